"""P006: a file in docs/ that no one reads, or that MkDocs would publish beside the generated pages.

What a build cannot see would be lost without a word: a page in the wrong folder, a table whose name is mistyped.
"""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from tiaowen.kit.closest import like
from tiaowen.kit.paths import PASSING, printable
from tiaowen.kit.problem import Problem
from tiaowen.read.work_ids import VERSIONS

DOCS, PAGES = "docs", "docs/pages"
# What MkDocs takes for a page, however it is typed.
_PAGE = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm")
# Beside the text there may lie what it was taken from, as a picture or a PDF; these would be read if well named.
_TYPED = (*_PAGE, ".txt", ".tsv", ".csv", ".yml", ".yaml")
_ADDRESSES = ("published.txt", "redirects.tsv", "feed-ids.tsv")
_SHARED = ("conversion.tsv", "readings.yml", "variants.tsv")
_OF_A_WORK = (
    "received.txt", "work.yml", "emendations.tsv", "retained.tsv", "captions.tsv", "readings.yml", "readings.tsv", "tasks.tsv",
    "mechanisms.tsv",
    "related.tsv", "mapping.tsv",
)  # fmt: skip


# Hosts and readers of sites read these at its root, whoever put them there; some take the site's own place.
_READ_BY_HOSTS = (
    "CNAME", "_redirects", "_headers", "_worker.js", "_routes.json", "_config.yml", ".nojekyll", ".htaccess", ".well-known",
    "robots.txt", "sitemap.xml", "sw.js",
)  # fmt: skip


def check_special(root: Path) -> Iterator[Problem]:
    """P006 what is read for ever or not at all: pipes, sockets and devices under docs/, by whatever link or name."""
    for folder, names, files in os.walk(root / DOCS):
        for name in sorted((*names, *files)):
            path = Path(folder) / name
            if _is_special(path):
                hint = "请删掉它，放进普通文件。"
                told = printable(path.relative_to(root).as_posix())
                yield Problem(told, 0, 0, "P006", "这是管道、套接字或设备，不是文件。", hint)


def _is_special(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def check_read_by_hosts(root: Path) -> Iterator[Problem]:
    """P006, a reminder: files at the root of docs/ that change how the site is served, though no page shows them."""
    for name in _READ_BY_HOSTS:
        if os.path.lexists(root / DOCS / name):
            message = f"“{name}”会改变网站的地址、跳转或收录，而页面上看不出来。"
            yield Problem(f"{DOCS}/{name}", 0, 0, "P006", message, "不是您放的，请删掉它。", warning=True)


def check_strays(root: Path, generated: Set[str]) -> Iterator[Problem]:
    """Every file in docs/ that is neither ``generated`` nor in a place where the build reads it.

    Notes, and files beside the entries of the lexicon, have checks of their own.
    """
    for path in _files(root):
        if path not in generated and (found := _leaving(root, path) or _stray(root, path)):
            yield Problem(printable(path), 0, 0, "P006", *found)


def _files(root: Path) -> Iterator[str]:
    """Every file, and every link to a folder, but for what is hidden or there for a moment."""
    for folder, names, files in os.walk(root / DOCS, followlinks=False):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted((*files, *links)):
            if not PASSING.search(name):
                yield (Path(folder) / name).relative_to(root).as_posix()


def _leaving(root: Path, path: str) -> tuple[str, str] | None:
    """A link out of docs/ would publish what lies there, on whatever machine builds the site."""
    if Path(os.path.realpath(root / path)).is_relative_to(os.path.realpath(root / DOCS)):  # resolve() raises for a loop
        return None
    return "这个链接指到 docs/ 外面，那里的东西会被发布出去。", "请把文件本身放进来，或删掉这个链接。"


def _stray(root: Path, path: str) -> tuple[str, str] | None:
    """What is wrong with where ``path`` lies and what to do; None when it is read."""
    _, *folders, name = path.split("/")
    page = name.lower().endswith(_PAGE)
    if path != printable(path):
        return "文件名不是 UTF-8。", "请改名，或删掉它。"
    if not (root / path).is_file():
        return "这不是普通文件，也不是指向文件的链接。", "请放进文件本身，或删掉它。"
    if not folders:
        return _beside(path, name) if page else None
    match folders[0]:
        case "notes":
            return None
        case "terms" | "bodies" | "works":
            return None if len(folders) == 1 else _unread(path, f"{DOCS}/{folders[0]}")
        case "pages" | "collections":
            return None if len(folders) == 1 and name.endswith(".md") else _unread(path, f"{DOCS}/{folders[0]}")
        case "assets":
            return _unread(path, PAGES) if page else None
        case "addresses":
            return (
                None if path in (f"{DOCS}/addresses/{known}" for known in _ADDRESSES) else _misnamed(name, _ADDRESSES)
            )
        case "decisions":
            return _of_decisions(folders[1:], name)
    return "这个文件夹里只有生成的文件，这一个不是。", f"页面请移到 {PAGES}/，图片请移到 docs/assets/；不要的请删掉。"


def _beside(path: str, name: str) -> tuple[str, str]:
    return "docs/ 下直接放的页面不会有两种字体。", f"请移到 {PAGES}/：{_move(path, f'{PAGES}/{Path(name).stem}.md')}"


def _unread(path: str, folder: str) -> tuple[str, str]:
    ending = {"docs/bodies": ".yml", "docs/works": ".yml"}.get(folder, ".md")
    hint = f"{folder}/ 里直接放 {ending} 文件：{_move(path, f'{folder}/{Path(path).stem}{ending}')}"
    return "这里的文件没有人读。", hint


def _move(path: str, target: str) -> str:
    return shlex.join(["git", "mv", printable(path), printable(target)])


def _of_decisions(folders: list[str], name: str) -> tuple[str, str] | None:
    version = len(folders) == 3 and folders[1] == VERSIONS
    known = _OF_A_WORK if version else (_SHARED, _OF_A_WORK)[len(folders)] if len(folders) < 2 else ()
    # What a received text was taken from lies beside it, whatever its kind; read/original.py checks it.
    original = (len(folders) == 1 or version) and name.startswith("original.")
    return None if original or name in known or not name.lower().endswith(_TYPED) else _misnamed(name, known)


def _misnamed(name: str, known: Sequence[str]) -> tuple[str, str]:
    close = like(printable(name), known, 1)
    hints = [f"是不是“{close[0]}”？" if close else "", "这里可以有：" + "、".join(known) if known else "请移走它。"]
    return f"“{printable(name)}”这个文件没有人读。", "\n".join(filter(None, hints))
