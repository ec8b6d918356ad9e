"""When the sources last changed, as git tells.  Outside a repository: 1980-01-01."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

NEVER = date(1980, 1, 1)
# What decides the text of a work; readings and the judged tables leave it as it is.
_TEXT = ("received.txt", "work.yml", "emendations.tsv")


def last_change(root: Path) -> date:
    """The day of the last commit that touched a source of any work, or a note."""
    return _day(root, "docs/decisions", "docs/notes")


def last_text_change(root: Path, folder: str) -> date:
    """The day of the last commit that touched the text of the work in ``folder``."""
    return _day(root, *(f"{folder}/{name}" for name in _TEXT))


def _day(root: Path, *paths: str) -> date:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct", "--", *paths]
    stamp = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return datetime.fromtimestamp(int(stamp), UTC).date() if stamp else NEVER


def source_days(root: Path) -> dict[str, date]:
    """For each file and folder under docs/ the day of the last commit that touched it; empty without whole history."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    days: dict[str, date] = {}
    day = NEVER
    for line in _git(root, "log", "-c", "--relative", "--name-only", "--format=%x00%ct", "--", "docs").split("\n"):
        if line.startswith("\0"):
            day = datetime.fromtimestamp(int(line[1:]), UTC).date()
        elif line:
            for path in (line, *map(str, PurePosixPath(line).parents)):
                days[path] = max(day, days.get(path, day))
    return days


def _git(root: Path, *arguments: str) -> str:
    """What git says; "" where there is none, or no repository."""
    command = ["git", "-C", str(root), "-c", "core.quotepath=off", *arguments]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
