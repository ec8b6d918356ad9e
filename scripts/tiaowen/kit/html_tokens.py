"""Finished HTML as the run of its tags and texts, so that one of them can be changed and every other byte stays.

The tags are found by Python's own parser, which knows quoted attributes, comments and what a script may hold.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from typing import Literal

Kind = Literal["start", "end", "text", "other"]


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a text, or a comment and the like; ``source`` is how it stands there.

    ``attributes`` are decoded, in their order, ``None`` for one without a value.
    """

    kind: Kind
    source: str
    name: str = ""
    attributes: Mapping[str, str | None] = field(default_factory=dict)

    def get(self, attribute: str) -> str:
        """The value; "" where there is none."""
        return self.attributes.get(attribute) or ""

    def has_class(self, name: str) -> bool:
        return name in self.get("class").split()

    def changed(self, values: Mapping[str, str], without: Collection[str] = (), behind: str = "") -> Token:
        """The tag with these values of attributes; new ones stand first, or ``behind`` another."""
        new = {name: value for name, value in values.items() if name not in self.attributes}
        kept: dict[str, str | None] = {} if behind else {**new}
        for name, value in self.attributes.items():
            if name not in without:
                kept[name] = values.get(name, value)
            if name == behind:
                kept |= new
        end = "/>" if self.source.endswith("/>") else ">"
        source = f"<{self.name}{''.join(map(_attribute, kept.items()))}{end}"
        return Token(self.kind, source, self.name, kept)


def tokens(html: str, markdown: bool = False) -> list[Token]:
    """All of ``html`` in order: their sources, joined, are ``html``.

    In ``markdown`` no tag begins a script, which would hide what follows: it stands in code there.
    """
    parser = _Tokens(html, markdown)
    parser.feed(html)
    parser.close()
    borders = [*(at for at, *_ in parser.found), len(html)]
    return [
        Token(kind, html[start:end], name, dict(attributes))
        for (start, end), (_, kind, name, attributes) in zip(pairwise(borders), parser.found, strict=True)
    ]


def _attribute(pair: tuple[str, str | None]) -> str:
    name, value = pair
    if value is None:
        return f" {name}"
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    return f' {name}="{value}"'


class _Tokens(HTMLParser):
    """Where each token begins; one text for characters and references side by side."""

    def __init__(self, html: str, markdown: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, Kind, str, list[tuple[str, str | None]]]] = []
        self._markdown = markdown
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def _add(self, kind: Kind, name: str = "", attributes: list[tuple[str, str | None]] | None = None) -> None:
        line, column = self.getpos()
        if kind != "text" or not self.found or self.found[-1][1] != "text":
            self.found.append((self._lines[line - 1] + column, kind, name, attributes or []))

    def set_cdata_mode(self, elem: str, **more: bool) -> None:
        if not self._markdown:
            super().set_cdata_mode(elem, **more)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, attrs)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self._add("end", tag)

    def _handle_text(self, _: str) -> None:
        self._add("text")

    def _handle_other(self, _: str) -> None:
        self._add("other")

    # The parser calls them by position.
    handle_data = handle_charref = handle_entityref = _handle_text  # type: ignore[assignment]
    handle_comment = handle_decl = handle_pi = unknown_decl = _handle_other  # type: ignore[assignment]
