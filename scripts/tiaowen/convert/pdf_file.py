"""A PDF with a text layer → its paragraphs.  The only module that knows pdfium."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tiaowen.convert.chinese import is_chinese, not_chinese
from tiaowen.convert.converted import Converted, of_lines, refused, told
from tiaowen.convert.kinds import damaged
from tiaowen.convert.office import encrypted
from tiaowen.convert.pdf_lines import PrintedLine
from tiaowen.convert.pdf_margins import without_margins
from tiaowen.convert.pdf_paragraphs import paragraphs
from tiaowen.kit.problem import Problem

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 2000
# A page of text has hundreds of characters; stamps and numbers that a scanner prints on a page have fewer than these.
_FEW = 20
# Further apart than this, in sizes of the letters, pieces of a line are cells; nearer, words.
_APART = 1.2
_RULES = 4
_WORDS_APART = 0.2
_SCANNED = "请先做文字识别（OCR），核对后存成文本或 .docx；或向发布机关要 Word、网页的一份。"


def convert_pdf(content: bytes, path: str) -> Converted:
    """The bytes of a PDF.  Raises I002 damaged, I003 encrypted, I004 no text layer, I005, I006, I007."""
    document = _opened(content, path)
    try:
        if len(document) > MAX_PAGES:
            raise refused(path, "I005", f"这份 PDF 有 {len(document)} 页。", "请拆开，一份文件一个 PDF。")
        pages = [list(_lines(_glyphs(document, number), number)) for number in range(len(document))]
        pictures = [number for number in range(len(document)) if _has_picture(document, number)]
        ruled = [number for number in range(len(document)) if _is_ruled(document, number)]
    finally:
        document.close()
    empty = [number for number, lines in enumerate(pages) if sum(len(line.text) for line in lines) < _FEW]
    if len(empty) == len(pages):
        raise refused(path, "I004", "这份 PDF 是扫描件，没有文字层。", _SCANNED)
    lines, left_out = without_margins(pages)
    text = of_lines(paragraphs(lines))
    _check_legible(text, path)
    return Converted(text, ".pdf", (), tuple(left_out), tuple(_told(empty, pictures, ruled, path)))


def _opened(content: bytes, path: str) -> pypdfium2.PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise (encrypted(path) if "password" in str(error).lower() else damaged(path)) from error


def _check_legible(text: str, path: str) -> None:
    if is_chinese(text):
        return
    raise not_chinese(text, path) or refused(
        path, "I006", "这份 PDF 的文字层是乱码（字体里没有写明是什么字）。", _SCANNED
    )


def _told(empty: Sequence[int], pictures: Sequence[int], ruled: Sequence[int], path: str) -> Iterator[Problem]:
    def pages(numbers: Sequence[int]) -> str:
        return "、".join(str(number + 1) for number in numbers[:10]) + ("……" if len(numbers) > 10 else "")

    pictured = [number for number in pictures if number not in empty]
    if scanned := [number for number in empty if number in pictures]:
        yield told(path, f"第 {pages(scanned)} 页是图片，没有文字，没有收。", _SCANNED)
    if pictured:
        hint = "是图表的，请截图存进这份文件的 figures/，在它的位置加一行 ![图的文字](figures/文件名.png)；是印章的不用管。"
        yield told(path, f"第 {pages(pictured)} 页有图片，没有收。", hint)
    if ruled:
        hint = "PDF 里的表格只能按位置分列。请对照原件核对这几页；有 Word 的一份，用它更好。"
        yield told(path, f"第 {pages(ruled)} 页有表格线。", hint)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    bottom: float
    size: float


def _glyphs(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Glyph]:
    """Every printed character of a page in the order of the file, which is that of reading."""
    from pypdfium2 import raw

    page = document[number]
    textpage = page.get_textpage()
    box, scale, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if (
            raw.FPDFText_IsGenerated(textpage, index) == 1
            or code < 0x20
            or 0xFFFE <= code <= 0xFFFF
            or 0xD800 <= code < 0xE000
        ):
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        raw.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetMatrix(textpage, index, ctypes.byref(scale))
        size = raw.FPDFText_GetFontSize(textpage, index) * math.hypot(scale.c, scale.d)
        yield _Glyph(chr(code), box.left, box.right, y.value, size or 10.0)
    textpage.close()
    page.close()


def _lines(glyphs: Iterator[_Glyph], page: int) -> Iterator[PrintedLine]:
    """Characters on one base line are a line; a step back to the left begins another."""
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield from _line(run, page)
            run = []
        run.append(glyph)
    yield from _line(run, page)


def _goes_on(before: _Glyph, glyph: _Glyph) -> bool:
    height = max(before.size, glyph.size, 1.0)
    return abs(before.bottom - glyph.bottom) < height * 0.5 and glyph.left > before.left - height * 0.5


def _line(run: Sequence[_Glyph], page: int) -> Iterator[PrintedLine]:
    shown = [glyph for glyph in run if not glyph.text.isspace()]
    if not shown:
        return
    size = sorted(glyph.size for glyph in shown)[len(shown) // 2]
    yield PrintedLine(
        page, tuple(_pieces(run, size)), shown[0].left, shown[-1].right, min(glyph.bottom for glyph in shown), size
    )


def _pieces(run: Sequence[_Glyph], size: float) -> Iterator[tuple[float, str]]:
    gaps = sorted(after.left - before.right for before, after in pairwise(run))
    usual = gaps[len(gaps) // 2] if gaps else 0.0  # a justified line is wider everywhere
    piece, start, end = "", run[0].left, run[0].left
    for glyph in run:
        if glyph.text.isspace():
            piece += " " if piece and not piece.endswith(" ") else ""
            continue
        gap = glyph.left - end
        if piece.strip() and gap > _APART * size:
            yield start, piece.strip()
            piece = ""
        elif piece and gap - usual > _WORDS_APART * size and _are_alike(piece[-1], glyph.text):
            piece += " "
        start = glyph.left if not piece.strip() else start
        piece += glyph.text
        end = glyph.right
    if piece.strip():
        yield start, piece.strip()


def _are_alike(before: str, after: str) -> bool:
    """Two Han or two Latin characters: between one and the other, Word itself leaves a gap that is no blank."""
    return bool(re.fullmatch(r"[A-Za-z0-9]{2}|[\u3007\u3400-\u9fff]{2}", before + after))


def _has_picture(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a picture covers a twentieth of the page."""
    from pypdfium2 import raw

    page = document[number]
    width, height = page.get_size()
    try:
        for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = picture.get_bounds()
            if (right - left) * (top - bottom) > width * height / 20:
                return True
    finally:
        page.close()
    return False


def _is_ruled(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether there are as many lines on the page as a table has: one or two are a rule above a footnote or a red line."""
    from pypdfium2 import raw

    page = document[number]
    try:
        boxes = (path.get_bounds() for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3))
        thin = [
            box
            for box in boxes
            if min(box[2] - box[0], box[3] - box[1]) < 3 < 20 < max(box[2] - box[0], box[3] - box[1])
        ]
        return len(thin) >= _RULES
    finally:
        page.close()
