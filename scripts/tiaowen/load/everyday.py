"""``everyday.tsv``: what people call what the texts name otherwise.  The table that tiaowen brings, and the site's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tiaowen.carried import PACKAGE
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, ProblemsFound, collect
from tiaowen.kit.table import Row, parse_table
from tiaowen.language.scripts import ScriptConverter

EVERYDAY = "docs/everyday.tsv"
COLUMNS = ("everyday", "official", "reason")
SHORTEST, LONGEST = 2, 8
_BROUGHT = "everyday.tsv"

# Everyday word → the words that a text may have for it, the likeliest first; both simplified.
Everyday = Mapping[str, tuple[str, ...]]


def load_everyday(root: Path, converter: ScriptConverter) -> tuple[Everyday, list[Problem]]:
    """What tiaowen brings and the site's own rows, which win; what is wrong with the own ones.

    A row of the site without official words takes the word away.
    """
    brought = parse_everyday(read_text(PACKAGE / "language", _BROUGHT, "Q001"), _BROUGHT, converter)
    own, problems = collect([partial(_own, root, converter)])
    table = brought | (own[0] if own else {})
    return {word: meant for word, meant in table.items() if meant}, problems


def _own(root: Path, converter: ScriptConverter) -> dict[str, tuple[str, ...]]:
    text = read_text(root, EVERYDAY, "Q001") if (root / EVERYDAY).exists() else "\t".join(COLUMNS)
    return parse_everyday(text, EVERYDAY, converter)


def parse_everyday(text: str, path: str, converter: ScriptConverter) -> dict[str, tuple[str, ...]]:
    """The rows of a table.  Raises ProblemsFound (Q001–Q004)."""
    rows = parse_table(text, path, COLUMNS, "Q001", optional=("official",))
    if problems := [*_repeated(rows, path, converter), *_unfit(rows, path, converter)]:
        raise ProblemsFound(problems)
    return {converter.to("hans", row.cells["everyday"]): _official(row, converter) for row in rows}


def _official(row: Row, converter: ScriptConverter) -> tuple[str, ...]:
    words = (word.strip() for word in converter.to("hans", row.cells["official"]).split("|"))
    return tuple(dict.fromkeys(filter(None, words)))


def _repeated(rows: Sequence[Row], path: str, converter: ScriptConverter) -> Iterator[Problem]:
    """Q002: a word may stand once, in either script."""
    first: dict[str, int] = {}
    for row in rows:
        if (line := first.setdefault(converter.to("hans", row.cells["everyday"]), row.line)) != row.line:
            message = f"“{row.cells['everyday']}”写了两次，第 {line} 行已经有了。"
            yield Problem(path, row.line, 1, "Q002", message, "请合成一行，几种写法用 | 隔开。")


def _unfit(rows: Sequence[Row], path: str, converter: ScriptConverter) -> Iterator[Problem]:
    """Q003: a word of so many letters, without punctuation.  Q004: an official word that is the everyday one."""
    for row in rows:
        word = row.cells["everyday"]
        if not word.isalnum() or not SHORTEST <= len(word) <= LONGEST:
            message = f"“{word}”不能作常用说法：要 {SHORTEST} 到 {LONGEST} 个字，中间没有空格和标点。"
            yield Problem(path, row.line, row.columns["everyday"], "Q003", message, "请写人们会打进搜索框的那个词。")
        for meant in _official(row, converter):
            if meant == converter.to("hans", word) or len(meant) < SHORTEST:
                reason = "和常用说法是同一个词" if len(meant) >= SHORTEST else "只有一个字，到处都有"
                message = f"official 里的“{meant}”{reason}。"
                yield Problem(
                    path, row.line, row.columns["official"], "Q004", message, "请改成文件里的写法，或去掉它。"
                )
