"""Facts from lines: each where it stands, or none."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from samples import CITY

from tiaowen.draft.facts import facts_of
from tiaowen.draft.note_events import Happening, note_events
from tiaowen.draft.organs import organs
from tiaowen.draft.roles import genre_of, guess_roles
from tiaowen.draft.work import draft_work
from tiaowen.kit.word_list import rows
from tiaowen.kit.yaml_text import parse_yaml
from tiaowen.load.works import load_work, read_conversion
from tiaowen.text.book_titles import hide_titles
from tiaowen.text.effect import effect_of
from tiaowen.text.written_date import dates, first_date, half_width

NOTES = rows(ROOT / "tests" / "events.tsv")
FACTS = ROOT / "tests" / "facts"


def told(event: Happening, lines: list[str]) -> str:
    """「通過 2015-01-08 某机关 (第一次修正)」, with the line where there are several."""
    parts = [event.word, event.date.isoformat(), "、".join(event.by), f"({event.note})" if event.note else ""]
    return (f"{event.line}: " if len(lines) > 1 else "") + " ".join(filter(None, parts))


@pytest.mark.parametrize(("notes", "events"), NOTES, ids=[str(n) for n in range(len(NOTES))])
def test_a_note_tells_these_events_and_no_other(notes: str, events: str) -> None:
    lines = notes.split(" / ")
    assert "; ".join(told(event, lines) for event in note_events(list(enumerate(lines, 1)))) == events.removeprefix("-")


_PIECES = st.lists(
    st.sampled_from(
        ["2015年1月8日", "二〇一六年二月五日", "民國83年1月11日", "某市人民代表大会", "第三次会议", "通过", "批准的", "根据", "公布", "施行",
         "《2010年3月4日关于修改〈某法〉的决定》", "第一次修正", "修订", "、", "，", "自", "起", "《", "》", "（", "）", "令第3号", "的", " "]
    ),
    max_size=14,
)  # fmt: skip


@given(st.lists(_PIECES.map("".join), min_size=1, max_size=4))
def test_no_event_has_a_date_that_its_line_does_not_say(lines: list[str]) -> None:
    for event in note_events(list(enumerate(lines, 1))):
        line = lines[event.line - 1]
        assert event.date in [found.value for found in dates(line)]
        for name in event.by:
            said = iter(half_width(" ".join(lines)))
            assert all(c in said for c in name), "an organ's name has no character that the note has not, in its order"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("第十二届全国人民代表大会第三次会议", "全国人民代表大会"),
        ("第十二屆全國人民代表大會常務委員會第十四次會議", "全國人民代表大會常務委員會"),
        ("某市第五届人民代表大会常务委员会第三十次会议", "某市人民代表大会常务委员会"),
        ("北京市第九届人大常委会第三十一次会议", "北京市人民代表大会常务委员会"),
        ("最高人民检察院第十届检察委员会第28次会议", "最高人民检察院"),
        ("最高人民法院审判委员会第1331次会议、", "最高人民法院"),
        ("中华人民共和国国务院、中华人民共和国中央军事委员会令第371号", "国务院 中央军事委员会"),
        ("农业部、财政部、国家物价局令第1号", "农业部 财政部 国家物价局"),
        ("国务院常务会议", "国务院"),
        ("中共资阳市委三届七次全会", "中共资阳市委"),
        ("總統（83）華總（一）義字第 0165 號令", "總統"),
        ("中共中央办公厅 国务院办公厅", "中共中央办公厅 国务院办公厅"),
        ("中国共产党第十八届中央委员会第四次全体会议", "中国共产党中央委员会"),
        ("杭州市人民代表大会常务委员会公告第50号", "杭州市人民代表大会常务委员会"),
        ("与会代表", ""),
        ("2015年的某条例", ""),
    ],
)
def test_an_organ_is_named_without_its_sitting_and_decree(words: str, names: str) -> None:
    assert " ".join(organs(words)) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第五条 本条例自1987年12月1日起施行。1982年发布的暂行条例同时废止。", "施行 1987-12-01 "),
        ("第九條 本法自公布日施行。", "施行 None 公布"),
        ("五、本决定自2018年11月24日起施行。", "施行 2018-11-24 "),
        ("第二十条 本办法由某市民政局负责解释，自二〇一九年一月一日起执行。", "执行 2019-01-01 "),
        ("本通知自印发之日起施行。", "施行 None 印发"),
        ("第五条 本章程自民政部核准之日起生效。", "生效 None 核准"),
        ("第九条 本办法自省人民代表大会常务委员会批准之日起施行。", "施行 None 批准"),
        ("本市自2019年1月1日起实施限行。", "None"),
        ("第三条修改为：“本法自2009年5月1日起施行。”", "None"),
        ("人身安全保护令自作出之日起生效。", "None"),
        ("本条例自公布之日起三十日后施行。", "None"),
        ("附件\n某办法\n第三条 本办法自2015年1月8日起施行。", "None"),
    ],
)
def test_a_document_says_from_when_it_holds(text: str, found: str) -> None:
    clause = effect_of(["第一条 甲。", *text.split("\n")])
    assert (f"{clause.word} {clause.date} {clause.done}" if clause else "None") == found


def test_a_clause_of_effect_in_the_middle_is_not_the_documents() -> None:
    assert effect_of(["第三条 本条例自2015年1月8日起施行。", *["第九条 甲。"] * 30]) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("民國 107 年 06 月 06 日", date(2018, 6, 6)), ("中華民國八十三年一月十一日", date(1994, 1, 11)),
        ("中華民國元年元月一日", date(1912, 1, 1)), ("一九九六年二月五日", date(1996, 2, 5)), ("二○一五年元月八日", date(2015, 1, 8)),
        ("2015.1.8", date(2015, 1, 8)), ("2015-1.8", None), ("2015年2月30日", None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form(line: str, day: date | None) -> None:
    assert first_date(line) == day


def test_titles_are_hidden_length_for_length() -> None:
    assert hide_titles("《关于〈甲〉的决定》修正") == "《" + "□" * 8 + "》修正"
    assert hide_titles("的决定》修正") == "的决定》修正"
    assert hide_titles("《没有完") == "《□□□"


CARRIED = {
    "carrier-title": "某市人民政府关于印发某办法的通知", "carrier-number": "某府发〔2019〕4号", "carrier-addressee": "各县：",
    "carrier": "现将《某办法》印发给你们。", "carrier-signature": "某市人民政府 2019年1月24日", "title": "某办法", "body": "一、甲。",
    "signature": "某局 2018年12月1日",
}  # fmt: skip
ORDER = {
    "carrier-title": "中华人民共和国国务院令", "carrier-number": "第723号",
    "carrier": "《某条例》已经2019年12月12日国务院第74次常务会议通过，现予公布，自2020年1月1日起施行。2001年4月12日国务院发布的《某细则》同时废止。",
    "carrier-signature": "总理 某某 2019年12月26日", "title": "某条例", "body": "第一条 甲。",
}  # fmt: skip


def drafted(lines: dict[str, str], genre: str = "办法") -> tuple[str, str, list[str]]:
    facts = facts_of(list(lines.values()), list(lines), genre)
    events = [f"{event.word} {event.date} {event.by} {event.note} {event.lines}" for event in facts.events]
    return facts.issuer.text if facts.issuer else "", facts.number.text if facts.number else "", events


def test_a_notice_gives_out_what_it_carries_and_the_inner_signature_stays_its_own() -> None:
    assert drafted(CARRIED) == ("某市人民政府", "某府发〔2019〕4号", ["印發 2019-01-24 某市人民政府  (5,)"])


def test_an_order_tells_adoption_promulgation_and_effect() -> None:
    number = "中华人民共和国国务院令第723号"
    events = [
        "通過 2019-12-12 国务院  (3,)",
        f"公布 2019-12-26 国务院 {number} (4,)",
        "施行 2020-01-01   (3,)",
    ]
    assert drafted(ORDER, "条例") == ("国务院", number, events)


def test_effect_from_promulgation_needs_one_known_day_and_no_revision_since() -> None:
    lines = {
        "title": "某条例",
        "adoption": "2005年9月3日国务院令第446号公布",
        "body": "第一条 本条例自公布之日起施行。",
    }
    assert drafted(lines)[2][-1] == "施行 2005-09-03   (2,)"
    assert all("施行" not in event for event in drafted(lines | {"adoption": "2005年9月3日某市人大常委会通过"})[2])
    revised = lines | {"adoption": "2005年9月3日国务院公布 2010年1月1日国务院修订"}
    assert all("施行" not in event for event in drafted(revised)[2])


@pytest.mark.parametrize(
    ("genre", "events"),
    [("通知", ["發出 2015-01-08 某局  (2,)"]), ("公告", ["發布 2015-01-08 某局  (2,)"]), ("条例", []), ("", [])],
)
def test_the_day_of_a_signature_is_called_by_its_genre_or_left(genre: str, events: list[str]) -> None:
    assert drafted({"title": "某某", "signature": "某局 2015年1月8日"}, genre)[2] == events


def test_a_report_is_given() -> None:
    lines = {
        "title": "政府工作报告",
        "adoption": "——2024年1月20日在某市第八届人民代表大会第三次会议上",
        "body": "我代表市人民政府。",
    }
    assert drafted(lines, "报告") == ("", "", ["報告 2024-01-20  某市第八届人民代表大会第三次会议 (2,)"])


def test_a_page_says_some_facts_of_the_document_and_others_of_itself() -> None:
    lines = {
        "title": "某法",
        "web-information": "发布日期：2020-02-02　公布日期：民國 107 年 06 月 06 日　发文机关：某部　来源：某网",
    }
    assert drafted(lines) == ("某部", "", ["公布 2018-06-06   (2,)"])


def test_nothing_is_taken_from_the_body() -> None:
    lines = {
        "title": "某条例",
        "body": "第一条 根据2014年1月1日国务院发布的《某法》，2015年1月8日某市人民代表大会通过本条例。",
    }
    assert drafted(lines) == ("", "", [])


@pytest.mark.parametrize("case", sorted(path.stem for path in FACTS.glob("*.txt")))
def test_a_draft_is_read_again_and_names_the_lines(case: str, tmp_path: Path) -> None:
    """Each drafted work.yml is one that check reads; every fact names a line that says it."""
    text = (FACTS / f"{case}.txt").read_text("utf-8")
    folder = tmp_path / "docs" / "decisions" / "x"
    folder.mkdir(parents=True)
    (folder / "received.txt").write_text(text, "utf-8")
    converter = read_conversion(CITY)
    draft = draft_work(text, converter)
    (folder / "work.yml").write_text(draft, "utf-8")
    received = load_work(tmp_path, "docs/decisions/x", converter, ()).work.received
    lines = text.split("\n")
    for row in draft.split("lines:\n")[0].splitlines():
        if found := re.search(r"date: (\S+?)[,}].*# 底本第 (\d+)", row):
            assert date.fromisoformat(found[1]) in [day.value for day in dates(lines[int(found[2]) - 1])]
        elif not re.match(
            r"script|events:|source:|sha256|genre|usage|wrapped|carrier:|  (title|number|issuer|addressees|date):", row
        ):
            assert "# 底本" in row or "不知道就空着" in row
    assert not {"未写明", "请写明"} & {str(value) for value in parse_yaml(draft, "x", "W001").value.values()}
    assert {event.date for event in received.events} <= {day.value for line in lines for day in dates(line)}
    assert all(problem.warning for problem in received.told)


def test_a_fact_that_is_not_found_is_told(tmp_path: Path) -> None:
    text = "关于某事的通知\n\n各县：\n\n一、甲。\n\n2015年1月8日前完成。\n"
    roles = guess_roles(text.removesuffix("\n").split("\n"))
    assert "adoption" not in roles
    draft = draft_work(text, read_conversion(CITY))
    assert 'issuer: ""  # 底本没有说' in draft
    assert "events: []  # 底本没有说" in draft


def test_the_label_of_a_field_is_no_part_of_the_title() -> None:
    assert '\nshort_title: "資通安全管理法"' in draft_work(
        "法規名稱：資通安全管理法\n第 1 條\n甲。\n", read_conversion(CITY)
    )


@pytest.mark.parametrize(
    ("name", "title", "issuer", "number", "events"),
    [
        ("masthead-reply", "关于同意张阿三同志辞职的批复", "路桥区卫生局", "路卫发〔2011〕76号", "發出 2011-06-02"),
        ("masthead-carrier", "某市扶持办法", "某市人民政府", "某政发〔2020〕3号", "印發 2020-01-08"),
        ("masthead-number-alone", "国务院关于推动内蒙古高质量发展的意见", "国务院", "国发〔2023〕16号", "發出 2023-10-05"),
        (
            "announcement-letterhead", "关于进一步规范进口食品标签管理的公告", "海关总署、市场监管总局",
            "中华人民共和国海关总署 国家市场监督管理总局公告2022年第113号", "發布 2022-11-25 實施 2023-01-01",
        ),
        ("announcement-number-above", "国家税务总局关于某事项的公告", "国家税务总局", "国家税务总局公告2022年第1号", "發布 2022-01-05"),
        ("announcement-of-three", "中国人民银行 银保监会 证监会公告", "中国人民银行、银保监会、证监会", "〔2022〕第1号", "發布 2022-01-05"),
        ("order-of-a-year", "某某管理办法", "交通运输部", "交通运输部令2022年第3号", "通過 2021-12-01 公布 2022-01-05 施行 2022-03-01"),
        ("minutes-imprint", "某市人民政府专题会议纪要", "", "〔2023〕18号", ""),
        (
            "report-by-an-organ", "关于某市2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告",
            "某市发展和改革委员会", "", "報告 2024-01-10",
        ),
        ("headline-names-the-text", "关于进一步加强某工作的意见", "中共中央办公厅、国务院办公厅", "", ""),
    ],
)  # fmt: skip
def test_print_says_above_the_title_and_below_the_text_whose_it_is(
    name: str, title: str, issuer: str, number: str, events: str
) -> None:
    rows = [line.split("\t", 1) for line in (ROOT / f"tests/roles/{name}.txt").read_text("utf-8").splitlines()]
    facts = facts_of([row[-1] for row in rows], [row[0] for row in rows], genre_of(title))
    assert facts.title.text == title
    assert (facts.issuer.text if facts.issuer else "") == issuer
    assert (facts.number.text if facts.number else "") == number
    assert " ".join(f"{event.word} {event.date}" for event in facts.events) == events
