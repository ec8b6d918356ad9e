"""Markdown as a type: text that is put into it is shown as that text by any Markdown processor, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from markupsafe import Markup

from tiaowen.kit.files import MARK, Output
from tiaowen.kit.html_tokens import Token, tokens

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#!|~^=$:+\"'\r\n]")
_ID = re.compile(r"\{:?[^{}\n]*#([^\s}]+)")
# What begins a list, a rule or code at the start of a block only.
_FIRST = re.compile(r"^(?:[-\s]|\d+(?=[.)]))")


class Markdown(Markup):
    """A page or a piece of one.  ``format``, ``join`` and ``+`` escape every string that is not Markdown itself.

    The constructor takes what is Markdown already: words of the code, and what editors type as Markdown.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """``s`` with every character that Markdown, HTML or an extension could read as markup."""
        return cls(s if hasattr(s, "__html__") else _SPECIAL.sub(numbered, str(s)))


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page: where under docs/, front matter, body, and the file it is made from."""

    path: str
    meta: Mapping[str, object]
    body: Markdown
    source: str = field(default="")

    def output(self) -> Output:
        """The page as a file.  Values of front matter are JSON, which YAML reads as it stands."""
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta.items()]
        text = "\n".join(["---", MARK + self.source, *lines, "---", "", self.body.rstrip(), ""])
        return Output(f"docs/{self.path}", text.encode(), self.source)


def ids(page: str) -> Iterator[tuple[Token | None, str]]:
    """Every id in a page of Markdown: with the tag that has it, or None where a list of attributes gives it."""
    for token in tokens(page, markdown=True):
        if token.kind == "text":
            yield from ((None, found[1]) for found in _ID.finditer(token.source))
        elif token.kind == "start" and token.get("id"):
            yield token, token.get("id")


def paragraph(words: str, kind: str = "") -> Markdown:
    """``words`` as a paragraph, whatever they begin with; ``kind`` is its class."""
    block = Markdown(_FIRST.sub(numbered, Markdown.escape(words)))
    return Markdown("{}\n{{: .{} }}").format(block, kind) if kind else block


def numbered(found: re.Match[str]) -> str:
    """The characters found, each by its number, which Markdown and HTML read alike."""
    return "".join(f"&#{ord(character)};" for character in found[0])
