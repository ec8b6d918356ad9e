"""What git says of the sources: their history, and what of it readers were given."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

# Where the published branch of a clone stands; in a repository without any, where one is.
_PUBLISHED = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")


def git(root: Path, *arguments: str) -> str:
    """What git says in ``root``; "" where there is none, no repository, or no such thing."""
    return _git(root, b"", *arguments).decode("utf-8", "replace").replace("\r\n", "\n")


def _git(root: Path, asked: bytes, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments]
    try:
        result = subprocess.run(command, input=asked, capture_output=True, check=False)
    except OSError:
        return b""
    return result.stdout if result.returncode == 0 else b""


def published_branch(root: Path) -> str:
    """The name of what was published last, as far as this clone knows; its first parents are what was published before."""
    known = git(root, "for-each-ref", "--format=%(refname)", *_PUBLISHED).split()
    return next((name for name in _PUBLISHED if name in known), "HEAD")


def once_published(root: Path, folder: str) -> dict[str, str]:
    """Every file below ``folder`` that the published branch ever had, sorted, → where its content stood last, as git names it.

    What a branch had of its own is none.
    """
    branch = published_branch(root)
    wanted = ("--first-parent", "--no-renames", "--relative", "--name-status", "--diff-filter=AD", "--format=%H")
    found: dict[str, str] = {}
    commit = ""
    for line in git(root, "log", *wanted, branch, "--", folder).split("\n"):
        how, _, path = line.partition("\t")
        if path:  # from the newest on: what came or went last is told first
            found.setdefault(path, f"{branch}:./{path}" if how == "A" else f"{commit}^:./{path}")
        commit = how if how and not path else commit
    return dict(sorted(found.items()))


def contents(root: Path, names: Sequence[str]) -> list[str]:
    """What stands at each of ``names``, asked together; "" for what is not there or no text."""
    asked = "".join(f"{name}\n" for name in names).encode()
    told = _git(root, asked, "cat-file", "--batch") if names else b""
    found, at = [], 0
    for _ in names:
        end = told.find(b"\n", at)
        size = told[at:end].rpartition(b" ")[2]
        length = int(size) if size.isdigit() else -1  # "… missing" has no content, and no line of its own behind it
        found.append(told[end + 1 : end + 1 + max(length, 0)].decode("utf-8", "replace"))
        at = end + 1 + length + 1
    return found


def lines_once_published(root: Path, path: str) -> Iterator[str]:
    """Every line that ``path`` ever had on the published branch, each once."""
    branch = published_branch(root)
    changes = git(root, "log", "--first-parent", "--no-renames", "-p", "-U0", "--format=", branch, "--", path)
    taken = [line[1:] for line in changes.split("\n") if line.startswith("-") and not line.startswith("---")]
    yield from dict.fromkeys(filter(None, [*git(root, "show", f"{branch}:./{path}").split("\n"), *taken]))
