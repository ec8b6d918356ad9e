"""Tables of the text: every row a sentence with its address, every cell with the marks that stand in it.

A TAB stands between the cells, as in the sentence: who copies, cites or compares a row's words has them as the data has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tiaowen.model import Sentence, Table, Unit
from tiaowen.text.tables import CELL, numeric_columns
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import place_name
from tiaowen.write.marked.marks import Mark, marked
from tiaowen.write.marked.sentence_marks import sentence_marks
from tiaowen.write.view import View

# By its number: Markdown makes a TAB of the source a blank.
_TAB = Html("&#9;")
# A cell of so many characters needs room where a table is wider than the window.
_LONG = 12


def table_html(view: View, unit: Unit, table: Table, own: bool) -> Html:
    """The table in a box of its own, which a narrow window lets the reader move, with the keyboard too."""
    numeric = numeric_columns([row.text.hant for row in table.rows[table.head :]])
    head, body = ([_row(view, row, table, numeric, own) for row in part] for part in _parts(table))
    parts = [tag("thead", *head) if head else "", tag("tbody", *body) if body else ""]
    words = f"{place_name(view.tree, unit, view.script)}，{table_label(view, unit, table)}"
    address = table.anchor if own else table.id
    inside = tag("table", *filter(None, parts))
    return tag("div", inside, class_="table", id=address, role="region", aria_label=words, tabindex=0)


def table_label(view: View, unit: Unit, table: Table) -> str:
    """表; 表2 where the unit has several."""
    return view.say("表") + (table.anchor.removeprefix("t") if len(unit.tables) > 1 else "")


def _parts(table: Table) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    return table.rows[: table.head], table.rows[table.head :]


def _row(view: View, row: Sentence, table: Table, numeric: set[int], own: bool) -> Html:
    address = row.id.anchor if own else row.id
    sign = tag("a", class_="n", href=f"#{address}")
    inside = list(_cells(view, row, own))
    inside += [Html("")] * (table.columns - len(inside))
    name, scope = ("th", "col") if row.form == "head" else ("td", None)
    last = len(inside) - 1
    cells = [
        tag(name, words, sign if at == last else "", scope=scope, class_=_class(at, words, numeric))
        for at, words in enumerate(inside)
    ]
    return tag("tr", _TAB.join(cells), class_="s", id=address)


def _class(column: int, words: Html, numeric: set[int]) -> str | None:
    if column in numeric:
        return "num"
    return "long" if len(words.striptags()) > _LONG else None


def _cells(view: View, row: Sentence, own: bool) -> Iterator[Html]:
    """The cells' words; a mark that goes over a border is cut there."""
    marks, start = sentence_marks(view, row, own), 0
    for words in view.show(row.text).split(CELL):
        yield marked(words, in_cell(marks, start, start + len(words)))
        start += len(words) + 1


def in_cell(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks as they stand in the cell at ``start`` to ``end`` of its row; what follows one does so where it ends."""
    for mark in marks:
        ends = start < mark.end <= end or start <= mark.start == mark.end <= end
        if (mark.start < end and start < mark.end) or (ends and mark.after):
            first, last = max(mark.start, start) - start, min(mark.end, end) - start
            yield replace(mark, start=first, end=last, after=mark.after if ends else Html(""))
