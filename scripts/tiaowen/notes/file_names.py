"""Which files under docs/notes/ are notes, and what else lies there that would be lost.

A note that the build cannot see would be lost without a word, so every file must be one, or be
known: ``docs/notes/<work>/<slug>.md`` and the three tables that the tools keep.
"""

from __future__ import annotations

import os
import shlex
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from tiaowen.kit.address_names import is_address_name
from tiaowen.kit.closest import nearest_names
from tiaowen.kit.paths import PASSING, printable
from tiaowen.kit.problem import Problem
from tiaowen.language.pinyin import slug_of
from tiaowen.notes.note import NOTES

TABLES = ("published.tsv", "moved.tsv", "reviews.tsv")
MAX_SLUG = 80


def note_files(root: Path, works: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The paths of all notes, and the Problems (N001, N006, N007, N010) of where files lie."""
    found: list[str] = []
    problems: list[Problem] = []
    for path in _files(root):
        if flaws := list(_misplaced(root, path, works)):
            problems += flaws
        elif path.endswith(".md"):
            found.append(path)
    others = [path for path in _files(root) if path.lower().endswith(".md") and path not in found]
    problems += _doubled(root, [*found, *others])  # those that can stay first
    return found, problems


def slug(path: str) -> str:
    """The file's name without its ending: the note's address."""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _files(root: Path) -> list[str]:
    """Every file (and every link) below docs/notes/, but for what is there for a moment."""
    found = []
    for folder, names, files in os.walk(root / NOTES, followlinks=False):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        found += [Path(folder, name) for name in (*files, *links) if not PASSING.search(name)]
    return sorted(path.relative_to(root).as_posix() for path in found)


def _misplaced(root: Path, path: str, works: Sequence[str]) -> Iterator[Problem]:
    shown = printable(path)
    parts = path.removeprefix(f"{NOTES}/").split("/")
    home = f"{NOTES}/{parts[0] if parts[0] in works else (works or ['文件'])[0]}"
    name = printable(parts[-1])
    if (root / path).is_symlink():
        yield Problem(shown, 1, 1, "N010", "这是符号链接，不是文件。", "请把注释的内容放进一个普通文件。")
    elif not (root / path).is_file():
        yield Problem(shown, 1, 1, "N010", "这不是普通文件。", "请删掉它，注释用普通的文本文件写。")
    elif len(parts) != 2:
        message = "注释要直接放在所注文件的文件夹里，这里读不到。"
        yield Problem(shown, 1, 1, "N010", message, f"请移过去：{_move(root, shown, f'{home}/{name}')}")
    elif parts[0] not in works:
        close = nearest_names(parts[0], works)
        yield Problem(shown, 1, 1, "N001", f"没有“{printable(parts[0])}”这份文件。", "最接近的：" + "、".join(close))
    elif name not in TABLES:
        yield from _misnamed(root, shown, name)


def _misnamed(root: Path, path: str, name: str) -> Iterator[Problem]:
    stem, _, ending = name.rpartition(".")
    if ending != "md":
        known = ending.lower() in ("md", "markdown", "txt")
        hint = (
            f"请改名：{_move(root, path, path.rsplit('.', 1)[0] + '.md')}"
            if known
            else "这个文件夹里只放 .md 的注释；图片放进 docs/assets/。"
        )
        yield Problem(path, 1, 1, "N010", f"文件名“{name}”不以 .md 结尾，不会当作注释。", hint)
    elif not is_address_name(stem) or len(stem) > MAX_SLUG:
        message = f"文件名“{name}”不能作网址：只用小写字母、数字和连字符，不超过 {MAX_SLUG} 个字。"
        new = f"{path[: -len(name)]}{slug_of(stem) or 'note'}.md"
        yield Problem(path, 1, 1, "N006", message, f"请改名：{_move(root, path, new)}")


def _move(root: Path, path: str, to: str) -> str:
    """The command that gives a file another name, one that is free."""
    stem, free = to.removesuffix(".md"), to
    for number in range(2, 100):
        there = root / free
        if not there.exists() or ((root / path).exists() and there.samefile(root / path)):
            break
        free = f"{stem}-{number}.md"
    return f"git mv {shlex.quote(path)} {shlex.quote(free)}"


def _doubled(root: Path, paths: Sequence[str]) -> Iterator[Problem]:
    """N007: two names that give one address, capitals, width and folder aside."""
    seen: dict[str, str] = {}
    for path in paths:
        name = unicodedata.normalize("NFKC", printable(slug(path))).casefold()
        if name in seen:
            message = f"两条注释同名“{name}”：{printable(seen[name])} 和 {printable(path)}。"
            new = f"{printable(path).rsplit('/', 1)[0]}/{slug_of(name) or 'note'}-2.md"
            hint = f"文件名就是注释的网址，全站不能重复。请改名：{_move(root, printable(path), new)}"
            yield Problem(printable(path), 1, 1, "N007", message, hint)
        seen.setdefault(name, path)
