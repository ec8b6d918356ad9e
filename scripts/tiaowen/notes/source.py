"""Where in a body, as typed, something stands that was found in its HTML: a link by the parser that keeps places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from html import unescape

from tiaowen.kit.front_matter import Typed, body_place
from tiaowen.kit.problem import Problem
from tiaowen.notes.html import Piece
from tiaowen.notes.positions import ADDRESSED, code, links

_SIGN = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);?|.", re.DOTALL)
# How an address can be typed, up to its first character and behind its last one.
_LINKS = (("(", ")"), ("(<", ">"), ("(", '"'), ('="', '"'), ("='", "'"), ("=", ""), ("]:", ""), ("<", ">"), ("", ""))


def without_code(body: str) -> str:
    """``body`` with blanks for all that is code, every other character in its place."""
    out, at = "", 0
    for start, end in code(body):
        out += body[at:start] + re.sub(r"[^\n]", " ", body[start:end])
        at = end
    return out + body[at:]


class _Squeezed:
    """A text as a browser reads it: entities decoded, white space and case set aside; places kept."""

    def __init__(self, text: str) -> None:
        pairs = [(sign, match.start()) for match in _SIGN.finditer(text) for sign in _squeeze(unescape(match[0]))]
        self.text = "".join(sign for sign, _ in pairs)
        self.origin = [at for _, at in pairs]


def _squeeze(text: str) -> str:
    return "".join(sign.lower()[:1] for sign in text if sign > " " and sign != "\x7f" and not sign.isspace())


class Source:
    """Finds in the body, as typed, where something stands that was found in its HTML.

    What is asked for again is looked for behind where it was found before.
    """

    def __init__(self, typed: Typed, pieces: Sequence[Piece]) -> None:
        self._typed, self._pieces = typed, pieces
        self._texts = [_Squeezed(without_code(typed.body)), _Squeezed(typed.body)]
        self._from: dict[str, int] = {}

    def place(self, wanted: str) -> tuple[int, int]:
        """Line and column of the next ``wanted`` (alternatives apart by NUL), or of the body."""
        return self._first((("", part, "") for part in wanted.split("\0")), wanted) or self._start()

    def problem(self, wanted: str, code: str, message: str, hint: str) -> Problem:
        """A Problem at the next ``wanted``."""
        return Problem(self._typed.path, *self.place(wanted), code, message, hint)

    def problem_of_link(self, address: str, code: str, message: str, hint: str, tag: str = "a") -> Problem:
        """A Problem at the next link, or ``img``, to ``address``."""
        offset = next(self._links.get((tag, _squeeze(address)), iter(())), None)
        if offset is not None:
            return Problem(self._typed.path, *body_place(self._typed, offset), code, message, hint)
        for before, after in _LINKS:
            if place := self._first([(before, address, after)], before + address + after):
                return Problem(self._typed.path, *place, code, message, hint)
        return self.problem("href=\0src=\0]:", code, message, hint)

    @cached_property
    def _links(self) -> dict[tuple[str, str], Iterator[int]]:
        """Where each address is typed, if it is typed as often as the HTML has it: else the parser read otherwise."""
        shown = Counter(
            (piece.name, _squeeze(piece.get(ADDRESSED[piece.name]) or ""))
            for piece in self._pieces
            if piece.kind == "start" and piece.name in ADDRESSED and piece.get(ADDRESSED[piece.name]) is not None
        )
        typed: dict[tuple[str, str], list[int]] = {}
        for link in links(self._typed.body):
            typed.setdefault((link.tag, _squeeze(link.address)), []).append(link.offset)
        return {key: iter(offsets) for key, offsets in typed.items() if len(offsets) == shown[key]}

    def _first(self, wanted: Iterable[tuple[str, str, str]], name: str) -> tuple[int, int] | None:
        """The first place of any of ``wanted``, each with what stands before and behind it."""
        name = _squeeze(name)
        parts = [(before, _squeeze(words), after) for before, words, after in wanted if _squeeze(before + words)]
        for squeezed in self._texts:
            start = self._from.get(name, 0)
            found = [(squeezed.text.find(b + w + a, start), len(b)) for b, w, a in parts]
            if there := min((pair for pair in found if pair[0] >= 0), default=None):
                self._from[name] = there[0] + 1
                return body_place(self._typed, squeezed.origin[min(sum(there), len(squeezed.origin) - 1)])
        return None

    def _start(self) -> tuple[int, int]:
        return body_place(self._typed, len(self._typed.body) - len(self._typed.body.lstrip()))
