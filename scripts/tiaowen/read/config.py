"""What the generated pages need of mkdocs.yml: without it they would be published, and be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tiaowen.kit.problem import Problem
from tiaowen.kit.yaml_text import Key, YamlText

CONFIG = "mkdocs.yml"
CODE = "S002"
# What the Markdown of the pages is written in; MkDocs itself adds fenced_code and toc.
EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables")
_NOT_PAGES = (
    "/addresses/", "/bodies/*.yml", "/decisions/", "/everyday.tsv", "/notes/", "/pages/", "/terms/*.md",
    "!/terms/index.md", "/works/*.yml",
)  # fmt: skip
# Key, what it must be, what MkDocs takes it for when it is not there.
_VALUES: tuple[tuple[Key, str, str], ...] = (
    (("docs_dir",), "docs", "docs"),
    (("use_directory_urls",), "true", "true"),
    (("theme", "name"), "material", ""),
    (("theme", "font"), "false", ""),
)
# Templates laid out by the build (write/theme.py) with the owner's on top; the generator's own site has them at hand.
LAID_OUT, OWN_TEMPLATES = "build/theme", "overrides"
_CUSTOM_DIR: Key = ("theme", "custom_dir")
_NAMES: tuple[Key, ...] = (("extra", "names", "hant"), ("extra", "names", "hans"))


def check_config(yaml: YamlText, collections: bool = False) -> Iterator[Problem]:
    """S002: a key that the pages need is missing or means something else; ``collections``: whether the site has any."""
    if not isinstance(yaml.value, dict):
        yield Problem(yaml.path, 1, 1, CODE, "这里应当是“键: 值”的列表。", "请从版本库里恢复它。")
        return
    for key, wanted, default in _VALUES:
        found = _at(yaml.value, key)
        if (found if found is not None else default) != wanted:
            yield _wrong(yaml, key, f"应当是 {wanted}。", f"请写成：{_typed(key, wanted)}")
    if _at(yaml.value, _CUSTOM_DIR) not in (LAID_OUT, OWN_TEMPLATES):
        yield _wrong(yaml, _CUSTOM_DIR, f"应当是 {LAID_OUT}。", f"请写成：{_typed(_CUSTOM_DIR, LAID_OUT)}")
    for key in _NAMES:
        if not isinstance(found := _at(yaml.value, key), str) or not found.strip():
            yield _wrong(yaml, key, "是网站的名称，不能没有。", f"请写成：{_typed(key, '名称')}")
    yield from _lacking(yaml, "markdown_extensions", _listed(yaml, "markdown_extensions"), EXTENSIONS)
    not_pages = (*_NOT_PAGES, "/collections/") if collections else _NOT_PAGES
    yield from _lacking(yaml, "exclude_docs", str(_at(yaml.value, ("exclude_docs",)) or "").split(), not_pages)
    if "plugins" in yaml.value:
        yield from _lacking(yaml, "plugins", _listed(yaml, "plugins"), ("search",))


def _lacking(yaml: YamlText, key: str, found: list[str], wanted: tuple[str, ...]) -> Iterator[Problem]:
    if missing := [name for name in wanted if name not in found]:
        sign = "  " if key == "exclude_docs" else "  - "
        hint = f"请在 {key}: 下面加上：\n" + "\n".join(sign + name for name in missing)
        yield _wrong(yaml, (key,), f"缺少 {'、'.join(missing)}。", hint)


def _listed(yaml: YamlText, key: str) -> list[str]:
    """The names in a list, in which one with settings stands as ``name: {…}``; or in a mapping of them."""
    found = yaml.value.get(key)
    items = found if isinstance(found, list) else list(found) if isinstance(found, dict) else []
    return [name for item in items for name in (item if isinstance(item, dict) else [item])]


def _at(value: Any, key: Key) -> Any:
    for part in key:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _wrong(yaml: YamlText, key: Key, message: str, hint: str) -> Problem:
    return Problem(yaml.path, *yaml.place(key), CODE, f"“{'.'.join(map(str, key))}”{message}", hint)


def _typed(key: Key, value: str) -> str:
    """``theme: {font: false}`` as it is typed, on lines of its own."""
    lines = ["  " * depth + f"{name}:" for depth, name in enumerate(key)]
    return ("\n" if len(lines) > 1 else "") + "\n".join(lines) + f" {value}"
