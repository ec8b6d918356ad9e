"""Registers and tables that were deleted: as if they had never been, promises and judgements would be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tiaowen.kit.files import RECORD
from tiaowen.kit.kept import FOLDER as KEPT
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.notes.note import NOTES
from tiaowen.read.git import git
from tiaowen.read.versions import version_folders
from tiaowen.read.work_ids import work_id

PUBLISHED = "docs/addresses/published.txt"
# What people judged about a work, and the code under which its table is told.
_TABLES = {
    "emendations.tsv": "E001", "retained.tsv": "E001", "readings.tsv": "Y006", "tasks.tsv": "B008", "mechanisms.tsv": "M001",
    "related.tsv": "X010", "captions.tsv": "K001", "mapping.tsv": "H007",
}  # fmt: skip


def check_deleted(root: Path, folders: Sequence[str]) -> Iterator[Problem]:
    """A001, N011 a register that the history has and the checkout has not; a table whose loss is not committed yet.

    Without a history nothing is known, so nothing is told.
    """
    registers = {PUBLISHED: "A001", **{f"{NOTES}/{work_id(folder)}/published.tsv": "N011" for folder in folders}}
    texts = [text for folder in folders for text in (folder, *version_folders(root, folder).values())]
    codes = {**registers, **{f"{folder}/{name}": code for folder in texts for name, code in _TABLES.items()}}
    now = [path for path in _deleted(root, "diff", "HEAD", "--", "docs") if path in codes]
    for path in now:
        hint = f"请恢复它：git checkout HEAD -- {path}"
        hint += "" if path in registers else "\n确实一行也不要了，就只留下表头。"
        yield Problem(path, 0, 0, codes[path], "这个文件被删掉了，里面记的都会失效。", hint)
    missing = [path for path in registers if path not in now and not (root / path).exists()]
    for path in _deleted(root, "log", "--format=", "--", *missing) if missing else ():
        hint = f"请从版本库里恢复它：git checkout $(git rev-list -1 HEAD -- {path})^ -- {path}"
        yield Problem(path, 0, 0, codes[path], "这个登记簿从前有，现在没有了，里面的网址都会失效。", hint)


def check_tracked(root: Path) -> Iterator[Problem]:
    """F005: the record of what was generated, or what is kept of it, came with a commit, and so from someone else's build."""
    if git(root, "ls-files", "--", RECORD):
        hint = f"请从版本库里拿掉它：git rm --cached {RECORD}"
        yield Problem(RECORD, 0, 0, "F005", "这个记录不该在版本库里：生成时会按它删文件。", hint)
    if git(root, "ls-files", "--", KEPT):
        hint = f"请从版本库里拿掉它：git rm -r --cached {KEPT}"
        yield Problem(KEPT, 0, 0, "F005", "从前生成的结果不该在版本库里：生成时会原样用它们。", hint)


def raise_if_deleted(root: Path, folders: Sequence[str]) -> None:
    """For the commands that write registers: a lost one must not be begun anew.  Raises ProblemsFound."""
    if problems := list(check_deleted(root, folders)):
        raise ProblemsFound(problems)


def _deleted(root: Path, command: str, *arguments: str) -> list[str]:
    """The files that git says were deleted, each once."""
    told = git(root, command, "--relative", "--name-only", "--diff-filter=D", *arguments)
    return sorted(set(told.split("\n")) - {""})
