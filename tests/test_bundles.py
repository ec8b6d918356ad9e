"""What every page asks for is published as one style sheet and one script, small enough for a phone, the same every time."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Browser

from tiaowen.kit.problem import ProblemsFound
from tiaowen.write import bundles
from tiaowen.write.bundles import bundle, bundled_outputs, check_bundler

OVERRIDES = ROOT / "overrides"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The scripts and styles of a site, and the bundler."""
    shutil.copytree(OVERRIDES, tmp_path / "overrides")
    shutil.copy(ROOT / "package.json", tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return bundle(OVERRIDES)


def test_a_part_is_in_the_page_or_a_file_of_its_own_and_nothing_else_is_published(made: dict[str, bytes]) -> None:
    own = {path.name for path in (OVERRIDES / bundles.JS).glob("*.js")} - {f"{n}.js" for n in bundles.PAGE_SCRIPTS}
    styles = {path.name for path in (OVERRIDES / bundles.CSS).glob("*.css")} - {f"{n}.css" for n in bundles.PAGE_STYLES}
    assert made.keys() == {
        *(f"{bundles.JS}/{name}" for name in {*own, "page.js"}),
        *(f"{bundles.CSS}/{name}" for name in {*styles, "page.css"}),
        *(f"{bundles.SEARCH}/{name}.js" for name in ("code", "double", "engine", "second", "shelf", "worker")),
    }


def test_the_same_sources_give_the_same_bytes_wherever_they_lie(made: dict[str, bytes], project: Path) -> None:
    assert bundle(project / "overrides") == made
    assert not [
        name for name, content in made.items() if str(ROOT).encode() in content or b"sourceMappingURL" in content
    ]


def test_a_programmer_has_the_map_from_what_is_published_to_the_source(made: dict[str, bytes]) -> None:
    for name in made.keys() - {f"{bundles.SEARCH}/engine.js"}:
        sources = json.loads((ROOT / "build/maps" / f"{name}.map").read_text("utf-8"))["sources"]
        assert all((ROOT / "build/maps" / name).parent.joinpath(one).resolve().is_file() for one in sources[:-1]), name


def test_what_all_pages_load_is_smaller_than_it_was_unbundled(made: dict[str, bytes]) -> None:
    whole = bundles.unbundled(OVERRIDES)
    for name in (f"{bundles.JS}/page.js", f"{bundles.CSS}/page.css"):
        assert len(made[name]) < 0.85 * len(whole[name])


def test_a_slip_in_a_script_or_style_is_told_at_its_place(project: Path) -> None:
    (project / "overrides" / bundles.JS / "notes.js").write_text("const a = 1\nconst = 2\n")
    with pytest.raises(ProblemsFound, match=r"(?s)F005.*notes\.js:2:6"):
        bundle(project / "overrides")


def test_what_is_ready_made_is_taken_and_nothing_is_run(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "PREBUILT", tmp_path / "ready")
    (tmp_path / "ready" / bundles.JS).mkdir(parents=True)
    (tmp_path / "ready" / bundles.JS / "page.js").write_bytes(b"ready")
    (project / "node_modules").unlink()
    (output,) = bundled_outputs(project, "overrides")
    assert (output.path, output.content) == ("docs/assets/javascripts/page.js", b"ready")
    assert not list(check_bundler(project, "overrides"))


def test_without_the_bundler_a_preview_has_every_file_and_the_editor_is_told(
    project: Path, made: dict[str, bytes]
) -> None:
    (project / "node_modules").unlink()
    (problem,) = check_bundler(project, "overrides")
    assert (problem.code, problem.warning) == ("D003", True)
    names = {output.path.removeprefix("docs/") for output in bundled_outputs(project, "overrides")}
    assert made.keys() <= names
    assert not [name for name in names if name.endswith(".d.ts")]


def test_a_site_without_scripts_gets_none(tmp_path: Path) -> None:
    assert bundled_outputs(tmp_path, "overrides") == []
    assert not list(check_bundler(tmp_path, "overrides"))


@pytest.fixture
def three(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page script of three parts, of which the second fails."""
    names = ("one", "two", "three")
    monkeypatch.setattr(bundles, "PAGE_SCRIPTS", names)
    for name, code in zip(names, ("document.title = 'a'", "nowhere()", "document.title += 'b'"), strict=True):
        (project / "overrides" / bundles.JS / f"{name}.js").write_text(f"(() => {{ {code} }})()\n")
    return project / "overrides"


@pytest.mark.parametrize("make", [bundle, bundles.unbundled])
def test_a_part_that_fails_stops_no_other_and_is_reported(
    three: Path, tmp_path: Path, browser: Browser, make: Callable[[Path], dict[str, bytes]]
) -> None:
    script = tmp_path / "page.js"
    script.write_bytes(make(three)[f"{bundles.JS}/page.js"])
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_script_tag(path=script)
    assert page.title() == ""  # nothing runs without what they share
    page.evaluate("window.reader = {}")
    with page.expect_event("pageerror"):
        page.add_script_tag(path=script)
    assert page.title() == "ab"
    assert len(wrong) == 1
    assert "nowhere" in wrong[0]
    page.close()


def test_every_page_asks_for_the_same_two(site: Path) -> None:
    for page in site.rglob("index.html"):
        html = page.read_text("utf-8")
        if "<article" in html:
            assert len(re.findall(r'assets/(?:stylesheets/page\.css|javascripts/page\.js)"', html)) == 2, page


def test_no_source_of_a_bundle_is_published(site: Path) -> None:
    scripts = {
        path.relative_to(site / "assets/javascripts").as_posix() for path in site.glob("assets/javascripts/**/*.*")
    }
    assert {"page.js", "search/code.js"} <= scripts
    assert not scripts & {"place.js", "reader.d.ts", "search/corpus.js", "search/published.js", "search/types.d.ts"}
    assert not list(site.rglob("*.map"))
