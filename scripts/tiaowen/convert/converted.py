"""What a file gives: the document's text, its figures, and an account of everything in it that is not in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.text.blank import bare

FIGURES = "figures"
# The bytes of a file that lies beside the document, by the address that the document has for it; None when there is none.
Beside = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the document: its name in ``figures/`` and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Converted:
    """The text as received.txt will have it, in LF.

    ``ending`` is that of the original which is kept beside it, "" where the text is the file itself.  ``left_out`` lists
    what the file has and the text has not, ``told`` what a person should look at.
    """

    text: str
    ending: str = ""
    figures: tuple[Figure, ...] = ()
    left_out: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


def of_lines(lines: Iterable[str]) -> str:
    """One paragraph a line, what stands around it and lines without a word taken away; a row keeps its empty cells."""
    return "".join((line if "\t" in line else bare(line)) + "\n" for line in lines if bare(line))


def row(cells: Sequence[str]) -> str:
    """A row of a table as received.txt has it: cells apart by TAB.  A row of one cell is a line."""
    return "\t".join(bare(re.sub(r"\s+", " ", cell)) for cell in cells)


def figure_line(name: str, words: str) -> str:
    """The line that stands in the place of a picture."""
    plain = re.sub(r"[][\s]+", " ", words).strip()
    return f"![{plain}]({FIGURES}/{name})"


def refused(path: str, code: str, message: str, hint: str) -> ProblemsFound:
    """What a reader raises that cannot give the text of the file at ``path``."""
    return ProblemsFound([Problem(path, 0, 0, code, message, hint)])


def told(path: str, message: str, hint: str) -> Problem:
    """I009: something of the file that a person should look at."""
    return Problem(path, 0, 0, "I009", message, hint, warning=True)
