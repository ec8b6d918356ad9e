"""Editors' captions → the articles that they belong to."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from tiaowen.kit.problem import Problem
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both, Caption, ReceivedUnit
from tiaowen.text.levels import CAPTIONED


def place_captions(
    rows: Sequence[Caption], units: Sequence[ReceivedUnit], converter: ScriptConverter, path: str
) -> tuple[dict[str, Both], list[Problem]]:
    """The captions by the articles' ids, and a Problem of each row that fits none: K002 there is no such article, K005 the text
    itself gives it one."""
    articles: dict[str, ReceivedUnit] = {unit.id: unit for unit in units if unit.kind in CAPTIONED}
    problems: list[Problem] = []
    placed: dict[str, Both] = {}
    for row in rows:
        unit = articles.get(row.unit)
        if unit is None:
            problems.append(
                Problem(path, row.row, 1, "K002", f"没有“{row.unit}”这一条。", _nearest(row.unit, list(articles)))
            )
        elif unit.heading:
            caption = unit.sentences[0].text[slice(*unit.heading)]
            message = f"{unit.number}的原文自己有条旨“{caption}”。"
            problems.append(Problem(path, row.row, 1, "K005", message, "请删掉这一行；网站用原文的。"))
        else:
            placed[unit.id] = converter.both(row.words)
    return placed, problems


def _nearest(typed: str, articles: Sequence[str]) -> str:
    if not articles:
        return "条旨只给条：这份文件没有第几条，请删掉这一行。"
    return "最接近的：" + "、".join(difflib.get_close_matches(typed, articles, 3, 0.3) or articles[:3])
