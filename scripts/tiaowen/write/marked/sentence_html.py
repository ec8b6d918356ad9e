"""Sentences and paragraphs as Markdown with an anchor on every sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from tiaowen.model import Sentence, Unit
from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import CAPTIONED
from tiaowen.text.line import CARRIER_TITLE
from tiaowen.write.apart import set_apart
from tiaowen.write.captions import caption_html
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown
from tiaowen.write.marked.emended import emendation_marks
from tiaowen.write.marked.figures import figure_html
from tiaowen.write.marked.marks import Mark, cut_out, marked
from tiaowen.write.marked.provisions import Hang, hangs, number_sign, paragraph_numbers
from tiaowen.write.marked.sentence_marks import sentence_marks
from tiaowen.write.marked.tables import table_html
from tiaowen.write.titles import breaks
from tiaowen.write.view import View


def paragraphs(view: View, unit: Unit, sentences: Iterable[Sentence], own: bool) -> list[Markdown]:
    """One block for each paragraph of the text, with ``#p1`` on it, ``#t1`` on a table.

    ``own`` pages are the unit's; elsewhere anchors carry the unit: ``#2-1.p1``, ``#2-1.s3``.
    """
    numbers, hanging = paragraph_numbers(view, unit), hangs(unit)
    return [
        _paragraph(view, unit, list(group), own, numbers.get(number, 0), hanging.get(number))
        for number, group in groupby(sentences, key=lambda s: s.paragraph)
    ]


def _paragraph(
    view: View, unit: Unit, sentences: Sequence[Sentence], own: bool, number: int, hang: Hang | None
) -> Markdown:
    """A paragraph, a table or a figure; ``number`` is that of the 款 that it begins."""
    first = sentences[0]
    if first.is_row:
        table = next(table for table in unit.tables if table.rows[0] is first)
        return table_html(view, unit, table, own)
    text = number_sign(view, unit, number, own) if number else Html("")
    text += Html("").join(
        _sentence(view, unit, sentence, own, hang if sentence is first else None) for sentence in sentences
    )
    if first.form == "figure":
        return figure_html(view, first, text)
    address = f"p{first.paragraph}" if own else f"{unit.id}.p{first.paragraph}"
    styles = [f".{apart}"] if (apart := set_apart(view, first)) else []
    styles += [hang.style] if hang else []
    styles += [".article"] if first is unit.sentences[0] and unit.kind in CAPTIONED and not own else []
    return Markdown("{}\n{{: #{} }}").format(text, " ".join([address, *styles]))


def heading_text(view: View, unit: Unit, own: bool) -> Html:
    """The heading sentence as the inside of a heading: number, words, and the full stop kept for copying.

    Where it is not the unit's ``own`` page the heading is a link, which cannot hold other links.
    """
    first = unit.sentences[0]
    text = view.show(first.text).rstrip(BLANKS)
    start = len(view.show(unit.number))
    start += len(text[start:]) - len(text[start:].lstrip(BLANKS)) if start else 0
    number, end = text[:start], len(text) - text.endswith("。")
    marks = sentence_marks(view, first, own) if own else emendation_marks(first, view.emendations.get(first.id, ()))
    marks = [*marks, *breaks(first.text, start, end)]
    parts = tag("span", number, class_="no") if number else Html("")
    parts += marked(text[start:end], cut_out(marks, start, end))
    return parts + (tag("span", text[end:], class_="stop") if text[end:] else "")


def body_sentences(unit: Unit) -> Sequence[Sentence]:
    """What follows the heading sentence; all sentences when the unit has no heading."""
    has_heading = unit.is_headed
    return unit.sentences[1:] if has_heading else unit.sentences


def _sentence(view: View, unit: Unit, sentence: Sentence, own: bool, hang: Hang | None = None) -> Html:
    """The sentence in a span that its address lights up, with a quiet link to that address."""
    marks = sentence_marks(view, sentence, own)
    if hang and (number_of_item := hang.mark(view.show(sentence.text))):
        marks.append(number_of_item)
    if sentence is unit.sentences[0] and (number := view.show(unit.number)):
        start = view.show(sentence.text).index(number)
        marks.append(_number_mark(view, unit, start, start + len(number), own))
    if (
        unit.kind == "adoption" or set_apart(view, sentence) == CARRIER_TITLE
    ):  # these stand in the middle, as a title does
        marks += breaks(sentence.text, 0, len(view.show(sentence.text)))
    address = sentence.id.anchor if own else sentence.id
    sign = tag("a", class_="n", href=f"#{address}")
    return tag("span", marked(view.show(sentence.text), marks), sign, class_="s", id=address)


def _number_mark(view: View, unit: Unit, start: int, end: int, own: bool) -> Mark:
    """The number of a unit without a heading: on its own page the heading has said it already (but
    it is copied with the text); on another page it leads to the unit's own."""
    if own:
        return Mark(start, end, "b", {"class_": "no said"})
    link = {"class_": "no", "id": unit.id, "href": f"../{unit.id}/"}
    return Mark(start, end, "a", link, caption_html(view, unit))
