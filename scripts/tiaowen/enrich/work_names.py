"""Names of other works inside running text, with 《》 or without: 公司法第二條 is an article of the Company Law.

Without 《》 a name is known if it is a law of the state (``state_laws.tsv``) or if this site has it: a published work,
an entry of docs/works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tiaowen.enrich.occurrences import longest_names, names_by_start
from tiaowen.kit.word_list import rows
from tiaowen.text.reference_grammar import NOT_A_LAW

_STATE_LAWS = {name: (means or [name])[0] for name, *means in rows(Path(__file__).with_name("state_laws.tsv"))}
_STATE = "中华人民共和国"
_GOES_ON = re.compile(f"(?<=法)(?:{NOT_A_LAW})")


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names a work, 《》 included, and the title that it says."""

    start: int
    end: int
    title: str


class WorkNames:
    """Made once for a site; ``own`` are the simplified names that it has itself."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._means = _STATE_LAWS | {name: name for name in own if len(name) > 1}
        self._names = names_by_start((name, name) for name in self._means)

    def find(self, text: str) -> list[Named]:
        """Every name in simplified ``text``, from left to right; none inside another's 《》."""
        inside = list(bracketed(text))
        return sorted([*inside, *self._bare(text, inside)], key=lambda named: named.start)

    def _bare(self, text: str, bracketed: Iterable[Named]) -> Iterator[Named]:
        outside = "".join(_around(text, bracketed))
        for start, end, name in longest_names(outside, self._names):
            if not _GOES_ON.match(text, end):
                yield Named(start, end, self._means[name])


def usual_names(title: str) -> list[str]:
    """What a law of the state with this simplified ``title`` is called besides: 民事诉讼法 → 民诉法."""
    law = title.removeprefix(_STATE)
    return [name for name, means in _STATE_LAWS.items() if means == law and name != law]


def bracketed(text: str) -> Iterator[Named]:
    """The names in 《》 alone."""
    depth, start = 0, 0
    for found in re.finditer("[《》]", text):
        if found[0] == "《":
            start = found.start() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield Named(start, found.end(), text[start + 1 : found.start()])


def _around(text: str, bracketed: Iterable[Named]) -> Iterator[str]:
    """``text`` with blanks in place of what stands between 《 and 》."""
    at = 0
    for named in bracketed:
        yield text[at : named.start] + " " * (named.end - named.start)
        at = named.end
    yield text[at:]
