"""Nothing is published that no page, style, script or list of data asks for."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import material
import pytest

from tiaowen.write.built.unasked import names_in, remove_unasked

# Lists of all there is: to stand in them is not to be asked for.
LISTS = ("sw.js", "files.json", "SHA256SUMS")
TEXTS = (".html", ".js", ".css", ".json", ".txt")
THEME = Path(material.__file__).parent / "templates"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site as MkDocs leaves it: all of the theme's files, and one of ours."""
    shutil.copytree(THEME / "assets", tmp_path / "site/assets")
    (tmp_path / "site/assets/own.css").write_text("a { background: url('images/favicon.png') }", "utf-8")
    return tmp_path / "site"


def left(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_of_the_theme_stays_what_is_asked_for(built: Path, tmp_path: Path) -> None:
    (bundle,) = (built / "assets/javascripts").glob("bundle.*.js")
    page = f'<script src="../assets/javascripts/{bundle.name}"></script>'
    remove_unasked(built, tmp_path / "overrides", names_in(page))
    assert left(built) == {"assets/own.css", "assets/images/favicon.png", f"assets/javascripts/{bundle.name}"}
    assert {path.name for path in (built / "assets").iterdir()} == {"own.css", "images", "javascripts"}


def test_of_the_theme_no_script_and_no_style_is_published(site: Path) -> None:
    """Nor what its templates would ask for: the search, its index and the toggles are the site's own."""
    theirs = {
        path.relative_to(THEME).as_posix() for path in (THEME / "assets").rglob("*") if path.suffix in (".js", ".css")
    }
    assert len(theirs) > 5
    assert not {name for name in theirs if (site / name).exists()}
    assert not (site / "search/search_index.json").exists()
    for page in site.rglob("*.html"):
        assert not re.search(r'class="md-|data-md-|id="__', page.read_text("utf-8")), page


def test_what_the_site_put_in_place_of_a_file_of_the_theme_stays(built: Path, tmp_path: Path) -> None:
    ours = tmp_path / "overrides/assets/javascripts/lunr/wordcut.js"
    ours.parent.mkdir(parents=True)
    ours.write_text("", "utf-8")
    remove_unasked(built, tmp_path / "overrides", set())
    assert left(built) == {"assets/own.css", "assets/images/favicon.png", "assets/javascripts/lunr/wordcut.js"}


def test_every_asset_is_asked_for(site: Path) -> None:
    texts = {
        path: path.read_text("utf-8")
        for path in site.rglob("*")
        if path.is_file() and path.suffix in TEXTS and path.name not in LISTS
    }
    assets = [path for path in (site / "assets").rglob("*") if path.is_file()]
    unasked = [path for path in assets if not any(path.name in text for at, text in texts.items() if at != path)]
    assert len(assets) > 10
    unasked.remove(site / "assets/javascripts/search/engine.js")  # for programs (DESIGN §8): the pages take code.js
    assert unasked == []
