"""Take in every document of a folder: each whole or not at all, what is there already passed over, so that it can be gone on with.

The only module that knows click, whose bar says how far it is.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from tiaowen.build import Done
from tiaowen.draft.ids import id_for
from tiaowen.draft.take_in import Taken, ids, read_file, sums
from tiaowen.kit.paths import PASSING, printable
from tiaowen.kit.plain_text import read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.whole_folder import put_folder
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import DECISIONS, read_conversion
from tiaowen.read.work import MAX_BYTES

# Where browsers put the pictures of a page that they save.
_OF_A_PAGE = ("_files", ".files", "_文件")
_WIDEST = 44


@dataclass
class _Run:
    """What has come of the files so far."""

    taken: list[tuple[str, str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, tuple[Problem, ...]]] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)


def take_in_folder(root: Path, folder: str, issuer: str) -> Done:
    """Every document in ``folder`` and below it; a table of what was taken, what was there, what needs a person.

    An id is made from each title.  A refused file keeps no other back.  Interrupted or on a full disk, what was taken stays,
    and the same command goes on.
    """
    files = list(_files(Path.cwd() / folder))
    if not files:
        hint = "请放进 .txt、.md、.html、.docx、.pdf 文件。"
        raise ProblemsFound([Problem(printable(folder), 0, 0, "R001", "文件夹里没有文件。", hint)])
    done = _Run()
    try:
        _take_each(root, files, issuer, done)
    except KeyboardInterrupt:
        print(f"\n{_table(done)}\n没有做完。再运行一次同样的命令，就从这里接着做。", flush=True)
        raise
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        print(f"{_table(done)}\n磁盘满了，没有做完。腾出空间后再运行一次同样的命令，就从这里接着做。", flush=True)
        raise
    return Done(_table(done), tuple(done.told), tuple(p for _, problems in done.refused for p in problems))


def _files(folder: Path) -> Iterator[str]:
    """The paths of all files, without what is hidden, passing, or part of a saved page."""
    for above, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith(".") and not name.endswith(_OF_A_PAGE))
        for name in sorted(files):
            if not PASSING.search(name) and not name.startswith("~$"):
                yield os.path.relpath(Path(above) / name)


def _take_each(root: Path, files: Sequence[str], issuer: str, done: _Run) -> None:
    converter, known, used = read_conversion(root), sums(root), set(ids(root))
    with click.progressbar(files, label="收进", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for file in bar:
            try:
                content = read_bytes(Path.cwd(), file, "R001", MAX_BYTES)
                key = hashlib.sha256(content).hexdigest()
                if key in known:
                    done.known.append((printable(file), known[key]))
                    continue
                taken = read_file(content, file, converter, issuer)
                text = hashlib.sha256(taken.files["received.txt"]).hexdigest()
                if text in known:  # the same document in another form
                    known[key] = known[text]
                    done.known.append((printable(file), known[key]))
                    continue
                known[key] = known[text] = _put(root, taken, file, converter, used, done)
            except ProblemsFound as found:
                done.refused.append((printable(file), found.problems))


def _put(root: Path, taken: Taken, file: str, converter: ScriptConverter, used: set[str], done: _Run) -> str:
    """Put down what was read of one file; the folder it is in now."""
    work = id_for(taken.title, taken.draft, converter, used)
    folder = f"{DECISIONS}/{work}"
    put_folder(root, folder, taken.files)
    used.add(work)
    done.taken.append((printable(file), folder, taken.title))
    done.told += [replace(problem, path=printable(problem.path)) for problem in taken.told]
    return folder


def _table(done: _Run) -> str:
    doubted = {problem.path for problem in done.told}
    taken = [(file, folder, "要核对" if file in doubted else "", title) for file, folder, title in done.taken]
    why = [
        (file, problem.code, f"{problem.message}{problem.hint}") for file, found in done.refused for problem in found
    ]
    parts: list[tuple[str, Sequence[tuple[str, ...]]]] = [
        (f"收进 {len(taken)} 份", taken),
        (f"已经收过的，或同一份文件的别种格式 {len(done.known)} 份", done.known),
        (f"要人处理 {len(done.refused)} 份", why),
    ]
    said = [f"{head}：\n{_columns(rows)}" for head, rows in parts if rows]
    return "\n\n".join([*said, "请逐份核对 work.yml，然后运行 make check。"] if taken else said)


def _columns(rows: Sequence[tuple[str, ...]]) -> str:
    """The rows with their columns one under the other; a Han character is two wide."""
    widths = [min(_WIDEST, max(map(_width, column))) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "\n".join(f"  {line.rstrip()}" for line in lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
