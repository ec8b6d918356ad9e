"""What every command shares: print all Problems together, end with the right status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from edition.build import Done
from edition.problem import ProblemsFound, report

ROOT = Path(__file__).resolve().parents[2]


def run(action: Callable[[Path], Done]) -> int:
    """Run ``action`` on the project.  0 fine, 1 Problems found; usage errors (2) are argparse's."""
    try:
        done = action(ROOT)
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


def release_option(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """``--release``, or RELEASE=1 in the environment: what is only a warning stops a release."""
    wanted = os.environ.get("RELEASE", "") not in ("", "0")
    parser.add_argument("--release", action="store_true", default=wanted, help="正式发布：提醒也当作错误")
    return parser
