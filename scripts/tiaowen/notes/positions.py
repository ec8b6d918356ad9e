"""Where in a Markdown text links, code, broken lines and other signs are typed, by a parser that keeps the places.

Source: CommonMark by markdown-it-py, with the tables, footnotes, definition lists and admonitions of Python-Markdown,
which makes the HTML and keeps no places.  The two dialects differ at the edges: whoever asks counts the links of both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, escape, html_inline, image, link, newline
from markdown_it.rules_inline import strikethrough as stroke
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tiaowen.kit import html_tokens

ADDRESSED = {"a": "href", "img": "src"}
_MADE = {"link_open": ("a", "href"), "image": ("img", "src")}
_TARGET = re.compile(r"\]\(\s*<?")
_DEFINED = re.compile(r"\[(?!\^)[^\[\]]*\]:\s*<?")
_TASK = re.compile(r"\[([ xX])\](?=[ \t])")
# Python-Markdown counts four blanks for each list within a list.
_NESTED = 4
_Rule = Callable[[StateInline, bool], bool]
_Kind = Literal["code", "break", "hard break", "stroke", "end of stroke", "task", "done", "html", "run on", "shallow"]


@dataclass(frozen=True, slots=True)
class Link:
    """An ``a`` or ``img``, its address with entities decoded, where in the text the address begins, and whether as HTML."""

    tag: str
    address: str
    offset: int
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What ``text[start:end]`` is read as; a ``break`` reaches from the last sign of a line to the first of the next.

    ``sides`` are the characters that a reader sees before and behind it, "" for none.
    """

    kind: _Kind
    start: int
    end: int
    sides: tuple[str, str] = ("", "")


def links(text: str) -> list[Link]:
    """All links and images of ``text``, in the order in which they are typed; code holds none."""
    env: dict[str, Any] = {}
    lines = _Lines(text)
    blocks = _parser().parse(text, env)
    return [made for block in blocks for made in _of_block(block, lines, env.get("references", {}))]


@lru_cache(64)  # a body is asked for its code several times
def places(text: str) -> tuple[Place, ...]:
    """Code, broken lines of paragraphs, strokes (~~), boxes of tasks and blocks of HTML, in their order.

    Besides lists and tables that Python-Markdown takes otherwise: ``run on`` from a paragraph without an empty line between,
    ``shallow`` below an item from which they are not four blanks in.
    """
    lines, found, before = _Lines(text), list[Place](), ["", ""]
    blocks = _parser().parse(text)
    found += _otherwise(blocks, lines)
    for block in blocks:
        if block.type in ("fence", "code_block", "html_block") and lines.is_closed(block):
            kind: _Kind = "html" if block.type == "html_block" else "code"
            found.append(Place(kind, *lines.span(block)))
        elif block.type == "inline":
            found += _tasks(block, lines) if before == ["list_item_open", "paragraph_open"] else ()
            found += _signs(block, lines, before[1] == "paragraph_open")
        before = [before[1], block.type]
    return tuple(sorted(found, key=lambda place: place.start))


def code(text: str) -> list[tuple[int, int]]:
    """Where code begins and ends, in blocks and in lines."""
    return [(place.start, place.end) for place in places(text) if place.kind == "code"]


class _Parser(MarkdownIt):
    """Takes every address as it is typed: what is wrong with it is said elsewhere."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


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


class _Lines:
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
        line = self._lines[(block.map or [0])[0]].expandtabs(_NESTED)
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


def _otherwise(blocks: Sequence[Token], lines: _Lines) -> Iterator[Place]:
    items = list[int]()  # how far in the items around stand
    ended = -1  # the line behind the last paragraph
    for block in blocks:
        if block.type == "paragraph_open" and block.map:
            ended = block.map[1]
        elif block.type in ("bullet_list_open", "ordered_list_open", "table_open") and block.map:
            start = lines.span(block)[0] + lines.indent(block)
            if items and block.type != "table_open" and lines.indent(block) - items[-1] < _NESTED:
                yield Place("shallow", start, start + 1)
            elif not items and block.map[0] == ended:
                yield Place("run on", start, start + 1)
        if block.type == "list_item_open":
            items.append(lines.indent(block))
        elif block.type == "list_item_close":
            items.pop()


def _signs(block: Token, lines: _Lines, is_paragraph: bool) -> Iterator[Place]:
    """What stands in the words of ``block``."""
    children = block.children or []
    seen = [_seen(token) for token in children]
    kinds: dict[str, _Kind] = {"code_inline": "code", "softbreak": "break", "hardbreak": "hard break"}
    kinds |= {"s_open": "stroke", "s_close": "end of stroke"}
    for number, token in enumerate(children):
        kind = kinds.get(token.type)
        if not kind or "at" not in token.meta or (kind == "break" and not is_paragraph):
            continue
        at, end = token.meta["at"], token.meta.get("end", token.meta["at"] + 2)
        start = lines.offset(block, at)
        if kind == "break":
            sides = _nearest(seen[:number][::-1])[-1:], _nearest(seen[number + 1 :])[:1]
            yield Place(kind, start, lines.offset(block, end), sides)
        else:
            yield Place(kind, start, lines.offset(block, end) if "\n" in block.content[at:end] else start + end - at)


def _seen(token: Token) -> str | None:
    """What a reader sees of ``token``; None for what stands between words as a word does."""
    if token.type in ("text", "code_inline"):
        return token.content
    return None if token.type in ("softbreak", "hardbreak", "html_inline", "image") else ""


def _nearest(seen: Iterable[str | None]) -> str:
    return next((words for words in seen if words != ""), None) or ""


def _tasks(block: Token, lines: _Lines) -> Iterator[Place]:
    if match := _TASK.match(block.content):
        start = lines.offset(block, 0)
        yield Place("task" if match[1] == " " else "done", start, start + 3)


def _of_html(block: Token, at: int, html: str, lines: _Lines) -> Iterator[Link]:
    for token in html_tokens.tokens(html):
        attribute = ADDRESSED.get(token.name)
        if token.kind == "start" and attribute and attribute in token.attributes:
            match = re.search(rf"\s{attribute}\s*=\s*[\"']?", token.source, re.IGNORECASE)
            yield Link(token.name, token.get(attribute), lines.offset(block, at + (match.end() if match else 0)), True)
        at += len(token.source)
