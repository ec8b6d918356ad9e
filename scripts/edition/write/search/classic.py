"""Search for ``file://``, where no module, no worker and no fetch work: one classic script, the index as scripts.

The modules of ``overrides/assets/javascripts/search`` are put one after the other, each in a function of its own
that returns what it exports.  They keep to three forms, checked here: ``import { a, b } from "./c.js"`` on a line of its
own, ``import("./c.js")`` for what is needed later, and ``export`` before a function, class or constant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

CODE = "assets/javascripts/search"
INDEX = "assets/search"
ENTRY = "serve"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+)\.js"$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./([a-z]+)\.js"\)')
_ANY = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)

_GLUE = """
  const files = new Map(), waiting = new Map()
  /** Called by the index's scripts. */
  reader.searchFile = (name, file) => {
    files.set(name, file)
    if (waiting.has(name)) waiting.get(name)()
  }
  const fetchJson = (url) => new Promise((resolve, reject) => {
    const name = url.slice(url.lastIndexOf("/") + 1)
    if (files.has(name)) return resolve(files.get(name))
    waiting.set(name, () => resolve(files.get(name)))
    const script = document.createElement("script")
    script.src = url + ".js"
    script.onerror = reject
    document.head.append(script)
  })
  /** A folder's page as a file. */
  reader.searchAddress = (url) => url.replace(/\\/(?=#|$)/, "/index.html")
  reader.searchEngine = { open: $engine.open, present: $present, fetchJson }
  reader.searchServer = ({ script, reply }) => $serve.serve({
    base: reader.base, script, fetchJson, reply,
    address: (url) => (script === "hans" ? "hans/" : "") + reader.searchAddress(url),
  })
"""


def classic_script(modules: Mapping[str, str]) -> str:
    """The modules, by name without ``.js``, as one script."""
    ordered: list[str] = []
    _order(ENTRY, modules, ordered)
    parts = [_module(name, modules[name]) for name in ordered]
    return "\n".join(["(() => {", *parts, _GLUE, "})()", ""])


def offline_search(site: Path) -> dict[str, str]:
    """What search needs without a server besides the files of a built site: path in the site → text."""
    modules = {
        path.stem: path.read_text("utf-8")
        for path in sorted((site / CODE).glob("*.js"))
        if path.stem not in ("worker", "classic")
    }
    written = {f"{CODE}/classic.js": classic_script(modules)}
    for path in sorted((site / INDEX).glob("*.json")):
        written[f"{INDEX}/{path.name}.js"] = f'reader.searchFile("{path.name}", {path.read_text("utf-8")})\n'
    stub = site / "search" / "search_index.json"
    written["search/search_index.js"] = f"var __index = {stub.read_text('utf-8')}\n"
    return written


def _order(name: str, modules: Mapping[str, str], ordered: list[str]) -> None:
    """Append what a module needs, then the module."""
    for needed in [*(found[1] for found in _IMPORT.findall(modules[name])), *_LATER.findall(modules[name])]:
        if needed not in ordered:
            _order(needed, modules, ordered)
    if name not in ordered:
        ordered.append(name)


def _module(name: str, source: str) -> str:
    exported = [word for line in source.splitlines() if line.startswith("export ") for word in _exported(line)]
    inside = _IMPORT.sub(lambda m: f"const {{{m[1]}}} = ${m[2]}", source)
    inside = _LATER.sub(r"Promise.resolve($\1)", inside)
    inside = re.sub(r"^export ", "", inside, flags=re.MULTILINE)
    if left := _ANY.findall(inside):
        raise ValueError(f"{name}.js: {left[0]}")
    return f"  const ${name} = (() => {{\n{inside}\n  return {{ {', '.join(exported)} }}\n  }})()"


def _exported(line: str) -> list[str]:
    """The names that one line exports."""
    if line.startswith("export const "):
        return re.findall(r"(?:^export const |, )(\w+)(?= = )", line)
    found = re.match(r"export (?:async )?(?:function|class) (\w+)", line)
    if not found:
        raise ValueError(line)
    return [found[1]]
