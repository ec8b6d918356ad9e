"""Notes that were published and are gone, as the history tells: no register need have been kept for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tiaowen.kit.front_matter import split_front_matter
from tiaowen.kit.problem import ProblemsFound
from tiaowen.notes.file_names import slug
from tiaowen.notes.note import NOTES
from tiaowen.notes.register import PublishedNote
from tiaowen.read.git import contents, once_published


def earlier_notes(root: Path) -> Mapping[str, tuple[PublishedNote, ...]]:
    """For each work the notes that stood on the published branch and now stand nowhere, with the clause they were typed for.

    However many there are, git is asked as often.
    """
    there = {path.stem for path in (root / NOTES).glob("*/*.md")}
    gone = {
        path: name for path, name in once_published(root, NOTES).items() if _is_note(path) and slug(path) not in there
    }
    found: dict[str, tuple[PublishedNote, ...]] = {}
    for path, text in zip(gone, contents(root, [*gone.values()]), strict=True):
        work = path.removeprefix(f"{NOTES}/").partition("/")[0]
        found[work] = (*found.get(work, ()), PublishedNote(slug(path), _clause(path, text), 0))
    return found


def _is_note(path: str) -> bool:
    return path.endswith(".md") and path.removeprefix(f"{NOTES}/").count("/") == 1


def _clause(path: str, text: str) -> str:
    """What its last published state says it was a note on; "" where that cannot be read."""
    try:
        facts = split_front_matter(text, path, "N010").meta.value
    except ProblemsFound:
        return ""
    clause = facts.get("clause") if isinstance(facts, dict) else None
    return clause if isinstance(clause, str) else ""
