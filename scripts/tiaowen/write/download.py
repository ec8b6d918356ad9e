"""One file to take home, and the formats there are: one entry each, in the order in which they are offered.

How each is made stands in ``downloads/kept.py``, which does not import where one lacks its maker.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiaowen.model import Both


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the downloads, as everything else knows it.

    ``ending`` follows work and edition in the file's name.  ``media`` is its type for machines
    (https://www.iana.org/assignments/media-types).  ``short`` is what a reading page calls it, "" where only the contents page
    offers it.  ``has_notes`` when editors' notes are in it, ``adds_notes`` when another format is the same without notes and
    apparatus, ``needs_fonts`` when it is typeset, ``with_data`` when it is written
    with the data and only listed here, ``on_disk`` when it goes into the copy for a disk.
    """

    ending: str
    label: Both
    media: str
    short: str
    has_notes: bool
    adds_notes: bool
    needs_fonts: bool
    with_data: bool
    on_disk: bool

    def name(self, work: str, script: str) -> str:
        """The name of its file."""
        return f"{work.replace('/v/', '-')}-{script}{self.ending}"


_BOOK = Both("EPUB 電子書", "EPUB 电子书")
# fmt: off
PDF = Format(".pdf", Both("PDF", "PDF"), "application/pdf", "PDF",
             has_notes=False, adds_notes=False, needs_fonts=True, with_data=False, on_disk=False)
PDF_NOTES = Format("-notes.pdf", Both("PDF，附校訂記和註釋", "PDF，附校订记和注释"), "application/pdf", "",
                   has_notes=True, adds_notes=True, needs_fonts=True, with_data=False, on_disk=False)
EPUB = Format(".epub", _BOOK, "application/epub+zip", "EPUB",
              has_notes=True, adds_notes=False, needs_fonts=False, with_data=False, on_disk=True)
EPUB_PINYIN = Format("-pinyin.epub", Both(f"{_BOOK.hant}，全文注音", f"{_BOOK.hans}，全文注音"), "application/epub+zip", "",
                     has_notes=True, adds_notes=False, needs_fonts=False, with_data=False, on_disk=True)
AKOMA_NTOSO = Format(".xml", Both("Akoma Ntoso XML", "Akoma Ntoso XML"), "application/akn+xml", "",
                     has_notes=True, adds_notes=False, needs_fonts=False, with_data=False, on_disk=True)
TEXT = Format(".txt", Both("純文字", "纯文本"), "text/plain", "",
              has_notes=False, adds_notes=False, needs_fonts=False, with_data=True, on_disk=True)
# The picture that messengers show; nobody takes it home.
CARD = Format(".png", Both("圖片", "图片"), "image/png", "",
              has_notes=False, adds_notes=False, needs_fonts=True, with_data=False, on_disk=False)
# fmt: on
FORMATS = (PDF, PDF_NOTES, EPUB, EPUB_PINYIN, AKOMA_NTOSO, TEXT)
# Of each text of a work that has several; what takes long to set is made of the one at the bare address.
OF_EACH_TEXT = (AKOMA_NTOSO, TEXT)


@dataclass(frozen=True, slots=True)
class Download:
    """Its path under the site, what it is, in the edition's script, its day (None where no history tells it) and bytes."""

    path: str
    label: str
    day: date | None
    content: bytes
    format: Format

    @property
    def size(self) -> str:
        """As people say it: 320 KB, 1.2 MB."""
        count = len(self.content)
        return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
