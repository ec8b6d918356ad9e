"""A place in a document as people type it → the id of a unit: 三（三）, 3-3, 第三部分第（三）項, 第十二條.

This is only the grammar; whether the unit exists is for the caller to ask.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tiaowen.text.numerals import NUMERAL, parse_numeral

_SIMPLE = str.maketrans("項條節編點導從", "项条节编点导从")
_STEPS = re.compile(
    rf"""
    第?(?P<book>{NUMERAL})编
  | 第?(?P<division>{NUMERAL})分编
  | 第?(?P<chapter>{NUMERAL})章
  | 第?(?P<section>{NUMERAL})节
  | 第?(?P<article>{NUMERAL})条(?:之(?P<inserted>{NUMERAL}))?
  | 第?(?P<part>{NUMERAL})(?:部分|、)
  | 第?\(?(?P<clause>{NUMERAL})\)?项
  | 第?(?P<point>{NUMERAL})(?:小?点|\.)
  | \((?P<bracket>{NUMERAL})\)
  | (?P<bare>{NUMERAL})
    """,
    re.VERBOSE,
)
_LETTER = {"book": "b", "division": "d", "chapter": "c", "section": "s"}
_LOWER = {"clause": ("clause", "subpoint"), "bracket": ("clause", "subpoint"), "point": ("point",)}
_PREAMBLE = ("导言", "序言", "前言", "引言", "导语", "preamble")
_SENTENCE = re.compile(r"(?P<unit>.+?)(?:[.#]s|第)(?P<sentence>[0-9]{1,9})句?")


def unit_ids(typed: str) -> list[str]:
    """The ids that ``typed`` can mean, likeliest first; none when it is not a place at all."""
    text = _normal(typed)
    if not text:
        return []
    if text in _PREAMBLE:
        return ["preamble"]
    found = [text.lower()] if re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", text) else []
    if re.fullmatch(r"[0-9]+(\.[0-9]+)+", text):
        found.append(text.replace(".", "-"))
    return list(dict.fromkeys([*found, *_ids(_steps(text))]))


def lone_step(typed: str) -> tuple[int, tuple[str, ...]] | None:
    """``（三）``, ``第三項``, ``3.`` → the number and the kinds of unit that bear it; None for any other place.

    Such a number is counted anew in every part, so that alone it names a unit only where there are no parts.
    """
    steps = _steps(_normal(typed))
    kinds = _LOWER.get(steps[0][0]) if len(steps) == 1 else None
    return (steps[0][1], kinds) if kinds else None


def sentence_of(typed: str) -> tuple[str, int]:
    """``2-2.s3`` → ("2-2", 3); a place without a sentence → (typed, 0)."""
    match = _SENTENCE.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    return (match["unit"], int(match["sentence"])) if match else (typed, 0)


def _normal(typed: str) -> str:
    """Half-width, without spaces and dashes of other kinds, the words of the grammar simplified."""
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    return re.sub("[‐-―−－]", "-", text).translate(_SIMPLE)


def _steps(text: str) -> list[tuple[str, int, int]]:
    """A place that is spelled out, step by step: (kind, number, inserted number); empty when it is none."""
    steps: list[tuple[str, int, int]] = []
    at = 0
    while at < len(text):
        match = _STEPS.match(text, at)
        if not match or match.end() == at:
            return []
        kind = match.lastgroup if match.lastgroup != "inserted" else "article"
        assert kind
        try:
            steps.append((kind, parse_numeral(match[kind]), parse_numeral(match["inserted"] or "0")))
        except ValueError:
            return []
        at = match.end()
    return steps


def _ids(steps: list[tuple[str, int, int]]) -> Iterator[str]:
    if not steps:
        return
    kind, value, inserted = steps[-1]
    if kind == "article":
        yield f"a{value}-{inserted}" if inserted else f"a{value}"
        return
    names = [f"{_LETTER.get(kind, '')}{value}" for kind, value, _ in steps]
    yield "-".join(names)
    if steps[0][0] in ("part", "bare"):
        yield "-".join([f"c{steps[0][1]}", *names[1:]])
    if len(names) > 1 and steps[-1][0] == "chapter":
        yield names[-1]
