"""When the sources last changed, as git tells; what no whole history tells is not known, and no day stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from tiaowen.kit.files import recorded
from tiaowen.kit.problem import Problem
from tiaowen.read.git import git

Days = Mapping[str, date]
"""The last day of each file and folder under docs/ whose history is known."""

# What decides the text of a work; readings and the judged tables leave it as it is.
_TEXT = ("received.txt", "work.yml", "emendations.tsv")
# What decides the files of every work besides its own sources.
_SHARED = ("docs/decisions/conversion.tsv", "docs/decisions/readings.yml", "docs/decisions/variants.tsv")
# What was published is entered after each publication: no change of what is read.
_REGISTERS = (":(exclude)docs/addresses/published.txt", ":(exclude)docs/notes/*/published.tsv")


def source_days(root: Path) -> dict[str, date]:
    """For each file and folder under docs/ the day of the last commit that touched it; empty without whole history.

    A file that is not as it was committed has no day, and neither has a folder that holds one.
    """
    return source_history(root)[0]


def source_history(root: Path) -> tuple[dict[str, date], dict[str, date]]:
    """The last day of each, as ``source_days`` has it, and the first: that on which it came here."""
    if not _whole(root):
        return {}, {}
    days: dict[str, date] = {}
    first: dict[str, date] = {}
    day = date.min
    told = git(root, "log", "-c", "--relative", "--name-only", "--format=%x00%ct", "--", "docs", *_REGISTERS)
    for line in told.split("\n"):
        if line.startswith("\0"):
            day = datetime.fromtimestamp(int(line[1:]), UTC).date()
        elif line:
            for path in _with_folders(line):
                days[path] = max(day, days.get(path, day))
                first[path] = min(day, first.get(path, day))
    unsaid = {path for file in _not_committed(root) for path in _with_folders(file)}
    return {path: day for path, day in days.items() if path not in unsaid}, first


def work_day(days: Days, folder: str, notes: str) -> date | None:
    """The day what is made of the work in ``folder`` last changed: its sources, its ``notes``, what all works share."""
    return _last(days, (folder, notes, *_SHARED)) if folder in days else None


def text_day(days: Days, folder: str) -> date | None:
    """The day of the last commit that touched the text of the work in ``folder``."""
    return _last(days, (f"{folder}/{name}" for name in _TEXT))


def came_day(first: Days, folder: str) -> date | None:
    """The day on which the text in ``folder`` came to be among the sources."""
    return first.get(f"{folder}/{_TEXT[0]}")


def check_history(root: Path, needed: bool) -> Iterator[Problem]:
    """S004: the days of changes are not known, since the history is not whole; an error where they are ``needed``."""
    if _whole(root):
        return
    shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    what = "这里只有一部分历史（浅克隆）" if shallow else "这里没有 Git 的历史"
    hint = "请取来全部历史：git fetch --unshallow" if shallow else "请在完整的版本库里发布：git clone 版本库的地址"
    if shallow:
        hint += "\n在 GitHub Actions 里：actions/checkout 写 fetch-depth: 0"
    yield Problem(
        "docs",
        0,
        0,
        "S004",
        f"{what}，不知道文字和文件哪天改的；网站上这些日期都空着，也没有文字改动的订阅源。",
        hint,
        warning=not needed,
    )


def _last(days: Days, paths: Iterable[str]) -> date | None:
    return max((days[path] for path in paths if path in days), default=None)


def _with_folders(path: str) -> tuple[str, ...]:
    return (path, *map(str, PurePosixPath(path).parents))


def _whole(root: Path) -> bool:
    """Whether git knows every change of docs/ from its first."""
    shallow = git(root, "rev-parse", "--is-shallow-repository").strip() != "false"
    return not shallow and bool(git(root, "log", "-1", "--format=%H", "--", "docs"))


def _not_committed(root: Path) -> set[str]:
    """Sources that are new or changed; generated files are none, ignored by git or not."""
    changed = git(root, "diff", "--relative", "--name-only", "HEAD", "--", "docs")
    added = git(root, "ls-files", "--others", "--exclude-standard", "--", "docs")
    return set(f"{changed}\n{added}".split("\n")) - {""} - recorded(root)
