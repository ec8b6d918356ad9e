"""The same commit gives the same bytes, wherever and whoever builds it; a release says what they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ADDRESS
from samples import CITY, PLAIN, ROOT, SMALL, add_fonts, commit, lay_out

from tiaowen.cli import main

pytestmark = pytest.mark.slow


def build(folder: Path, *arguments: str, umask: int = 0o022, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "scripts/publish.py"), *arguments]
    given = {**PLAIN, **environment}
    return subprocess.run(command, capture_output=True, text=True, env=given, umask=umask, check=False)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_clean_builds_are_the_same_to_the_byte(site: Path, tmp_path: Path) -> None:
    """The sample city once more: another folder, another day zone, user, language and umask."""
    other = lay_out(CITY, tmp_path / "an other folder" / "deep" / "er")
    add_fonts(other)
    commit(other)
    given = {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "USER": "b", "HOME": str(other), "LANG": "zh_CN.UTF-8"}
    result = build(other, umask=0o077, SITE_URL=ADDRESS, **given)
    assert result.returncode == 0, result.stderr
    one, two = files(site), files(other / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    modes = {path.stat().st_mode & 0o777 for path in (other / "site", *(other / "site").rglob("*"))}
    assert modes == {0o755, 0o644}, "a server reads it as another user"
    assert {".pdf", ".epub", ".xml", ".zip"} <= {Path(name).suffix for name in one}


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, released."""
    folder = lay_out(SMALL, tmp_path_factory.mktemp("released"))
    add_fonts(folder)
    commit(folder)
    assert main(["addresses"], folder) == 0
    result = build(folder, "--release", SITE_URL="https://example.org/")
    assert result.returncode == 0, result.stderr
    return folder


def test_the_checksums_are_those_of_every_file(released: Path) -> None:
    said = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=released / "site", check=False
    )
    assert said.returncode == 0
    listed = {line.split("  ", 1)[1] for line in (released / "site/SHA256SUMS").read_text("utf-8").splitlines()}
    assert listed == files(released / "site").keys() - {"SHA256SUMS"}
    assert {".pdf", ".epub", ".html", ".zip"} <= {Path(name).suffix for name in listed}


def test_a_release_stops_for_a_warning(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new page that is not yet recorded (A002) is a warning, and a release wants none."""
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    page, before = released / "docs/pages/new.md", files(released / "site")
    page.write_text("---\ntitle: 新\n---\n\n# 新\n", "utf-8")
    assert main(["check"], released) == 0
    assert "A002" in capsys.readouterr().err
    assert main(["publish", "--release"], released) == 1
    assert "A002" in capsys.readouterr().err
    monkeypatch.setenv("CI", "true")  # a pipeline enters new addresses itself, after they are published
    assert main(["check", "--release"], released) == 0
    assert "A002" not in capsys.readouterr().err
    assert files(released / "site") == before


def test_the_fonts_are_not_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not [name for name in listed.split() if name.endswith((".ttf", ".otf", ".woff", ".woff2", ".xsd", ".jar"))]
