"""What is published runs on the oldest browsers that search here, and says so below them (``package.json``, browserslist).

``tests/floor`` holds scripts, style sheets and elements against MDN's browser-compat-data; ``tests/floor/without.json``
says of everything that a browser of the floor lacks how a page does without.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tiaowen.write.pages.search import FLOOR

ROOT = Path(__file__).resolve().parents[1]
NODE = ROOT / ".venv/bin/node"
WITHOUT = json.loads((ROOT / "tests/floor/without.json").read_text("utf-8"))
# Each a script or a style sheet that an unwary hand might add, and what is told of it.
ABOVE = {
    "a.js": {
        "list.replaceChildren()": ".replaceChildren",
        "list.at(-1)": "Array.at",
        "text.replaceAll('a', 'b')": "String.replaceAll",
        "Promise.any([])": "Promise.any",
        "Object.hasOwn(a, 'b')": "Object.hasOwn",
        "AbortSignal.timeout(5)": "AbortSignal.timeout_static",
        "structuredClone(a)": "structuredClone",
        "new Intl.Segmenter('zh')": "Intl.Segmenter",
        "class Port extends EventTarget {}": "EventTarget.EventTarget",
        "const wide = matchMedia('print'); wide.addEventListener('change', f)": "MediaQueryList.EventTarget_inheritance",
        "addEventListener('scrollend', f)": "scrollend_event",
        "document.createElement('dialog')": "html.elements.dialog",
        "box.innerHTML = `<dialog>${a}</dialog>`": "html.elements.dialog",
        "const a = 1n": "javascript.builtins.BigInt",
        "/(?<=a)b/.test(c)": "lookbehind_assertion",
        "a ??= b": "SyntaxError",
        "class A { #b = 1 }": "SyntaxError",
    },
    "worker.js": {"import('./code.js')": "import.worker_support"},
    "floor.js": {"const a = 1": "SyntaxError", "f(() => 1)": "SyntaxError"},
    "a.css": {
        "a:is(.b, .c) { top: 0 }": "selectors.is",
        "a:has(b) { top: 0 }": "selectors.has",
        "a:hover, a:focus-visible { top: 0 }": "selectors.focus-visible beside other selectors",
        "a { inset: 0 }": "properties.inset",
        "a { display: flex; gap: 1em }": "gap.flex_context",
        "a { aspect-ratio: 1 }": "properties.aspect-ratio",
        "a { color: color-mix(in srgb, red, blue) }": "color-mix",
        "a { overflow: clip }": "overflow.clip",
        "a { height: 100dvh }": "viewport_percentage_units_dynamic",
        "a { & b { top: 0 } }": "selectors.nesting",
        "@layer a { b { top: 0 } }": "at-rules.layer",
        "@media (width > 40em) { a { top: 0 } }": "media.range_syntax",
    },
    "a.html": {"<p><dialog open>a</dialog>": "html.elements.dialog"},
}
WITHIN = {
    "a.js": "const a = b?.c ?? [...d].flatMap(({ e }) => /\\p{L}/u.exec(e)); class F extends Error {} import('./g.js')",
    "floor.js": "var a = document.getElementById('b')",
    "a.css": "a:not(.b) > c::before { display: grid; grid-template-columns: 1fr; gap: 1em; width: min(1em, calc(2em)) }",
    "a.html": "<details><summary>a</summary><svg><path></svg><ruby>b<rt>c</rt></ruby></details>",
}


def lacking(site: Path, files: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
    """What each of the ``files`` of ``site`` uses and the floor lacks: features and the lines they stand on."""
    command = [str(NODE), "tests/floor/run.mjs", str(site), *files]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {file: [(use["feature"], use["line"]) for use in uses] for file, uses in json.loads(result.stdout).items()}


@pytest.fixture(scope="module")
def told(site: Path) -> dict[str, list[str]]:
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".js", ".css", ".html")]
    files = sorted(path for path in paths if not path.startswith("assets/javascripts/workers/"))
    assert {"sw.js", "assets/javascripts/page.js", "assets/javascripts/search/code.js", "search/index.html"} < set(
        files
    )
    sources = [path.relative_to(ROOT).as_posix() for path in (ROOT / "overrides").rglob("*.js")]
    places: dict[str, list[str]] = {}
    for file, uses in {**lacking(site, files), **lacking(ROOT, sources)}.items():
        for feature, line in uses:
            places.setdefault(feature, []).append(f"{file}:{line}")
    return places


def test_what_is_published_needs_nothing_that_the_floor_lacks(told: dict[str, list[str]]) -> None:
    assert {feature: places for feature, places in told.items() if feature not in WITHOUT} == {}


def test_no_exception_is_left_over(told: dict[str, list[str]]) -> None:
    assert WITHOUT.keys() <= told.keys()


def test_what_is_above_the_floor_is_told_and_nothing_else(tmp_path: Path) -> None:
    samples = [(name, source, feature) for name, sources in ABOVE.items() for source, feature in sources.items()]
    samples += [(name, source, "") for name, source in WITHIN.items()]
    files = {f"{at}/{name}": (source, feature) for at, (name, source, feature) in enumerate(samples)}
    for file, (source, _) in files.items():
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text(source)
    told = {file: [feature for feature, _ in uses] for file, uses in lacking(tmp_path, files).items()}
    wrong = {s: told[file] for file, (s, feature) in files.items() if feature and feature not in " ".join(told[file])}
    assert wrong == {}
    assert {source: told[file] for file, (source, feature) in files.items() if not feature and told[file]} == {}


def test_below_the_floor_no_script_runs_but_the_one_that_says_so(site: Path) -> None:
    """A script with a regular expression that Firefox 77, and a sign that Chrome 79 and Safari 13 cannot read is not run at all."""
    gate = (site / "assets/javascripts/preferences.js").read_text("utf-8")
    assert re.search(r"/\\p\{L\}/u\.test\(navigator\?\.language\)", gate)  # page.js: test_bundles.py
    assert re.search(r'<script src="[^"]*/floor\.js" defer></script>', (site / "search/index.html").read_text("utf-8"))


def test_readers_are_told_the_floor_that_is_kept(site: Path) -> None:
    browsers = [one.split() for one in json.loads((ROOT / "package.json").read_text("utf-8"))["browserslist"]]
    assert "、".join(f"{name.capitalize()} {version}" for name, version in browsers if name != "ios_saf") == FLOOR
    for page in ("search", "hans/search", "accessibility", "hans/accessibility"):
        assert FLOOR in (site / page / "index.html").read_text("utf-8"), page
