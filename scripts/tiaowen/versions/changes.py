"""The words of a provision before and after → what stayed, what went, what came; what is no change of words is told apart.

Offsets count in both editions alike, which are character for character as long.  A change is of whole words as far as the
segmenter sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from tiaowen.kit.closest import differing
from tiaowen.model import Unit
from tiaowen.versions.mapping import Provision
from tiaowen.versions.tokens import Token, tokens_of
from tiaowen.versions.wording import Renumbered, Wording, own_numbers, renumbered

# kept: character for character; slight: punctuation, width, numbering or another form of a character; words: gone and come.
Manner = Literal["kept", "slight", "words"]
# Where less than this of a provision stayed it was written anew: what stayed is no more than chance.
REWRITTEN = 0.3


@dataclass(frozen=True, slots=True)
class Piece:
    """``start_old`` to before ``end_old`` of the text before became the range ``start_new``–``end_new`` of the text after."""

    manner: Manner
    start_old: int
    end_old: int
    start_new: int
    end_new: int


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """A provision with its pieces, which cover both texts without a gap; the texts are those of its units put together."""

    provision: Provision
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether words went or came."""
        return any(piece.manner == "words" for piece in self.pieces)

    @property
    def untouched(self) -> bool:
        """Whether every character is what it was."""
        return all(piece.manner == "kept" for piece in self.pieces)


def changes_of(
    old: Mapping[str, Unit], new: Mapping[str, Unit], mapping: Sequence[Provision], wording: Wording
) -> tuple[ProvisionChange, ...]:
    """Of each provision of ``mapping`` what changed, in its order."""
    moved = renumbered(old, new, [(each.old, each.new) for each in mapping])
    return tuple(
        _change(each, [old[i] for i in each.old], [new[i] for i in each.new], wording, moved) for each in mapping
    )


def text_of(units: Iterable[Unit]) -> str:
    """The text of several units, simplified, as the pieces count it."""
    return "".join(unit.text.hans for unit in units)


def _change(
    provision: Provision, old: Sequence[Unit], new: Sequence[Unit], wording: Wording, moved: Renumbered
) -> ProvisionChange:
    before, after = text_of(old), text_of(new)
    if before == after:
        return ProvisionChange(provision, tuple(_joined([Piece("kept", 0, len(before), 0, len(after))])))
    first = tokens_of(before, own_numbers(old), wording, moved)
    second = tokens_of(after, own_numbers(new), wording, {})
    pieces = list(_joined(_absorbed(_pieces(before, after, first, second), after, wording)))
    return ProvisionChange(provision, tuple(_anew(pieces, len(before), len(after))))


def _pieces(before: str, after: str, old: Sequence[Token], new: Sequence[Token]) -> Iterator[Piece]:
    """Alternately what stands in both, token by token, and what differs."""
    a = b = 0
    ends = (len(old), len(old), len(new), len(new))
    for from_a, to_a, from_b, to_b in [*differing([t.same for t in old], [t.same for t in new]), ends]:
        for one, other in zip(old[a:from_a], new[b:from_b], strict=True):
            yield from _slight(before, after, (one.start, one.end, other.start, other.end), whole=one.is_number)
        if to_a > from_a or to_b > from_b:
            gone, come = old[from_a:to_a], new[from_b:to_b]
            place = (*_range(old, from_a, to_a, len(before)), *_range(new, from_b, to_b, len(after)))
            # The same words cut otherwise are no difference.
            same = "".join(token.word for token in gone) == "".join(token.word for token in come)
            yield from _slight(before, after, place) if same else [Piece("words", *place)]
        a, b = to_a, to_b


Place = tuple[int, int, int, int]


def _range(tokens: Sequence[Token], first: int, last: int, length: int) -> tuple[int, int]:
    start = tokens[first].start if first < len(tokens) else length
    return start, (tokens[last - 1].end if last > first else start)


def _slight(before: str, after: str, place: Place, whole: bool = False) -> Iterator[Piece]:
    """The same words: what differs in them besides, between what does not; a number is shown whole."""
    start_a, end_a, start_b, end_b = place
    one, other = before[start_a:end_a], after[start_b:end_b]
    head = 0 if whole and one != other else _alike(one, other)
    tail = 0 if whole else _alike(one[head:][::-1], other[head:][::-1])
    yield Piece("kept", start_a, start_a + head, start_b, start_b + head)
    yield Piece("slight", start_a + head, end_a - tail, start_b + head, end_b - tail)
    yield Piece("kept", end_a - tail, end_a, end_b - tail, end_b)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _absorbed(pieces: Iterable[Piece], after: str, wording: Wording) -> Iterator[Piece]:
    """A single character or sign that stays between two changes reads as part of them."""
    listed = list(_joined(pieces))
    for at, piece in enumerate(listed):
        between = 0 < at < len(listed) - 1 and listed[at - 1].manner == listed[at + 1].manner == "words"
        if between and piece.manner != "words" and len(wording.plain(after[piece.start_new : piece.end_new])) <= 1:
            yield Piece("words", piece.start_old, piece.end_old, piece.start_new, piece.end_new)
        else:
            yield piece


def _anew(pieces: Sequence[Piece], before: int, after: int) -> Sequence[Piece]:
    """Of a provision that was written anew all behind its number gone and come, unless it is new or gone itself."""
    kept = sum(piece.end_new - piece.start_new for piece in pieces if piece.manner == "kept")
    if not before or not after or kept >= REWRITTEN * max(before, after):
        return pieces
    first = next((at for at, piece in enumerate(pieces) if piece.manner == "words"), len(pieces))
    rest = pieces[first:]
    if not rest:
        return pieces
    return [*pieces[:first], Piece("words", rest[0].start_old, before, rest[0].start_new, after)]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Those of one manner put together, empty ones left out."""
    last: Piece | None = None
    for piece in pieces:
        if piece.start_old == piece.end_old and piece.start_new == piece.end_new:
            continue
        if last and last.manner == piece.manner:
            last = Piece(last.manner, last.start_old, piece.end_old, last.start_new, piece.end_new)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
