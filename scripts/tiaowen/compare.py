"""Two built sites, page by page: what was added, what changed, what vanished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.html_tokens import tokens

_MOST = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """Addresses of pages; ``frame`` changed only around their text, ``anchors`` are those lost."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    frame: tuple[str, ...]
    vanished: tuple[str, ...]
    anchors: tuple[str, ...]


def compare_sites(old: Path, new: Path) -> Difference:
    """Compare every HTML page of two folders by its address."""
    before, after = _pages(old), _pages(new)
    common = sorted(before.keys() & after.keys())
    changed = [name for name in common if _text(before[name]) != _text(after[name])]
    frame = [name for name in common if name not in set(changed) and before[name] != after[name]]
    lost = [f"{n}#{a}" for n in changed for a in sorted(_ids(before[n]) - _ids(after[n]))]
    added, vanished = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    return Difference(tuple(added), tuple(changed), tuple(frame), tuple(vanished), tuple(lost))


def as_markdown(difference: Difference) -> str:
    """The difference as a list that a pull request shows."""
    parts = [
        _section("新增的页面", difference.added),
        _section("内容有变化的页面", difference.changed),
        _section("消失的页面", difference.vanished),
        _section("消失的锚点", difference.anchors),
    ]
    text = "\n".join(filter(None, parts)) or "页面内容没有变化。\n"
    if difference.frame:
        text += f"\n另有 {len(difference.frame)} 页只是页面框架有变化。\n"
    return text


def _section(title: str, names: Iterable[str]) -> str:
    listed = list(names)
    if not listed:
        return ""
    lines = [f"- `/{name}`" for name in listed[:_MOST]]
    more = [f"- 还有 {len(listed) - _MOST} 个"] if len(listed) > _MOST else []
    return "\n".join([f"### {title}（{len(listed)}）", "", *lines, *more, ""])


def _pages(site: Path) -> dict[str, str]:
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    return {name.removesuffix("index.html"): html for name, html in pages.items()}


def _text(html: str) -> str:
    """What stands in the article; all of a page without one."""
    found = tokens(html)
    borders = [at for at, token in enumerate(found) if token.name == "article"]
    return "".join(token.source for token in (found[borders[0] + 1 : borders[-1]] if borders else found))


def _ids(html: str) -> set[str]:
    return {token.get("id") for token in tokens(_text(html))} - {""}
