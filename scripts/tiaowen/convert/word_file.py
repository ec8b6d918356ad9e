"""A Word file (.docx) → its paragraphs, tables and pictures.  The only module that knows python-docx.

Headers and footers, text boxes, footnotes, comments and what is struck out by a tracked change are no part of the running text:
they are left out and accounted for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from tiaowen.convert.converted import Converted, of_lines, refused, row, told
from tiaowen.convert.figures import Figures
from tiaowen.convert.kinds import damaged
from tiaowen.convert.word_numbering import Numbering
from tiaowen.convert.word_text import MC, A, Gathered, R, W, paragraph_text
from tiaowen.kit.problem import Problem
from tiaowen.text.blank import bare

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_HEADERS = ("header", "first_page_header", "even_page_header", "footer", "first_page_footer", "even_page_footer")


def convert_docx(content: bytes, path: str) -> Converted:
    """The bytes of a .docx whose opened size is known to be sane.  Raises I002, I008."""
    document = _opened(content, path)
    reading = _Reading(document, Figures(lambda _: None, path))
    text = of_lines(reading.blocks(document.element.body))
    if not text:
        hint = "多半是扫描的图片。请先做文字识别（OCR），核对后存成 .docx 或文本。"
        raise refused(path, "I008" if not reading.figures.kept else "I004", "这个 Word 文件里没有文字。", hint)
    left_out = (*_running_heads(document), *_notes(document), *reading.gathered.left_out(), *reading.figures.left_out)
    return Converted(
        text, ".docx", reading.figures.kept, left_out, (*_told(reading, left_out, path), *reading.figures.told)
    )


def _opened(content: bytes, path: str) -> Document:
    import docx

    try:
        document = docx.Document(BytesIO(content))
        assert document.element.body is not None
        return document
    except Exception as error:  # a damaged file makes it raise whatever its parts lead it to
        raise damaged(path) from error


@dataclass
class _Reading:
    """One pass over a document: what is counted (numbers) and gathered (pictures, what is left out) on the way."""

    document: Document
    figures: Figures
    gathered: Gathered = field(default_factory=Gathered)

    def __post_init__(self) -> None:
        part = self.document.part
        numbering = part.numbering_part.element if _has(part, "numbering") else None
        self.numbering = Numbering(numbering, self.document.styles.element)

    def blocks(self, parent: _Element) -> Iterator[str]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo", f"{W}smartTag"):
                yield from self.blocks(element)
            elif element.tag == f"{MC}AlternateContent":
                yield from (line for choice in element[:1] for line in self.blocks(choice))

    def _paragraph(self, element: _Element) -> Iterator[str]:
        text = paragraph_text(element, self.gathered)
        pictures = [self._picture(blip) for blip in element.iter(f"{A}blip") if not _in_fallback(blip)]
        number = self.numbering.next(element) if bare(text) else ""
        lines = f"{number}{text}".split("\n")
        yield from lines
        yield from pictures

    def _picture(self, blip: _Element) -> str:
        part = self.document.part.related_parts.get(blip.get(f"{R}embed", ""))
        words = next((str(e.get("descr") or "") for e in blip.iterancestors() if str(e.tag).endswith("}inline")), "")
        name = str(getattr(part, "partname", "") or blip.get(f"{R}link", ""))
        return self.figures.line_of(getattr(part, "blob", None), words, name.rpartition("/")[2])

    def _table(self, table: _Element) -> Iterator[str]:
        """Rows with TABs; what is only laid out by a table, or holds another, as paragraphs."""
        rows = [list(_cells(line)) for line in table.iter(f"{W}tr") if line.getparent() in (table, *table)]
        if max(map(len, rows), default=0) < 2 or table.find(f".//{W}tc//{W}tbl") is not None:
            yield from (line for cells in rows for cell in cells for line in self.blocks(cell))
            return
        for cells in rows:
            spread: list[str] = []
            for cell in cells:
                words = [] if _goes_on(cell) else [bare(line) for line in self.blocks(cell)]
                spread += [" ".join(filter(None, words)), *[""] * (_width(cell) - 1)]
            if any(spread):
                yield row(spread)


def _has(part: object, kind: str) -> bool:
    """python-docx makes a part that lacks, from a template that it does not carry."""
    return any(relation.reltype.endswith(f"/{kind}") for relation in part.rels.values())  # type: ignore[attr-defined]


def _cells(line: _Element) -> Iterator[_Element]:
    for element in line:
        if element.tag == f"{W}tc":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _cells(element)


def _width(cell: _Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    return min(max(int(value), 1), 100) if value.isdecimal() else 1


def _goes_on(cell: _Element) -> bool:
    """Whether the cell is the rest of one that begins in a row above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _in_fallback(element: _Element) -> bool:
    return any(above.tag == f"{MC}Fallback" for above in element.iterancestors())


def _running_heads(document: Document) -> list[str]:
    """The words of all headers and footers, each once."""
    found: dict[str, None] = {}
    for section in document.sections:
        for name in _HEADERS:
            part = getattr(section, name)
            if not part.is_linked_to_previous:
                words = " ".join(bare(p.text) for p in part.paragraphs if bare(p.text))
                found |= {f"{'页眉' if 'header' in name else '页脚'}：{words}": None} if words else {}
    return list(found)


def _notes(document: Document) -> list[str]:
    """Footnotes, endnotes and comments, in words."""
    from docx.oxml import parse_xml

    names = {"footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
    listed = []
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in names and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            texts = (bare("".join(t.text or "" for t in note.iter(f"{W}t"))) for note in root)
            listed += [f"{names[kind]}：{text}" for text in texts if text]
    return listed


def _told(reading: _Reading, left_out: tuple[str, ...], path: str) -> Iterator[Problem]:
    gathered = reading.gathered
    if gathered.changes:
        hint = "这里按“全部接受”读。请在 Word 里逐处接受或拒绝，存好再收。"
        yield told(path, f"有 {gathered.changes} 处修订还没有接受或拒绝。", hint)
    if gathered.formulas:
        hint = "请对照原件，把公式截成图片放进 figures/，在它的位置写 ![公式的文字](figures/文件名.png)。"
        yield told(path, f"有 {gathered.formulas} 个公式，只收了其中的文字。", hint)
    for what, count in gathered.symbols.items():
        yield told(path, f"有 {count} 个符号（{what}）认不出是什么字，没有收。", "请对照原件。")
    for kind in ("文本框", "脚注", "尾注"):
        if many := sum(line.startswith(kind) for line in left_out):
            hint = "文字记在 work.yml 的 original.left_out 里；属于正文的，请在 Word 里移进正文再收。"
            yield told(path, f"{kind}里有文字（{many} 处），没有收进正文。", hint)
