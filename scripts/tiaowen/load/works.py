"""The works: each read, edited and enriched on its own, before they are linked with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from tiaowen.carried import PACKAGE
from tiaowen.edit.broken_lines import check_broken_lines
from tiaowen.edit.captions import place_captions
from tiaowen.edit.editions import edit_work
from tiaowen.edit.emendations import check_retained, check_scripts, place_emendations
from tiaowen.edit.invisible import check_invisible
from tiaowen.edit.look_alikes import check_look_alikes
from tiaowen.enrich.enriched import EnrichedWork, enrich
from tiaowen.kit.plain_text import decode, read_bytes, read_text
from tiaowen.kit.problem import Problem, ProblemsFound, collect
from tiaowen.kit.table import Row, parse_table
from tiaowen.language.placed_readings import parse_placed_readings, place_readings
from tiaowen.language.readings import check_readings, check_unread
from tiaowen.language.reviewed_readings import PhraseReading, parse_readings
from tiaowen.language.scripts import ScriptConverter
from tiaowen.language.two_forms import check_forms
from tiaowen.model import Both, ReceivedUnit, Work
from tiaowen.paragraphs import check_paragraphs
from tiaowen.read.accepted import OF_EDITING, waive
from tiaowen.read.captions import CAPTIONS, parse_captions
from tiaowen.read.emendations import parse_emendations, parse_retained
from tiaowen.read.figures import check_figures
from tiaowen.read.work import MAX_BYTES, RECEIVED_CODES, read_work
from tiaowen.read.work_ids import check_ids

T = TypeVar("T")
DECISIONS = "docs/decisions"
CONVERSION = f"{DECISIONS}/conversion.tsv"
VARIANTS = f"{DECISIONS}/variants.tsv"
PLACED_READINGS = "readings.tsv"
SHARED_READINGS = f"{DECISIONS}/readings.yml"
# What is true of Chinese, whoever's documents they are.
_LANGUAGE = PACKAGE / "language"


def work_folders(root: Path) -> list[str]:
    """The folders of all works, ``docs/decisions/shiwei-2015``."""
    return sorted(path.parent.relative_to(root).as_posix() for path in (root / DECISIONS).glob("*/work.yml"))


def load_works(
    root: Path, folders: list[str], converter: ScriptConverter, shared: tuple[PhraseReading, ...]
) -> tuple[list[EnrichedWork], list[Problem]]:
    """Every work that could be read, and every Problem of all."""
    judged, problems = collect(partial(judge_work, root, folder, converter, shared) for folder in folders)
    problems += [problem for _, told in judged for problem in told]
    return [work for work, _ in judged], [*check_ids(folders), *_missing_works(root), *problems]


def load_work(root: Path, folder: str, converter: ScriptConverter, shared: tuple[PhraseReading, ...]) -> EnrichedWork:
    """Read one work, edit and enrich it.  Raises ProblemsFound."""
    work, problems = judge_work(root, folder, converter, shared)
    return sound(work, problems)


def read_edited_work(root: Path, folder: str, converter: ScriptConverter) -> Work:
    """Read one work and edit it, no more.  Raises ProblemsFound."""
    return sound(*_read_and_edit(root, folder, converter))


def sound(value: T, problems: Sequence[Problem]) -> T:
    """``value``; raises ProblemsFound when one of ``problems`` is an error."""
    if any(not problem.warning for problem in problems):
        raise ProblemsFound(problems)
    return value


def judge_work(
    root: Path, folder: str, converter: ScriptConverter, shared: tuple[PhraseReading, ...]
) -> tuple[EnrichedWork, list[Problem]]:
    """The work as far as it can be made, so that what is wrong further on is told in the same run.

    A row that does not fit is left out.  Raises ProblemsFound when there is no text to judge, with what is wrong in its tables.
    """
    own, problems = rows_or_problems(partial(read_readings, root, f"{folder}/readings.yml"))
    try:
        work, told = _read_and_edit(root, folder, converter)
    except ProblemsFound as found:
        raise ProblemsFound([*found.problems, *problems, *_flaws_beside(root, folder)]) from None
    placed_path = f"{folder}/{PLACED_READINGS}"
    rows, more = rows_or_problems(partial(_table, root, placed_path, parse_placed_readings))
    places, wrong = place_readings(rows, work, placed_path)
    enriched = enrich(work, shared, own, places, converter)
    unread = [*check_unread(work, enriched.readings), *check_forms(work)]
    return enriched, [*told, *problems, *more, *wrong, *check_readings(work, own), *unread]


def _read_and_edit(root: Path, folder: str, converter: ScriptConverter) -> tuple[Work, list[Problem]]:
    received = read_work(root, folder)
    path, kept_path = f"{folder}/emendations.tsv", f"{folder}/retained.tsv"
    rows, problems = rows_or_problems(partial(_table, root, path, parse_emendations))
    kept, more = rows_or_problems(partial(_table, root, kept_path, parse_retained))
    placed, wrong = place_emendations(rows, received.units, path, converter)
    problems += [*more, *wrong, *check_scripts(rows, converter, path), *check_retained(kept, received.units, kept_path)]
    seen = [*check_look_alikes(received, placed, converter), *check_invisible(received, placed)]
    seen += check_broken_lines(received, converter)
    captions, misplaced = _captions(root, folder, received.units, converter)
    work = edit_work(received, placed, kept, converter, captions)
    problems += misplaced
    told = [*received.told, *check_figures(received), *waive([*seen, *check_paragraphs(work)], [received], OF_EDITING)]
    return work, [*told, *problems]


def _captions(
    root: Path, folder: str, units: Sequence[ReceivedUnit], converter: ScriptConverter
) -> tuple[dict[str, Both], list[Problem]]:
    path = f"{folder}/{CAPTIONS}"
    rows, problems = rows_or_problems(partial(_table, root, path, parse_captions, "K001"))
    placed, wrong = place_captions(rows, units, converter, path)
    return placed, [*problems, *wrong]


def _flaws_beside(root: Path, folder: str) -> list[Problem]:
    """What is wrong with the text and the tables of a work by themselves."""
    text = f"{folder}/received.txt"
    calls: list[Callable[[], object]] = [
        lambda: decode(read_bytes(root, text, "R001", MAX_BYTES), text, RECEIVED_CODES),
        partial(_table, root, f"{folder}/emendations.tsv", parse_emendations),
        partial(_table, root, f"{folder}/retained.tsv", parse_retained),
        partial(_table, root, f"{folder}/{CAPTIONS}", parse_captions, "K001"),
    ]
    return collect(calls)[1]


def rows_or_problems(call: Callable[[], tuple[T, ...]]) -> tuple[tuple[T, ...], list[Problem]]:
    """What ``call`` gives; where it finds Problems, no rows and these."""
    results, problems = collect([call])
    return (results[0] if results else ()), problems


def _table(root: Path, path: str, parse: Callable[[str, str], tuple[T, ...]], code: str = "E001") -> tuple[T, ...]:
    return parse(read_text(root, path, code), path) if (root / path).exists() else ()


def read_readings(root: Path, path: str) -> tuple[PhraseReading, ...]:
    """The reviewed phrases of one readings.yml; none when there is no such file."""
    return parse_readings(read_text(root, path, "Y001"), path) if (root / path).exists() else ()


def read_shared_readings(root: Path) -> tuple[PhraseReading, ...]:
    """The reviewed phrases that tiaowen brings, then the site's own, which win."""
    return (*read_readings(_LANGUAGE, _name(SHARED_READINGS)), *read_readings(root, SHARED_READINGS))


def read_conversion(root: Path) -> ScriptConverter:
    """The converter with the reviewed rows that tiaowen brings and the site's own, which win."""
    anywhere = _pairs(_LANGUAGE, "conversion_anywhere.tsv")
    return ScriptConverter(read_pairs(root, CONVERSION), read_pairs(root, VARIANTS), anywhere)


def read_pairs(root: Path, path: str) -> dict[str, str]:
    """Traditional phrase → simplified: the table of this name that tiaowen brings, with the site's own rows."""
    return _pairs(_LANGUAGE, _name(path)) | (_pairs(root, path) if (root / path).exists() else {})


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _pairs(root: Path, path: str) -> dict[str, str]:
    rows = parse_table(read_text(root, path, "E001"), path, ("hant", "hans", "reason"), "E001")
    if problems := list(_check_pairs(rows, path)):
        raise ProblemsFound(problems)
    return {row.cells["hant"]: row.cells["hans"] for row in rows}


def _check_pairs(rows: Sequence[Row], path: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        hant = row.cells["hant"]
        if len(hant) != len(row.cells["hans"]):
            yield Problem(path, row.line, 1, "E009", "hant 和 hans 字数不同。", "两种字体要一字对一字。")
        elif signs := [a + b for a, b in zip(hant, row.cells["hans"], strict=True) if a != b and not (a + b).isalpha()]:
            hint = "这张表只换字；标点按规则处理，错的标点写进 emendations.tsv。"
            yield Problem(path, row.line, 1, "E009", f"“{signs[0][0]}”变成“{signs[0][1]}”不是字的繁简。", hint)
        if (line := first.setdefault(hant, row.line)) != row.line:
            yield Problem(path, row.line, 1, "E005", f"“{hant}”写了两次，第 {line} 行已经有了。", "请删掉一行。")


def _missing_works(root: Path) -> list[Problem]:
    folders = [path for path in sorted((root / DECISIONS).glob("*/")) if not (path / "work.yml").is_file()]
    paths = (f"{folder.relative_to(root).as_posix()}/work.yml" for folder in folders)
    return [Problem(path, 0, 0, "W001", "找不到这个文件。", "每份文件的文件夹里要有 work.yml。") for path in paths]
