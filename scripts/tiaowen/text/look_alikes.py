"""Characters that copies of PDFs have in place of the ones that are meant: radicals (⽔, ⺠), compatibility ideographs (U+F967).

They look the same and are not found, read or converted as what they stand for (Unicode 14.0, chapters 18.1 and 18.2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tiaowen.kit.word_list import rows

# Of the block of radicals those that NFKC does not know, and what each stands for.
RADICALS = dict(rows(Path(__file__).with_name("radicals.tsv")))
# The twelve of the compatibility block that are characters of their own stay what they are under NFKC.
_SUSPECT = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")


def meant(character: str) -> str:
    """The character that a radical or compatibility ideograph stands for; any other itself."""
    found = RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return found if _SUSPECT.match(character) else character


def look_alikes(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each run of them begins and ends, and what is meant."""
    run: list[int] = []
    for at in (match.start() for match in _SUSPECT.finditer(text) if meant(match[0]) != match[0]):
        if run and run[-1] != at - 1:
            yield _run(text, run)
            run = []
        run.append(at)
    if run:
        yield _run(text, run)


def _run(text: str, places: list[int]) -> tuple[int, int, str]:
    start, end = places[0], places[-1] + 1
    return start, end, "".join(map(meant, text[start:end]))
