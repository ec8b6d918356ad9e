"""The two things a command does with the whole project: build it, or only check it."""

from __future__ import annotations

from pathlib import Path

from edition.pipeline import check_docs, load_site, make_outputs
from edition.problem import ProblemsFound
from edition.write.files import check_outputs, write_outputs


def build(root: Path) -> str:
    """Write what is out of date; returns a line that says how much."""
    outputs = make_outputs(load_site(root))
    if problems := check_docs(root, outputs):
        raise ProblemsFound(problems)
    written = write_outputs(root, outputs)
    return f"生成 {len(outputs)} 个文件，其中 {len(written)} 个有变化。"


def check(root: Path) -> str:
    """Find every Problem; write nothing."""
    outputs = make_outputs(load_site(root))
    if problems := [*check_docs(root, outputs), *check_outputs(root, outputs)]:
        raise ProblemsFound(problems)
    return "没有问题。"
