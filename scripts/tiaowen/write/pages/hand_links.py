"""Where the links and images of hand-written pages lead: resolved as those of a note, Markdown and HTML alike.

An address is that of a file below docs/ (``terms/index.md``, ``assets/map.png``) or of a page (``terms/``), wherever the page
itself stands; in either edition it leads to that edition, or where it has no such file to the other.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from urllib.parse import quote, unquote

from tiaowen.kit.closest import like
from tiaowen.kit.files import Output, address_of
from tiaowen.kit.problem import Problem
from tiaowen.notes import html as note_html
from tiaowen.notes.html import Piece
from tiaowen.notes.positions import ADDRESSED, links
from tiaowen.notes.source import Source
from tiaowen.read.pages import HandPage
from tiaowen.write.markdown import ids

_CODE = "P008"
_STEPS = re.compile(r"^(?:\.{0,2}/)+")
# What Markdown itself makes ids for.
_FOOTNOTE = re.compile(r"fn(?:ref\d*)?:")
_SHOWN = 60


def with_links(body: str, path: str, edition: str, files: Set[str]) -> str:
    """``body`` of the page ``path`` under docs/ with every address as MkDocs or a browser reads it there.

    ``files`` are all paths below docs/, ``edition`` is the folder of the page's edition.  What leads nowhere stays.
    """
    out, at = "", 0
    for link in sorted(links(body), key=lambda link: link.offset):
        typed = link.address.partition("#")[0]
        if link.offset < at or not body.startswith(typed, link.offset) or not (file := _file(typed, files)):
            continue
        found = edition + file if edition + file in files else file
        if link.is_html:
            target = posixpath.relpath(f"/{_address(found)}", f"/{_address(path)}") + "/" * _address(found).endswith(
                "/"
            )
        else:
            target = posixpath.relpath(found, posixpath.dirname(path) or ".")
        out += body[at : link.offset] + quote(target)
        at = link.offset + len(typed)
    return out + body[at:]


def check_links(page: HandPage, outputs: Mapping[str, Output], files: Set[str]) -> Iterator[Problem]:
    """P008 at the typed place: a link or image of ``page`` that leads to none of ``files``, or to no place on its page."""
    pieces = note_html.pieces(note_html.page_html(page.body))
    source = Source(page, pieces)

    @cache
    def anchors(file: str) -> frozenset[str]:
        made = outputs.get(f"docs/{file}")
        return frozenset(found for _, found in ids(made.content.decode())) if made else frozenset()

    for piece in pieces:
        address = _own(piece)
        typed, _, anchor = address.partition("#")
        file = _file(typed, files) if typed else f"{page.name}.md"
        if not address or (piece.name == "a" and not typed and _FOOTNOTE.match(anchor)):
            continue
        if not file or (piece.name == "img" and file.endswith(".md")):
            yield _nowhere(source, piece.name, address, files)
        elif anchor and file.endswith(".md") and unquote(anchor) not in anchors(file):
            close = like(unquote(anchor), anchors(file))
            hint = "最接近的：" + "、".join(f"#{name}" for name in close) if close else "请去掉 # 和后面的字。"
            yield source.problem_of_link(address, _CODE, f"链接“{address[:_SHOWN]}”：那一页没有 #{anchor}。", hint)


def _own(piece: Piece) -> str:
    """The address of a link or image, where it is one of this site; else ""."""
    address = (piece.get(ADDRESSED.get(piece.name, "")) or "").strip() if piece.kind == "start" else ""
    return "" if note_html.scheme(address) or note_html.is_other_host(address) else address


def _nowhere(source: Source, tag: str, address: str, files: Set[str]) -> Problem:
    path = _STEPS.sub("", unquote(address.partition("#")[0]))
    close = like(path, (file for file in files if file.startswith("assets/") == (tag == "img")))
    nearest = f"最接近的：{'、'.join(close)}\n" if close else ""
    if tag == "img":
        hint = nearest + "请把图片放进 docs/assets/，写成 ![说明](assets/图.png)。"
        return source.problem_of_link(address, _CODE, f"没有“{address[:_SHOWN]}”这张图片。", hint, "img")
    hint = nearest + "链接写 docs/ 里的页面，例如 [词语](terms/index.md)、[关于](about.md)。"
    return source.problem_of_link(address, _CODE, f"链接“{address[:_SHOWN]}”指不到任何地方。", hint)


def _file(typed: str, files: Set[str]) -> str:
    """The file of the first edition that ``typed`` means; "" for none."""
    if not typed or note_html.scheme(typed) or note_html.is_other_host(typed):
        return ""
    path = _STEPS.sub("", unquote(typed).strip().partition("?")[0]).removeprefix("hans/")
    bare = path.rstrip("/")
    candidates = (path, f"{bare}.md", f"{bare}/index.md".lstrip("/"), f"{bare}/index.html".lstrip("/"))
    return next((name for name in candidates if name in files), "")


def _address(path: str) -> str:
    return address_of(f"docs/{path}")
