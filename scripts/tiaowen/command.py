"""What every command shares: print all Problems together, end with the right status."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tiaowen.build import Done
from tiaowen.kit.ci import SUMMARY
from tiaowen.kit.files import disk_problem
from tiaowen.kit.paths import printable
from tiaowen.kit.problem import Problem, ProblemsFound, as_summary, report


def run(action: Callable[[Path], Done], root: Path, summed: bool = False) -> int:
    """Run ``action`` on the site in ``root``.  0 fine, 1 Problems found, 2 wrong usage, most of which is argparse's to say.

    ``summed`` tells the Problems on the host's page of the run too: for one command of several that say the same.
    """
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if wrong := [word for word in sys.argv[1:] if word != printable(word)]:
        print(f"命令里有不是 UTF-8 的字：{printable(wrong[0])}", file=sys.stderr)
        return 2
    try:
        done = _told(action, root)
    except KeyboardInterrupt:
        print("\n停下了。", file=sys.stderr)
        return 130
    except ProblemsFound as found:
        _tell(found.problems, summed)
        errors = len([p for p in set(found.problems) if not p.warning])
        print(f"\n共 {errors} 处问题，什么都没有写。", file=sys.stderr)
        return 1
    if told := (*done.warnings, *done.refused):
        _tell(told, summed)
    if done.message:
        print(done.message)
    return 1 if done.refused else 0


def _tell(problems: Sequence[Problem], summed: bool) -> None:
    print(report(problems), file=sys.stderr)
    if summed and (summary := os.environ.get(SUMMARY)):
        with Path(summary).open("a", encoding="utf-8") as page:
            page.write(as_summary(problems))


def _told(action: Callable[[Path], Done], root: Path) -> Done:
    """What ``action`` returns; what the system refuses, wherever it was met, as a Problem."""
    try:
        return action(root)
    except OSError as error:
        path = os.path.relpath(os.fsdecode(error.filename), root) if error.filename else "."
        raise ProblemsFound([disk_problem(error, path)]) from error
