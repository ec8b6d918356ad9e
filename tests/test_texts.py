"""The pages of a work with several texts: their addresses, what they say of each other, what a day changed."""

from __future__ import annotations

import json
import re
from functools import cache

import jsonschema
import pytest
from samples import ROOT, VERSIONS_WORK
from test_versions import site

from tiaowen.model import SCRIPTS, Script
from tiaowen.pipeline import all_views, dated_pages, dated_views, work_pages
from tiaowen.write.data.decision import decision_json
from tiaowen.write.data.versions import listed_texts
from tiaowen.write.markdown import Page
from tiaowen.write.view import View

DAYS = ("2010-03-01", "2018-07-01", "2030-01-01")


@cache
def view(script: Script = "hans") -> View:
    return next(view for view in all_views(site(), script) if view.work.id == VERSIONS_WORK)


@cache
def pages(script: Script = "hans") -> dict[str, Page]:
    """Every page of the work and of its texts, by where it stands below the work."""
    made = [*work_pages(view(script))]
    made += [page for dated in dated_views(site(), script, [view(script)]) for page in dated_pages(dated)]
    return {page.path.removeprefix("hans/").removeprefix(f"{VERSIONS_WORK}/"): page for page in made}


def test_every_text_has_a_tree_of_its_own_that_no_other_takes() -> None:
    units = {"2010-03-01": 7, "2018-07-01": 9, "2030-01-01": 8}
    for day, count in units.items():
        wanted = {f"v/{day}/{name}.md" for name in ("index", "full", *(f"a{n}" for n in range(1, count + 1)))}
        assert {path for path in pages() if path.startswith(f"v/{day}/")} == wanted


def test_what_is_cited_from_the_page_of_a_day_is_that_page() -> None:
    """The bare address shows another text one day: no page of a day gives it out for its own."""
    assert not [path for path, page in pages().items() if path.startswith("v/") and "canonical" in page.meta]
    data = json.loads(json.dumps(pages()["v/2010-03-01/index.md"].meta["data"]))
    assert "2010-03-01" in json.dumps(data)


def test_a_page_leads_to_the_same_provision_of_every_other_text() -> None:
    body = str(pages()["a7.md"].body)
    assert 'href="../../hedao-2009/v/2010-03-01/a5/"' in body
    assert 'href="../../hedao-2009/v/2030-01-01/a7/"' in body
    assert "2030年1月1日起的文本没有这一条" in str(pages()["a8.md"].body)
    deep = str(pages()["v/2010-03-01/a5.md"].body)
    assert 'href="../../../../hedao-2009/v/2018-07-01/a7/"' in deep


@pytest.mark.parametrize(("unit", "there"), [("a3", ["a3"]), ("a4", ["a5", "a6"]), ("a5", ["a7"]), ("a6", [])])
def test_a_provision_is_followed_through_all_texts(unit: str, there: list[str]) -> None:
    versions = view().versions
    assert versions
    first, *_, last = versions.listed
    assert [*versions.same_in(0, unit, last)] == there
    assert all(unit in versions.same_in(2, one, first) for one in there)


def test_a_provision_says_since_when_it_reads_so_and_how_it_read_before() -> None:
    body = str(pages()["a3.md"].body)
    assert "这一条2018年7月1日起是这样（2018年5月15日某市人民政府修订）。 从前的文字 1 种" in body
    assert "2010年3月1日起，到2018年6月30日：第三条" in body
    assert "市水利局负责全市河道的管理工作" in body
    assert 'class="wordings"' not in str(pages()["a7.md"].body)
    assert "从这里最早的文本（2010年3月1日起）到现在没有变过" in str(pages()["a7.md"].body)
    assert "2018年7月1日起新增" in str(pages()["a4.md"].body)
    # Of the earliest text nothing is known from before.
    assert 'class="since"' not in str(pages()["v/2010-03-01/a3.md"].body)


def test_links_of_a_text_of_another_day_stay_in_it() -> None:
    body = str(pages()["v/2010-03-01/a6.md"].body)
    assert 'href="../../../../hedao-2009/v/2010-03-01/a5/"' in body


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("day", DAYS[1:])
def test_what_a_day_changed_holds_both_texts(script: Script, day: str) -> None:
    """Without what came the page has the words before, without what went those after."""
    body = str(pages(script)[f"changes/{day}.md"].body)
    versions = view().versions
    assert versions
    at = DAYS.index(day)
    for version, left_out in ((versions.listed[at - 1], "ins|u"), (versions.listed[at], "del|s")):
        shown = re.sub(rf"<({left_out})>[^<]*</\1>", "", body)
        shown = re.sub(r"<[^>]+>|&#\d+;|\s", "", shown)
        changed = {
            unit
            for each in versions.listed[at].changes
            if not each.untouched
            for unit in (*each.provision.old, *each.provision.new)
        }
        for unit in version.work.work.units:
            if unit.id in changed and unit.kind == "article":
                text = re.sub(r"\s", "", unit.text.of(script))
                assert text in shown, unit.id


def test_what_only_numbers_and_signs_changed_is_told_apart() -> None:
    body = str(pages()["changes/2018-07-01.md"].body)
    before, _, behind = body.partition("## 无实质变化")
    assert "修改 2 处，拆分 1 处，新增 1 处，无实质变化 2 处" in before
    assert re.findall(r'<section id="([a-z0-9]+)"', before) == ["a3", "a4", "a5", "a9"]
    assert "第五条" in behind
    assert "<del>" not in behind


def test_the_data_tell_every_text_and_what_it_changed() -> None:
    data = json.loads(json.dumps(decision_json(view().enriched, view().lexicon, view().converter, view().versions)))
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(data)) == []
    assert (data["version"], [one["from"] for one in data["versions"]]) == (DAYS[1], list(DAYS))
    assert data["versions"][0]["changes"] is None
    assert {"kind": "split", "old": ["a4"], "new": ["a5", "a6"], "words": True} in data["versions"][1]["changes"]
    assert {"kind": "renumbered", "old": ["a5"], "new": ["a7"], "words": False} in data["versions"][1]["changes"]
    assert "versions" not in decision_json(view().enriched, view().lexicon, view().converter)


def test_the_list_of_a_library_tells_every_text_and_where_it_stands() -> None:
    texts = listed_texts(site().versions[VERSIONS_WORK])["versions"]
    assert [text["from"] for text in texts] == ["2010-03-01", "2018-07-01", "2030-01-01"]  # type: ignore[attr-defined]
    assert texts[0]["data"] == f"{VERSIONS_WORK}/v/2010-03-01/decision.json"  # type: ignore[index]
    schema = json.loads((ROOT / "overrides/assets/schema/library-1.json").read_text("utf-8"))
    jsonschema.validate(texts, schema["properties"]["works"]["items"]["properties"]["versions"])
    assert listed_texts(None) == {}


def test_the_list_of_days_is_there_for_a_work_with_several_texts_alone() -> None:
    listed = str(pages()["changes.md"].body)
    assert re.findall(r'href="(\d{4}-\d\d-\d\d)/"', listed) == ["2030-01-01", "2018-07-01"]
    assert "这里最早的文本" in listed
