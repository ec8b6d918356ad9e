"""A provision with the words that went and came, in paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tiaowen.model import Script, Unit
from tiaowen.versions.changes import Manner, Piece
from tiaowen.write.html import Html, tag


def changed_paragraphs(old: Sequence[Unit], new: Sequence[Unit], pieces: Iterable[Piece], script: Script) -> list[Html]:
    """The paragraphs of the text after, with what went where it stood; of a provision that is gone those before.

    ``<del>`` and ``<ins>`` hold words; ``<s>`` and ``<u>`` what is no change of words.
    """
    before, after = _text(old, script), _text(new, script)
    ends = _paragraph_ends(new or old)
    side = 1 if new else 0
    blocks: list[list[Html]] = [[]]
    for manner, ranges in _cut(pieces, ends, side):
        (start_old, end_old), (start_new, end_new) = ranges
        blocks[-1] += _parts(manner, before[start_old:end_old], after[start_new:end_new])
        if ranges[side][1] in ends:
            blocks.append([])
    return [tag("p", *block) for block in blocks if block]


def _parts(manner: Manner, gone: str, come: str) -> Iterator[Html]:
    if manner == "kept":
        yield Html("").join([come])
        return
    went, came = ("del", "ins") if manner == "words" else ("s", "u")
    if gone:
        yield tag(went, gone)
    if come:
        yield tag(came, come)


Ranges = tuple[tuple[int, int], tuple[int, int]]


def _cut(pieces: Iterable[Piece], ends: Iterable[int], side: int) -> Iterator[tuple[Manner, Ranges]]:
    """The pieces, cut where a paragraph of the text shown ends; what went stands before what came."""
    borders = sorted(ends)
    for piece in pieces:
        old, new = [piece.start_old, piece.end_old], [piece.start_new, piece.end_new]
        shown = (old, new)[side]
        inside = [border for border in borders if shown[0] < border < shown[1]]
        for border in inside:
            first_old = (old[0], old[0] + border - new[0]) if piece.manner == "kept" else (old[0], old[1])
            ranges = ((old[0], border), (new[0], new[0])) if side == 0 else (first_old, (new[0], border))
            yield piece.manner, ranges
            if side == 0:
                old[0] = border
            else:
                old[0], new[0] = ranges[0][1], border
        yield piece.manner, ((old[0], old[1]), (new[0], new[1]))


def _text(units: Iterable[Unit], script: Script) -> str:
    return "".join(unit.text.of(script) for unit in units)


def _paragraph_ends(units: Iterable[Unit]) -> set[int]:
    """Where in the text of the units put together a paragraph ends."""
    found: set[int] = set()
    at, last = 0, (-1, -1)
    for number, unit in enumerate(units):
        for sentence in unit.sentences:
            here = (number, sentence.paragraph)
            if here != last and at:
                found.add(at)
            at, last = at + len(sentence.text.hans), here
    return {*found, at}
