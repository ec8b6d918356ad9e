"""Notes that were published and are gone, as the history tells: no register need have been kept for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tiaowen.kit.front_matter import split_front_matter
from tiaowen.kit.problem import ProblemsFound
from tiaowen.notes.file_names import slug
from tiaowen.notes.note import NOTES
from tiaowen.notes.register import PublishedNote
from tiaowen.read.git import last_published, once_published


def earlier_notes(root: Path) -> Mapping[str, tuple[PublishedNote, ...]]:
    """For each work the notes that stood on the published branch and now stand nowhere, with the clause they were typed for."""
    there = {path.stem for path in (root / NOTES).glob("*/*.md")}
    found: dict[str, tuple[PublishedNote, ...]] = {}
    for path in once_published(root, NOTES):
        work, _, name = path.removeprefix(f"{NOTES}/").partition("/")
        if name.endswith(".md") and "/" not in name and slug(path) not in there:
            found[work] = (*found.get(work, ()), PublishedNote(slug(path), _clause(root, path), 0))
    return found


def _clause(root: Path, path: str) -> str:
    """What its last published state says it was a note on; "" where that cannot be read."""
    try:
        facts = split_front_matter(last_published(root, path), path, "N010").meta.value
    except ProblemsFound:
        return ""
    clause = facts.get("clause") if isinstance(facts, dict) else None
    return clause if isinstance(clause, str) else ""
