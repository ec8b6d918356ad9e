"""Where each recorded emendation stands in the received text, and what does not fit it.

A row is placed by its unit and its context, never by looking for the reading alone.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from tiaowen.edit.punctuation import fold
from tiaowen.kit.closest import closest, difference
from tiaowen.kit.problem import Problem
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Emendation, PlacedEmendation, ReceivedUnit, Retained, Script
from tiaowen.text.blank import BLANKS
from tiaowen.text.ids import SentenceId

# Where a paragraph was broken into lines, with the indentation of the next.
_LINE_END = re.compile(rf"[{BLANKS}]*\n[{BLANKS}\n]*")

_SCRIPTS: Mapping[Script, str] = {"hant": "繁体", "hans": "简体"}


def place_emendations(
    rows: Sequence[Emendation], units: Sequence[ReceivedUnit], path: str, converter: ScriptConverter
) -> tuple[list[PlacedEmendation], list[Problem]]:
    """The placements of the rows that fit and the Problems (E003–E009) of those that do not."""
    by_id: Mapping[str, ReceivedUnit] = {unit.id: unit for unit in units}
    placements: list[PlacedEmendation] = []
    problems: list[Problem] = []
    for row in rows:
        found = _place(row, by_id, path, converter)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            placements.append(found)
    problems += _overlaps(placements, path)
    return placements, problems


def mended(placed: Sequence[PlacedEmendation]) -> Mapping[SentenceId, Set[int]]:
    """The places in each received sentence that an emendation takes in."""
    places: dict[SentenceId, set[int]] = {}
    for each in placed:
        places.setdefault(each.sentence, set()).update(range(each.start, each.end))
    return places


def check_retained(rows: Sequence[Retained], units: Sequence[ReceivedUnit], path: str) -> Iterator[Problem]:
    """E003, E010: a reading that was kept must stand in its unit as often as the row says."""
    by_id: Mapping[str, ReceivedUnit] = {unit.id: unit for unit in units}
    for row in rows:
        if row.unit not in by_id:
            yield _no_unit(path, row.row, row.unit, by_id)
            continue
        count = fold(_LINE_END.sub("", _received(by_id[row.unit]))).count(fold(row.reading))
        if count != row.count:
            message = f"“{row.reading}”在 {row.unit} 的底本里出现 {count} 次，这里写的是 {row.count} 次。"
            hint = f"请把 count 改为 {count}。" if count else "请核对读法，或删掉这一行。"
            yield Problem(path, row.row, 1, "E010", message, hint)


def check_scripts(rows: Sequence[Emendation], converter: ScriptConverter, path: str) -> Iterator[Problem]:
    """E009: ``hant`` and ``hans`` are not the same words, or stand in each other's column."""
    for row in rows:
        hant, hans = row.lemma.hant, row.lemma.hans
        if len(hant) == len(hans) and not _same_words(row, converter):
            hint = f"hant 写“{converter.to('hant', hant)}”，hans 写“{converter.to('hans', hant)}”？"
            hint += "\n转换不对的字，写进 docs/decisions/conversion.tsv。"
            yield Problem(path, row.row, 1, "E009", f"hant“{hant}”和 hans“{hans}”不是同样的字的繁体和简体。", hint)


def _same_words(row: Emendation, converter: ScriptConverter) -> bool:
    """Whether one is the other converted, alone or where it stands; what reads the same in both must be right in both."""
    hant, hans = row.lemma.hant, row.lemma.hans
    if hans not in (converter.to("hans", hans), _in_context(row, hans, converter, "hans")):
        return False
    to_hant = {converter.to("hant", hans), _in_context(row, hans, converter, "hant")}
    to_hans = {converter.to("hans", hant), _in_context(row, hant, converter, "hans")}
    return hant in to_hant if hant == hans else hant in to_hant or hans in to_hans


def _in_context(row: Emendation, lemma: str, converter: ScriptConverter, script: Script) -> str:
    return converter.to(script, row.left + lemma + row.right)[len(row.left) :][: len(lemma)]


def _received(unit: ReceivedUnit) -> str:
    return "".join(sentence.text for sentence in unit.sentences)


def _place(
    row: Emendation, units: Mapping[str, ReceivedUnit], path: str, converter: ScriptConverter
) -> PlacedEmendation | Problem:
    if row.unit not in units:
        return _no_unit(path, row.row, row.unit, units)
    if problem := _form_problem(row, path):
        return problem
    unit = units[row.unit]
    received, places = _without_line_ends(_received(unit))
    text, context = fold(received), fold(row.left + row.reading + row.right)
    count = text.count(context)
    if count == 0:
        return _in_other_script(row, text, path, converter) or _not_found(row, context, text, received, path)
    if count > 1:
        message = f"“{row.left}{row.reading}{row.right}”在 {row.unit} 里出现了 {count} 次。"
        return Problem(path, row.row, 1, "E005", message, "请把 left、right 写长一些，直到只有一处。")
    start = text.index(context) + len(row.left)
    return _inside_one_sentence(row, unit, places[start], places[start + len(row.reading) - 1] + 1, path)


def _without_line_ends(text: str) -> tuple[str, Sequence[int]]:
    """The text as one line, as an editor copies it, and where each of its characters stands in ``text``."""
    if "\n" not in text:
        return text, range(len(text))
    ends = {at for found in _LINE_END.finditer(text) for at in range(*found.span())}
    places = [at for at in range(len(text)) if at not in ends]
    return "".join(text[at] for at in places), places


def _form_problem(row: Emendation, path: str) -> Problem | None:
    if row.lemma.hant == row.reading:
        return Problem(
            path, row.row, 1, "E007", f"校订没有改动任何字：“{row.reading}”。", "请改正 hant，或删掉这一行。"
        )
    if len(row.lemma.hant) != len(row.lemma.hans):
        message = f"hant“{row.lemma.hant}”和 hans“{row.lemma.hans}”字数不同。"
        return Problem(path, row.row, 1, "E009", message, "两种字体的校订要一字对一字。")
    return None


def _inside_one_sentence(
    row: Emendation, unit: ReceivedUnit, offset: int, behind: int, path: str
) -> PlacedEmendation | Problem:
    """``offset`` to before ``behind`` is the reading in the unit's received text."""
    start, end = offset, behind
    for sentence in unit.sentences:
        if start < len(sentence.text):
            if end > len(sentence.text):
                message = f"“{row.reading}”跨过了句子的界线。"
                return Problem(path, row.row, 1, "E008", message, "请拆成两行，一句一行。")
            return PlacedEmendation(f"{unit.id}.e{offset}", sentence.id, start, end, row)
        start, end = start - len(sentence.text), end - len(sentence.text)
    raise AssertionError("an offset lies in one of the sentences")


def _in_other_script(row: Emendation, text: str, path: str, converter: ScriptConverter) -> Problem | None:
    """E004 for words that stand there, but in the script that the text was received in."""
    typed = row.left, row.reading, row.right
    for script, name in _SCRIPTS.items():
        whole = converter.to(script, "".join(typed))
        if whole != "".join(typed) and fold(whole) in text:
            ends = len(row.left), len(row.left) + len(row.reading)
            copied = "\t".join((whole[: ends[0]], whole[ends[0] : ends[1]], whole[ends[1] :]))
            message = f"底本是{name}字，这里抄成了另一种：“{''.join(typed)}”。"
            return Problem(path, row.row, 1, "E004", message, f"left、reading、right 三格照底本写：\n{copied}")
    return None


def _not_found(row: Emendation, context: str, text: str, received: str, path: str) -> Problem:
    message = f"{row.unit} 的底本里没有“{row.left}{row.reading}{row.right}”。"
    near = closest(context, text)
    hint = "请核对 unit、left、reading、right。"
    if near:
        passage = received[near.start : near.end]
        hint = f"最接近的是：{passage}\n差别：{difference(row.left + row.reading + row.right, passage)}"
    return Problem(path, row.row, 1, "E004", message, hint)


def _no_unit(path: str, line: int, unit: str, units: Mapping[str, ReceivedUnit]) -> Problem:
    close = difflib.get_close_matches(unit, list(units), 3, 0.4)
    hint = "最接近的：" + "、".join(close) if close else "可用：" + "、".join(list(units)[:12])
    return Problem(path, line, 1, "E003", f"没有“{unit}”这个单元。", hint)


def _overlaps(placements: Sequence[PlacedEmendation], path: str) -> Iterator[Problem]:
    ordered = sorted(placements, key=lambda p: (p.sentence, p.start, p.row.row))
    for before, after in pairwise(ordered):
        if before.sentence == after.sentence and after.start < before.end:
            late, early = sorted((before, after), key=lambda p: p.row.row, reverse=True)
            message = f"与第 {early.row.row} 行的校订重叠：“{early.row.reading}”。"
            yield Problem(path, late.row.row, 1, "E006", message, "两行只留一行，或合成一行。")
