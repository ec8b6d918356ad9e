"""The grammar of references, and what a reference means."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen.edit.editions import edit_work
from tiaowen.enrich.links import Reference
from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.references import find_references
from tiaowen.enrich.work_names import WorkNames
from tiaowen.kit.problem import Problem
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import ReceivedWork, Work
from tiaowen.read.units import body_units, front_units
from tiaowen.text.line import Line
from tiaowen.text.numerals import format_numeral
from tiaowen.text.outline import outline
from tiaowen.text.reference_grammar import Step, wordings
from tiaowen.text.usage import MAINLAND, Usage
from tiaowen.tree import Tree
from tiaowen.work_facts import Source

WORDS = ScriptConverter({})
LAW = [
    "第一章 總則",
    "第一條 為了管理檔案，制定本條例。",
    "第二條 本條例所稱檔案，是指：",
    "（一）文字；",
    "（二）圖表。",
    "前款第（二）項不包括地圖。",
    "第三條 有下列情形之一的：（一）甲；（二）乙。",
    "第三條之一 依照前條處理。",
    "第二章 附則",
    "第四條 施行。",
]
DECISION = ["一、甲", "（一）乙。丙。", "（二）丁。戊。", "二、己", "（一）庚。辛。"]


def made(title: str, texts: Sequence[str], genre: str = "") -> Work:
    lines = tuple(Line(number, text, "body") for number, text in enumerate(texts, 2))
    units = (*front_units([Line(1, title, "title")]), *body_units(*outline(lines, None)))
    received = ReceivedWork(
        "w", "docs/decisions/w", "hant", title, (), genre, "", "", (),
        Source("", "", "", None), "", lines, units,
    )  # fmt: skip
    return edit_work(received, [], [], WORDS)


def meant(work: Work, here: Work | None = None, usage: Usage = MAINLAND) -> list[tuple[str, str, str]]:
    """Every reference that has a target: its words, the unit, the anchor."""
    other = (here.id, Provisions(Tree(here))) if here else None
    sentences: dict[str, str] = {sentence.id: sentence.text.hant for unit in work.units for sentence in unit.sentences}
    found = find_references(
        work, Provisions(Tree(work)), lambda title: other if "档案法" in title else None, None, usage
    )
    return [_told(reference, sentences) for reference, _ in found if reference.target]


def _told(reference: Reference, sentences: dict[str, str]) -> tuple[str, str, str]:
    assert reference.target
    words = sentences[reference.sentence][reference.start : reference.end]
    return words, reference.target.unit, reference.target.anchor


def lost(work: Work) -> list[str]:
    """The messages of references to this work that lead nowhere."""
    return [problem.message for problem in problems(work)]


def problems(work: Work, usage: Usage = MAINLAND) -> list[Problem]:
    """What is said of references to this work that lead nowhere."""
    found = find_references(work, Provisions(Tree(work)), lambda _: None, None, usage)
    return [problem for _, problem in found if problem]


NUMBERS = st.integers(1, 300).map(format_numeral)
STEPS = st.tuples(
    NUMBERS.map("第{}条".format),
    st.sampled_from(["", "第二款"]),
    st.sampled_from(["", "第（三）项", "第三项"]),
)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for wording in wordings(text):
        assert 0 <= wording.start < wording.end <= len(text)


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    started = process_time()
    assert list(wordings("第一、" * 20_000)) == []
    assert process_time() - started < 5


@given(st.text(alphabet="第一二十百之条款项章节编部分（）前本同至、和的法", max_size=40))
def test_what_is_read_lies_apart_and_in_order(text: str) -> None:
    at = 0
    for wording in wordings(text):
        assert wording.start >= at
        at = wording.end


@given(STEPS)
def test_a_chain_is_read_whole(steps: tuple[str, str, str]) -> None:
    text = "".join(steps)
    (found,) = wordings(f"违反{text}规定的，")
    assert (found.start, found.end) == (2, 2 + len(text))
    assert [step.level for step in found.steps] == [step[-1] for step in steps if step]


@given(st.lists(NUMBERS, min_size=2, max_size=4), st.sampled_from("、和与至"))
def test_a_list_is_read_one_by_one(numbers: list[str], joint: str) -> None:
    found = list(wordings(joint.join(f"第{number}条" for number in numbers)))
    assert len(found) == len(numbers)
    assert [wording.joined for wording in found] == [False] + [True] * (len(numbers) - 1)


def test_an_inserted_article_is_read_with_its_second_number() -> None:
    (found,) = wordings("依照第十二条之一第二款第（三）项处理")
    assert found.steps == (Step("条", 12, 1), Step("款", 2), Step("项", 3, 0, True))


@pytest.mark.parametrize(
    "text",
    [
        "第三方", "第一责任人", "第十八届", "第3次", "第二条件", "第一条例", "第三章程", "第四节目", "第一项目", "本条例外的本条款",
        "本项目", "本节约", "资本项下", "合同项目", "共同条款", "县以上款式", "目前部分地区", "此前一项调查", "会同部分单位", "本项工作", "前项任务",
        "第二条跑道", "第三节课", "本法定代表人", "基本法", "日本法", "资本规则", "本法院", "本法律", "前条件", "第二款项", "第五编辑", "第一条款", "上节",
    ],
)  # fmt: skip
def test_is_not_fooled_by(text: str) -> None:
    assert [w for w in wordings(text) if not w.own or text.startswith(("基", "日", "资", "本法"))] == []


@pytest.mark.parametrize(
    ("title", "sentence", "words"),
    [
        ("某市檔案條例", "違反本條例規定的，依照本條例制定辦法。", ["本條例", "本條例"]),
        ("檔案法", "違反本法規定的，根據本法制定辦法，不違反本法規。", ["本法", "本法"]),
        ("檔案法", "依照本章程序處理，遵守本章程。", ["本章"]),
        ("檔案章程", "依照本章程處理。", ["本章程"]),
        ("檔案法典", "本法典第一條和本法第二條。", ["本法典第一條", "本法第二條"]),
        ("憲法", "本憲法第一條。", ["本憲法第一條"]),
        ("檔案法", "造成本法第一條所列情形的。", ["本法第一條"]),
        ("檔案法", "上款規定的檔案，以上條件除外。", []),
    ],
)
def test_a_work_speaks_of_itself(title: str, sentence: str, words: list[str]) -> None:
    texts = ["第一章 總則", "第一條 甲。", "第二條 乙。", f"第三條 {sentence}"]
    assert [found for found, _, _ in meant(made(title, texts))] == words


def test_the_paragraph_above_is_the_one_before() -> None:
    assert meant(made("檔案法", ["第一條 甲。", "減免上款規定的費用。"])) == [("上款", "a1", "p1")]


def test_a_part_that_is_counted_by_stems_is_found() -> None:
    texts = [
        "第一條 待遇：",
        "甲、工人。",
        "乙、職員。",
        "第二條 適用第一條乙款的規定；甲款不同。",
        "第三條 下列：",
        "甲、庚。",
        "依照本條甲款；第一條丙款。",
    ]
    work = made("某條例", texts)
    assert meant(work) == [("第一條乙款", "a1", "p3"), ("本條甲款", "a3", "p2")]
    assert lost(work) == ["正文提到“第一条丙款”，这份文件里没有这一处。"]


def test_provisions_of_a_law_are_found() -> None:
    texts = [
        *LAW[:-1],
        "第四條 違反第二條第一款第（二）項、第三條第二項、第三條之一和本章、第一章規定的，依照本條例處理。",
    ]
    assert meant(made("某市檔案條例", texts)) == [
        ("本條例", "", ""),
        ("本條例", "", ""),
        ("前款第（二）項", "a2", "p3"),
        ("前條", "a3", ""),
        ("第二條第一款第（二）項", "a2", "p3"),
        ("第三條第二項", "a3", "s1"),
        ("第三條之一", "a3-1", ""),
        ("本章", "c2", ""),
        ("第一章", "c1", ""),
        ("本條例", "", ""),
    ]


def test_provisions_of_a_decision_are_found() -> None:
    texts = [
        *DECISION[:-1],
        "（一）庚。按照第一部分第（二）項、第（一）項和本決定第二部分執行，參照第一部分第二條、上一部分。",
    ]
    assert meant(made("某市關於檔案工作的決定", texts)) == [
        ("第一部分第（二）項", "1-2", ""),
        ("第（一）項", "1-1", ""),
        ("本決定第二部分", "2", ""),
        ("第一部分第二條", "1-2", ""),
        ("上一部分", "1", ""),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "依照《檔案管理辦法》第一條、第二條和第三條第一款處理。",
        "依照《檔案管理辦法》（2020修正）第一條處理。",
        "依照刑法第一條、第二條之一的規定，適用第三條。",
        "依照該辦法第一條處理。",
        "不得違背某地基本法第一條和第二條的規定。",
        "按照資本規則第一條執行。",
        "認定為刑法第二百三十六第三款第六項規定的。",
        "依照其他法律第一條、規章第二條處理。",
        "依照租賃合同第一條、第二條處理。",
        "依照某發〔2015〕1號第一條處理。",
        "《檔案管理辦法》中第一條、《檔案管理辦法》 第二條。",
        "將《檔案管理辦法》中的有關規定修改後，第一條不變。",
        "寫明“第一條 甲。本條例施行。”",
    ],
)
def test_another_works_provisions_are_not_this_ones(sentence: str) -> None:
    texts = [*LAW[:-1], f"第四條 {sentence}"]
    assert meant(made("某市檔案條例", texts))[4:] == []
    assert lost(made("某市檔案條例", texts)) == []


@pytest.mark.parametrize("title", ["某市檔案條例（2020修正）", "某市檔案修訂和廢止條例", "某市檔案條例(修訂)"])
def test_an_amended_text_and_one_about_amending_speak_of_themselves(title: str) -> None:
    assert meant(made(title, [*LAW[:-1], "第四條 依照第一條。"]))[4:] == [("第一條", "a1", "")]


def test_a_bare_article_in_an_explanation_is_one_of_the_explained_work() -> None:
    explanation = made(
        "最高法院關於適用《檔案法》若干問題的解釋（一）", [*LAW[:-1], "第四條 符合第三條、本解釋第一條的。"]
    )
    assert meant(explanation)[2:] == [("本解釋第一條", "a1", "")]
    assert ("第三條", "a3", "") in meant(explanation, made("檔案法", LAW))
    assert lost(made("關於適用《檔案法》的解釋", ["第一條 符合第三十二條第三款的。"])) == []


def test_a_text_that_amends_another_speaks_of_the_other() -> None:
    texts = ["一、將第三條修改為：“第三條 甲。”", "二、刪去第九條第二款。"]
    assert meant(made("某市人大常委會關於修改《某市檔案條例》的決定", texts, "決定")) == []
    assert lost(made("某市人大常委會關於修改《某市檔案條例》的決定", texts, "決定")) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("違反第二條第一款第（一）、（二）項的。", ["第二條第一款第（一）", "（二）項"]),
        ("違反本條例第二條第（一）（二）項之一的。", ["本條例第二條第（一）", "（二）項"]),
        ("違反第二條第一款第一項至二項的。", ["第二條第一款第一項", "二項"]),
        ("違反第二條（二）項的。", ["第二條（二）項"]),
        ("違反第二條第一、二款的。", ["第二條第一", "二款"]),
        ("違反第一至三條的。", ["第一", "三條"]),
        ("違反第一、第二條的。", ["第一", "第二條"]),
        ("違反第一條、第二條規定的兩項以上的。", ["第一條", "第二條"]),
        ("違反 第 二 條 第 一 款 第（ 二 ）項 、 第 3 條的。", ["第 二 條 第 一 款 第（ 二 ）項", "第 3 條"]),
    ],
)  # fmt: skip
def test_lists_and_spaces_are_read(sentence: str, words: list[str]) -> None:
    found = meant(made("某市檔案條例", [*LAW[:-1], f"第四條 {sentence}"]))[4:]
    assert [words for words, _, _ in found] == words
    assert len({(unit, anchor) for _, unit, anchor in found}) == len(words)


def test_the_number_of_an_article_is_not_part_of_a_reference() -> None:
    texts = ["第一條 甲。", "第二條 第一條規定的，從其規定。", "第三條 第一款 第二條"]
    assert [words for words, _, _ in meant(made("檔案法", texts))] == ["第一條", "第一款", "第二條"]


def test_a_work_published_here_is_linked_to_its_provision() -> None:
    here = made("檔案法", LAW)
    texts = [*LAW[:-1], "第四條 依照《中華人民共和國檔案法》第二條第二款、第九條處理。"]
    found = meant(made("某市檔案條例", texts), here)
    assert found[4:] == [("第二條第二款", "a2", "p4")]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("依照檔案法第三條處理。", ["第三條"]),
        ("《檔案法》規定處罰的，依照該法第三條、第二條第二款處理。", ["第三條", "第二條第二款"]),
        ("依照《檔案法》和《檔案條例》，按照該條例第三條處理。", []),
        ("依照民用檔案法第三條處理。", []),
        ("依照《檔案法》（以下簡稱公司法、檔案法）第三條處理。", ["第三條"]),
        ("依照《檔案法》第三條第一項和該條第二項處理。", ["第三條第一項", "該條第二項"]),
        ("依照《檔案法》第三條，沿該條道路。", ["第三條"]),
    ],
)
def test_a_published_work_is_known_without_brackets(sentence: str, words: list[str]) -> None:
    here = made("檔案法", LAW)
    work = made("某市檔案條例", [*LAW[:-1], f"第四條 {sentence}"])
    found = find_references(
        work, Provisions(Tree(work)), lambda title: (here.id, Provisions(Tree(here))) if title == "档案法" else None
    )
    texts: dict[str, str] = {sentence.id: sentence.text.hant for unit in work.units for sentence in unit.sentences}
    assert [_told(reference, texts)[0] for reference, _ in found if reference.target][4:] == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("違反第九條規定的，", "第九条"), ("依照第二條第三款處理。", "第二条第三款"), ("本條例第三條第（三）項。", "本条例第三条第（三）项"),
        ("前款規定除外。", "前款"), ("依照第三章處理。", "第三章"),
    ],
)  # fmt: skip
def test_a_provision_that_is_not_there_is_reported(sentence: str, words: str) -> None:
    (message,) = lost(made("某市檔案條例", [*LAW[:-1], f"第四條 {sentence}"]))
    assert f"“{words}”" in message


def test_an_item_alone_is_one_of_the_article_spoken_of() -> None:
    texts = [
        *LAW[:-1],
        "第四條 違反本條例第二條的：",
        "（一）違反第一項的，警告；",
        "（二）違反第二項的，罰款；",
        "（三）違反第一項之一的，沒收。",
        "第五條 違反第三條第一項的，警告；違反第（二）項的，罰款。其中第一項情節嚴重的，從重。",
    ]
    found = [
        (words, unit, anchor) for words, unit, anchor in meant(made("某市檔案條例", texts))[4:] if words[0] == "第"
    ]
    assert found == [
        ("第一項", "a2", "p2"),
        ("第二項", "a2", "p3"),
        ("第三條第一項", "a3", "s1"),
        ("第（二）項", "a3", "s1"),
        ("第一項", "a3", "s1"),
    ]
    assert lost(made("某市檔案條例", texts)) == []


ANNEXED = [
    "附件1",
    "目錄",
    "一、文字；",
    "（一）甲。",
    "二、含有本附件第一項的；",
    "第三條 依照第一條。",
    "附件2",
    "（一）圖。",
]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("見附件一、附件2，作為附件報送，附件一份。", [("附件一", "annex1", ""), ("附件2", "annex2", "")]),
        ("本條例附件一第二項。", [("本條例", "", ""), ("附件一第二項", "annex1-2", "")]),
        ("依照《公約》附件一、附件三和附件一第三條。", []),
        ("附件一第三條、附件三。", []),
    ],
)
def test_annexes(sentence: str, found: list[tuple[str, str, str]]) -> None:
    work = made("某市檔案條例", [*LAW[:-1], f"第四條 {sentence}", *ANNEXED])
    inside = [("本附件第一項", "annex1-1", "")]
    assert meant(work)[4:] == found + inside
    assert lost(work) == []


def test_the_only_annex_needs_no_number() -> None:
    assert (
        meant(made("檔案法", ["第一條 附件所列檔案（見附件），送附件。", "附件", "甲。"]))
        == [("附件", "annex1", "")] * 2
    )


def test_items_of_either_form_belong_to_their_paragraph() -> None:
    texts = [
        "第一條 檔案分為：",
        "一、文字，包括：",
        "（一）信；",
        "二、圖。",
        "前款第二項不開放。",
        "第二條 適用第一條第一款第二項、第二款，不適用前條第一項。",
    ]
    assert meant(made("檔案法", texts)) == [
        ("前款第二項", "a1", "p4"),
        ("第一條第一款第二項", "a1", "p4"),
        ("第二款", "a1", "p5"),
        ("前條第一項", "a1", "p2"),
    ]


def test_the_first_paragraphs_of_another_article_and_those_before() -> None:
    texts = [
        "第一條 甲。",
        "乙。",
        "丙。",
        "第二條 丁。",
        "戊。",
        "違反第一條前兩款的，本條前款適用。",
        "前兩款、本條前兩款適用。",
    ]
    assert meant(made("檔案法", texts)) == [
        ("第一條", "a1", ""), ("前兩款", "a1", "p1"), ("本條", "a2", ""), ("前款", "a2", "p2"),
        ("前兩款", "a2", "p2"), ("本條", "a2", ""), ("前兩款", "a2", "p2"),
    ]  # fmt: skip
    assert meant(made("檔案法", ["第一條 有下列檔案：", "（一）甲；", "（二）乙。", "前款前兩項除外。"])) == [
        ("前款", "a1", "p1"), ("前兩項", "a1", "p2"),
    ]  # fmt: skip


def test_what_follows_a_reference_leans_on_it() -> None:
    texts = [
        *LAW[:5], "第一節 甲", "第二條之一 乙。", "第二節 丙", "第三條 丁。", "第二章 戊", "第一節 己", "第四條 庚。", "第二節 辛",
        "第五條 適用第一章第一節、第二節和第二條規定的第二項、前一條。",
    ]  # fmt: skip
    assert [place for place in meant(made("檔案法", texts)) if place[0] != "本條例"] == [
        ("第一章第一節", "c1-s1", ""), ("第二節", "c1-s2", ""), ("第二條", "a2", ""), ("第二項", "a2", "p3"), ("前一條", "a4", ""),
    ]  # fmt: skip
    assert lost(made("檔案法", ["第一條 甲。", "違反第九條第一款、第二款的。"])) == [
        "正文提到“第九条第一款”，这份文件里没有这一处。"
    ]
    assert meant(made("檔案法", ["第一條 甲。", "違反第九條第一款、第二款的。"])) == []


def test_a_decision_calls_its_parts_articles() -> None:
    texts = ["一、甲。", "二、依照本決定第一條、本決定第一項執行。"]
    assert meant(made("某市關於檔案的決定", texts)) == [("本決定第一條", "1", ""), ("本決定第一項", "1", "")]


def test_a_work_may_cite_itself_by_its_title() -> None:
    texts = ["第一條 甲。", "第二條 依照《檔案法》第一條和《中華人民共和國檔案法》第三條。"]
    assert meant(made("中華人民共和國檔案法", texts)) == [("第一條", "a1", "")]
    assert lost(made("中華人民共和國檔案法", texts)) == ["正文提到“第三条”，这份文件里没有这一处。"]


def test_one_book_of_a_code_speaks_of_itself() -> None:
    assert meant(made("民法典繼承編", ["第一條 本編調整繼承。"])) == [("本編", "", "")]


def test_a_number_that_counts_other_things_is_no_problem() -> None:
    assert lost(made("某市檔案條例", [*LAW[:-1], "第四條 第一項工作是整理，第二項工作是保管。"])) == []


TAIWAN = [
    "第 1 條", "本法用詞，定義如下：", "一、甲。", "二、乙。", "前項定義，依第一項第二款。",
    "第 1-1 條", "違反前條第一項第二款之規定者無效。",
    "附件", "某規則", "第 1 條", "甲。", "第 2 條", "前條之規定。",
]  # fmt: skip


def test_in_taiwan_an_item_is_what_is_a_paragraph_on_the_mainland() -> None:
    work = made("消費者保護法", TAIWAN)
    assert [found for found in meant(work, usage="臺灣") if found[1]] == [
        ("前項", "a1", "p1"), ("第一項第二款", "a1", "p3"), ("前條第一項第二款", "a1", "p3"), ("前條", "annex1-a1", ""),
    ]  # fmt: skip
    assert problems(work, usage="臺灣") == []


def test_an_article_of_an_annex_is_none_of_the_text() -> None:
    work = made("某市檔案條例", ["第一條 依照第二條。", "附件", "某規則", "第一條 甲。", "第二條 乙。"])
    assert meant(work) == []
    assert lost(work)


GONGSIFA = ["第一條 股東依據公司法第二條、第三十三條規定起訴的，應當受理。", "第二條 本規定自公布之日起施行。"]


def test_a_law_of_the_state_is_known_without_brackets() -> None:
    work = made("最高人民法院關於適用《中華人民共和國公司法》若干問題的規定", GONGSIFA)
    assert meant(work) == [("本規定", "", "")]
    assert problems(work) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "公司法施行前約定的，適用第二條的規定。",
        "公司法對此有規定的，依照該法第二條、第九條處理。",
        "依據公司法和第二條的規定。",
        "依照民訴法第二條處理。",
        "依據香港法例第1章《釋義條例》、第3章作出的。",
        "根據聯合國憲章第一章作出的決議。",
        "依照國務院令第二條處理。",
        "依照某省某辦令第3號第二條、第九十條處理。",
        "列入管制清單第二條的，《清單》第一部分所列的。",
        "實施刑法第三百零七條之一前三款行為的，刑法一百條第二款、第三款。",
    ],
)
def test_what_is_another_works_is_not_linked_and_not_told(sentence: str) -> None:
    work = made("某市檔案條例", [*LAW[:-1], f"第四條 {sentence}"])
    assert meant(work)[4:] == []
    assert problems(work) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "公司法定代表人違反第三條的，處罰。",
        "公司法人違反第三條的，處罰。",
        "舉辦公司，法律另有規定的除外，違反第三條的，處罰。",
    ],
)
def test_a_longer_word_names_no_law(sentence: str) -> None:
    assert meant(made("某市檔案條例", [*LAW[:-1], f"第四條 {sentence}"]))[4:] == [("第三條", "a3", "")]


def test_a_name_that_the_site_has_is_known_and_links_to_it() -> None:
    here = made("某州章程", LAW)
    work = made("某市檔案條例", [*LAW[:-1], "第四條 遵守某州章程的，適用第三條；依照某州章程第二條、該章程第三條。"])
    provisions = Provisions(Tree(here))
    found = find_references(
        work,
        Provisions(Tree(work)),
        lambda title: (here.id, provisions) if title == "某州章程" else None,
        WorkNames(["某州章程"]),
    )
    told = [(reference.target.unit if reference.target else None) for reference, _ in found]
    assert told[4:] == [None, "a2", "a3"]


def test_a_usual_name_means_the_law() -> None:
    law = made("中華人民共和國民事訴訟法", LAW)
    work = made("某市檔案條例", [*LAW[:-1], "第四條 依照民訴法第三條。"])
    provisions = Provisions(Tree(law))
    found = find_references(
        work, Provisions(Tree(work)), lambda title: ("b", provisions) if title == "民事诉讼法" else None
    )
    assert [r.target.work for r, _ in found if r.target and r.target.work == "b"] == ["b"]


def test_an_article_whose_ordinal_is_lost() -> None:
    found = list(wordings("违反本条例十八条第一款、第二款和二十条第三项的，增加十八条，第二十条第一款"))
    assert [[(step.level, step.ordinal) for step in wording.steps] for wording in found] == [
        [("条", 18), ("款", 1)], [("款", 2)], [("条", 20), ("项", 3)], [("条", 20), ("款", 1)],
    ]  # fmt: skip


TAIPEI = [
    "第一條 甲。",
    "前項規定，亦同。",
    "第二條 有下列情形者，不適用前條第一項之規定：",
    "一、乙。",
    "二、丙。",
    "前項第二款之情形，第 1-1 條、第一條第二項準用之。",
    "第二條之一 依前條第一項第二款、第二項辦理。",
]


def test_in_taiwan_a_paragraph_is_called_as_an_item_is_on_the_mainland() -> None:
    work = made("檔案法", TAIPEI)
    assert [(word, unit, anchor) for word, unit, anchor in meant(work, usage="臺灣")] == [
        ("前項", "a1", "p1"),
        ("前條第一項", "a1", "p1"),
        ("前項第二款", "a2", "p3"),
        ("第一條第二項", "a1", "p2"),
        ("前條第一項第二款", "a2", "p3"),
        ("第二項", "a2", "p4"),
    ]
    assert [problem.message for problem in problems(work, usage="臺灣")] == [
        "正文提到“第 1-1 条”，这份文件里没有这一处。"
    ]


@pytest.mark.parametrize("usage", ["", "香港", "澳門"])
def test_where_it_is_not_known_whose_usage_holds_no_paragraph_is_linked(usage: Usage) -> None:
    work = made("檔案法", [*TAIPEI[:6], "第三條 依第一條處理。"])
    assert meant(work, usage=usage) == [("第一條", "a1", "")]
    assert [(problem.code, problem.warning) for problem in problems(work, usage=usage)] == [("W026", True)] * (
        not usage
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("依照第（二）項處理。", [("第（二）項", "a2", "p3")]),
        ("前款第（二）項除外。", [("前款第（二）項", "a2", "p3")]),
        ("第（九）項除外。", []),
    ],
)
def test_an_item_behind_a_list_is_one_of_the_list(sentence: str, found: list[tuple[str, str, str]]) -> None:
    texts = ["第一條 甲。", "第二條 檔案是：", "（一）文字；", "（二）圖表。", "丁。", sentence]
    assert meant(made("檔案法", texts)) == found


def test_a_paragraph_inside_a_list_does_not_end_it() -> None:
    texts = ["第一條 檔案是：", "（一）文字；", "（二）圖表；", "圖表有二。", "（三）其他。", "前款第（二）項除外。"]
    assert meant(made("檔案法", texts)) == [("前款第（二）項", "a1", "p3")]
    texts.append("第二條 適用前條第一款第（三）項、第二款。")
    assert meant(made("檔案法", texts))[1:] == [("前條第一款第（三）項", "a1", "p5"), ("第二款", "a1", "p6")]


def test_two_paragraphs_of_an_article_that_has_one_are_another_articles() -> None:
    texts = ["第一條 甲。", "乙。", "第二條 違反第一條規定的：", "（一）違反第一款、第二款的，警告。"]
    assert meant(made("檔案法", texts)) == [("第一條", "a1", "")]
    assert problems(made("檔案法", texts)) == []


@pytest.mark.parametrize(
    ("sentence", "warning"),
    [
        ("違反本條例第九條規定的。", True),
        ("違反第九條規定的。", True),
        ("依照本條例第二條第三款處理。", False),
        ("依照本條例第二條第九項處理。", False),
        ("前款規定除外。", False),
        ("依照本條例第六編處理。", True),
        ("依照第（九）項處理。", True),
        ("前條第（二）項除外。", True),
        ("《檔案法》施行後。違反第九條規定的。", True),
    ],
)
def test_only_what_is_surely_wrong_in_the_text_stands_in_the_way(sentence: str, warning: bool) -> None:
    (problem,) = problems(made("某市檔案條例", [*LAW[:-1], f"第四條 {sentence}"]))
    assert problem.warning is warning


def test_a_work_that_is_named_ends_at_the_reference_that_goes_on_from_it() -> None:
    here = made("檔案法", LAW)
    assert meant(made("某市檔案條例", ["第一條 依照《檔案法》第三條之一和前條處理。"]), here) == [
        ("第三條之一", "a3-1", "")
    ]


def test_where_articles_are_counted_anew_a_number_means_the_one_beside() -> None:
    texts = [
        "第一部分 甲",
        "第一條 子。",
        "第二條 依照第一條處理。",
        "第二部分 乙",
        "第一條 丑。",
        "第二條 依照本部分第一條、第一部分第一條處理。",
    ]
    work = made("某市制度", texts)
    assert meant(work) == [
        ("第一條", "b1-a1", ""), ("本部分第一條", "b2-a1", ""), ("第一部分第一條", "b1-a1", ""),
    ]  # fmt: skip
