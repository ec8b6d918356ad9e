"""The one kind of error: what is wrong, where, and what to type instead.

Problems are values.  A check yields them; a reader that cannot go on raises
``ProblemsFound`` with all it knows; a command prints every one of them together.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from tiaowen.kit.ci import reads_workflow_commands

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor must mend.

    ``line`` and ``column`` count from 1 in characters; 0 means the whole file.
    ``message`` and ``hint`` are simplified Chinese, for an editor who does not program.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    warning: bool = False


class ProblemsFound(Exception):
    """Raised by a reader that has nothing usable to return."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(as_text, self.problems)))


def collect(calls: Iterable[Callable[[], T]]) -> tuple[list[T], list[Problem]]:
    """Run every call and return what succeeded with the problems of what did not."""
    results: list[T] = []
    problems: list[Problem] = []
    for call in calls:
        try:
            results.append(call())
        except ProblemsFound as found:
            problems += found.problems
    return results, problems


_REASONS = {
    errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.EROFS: "磁盘是只读的", errno.EISDIR: "这里是一个文件夹",
    errno.ENOTDIR: "这里应当是文件夹的，是一个文件", errno.EEXIST: "这里应当是文件夹的，是一个文件",
    errno.ELOOP: "符号链接绕成了圈", errno.ENAMETOOLONG: "文件名太长", errno.EIO: "磁盘坏了，或断开了",
}  # fmt: skip


def reason(error: OSError) -> str:
    """Why the system refused a file, for an editor; in the system's words where it is rare."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def as_text(problem: Problem) -> str:
    """``path:line:col: CODE message`` and the hint indented below it."""
    kind = "提醒 " if problem.warning else ""
    first = f"{_place(problem)}: {problem.code} {kind}{problem.message}"
    return "\n    ".join([first, *problem.hint.splitlines()])


def as_annotation(problem: Problem) -> str:
    """The same as a workflow command, which the host shows on the line of a pull request."""
    level = "warning" if problem.warning else "error"
    where = f"file={_escape_property(problem.path)}"
    if problem.line:
        where += f",line={problem.line}"
    if problem.column:
        where += f",col={problem.column}"
    body = f"{problem.code} {problem.message}"
    if problem.hint:
        body += f"\n{problem.hint}"
    return f"::{level} {where}::{_escape_data(body)}"


def report(problems: Iterable[Problem]) -> str:
    """All problems in the order of their places, for the terminal or for a host that shows them on the lines of a change."""
    form = as_annotation if reads_workflow_commands() else as_text
    return "\n".join(form(problem) for problem in sorted(set(problems)))


def as_summary(problems: Iterable[Problem]) -> str:
    """The same as Markdown, for the page of a run: whole, while a host shows ten annotations of a step.

    What is to be pasted stands as code, so that a Tab stays one.
    """
    told = [as_text(problem) for problem in sorted(set(problems))]
    marks = "`" * max(3, *(len(run) + 1 for text in told for run in re.findall("`+", text)), 0) if told else ""
    return "".join(f"{marks}text\n{text}\n{marks}\n\n" for text in told)


def _place(problem: Problem) -> str:
    numbers = [str(n) for n in (problem.line, problem.column) if n]
    return ":".join([problem.path, *numbers])


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
