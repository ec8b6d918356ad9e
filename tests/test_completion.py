"""What completes a built site takes steps in proportion to it, hashes a file once and holds no copy of it in memory."""

from __future__ import annotations

import json
import shutil
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest
from samples import SETTINGS

from tiaowen.write.built import build_marks
from tiaowen.write.built.finish import SUMS, finish
from tiaowen.write.built.offline import NAME, write_offline_zip
from tiaowen.write.built.worker import LIST

# As much is added twice.
SIZES = (10, 25, 40)
MORE = 1.1
SCRIPTS = {
    f"assets/javascripts/{name}.js": ""
    for name in ("preferences", "worker", "search/worker", "search/engine", "search/code")
}
PAGE = """\
<html data-edition="{edition}"><head><script src="/assets/javascripts/preferences.js"></script>
<link href="/assets/javascripts/worker.js"></head><body><article data-work="{work}"><a href="../2/">下</a></article></body></html>
"""


def project(root: Path, works: int, pages: int) -> Path:
    """A project whose site is as MkDocs leaves it, of so many works with so many pages in either script."""
    shutil.copy(SETTINGS, root)
    files = {f"site/{name}": text for name, text in SCRIPTS.items()}
    files |= {f"site/{name}": PAGE.format(edition="hant", work="") for name in ("index.html", "404.html")}
    for work in (f"w{number}" for number in range(works)):
        files |= {f"docs/decisions/{work}/work.yml": ""}
        files |= {f"site/{work}/{name}.js": "甲" * pages for name in ("readings", "glosses.hant", "glosses.hans")}
        for edition, folder in (("hant", ""), ("hans", "hans/")):
            page = PAGE.format(edition=edition, work=work)
            files |= {f"site/{folder}{work}/{number}/index.html": page for number in range(pages)}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def steps(call: Callable[[], object]) -> int:
    """How many steps the project's own code takes for ``call``, a call of other code being one."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event in ("call", "opcode")
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        return trace if "tiaowen" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def test_as_many_works_more_take_as_many_steps_more_however_many_are_there(tmp_path: Path) -> None:
    took = []
    for size in (1, *SIZES):  # once for what is read once
        root = tmp_path / str(size)
        root.mkdir()
        project(root, size, 1)
        took.append(steps(lambda root=root: finish(root, root / "site", sums=True)))  # type: ignore[misc]
    assert took[3] - took[2] <= MORE * (took[2] - took[1])


def test_each_script_of_a_work_is_hashed_once_for_all_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, hashed = project(tmp_path, 2, 9) / "site", list[str]()

    def integrity(path: Path) -> str:
        hashed.append(path.relative_to(site).as_posix())
        return ""

    monkeypatch.setattr(build_marks, "integrity", integrity)
    build_marks.mark_build(site)
    files = [f"{work}/{name}.js" for work in ("w0", "w1") for name in ("readings", "glosses.hant", "glosses.hans")]
    assert sorted({*hashed}) == sorted(files)
    assert len(hashed) == len(files) + 2  # the readings, by the pages of either script


def test_every_page_is_in_the_list_of_its_work_alone(tmp_path: Path) -> None:
    root = project(tmp_path, 3, 2)
    finish(root, root / "site", sums=True)
    listed = {at.parent.name: json.loads(at.read_text("utf-8"))["files"] for at in (root / "site").rglob(LIST)}
    assert listed.keys() == {"site", "w0", "w1", "w2"}
    for work in ("w0", "w1", "w2"):
        pages = {f"{folder}{work}/{number}/" for folder in ("", "hans/") for number in range(2)}
        assert {name for name in listed[work] if name.endswith("/")} == pages
    assert not any(name.startswith(("w", "hans/w")) for name in listed["site"])
    assert f"  {NAME}\n" in (root / "site" / SUMS).read_text("utf-8")


def test_the_offline_copy_is_not_held_in_memory(tmp_path: Path) -> None:
    peaks = []
    for number in (4, 16):
        site = tmp_path / str(number)
        (site / "assets/search").mkdir(parents=True)
        for name in range(number):
            (site / f"{name}.bin").write_bytes(Random(name).randbytes(200_000))
            (site / f"assets/search/{name}.json").write_text(f'"{Random(name).randbytes(100_000).hex()}"', "utf-8")
        tracemalloc.start()
        size = write_offline_zip(site, "")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert size == (site / NAME).stat().st_size
        with zipfile.ZipFile(site / NAME) as archive:
            assert len(archive.namelist()) == 3 * number
    assert peaks[1] <= MORE * peaks[0]
