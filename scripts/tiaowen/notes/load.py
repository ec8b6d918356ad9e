"""The notes of every work: read, held against the text, and given to their works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.kit.problem import Problem, collect
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both
from tiaowen.notes.clauses import Clauses
from tiaowen.notes.earlier import earlier_notes
from tiaowen.notes.file_names import note_files, slug
from tiaowen.notes.note import Departed, PlacedNote
from tiaowen.notes.placing import Commentary, clauses_by_work, commentary, place_notes
from tiaowen.notes.register import Register, check_register, final, read_register, with_earlier
from tiaowen.notes.typed import read_note

ASSETS = "docs/assets"


def load_notes(
    root: Path,
    folders: Sequence[str],
    works: Sequence[EnrichedWork],
    converter: ScriptConverter,
    pages: Mapping[str, Both] | None = None,
) -> tuple[dict[str, Commentary], list[Problem]]:
    """The commentary of each of ``works``, and every Problem (N001–N011) of all notes together.

    ``folders`` names all works, those too that could not be read, whose notes are only read.
    ``pages`` are further pages that a note can link to, ``terms/xinfang`` → what it is called.
    """
    paths, problems = note_files(root, folders)
    read, flaws = collect(partial(read_note, root, path) for path in paths)
    notes = [note for note, _ in read]
    flaws += [problem for _, problems_of in read for problem in problems_of]
    registers, table_flaws = collect(partial(read_register, root, folder) for folder in folders)
    earlier = earlier_notes(root)
    registers = [with_earlier(register, earlier.get(register.work, ())) for register in registers]
    problems += [*flaws, *table_flaws]
    slugs = {note.slug: note.path for note in notes}
    problems += [p for register in registers for p in check_register(register, slugs, paths)]
    clauses = clauses_by_work([work.work for work in works], converter)
    readable = [note for note in notes if note.work in clauses]
    known = frozenset(map(slug, paths))
    placed, place_flaws = place_notes(readable, clauses, known, pages or {}, asset_files(root))
    broken = {problem.path for problem in [*problems, *place_flaws] if not problem.warning}
    place_flaws = [problem for problem in place_flaws if not (problem.warning and problem.path in broken)]
    by_work = {register.work: register for register in registers}
    commentaries = {
        work: commentary(work, placed, _departed(by_work.get(work, Register(work)), clauses[work], placed))
        for work in clauses
    }
    return commentaries, [*problems, *place_flaws]


def _departed(register: Register, clauses: Clauses, placed: Sequence[PlacedNote]) -> list[Departed]:
    """The published addresses at which no note stands now."""
    by_slug = {note.slug: note for note in placed}
    moved = {row.slug: row for row in register.moved}
    found = []
    for row in register.published:
        now = by_slug.get(row.slug)
        if now and (now.note.work, now.unit) == (register.work, row.unit):
            continue
        slug, reason = final(row.slug, moved)
        unit = clauses.unit(row.unit)
        at = unit.id if unit else row.unit
        found.append(Departed(row.slug, at, by_slug.get(slug), clauses.converter.both(reason)))
    return found


def asset_files(root: Path) -> frozenset[str]:
    """The pictures that a note can show, ``assets/map.png``."""
    files = (path for path in (root / ASSETS).rglob("*") if path.is_file() and not path.is_symlink())
    return frozenset(path.relative_to(root / "docs").as_posix() for path in files)
