"""The pages and downloads of one edition of one work, kept by everything that they are made of.

The key is made of the values that the makers are given, not of a list of files: the view, field by field, and of each other
work that it names what a page may show of it.  No maker can see more: ``others`` holds these works alone, without their notes
and links, and asking for another is an error.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import accumulate
from typing import Any

from tiaowen.enrich.links import Linked
from tiaowen.kit.digest import Digest
from tiaowen.kit.files import Output
from tiaowen.kit.kept import FOLDER, Kept, key_of, program_key
from tiaowen.language.scripts import ScriptConverter
from tiaowen.notes.placing import Commentary
from tiaowen.tree import Tree
from tiaowen.write.download import CARD, FORMATS, Download
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.view import View

KEPT = f"{FOLDER}/works"
Edition = tuple[View, Sequence[Page]]
"""A view with its downloads, and the pages that are made of it."""
_FORMATS = {form.ending: form for form in (*FORMATS, CARD)}
# What a view has only when it is made, and what is given apart.
_NOT_GIVEN = ("others", "downloads", "card")


class Neighbours(dict[str, View]):
    """The other works that one names."""

    def get(self, key: str, default: Any = None) -> Any:
        """As that of a dict, but that a work which is not named is an error and no default."""
        return self[key] if key else default


@dataclass(frozen=True, slots=True)
class KeptEditions:
    """What was made before, and ``around``, what it was made with besides the views (fonts, whether there are downloads)."""

    kept: Kept
    around: str
    _digest: Digest

    @classmethod
    def of(cls, kept: Kept, around: str) -> KeptEditions:
        """A converter is what its tables are, a tree what its work is."""
        return cls(kept, around, Digest({Tree: lambda _: "", ScriptConverter: lambda converter: converter.tables}))

    def edition(self, view: View, besides: object, make: Callable[[View], Edition]) -> Edition:
        """What ``make`` makes of the view and of nothing else but ``besides``."""
        words = self._words(view)
        named = {id_: _bare(other) for id_, other in view.others.items() if repr(id_) in words and id_ != view.work.id}
        parts = [self._of(other) for other in (view, *named.values())]
        key = key_of("edition", program_key(), self.around, self._digest.of(besides), *parts)
        if (found := self.kept.get(key)) is not None:
            return _read(view, found)
        made, pages = make(_among(view, named))
        self.kept.put(key, _written(made, pages))
        return replace(made, others=view.others), pages

    def outputs(self, given: Sequence[object], make: Callable[[], Sequence[Output]]) -> list[Output]:
        """The files that ``make`` makes of what is ``given``."""
        key = key_of("files", program_key(), self.around, *map(self._digest.of, given))
        head, contents = _unpacked(self.kept.value(key, lambda: _packed_files(make())))
        return [Output(path, content, source) for (path, source), content in zip(head, contents, strict=True)]

    def anchors(self, content: bytes, find: Callable[[bytes], frozenset[str]]) -> frozenset[str]:
        """The anchors that ``find`` finds in a page."""
        key = key_of("anchors", program_key(), content)
        return frozenset(self.kept.value(key, lambda: " ".join(sorted(find(content))).encode()).decode().split())

    def _of(self, view: View) -> str:
        return key_of(*(self._digest.of(value) for value in _given(view)))

    def _words(self, view: View) -> frozenset[str]:
        return frozenset().union(*(self._digest.words(value) for value in _given(view)))


def _given(view: View) -> Iterator[object]:
    return (getattr(view, field.name) for field in fields(View) if field.name not in _NOT_GIVEN)


def _bare(view: View) -> View:
    """What another work's page may show of a work: its text, facts and names."""
    enriched = replace(view.enriched, linked=Linked(), commentary=Commentary())
    links: dict[str, Any] = {name: {} for name in ("others", "citing", "referring", "terms", "bodies")}
    return replace(
        view,
        enriched=enriched,
        everywhere=frozenset(),
        versions=None,
        downloads=(),
        card=None,
        changed=None,
        came={},
        **links,
    )


def _among(view: View, named: Mapping[str, View]) -> View:
    """The view with the works that it names, itself among them as it was before."""
    others = Neighbours(named)
    given = replace(view, others=others)
    itself = view.others.get(view.work.id, view)
    others[view.work.id] = given if itself is view else itself
    return given


def _written(view: View, pages: Sequence[Page]) -> bytes:
    made = [*view.downloads, *filter(None, [view.card])]
    head = {
        "made": [[d.path, d.label, d.day and d.day.isoformat(), d.format.ending] for d in made],
        "pages": [[page.path, page.meta, page.body, page.source] for page in pages],
    }
    return _packed(head, [download.content for download in made])


def _read(view: View, found: bytes) -> Edition:
    head, contents = _unpacked(found)
    made = [
        Download(path, label, _day(day), content, _FORMATS[ending])
        for (path, label, day, ending), content in zip(head["made"], contents, strict=True)
    ]
    downloads = tuple(download for download in made if download.format is not CARD)
    card = next((download for download in made if download.format is CARD), None)
    pages = [Page(path, meta, Markdown(body), source) for path, meta, body, source in head["pages"]]
    return replace(view, downloads=downloads, card=card), pages


def _packed_files(files: Sequence[Output]) -> bytes:
    return _packed([[file.path, file.source] for file in files], [file.content for file in files])


def _packed(head: object, contents: Sequence[bytes]) -> bytes:
    line = json.dumps([head, [len(content) for content in contents]], ensure_ascii=False)
    return b"".join([line.encode(), b"\n", *contents])


def _unpacked(packed: bytes) -> tuple[Any, list[bytes]]:
    line, _, joined = packed.partition(b"\n")
    head, sizes = json.loads(line)
    ends = list(accumulate(sizes))
    return head, [joined[end - size : end] for end, size in zip(ends, sizes, strict=True)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
