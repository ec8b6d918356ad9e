"""What ``see:`` and the links of a note point at: units, sentences, notes, and pages of other kinds.

A link is written as the address of its source: ``3-4``, ``3-4.md``, ``三（四）``, ``2-2.s3``,
``2-2.md#s3``, the name of another note (``quan-guo-cheng.md``), ``other-work/3-4.md``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from tiaowen.kit.closest import like
from tiaowen.model import Both, Unit
from tiaowen.notes.anchoring import Anchor
from tiaowen.notes.clauses import Clauses
from tiaowen.notes.note import LinkTarget, Note
from tiaowen.paragraphs import anchor_of
from tiaowen.text.places import place_of

NOWHERE = Both("", "")


class Links:
    """Resolves addresses from the notes of every work.

    ``notes`` gives the notes that have a place, by slug, ``known`` the names of all, also of those
    that are told to be wrong, which another note's link is not to blame for; ``pages`` the addresses of other
    pages of the site, ``terms/xinfang`` → what they are called; ``assets`` the files of
    docs/assets, ``assets/map.png``.
    """

    def __init__(
        self,
        clauses: Mapping[str, Clauses],
        notes: Mapping[str, tuple[Note, Anchor]],
        known: frozenset[str],
        pages: Mapping[str, Both],
        assets: frozenset[str],
    ) -> None:
        self._clauses, self._notes, self._known = clauses, notes, known
        self._pages, self._assets = pages, assets

    def target(self, typed: str, work: str, unit: str = "") -> LinkTarget | None:
        """What ``typed`` points at, seen from a note on ``unit`` of ``work``; None when it is nothing."""
        path, _, anchor = unquote(typed).strip().partition("#")
        path = re.sub(r"^(\.{1,2}/)+", "", path).removesuffix("/").removesuffix(".md")
        if not path:
            return self._in_unit(work, self._clauses[work].units.get(unit), anchor) if anchor else None
        if path in self._pages:  # which promise no anchors
            return None if anchor else LinkTarget("", "", f"{path}/", "", self._pages[path])
        work, path = self._other_work(path, work)
        return self._unit(work, path, anchor) or self._note(path, anchor)

    def image(self, typed: str) -> str:
        """The path under docs/ of an image, ``assets/map.png``; "" when there is no such file."""
        path = posixpath.normpath("notes/work/" + unquote(typed))
        for found in (path, posixpath.normpath(unquote(typed).lstrip("/"))):
            if found in self._assets:
                return found
        return ""

    def nearest(self, typed: str, work: str) -> list[str]:
        """What ``typed`` may have been meant to be."""
        path = re.sub(r"^(\.{0,2}/)+", "", unquote(typed).partition("#")[0]).removesuffix("/").removesuffix(".md")
        work, path = self._other_work(path, work)
        if near := self._clauses[work].lacking(path):
            return [near]
        if several := self._clauses[work].named(path):
            return several
        place = place_of(path)
        names = [*self._clauses[work].units, *self._notes, *self._pages]
        return like(place.ids[0] if place else path, names)

    def _other_work(self, path: str, work: str) -> tuple[str, str]:
        head, _, rest = path.removeprefix("notes/").removeprefix("hans/").partition("/")
        return (head, rest) if rest and head in self._clauses else (work, path)

    def _unit(self, work: str, path: str, anchor: str) -> LinkTarget | None:
        unit, place = self._clauses[work].unit(path), place_of(path)
        return self._in_unit(work, unit, anchor or (place.anchor if place else ""))

    def _in_unit(self, work: str, unit: Unit | None, anchor: str) -> LinkTarget | None:
        if unit is None:
            return None
        page = f"{work}/{unit.id}/"
        if anchor.startswith("note-"):
            note = self._note(anchor, "")
            return note if note and note.unit == unit.id else None
        if anchor.startswith("k"):
            anchor = anchor_of(unit, anchor) or anchor
        anchors = {s.id.anchor for s in unit.sentences} | {f"p{s.paragraph}" for s in unit.sentences}
        return LinkTarget(work, unit.id, page, anchor, NOWHERE) if not anchor or anchor in anchors else None

    def _note(self, path: str, anchor: str) -> LinkTarget | None:
        slug = path if path in self._notes else path.removeprefix("note-")
        if anchor or slug not in self._known:
            return None
        if slug not in self._notes:
            return LinkTarget("", "", "", "", NOWHERE)
        note, place = self._notes[slug]
        converter = self._clauses[note.work].converter
        page = f"{note.work}/{place.unit.id}/"
        return LinkTarget(note.work, place.unit.id, page, f"note-{slug}", converter.both(note.title))
