"""An edition as a run of paragraphs: what every download is set from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tiaowen.model import Both, Sentence, Table, Unit
from tiaowen.notes.plain_words import plain_title
from tiaowen.write.labels import place_name
from tiaowen.write.marked.emended import explanation_text
from tiaowen.write.marked.provisions import Hang, hangs
from tiaowen.write.view import View


@dataclass(frozen=True, slots=True)
class Comment:
    """An editor's note as downloads print it: plain paragraphs in the edition's script.

    It hangs on the sentence with the id ``sentence``; ``slug`` is its address on the site,
    ``#note-<slug>``; ``signed`` says who wrote it and when; ``lang`` is its language where that is not Chinese.
    """

    slug: str
    sentence: str
    title: str
    paragraphs: tuple[str, ...]
    signed: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of one unit.  ``level`` counts from 1 for the highest units of the text; ``hang`` is how an item hangs.

    ``lead`` is how many characters at its start are number and heading: all of them in a
    heading that stands on its own line, none in a plain paragraph.
    """

    unit: Unit
    level: int
    number: int
    sentences: tuple[Sentence, ...]
    lead: int
    hang: Hang | None = None

    @property
    def table(self) -> Table | None:
        """The table that it is, its sentences being the rows."""
        return next((table for table in self.unit.tables if table.rows[0] is self.sentences[0]), None)

    @property
    def is_figure(self) -> bool:
        return self.sentences[0].form == "figure"

    @property
    def is_heading(self) -> bool:
        return self.lead > 0 and self.number == 0

    @property
    def caption(self) -> Both | None:
        """What an editor calls the article that begins here."""
        return self.unit.caption if self.sentences[0] is self.unit.sentences[0] else None


def blocks(view: View) -> Iterator[Block]:
    """Every paragraph in reading order; their sentences, joined, are the edition's whole text."""
    for unit in view.work.units:
        hanging = hangs(unit)
        for number, group in groupby(unit.sentences, key=lambda sentence: sentence.paragraph):
            sentences = tuple(group)
            lead = _lead(view, unit) if sentences[0] is unit.sentences[0] else 0
            level = len(view.tree.lineage(unit)) - (unit.is_carrier and unit.parent is not None)
            yield Block(unit, level, number, sentences, lead, hanging.get(number))


def block_text(view: View, block: Block) -> str:
    """The paragraph as one string."""
    return "".join(view.show(sentence.text) for sentence in block.sentences)


def apparatus_lines(view: View) -> list[tuple[str, str]]:
    """Every emendation as (place, what was received, what is printed and why), as plain text."""
    return [
        (place_name(view.tree, view.tree.units[placed.row.unit], view.script), explanation_text(view, placed))
        for placed in view.work.emendations
    ]


def comments(view: View) -> tuple[Comment, ...]:
    """The editors' notes of the work; a note on a whole unit hangs on its first sentence."""
    return tuple(
        Comment(
            note.slug,
            note.passages[-1].sentence if note.passages else view.tree.units[note.unit].sentences[0].id,
            plain_title(view, note) if note.note.is_plain else view.show(note.title),
            tuple(filter(None, map(str.strip, view.show(note.plain).split("\n")))),
            f"{view.show(note.author)}　{note.note.date.isoformat()}",
            note.note.lang,
        )
        for note in view.commentary.notes
    )


def comments_by_sentence(comments: Sequence[Comment]) -> dict[str, list[Comment]]:
    """The comments in their order, by the sentence they hang on."""
    found: dict[str, list[Comment]] = {}
    for comment in comments:
        found.setdefault(comment.sentence, []).append(comment)
    return found


def _lead(view: View, unit: Unit) -> int:
    """How much of the first sentence is number and heading; an article leads with its number alone."""
    first = view.show(unit.sentences[0].text)
    if unit.is_headed and unit.kind != "title":
        return len(first)
    number = view.show(unit.number)
    return first.index(number) + len(number) if number else 0
