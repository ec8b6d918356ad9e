"""A line of a page as it is printed, and what page it is on; lengths in points, y from the bottom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """``pieces`` are the parts of the line that stand far apart, as cells of a table do, each with where it begins."""

    page: int
    pieces: tuple[tuple[float, str], ...]
    left: float
    right: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(piece for _, piece in self.pieces)
