"""The two things a command does with the whole project: build it, or only check it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from edition.pipeline import check_docs, load_site, make_outputs
from edition.problem import Problem, ProblemsFound, report
from edition.write.downloads.shelf import Shelf, last_change
from edition.write.files import check_outputs, write_outputs


def build(root: Path, downloads: bool = True) -> str:
    """Write what is out of date; returns lines that say how much, and what the machine lacks.

    Under CI what is lacking is an error.
    """
    shelf = Shelf(root, last_change(root)) if downloads else None
    lacking = shelf.check() if shelf else []
    if lacking and os.environ.get("CI"):
        raise ProblemsFound(_strictly(lacking))
    outputs = make_outputs(load_site(root), shelf)
    if problems := check_docs(root, outputs):
        raise ProblemsFound(problems)
    written = write_outputs(root, outputs)
    lines = [report(lacking)] if lacking else []
    return "\n".join([*lines, f"生成 {len(outputs)} 个文件，其中 {len(written)} 个有变化。"])


def check(root: Path) -> str:
    """Find every Problem; write nothing."""
    outputs = make_outputs(load_site(root))
    if problems := [*check_docs(root, outputs), *check_outputs(root, outputs)]:
        raise ProblemsFound(problems)
    return "没有问题。"


def _strictly(problems: list[Problem]) -> list[Problem]:
    return [replace(problem, warning=False) for problem in problems]
