"""The tables beside the notes: which were published where, and where those that left have gone.

``published.tsv`` is kept by ``scripts/addresses.py``, which the host runs after a publication; a row there is a promise
that the address answers, and so is a note that the published branch once had (``earlier``).  ``moved.tsv`` is written by
people: a note that was renamed, or withdrawn and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tiaowen.kit.closest import nearest_names
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem
from tiaowen.kit.table import parse_table
from tiaowen.notes.note import NOTES

PUBLISHED = ("slug", "clause")
MOVED = ("slug", "to", "reason")


@dataclass(frozen=True, slots=True)
class PublishedNote:
    """An address that readers were given: the note ``slug`` on the page of ``unit``; ``line`` 0 is told by the history alone."""

    slug: str
    unit: str
    line: int


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a note: another took its place (``to``), or it was withdrawn for ``reason``."""

    slug: str
    to: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Register:
    """Both tables of one work."""

    work: str
    published: tuple[PublishedNote, ...] = ()
    moved: tuple[Moved, ...] = ()

    def path(self, table: str) -> str:
        return f"{NOTES}/{self.work}/{table}.tsv"


def read_register(root: Path, work: str) -> Register:
    """Both tables of ``work``, empty where there is none.  Raises ProblemsFound (N011)."""
    empty = Register(work)
    published = _rows(root, empty.path("published"), PUBLISHED, ())
    moved = _rows(root, empty.path("moved"), MOVED, ("to", "reason"))
    return Register(
        work,
        tuple(PublishedNote(cells["slug"], cells["clause"], line) for line, cells in published),
        tuple(Moved(cells["slug"], cells["to"], cells["reason"], line) for line, cells in moved),
    )


def with_earlier(register: Register, earlier: Sequence[PublishedNote]) -> Register:
    """The register with what the history tells besides."""
    listed = _listed(register)
    return replace(register, published=(*register.published, *(note for note in earlier if note.slug not in listed)))


def _rows(
    root: Path, path: str, columns: Sequence[str], optional: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    if not (root / path).is_file():
        return
    for row in parse_table(read_text(root, path, "N011"), path, columns, "N011", optional):
        yield row.line, row.cells


def check_register(register: Register, slugs: Mapping[str, str], paths: Sequence[str]) -> Iterator[Problem]:
    """N007, N011: what a reader was given an address of must still be there, or be accounted for.

    ``slugs`` maps the notes that could be read to their paths, ``paths`` are all files of notes.
    """
    there = {path.rsplit("/", 1)[-1].removesuffix(".md") for path in paths}
    moved = {row.slug: row for row in register.moved}
    for slug in dict.fromkeys(row.slug for row in register.published):
        if slug not in there and slug not in moved:
            yield _gone(register, slug, [name for name in slugs if name not in _listed(register)])
    for row in register.moved:
        yield from _check_moved(register, row, there, moved)


def _listed(register: Register) -> set[str]:
    return {row.slug for row in register.published}


def _gone(register: Register, slug: str, fresh: Sequence[str]) -> Problem:
    """At the file that is gone: in a change that takes it away no other file is open."""
    new = nearest_names(slug, fresh, 1)[0] if fresh else "新文件名"
    table = register.path("moved")
    hint = f"改了名：在 {table} 里加一行（各列之间是 Tab）：\n{slug}\t{new}\t\n撤下了，要写理由：\n{slug}\t\t理由"
    hint += "" if register.moved else f"\n还没有这个文件，就新建一个，第一行是表头：\n{'	'.join(MOVED)}"
    message = f"已经发布过的注释“{slug}”不见了，它的网址不能失效。"
    return Problem(f"{NOTES}/{register.work}/{slug}.md", 0, 0, "N011", message, hint)


def _check_moved(register: Register, row: Moved, there: set[str], moved: Mapping[str, Moved]) -> Iterator[Problem]:
    path = register.path("moved")
    if row.slug in there:
        message = f"“{row.slug}”写着已经移走，却又有这个文件；旧网址和新注释会相撞。"
        yield Problem(path, row.line, 1, "N007", message, f"请给 {row.slug}.md 改名，或删掉这一行。")
    if not row.to and not row.reason:
        yield Problem(path, row.line, 1, "N011", f"“{row.slug}”撤下了，没有写理由。", "请在 reason 一列写上理由。")
    if row.to and row.to not in there and row.to not in moved:
        close = "、".join(nearest_names(row.to, sorted(there)))
        message = f"“{row.slug}”移到的“{row.to}”没有这条注释。"
        yield Problem(path, row.line, 1, "N011", message, f"最接近的：{close}" if close else "")
    elif row.to and not any(final(row.slug, moved)):
        yield Problem(path, row.line, 1, "N011", f"“{row.slug}”移来移去又回到自己。", "请改正 to 一列。")


def final(slug: str, moved: Mapping[str, Moved]) -> tuple[str, str]:
    """(where a note is now after every renaming, why it was withdrawn): one of the two is ""."""
    seen: set[str] = set()
    while slug in moved and slug not in seen:
        seen.add(slug)
        if not moved[slug].to:
            return "", moved[slug].reason
        slug = moved[slug].to
    return ("", "") if slug in seen else (slug, "")
