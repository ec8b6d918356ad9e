"""HTML → the lines that a browser shows.  Only here, for reading, and where XML is written is lxml known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tiaowen.convert.converted import row
from tiaowen.convert.kinds import damaged
from tiaowen.text.blank import bare

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A line that is a picture: this sign, its address, the sign again, its words.
PICTURE = "\x00"
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "object",
        "embed",
        "iframe",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "nav",
        "aside",
        "dialog",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HAN = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])[ \t]*[\n\r][ \t\n\r]*(?=[{_HAN}])")
# What is laid out by a table and is none: a cell of several paragraphs, or of so many characters.
_LONG_CELL = 400


def page_lines(text: str, path: str) -> list[str]:
    """Every line of the page in its order; rows of tables with TABs, pictures as ``PICTURE`` lines.  Raises I002."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged(path) from error
    return [line for line in _lines_of(root) if bare(line)]


def picture_of(line: str) -> tuple[str, str]:
    """The address and the words of a ``PICTURE`` line."""
    _, address, words = line.split(PICTURE)
    return address, words


class _Writer:
    """Gathers the text of one line after the other."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open = ""

    def say(self, text: str | None) -> None:
        self._open += text or ""

    def end(self) -> None:
        self.lines.append(_as_shown(self._open))
        self._open = ""

    def put(self, line: str) -> None:
        self.end()
        self.lines.append(line)


def _lines_of(root: HtmlElement) -> list[str]:
    writer = _Writer()
    _walk(root, writer)
    writer.end()
    return writer.lines


def _walk(element: HtmlElement, writer: _Writer) -> None:
    """The element without its tail.  libxml2 lets no page nest deeper than 256."""
    name = element.tag if isinstance(element.tag, str) else ""
    if not name or name in _UNSEEN or _HIDDEN.search(element.get("style", "")):
        return
    if name == "table" and (rows := _rows(element)):
        for line in rows:
            writer.put(line)
        return
    if name in _BLOCKS or name == "br":
        writer.end()
    if name == "img":
        writer.put(_picture(element))
    writer.say(element.text)
    for child in element:
        _walk(child, writer)
        writer.say(child.tail)
    if name in _BLOCKS:
        writer.end()


def _picture(element: HtmlElement) -> str:
    """Pages that load pictures late have their address elsewhere."""
    address = element.get("src") or element.get("data-src") or ""
    words = re.sub(r"\s+|\x00", " ", element.get("alt") or element.get("title") or "")
    return f"{PICTURE}{address.replace(PICTURE, '')}{PICTURE}{words}"


def _rows(table: HtmlElement) -> list[str]:
    """The rows of a table of data; none for one that only lays out a page."""
    if table.xpath(".//table | .//img"):
        return []
    rows = [[cell for cell in line if cell.tag in ("td", "th")] for line in table.iter("tr")]
    if max(map(len, rows), default=0) < 2 or any(_is_laid_out(cell) for line in rows for cell in line):
        return []
    captions = ["".join(map(_as_shown, caption.itertext())) for caption in table.iter("caption")]
    return [*captions, *(row(cells) for cells in _spread(rows))]


def _is_laid_out(cell: HtmlElement) -> bool:
    paragraphs = [child for child in cell.iter("p", "div") if bare(child.text_content())]
    return len(cell.text_content()) > _LONG_CELL and len(paragraphs) > 2


def _spread(rows: list[list[HtmlElement]]) -> Iterator[list[str]]:
    """Every row with as many cells as it has columns: what spans several stands in the first, the others are empty."""
    hanging: dict[int, int] = {}
    for cells in rows:
        spread: list[str] = []
        for cell in cells:
            _pass_hanging(spread, hanging)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(spread), len(spread) + width):
                if height > 1:
                    hanging[column] = height - 1
            spread += [" ".join(filter(None, _lines_of_cell(cell))), *[""] * (width - 1)]
        _pass_hanging(spread, hanging)
        if any(spread):
            yield spread


def _pass_hanging(spread: list[str], hanging: dict[int, int]) -> None:
    while hanging.get(len(spread), 0) > 0:
        hanging[len(spread)] -= 1
        spread.append("")


def _span(cell: HtmlElement, name: str) -> int:
    typed = (cell.get(name) or "1").strip()
    return min(max(int(typed), 1), 100) if typed.isdecimal() else 1


def _lines_of_cell(cell: HtmlElement) -> list[str]:
    writer = _Writer()
    writer.say(cell.text)
    for child in cell:
        _walk(child, writer)
        writer.say(child.tail)
    writer.end()
    return [bare(line) for line in writer.lines if bare(line)]


def _as_shown(text: str) -> str:
    """White space as a browser shows it; between Han characters a line break of the source is none."""
    joined = _BETWEEN_HAN.sub("", text.replace(PICTURE, ""))
    return re.sub(r"[ \t\n\r\f]+", " ", joined).replace("\u00a0", " ").replace("\u200b", "")
