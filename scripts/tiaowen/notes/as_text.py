"""The body of a note as plain text, for print, books, search and data."""

from __future__ import annotations

import re

from tiaowen.notes.html import BLOCK, Piece, pieces

_CELLS = ("td", "th")
_BREAKING = BLOCK - {*_CELLS} | {"br"}
_BACK, _FOOTNOTE = "footnote-backref", "footnote-ref"
# What else would be read as if it had not been struck out, or raised.
_SIGNS = {"del": "~~", "s": "~~", "sup": "^"}


def as_text(html: str) -> str:
    """The words of ``html``, a paragraph, item or row a line; code keeps its lines.

    The numbers of lists and footnotes, which a browser makes, are written out; the signs that lead back from footnotes are not.
    """
    text = _Text()
    for piece in pieces(html):
        text.add(piece)
    return "\n".join(line.rstrip() for line in text.lines if line.strip())


class _Text:
    """The lines of a body, as far as it is read."""

    def __init__(self) -> None:
        self.lines = [""]
        self._begun = True  # whether the last line has no word yet
        self._counts: list[int | None] = []  # of the lists around: its last number, None where it has none
        self._link, self._code = "", 0

    def add(self, piece: Piece) -> None:
        if piece.kind == "text":
            self._say(piece.name)
        elif piece.name in _BREAKING:
            self._break(piece)
        elif piece.name == "a":
            self._link = (piece.get("class") or "") if piece.kind == "start" else ""
        elif piece.name == "img":
            self._say(piece.get("alt") or "")
        elif piece.name in _CELLS and piece.kind == "end":
            self.lines[-1] += "\u3000"
        elif piece.name in _SIGNS and not piece.get("id"):  # a sup with an id holds the number of a footnote
            self._say(_SIGNS[piece.name] if piece.name != "sup" or piece.kind == "start" else "")

    def _say(self, words: str) -> None:
        if self._code:
            first, *rest = words.split("\n")
            self.lines[-1] += first
            self.lines += rest
        elif self._link != _BACK:
            words = re.sub(r"[ \t\r\n]+", " ", words)
            words = f"[{words}]" if self._link == _FOOTNOTE else words
            self.lines[-1] += words.lstrip(" ") if self._begun or self.lines[-1].endswith((" ", "\u3000")) else words
        self._begun = self._begun and not words.strip()

    def _break(self, piece: Piece) -> None:
        if not self._begun:
            self.lines.append("")
            self._begun = True
        step = 1 if piece.kind == "start" else -1
        if piece.name == "pre":
            self._code += step
        elif piece.name in ("ol", "ul"):
            first = int(piece.get("start") or 1) - 1 if piece.name == "ol" else None
            self._counts = [*self._counts, first] if step > 0 else self._counts[:-1]
        elif piece.name == "li" and step > 0 and self._counts and (count := self._counts[-1]) is not None:
            self._counts[-1] = count + 1
            self.lines[-1] = f"{count + 1}. "
