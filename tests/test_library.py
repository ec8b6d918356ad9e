"""A site of many works as a library: every work on every shelf, no page that grows with them, all by links."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

import jsonschema
import pytest
from conftest import ROOT
from four_works import LAW, NOTICE, lay_out_four_works
from lxml import etree
from test_history import site, view

from tiaowen.language.strokes import strokes
from tiaowen.model import SCRIPTS, Both, Script
from tiaowen.pipeline import all_views, hand_pages, make_outputs
from tiaowen.site import load_site
from tiaowen.write.built.sitemap import split_sitemap
from tiaowen.write.data.decision import decision_json
from tiaowen.write.data.library import library_json, library_outputs
from tiaowen.write.library.lists import GROUPS, WORKS, Library, library_pages
from tiaowen.write.library.shelf import NO_SHELF, UNKNOWN, Facet, Group, Shelf, Shelved, shelve
from tiaowen.write.markdown import Page
from tiaowen.write.pages.contents import contents_page
from tiaowen.write.pages.unit import unit_pages

EMPTY = re.compile("[沒没]有文件。")


def library(script: Script = "hant") -> Library:
    views = {view.work.id: view for view in all_views(site(), script)}
    return Library(site().shelf, views, script, site().converter)


@cache
def pages(script: Script = "hant") -> dict[str, Page]:
    """By address, from the edition's root."""
    return {_address(page.path.removeprefix("hans/")): page for page in library_pages(library(script))}


def _address(path: str) -> str:
    plain = PurePosixPath(path).with_suffix("")
    return f"{plain.parent if plain.name == 'index' else plain}/"


def _links(address: str, page: Page) -> list[str]:
    """The addresses that a page leads to, from the edition's root."""
    return [urljoin(f"https://x.example/{address}", href).removeprefix("https://x.example/") for href in _hrefs(page)]


def _hrefs(page: Page) -> list[str]:
    return [*re.findall('href="([^"]+)"', page.body), *re.findall(r"\]\(([^)]+/)index\.md\)", page.body)]


def many(count: int, groups: int = 1) -> Library:
    """Works in groups, all of which look like the law."""
    law = next(work for work in site().shelf.works if work.id == LAW)
    works = tuple(replace(law, id=f"w{n}") for n in range(count))
    parted = tuple(Group(f"g{n}", Both(f"第{n}", f"第{n}"), works[n::groups]) for n in range(groups))
    shelf = Shelf(works, dict.fromkeys(SCRIPTS, (Facet("issuers", "機關", parted),)))
    return Library(shelf, {work.id: view(LAW) for work in works}, "hant", site().converter)


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_work_is_on_every_shelf_and_every_link_leads_to_a_page(script: Script) -> None:
    ids = {work.work.id for work in site().works}
    for facet in site().shelf.facets[script]:
        assert {work.id for group in facet.groups for work in group.works} == ids
    made = pages(script)
    works = {f"{id_}/" for id_ in ids}
    for address, page in made.items():
        assert set(_links(address, page)) <= {*made, *works}, address
    reached = {link for address, page in made.items() for link in _links(address, page)}
    assert works <= reached
    assert {address for address, page in made.items() if not EMPTY.search(page.body)} <= {*reached, "library/"}


def test_both_editions_have_the_same_addresses_and_each_counts_the_strokes_of_its_own_script() -> None:
    assert set(pages("hant")) == set(pages("hans"))
    assert [strokes(character) for character in "國国龍龙一"] == [11, 8, 16, 5, 1]
    hant, hans = ([group.key for group in library(s).facets[-1].groups] for s in SCRIPTS)
    assert hant != hans
    (lacking, *_) = sorted(set(hant) - set(hans))
    assert "没有文件" in pages("hans")[f"library/strokes/{lacking}/"].body


def test_a_name_is_read_in_its_context_and_begins_where_it_differs() -> None:
    by_id = {work.id: work for work in site().shelf.works}
    assert by_id[LAW].name.hans == "森林法"
    assert by_id[LAW].sound == ("sen", "lin", "fa")
    renamed = replace(view(NOTICE).work, short_title=Both("《重慶市燃氣條例》", "《重庆市燃气条例》"))
    works = [replace(site().works[0], work=renamed), *site().works[1:]]
    shelf = shelve(works, site().reader, site().converter)
    assert "chong qing shi ran qi tiao li" in [" ".join(work.sound) for work in shelf.works]


def test_what_is_not_known_stands_last_in_a_group_of_its_own() -> None:
    for key in ("issuers", "years"):
        facet = next(facet for facet in library().facets if facet.key == key)
        assert [group.key for group in facet.groups].index(UNKNOWN) == len(facet.groups) - 1
    assert "未寫明" in pages()["library/years/unknown/"].body


def test_a_list_goes_on_on_the_next_page_and_none_grows() -> None:
    listed = {_address(page.path): page for page in library_pages(many(2 * WORKS + 1))}
    group = [f"library/issuers/g0/{part}" for part in ("", "2/", "3/")]
    assert [listed[address].body.count("<li") for address in group] == [WORKS, WORKS, 1]
    assert [set(group) <= {*_links(address, listed[address]), address} for address in group] == [True] * 3
    large = {_address(page.path): page for page in library_pages(many(40 * WORKS))}
    assert len(large["library/issuers/g0/20/"].body) < len(listed[group[0]].body) + 1500
    assert _links("library/issuers/g0/20/", large["library/issuers/g0/20/"])[-7:] == [
        f"library/issuers/g0/{part}" for part in ("", "18/", "19/", "20/", "21/", "22/", "40/")
    ]


def test_many_groups_are_paged_and_the_page_of_all_ways_shows_the_largest() -> None:
    listed = {_address(page.path): page for page in library_pages(many(2 * GROUPS + 1, 2 * GROUPS))}
    assert {"library/issuers/", "library/issuers/2/"} <= set(listed)
    assert "library/issuers/3/" not in listed
    assert len(_hrefs(listed["library/issuers/"])) == GROUPS + 2
    ways = _links("library/", listed["library/"])
    assert "library/issuers/g0/" in ways  # it has two works
    assert len(ways) < 40


def test_a_list_that_was_published_stays_though_it_holds_nothing() -> None:
    gone = "library/years/1901/"
    made = {_address(page.path): page for page in library_pages(library(), {gone, "x/", "library/kinds/fa/7/"})}
    assert "沒有文件" in made[gone].body
    assert made["library/kinds/fa/7/"].path == "library/kinds/fa/7.md"
    assert _links(gone, made[gone]) == ["library/"]


def test_a_card_says_what_is_known_and_nothing_else() -> None:
    body = re.sub("<[^>]+>", "|", pages()["library/kinds/fa/"].body)
    assert "中华人民共和国森林法" in body.replace("|", "").replace("中華人民共和國", "中华人民共和国")
    assert "全國人民代表大會常務委員會 · 1984年通過，2019年修訂" in body
    assert "2 條" in body
    assert "效力" not in body


def test_the_home_page_of_many_leads_to_the_lists_and_shows_the_newest_first() -> None:
    home = next(
        page for page in hand_pages(site(), {"hant": all_views(site(), "hant")}, frozenset()) if page.path == "index.md"
    )
    assert set(_links("", home)) <= {*pages(), *(f"{work.work.id}/" for work in site().works)}
    assert home.body.index("耕地") < home.body.index("林法</a>")
    assert home.meta["sheets"] == ["lexicon", "library"]


def test_a_page_of_a_work_stands_below_its_kind() -> None:
    law = next(view for view in all_views(site(), "hans") if view.work.id == LAW)
    kind = {"label": "法", "page": "hans/library/kinds/fa/index.md"}
    assert contents_page(law).meta["crumbs"] == [kind]
    crumbs = unit_pages(law)[0].meta["crumbs"]
    assert isinstance(crumbs, list)
    assert [crumb["page"] for crumb in crumbs] == [kind["page"], f"hans/{LAW}/index.md"]


def test_few_works_have_no_library() -> None:
    few = shelve(site().works[:3], site().reader, site().converter)
    assert few == NO_SHELF
    assert library_pages(replace(library(), shelf=few), {"library/"}) == []


def test_what_most_others_name_comes_first() -> None:
    works = tuple(
        Shelved(name, Both(name, name), (name,), Both("", ""), (), 0, None, ("x",) * cited)
        for name, cited in (("a", 1), ("b", 0), ("c", 3))
    )
    assert [work.id for work in replace(site().shelf, works=works).most_cited(5)] == ["c", "a"]
    assert replace(site().shelf, works=works).newest(5) == []


def test_the_data_have_every_work_as_their_schema_says() -> None:
    data = library_json(site().works, site().versions, site().shelf, site().converter)
    schema = json.loads((ROOT / "overrides/assets/schema/library-1.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)
    entries = {entry["id"]: entry for entry in data["works"]}  # type: ignore[attr-defined]
    for work in site().works:
        own = decision_json(work, site().lexicon, site().converter)
        assert {key: entries[work.work.id][key] for key in ("title", "events", "status")} == {
            key: own[key] for key in ("title", "events", "status")
        }
    assert library_outputs(site().works, site().versions, NO_SHELF, site().converter) == []


_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
{}
</urlset>
"""


def test_a_large_sitemap_is_split_and_loses_nothing(tmp_path: Path) -> None:
    urls = [f"<url><loc>https://x.example/{n}/</loc><lastmod>2026-01-0{n}</lastmod>\n</url>" for n in range(1, 6)]
    (tmp_path / "sitemap.xml").write_text(_SITEMAP.format("\n".join(urls)), "utf-8")
    split_sitemap(tmp_path, "https://x.example/", most=5)
    assert [path.name for path in tmp_path.iterdir()] == ["sitemap.xml"]
    split_sitemap(tmp_path, "https://x.example/", most=2)
    index = etree.parse(str(tmp_path / "sitemap.xml")).getroot()
    listed = [(entry[0].text, entry[1].text) for entry in index]
    assert listed == [(f"https://x.example/sitemap-{n}.xml", f"2026-01-0{min(2 * n, 5)}") for n in (1, 2, 3)]
    parts = [etree.parse(str(tmp_path / f"sitemap-{n}.xml")).getroot() for n in (1, 2, 3)]
    assert [url[0].text for part in parts for url in part] == [f"https://x.example/{n}/" for n in range(1, 6)]
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()) == (tmp_path / "sitemap.xml").read_bytes()


_COLLECTION = "---\ntitle: 林业\ndescription: 森林的规定\nworks:\n  - {}\n  - {}\n---\n\n这些文件说的是森林。\n"


def test_a_collection_is_a_page_of_its_own_in_both_scripts(tmp_path: Path) -> None:
    project = lay_out_four_works(tmp_path)
    (project / "docs/collections").mkdir()
    (project / "docs/collections/linye.md").write_text(_COLLECTION.format(NOTICE, LAW), "utf-8")
    made_site = load_site(project)
    outputs = {output.path: output.content.decode() for output in make_outputs(made_site)}
    page = outputs["docs/library/collections/linye.md"]
    assert page.index(f'href="../../../{NOTICE}/"') < page.index(f'href="../../../{LAW}/"')
    assert "這些文件說的是森林" in page
    assert "这些文件说的是森林" in outputs["docs/hans/library/collections/linye.md"]
    for path, root in (("docs/index.md", ""), ("docs/library/index.md", "../")):
        assert f'href="{root}library/collections/linye/"' in outputs[path]
    assert "docs/library/collections/linye/index.md" not in outputs
