"""What every command shares: print all Problems together, end with the right status."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from edition.problem import ProblemsFound, report

ROOT = Path(__file__).resolve().parents[2]


def run(action: Callable[[Path], str]) -> int:
    """Run ``action`` on the project.  0 fine, 1 Problems found; usage errors (2) are argparse's."""
    try:
        message = action(ROOT)
    except ProblemsFound as found:
        print(report(found.problems), file=sys.stderr)
        errors = len([p for p in set(found.problems) if not p.warning])
        print(f"\n共 {errors} 处问题，什么都没有写。", file=sys.stderr)
        return 1
    if message:
        print(message)
    return 0
