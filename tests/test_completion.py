"""What completes a built site takes steps in proportion to it, hashes a file once and holds no copy of it in memory."""

from __future__ import annotations

import json
import shutil
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import SETTINGS

from tiaowen.kit.html_tokens import tokens
from tiaowen.write.built import build_marks
from tiaowen.write.built.finish import KEPT, SUMS, finish
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
    marks = build_marks.mark_search(site)
    for page in site.rglob("*.html"):
        marks.on(tokens(page.read_text("utf-8")))
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


# What befalls a site between two completions: which files, and what stands in them then.
PAGES = [
    f"site/{folder}{work}/{number}/index.html" for folder in ("", "hans/") for work in ("w0", "w1") for number in (0, 1)
]
BEFALLING = [
    *PAGES,
    "site/w0/readings.js",
    "site/w1/glosses.hans.js",
    "site/assets/javascripts/preferences.js",
    "site/feed.xml",
    "site/w0/2/index.html",
]
FORMS = (
    "",
    '<p>甲</p><a href="../1/">',
    '<link href="../feed.xml">',
    '<aside class="origin"><b class="address">https://a/1/</b></aside>',
)
HARMS = ("none", "cut", "gone", "scrambled")


def completed(base: Path, texts: Mapping[str, str], kept: bytes | None) -> tuple[dict[str, bytes], bytes]:
    """Every file of the completed site whose files have these texts besides, and what was kept of it."""
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir()
    root = project(base, 2, 2)
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        before = (root / name).read_text("utf-8") if (root / name).exists() else PAGE.format(edition="hant", work="w0")
        (root / name).write_text(
            before.replace("<a href", f"{text}<a href") if name.endswith(".html") else text, "utf-8"
        )
    if kept is not None:
        (root / KEPT).parent.mkdir(parents=True)
        (root / KEPT).write_bytes(kept)
    finish(root, root / "site", sums=True)
    made = {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()
    }
    return made, (root / KEPT).read_bytes()


def harmed(kept: bytes, how: str) -> bytes | None:
    match how:
        case "cut":
            return kept[: len(kept) // 2]
        case "scrambled":
            return kept.replace("下".encode(), "上".encode())
    return None if how == "gone" else kept


@settings(max_examples=4)
@given(st.lists(st.tuples(st.sampled_from(BEFALLING), st.sampled_from(FORMS), st.sampled_from(HARMS)), max_size=4))
@example([("site/w0/readings.js", FORMS[1], "none"), (PAGES[1], FORMS[3], "scrambled"), (PAGES[1], FORMS[3], "none")])
@example([(PAGES[0], FORMS[2], "none"), ("site/feed.xml", "", "none")])
def test_whatever_changed_what_is_kept_gives_the_bytes_that_are_made_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[tuple[str, str, str]]
) -> None:
    base = tmp_path_factory.mktemp("completed") / "project"
    texts = dict[str, str]()
    _, kept = completed(base, texts, None)
    for name, text, harm in steps:
        texts[name] = text
        made, kept = completed(base, texts, harmed(kept, harm))
        assert made == completed(base, texts, None)[0]


def test_the_offline_copy_is_not_held_in_memory(tmp_path: Path) -> None:
    peaks = []
    for number in (4, 16):
        site = tmp_path / str(number)
        (site / "assets/search").mkdir(parents=True)
        for name in range(number):
            (site / f"{name}.bin").write_bytes(Random(name).randbytes(200_000))
            (site / f"assets/search/{name}.json").write_text(f'"{Random(name).randbytes(100_000).hex()}"', "utf-8")
        tracemalloc.start()
        size = write_offline_zip(site, lambda html, _: html)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert size == (site / NAME).stat().st_size
        with zipfile.ZipFile(site / NAME) as archive:
            assert len(archive.namelist()) == 3 * number
    assert peaks[1] <= MORE * peaks[0]
