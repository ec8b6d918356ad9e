"""Hand-written pages are held against rules like those of notes before MkDocs makes them pages."""

from __future__ import annotations

from collections.abc import Iterator

from tiaowen.kit.problem import Problem
from tiaowen.notes import html as note_html
from tiaowen.notes.html import SCHEMES, Piece
from tiaowen.notes.limits import deep, forbidden, too_deep, too_much, unclosed
from tiaowen.notes.read_alike import read_alike
from tiaowen.notes.source import Source
from tiaowen.notes.unread import unread
from tiaowen.read.pages import MARKS, HandPage

_CODE = "P007"
_ALSO = " div section figure figcaption details summary"


def check_page(page: HandPage) -> Iterator[Problem]:
    """P007: HTML that would run something, ask another host or break the page, and marks that nothing fills in."""
    if problem := too_deep(page, _CODE) or too_much(page, _CODE, "请分成几页。"):
        yield problem
        return
    try:
        pieces = note_html.pieces(note_html.page_html(read_alike(page.body)))
    except RecursionError:
        yield deep(page, 0, _CODE)
        return
    source = Source(page, pieces)
    found = note_html.forbidden_in_page(pieces)
    yield from list(forbidden(found, source, _CODE, _ALSO)) or unclosed(pieces, source, _CODE)
    yield from unread(page, _CODE, is_page=True)
    for piece in pieces:
        yield from _marks(piece, source)
        yield from _addresses(piece, source)


def _marks(piece: Piece, source: Source) -> Iterator[Problem]:
    if piece.kind == "comment" and piece.name.strip() not in MARKS:
        message = f"没有“{piece.name.strip()[:20]}”这个记号；HTML 注释和声明也不会出现在页面上。"
        yield source.problem("<!\0<?", _CODE, message, "记号有：" + "、".join(f"<!-- {mark} -->" for mark in MARKS))


def _addresses(piece: Piece, source: Source) -> Iterator[Problem]:
    src, href = ((piece.get(name) or "") if piece.name in ("img", "a") else "" for name in ("src", "href"))
    if note_html.scheme(src) or note_html.is_other_host(src):
        hint = "请把图片放进 docs/assets/，写成 ![说明](assets/图.png)。"
        yield source.problem_of_link(src, _CODE, f"图片“{src[:60]}”不在本站。", hint, "img")
    if note_html.scheme(href) not in SCHEMES | {""} or note_html.is_other_host(href):
        hint = "只能链接 https://、http://、mailto: 和本站的页面。"
        yield source.problem_of_link(href, _CODE, f"链接“{href[:60]}”不能用。", hint)
