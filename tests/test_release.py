"""The same commit gives the same bytes, wherever and whoever builds it; a release says what they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from samples import CITY, PLAIN, ROOT, add_fonts, commit, lay_out

pytestmark = pytest.mark.slow


def build(folder: Path, *arguments: str, umask: int = 0o022, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "scripts/publish.py"), *arguments]
    given = {**PLAIN, "SITE_URL": "https://example.org/", **environment}
    return subprocess.run(command, capture_output=True, text=True, env=given, umask=umask, check=False)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def project(folder: Path) -> Path:
    """The sample city as of a fixed day, in a folder of its own."""
    lay_out(CITY, folder)
    add_fonts(folder)
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("one"))
    subprocess.run([sys.executable, folder / "scripts/addresses.py"], check=True)
    result = build(folder, "--release", TZ="Asia/Shanghai", LC_ALL="C", USER="a", HOME=str(folder))
    assert result.returncode == 0, result.stderr
    return folder


def test_two_clean_builds_are_the_same_to_the_byte(released: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = project(tmp_path_factory.mktemp("an other folder") / "deep" / "er")
    subprocess.run([sys.executable, other / "scripts/addresses.py"], check=True)
    result = build(other, "--release", TZ="America/Lima", LC_ALL="C.UTF-8", USER="b", LANG="zh_CN.UTF-8", umask=0o077)
    assert result.returncode == 0, result.stderr
    one, two = files(released / "site"), files(other / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    assert {".pdf", ".epub", ".xml", ".zip"} <= {Path(name).suffix for name in one}


def test_the_checksums_are_those_of_every_file(released: Path) -> None:
    said = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=released / "site", check=False
    )
    assert said.returncode == 0
    listed = {line.split("  ", 1)[1] for line in (released / "site/SHA256SUMS").read_text("utf-8").splitlines()}
    assert listed == files(released / "site").keys() - {"SHA256SUMS"}


def test_a_release_stops_for_a_warning(released: Path) -> None:
    """A new page that is not yet recorded (A002) is a warning, and a release wants none."""
    page = released / "docs/pages/new.md"
    page.write_text("---\ntitle: 新\n---\n\n# 新\n", "utf-8")
    try:
        assert "A002" in build(released).stderr
        result = build(released, "--release")
    finally:
        page.unlink()
    assert result.returncode == 1
    assert "A002" in result.stderr


def test_the_fonts_are_not_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not [name for name in listed.split() if name.endswith((".ttf", ".otf", ".woff", ".woff2", ".xsd", ".jar"))]
