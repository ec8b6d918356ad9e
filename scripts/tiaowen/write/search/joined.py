"""Modules of the search put into one file, so that a reader waits for one request instead of a chain of them.

Each becomes a function of its own that returns what it exports.  The modules of ``overrides/assets/javascripts/search``
keep to three forms, checked here: ``import { a, b } from "./c.js"`` on a line of its own, ``import("./c.js")`` for what
is needed later, and ``export`` before a function, class or constant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

CODE = "assets/javascripts/search"
# What the worker and the page of results ask for by name; the others are in the engine.
PUBLISHED = ("engine", "present", "serve", "worker")
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+)\.js"$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./([a-z]+)\.js"\)')
_ANY = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def in_a_row(entry: str, modules: Mapping[str, str]) -> str:
    """``entry`` and all it needs, each as ``const $name``; ``modules`` by name without ``.js``."""
    ordered: list[str] = []
    _order(entry, modules, ordered)
    return "\n".join(_as_function(name, modules[name]) for name in ordered)


def one_module(entry: str, modules: Mapping[str, str]) -> str:
    """One ES module that exports what ``entry`` does and imports nothing."""
    exports = ", ".join(f"{name} = ${entry}.{name}" for name in _exports(modules[entry]))
    return f"{in_a_row(entry, modules)}\nexport const {exports}\n"


def join_engine(site: Path) -> None:
    """Make the engine of a site that is about to be published one file."""
    paths = {path.stem: path for path in (site / CODE).glob("*.js")}
    modules = {name: path.read_text("utf-8") for name, path in paths.items()}
    paths["engine"].write_text(one_module("engine", modules), encoding="utf-8")
    for name in paths.keys() - set(PUBLISHED):
        paths[name].unlink()


def _order(name: str, modules: Mapping[str, str], ordered: list[str]) -> None:
    """Append what a module needs, then the module."""
    for needed in [*(found[1] for found in _IMPORT.findall(modules[name])), *_LATER.findall(modules[name])]:
        if needed not in ordered:
            _order(needed, modules, ordered)
    if name not in ordered:
        ordered.append(name)


def _as_function(name: str, source: str) -> str:
    inside = _IMPORT.sub(lambda m: f"const {{{m[1]}}} = ${m[2]}", source)
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
