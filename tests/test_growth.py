"""Reading takes time in proportion to the length of the text: what is counted are the steps of the interpreter, never seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from math import log
from types import FrameType
from typing import Any, NamedTuple

import pytest

from tiaowen.draft.roles import guess_roles
from tiaowen.edit.editions import edit_work
from tiaowen.enrich.provisions import Provisions
from tiaowen.enrich.references import find_references
from tiaowen.enrich.related import related_units
from tiaowen.enrich.work_names import WorkNames
from tiaowen.kit.problem import Problem
from tiaowen.kit.yaml_text import YamlText
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import ReceivedWork, Work
from tiaowen.notes import source as note_source
from tiaowen.notes.as_text import as_text
from tiaowen.notes.html import pieces, renderer
from tiaowen.notes.limits import too_deep, unclosed
from tiaowen.notes.positions import places
from tiaowen.notes.read_alike import read_alike
from tiaowen.notes.unread import unread
from tiaowen.read.accepted import Accepted, unused_waivers
from tiaowen.read.sequence import check_sequence
from tiaowen.read.units import body_units, front_units
from tiaowen.text.line import Line
from tiaowen.text.numerals import format_numeral
from tiaowen.text.outline import outline
from tiaowen.tree import Tree
from tiaowen.work_facts import Source


class NoteText(NamedTuple):
    """A body as it was typed."""

    path: str
    body: str
    body_line: int


SHORT, LONG = 60, 240
# A factor that grows with the length of the numerals and of what is set up once; a square is 2.
EXPONENT = 1.1
CONVERTER = ScriptConverter({})
NAMES = WorkNames()

SUBJECTS = [
    "档案",
    "道路",
    "河道",
    "森林",
    "教育",
    "卫生",
    "消防",
    "统计",
    "农田",
    "水库",
    "文物",
    "广告",
    "物业",
    "气象",
    "测绘",
]
# One block of lines of each kind of document; {0} is its number, {1} the number before, {2} what it is about.
BLOCKS = {
    "a law": [
        "第{0}条 {2}的管理依照本法第{1}条第一款和公司法第三条，违反前款规定的，处以罚款：",
        "（一）擅自改变{2}的；",
        "（二）拒不改正的。",
        "前款第（二）项所称{2}，包括第（一）项规定的{2}，适用第二款、第三款。",
    ],
    "a decision of parts": [
        "{0}、{2}工作",
        "（一）加强{2}管理。按照第{1}部分第（一）项，建设{2}体系。",
        "各级各部门要重视{2}。",
    ],
    "parts without words": ["{0}、{2}。"],
    "chapters": ["第{0}章 {2}", "第{0}条 管理{2}。", "{2}由县级人民政府管理。"],
    "articles under headings without number": ["{2}管理和保护", "第{0}条 管理{2}。"],
    "articles of one number": ["第一条 管理{2}。"],
    "numbers without a mark": ["{0} {2}管理"],
    "what may refer or be an article": ["第{0}条规定的{2}，依照其规定。"],
    "quotations": ["{0}、将第{0}条修改为：“第{0}条 管理{2}。", "{2}由县级管理。”"],
    "annexes": ["附件{0}", "一、{2}，见附件{0}、第{1}项。"],
    "paragraphs": ["第{0}款所称{2}，依照第{1}条，违反《刑法》第三条和前款的，从其规定；{2}除外。"],
}
# A line that stands once, before the blocks.
OPENERS = {
    "a list under a colon": ("有下列情形：", ["（{0}）违反{2}管理的；"]),
    "a quotation that never closes": ("一、将第三条修改为：“第三条 甲。", ["第{0}条 管理{2}。"]),
    "headings that are announced": ("一、总则", ["（{0}）{2}"]),
    "one sentence": ("第一条 下列规定：", []),
    # Shorter still than a sentence: what an editor can paste a thousand times.
    "titles of one letter": ("第一条 ", ["《甲》第一条"]),
    # Each leads nowhere, and the nearest 款 is told: what the article has must not be read again for each.
    "places that go on": ("第一条 下列：", ["（{0}）甲，依照本条第九款；"]),
    "numbers of one list": ("第一条 依照第一条", ["、第{0}条"]),
    "titles that do not close": ("第一条 ", ["《甲"]),
}
ONE_LINE = frozenset(list(OPENERS)[4:])


def blocks(templates: Sequence[str], lines: int) -> list[str]:
    """About ``lines`` lines, in blocks that are counted on."""
    count = max(lines // len(templates), 1)
    numbered = zip(
        range(1, count + 1), islice(cycle(SUBJECTS), 7, None), cycle([*SUBJECTS[1:], "人口", "土地"]), strict=False
    )
    return [
        template.format(format_numeral(n), format_numeral(max(n - 1, 1)), one + other)
        for n, one, other in numbered
        for template in templates
    ]


def document(kind: str, lines: int) -> list[str]:
    """The lines of a document of the kind."""
    if kind in BLOCKS:
        return blocks(BLOCKS[kind], lines)
    opener, templates = OPENERS[kind]
    if kind == "one sentence":
        return [opener + "，".join(blocks(["违反公司法第{0}条、前款第{1}项的“{2}”"], lines))]
    if kind in ONE_LINE:
        return [opener + "".join(blocks(templates, 2 * lines))]
    if kind == "headings that are announced":
        announced = blocks(templates, lines // 3)
        return [opener, *announced, *(text for line in announced for text in (f"{line}。工作。", "甲。"))]
    return [opener, *blocks(templates, lines)]


def work_of(texts: Sequence[str]) -> Work:
    """The work that stands in ``texts``, its numbering checked."""
    lines = tuple(Line(number, text, "body") for number, text in enumerate(texts, 2))
    levels, entries = outline(lines, None)
    list(check_sequence("received.txt", levels, entries))
    units = (*front_units([Line(1, "某市档案条例", "title")]), *body_units(levels, entries))
    received = ReceivedWork(
        "w", "docs/decisions/w", "hans", "某市档案条例", (), "条例", "", "", (),
        Source("", "", "", None), "", lines, units,
    )  # fmt: skip
    return edit_work(received, [], [], CONVERTER)


def drafted(texts: Sequence[str]) -> object:
    return guess_roles(["某市档案条例", "", *texts])


def linked(texts: Sequence[str]) -> object:
    tree = Tree(work_of(texts))
    return list(find_references(tree.work, Provisions(tree), lambda _: None, NAMES)), related_units(tree, {}, ())


def steps(call: Callable[[], object]) -> int:
    """How many steps the interpreter takes for ``call``, loops inside one line counted too."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("reading", [drafted, linked])
@pytest.mark.parametrize("kind", [*BLOCKS, *OPENERS])
def test_reading_takes_steps_in_proportion_to_the_text(kind: str, reading: Callable[[Sequence[str]], object]) -> None:
    short, long = document(kind, SHORT), document(kind, LONG)
    reading(
        document(kind, 4)
    )  # tables are read once; of the short text nothing may be kept that the long one must make
    took = [steps(lambda texts=texts: reading(texts)) for texts in (short, long)]  # type: ignore[misc]
    length = len("".join(long)) / len("".join(short))
    assert log(took[1] / took[0]) / log(length) <= EXPONENT


def noted(lines: int, template: str) -> NoteText:
    """The body of a note or page of so many lines."""
    return NoteText("docs/pages/x.md", "".join(template.format(n) for n in range(lines)), 1)


BODIES = {
    "definitions": "词{0}\n:   说明\n\n",
    "a list": "- 甲{0}\n",
    "paragraphs": "甲{0}\n\n",
    "titles": "《甲》第一条",
    "broken lines": "甲{0}甲\n",
    "strokes": "~~甲{0}~~",
    "strokes that do not end": "~~甲{0} ",
    "boxes": "- [ ] 甲{0}\n",
    "code": "`甲{0}`",
    "code that does not end": "`甲{0} ",
    "admonitions": "!!! note\n    甲{0}\n\n",
    "HTML": "<div>\n甲\n乙\n</div>\n\n",
    "lists that run on": "甲：\n- 乙\n\n",
    "links": "[甲](3-{0})",
    "links to nowhere": "[甲][x{0}] ",
    "rows of a table": "|{0}|乙|\n",
    "footnotes": "[^{0}]: 甲\n",
}


def read_note(typed: NoteText) -> object:
    """All that is done to a body: made HTML, held against what may stand there, said in plain text."""
    html = RENDER(read_alike(typed.body))
    found = pieces(html)
    source = note_source.Source(typed, found)
    told = [source.problem_of_link(piece.get("href") or "", "N005", "", "") for piece in found if piece.name == "a"]
    return told, list(unread(typed, "N006")), list(unclosed(found, source, "N009")), as_text(html)


RENDER = renderer("x")


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_takes_steps_in_proportion_to_its_length(kind: str) -> None:
    short, long = (noted(lines // 2, BODIES[kind]) for lines in (SHORT, LONG))
    assert too_deep(short, "N010") is too_deep(long, "N010") is None
    read_note(short)
    places.cache_clear()
    took = [steps(lambda body=body: (too_deep(body, "N010"), read_note(body))) for body in (short, long)]  # type: ignore[misc]
    assert log(took[1] / took[0]) / log(len(long.body) / len(short.body)) <= EXPONENT


def test_definitions_that_would_be_read_one_within_another_are_told_at_their_place() -> None:
    assert too_deep(noted(60, ":   说明{0}\n"), "N010") is None
    problem = too_deep(NoteText("docs/pages/x.md", "词\n" + ":   说明\n" * 61, 5), "N010")
    assert problem is not None
    assert (problem.code, problem.line) == ("N010", 6)


def waived(count: int) -> object:
    """As many flaws as waivers."""
    waivers = [Accepted(line=n + 1, code="R020", reason="x") for n in range(count)]
    problems = [Problem("received.txt", n + 1, 1, "R020", "", "") for n in range(count)]
    return list(unused_waivers(waivers, YamlText("w", {}, {}), problems))


def test_each_of_many_waivers_is_looked_up() -> None:
    took = [steps(lambda: waived(SHORT)), steps(lambda: waived(LONG))]
    assert log(took[1] / took[0]) / log(LONG / SHORT) <= EXPONENT
