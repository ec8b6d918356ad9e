"""One page as MkDocs made it → as it is published: shorter, with links out marked and a place for its code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.write.built.codes import IMAGE, is_place, own_address

# Templates leave empty lines and indents, a tenth of a page; in some elements they are text.
_INDENTED = re.compile(r"\n\s+")
_AS_THEY_STAND = ("pre", "textarea", "script", "svg")
_IMAGE = tokens(IMAGE)
_OUT = {"rel": "noopener noreferrer external"}


def tidy(page: Sequence[Token], feed: bool = True) -> str:
    """The page, given as its tokens; without a ``feed`` no page names one."""
    return "".join(token.source for token in tidied(page, feed))


def tidied(page: Sequence[Token], feed: bool) -> Iterator[Token]:
    """The tokens of the page as it is published."""
    stays = [token for token in page if feed or not _is_feed(token)]
    return _tidied(stays, bool(own_address(page)))


def _is_feed(token: Token) -> bool:
    return token.name == "link" and token.get("href").endswith("feed.xml")


def _tidied(page: Sequence[Token], has_code: bool) -> Iterator[Token]:
    kept = 0
    for token in page:
        if token.name in _AS_THEY_STAND:
            kept += {"start": 1, "end": -1}.get(token.kind, 0)
        yield _mended(token) if kept or token.kind == "start" else _closed_up(token)
        if has_code and is_place(token):
            yield from _IMAGE


def _closed_up(token: Token) -> Token:
    shorter = _INDENTED.sub("\n", token.source)
    return token if shorter == token.source else replace(token, source=shorter)


def _mended(token: Token) -> Token:
    """A link to another site tells it nothing of the reader's."""
    if token.kind == "start" and token.name == "a" and token.get("href").startswith("http") and not token.get("rel"):
        return token.changed(_OUT)
    return token
