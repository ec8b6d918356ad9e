"""What every command shares: print all Problems together, end with the right status."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tiaowen.build import Done
from tiaowen.kit.files import disk_problem
from tiaowen.kit.paths import printable
from tiaowen.kit.problem import ProblemsFound, report


def run(action: Callable[[Path], Done], root: Path) -> int:
    """Run ``action`` on the site in ``root``.  0 fine, 1 Problems found, 2 wrong usage, most of which is argparse's to say."""
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
        print(report(found.problems), file=sys.stderr)
        errors = len([p for p in set(found.problems) if not p.warning])
        print(f"\n共 {errors} 处问题，什么都没有写。", file=sys.stderr)
        return 1
    if told := (*done.warnings, *done.refused):
        print(report(told), file=sys.stderr)
    if done.message:
        print(done.message)
    return 1 if done.refused else 0


def _told(action: Callable[[Path], Done], root: Path) -> Done:
    """What ``action`` returns; what the system refuses, wherever it was met, as a Problem."""
    try:
        return action(root)
    except OSError as error:
        path = os.path.relpath(os.fsdecode(error.filename), root) if error.filename else "."
        raise ProblemsFound([disk_problem(error, path)]) from error
