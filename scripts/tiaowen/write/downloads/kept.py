"""Every download of every edition; what is set in type is kept by typesetter.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tiaowen.kit.files import Output
from tiaowen.kit.problem import Problem
from tiaowen.model import Both
from tiaowen.write.data.decision import plain_text
from tiaowen.write.download import Download
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.blocks import Comment, comments
from tiaowen.write.downloads.card import card
from tiaowen.write.downloads.epub import epub
from tiaowen.write.downloads.fonts import check_fonts
from tiaowen.write.downloads.pdf import cover, typeset
from tiaowen.write.view import View


@dataclass(frozen=True, slots=True)
class KeptDownloads:
    """Where downloads come from.  ``day`` is the day the sources last changed, ``texts`` that of each work's text,
    ``sources`` that of every file and folder in docs/, as far as the history knows.
    """

    root: Path
    day: date
    texts: Mapping[str, date] = field(default_factory=dict)
    sources: Mapping[str, date] = field(default_factory=dict)

    def with_downloads(self, view: View) -> View:
        """The view with its downloads, its card and the day of its text."""
        view = replace(view, changed=self.texts.get(view.work.id, self.day))
        return replace(view, downloads=self.downloads(view), card=self.card(view))

    def card(self, view: View) -> Download | None:
        """The picture that messengers show beside a link to the work; none where a font is missing (check_fonts)."""
        if self.check():
            return None
        content = card(self.root, view)
        return Download(f"{view.work.id}/card-{view.script}.png", view.show(view.work.short_title), self.day, content)

    def downloads(self, view: View) -> tuple[Download, ...]:
        """The downloads of one edition of one work, PDF left out where a font is missing (check_fonts)."""
        notes = comments(view)
        return (*self._pdfs(view, notes), *self._books(view, notes), *self._data(view, notes))

    def check(self) -> list[Problem]:
        """What this machine lacks."""
        return list(check_fonts(self.root))

    def _pdfs(self, view: View, notes: Sequence[Comment]) -> Iterator[Download]:
        if self.check():
            return
        plain, full = Both("PDF", "PDF"), Both("PDF，附校訂記和註釋", "PDF，附校订记和注释")
        yield self._made(view, ".pdf", plain, typeset(self.root, view, self.day, None))
        yield self._made(view, "-notes.pdf", full, typeset(self.root, view, self.day, notes))

    def _books(self, view: View, notes: Sequence[Comment]) -> Iterator[Download]:
        plain, ruby = Both("EPUB 電子書", "EPUB 电子书"), Both("EPUB 電子書，全文注音", "EPUB 电子书，全文注音")
        yield self._made(view, ".epub", plain, epub(view, self.day, notes, False, self._cover(view, False)))
        yield self._made(view, "-pinyin.epub", ruby, epub(view, self.day, notes, True, self._cover(view, True)))

    def _cover(self, view: View, ruby: bool) -> bytes:
        """The front of a book; b"" where a font is missing, and the book has none."""
        return b"" if self.check() else cover(self.root, view, view.say("全文注音") if ruby else "")

    def _data(self, view: View, notes: Sequence[Comment]) -> Iterator[Download]:
        text = Both("純文字", "纯文本")
        xml = Both("Akoma Ntoso XML", "Akoma Ntoso XML")
        yield self._made(view, ".xml", xml, akoma_ntoso(view, self.day, notes))
        yield self._made(view, ".txt", text, plain_text(view.enriched, view.script).encode())

    def _made(self, view: View, ending: str, label: Both, content: bytes) -> Download:
        path = f"{view.work.id}/{view.work.id}-{view.script}{ending}"
        return Download(path, view.show(label), self.day, content)


def downloads_outputs(view: View) -> list[Output]:
    """The downloads and the card as files to write; the plain text is written with the data."""
    source = f"{view.work.received.path}/received.txt"
    made = [*view.downloads, *filter(None, [view.card])]
    return [Output(f"docs/{d.path}", d.content, source) for d in made if not d.path.endswith(".txt")]
