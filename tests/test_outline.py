"""The splitter knows a grammar, not one text: random documents of that grammar split again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tiaowen.model import ReceivedUnit
from tiaowen.read.numbering import check_seeming, settle_annexes
from tiaowen.read.sequence import check_sequence
from tiaowen.read.units import body_units
from tiaowen.text.anew import counted_anew
from tiaowen.text.blank import bare
from tiaowen.text.ids import UnitId
from tiaowen.text.levels import level_named
from tiaowen.text.line import Line
from tiaowen.text.numbering import read_marker
from tiaowen.text.numerals import format_numeral
from tiaowen.text.outline import outline
from tiaowen.text.sentences import split_sentences
from tiaowen.text.wrapped import is_wrapped, paragraphs

WORDS = st.sampled_from(
    [
        "各級黨委(黨組)要",
        "市(市、區)",
        "第十次全體會議",
        "深化“1+6+N”機制",
        "落實責任",
        "，",
        "；",
        "2015年",
        "(擴大)",
        "《決定》",
        "一級抓一級",
    ]
)
CLAUSE = st.lists(WORDS, min_size=1, max_size=6).map("".join)
SENTENCE = st.tuples(CLAUSE, st.sampled_from(["。", "！", "。”", "？）"])).map("".join)
PARAGRAPH = st.lists(SENTENCE, min_size=2, max_size=4).map("".join)
HEADING = st.sampled_from(["提高認識", "加強領導,落實責任", "推進“法律七進”", "十八大精神"])


def lines(texts: Sequence[str]) -> list[Line]:
    return [Line(number, text, "body") for number, text in enumerate(texts, 1)]


def split(texts: Sequence[str], *levels: str) -> list[ReceivedUnit]:
    declared = tuple(level for name in levels if (level := level_named(name))) or None
    return body_units(*outline(lines(texts), declared))


def problems(texts: Sequence[str], *levels: str) -> list[str]:
    declared = tuple(level for name in levels if (level := level_named(name))) or None
    return [problem.code for problem in check_sequence("x", *outline(lines(texts), declared))]


@st.composite
def decisions(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A decision of parts and clauses, and the ids its units must get."""
    texts, ids = [draw(PARAGRAPH)], ["preamble"]
    for part in range(1, draw(st.integers(1, 12)) + 1):
        texts += [f"{format_numeral(part)}、{draw(HEADING)}", *draw(st.lists(PARAGRAPH, max_size=2))]
        ids.append(str(part))
        for clause in range(1, draw(st.integers(0, 4)) + 1):
            left, right = draw(st.sampled_from([("(", ")"), ("（", "）")]))
            texts.append(f"{left}{format_numeral(clause)}{right}{draw(HEADING)}。{draw(PARAGRAPH)}")
            ids.append(f"{part}-{clause}")
    return texts, ids


@st.composite
def laws(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A law of chapters, sections and articles, inserted ones too, with items inside."""
    texts: list[str] = []
    ids: list[str] = []
    article = 0
    for chapter in range(1, draw(st.integers(1, 5)) + 1):
        texts.append(f"第{format_numeral(chapter)}章  {draw(HEADING)}")
        ids.append(f"c{chapter}")
        for section in range(1, draw(st.integers(1, 3)) + 1):
            texts.append(f"第{format_numeral(section)}節 {draw(HEADING)}")
            ids.append(f"c{chapter}-s{section}")
            for inserted in range(draw(st.integers(1, 3))):
                article += not inserted
                after = f"之{format_numeral(inserted)}" if inserted else ""
                texts.append(f"第{format_numeral(article)}條{after} {draw(SENTENCE)}有下列情形之一的：")
                texts += ["（一）甲；", "（二）乙。", "前款規定，適用於第一條。"]
                ids.append(f"a{article}-{inserted}" if inserted else f"a{article}")
    return texts, ids


@pytest.mark.slow
@given(decisions())
def test_a_decision_splits_into_the_units_it_was_made_of(made: tuple[list[str], list[str]]) -> None:
    texts, ids = made
    assert [unit.id for unit in split(texts)] == ids
    assert problems(texts) == []


@pytest.mark.slow
@given(laws())
def test_a_law_splits_into_the_units_it_was_made_of(made: tuple[list[str], list[str]]) -> None:
    texts, ids = made
    assert [unit.id for unit in split(texts)] == ids
    assert problems(texts) == []


@pytest.mark.slow
@given(st.one_of(decisions(), laws()).map(lambda made: made[0]) | st.lists(st.text(max_size=40), max_size=20))
@settings(max_examples=200)
def test_joined_units_are_the_text_again(texts: list[str]) -> None:
    filled = [text for text in texts if bare(text)]
    joined = "".join(sentence.text for unit in split(texts) for sentence in unit.sentences)
    assert joined == "".join(filled)


@given(st.text())
def test_joined_sentences_are_the_paragraph_again(text: str) -> None:
    assert "".join(split_sentences(text)) == text


@pytest.mark.slow
@given(decisions())
def test_every_sentence_stands_where_it_says(made: tuple[list[str], list[str]]) -> None:
    texts, _ = made
    for unit in split(texts):
        for sentence in unit.sentences:
            assert texts[sentence.line - 1][sentence.column - 1 :].startswith(sentence.text)


@pytest.mark.slow
@given(decisions(), st.data())
def test_a_missing_number_is_reported(made: tuple[list[str], list[str]], data: st.DataObject) -> None:
    texts, _ = made
    parts = [n for n, text in enumerate(texts) if (m := read_marker(text)) and m.level.kind == "part"]
    assume(len(parts) > 1)
    gone = data.draw(st.sampled_from(parts[:-1]))
    assert problems([text for n, text in enumerate(texts) if n != gone])


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["一、甲", "（一）子", "（三）丑", "三、乙", "（二）子", "二、丙"], ["R020", "R020", "R023", "R022"]),
        (["第一條 甲", "第十二條之一 乙", "第二條 丙", "第二條之一 丁", "第三條 戊"], ["R020", "R022"]),
        (["第一條 甲", "第三條 乙", "第二條 丙", "第四條 丁"], ["R020", "R022"]),
        (["一、甲", "（一）子", "（二）丑", "二、乙", "（三）寅", "三、丙", "（五）卯"], ["R020"]),
        (["一、甲", "（一）子", "（二）丑", "二、乙", "（二）寅", "（三）卯"], ["R023"]),
        (["一、甲", "（一）子", "1.丑", "2.寅", "（二）卯", "3.辰"], []),
        (["第一條 甲", "第二條 乙", "第二條 丙", "第三條 丁"], ["R021"]),
    ],
)
def test_flaws_are_told_in_the_order_of_the_text_and_one_makes_no_others(texts: list[str], found: list[str]) -> None:
    told = list(check_sequence("x", *outline(lines(texts), None)))
    assert [problem.code for problem in told] == found
    assert [problem.line for problem in told] == sorted(problem.line for problem in told)


@pytest.mark.parametrize(
    ("texts", "below"),
    [
        (["第一部分 甲", "第一條 子", "第二條 丑", "第二部分 乙", "第一條 寅"], "book"),
        (
            ["第一編 甲", "第一章 子", "第一條 丑", "第二章 寅", "第二條 卯", "第二編 乙", "第一章 辰", "第一條 巳"],
            "book",
        ),
        (["第一章 甲", "第一條 子", "第二章 乙", "第一條 丑", "第三章 丙", "第二條 寅"], ""),  # a flaw
        (["第一章 甲", "第一條 子", "第二章 乙", "第二條 丑"], ""),
        (["第一條 子", "第二條 丑", "第一條 寅"], ""),  # two texts in one
    ],
)
def test_articles_are_counted_anew_only_below_headings_of_one_kind(texts: list[str], below: str) -> None:
    levels, entries = outline(lines(texts), None)
    anew = counted_anew(entry.marker for entry in entries if entry.marker)
    assert (anew.kind if anew else "") == below
    assert bool([*check_sequence("x", levels, entries)]) == (texts[-1] in ("第二條 寅", "第一條 寅") and not below)


@pytest.mark.parametrize(
    ("texts", "warnings"),
    [
        (["第五條 甲", "第六條 乙"], [True]),  # a part of a code
        (["第四章 甲", "第一條 乙"], [True]),
        (["第一條 甲", "第二條 乙", "第四條 丙"], [True]),
        (["第一條 甲", "第二條 乙", "第八條 丙", "第九條 丁"], [True]),
        (["第一條 甲", "第二條 乙", "第九條 丙"], [False]),  # a lone number far off may be one that the text speaks of
        (["第九條 甲"], [False]),
        (["第一條 甲", "第三條 乙", "第二條 丙"], [False, False]),
    ],
)
def test_a_missing_number_stands_in_the_way_only_where_the_reading_is_in_doubt(
    texts: list[str], warnings: list[bool]
) -> None:
    assert [problem.warning for problem in check_sequence("x", *outline(lines(texts), None))] == warnings


def test_numbers_jump_in_hong_kong_and_do_not_go_back() -> None:
    def told(*texts: str) -> list[tuple[str, bool]]:
        found = check_sequence("x", *outline(lines(list(texts)), None), usage="香港")
        return [(problem.code, problem.warning) for problem in found]

    assert told("1. 甲", "2. 乙", "9. 丙", "17. 丁") == [("R020", True), ("R020", True)]
    assert ("R022", False) in told("1. 甲", "9. 乙", "5. 丙", "6. 丁")


@pytest.mark.parametrize(
    "line",
    [
        "（擴大）會議", "(2015年1月8日通過)", "（黨組）", "第十次全體會議", "1+6+N", "一、二審案件", "1.5萬人", "10.5%",
        "2015年", "第十八屆", "一級抓一級", "（一九九七年）的", "“一、二、三”",
    ],
)  # fmt: skip
def test_is_not_fooled_by(line: str) -> None:
    marker = read_marker(line)
    assert marker is None


@pytest.mark.parametrize(
    ("line", "kind", "ordinal", "inserted"),
    [
        ("一、提高認識", "part", 1, 0), ("十一、", "part", 11, 0), ("（三）加強", "clause", 3, 0), ("(三)加強", "clause", 3, 0),
        ("1.加強", "point", 1, 0), ("１．加強", "point", 1, 0), ("2、加強", "point", 2, 0), ("（1）加強", "subpoint", 1, 0),
        ("第十二条之一 为了", "article", 12, 1), ("第12條 為了", "article", 12, 0), ("第三章　附則", "chapter", 3, 0),
        ("第二節 其他", "section", 2, 0), ("第一编 总则", "book", 1, 0), ("第二分编 用益物权", "division", 2, 0),
        ("一、十八大精神", "part", 1, 0), ("　　（一）加強", "clause", 1, 0),
        ("第廿一條 為了", "article", 21, 0), ("第 十 一 條　為了", "article", 11, 0), ("笫五十四條 為了", "article", 54, 0),
        ("一.提高認識", "part", 1, 0), ("二﹑加強", "part", 2, 0), ("三 、加強", "part", 3, 0), ("三．落實", "part", 3, 0), ("㈡加強", "clause", 2, 0), ("( 三 )加強", "clause", 3, 0),
        ("⒒加強", "point", 11, 0), ("⑵加強", "subpoint", 2, 0), ("\u00a0\u2003\u200b一、甲", "part", 1, 0),
    ],
)  # fmt: skip
def test_reads_the_marker_of(line: str, kind: str, ordinal: int, inserted: int) -> None:
    marker = read_marker(line)
    assert marker
    assert (marker.level.kind, marker.ordinal, marker.inserted) == (kind, ordinal, inserted)


def test_items_after_a_colon_are_paragraphs_not_clauses() -> None:
    units = split(["一、職責", "主要職責是：", "（一）調查；", "（二）報告。", "（三）其他。", "二、附則", "施行。"])
    assert [unit.id for unit in units] == ["1", "2"]


def test_clauses_after_a_colon_that_are_more_than_items_are_clauses() -> None:
    units = split(["一、任務", "任務如下：", "（一）調查。要深入。", "（二）報告。要及時。"])
    assert [unit.id for unit in units] == ["1", "1-1", "1-2"]


def test_headings_on_lines_of_their_own_after_a_colon_are_clauses() -> None:
    units = split(["一、任務", "任務如下：", "（一）調查", "要深入。", "（二）報告", "要及時。"])
    assert [unit.id for unit in units] == ["1", "1-1", "1-2"]


def test_four_levels_have_addresses() -> None:
    units = split(["一、甲", "（一）乙。丙。", "1.丁。戊。", "（1）己。庚。", "2.辛。壬。", "二、癸"])
    assert [unit.id for unit in units] == ["1", "1-1", "1-1-1", "1-1-1-1", "1-1-2", "2"]


def test_a_reference_at_the_start_of_a_line_is_not_an_article() -> None:
    units = split(["第一條 甲。", "第一條規定的乙，按照丙。", "第二條第一款所列丁。", "第二條 戊。"])
    assert [unit.id for unit in units] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        (["一、甲。乙。", "二、三級法院。乙。", "三、四個方面。乙。", "四、丙。"], ["1", "2", "3", "4"]),
        (["一、甲。乙。", "二、三級法院。乙。", "二、丙。丁。"], ["1", "2"]),
        (["一 甲", "乙。", "二 丙", "丁。"], ["1", "2"]),
        (["一 甲", "乙。", "三 丙", "丁。"], ["preamble"]),
        (
            ["第一條甲。", "第二條中央乙。", "第三條所稱丙。", "第二條規定的丁。", "第四條戊。"],
            ["a1", "a2", "a3", "a4"],
        ),
        (["第一條 甲。", "第二條規定的乙。", "第二條 丙。"], ["a1", "a2"]),
        (["第一編 甲", "第一條 乙。", "第二編 丙", "第二條與丁。"], ["b1", "a1", "b2", "a2"]),
        (["第一編 甲", "第一章 乙", "第二編 丙", "第二章第一審丁", "第一條 戊。"], ["b1", "c1", "b2", "c2", "a1"]),
        (["第一條、甲。", "第二條、乙。", "第二條、第三條規定的丙。"], ["a1", "a2"]),
        (["第一條 甲“乙。", "第二條 丙。", "第三條 丁”戊。", "第四條 己。"], ["a1", "a2", "a3", "a4"]),
        (["一、甲“乙。", "二、丙。", "三、丁”戊。"], ["1", "2", "3"]),
        (["一、改為“甲：", "一、乙", "二、丙”。", "二、丁。"], ["1", "2"]),
    ],
)
def test_an_unclear_number_is_a_heading_where_it_is_the_next_in_order(texts: list[str], ids: list[str]) -> None:
    assert [unit.id for unit in split(texts)] == ids
    assert problems(texts) == []


def test_articles_quoted_in_an_amendment_are_not_articles_of_it() -> None:
    units = split(["一、第三條修改為：", "“第三條 甲。", "第四條 乙。”", "二、施行。"])
    assert [unit.id for unit in units] == ["1", "2"]


def test_chapters_counted_anew_in_each_book_name_the_book() -> None:
    units = split(["第一編 總則", "第一章 甲", "第一條 子。", "第二編 分則", "第一章 乙", "第二條 丑。"])
    assert [unit.id for unit in units] == ["b1", "b1-c1", "a1", "b2", "b2-c1", "a2"]


def test_parts_that_group_articles_are_chapters() -> None:
    units = split(["一、一般規定", "第一條 甲。", "二、附則", "第二條 乙。"])
    assert [(unit.id, unit.parent) for unit in units] == [("c1", None), ("a1", "c1"), ("c2", None), ("a2", "c2")]


def test_chapters_without_articles_stand_above_parts() -> None:
    units = split(["第一篇 總論", "第一章 甲", "一、乙", "丙。", "第二章 丁", "一、戊", "二、己"])
    assert [unit.id for unit in units] == ["b1", "c1", "c1-1", "c2", "c2-1", "c2-2"]


def test_numbered_parts_stand_above_parts() -> None:
    units = split(["第一部分 甲", "一、乙", "丙。", "第二部分 丁", "一、戊", "（一）己"])
    assert [unit.id for unit in units] == ["b1", "b1-1", "b2", "b2-1", "b2-1-1"]


def test_an_article_that_a_part_amends_is_not_one_of_the_text() -> None:
    texts = ["一、第三條修改為：", "第三條 甲。", "二、增加一條：", "第八條 乙。", "三、施行。"]
    assert [unit.id for unit in split(texts)] == ["1", "2", "3"]
    assert problems(texts) == []


def test_headings_that_the_lead_lists_are_its_paragraphs() -> None:
    texts = ["內容是：", "一、提高認識；", "二、落實責任。", "一、提高認識", "甲。", "二、落實責任。乙。"]
    assert [(unit.id, len(unit.sentences)) for unit in split(texts)] == [("preamble", 3), ("1", 2), ("2", 2)]
    assert problems(texts) == []


def test_clauses_of_one_name_in_two_parts_are_clauses() -> None:
    units = split(["一、甲", "（一）乙。丙。", "（二）丁。戊。", "二、己", "（一）乙。丙。", "（二）丁。戊。"])
    assert [unit.id for unit in units] == ["1", "1-1", "1-2", "2", "2-1", "2-2"]


def test_chapters_of_one_name_in_two_books_are_chapters() -> None:
    texts = ["第一編 甲", "第一章 一般規定", "第一條 乙。", "第二編 丙", "第一章 一般規定", "第二章 丁", "第二條 戊。"]
    assert [unit.id for unit in split(texts)] == ["b1", "b1-c1", "a1", "b2", "b2-c1", "b2-c2", "a2"]


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        (["第一章 甲", "第一條 乙。", "附　則", "第二條 丙。"], "c1 c1/a1 heading heading/a2"),
        (["第一編 甲", "第一章 甲", "第一條 乙。", "附則", "第二條 丙。"], "b1 b1/c1 c1/a1 heading heading/a2"),
        (["一、甲", "乙。", "附則", "丙。"], "1 heading"),
        (["第一條 甲。", "規劃、建設", "第二條 乙。", "法律責任", "第三條 丙。"], "a1 heading heading/a2 heading-2 heading-2/a3"),
        (["第一章 甲", "規劃", "第一條 乙。", "第二節 丙", "第二條 丁。"], "c1 c1/heading heading/a1 c1/c1-s2 c1-s2/a2"),
        (["第一章 甲", "第一條 乙。", "丙丙", "第二條 丁。", "第二章 戊", "第三條 己。"], "c1 c1/a1 c1/heading heading/a2 c2 c2/a3"),
        (["第一條 條件是：", "身體健康", "第二條 乙。"], "a1 a2"),
        (["第一章 甲、", "乙和丙", "第一條 丁。"], "c1 c1/a1"),
        (["第一章", "總則", "第一條 丁。"], "c1 c1/a1"),
        (["總則", "第一條 甲。"], "preamble a1"),
    ],
)  # fmt: skip
def test_a_heading_without_number_is_a_unit(texts: list[str], ids: str) -> None:
    assert " ".join(f"{unit.parent}/{unit.id}" if unit.parent else unit.id for unit in split(texts)) == ids


def test_a_missing_number_of_a_chapter_names_the_headings_without_number() -> None:
    texts = ["第一章 甲", "第一條 乙。", "規劃", "第二條 丙。", "第三章 丁", "第三條 戊。"]
    (problem,) = check_sequence("x", *outline(lines(texts), None))
    assert (problem.line, problem.message) == (5, "“第一章”之后就是“第三章”，中间缺号。没有编号的标题：第 3 行“規劃”。")


def test_an_annex_is_a_unit_of_its_own() -> None:
    units = split(["第一條 甲。", "附件：目錄", "乙。"])
    assert [(unit.id, unit.number) for unit in units] == [("a1", "第一條"), ("annex1", "附件")]


def test_a_heading_deeper_than_declared_is_reported() -> None:
    assert problems(["一、甲", "（一）乙。丙。", "1.丁。戊。"], "一、", "（一）") == ["R024"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙", ["甲。", "乙"]), ("“甲。”乙。", ["“甲。”", "乙。"]), ("甲；乙。", ["甲；乙。"]), ("甲？！）乙", ["甲？！）", "乙"]),
        ("甲!乙?", ["甲!", "乙?"]), ("3.5。", ["3.5。"]), ("", []), ('甲說"乙。"丙。"丁"。', ['甲說"乙。"', "丙。", '"丁"。']),
    ],
)  # fmt: skip
def test_sentences_end_where_the_design_says(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("texts", "ids"),
    [
        (["1 甲", "1.1 乙", "丙。", "1.2 丁", "1.2.1 戊。", "2 己", "2.1 庚"], "1 1-1 1-2 1-2-1 2 2-1"),
        (["一、甲", "1.1 乙", "1.2 丙", "二、丁", "2.1 戊"], "1 1-1 1-2 2 2-1"),
        (["第一章 甲", "1.1 乙", "1.1.1 丙", "第二章 丁", "2.1 戊"], "c1 c1-1 c1-1-1 c2 c2-1"),
        (["1.1 甲", "1.2 乙", "2.1 丙", "2.2 丁"], "1-1 1-2 2-1 2-2"),
        (["一、甲", "1.5 億元。", "1.1 萬人。", "3 月開工。"], "1"),
        (["一、甲", "3.1 乙", "C.丙", "②丁", "b.戊"], "1"),
        (["壹、甲", "一、乙", "貳、丙", "一、丁"], "1 1-1 2 2-1"),
        (["一、甲", "①乙", "a.丙", "b.丁", "②戊"], "1 1-1 1-1-1 1-1-2 1-2"),
        (["1. 甲", "(1) 乙", "(a) 丙", "(i) 丁", "(ii) 戊", "(b) 己"], "1 1-1 1-1-1 1-1-1-1 1-1-1-2 1-1-2"),
        (["1. 甲", *(f"({c}) 乙" for c in "abcdefghij")], "1 " + " ".join(f"1-{n}" for n in range(1, 11))),
        (["一、甲", "一是乙。", "二是丙。", "二、丁"], "1 1-1 1-2 2"),
        (["一、甲", "一是乙。二是丙。", "二、丁", "一是戊。"], "1 2"),
    ],
)
def test_numbers_of_plans_and_ordinances_are_levels_where_they_are_the_next(texts: list[str], ids: str) -> None:
    assert " ".join(unit.id for unit in split(texts)) == ids
    assert problems(texts) == []


def test_a_title_below_its_number_is_its_heading() -> None:
    units = split(["第一章", "總則", "第一條", "標的", "甲。", "第二條", "乙。"])
    assert [(unit.id, [s.paragraph for s in unit.sentences]) for unit in units] == [
        ("c1", [0]), ("a1", [0, 1]), ("a2", [0, 1])
    ]  # fmt: skip
    assert [unit.heading and unit.sentences[0].text[slice(*unit.heading)] for unit in units] == ["總則", "標的", None]


def said(texts: Sequence[str], **roles: str) -> list[ReceivedUnit]:
    asked = [Line(n, text, roles.get(f"line{n}", "body")) for n, text in enumerate(texts, 1)]
    return body_units(*outline(asked, None))


def test_what_an_editor_calls_a_heading_stands_above_the_numbers() -> None:
    texts = ["引。", "去年工作", "一、甲。", "（一）乙。", "今年安排", "一、丙。"]
    units = said(texts, line2="heading", line5="heading")
    assert [unit.id for unit in units] == ["preamble", "heading", "h1-1", "h1-1-1", "heading-2", "h2-1"]


def test_what_an_editor_calls_a_paragraph_is_none_whatever_its_number() -> None:
    assert [unit.id for unit in said(["一、甲", "二、乙", "二、丙"], line2="paragraph")] == ["1", "2"]


@pytest.mark.parametrize(
    ("texts", "signed", "ids"),
    [
        (["一、甲。", "附件：1.乙", "2.丙", "附件1", "乙", "一、丁。", "附件2", "丙"], 0, "1 annex1 annex1-1 annex2"),
        (["一、甲。", "附件：乙"], 3, "1"),
        (["一、甲。", "附件：乙", "丙。"], 0, "1 annex1"),
        (["第一條 甲。", "附件", "某規則", "第一章 乙", "第一條 丙。", "附則", "第二條 丁。"], 0,
         "a1 annex1 annex1-c1 annex1-a1 annex1-heading annex1-a2"),
    ],
)  # fmt: skip
def test_a_list_of_annexes_is_no_annex_and_an_annex_has_units(texts: list[str], signed: int, ids: str) -> None:
    units = body_units(*outline(lines(texts), None, signed))
    assert " ".join(unit.id for unit in units) == ids
    assert all(UnitId.parse(unit.id) for unit in units)


def test_an_annex_whose_numbers_are_not_in_order_is_one_unit_and_told() -> None:
    levels, entries = outline(lines(["一、甲。", "附件：表", "1.乙", "3.丙"]), None)
    settled, told = settle_annexes("x", levels, entries)
    assert [unit.id for unit in body_units(levels, settled)] == ["1", "annex1"]
    assert [(problem.code, problem.line, problem.warning) for problem in told] == [("R027", 2, True)]


@pytest.mark.parametrize(
    ("line", "number"),
    [("第一步，設計。", "第一步"), ("1.5 其他", "1.5"), ("③甲", "③"), ("一是乙。", "一是"), ("Ⅱ.甲", "Ⅱ."), ("第二A條 甲", "第二A條"), ("【1】甲", "【1】")],
)  # fmt: skip
def test_what_looks_numbered_and_was_not_read_so_is_told(line: str, number: str) -> None:
    levels, entries = outline(lines(["一、甲", line, "乙。"]), None)
    (problem,) = check_seeming("x", levels, entries)
    assert (problem.code, problem.line, problem.warning) == ("R026", 2, True)
    assert f"“{number}”" in problem.message
    assert "accepted" not in problem.hint


@pytest.mark.parametrize("line", ["一是乙。二是丙。", "二是丁。", "第一，乙。", "2015年。", "1.5億元。", "A市乙。"])
def test_what_only_begins_like_a_number_is_not_told(line: str) -> None:
    levels, entries = outline(lines(["一、甲", line, "乙。"]), None)
    assert list(check_seeming("x", levels, entries)) == []


@st.composite
def wrapped(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Paragraphs, and the same broken into lines of forty columns."""
    whole = [f"第 {n} 條" for n in (1,)] + draw(st.lists(PARAGRAPH.filter(lambda text: text.isprintable()), min_size=3))
    broken = [text[at : at + 20] for text in whole for at in range(0, len(text), 20)]
    return whole, broken


@pytest.mark.slow
@given(wrapped())
def test_wrapped_lines_are_given_back_line_for_line(made: tuple[list[str], list[str]]) -> None:
    _, broken = made
    units = body_units(*outline(paragraphs(lines(broken)), None))
    joined = "\n".join(
        "".join(s.text for s in unit.sentences if s.paragraph == p).strip("\n")
        for unit in units
        for p in dict.fromkeys(s.paragraph for s in unit.sentences)
    )
    assert [text for text in joined.split("\n") if bare(text)] == [text for text in broken if bare(text)]
    for unit in units:
        for sentence in unit.sentences:
            assert broken[sentence.line - 1][sentence.column - 1 :].startswith(sentence.text.split("\n")[0])


def test_lines_that_break_off_where_they_are_full_are_one_paragraph() -> None:
    full = "為積極推動國家資通安全政策，加速建構國家資通"
    texts = [
        "第 1 條",
        full,
        "安全環境，特制定本法。",
        "第 2 條",
        f"{full}：",
        f"一、{full[2:]}",
        f"    {full[2:]}",
        "    其他。",
        "二、乙。",
    ]
    assert is_wrapped([*texts, *texts])
    assert [line.text.count("\n") for line in paragraphs(lines(texts))] == [0, 1, 0, 0, 2, 0]
    assert not is_wrapped([f"第{n}條 甲乙丙。" for n in range(20)])
