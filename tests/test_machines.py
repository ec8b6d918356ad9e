"""What programs read of the site: annotations, feeds, the sitemap."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from conftest import git
from lxml import etree
from pyld import jsonld
from samples import CITY, SETTINGS

from tiaowen.kit.problem import ProblemsFound
from tiaowen.model import SCRIPTS, Script
from tiaowen.notes.data import web_annotations
from tiaowen.notes.feed import feed
from tiaowen.pipeline import all_views, make_outputs
from tiaowen.read.changes import source_days
from tiaowen.read.entry_ids import FEED_IDS, read_entry_ids
from tiaowen.read.settings import read_settings
from tiaowen.site import Site, load_site
from tiaowen.write.data.root_files import root_files
from tiaowen.write.download import PDF, Download
from tiaowen.write.downloads.kept import KeptDownloads
from tiaowen.write.view import View

CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": Path(__file__).parent / "contexts/anno.jsonld"}


@cache
def loaded() -> Site:
    return load_site(CITY)


def views(site: Site, script: Script, address: str, **more: Any) -> list[View]:
    """The site's works as they are published at ``address``."""
    ids = replace(site.settings.entry_ids, **{"first": address, **more})
    settings = replace(site.settings, site=address, entry_ids=ids)
    found = all_views(replace(site, settings=settings), script)
    return [
        replace(view, changed=date(2026, 11, 24), downloads=(Download("a.pdf", "", None, b"", PDF),)) for view in found
    ]


def feeds(site: Site, script: Script, address: str, **more: Any) -> dict[str, list[str]]:
    """The ids in each feed, the feed's own first; with ``earlier={}`` as if nothing had been published before."""
    found = views(site, script, address, **more)
    texts = next(output.content.decode() for output in root_files(found) if output.path.endswith("feed.xml"))
    return {"texts": _ids(texts), **{view.work.id: _ids(feed(view)) for view in found}}


def _ids(atom: str) -> list[str]:
    root = etree.fromstring(atom.encode())
    return [str(element.text) for element in root.iter("{http://www.w3.org/2005/Atom}id")]


def context_on_disk(url: str, options: object) -> dict[str, object]:
    """What the W3C answers for the address of its context: nothing is asked of the network."""
    del options
    document = json.loads(CONTEXTS[url].read_text("utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def with_small_tags(value: Any) -> Any:
    """Language tags as keys mean the same in any case, and a processor writes them small."""
    if isinstance(value, list):
        return [with_small_tags(item) for item in value]
    if isinstance(value, dict):
        return {key.lower() if key[:3] == "zh-" else key: with_small_tags(item) for key, item in value.items()}
    return value


@pytest.fixture(scope="module", name="annotations")
def annotations_of_the_decision() -> Any:
    site = loaded()
    settings = replace(site.settings, site="https://law.example/")
    return json.loads(json.dumps(web_annotations(site.works[0], site.converter, settings)))


def test_a_json_ld_processor_drops_nothing_of_the_annotations(annotations: Any) -> None:
    loading = {"documentLoader": context_on_disk}
    expanded = jsonld.expand(annotations, loading)
    again = jsonld.compact(expanded, annotations["@context"], loading)
    assert with_small_tags(again) == with_small_tags(annotations)


def test_label_and_kind_are_statements_in_both_languages(annotations: Any) -> None:
    quads = jsonld.to_rdf(annotations, {"documentLoader": context_on_disk})["@default"]
    note = annotations["first"]["items"][0]
    meanings = {
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "kind": "http://purl.org/dc/elements/1.1/type",
    }
    for key, meaning in meanings.items():
        said = {
            (quad["object"]["language"].lower(), quad["object"]["value"])
            for quad in quads
            if quad["subject"]["value"] == note["id"] and quad["predicate"]["value"] == meaning
        }
        assert said == {(language.lower(), words) for language, words in note[key].items()}
        assert len(said) == 2


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_was_announced_before_ids_had_a_name_keeps_its_id(script: Script) -> None:
    """A reader of the feed sees nothing twice: these ids were addresses, and stay what they were."""
    root = "https://example.org/site/" + ("hans/" if script == "hans" else "")
    found = feeds(loaded(), script, "https://example.org/site/")
    work = loaded().works[0]
    assert found["texts"] == [f"{root}feed.xml", f"{root}city-2015/#2026-11-24"]
    assert found["city-2015"][0] == f"{root}city-2015/notes.xml"
    known = {f"{root}{note.page}#{note.anchor}" for note in work.commentary.notes}
    assert set(found["city-2015"][1:]) == known
    moved = feeds(loaded(), script, "https://example.com/", first="https://example.org/site/")
    assert moved == found


def test_the_feed_of_notes_begins_with_the_newest() -> None:
    (view,) = views(loaded(), "hant", "https://example.org/")
    earliest = min(note.note.date for note in view.commentary.notes)
    notes = [
        replace(note, note=replace(note.note, date=earliest + timedelta(days=count * 7 % 11)))
        for count, note in enumerate(view.commentary.notes)
    ]
    commentary = replace(view.commentary, notes=tuple(notes))
    root = etree.fromstring(feed(replace(view, enriched=replace(view.enriched, commentary=commentary))).encode())
    days = [str(element.text) for element in root.iterfind(".//{*}entry/{*}updated")]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 2


@pytest.mark.parametrize("name", ["", "tag:example.org,2026-11:"])
def test_the_ids_of_what_is_new_do_not_know_the_host(name: str) -> None:
    more: dict[str, Any] = {"earlier": {}, **({"name": name} if name else {})}
    here, there = (
        [entry for script in SCRIPTS for ids in feeds(loaded(), script, address, **more).values() for entry in ids]
        for address in ("https://a.example/", "http://b.example/x/")
    )
    assert here == there
    assert len(here) == len(set(here)) > 2 * len(loaded().works[0].commentary.notes)
    form = r"tag:example\.org,2026-11:[\w/%.-]+" if name else r"urn:uuid:[0-9a-f-]{36}"
    assert all(re.fullmatch(form, entry) for entry in here)


def test_another_site_with_the_same_text_has_other_ids() -> None:
    one, two = (feeds(loaded(), "hant", "https://a.example/", earlier={}, name=name) for name in ("一站", "二站"))
    assert not set(chain(*one.values())) & set(chain(*two.values()))


def test_a_site_without_settings_for_its_ids_has_them_from_its_name(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(SETTINGS.read_bytes())
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    without = re.sub(r"(?m)^  (feed_ids|first_address):.*\n", "", text)
    (tmp_path / "mkdocs.yml").write_text(without, "utf-8")
    assert without != text
    settings = read_settings(tmp_path)
    assert (settings.entry_ids.name, settings.entry_ids.first) == ("依法治市決定", settings.site)
    assert settings.entry_ids.earlier == {}


def test_a_broken_table_of_ids_is_told(tmp_path: Path) -> None:
    (tmp_path / FEED_IDS).parent.mkdir(parents=True)
    (tmp_path / FEED_IDS).write_text("entry\tid\ntexts\n", "utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_entry_ids(tmp_path, "", "")
    assert [(problem.code, problem.line) for problem in found.value.problems] == [("A004", 2)]


def commit(project: Path, path: str, day: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(day, "utf-8")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        git(project, *command, day=day)


def test_each_source_has_the_day_of_its_last_commit_and_a_folder_that_of_its_newest(tmp_path: Path) -> None:
    one, name = tmp_path / "one", "docs/terms/依法 治市.md"
    for path, day in ((name, "2026-11-01"), ("docs/notes/w/a.md", "2026-11-03"), ("scripts/x.py", "2026-11-05")):
        commit(one, path, day)
    days = source_days(one)
    assert (days[name], days["docs/notes/w"]) == (date(2026, 11, 1), date(2026, 11, 3))
    assert days["docs"] == date(2026, 11, 3)
    assert "scripts" not in days
    commit(one, name, "2026-11-07")
    assert source_days(one)[name] == date(2026, 11, 7)


def test_where_history_is_not_whole_no_day_is_known(tmp_path: Path) -> None:
    commit(tmp_path / "one", "docs/a.md", "2026-11-01")
    commit(tmp_path / "one", "docs/b.md", "2026-11-02")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/one", "shallow")
    assert source_days(tmp_path / "one")
    assert source_days(tmp_path / "shallow") == {}
    (tmp_path / "none").mkdir()
    assert source_days(tmp_path / "none") == {}


@pytest.fixture(scope="module", name="days")
def days_of_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The last day of each page, of a history in which one note, one term and one page are newer than the text."""
    sources = {
        "docs/decisions": date(2026, 11, 2),
        "docs/decisions/city-2015": date(2026, 11, 2),
        "docs/notes/city-2015/quan-guo-cheng-ji-lu.md": date(2026, 11, 5),
        "docs/notes/city-2015": date(2026, 11, 5),
        "docs/terms/shequ-jiaozheng.md": date(2026, 11, 7),
        "docs/pages/help.md": date(2026, 11, 9),
    }
    kept = KeptDownloads(tmp_path_factory.mktemp("kept"), sources)
    pages = [output for output in make_outputs(loaded(), kept) if output.path.endswith(".md")]
    found = ((output.path, re.search(r'(?m)^lastmod: "(.*)"$', output.content.decode())) for output in pages)
    return {path: match[1] if match else "" for path, match in found}


@pytest.mark.parametrize("folder", ["docs/", "docs/hans/"])
def test_a_page_has_the_day_of_what_it_shows(days: dict[str, str], folder: str) -> None:
    noted = next(n.unit for n in loaded().works[0].commentary.notes if n.slug == "quan-guo-cheng-ji-lu")
    term = loaded().works[0].linked.terms["shequ-jiaozheng"][0].unit
    assert days[f"{folder}city-2015/{noted}.md"] == "2026-11-05"
    assert days[f"{folder}city-2015/{noted.split('-')[0]}.md"] >= "2026-11-05"
    assert days[f"{folder}city-2015/{term}.md"] == "2026-11-07"
    assert days[f"{folder}terms/shequ-jiaozheng/index.md"] == "2026-11-07"
    assert days[f"{folder}city-2015/1.md"] == days[f"{folder}terms/sifeng/index.md"] == "2026-11-02"
    assert days[f"{folder}city-2015/index.md"] == "2026-11-05"
    assert days[f"{folder}help.md"] == "2026-11-09"
    assert days[f"{folder}about.md"] == ""


def test_the_sitemap_has_every_page_in_both_scripts(site: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    entries = etree.parse(str(site / "sitemap.xml")).getroot().findall("s:url", names)
    found = {entry.findtext("s:loc", "", names): entry for entry in entries}
    root = "http://127.0.0.1:8000/"
    pages = {root + path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")}
    assert found.keys() == pages
    for address, entry in found.items():
        alternates = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", names)}
        assert alternates.keys() == {"zh-Hant", "zh-Hans"}
        assert address in alternates.values()
        assert set(alternates.values()) <= found.keys()
        twins = {found[str(other)].findtext("s:lastmod", "", names) for other in alternates.values()}
        assert len(twins) == 1
