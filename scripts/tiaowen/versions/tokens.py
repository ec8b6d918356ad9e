"""A text → the words, numbers and signs that are compared one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiaowen.language.segmenter import cut
from tiaowen.text.numerals import NUMERAL
from tiaowen.versions.wording import Renumbered, Wording

# A reference is one word: of 第七十五条 and 第八十五条 not 七 became 八.
_REFERENCE = re.compile(rf"第{NUMERAL}[编章节条款项](?:之{NUMERAL})?|[（(]{NUMERAL}[）)]|\d+(?:[.,]\d+)*[%‰]?")
_SELF = re.compile(
    rf"本[法条规办决细规解章][例定法则释程]?(?:第{NUMERAL}条(?:之{NUMERAL})?(?:第{NUMERAL}[款项])*[、和及与或者至]*)+"
)


@dataclass(frozen=True, slots=True)
class Token:
    """``start`` to before ``end`` of a text: a word as it is compared, "" where it is none.

    ``sign`` is what stands there instead: punctuation, blanks, the provision's own number.
    """

    start: int
    end: int
    word: str
    sign: str = ""

    @property
    def same(self) -> str:
        """What two tokens are compared by."""
        return self.word or f" {self.sign}"

    @property
    def is_number(self) -> bool:
        return self.sign == _OWN


# Own numbers are all alike: of which provision it is says the mapping.
_OWN = "number"


def tokens_of(text: str, own: Sequence[tuple[int, int]], wording: Wording, moved: Renumbered) -> list[Token]:
    """The tokens of ``text`` without a gap; ``own`` are the ranges of numbers that are none of its words.

    A reference to a provision of this very text is read as the number that this has by ``moved`` in the other one.
    """
    tokens: list[Token] = []
    at, elsewhere = 0, _renumbered(text, moved)
    for start, end in [*own, (len(text), len(text))]:
        tokens += _cut(text, at, start, wording, elsewhere)
        if end > start:
            tokens.append(Token(start, end, "", _OWN))
        at = end
    return tokens


def _renumbered(text: str, moved: Renumbered) -> dict[int, str]:
    """By where a reference to this text begins: the number of what it means in the other text."""
    found: dict[int, str] = {}
    for match in _SELF.finditer(text) if moved else ():
        for reference in re.finditer(rf"第{NUMERAL}条(?:之{NUMERAL})?", match[0]):
            if reference[0] in moved:
                found[match.start() + reference.start()] = moved[reference[0]]
    return found


def _cut(text: str, start: int, end: int, wording: Wording, elsewhere: dict[int, str]) -> Iterator[Token]:
    at = start
    for reference in _REFERENCE.finditer(text, start, end):
        yield from _words(text, at, reference.start(), wording)
        word = elsewhere.get(reference.start(), reference[0])
        yield Token(*reference.span(), wording.plain(word))
        at = reference.end()
    yield from _words(text, at, end, wording)


def _words(text: str, start: int, end: int, wording: Wording) -> Iterator[Token]:
    at = start
    for piece in cut(text[start:end]) if end > start else ():
        word = wording.plain(piece)
        yield Token(at, at + len(piece), word, "" if word else wording.sign(piece))
        at += len(piece)
