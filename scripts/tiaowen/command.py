"""What every command shares: print all Problems together, end with the right status."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tiaowen.build import Done
from tiaowen.kit.files import disk_problem
from tiaowen.kit.paths import printable
from tiaowen.kit.problem import ProblemsFound, report

ROOT = Path(__file__).resolve().parents[2]


def run(action: Callable[[Path], Done]) -> int:
    """Run ``action`` on the project.  0 fine, 1 Problems found, 2 wrong usage, most of which is argparse's to say."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if wrong := [word for word in sys.argv[1:] if word != printable(word)]:
        print(f"命令里有不是 UTF-8 的字：{printable(wrong[0])}", file=sys.stderr)
        return 2
    try:
        done = _told(action)
    except KeyboardInterrupt:
        print("\n停下了。", file=sys.stderr)
        return 130
    except ProblemsFound as found:
        print(report(found.problems), file=sys.stderr)
        errors = len([p for p in set(found.problems) if not p.warning])
        print(f"\n共 {errors} 处问题，什么都没有写。", file=sys.stderr)
        return 1
    if done.warnings:
        print(report(done.warnings), file=sys.stderr)
    if done.message:
        print(done.message)
    return 0


def _told(action: Callable[[Path], Done]) -> Done:
    """What ``action`` returns; what the system refuses, wherever it was met, as a Problem."""
    try:
        return action(ROOT)
    except OSError as error:
        path = os.path.relpath(os.fsdecode(error.filename), ROOT) if error.filename else "."
        raise ProblemsFound([disk_problem(error, path)]) from error


def release_option(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """``--release``, or RELEASE=1 in the environment: what is only a warning stops a release."""
    wanted = os.environ.get("RELEASE", "") not in ("", "0")
    parser.add_argument("--release", action="store_true", default=wanted, help="正式发布：提醒也当作错误")
    return parser
