"""The works: each read, edited and enriched on its own, before they are linked with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tiaowen.carried import PACKAGE
from tiaowen.edit.editions import edit_work
from tiaowen.edit.emendations import check_retained, check_scripts, place_emendations
from tiaowen.enrich.enriched import EnrichedWork, enrich
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, ProblemsFound, collect
from tiaowen.kit.table import Row, parse_table
from tiaowen.language.readings import check_readings
from tiaowen.language.reviewed_readings import PhraseReading, parse_readings
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Work
from tiaowen.read.emendations import parse_emendations, parse_retained
from tiaowen.read.work import check_ids, read_work

DECISIONS = "docs/decisions"
CONVERSION = f"{DECISIONS}/conversion.tsv"
VARIANTS = f"{DECISIONS}/variants.tsv"
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
    works, problems = collect(partial(load_work, root, folder, converter, shared) for folder in folders)
    unknown = [problem for each in works for problem in each.work.received.unknown]
    return works, [*check_ids(folders), *_missing_works(root), *problems, *unknown]


def load_work(root: Path, folder: str, converter: ScriptConverter, shared: tuple[PhraseReading, ...]) -> EnrichedWork:
    """Read one work, edit and enrich it.  Raises ProblemsFound."""
    work, problems = _read_and_edit(root, folder, converter)
    own = read_readings(root, f"{folder}/readings.yml")
    if problems := [*problems, *check_readings(work, own)]:
        raise ProblemsFound(problems)
    return enrich(work, shared, own)


def read_edited_work(root: Path, folder: str, converter: ScriptConverter) -> Work:
    """Read one work and edit it, no more.  Raises ProblemsFound."""
    work, problems = _read_and_edit(root, folder, converter)
    if problems:
        raise ProblemsFound(problems)
    return work


def _read_and_edit(root: Path, folder: str, converter: ScriptConverter) -> tuple[Work, list[Problem]]:
    received = read_work(root, folder)
    path, kept_path = f"{folder}/emendations.tsv", f"{folder}/retained.tsv"
    rows = parse_emendations(read_text(root, path, "E001"), path) if (root / path).exists() else ()
    kept = parse_retained(read_text(root, kept_path, "E001"), kept_path) if (root / kept_path).exists() else ()
    placed, problems = place_emendations(rows, received.units, path)
    problems += check_scripts(rows, converter, path)
    problems += check_retained(kept, received.units, kept_path)
    return edit_work(received, placed, kept, converter), problems


def read_readings(root: Path, path: str) -> tuple[PhraseReading, ...]:
    """The reviewed phrases of one readings.yml; none when there is no such file."""
    return parse_readings(read_text(root, path, "Y001"), path) if (root / path).exists() else ()


def read_shared_readings(root: Path) -> tuple[PhraseReading, ...]:
    """The reviewed phrases that tiaowen brings, then the site's own, which win."""
    return (*read_readings(_LANGUAGE, _name(SHARED_READINGS)), *read_readings(root, SHARED_READINGS))


def read_conversion(root: Path) -> ScriptConverter:
    """The converter with the reviewed rows that tiaowen brings and the site's own, which win."""
    return ScriptConverter(read_pairs(root, CONVERSION), read_pairs(root, VARIANTS))


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
        if (line := first.setdefault(hant, row.line)) != row.line:
            yield Problem(path, row.line, 1, "E005", f"“{hant}”写了两次，第 {line} 行已经有了。", "请删掉一行。")


def _missing_works(root: Path) -> list[Problem]:
    folders = [path for path in sorted((root / DECISIONS).glob("*/")) if not (path / "work.yml").is_file()]
    paths = (f"{folder.relative_to(root).as_posix()}/work.yml" for folder in folders)
    return [Problem(path, 0, 0, "W001", "找不到这个文件。", "每份文件的文件夹里要有 work.yml。") for path in paths]
