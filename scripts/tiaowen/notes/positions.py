"""Where every link and image of a Markdown text is typed, by a parser that keeps the places.

Source: CommonMark by markdown-it-py, with the tables, footnotes, definition lists and admonitions of Python-Markdown,
which makes the HTML and keeps no places.  The two dialects differ at the edges: whoever asks counts the links of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tiaowen.kit import html_tokens

ADDRESSED = {"a": "href", "img": "src"}
_MADE = {"link_open": ("a", "href"), "image": ("img", "src")}
_TARGET = re.compile(r"\]\(\s*<?")
_DEFINED = re.compile(r"\[(?!\^)[^\[\]]*\]:\s*<?")
_Rule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class Link:
    """An ``a`` or ``img``, its address with entities decoded, where in the text the address begins, and whether as HTML."""

    tag: str
    address: str
    offset: int
    is_html: bool = False


def links(text: str) -> list[Link]:
    """All links and images of ``text``, in the order in which they are typed; code holds none."""
    env: dict[str, Any] = {}
    lines = _Lines(text)
    blocks = _parser().parse(text, env)
    return [made for block in blocks for made in _of_block(block, lines, env.get("references", {}))]


class _Parser(MarkdownIt):
    """Takes every address as it is typed: what is wrong with it is said elsewhere."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"store_labels": True}).enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin).use(admon_plugin)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink), ("html_inline", html_inline)):
        parser.inline.ruler.at(name, _placed(rule))
    return parser


def _placed(rule: _Rule) -> _Rule:
    """``rule``, noting on the token it makes where in the words of the block the address begins, or the tag."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        for token in state.tokens[before:] if done else ():
            if token.type in ("link_open", "image", "html_inline"):  # one within a link has its place already
                token.meta.setdefault("at", _address_at(state, start) + (token.markup == "autolink"))
        return done

    return placed


def _address_at(state: StateInline, start: int) -> int:
    label = start + state.src.startswith("![", start)
    if state.src[label] != "[":
        return start
    end = state.md.helpers.parseLinkLabel(state, label, label == start)
    target = _TARGET.match(state.src, end) if end > 0 else None
    return target.end() if target else start


class _Lines:
    """A text by its lines: finds again in it what the parser took out of them."""

    def __init__(self, text: str) -> None:
        self._text, self._lines = text, text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._last = (0, 0)

    def defined(self, line: int) -> int:
        """Where the address of the definition that begins on ``line`` begins."""
        match = _DEFINED.search(self._text, self._starts[line])
        return match.end() if match else self._starts[line]

    def offset(self, block: Token, at: int) -> int:
        """Where in the text the character ``at`` of the words of ``block`` stands; asked for in order.

        The rest of the words of a line is the end of the line as typed; but a cell of a table has more behind it.
        """
        number = (block.map or [0])[0] + block.content.count("\n", 0, at)
        line, rest = self._lines[number].rstrip(), block.content[at:].split("\n")[0].rstrip()
        column = len(line) - len(rest)
        if not line.endswith(rest):
            behind = self._last[1] if self._last[0] == number else 0
            column = max(line.find(rest.replace("|", "\\|"), behind), behind)
            self._last = number, column + 1
        return self._starts[number] + column


def _of_block(block: Token, lines: _Lines, references: Mapping[str, Any]) -> Iterator[Link]:
    if block.type == "html_block":
        yield from _of_html(block, 0, block.content, lines)
    for token in block.children or ():
        if token.type == "html_inline":
            yield from _of_html(block, token.meta["at"], token.content, lines)
        elif token.type in _MADE:
            tag, attribute = _MADE[token.type]
            label = token.meta.get("label")
            at = lines.defined(references[label]["map"][0]) if label else lines.offset(block, token.meta["at"])
            yield Link(tag, str(token.attrs[attribute]), at)


def _of_html(block: Token, at: int, html: str, lines: _Lines) -> Iterator[Link]:
    for token in html_tokens.tokens(html):
        attribute = ADDRESSED.get(token.name)
        if token.kind == "start" and attribute and attribute in token.attributes:
            match = re.search(rf"\s{attribute}\s*=\s*[\"']?", token.source, re.IGNORECASE)
            yield Link(token.name, token.get(attribute), lines.offset(block, at + (match.end() if match else 0)), True)
        at += len(token.source)
