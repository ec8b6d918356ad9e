"""How much a build costs, as a ratio within one run: user CPU of build + MkDocs against a bare
Material build of the same Markdown with home-only navigation, at 1, 10 and 100 decisions."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = "ziyang-2015"
COPIES = (1, 10, 100)
BARE = """\
site_name: bare
theme: {name: material, font: false, language: zh}
nav: [index.md]
validation: {omitted_files: ignore}
plugins: [search]
"""


@dataclass(frozen=True)
class Cost:
    """User CPU seconds and the largest resident memory of a command, in MB."""

    seconds: float
    memory: float


def measure(command: list[str], folder: Path) -> Cost:
    """Run ``command`` and ask the system what it cost."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}\n{said.decode()}")
    return Cost(usage.ru_utime, usage.ru_maxrss / 1024)


def lay_out(project: Path, copies: int) -> None:
    """This project with ``copies`` distinct works, nothing generated yet."""
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    ignored = subprocess.run(
        ["git", "ls-files", "-z", "docs"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, ignored):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, project / name)
    for number in range(2, copies + 1):
        for folder in ("decisions", "notes"):
            source = project / "docs" / folder / WORK
            if source.is_dir():
                shutil.copytree(source, source.with_name(f"{WORK}-{number}"))


def bare_config(project: Path) -> Path:
    """The same Markdown and extensions, Material as it comes."""
    lines = (project / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
    keep, kept = False, []
    for line in lines:
        if line[:1].strip() and not line.startswith("#"):
            keep = line.startswith(("exclude_docs", "markdown_extensions"))
        kept += [line] if keep else []
    config = project / "bare.yml"
    config.write_text(BARE + "".join(kept), encoding="utf-8")
    return config


def compare(copies: int) -> tuple[str, Path]:
    """One row of the table, and the folder of the built site."""
    project = Path(tempfile.mkdtemp(prefix="bench-"))
    lay_out(project, copies)
    build = measure([sys.executable, "scripts/build.py"], project)
    mkdocs = measure([sys.executable, "-m", "mkdocs", "build", "-d", "site"], project)
    bare = measure([sys.executable, "-m", "mkdocs", "build", "-f", str(bare_config(project)), "-d", "bare"], project)
    pages = len(list((project / "site").rglob("*.html")))
    ratio = (build.seconds + mkdocs.seconds) / bare.seconds
    row = (
        f"| {copies} | {pages} | {build.seconds:.2f} | {mkdocs.seconds:.2f} | {bare.seconds:.2f} "
        f"| {ratio:.2f} | {build.memory:.0f} | {mkdocs.memory:.0f} |"
    )
    return row, project


def page_sizes(site: Path) -> list[str]:
    """Bytes of the smallest, a middling and the largest clause page, and of what it loads."""
    pages = sorted((site / WORK).glob("[0-9]-[0-9]/index.html"), key=lambda path: path.stat().st_size)
    rows = []
    for page in (pages[0], pages[len(pages) // 2], pages[-1]):
        rows.append(_size_row(f"{WORK}/{page.parent.name}/", page))
    for asset in sorted(
        [*(site / "assets/stylesheets").glob("[!m]*.css"), *(site / "assets/javascripts").glob("[!b]*.js")]
    ):
        rows.append(_size_row(asset.relative_to(site).as_posix(), asset))
    return rows


def _size_row(name: str, path: Path) -> str:
    content = path.read_bytes()
    return f"| {name} | {len(content)} | {len(gzip.compress(content, 9))} |"


def report() -> str:
    """Both tables, in Markdown."""
    lines = [
        "| decisions | pages | build s | MkDocs s | bare Material s | ratio | build MB | MkDocs MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    sizes: list[str] = []
    for copies in COPIES:
        row, project = compare(copies)
        lines.append(row)
        print(row, flush=True)
        sizes = sizes or page_sizes(project / "site")
        shutil.rmtree(project)
    return "\n".join([*lines, "", "| file | bytes | gzip |", "| --- | --- | --- |", *sizes, ""])
