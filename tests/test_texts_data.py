"""What machines are told of a work in several texts: Akoma Ntoso of a point in time, JSON-LD, decision.json, downloads of each text."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree
from samples import ROOT
from samples import VERSIONS_WORK as WORK
from test_amending import ACT, TITLE, add_act
from test_amending import shelf as shelf
from test_history import XSD
from test_versions import site

from tiaowen.model import SCRIPTS, Script
from tiaowen.pipeline import all_views, dated_views
from tiaowen.site import Site, load_site
from tiaowen.write.data.decision import decision_json
from tiaowen.write.data.json_ld import work_linked_data
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.kept import KeptDownloads, downloads_outputs
from tiaowen.write.pages.contents import contents_page
from tiaowen.write.view import View

DAY = date(2026, 11, 1)


def texts(of: Site, script: Script = "hant") -> dict[str, View]:
    """By day, each text of the work."""
    views = dated_views(of, script, all_views(of, script))
    return {str(view.day): view for view in views}


def xml(view: View) -> etree._Element:
    document = etree.fromstring(akoma_ntoso(view, DAY, ()))
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    assert schema.validate(document), schema.error_log
    return document


@cache
def of_2018() -> etree._Element:
    return xml(texts(site())["2018-07-01"])


def days(document: etree._Element, unit: str) -> tuple[str, str]:
    """From when to when a unit reads so."""
    (group,) = document.xpath(f"//*[@wId='{unit}']/@period")
    events = {f"#{e.get('eId')}": e.get("date") for e in document.xpath("//*[local-name()='eventRef']")}
    (interval,) = document.xpath(f"//*[@eId='{group[1:]}']/*[local-name()='timeInterval']")
    return events[interval.get("start")], events.get(interval.get("end"), "")


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_text_is_an_expression_of_one_work(script: Script) -> None:
    found = {day: xml(view) for day, view in texts(site(), script).items()}
    works = {
        doc.xpath("string(//*[local-name()='FRBRWork']/*[local-name()='FRBRuri']/@value)") for doc in found.values()
    }
    assert works == {f"/akn/cn/act/measures/2009-12-20/{WORK}"}
    for day, document in found.items():
        expression = document.xpath("string(//*[local-name()='FRBRExpression']/*[local-name()='FRBRuri']/@value)")
        assert expression == f"{next(iter(works))}/zho@{day}!{script}"
        assert document.xpath("//*[local-name()='FRBRExpression']/*[local-name()='FRBRdate']/@date") == [day]


def test_the_life_of_all_texts_stands_in_each() -> None:
    told = [(e.get("date"), e.get("type")) for e in of_2018().xpath("//*[local-name()='eventRef']")]
    assert told == [
        ("2009-12-20", "generation"), ("2010-03-01", None), ("2018-05-15", "amendment"), ("2018-07-01", None),
        ("2026-03-10", "amendment"), ("2030-01-01", None),
    ]  # fmt: skip
    assert told == [
        (e.get("date"), e.get("type")) for e in xml(texts(site())["2010-03-01"]).xpath("//*[local-name()='eventRef']")
    ]


@pytest.mark.parametrize(
    ("unit", "when"),
    [
        ("a2", ("2010-03-01", "")),
        ("a1", ("2010-03-01", "2030-01-01")),
        ("a3", ("2018-07-01", "")),
        ("a4", ("2018-07-01", "2030-01-01")),
        ("a7", ("2010-03-01", "2030-01-01")),
        ("a8", ("2010-03-01", "2030-01-01")),
    ],
)
def test_a_provision_says_from_when_to_when_it_reads_so(unit: str, when: tuple[str, str]) -> None:
    assert days(of_2018(), unit) == when


def test_a_provision_of_an_earlier_text_is_followed_to_the_number_that_it_has_later() -> None:
    # What was 第五條 is 第七條 in 2018, with a comma more, and reads otherwise in 2030.
    assert days(xml(texts(site())["2010-03-01"]), "a5") == ("2010-03-01", "2030-01-01")


def test_the_act_that_is_here_is_the_source_of_the_event_and_tells_what_it_changes(shelf: Path) -> None:
    found = load_site(shelf)
    document = xml(texts(found)["2018-07-01"])
    (event,) = document.xpath("//*[local-name()='eventRef'][@date='2018-05-15']")
    (act,) = document.xpath(f"//*[local-name()='passiveRef'][@eId='{event.get('source')[1:]}']")
    assert act.get("href") == "/akn/cn/act/decision/2018-05-15/xiugai-2018"
    views = {view.work.id: view for view in all_views(found, "hant")}
    changed = json.loads(work_linked_data(views["xiugai-2018"]))["legislationChanges"]
    assert [law["@id"] for law in changed] == [f"§/{WORK}/"]
    assert "legislationChanges" not in json.loads(work_linked_data(views[WORK]))
    second = _versions(found)[1]
    assert second["amended_by"] == {
        "date": "2018-05-15", "title": {"hant": second["amended_by"]["title"]["hant"], "hans": TITLE}, "work": "xiugai-2018", "doubtful": False,
    }  # fmt: skip
    add_act(shelf, ["一、删去第一条。", *ACT[1:]])
    assert _versions(load_site(shelf))[1]["amended_by"]["doubtful"] is True


def _versions(of: Site) -> list[dict[str, Any]]:
    main = next(work for work in of.works if work.work.id == WORK)
    data = decision_json(main, of.lexicon, of.converter, of.versions[WORK])
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json.dumps(data)))
    return data["versions"]  # type: ignore[return-value]


def test_data_says_of_each_text_but_the_first_who_made_it_as_far_as_that_is_known() -> None:
    first, second, third = _versions(site())
    assert "amended_by" not in first
    assert second["amended_by"] == {"date": "2018-05-15", "title": None, "work": None, "doubtful": False}
    assert third["amended_by"] == {"date": "2026-03-10", "title": None, "work": None, "doubtful": False}


def test_a_text_of_another_day_says_what_it_is_one_of_and_is_dated() -> None:
    data = json.loads(work_linked_data(texts(site())["2010-03-01"]))
    assert data["legislationDateVersion"] == "2010-03-01"
    assert data["exampleOfWork"] == {"@id": f"§/{WORK}/"}


def test_each_text_can_be_taken_home_and_the_page_says_what_cannot(tmp_path: Path) -> None:
    view = KeptDownloads(tmp_path).with_downloads(texts(site())["2010-03-01"])
    made = [output.path for output in downloads_outputs(view)]
    assert made == [f"docs/{WORK}/v/2010-03-01/{WORK}-2010-03-01-hant.xml"]
    page = contents_page(view).body
    for name in (f"{WORK}-2010-03-01-hant.xml", f"{WORK}-2010-03-01-hant.txt", "decision.json"):
        assert f'href="../../../{WORK}/v/2010-03-01/{name}"' in page
    assert "PDF 和 EPUB 只有一個文本的" in page
