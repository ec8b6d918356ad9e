"""Where the links of a Markdown text are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen.enrich.page_html import check_page
from tiaowen.kit.front_matter import MarkdownFile
from tiaowen.kit.yaml_text import YamlText
from tiaowen.notes.html import pieces, renderer
from tiaowen.notes.positions import links
from tiaowen.notes.source import Source
from tiaowen.read.pages import HandPage

TYPED = """\
# [一](@1) #

| [二](@2) (@2) | 乙 |
|---|---|
| [三](@3) | [三](@3) [三](@3) |
| `[四](@4)` | 甲 \\| [四](@4) |

> - 甲 (@5) [五](@5)
乙 `[五](@5)` ![五]( <@5> "一 二")

甲
:   乙 [六](@6) <a title=x href = "@6">六</a>

    丙 [六
       六](@6) [![七](@7)](@7)

!!! note "例"

    丁 [八](@8) [^1] [丙]

[^1]: 戊 [九](@9)

[丙]: @10

<div>
 <a href="@11"><img src=@11></a>
</div>
"""
PARTS = [
    "[x](3-9)",
    "![x](3-9)",
    "[x]",
    "[x]: 3-9",
    "[^1]",
    "[^1]: ",
    "<a href='3-9'>",
    "<div>",
    "<!--",
    "<b",
    "`",
    "```\n",
]
PARTS += [
    "    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "| ",
    "|---|---|\n",
    "!!! note\n",
    "\n:   ",
    "# ",
    "\\|",
    "\\",
    "\n",
    "\n\n",
    "甲",
]


def test_each_place_is_that_of_the_address() -> None:
    found = [
        (TYPED.count("\n", 0, link.offset) + 1, TYPED[link.offset :].startswith(link.address)) for link in links(TYPED)
    ]
    assert found == [(line, True) for line in (1, 3, 5, 5, 5, 6, 8, 9, 12, 12, 15, 15, 15, 19, 23, 21, 26, 26)]


def test_two_links_of_one_address_have_two_places() -> None:
    found = [link.offset for link in links(TYPED)]
    assert len(set(found)) == len(found)


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_whatever_is_typed_a_place_is_where_the_address_stands(parts: list[str]) -> None:
    text = "".join(parts)
    assert all(text[link.offset :].startswith("3-9") for link in links(text))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("(3-9)\n\n[x](3-9)", 3),
        ("`[x](3-9)`\n\n- 甲\n\n    [x](3-9)", 5),
        ("甲\n\n[x](3 9)", 3),  # a link to Python-Markdown alone
        ("[x](<javascript:x>)\n\n[x][y]\n\n[y]: 3-9", 5),
    ],
)
def test_a_problem_of_a_link_stands_on_its_line(body: str, line: int) -> None:
    file = MarkdownFile("n.md", YamlText("n.md", {}, {}), body, 1)
    source = Source(file, pieces(renderer("")(body)))
    address = "3 9" if "3 9" in body else "3-9"
    assert source.problem_of_link(address, "N005", "", "").line == line


def test_who_asks_more_often_than_a_link_stands_there_is_answered() -> None:
    body = '甲\n\n<a href="javascript:x">乙</a>\n\n<img href="javascript:x">'
    problems = list(check_page(HandPage("p", "p.md", "甲", "", body, 1)))
    assert next((problem.line, problem.code) for problem in problems if "javascript" in problem.message) == (3, "P007")


def test_what_is_asked_for_again_is_looked_for_behind_where_it_was_found() -> None:
    body = "甲<b>乙<b>丙\n\n<b>"
    source = Source(MarkdownFile("x.md", YamlText("", {}, {}), body, 5), [])
    assert [source.place("<b") for _ in range(3)] == [(5, 2), (5, 6), (7, 1)]
