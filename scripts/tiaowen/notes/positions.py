"""Where in a Markdown text links, code, broken lines and other signs are typed.

The parser that keeps the places and Python-Markdown, which makes the HTML, differ at the edges: whoever asks counts the
links of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from tiaowen.kit import html_tokens
from tiaowen.notes.markdown_blocks import NESTED, Lines, blocks

if TYPE_CHECKING:
    from markdown_it.token import Token

ADDRESSED = {"a": "href", "img": "src"}
_MADE = {"link_open": ("a", "href"), "image": ("img", "src")}
_TASK = re.compile(r"\[([ xX])\](?=[ \t])")
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
    lines = Lines(text)
    found, references = blocks(text)
    return [made for block in found for made in _of_block(block, lines, references)]


@lru_cache(64)  # a body is asked for its code several times
def places(text: str) -> tuple[Place, ...]:
    """Code, broken lines of paragraphs, strokes (~~), boxes of tasks and blocks of HTML, in their order.

    Besides lists and tables that Python-Markdown takes otherwise: ``run on`` from a paragraph without an empty line between,
    ``shallow`` below an item from which they are not four blanks in.
    """
    lines, found, before = Lines(text), list[Place](), ["", ""]
    parsed, _ = blocks(text)
    found += _otherwise(parsed, lines)
    for block in parsed:
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


def _of_block(block: Token, lines: Lines, references: Mapping[str, Any]) -> Iterator[Link]:
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


def _otherwise(parsed: Sequence[Token], lines: Lines) -> Iterator[Place]:
    items = list[int]()  # how far in the items around stand
    ended = -1  # the line behind the last paragraph
    for block in parsed:
        if block.type == "paragraph_open" and block.map:
            ended = block.map[1]
        elif block.type in ("bullet_list_open", "ordered_list_open", "table_open") and block.map:
            start = lines.span(block)[0] + lines.indent(block)
            if items and block.type != "table_open" and lines.indent(block) - items[-1] < NESTED:
                yield Place("shallow", start, start + 1)
            elif not items and block.map[0] == ended:
                yield Place("run on", start, start + 1)
        if block.type == "list_item_open":
            items.append(lines.indent(block))
        elif block.type == "list_item_close":
            items.pop()


def _signs(block: Token, lines: Lines, is_paragraph: bool) -> Iterator[Place]:
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


def _tasks(block: Token, lines: Lines) -> Iterator[Place]:
    if match := _TASK.match(block.content):
        start = lines.offset(block, 0)
        yield Place("task" if match[1] == " " else "done", start, start + 3)


def _of_html(block: Token, at: int, html: str, lines: Lines) -> Iterator[Link]:
    for token in html_tokens.tokens(html):
        attribute = ADDRESSED.get(token.name)
        if token.kind == "start" and attribute and attribute in token.attributes:
            match = re.search(rf"\s{attribute}\s*=\s*[\"']?", token.source, re.IGNORECASE)
            yield Link(token.name, token.get(attribute), lines.offset(block, at + (match.end() if match else 0)), True)
        at += len(token.source)
