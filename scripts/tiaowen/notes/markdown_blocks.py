"""The blocks of a Markdown text, by a parser that notes on every sign where it stood, and the way back to the text.

Source: CommonMark by markdown-it-py, with the tables, footnotes, definition lists and admonitions of Python-Markdown,
which makes the HTML and keeps no places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, escape, html_inline, image, link, newline
from markdown_it.rules_inline import strikethrough as stroke
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

# Python-Markdown counts four blanks for each list within a list.
NESTED = 4
_TARGET = re.compile(r"\]\(\s*<?")
_DEFINED = re.compile(r"\[(?!\^)[^\[\]]*\]:\s*<?")
_Rule = Callable[[StateInline, bool], bool]


class _Parser(MarkdownIt):
    """Takes every address as it is typed: what is wrong with it is said elsewhere."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


def blocks(text: str) -> tuple[list[Token], Mapping[str, Any]]:
    """The blocks of ``text`` in their order, and what its labels are defined as."""
    env: dict[str, Any] = {}
    found = _parser().parse(text, env)
    return found, env.get("references", {})


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"store_labels": True}).enable("table")
    parser.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin).use(admon_plugin)
    rules: dict[str, _Rule] = {
        "link": link, "image": image, "autolink": autolink, "html_inline": html_inline, "backticks": backtick,
        "escape": escape, "newline": newline,
    }  # fmt: skip
    for name, rule in rules.items():
        parser.inline.ruler.at(name, _placed(rule))
    parser.enable("strikethrough").inline.ruler.at("strikethrough", _stroke)
    return parser


def _placed(rule: _Rule) -> _Rule:
    """``rule``, noting on the token it makes where in the words of the block the address begins, or the tag."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        for token in state.tokens[before:] if done else ():
            if token.type in ("link_open", "image", "html_inline"):  # one within a link has its place already
                token.meta.setdefault("at", _address_at(state, start) + (token.markup == "autolink"))
            elif token.type in ("code_inline", "softbreak", "hardbreak"):
                token.meta.setdefault("at", start)
                token.meta.setdefault("end", state.pos)
        return done

    return placed


def _stroke(state: StateInline, silent: bool) -> bool:
    """As of ``**``, Python-Markdown's: Chinese has no blank that would tell where ``~~“甲”~~`` ends."""
    start, before, delimiters = state.pos, len(state.tokens), len(state.delimiters)
    done = stroke.tokenize(state, silent)
    added = [token for token in state.tokens[before:] if token.content == "~~"]
    for at, token in enumerate(added):
        token.meta["at"] = state.pos - 2 * (len(added) - at)
    for delimiter in state.delimiters[delimiters:]:
        delimiter.open = not state.src[state.pos : state.pos + 1].isspace()
        delimiter.close = not state.src[max(start - 1, 0) : start].isspace()
    return done


def _address_at(state: StateInline, start: int) -> int:
    label = start + state.src.startswith("![", start)
    if state.src[label] != "[":
        return start
    end = state.md.helpers.parseLinkLabel(state, label, label == start)
    target = _TARGET.match(state.src, end) if end > 0 else None
    return target.end() if target else start


class Lines:
    """A text by its lines: finds again in it what the parser took out of them."""

    def __init__(self, text: str) -> None:
        self._text, self._lines = text, text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._last = (0, 0)

    def span(self, block: Token) -> tuple[int, int]:
        """Where the lines of ``block`` begin and end."""
        first, last = block.map or [0, 0]
        return self._starts[first], min(self._starts[last], len(self._text))

    def indent(self, block: Token) -> int:
        """How many blanks and signs of quotation stand before the first line of ``block``."""
        line = self._lines[(block.map or [0])[0]].expandtabs(NESTED)
        return len(line) - len(line.lstrip(" >"))

    def is_closed(self, block: Token) -> bool:
        """Python-Markdown takes a fence that does not end for none."""
        last = (block.map or [0, 0])[1] - 1
        return block.type != "fence" or self._lines[last].strip(" \t>").startswith(block.markup)

    def defined(self, line: int) -> int:
        """Where the address of the definition that begins on ``line`` begins."""
        match = _DEFINED.search(self._text, self._starts[line])
        return match.end() if match else self._starts[line]

    def offset(self, block: Token, at: int) -> int:
        """Where in the text the character ``at`` of the words of ``block`` stands; asked for in order.

        The rest of the words of a line is the end of the line as typed; but a cell of a table has more behind it.
        """
        number = (block.map or [0])[0] + block.content.count("\n", 0, at)
        end = block.content.find("\n", at)
        line, rest = self._lines[number].rstrip(), block.content[at : None if end < 0 else end].rstrip()
        column = len(line) - len(rest)
        if not line.endswith(rest):
            behind = self._last[1] if self._last[0] == number else 0
            column = max(line.find(rest.replace("|", "\\|"), behind), behind)
            self._last = number, column + 1
        return self._starts[number] + column
