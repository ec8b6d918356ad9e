"""The search as it is published: its modules as one classic script, which every browser that searches here can load.

A reader waits for one request instead of a chain of them, and it can be loaded where no module can be: in a worker of
Firefox before 114 and Safari before 15, and on a page from a disk.  Each module becomes a function of its own that
returns what it exports.  The modules of ``overrides/assets/javascripts/search`` keep to four forms, checked here:
``import { a, b } from "./c.js"`` and ``import * as c from "./c.js"`` on a line of its own, ``import("./c.js")`` for what
is needed later, and ``export`` before a function, class or constant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

CODE = "assets/javascripts/search"
# One script of all; the engine alone, as DESIGN §8 has it, for whoever uses it elsewhere; what starts it in a worker.
PUBLISHED = ("code", "engine", "worker")
_IMPORT = re.compile(r'^import (?:(\{[^}]*\})|\* as (\w+)) from "\./([a-z]+)\.js"$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./([a-z]+)\.js"\)')
_ANY = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def classic_script(entry: str, modules: Mapping[str, str]) -> str:
    """``entry`` and all it needs, each as ``const $name`` of one block; ``modules`` by name without ``.js``."""
    ordered: list[str] = []
    _order(entry, modules, ordered)
    return "\n".join(["{", *(_as_function(name, modules[name]) for name in ordered), "}", ""])


def engine_of_code(engine: str) -> str:
    """The engine as an ES module: what ``engine`` exports, out of the script of all."""
    return f'import "./code.js"\nexport const {{ {", ".join(_exports(engine))} }} = globalThis.searchCode.engine\n'


def join_search(site: Path) -> None:
    """Put the search of a site that is about to be published into the files of ``PUBLISHED``."""
    paths = {path.stem: path for path in (site / CODE).glob("*.js")}
    modules = {name: path.read_text("utf-8") for name, path in paths.items()}
    paths["code"].write_text(classic_script("code", modules), encoding="utf-8")
    paths["engine"].write_text(engine_of_code(modules["engine"]), encoding="utf-8")
    for name in paths.keys() - set(PUBLISHED):
        paths[name].unlink()


def _order(name: str, modules: Mapping[str, str], ordered: list[str]) -> None:
    """Append what a module needs, then the module."""
    for needed in [*(found[2] for found in _IMPORT.findall(modules[name])), *_LATER.findall(modules[name])]:
        if needed not in ordered:
            _order(needed, modules, ordered)
    if name not in ordered:
        ordered.append(name)


def _as_function(name: str, source: str) -> str:
    inside = _IMPORT.sub(lambda m: f"const {m[1] or m[2]} = ${m[3]}", source)
    inside = _LATER.sub(r"Promise.resolve($\1)", inside)
    inside = re.sub(r"^export ", "", inside, flags=re.MULTILINE).strip()
    if left := _ANY.findall(inside):
        raise ValueError(f"{name}.js: {left[0]}")
    return f"const ${name} = (() => {{\n{inside}\nreturn {{ {', '.join(_exports(source))} }}\n}})()"


def _exports(source: str) -> list[str]:
    """The names that a module exports, in its order."""
    return [word for line in source.splitlines() if line.startswith("export ") for word in _exported(line)]


def _exported(line: str) -> list[str]:
    if line.startswith("export const "):
        return re.findall(r"(?:^export const |, )(\w+)(?= = )", line)
    found = re.match(r"export (?:async )?(?:function|class) (\w+)", line)
    if not found:
        raise ValueError(line)
    return [found[1]]
