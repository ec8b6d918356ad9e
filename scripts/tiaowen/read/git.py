"""What git says of the sources: their history, and what of it readers were given."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

# Where the published branch of a clone stands; in a repository without any, where one is.
_PUBLISHED = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")


def git(root: Path, *arguments: str) -> str:
    """What git says in ``root``; "" where there is none, no repository, or no such thing."""
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments]
    try:
        result = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    except OSError:
        return ""
    return result.stdout if result.returncode == 0 else ""


def published_branch(root: Path) -> str:
    """The name of what was published last, as far as this clone knows; its first parents are what was published before."""
    known = git(root, "for-each-ref", "--format=%(refname)", *_PUBLISHED).split()
    return next((name for name in _PUBLISHED if name in known), "HEAD")


def once_published(root: Path, folder: str) -> list[str]:
    """Every file below ``folder`` that the published branch ever had, sorted; what a branch had of its own is none."""
    wanted = ("--first-parent", "--no-renames", "--relative", "--name-only", "--diff-filter=A", "--format=")
    return sorted({*git(root, "log", *wanted, published_branch(root), "--", folder).split("\n")} - {""})


def last_published(root: Path, path: str) -> str:
    """The content that ``path`` had where the published branch had it last; "" when it never had."""
    branch = published_branch(root)
    if there := git(root, "show", f"{branch}:./{path}"):
        return there
    gone = git(
        root, "log", "-1", "--first-parent", "--diff-filter=D", "--no-renames", "--format=%H", branch, "--", path
    )
    return git(root, "show", f"{gone.strip()}^:./{path}") if gone else ""


def lines_once_published(root: Path, path: str) -> Iterator[str]:
    """Every line that ``path`` ever had on the published branch, each once."""
    branch = published_branch(root)
    changes = git(root, "log", "--first-parent", "--no-renames", "-p", "-U0", "--format=", branch, "--", path)
    taken = [line[1:] for line in changes.split("\n") if line.startswith("-") and not line.startswith("---")]
    yield from dict.fromkeys(filter(None, [*git(root, "show", f"{branch}:./{path}").split("\n"), *taken]))
