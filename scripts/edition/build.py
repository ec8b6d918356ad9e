"""The two things a command does with the whole project: build it, or only check it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from edition.pipeline import Site, check_docs, load_site, make_outputs
from edition.problem import Problem, ProblemsFound
from edition.write.downloads.shelf import Shelf, last_change
from edition.write.files import check_outputs, write_outputs


@dataclass(frozen=True, slots=True)
class Done:
    """What a command says when nothing stood in its way, and the warnings it says before that."""

    message: str
    warnings: tuple[Problem, ...] = ()


def build(root: Path, release: bool = False, downloads: bool = True) -> Done:
    """Write what is out of date.  For a ``release`` a warning is an error.

    Without what ``downloads`` need there are fewer of them and a warning; under CI, an error.
    """
    site = _load(root, release)
    shelf = Shelf(root, last_change(root)) if downloads else None
    lacking = shelf.check() if shelf else []
    if lacking and (release or os.environ.get("CI")):
        raise ProblemsFound(_as_errors(lacking))
    outputs = make_outputs(site, shelf)
    if problems := check_docs(root, outputs):
        raise ProblemsFound(problems)
    written = write_outputs(root, outputs)
    message = f"生成 {len(outputs)} 个文件，其中 {len(written)} 个有变化。"
    return Done(message, (*site.warnings, *lacking))


def check(root: Path, release: bool = False) -> Done:
    """Find every Problem; write nothing."""
    site = _load(root, release)
    outputs = make_outputs(site)
    if problems := [*check_docs(root, outputs), *check_outputs(root, outputs)]:
        raise ProblemsFound([*site.warnings, *problems])
    return Done("没有问题。", site.warnings)


def _load(root: Path, release: bool) -> Site:
    site = load_site(root)
    if release and site.warnings:
        raise ProblemsFound(_as_errors(site.warnings))
    return site


def _as_errors(problems: Iterable[Problem]) -> list[Problem]:
    return [replace(problem, warning=False) for problem in problems]
