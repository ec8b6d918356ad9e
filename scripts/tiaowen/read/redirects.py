"""``docs/addresses/redirects.tsv``: where a reader goes from an address that is no longer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.address_names import NAME
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.table import Row, parse_table

REDIRECTS = "docs/addresses/redirects.tsv"
COLUMNS = ("old", "new")
# What a page or file of the site can be called: nothing that leads elsewhere or means something in HTML.
ADDRESS = re.compile(rf"(?:{NAME}/)+(?:#[a-z0-9.-]+|{NAME}\.[a-z]+)?")
# Folders of sources, which are not published, and of files that no address is promised for.
_NO_PAGES = ("addresses", "assets", "decisions", "notes", "pages")


@dataclass(frozen=True, slots=True)
class Redirect:
    """``old`` and ``new`` are addresses from the site's root, ``shiwei-2015/3-3/#s2``; ``line`` is the row's.

    What was withdrawn has no ``new``.
    """

    line: int
    old: str
    new: str


def read_redirects(root: Path) -> tuple[Redirect, ...]:
    """The rows; none when there is no such file.

    Raises ProblemsFound (A003) for a table that does not parse and addresses that could not have been published.
    """
    if not (root / REDIRECTS).exists():
        return ()
    rows = parse_table(read_text(root, REDIRECTS, "A003"), REDIRECTS, COLUMNS, "A003", optional=("new",))
    if problems := list(_problems(rows)):
        raise ProblemsFound(problems)
    return tuple(Redirect(row.line, row.cells["old"], row.cells["new"]) for row in rows)


def _problems(rows: Sequence[Row]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        old = row.cells["old"]
        if why := _wrong(old):
            hint = "从网站的根写起，例如 shiwei-2015/9-1/ 或 shiwei-2015/3-3/#s9；两种字体一起转。"
            yield Problem(REDIRECTS, row.line, 1, "A003", f"“{old}”{why}", hint)
        elif (line := first.setdefault(old, row.line)) != row.line:
            message = f"“{old}”写了两次，第 {line} 行已经有了。"
            yield Problem(REDIRECTS, row.line, 1, "A003", message, "请删掉一行。")


def _wrong(old: str) -> str:
    """Why ``old`` cannot be an address of this site; "" when it can."""
    if old.startswith("hans/"):
        return "不用写 hans/。"
    if not ADDRESS.fullmatch(old):
        return "不是本站网址的写法。"
    return f"不会是网址：{old.split('/')[0]}/ 里没有页面。" if old.split("/")[0] in _NO_PAGES else ""
