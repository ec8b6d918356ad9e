"""Every download of every edition, made once and kept by what it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from tiaowen.kit.files import Output, replace_file
from tiaowen.kit.problem import Problem
from tiaowen.model import Both
from tiaowen.write.data.decision import plain_text
from tiaowen.write.download import Download
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.blocks import Comment, comments
from tiaowen.write.downloads.card import TEMPLATE as CARD
from tiaowen.write.downloads.card import card, card_data
from tiaowen.write.downloads.epub import epub
from tiaowen.write.downloads.fonts import check_fonts
from tiaowen.write.downloads.pdf import COVER, TEMPLATE, cover, typeset
from tiaowen.write.view import View

CACHE = "build/downloads"


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
        data = card_data(view)
        content = self._kept(
            (data.encode(), CARD.read_bytes(), version("typst").encode()), lambda: card(self.root, data)
        )
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
        yield self._keep(view, ".pdf", plain, lambda: typeset(self.root, view, self.day, None), ())
        yield self._keep(view, "-notes.pdf", full, lambda: typeset(self.root, view, self.day, notes), notes)

    def _books(self, view: View, notes: Sequence[Comment]) -> Iterator[Download]:
        plain, ruby = Both("EPUB 電子書", "EPUB 电子书"), Both("EPUB 電子書，全文注音", "EPUB 电子书，全文注音")
        yield self._keep(
            view, ".epub", plain, lambda: epub(view, self.day, notes, False, self._cover(view, False)), notes
        )
        yield self._keep(
            view, "-pinyin.epub", ruby, lambda: epub(view, self.day, notes, True, self._cover(view, True)), notes
        )

    def _cover(self, view: View, ruby: bool) -> bytes:
        """The front of a book; b"" where a font is missing, and the book has none."""
        return b"" if self.check() else cover(self.root, view, view.say("全文注音") if ruby else "")

    def _data(self, view: View, notes: Sequence[Comment]) -> Iterator[Download]:
        text = Both("純文字", "纯文本")
        yield self._keep(
            view,
            ".xml",
            Both("Akoma Ntoso XML", "Akoma Ntoso XML"),
            lambda: akoma_ntoso(view, self.day, notes),
            notes,
        )
        yield _download(view, ".txt", text, plain_text(view.enriched, view.script).encode(), self.day)

    def _keep(
        self, view: View, ending: str, label: Both, make: Callable[[], bytes], notes: Sequence[Comment]
    ) -> Download:
        return _download(view, ending, label, self._kept(self._recipe(view, ending, notes), make), self.day)

    def _kept(self, recipe: Sequence[bytes], make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives, from the cache when the same was made before."""
        path = self.root / CACHE / hashlib.sha256(b"\0".join(recipe)).hexdigest()
        if not path.exists():
            replace_file(path, make())
        return path.read_bytes()

    def _recipe(self, view: View, ending: str, notes: Sequence[Comment]) -> list[bytes]:
        """Everything that decides the bytes: text, readings, notes, days, program and typesetter."""
        work = view.work
        parts = [
            ending,
            view.script,
            self.day,
            view.changed,
            version("typst"),
            _program(),
            not self.check(),
            work,
            view.enriched.readings,
            notes,
        ]
        return [repr(part).encode() for part in parts]


def downloads_outputs(view: View) -> list[Output]:
    """The downloads and the card as files to write; the plain text is written with the data."""
    source = f"{view.work.received.path}/received.txt"
    made = [*view.downloads, *filter(None, [view.card])]
    return [Output(f"docs/{d.path}", d.content, source) for d in made if not d.path.endswith(".txt")]


def _download(view: View, ending: str, label: Both, content: bytes, day: date) -> Download:
    path = f"{view.work.id}/{view.work.id}-{view.script}{ending}"
    return Download(path, view.show(label), day, content)


def _program() -> str:
    """A change of any file of this package makes everything anew."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), TEMPLATE, COVER]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
