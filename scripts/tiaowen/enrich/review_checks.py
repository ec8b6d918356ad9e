"""Do the reviewed tables of a work fit its text?"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from tiaowen.enrich.links import BodyPlace
from tiaowen.kit.closest import closest
from tiaowen.kit.problem import Problem
from tiaowen.lexicon import RelatedRow, Reviewed
from tiaowen.model import Both, Unit
from tiaowen.tree import Tree


def check_reviewed(tree: Tree, reviewed: Reviewed, bodies: Mapping[str, Sequence[BodyPlace]]) -> Iterator[Problem]:
    """B009, B010 of tasks.tsv; M002, M003 of mechanisms.tsv; X011–X014 of related.tsv."""
    texts: Mapping[str, Both] = {sentence.id: sentence.text for unit in tree.work.units for sentence in unit.sentences}
    yield from _tasks(f"{reviewed.folder}/tasks.tsv", reviewed, texts, bodies)
    yield from _mechanisms(f"{reviewed.folder}/mechanisms.tsv", reviewed, texts)
    yield from _related(f"{reviewed.folder}/related.tsv", reviewed.related, tree)


def _tasks(
    path: str, reviewed: Reviewed, texts: Mapping[str, Both], bodies: Mapping[str, Sequence[BodyPlace]]
) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for task in reviewed.tasks:
        first = seen.setdefault((task.body, task.sentence), task.row)
        if first != task.row:
            yield Problem(path, task.row, 1, "B009", f"与第 {first} 行重复。", "请删掉一行。")
        elif task.sentence not in texts:
            yield _no_place(path, task.row, "B009", task.sentence, texts)
        elif task.body not in bodies:
            hint = _near(task.body, list(bodies))
            yield Problem(path, task.row, 1, "B009", f"没有“{task.body}”这个主体，或这份文件没有提到它。", hint)
        elif not any(place.sentence == task.sentence for place in bodies[task.body]):
            message = f"{task.sentence} 里没有提到“{task.body}”。"
            yield Problem(path, task.row, 1, "B010", message, "请核对句子的编号和主体的名称。")
        elif not _has(texts[task.sentence], task.words):
            yield _no_words(path, task.row, "B010", task.words, task.sentence, texts)


def _mechanisms(path: str, reviewed: Reviewed, texts: Mapping[str, Both]) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str], int] = {}
    for row in reviewed.mechanisms:
        first = seen.setdefault((row.words.hans, row.sentence, row.matter.hans), row.row)
        if first != row.row:
            yield Problem(path, row.row, 1, "M002", f"与第 {first} 行重复。", "请删掉一行。")
        elif row.sentence not in texts:
            yield _no_place(path, row.row, "M002", row.sentence, texts)
        else:
            for words in (row.words, row.matter):
                if words.hans not in texts[row.sentence].hans:
                    yield _no_words(path, row.row, "M003", words.hans, row.sentence, texts)


def _related(path: str, rows: Sequence[RelatedRow], tree: Tree) -> Iterator[Problem]:
    seen: dict[frozenset[str], int] = {}
    pages: Mapping[str, Unit] = {unit.id: unit for unit in tree.paged}
    for row in rows:
        a, b = row.units
        first = seen.setdefault(frozenset(row.units), row.row)
        if missing := [unit for unit in row.units if unit not in pages]:
            hint = _near(missing[0], list(pages))
            yield Problem(path, row.row, 1, "X011", f"没有“{missing[0]}”这个单元。", hint)
        elif a == b:
            yield Problem(path, row.row, 1, "X012", f"“{a}”和自己成了一对。", "请改正一边，或删掉这一行。")
        elif first != row.row:
            yield Problem(path, row.row, 1, "X013", f"这一对与第 {first} 行重复（次序不论）。", "请删掉一行。")
        elif row.adds:
            texts = {unit: pages[unit].text for unit in row.units}
            for unit, words in zip(row.units, row.words, strict=True):
                if not words.hans or words.hans not in texts[unit].hans:
                    yield _no_words(path, row.row, "X014", words.hans, unit, texts)


def _has(text: Both, words: str) -> bool:
    return words in text.hant or words in text.hans


def _no_place(path: str, row: int, code: str, place: str, texts: Mapping[str, Both]) -> Problem:
    return Problem(path, row, 1, code, f"没有“{place}”这一句。", _near(place, list(texts)))


def _no_words(path: str, row: int, code: str, words: str, place: str, texts: Mapping[str, Both]) -> Problem:
    text = texts[place].hans
    near = closest(words, text) if words else None
    hint = f"最接近的是：{text[near.start : near.end]}" if near else "请照原文抄（繁简不论）。"
    return Problem(path, row, 1, code, f"“{words}”不在 {place} 里。", hint)


def _near(wanted: str, known: Sequence[str]) -> str:
    if not known:
        return "一个也还没有。"
    close = difflib.get_close_matches(wanted, known, 3, 0.4)
    return "最接近的：" + "、".join(close) if close else "可用：" + "、".join(known[:12])
