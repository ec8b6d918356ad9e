"""The sample sites of ``tests/sites``, read in place or laid out as projects with the generator beside them.

What stands in ``docs/`` is an owner's and may be anything tomorrow: only ``tests/content`` looks at it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tiaowen.kit.ci import SIGNS, SUMMARY

ROOT = Path(__file__).resolve().parents[1]
# A long decision with notes, terms, bodies, citations and a register of addresses; its work is CITY_WORK.
CITY = ROOT / "tests" / "sites" / "city"
CITY_WORK = "city-2015"
# One short text and a page.
SMALL = ROOT / "tests" / "sites" / "small"
# Tables, a figure and a formula.
TABLES = ROOT / "tests" / "sites" / "tables"
# One short text as it stood from three days on.
VERSIONS = ROOT / "tests" / "sites" / "versions"
VERSIONS_WORK = "hedao-2009"
# All samples have the same settings.
SETTINGS = CITY / "mkdocs.yml"

# The works of this checkout, whatever they are.
LIVE_WORKS = ROOT / "docs" / "decisions"

# The surroundings of a command that a test runs as an editor would: what CI, make or a release set is not his.
PLAIN = {
    key: value
    for key, value in os.environ.items()
    if key not in (*SIGNS, SUMMARY, "MAKEFLAGS", "MAKELEVEL", "SOURCE_DATE_EPOCH")
}


def copy_generator(project: Path) -> None:
    """Scripts, compiled as they are, and templates, so that the commands in ``project`` work on it and a test may change them."""
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "package.json", project)
    (project / "node_modules").mkdir()
    (project / "node_modules/@esbuild").symlink_to(ROOT / "node_modules/@esbuild")


def lay_out(sample: Path, project: Path) -> Path:
    """The sources of ``sample`` and the generator in ``project``, which is returned."""
    copy_generator(project)
    shutil.copytree(sample / "docs", project / "docs")
    shutil.copy(SETTINGS, project)
    return project


def add_fonts(project: Path) -> None:
    """What PDF, EPUB and cards are set with; without it a site is built all the same, and sooner."""
    shutil.rmtree(project / "node_modules")
    (project / "node_modules").symlink_to(ROOT / "node_modules")


def git(project: Path, *arguments: str, day: str = "2026-11-24") -> None:
    """One git command in ``project``, as of ``day``."""
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
    subprocess.run(["git", *who, *arguments], cwd=project, env={**PLAIN, **when}, check=True, capture_output=True)


def commit(project: Path) -> None:
    """All of ``project`` as the first commit of a history."""
    for words in (("init", "-q"), ("add", "-A", "docs", "mkdocs.yml"), ("commit", "-qm", "x")):
        git(project, *words)


def run(project: Path, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of ``project`` as people run it, from another folder."""
    command = [sys.executable, str(project / "scripts" / script), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env={**PLAIN, **environment}, check=False, cwd=project.parent
    )


def publish(project: Path, **environment: str) -> Path:
    """The site of ``project``, built whole."""
    result = run(project, "publish.py", **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"
