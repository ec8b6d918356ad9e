"""A build that finds what earlier ones kept gives the same bytes as one that finds nothing."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import PLAIN, ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import SETTINGS, SMALL

from tiaowen.pipeline import all_views
from tiaowen.site import load_site
from tiaowen.write.downloads import typesetter
from tiaowen.write.downloads.kept import KeptDownloads

pytestmark = pytest.mark.slow

WORK = "docs/decisions/sample"
NOTE = "docs/notes/sample/dangan.md"
EMENDATION = "unit\tleft\treading\tright\thant\thans\tkind\tcertainty\treason\n2\t本決定自\t發布\t之日起\t公布\t公布\t用詞\t確定\t一個理由\n"
NOTE_TEXT = "---\nclause: 1-1\nkind: 釋義\ntitle: 什麼是檔案\nauthor: 編輯部\ndate: 2020-02-01\n---\n\n一種記錄。\n"


def edit(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text("utf-8")
    assert old in text, (path, old)
    (project / path).write_text(text.replace(old, new), "utf-8")


def change_text(project: Path) -> None:
    edit(project, f"{WORK}/received.txt", "落實到人", "落實到位")
    found = hashlib.sha256((project / WORK / "received.txt").read_bytes()).hexdigest()
    facts = (project / WORK / "work.yml").read_text("utf-8")
    (project / WORK / "work.yml").write_text(re.sub("sha256: .*", f"sha256: {found}", facts), "utf-8")


def change_readings(project: Path) -> None:
    (project / WORK / "readings.yml").write_text("重要: chóng yào\n", "utf-8")


def change_template(project: Path) -> None:
    edit(project, "typ/official.typ", "28mm", "29mm")


CHANGES: dict[str, Callable[[Path], None]] = {
    "text": change_text,
    "facts": lambda project: edit(project, f"{WORK}/work.yml", "issuer: 某市委", "issuer: 某縣委"),
    "note": lambda project: edit(project, NOTE, "一種記錄", "一類記錄"),
    "emendation": lambda project: edit(project, f"{WORK}/emendations.tsv", "一個理由", "另一個理由"),
    "reading": change_readings,
    "settings": lambda project: edit(project, "mkdocs.yml", "repo_url:", "repo_url: https://example.org/x/y #"),
    "template": change_template,
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with one note and one correction; what is set in it is kept through all tests of this file."""
    project = tmp_path_factory.mktemp("start")
    shutil.copytree(SMALL / "docs", project / "docs")
    shutil.copy(SETTINGS, project)
    (project / NOTE).parent.mkdir(parents=True)
    (project / NOTE).write_text(NOTE_TEXT, "utf-8")
    (project / WORK / "emendations.tsv").write_text(EMENDATION, "utf-8")
    shutil.copytree(
        typesetter.TEMPLATES, project / "typ", ignore=lambda _, names: [n for n in names if n[-4:] != ".typ"]
    )
    (project / "node_modules").symlink_to(ROOT / "node_modules")
    return project


def made(project: Path, day: date) -> dict[str, bytes]:
    """The downloads and the card of one edition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetter, "TEMPLATES", project / "typ")
        [view] = all_views(load_site(project), "hans")
        view = KeptDownloads(project, {WORK: day}).with_downloads(view)
    return {download.path: download.content for download in (*view.downloads, view.card) if download}


@settings(max_examples=3)
@given(st.sets(st.sampled_from(sorted(CHANGES))), st.dates(date(2020, 1, 1), date(2020, 1, 2)))
@example({"text"}, date(2020, 1, 1))
@example({"note", "emendation"}, date(2020, 1, 1))
@example({"template"}, date(2020, 1, 1))
def test_whatever_changed_a_warm_build_gives_what_a_cold_one_gives(
    start: Path, tmp_path_factory: pytest.TempPathFactory, changes: set[str], day: date
) -> None:
    project = tmp_path_factory.mktemp("changed") / "project"
    shutil.copytree(start, project, symlinks=True)
    for name in changes:
        CHANGES[name](project)
    before, kept = made(start, date(2020, 1, 1)), start / typesetter.CACHE
    shutil.copytree(kept, project / typesetter.CACHE, dirs_exist_ok=True)
    warm = made(project, day)
    shutil.copytree(project / typesetter.CACHE, kept, dirs_exist_ok=True)
    shutil.rmtree(project / "build")
    assert made(project, day) == warm
    assert len(warm) == 7
    differ = {path.removeprefix("sample/sample-hans") for path in warm if warm[path] != before[path]}
    assert bool(differ) == bool(changes - {"settings"}) or day != date(2020, 1, 1), (changes, differ)


def test_one_word_of_any_module_changes_every_download_that_says_it(start: Path, tmp_path: Path) -> None:
    """The word stands in a module that no download imports by name."""
    project = tmp_path / "project"
    shutil.copytree(start, project, symlinks=True)
    for name in ("scripts", "overrides", "package.json"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, project / name)
    before = built(project)
    edit(project, "scripts/tiaowen/write/marked/emended.py", "底本作", "原本作")
    warm = built(project)
    shutil.rmtree(project / "build")
    assert built(project) == warm
    differ = {path for path in warm if warm[path] != before[path]}
    assert differ >= {
        f"docs/sample/sample-{script}{ending}" for script in ("hant", "hans") for ending in ("-notes.pdf", ".epub")
    }
    assert "docs/sample/sample-hant.pdf" not in differ


def built(project: Path) -> dict[str, bytes]:
    command = [sys.executable, str(project / "scripts/build.py")]
    result = subprocess.run(command, capture_output=True, text=True, env=PLAIN, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return {str(p.relative_to(project)): p.read_bytes() for p in (project / "docs").rglob("*") if p.is_file()}
