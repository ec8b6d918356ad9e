"""Headings without number in reports and plans, by their form: which lines a draft may call ``heading``.

A false heading is worse than a missed one.  So a heading is a short line without any sign, stands between paragraphs that are
sentences, is one of two at least in a text that has no other headings, or of those below each of which 一、 begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiaowen.draft.roles import is_organ
from tiaowen.text.annexes import is_annex
from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.numbering import Marker, read_marker
from tiaowen.text.written_date import first_date

_PHRASE = re.compile(rf"[\u3400-\u9fff0-9０-９A-Za-z“”《》、—·（）(){BLANKS}]{{3,30}}")
_SENTENCE = re.compile("[。！？!?；;：:][”』」’）)]*$")
_LONG = 20


def with_headings(lines: Sequence[str], roles: Sequence[str]) -> list[str]:
    """``roles`` of ``lines`` with ``heading`` for those of the body that are certain to be one."""
    body = [n for n, role in enumerate(roles) if role == "body"]
    annex = next((at for at, n in enumerate(body) if is_annex(lines[n])), len(body))
    found = set(_certain(lines, body[:annex]))
    return ["heading" if n in found else role for n, role in enumerate(roles)]


def _certain(lines: Sequence[str], body: Sequence[int]) -> list[int]:
    numbered = {n: marker for n in body if (marker := read_marker(lines[n])) and not marker.level.strict}
    highest = {marker.level.kind for marker in numbered.values()} - {"point", "subpoint"}
    found = [*_candidates(lines, body, numbered)]
    if highest == {"part"} or highest == {"part", "clause"}:
        firsts = [at for at, n in enumerate(body) if n in numbered and _begins(numbered[n])]
        return found if len(found) > 1 and [*_above(body, firsts)] == found else []
    return found if len(found) > 1 and not highest else []


def _candidates(lines: Sequence[str], body: Sequence[int], numbered: dict[int, Marker]) -> Iterator[int]:
    """Short lines that stand between sentences, or between one and a number."""
    for before, n, after in zip(["", *(lines[n] for n in body)], body, body[1:], strict=False):
        opens = after in numbered or (_SENTENCE.search(bare(lines[after])) and len(bare(lines[after])) >= _LONG)
        if opens and n not in numbered and _is_phrase(lines[n]) and (not before or _SENTENCE.search(bare(before))):
            yield n


def _is_phrase(line: str) -> bool:
    text = bare(line)
    return bool(_PHRASE.fullmatch(text)) and not is_organ(line) and not _is_dated(text) and "\t" not in line


def _is_dated(text: str) -> bool:
    return first_date(text) is not None


def _begins(marker: Marker) -> bool:
    return marker.level.kind == "part" and marker.ordinal == 1


def _above(body: Sequence[int], firsts: Sequence[int]) -> Iterator[int]:
    yield from (body[at - 1] for at in firsts if at)
