"""The site's scripts and styles as they are published: joined and made small by esbuild, for the floor of package.json.

What every page asks for is one script and one style sheet, the search one script more: on a phone a request costs more
than its bytes.  All are classic scripts, since no module loads from a disk, nor in a worker of Firefox before 114 or
Safari before 15.  A copy of the generator that comes without its tools has them ready made (``PREBUILT``).
"""

from __future__ import annotations

import errno
import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tiaowen.carried import carried
from tiaowen.kit.files import Output, disk_problem
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.read.config import LAID_OUT, OWN_TEMPLATES

# Where whoever packs the generator puts what ``bundle`` gives; nothing else is asked then.
PREBUILT = Path(__file__).resolve().parents[1] / "bundles"
SOURCE = "overrides/assets"
JS, CSS, SEARCH = "assets/javascripts", "assets/stylesheets", "assets/javascripts/search"
# What every page asks for, in the order in which it acts: each finds what those before it put into ``reader``.
PAGE_SCRIPTS = (
    *("place", "arrival", "fragment", "settings", "scripts", "copying", "passages"),
    *("citing", "citing-menu", "citing-signs", "names", "bookmarks"),
    *(
        "resume",
        "popover",
        "search-told",
        "search-answers",
        "search-list",
        "search-dialog",
        "related",
        "notes",
        "yaml_quoting",
        "new_note",
        "voice",
        "aloud",
        "sheets",
    ),
    "offline",
)
# The layers of the style, the later over the earlier: architecture/css-layers.md.
PAGE_STYLES = ("site", "extras", "notes", "search")
_ONE = "page"
# Parts of the search that code.js asks for once they are needed: the second reading, 雙拼, what several works need.
_LATER = ("second.js", "double.js", "shelf.js")
_WHOLE = ("--bundle", "--format=iife")
# Says to browsers below the floor that they are; in the JavaScript of 2009.
_BELOW_FLOOR = "floor"
MAPS = "build/maps"
# esbuild thinks less of the floor than MDN does: it waits for versions in which rare forms of a sign are mended, and for the newest
# Unicode.
_HAS = tuple(
    f"--supported:{sign}=true" for sign in ("destructuring", "optional-chain", "regexp-unicode-property-escapes")
)
_ALWAYS = (
    *("--minify", "--charset=utf8", "--legal-comments=none", "--sourcemap=external", "--tsconfig-raw={}"),
    *("--log-level=warning", "--color=false"),
    *_HAS,
)
_NAMES = {"ios_saf": "ios"}


def bundled_outputs(root: Path, theme: str) -> list[Output]:
    """The files of the site at ``root``, ready made or made now; none where it has no scripts."""
    overrides = _sources(root, theme)
    if not (overrides / JS).is_dir():
        return []
    files = _prebuilt() or (bundle(overrides) if esbuild(overrides) else unbundled(overrides))
    return [Output(f"docs/{name}", content, SOURCE) for name, content in sorted(files.items())]


def check_bundler(root: Path, theme: str) -> Iterator[Problem]:
    """D003, a warning: no bundler, so that scripts and styles are larger and search needs a server and a newer browser."""
    overrides = _sources(root, theme)
    if (overrides / JS).is_dir() and not _prebuilt() and not esbuild(overrides):
        message = "缺少打包工具 esbuild：这次的网页可以预览，但文件较大，旧浏览器里和磁盘上不能搜索。"
        yield Problem("package.json", 0, 0, "D003", message, "联网后运行：make packages", warning=True)


def bundle(overrides: Path) -> dict[str, bytes]:
    """What is published of the scripts and styles of ``overrides``: path in the site → content; the same every time.

    Source maps are not among these but in ``build/maps``: a reader's error names its column, a programmer has the map.
    Raises ProblemsFound (F005) with what esbuild said.
    """
    build = overrides.parent / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build, prefix="bundle.") as folder:
        made = _all_files(overrides, Path(folder))
        published = {path.relative_to(folder).as_posix(): path.read_bytes() for path in made}
        for path in Path(folder).rglob("*.map"):
            kept = overrides.parent / MAPS / path.relative_to(folder)
            kept.parent.mkdir(parents=True, exist_ok=True)
            path.replace(kept)
    published[f"{SEARCH}/engine.js"] = published.pop(f"{SEARCH}/published.js")
    return published


def _all_files(overrides: Path, out: Path) -> list[Path]:
    target = "--target=" + ",".join(_floor(overrides.parent))
    own = [path for path in sorted((overrides / JS).glob("*.js")) if path.stem not in PAGE_SCRIPTS]
    modern = [path for path in own if path.stem != _BELOW_FLOOR]
    below = [path for path in own if path.stem == _BELOW_FLOOR]
    search = overrides / SEARCH
    apart = [path for path in sorted((overrides / CSS).glob("*.css")) if path.stem not in PAGE_STYLES]
    return [
        *_each(overrides, out / JS, modern, target),
        *_each(overrides, out / JS, below, "--target=es5"),
        *_each(overrides, out / SEARCH, [search / "worker.js", search / "published.js"], target),
        *_each(
            overrides, out / SEARCH, [search / "code.js"], target, *_WHOLE, *(f"--external:./{name}" for name in _LATER)
        ),
        *_each(overrides, out / SEARCH, [search / name for name in _LATER], target, *_WHOLE),
        *_joined(
            overrides,
            out / JS / f"{_ONE}.js",
            _in_turn("".join(f'run(() => require("./{name}.js"))\n' for name in PAGE_SCRIPTS)),
            target,
            "--format=iife",
        ),
        *_each(overrides, out / CSS, apart, target),
        *_joined(overrides, out / CSS / f"{_ONE}.css", _all_styles(), target, "--loader=css"),
    ]


def unbundled(overrides: Path) -> dict[str, bytes]:
    """The same files as they stand, for a preview where the bundler is not at hand."""
    folder = overrides / "assets"
    paths = [*(overrides / JS).rglob("*.js"), *(overrides / CSS).glob("*.css")]
    files = {f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in sorted(paths)}
    scripts = "".join(f"run(() => {{\n{files.pop(f'{JS}/{name}.js').decode()}}})\n" for name in PAGE_SCRIPTS)
    styles = [files.pop(f"{CSS}/{name}.css") for name in PAGE_STYLES]
    return {**files, f"{JS}/{_ONE}.js": _in_turn(scripts).encode(), f"{CSS}/{_ONE}.css": b"\n".join(styles)}


def esbuild(overrides: Path) -> Path | None:
    """The bundler that npm brought for this machine; it is run itself, no script of its package is."""
    return next((overrides.parent / "node_modules/@esbuild").glob("*/bin/esbuild"), None)


def _sources(root: Path, theme: str) -> Path:
    """The generator's own, unless mkdocs.yml names the site's ``overrides`` itself, as the generator's does."""
    return carried(OWN_TEMPLATES) if theme == LAID_OUT else root / theme


def _prebuilt() -> dict[str, bytes]:
    paths = (path for path in PREBUILT.rglob("*") if path.is_file())
    return {path.relative_to(PREBUILT).as_posix(): path.read_bytes() for path in paths}


def _floor(root: Path) -> list[str]:
    """The oldest browsers as esbuild names them: ``chrome80``."""
    browsers = json.loads((root / "package.json").read_text("utf-8"))["browserslist"]
    return [_NAMES.get(name, name) + version for name, version in (browser.split() for browser in browsers)]


def _in_turn(parts: str) -> str:
    """One script of ``parts``; what goes wrong in one is reported and keeps no other from running, as with files of their own.

    None runs where ``preferences.js`` did not, whose ``reader`` they share: the browser is too old for all of them.
    """
    run = "const run = (part) => { try { part() } catch (error) { setTimeout(() => { throw error }) } }\n"
    return f"if (window.reader) {{\n{run}{parts}}}\n"


def _all_styles() -> str:
    return "".join(f'@import "./{name}.css";\n' for name in PAGE_STYLES)


def _joined(overrides: Path, to: Path, source: str, *options: str) -> list[Path]:
    """Bundle an entry that is written here, whose parts stand beside where the file is published."""
    here = overrides / "assets" / to.parent.name
    _esbuild(overrides, [f"--outfile={to}", "--bundle", f"--sourcefile={here / to.name}", *options], source, here)
    return [to]


def _each(overrides: Path, to: Path, paths: Sequence[Path], *options: str) -> list[Path]:
    _esbuild(overrides, [*map(str, paths), f"--outdir={to}", *options])
    return [to / path.name for path in paths]


def _esbuild(overrides: Path, options: Sequence[str], source: str = "", here: Path | None = None) -> None:
    """Run it so that only what is given here decides the bytes."""
    command = [str(esbuild(overrides)), *options, *_ALWAYS]
    done = subprocess.run(command, input=source, cwd=here, capture_output=True, text=True, check=False)
    if "no space left on device" in done.stderr:
        raise ProblemsFound([disk_problem(OSError(errno.ENOSPC, ""), MAPS)])
    if done.returncode or done.stderr.strip():
        hint = "请改好上面的脚本或样式；已发布的网站没有动。"
        raise ProblemsFound([Problem(SOURCE, 0, 0, "F005", f"esbuild 没有完成：\n{done.stderr.strip()}", hint)])
