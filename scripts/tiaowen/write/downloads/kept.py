"""Every download of every edition; what is set in type is kept by typesetter.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tiaowen.kit.files import Output
from tiaowen.kit.problem import Problem
from tiaowen.notes.note import NOTES
from tiaowen.read.changes import Days, came_day, text_day, work_day
from tiaowen.write.data.decision import plain_text
from tiaowen.write.download import (
    AKOMA_NTOSO,
    CARD,
    EPUB,
    EPUB_PINYIN,
    FORMATS,
    OF_EACH_TEXT,
    PDF,
    PDF_NOTES,
    TEXT,
    Download,
    Format,
)
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.blocks import Comment, comments
from tiaowen.write.downloads.card import card, card_data
from tiaowen.write.downloads.epub import epub
from tiaowen.write.downloads.fonts import check_fonts, font_folders, unprintable
from tiaowen.write.downloads.pdf import cover, cover_data, typeset
from tiaowen.write.downloads.typesetter import fonts
from tiaowen.write.view import View


@dataclass(frozen=True, slots=True)
class KeptDownloads:
    """Where downloads come from.  ``sources`` are the last days of every file and folder in docs/, as far as the history knows,
    ``first`` those on which they came."""

    root: Path
    sources: Days = field(default_factory=dict)
    first: Days = field(default_factory=dict)

    def day(self, view: View) -> date | None:
        """The day the sources of the work last changed; that of no other work."""
        return work_day(self.sources, view.work.received.path, f"{NOTES}/{view.work.id}")

    def came(self, view: View) -> dict[str, date]:
        """When each text of the work came here, by its folder, as far as it is known."""
        listed = view.versions.listed if view.versions else ()
        texts = [view.work.received.path, *(version.work.work.received.path for version in listed)]
        return {text: day for text in texts if (day := came_day(self.first, text))}

    def with_days(self, view: View) -> View:
        """The view with the day of its text and the days on which its texts came."""
        return replace(view, changed=text_day(self.sources, view.work.received.path), came=self.came(view))

    def with_downloads(self, view: View) -> View:
        """The view with its days, its downloads and its card."""
        view = self.with_days(view)
        return replace(view, downloads=self.downloads(view), card=self.card(view))

    def card(self, view: View) -> Download | None:
        """The picture that messengers show beside a link to the work; none where a font (check_fonts) or a character of it is missing,
        nor of the text of another day."""
        if view.is_dated or self.check() or unprintable(self.root, card_data(view)):
            return None
        content = card(self.root, view)
        path = f"{view.work.id}/card-{view.script}.png"
        return Download(path, view.show(view.work.short_title), self.day(view), content, CARD)

    def downloads(self, view: View) -> tuple[Download, ...]:
        """The downloads of one edition of one work, PDF left out where a font is missing (check_fonts)."""
        return tuple(self._downloads(view, comments(view)))

    def means(self) -> str:
        """What this machine has to make them with."""
        return repr([fonts(folder) for folder in font_folders(self.root)]) if not self.check() else ""

    def check(self) -> list[Problem]:
        """What this machine lacks."""
        return list(check_fonts(self.root))

    def _downloads(self, view: View, notes: Sequence[Comment]) -> Iterator[Download]:
        for form in OF_EACH_TEXT if view.is_dated else FORMATS:
            if (form.needs_fonts and self.check()) or (form.adds_notes and not (notes or view.work.emendations)):
                continue
            content = _MAKERS[form](self, view, notes if form.has_notes else ())
            if not content:  # a character that no font has: told by check_printable
                continue
            path = f"{view.work.id}/{form.name(view.work.id, view.script)}"
            yield Download(path, view.show(form.label), self.day(view), content, form)

    def cover(self, view: View, ruby: bool) -> bytes:
        """The front of a book; b"" where a font or a character is missing, and the book has none."""
        mark = view.say("全文注音") if ruby else ""
        fine = not self.check() and not unprintable(self.root, cover_data(view, mark))
        return cover(self.root, view, mark) if fine else b""


def downloads_outputs(view: View) -> list[Output]:
    """The downloads and the card as files to write; but those that are written with the data."""
    source = f"{view.work.received.path}/received.txt"
    made = [*view.downloads, *filter(None, [view.card])]
    return [Output(f"docs/{d.path}", d.content, source) for d in made if not d.format.with_data]


_Maker = Callable[[KeptDownloads, View, Sequence[Comment]], bytes]
_MAKERS: Mapping[Format, _Maker] = {
    PDF: lambda kept, view, _: typeset(kept.root, view, kept.day(view), None),
    PDF_NOTES: lambda kept, view, notes: typeset(kept.root, view, kept.day(view), notes),
    EPUB: lambda kept, view, notes: epub(view, kept.day(view), notes, False, kept.cover(view, False)),
    EPUB_PINYIN: lambda kept, view, notes: epub(view, kept.day(view), notes, True, kept.cover(view, True)),
    AKOMA_NTOSO: lambda kept, view, notes: akoma_ntoso(view, kept.day(view), notes),
    TEXT: lambda _, view, __: plain_text(view.enriched, view.script).encode(),
}


def check_makers(formats: Iterable[Format]) -> None:
    """Raises TypeError, at import, for a format that nothing makes."""
    if lacking := [form.ending for form in formats if form not in _MAKERS]:
        raise TypeError(f"downloads/kept.py lacks a maker for {', '.join(lacking)}")


check_makers(FORMATS)
