"""The other texts of each work: each read, edited, enriched and linked as the work itself is, and compared with the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

from tiaowen.enrich.amending import Named, amending_of, by_name, check_amending
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.linked import link_versions
from tiaowen.enrich.versions import Version, Versions
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, collect
from tiaowen.language.reviewed_readings import PhraseReading
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon, Reviewed
from tiaowen.load.works import judge_work, rows_or_problems
from tiaowen.read.accepted import OF_LINKS, waive
from tiaowen.read.mapping import MAPPING, fitting, parse_mapping
from tiaowen.read.reviewed import read_reviewed
from tiaowen.read.versions import check_folders, check_versions, version_folders
from tiaowen.read.work_ids import VERSIONS
from tiaowen.tree import Tree
from tiaowen.versions.changes import changes_of
from tiaowen.versions.mapping import Provision, by_number, draft_mapping
from tiaowen.versions.wording import Wording


def load_versions(
    root: Path,
    works: Sequence[EnrichedWork],
    lexicon: Lexicon,
    converter: ScriptConverter,
    shared: tuple[PhraseReading, ...],
) -> tuple[dict[str, Versions], list[Problem]]:
    """The texts of each work that has several, by its id, and every Problem of them."""
    read: dict[str, list[tuple[date, EnrichedWork]]] = {}
    problems: list[Problem] = []
    named = cache(partial(by_name, works, converter))
    for work in works:
        folder = work.work.received.path
        problems += check_folders(root, folder)
        if folders := version_folders(root, folder):
            texts, wrong = _texts(root, work, folders, converter, shared)
            problems += wrong
            if len(texts) > len(folders) and all(problem.warning for problem in wrong):
                read[work.work.id] = texts
    linked, more = _linked(root, [text for texts in read.values() for _, text in texts], works, lexicon, converter)
    problems += more
    found: dict[str, Versions] = {}
    for work_id, texts in read.items():
        versions, unfit = _compared(root, [(day, linked[text.work.id]) for day, text in texts], named(), converter)
        problems += unfit
        found[work_id] = Versions(tuple(versions))
    return found, problems


def _linked(
    root: Path,
    texts: Sequence[EnrichedWork],
    works: Sequence[EnrichedWork],
    lexicon: Lexicon,
    converter: ScriptConverter,
) -> tuple[dict[str, EnrichedWork], list[Problem]]:
    """The texts of all works with their links, by their ids: what holds for the site is made once for all of them."""
    if not texts:
        return {}, []
    tables, problems = _tables(root, texts, converter)
    linked, told = link_versions(texts, works, lexicon, tables)
    # What is wrong with a main one is told of the work.
    others = [text.work.received for text in texts if _is_beside(text.work.received.path)]
    told = [problem for problem in told if _is_beside(problem.path)]
    return {text.work.id: text for text in linked}, [*problems, *waive(told, others, OF_LINKS)]


def _is_beside(path: str) -> bool:
    """Whether it is a text of another day, or a file of one."""
    return VERSIONS in path.split("/")


def _texts(
    root: Path,
    work: EnrichedWork,
    folders: Mapping[date, str],
    converter: ScriptConverter,
    shared: tuple[PhraseReading, ...],
) -> tuple[list[tuple[date, EnrichedWork]], list[Problem]]:
    """All texts with their days, earliest first, as far as they could be read."""
    days: list[date] = []
    judged: list[EnrichedWork] = []
    problems: list[Problem] = []
    for day, folder in folders.items():
        done, wrong = collect([partial(judge_work, root, folder, converter, shared)])
        problems += [*wrong, *(problem for _, told in done for problem in told)]
        judged += [one for one, _ in done]
        days += [day] * len(done)
    received = [one.work.received for one in judged]
    problems += check_versions(work.work.received, list(zip(days, received, strict=True)))
    texts = list(zip(days, judged, strict=True))
    if work.work.received.version:
        texts.append((work.work.received.version, _dated(work, work.work.received.version)))
    return sorted(texts, key=lambda text: text[0]), problems


def _dated(enriched: EnrichedWork, day: date) -> EnrichedWork:
    """The main text under the address that it keeps, whichever is in force."""
    received = replace(enriched.work.received, id=f"{enriched.work.id}/v/{day}")
    work = replace(enriched.work, received=received)
    return replace(enriched, work=work, tree=Tree(work))


def _tables(
    root: Path, texts: Sequence[EnrichedWork], converter: ScriptConverter
) -> tuple[dict[str, Reviewed], list[Problem]]:
    """The judged tables of the texts, by their ids; what is wrong with those of the main one is told of the work."""
    tables: dict[str, Reviewed] = {}
    problems: list[Problem] = []
    for text in texts:
        read, wrong = collect([partial(read_reviewed, root, text.work.received.path, converter)])
        tables.update((text.work.id, one) for one in read)
        problems += wrong if _is_beside(text.work.received.path) else []
    return tables, problems


def _compared(
    root: Path, texts: Sequence[tuple[date, EnrichedWork]], shelf: Named, converter: ScriptConverter
) -> tuple[list[Version], list[Problem]]:
    wording = Wording(lambda character: converter.to("hans", character))
    versions: list[Version] = [Version(*texts[0])]
    problems: list[Problem] = []
    for (begun, before), (day, after) in pairwise(texts):
        mapping, wrong = _mapping(root, before, after, wording)
        problems += wrong
        changes = changes_of(before.tree.units, after.tree.units, mapping, wording)
        amending = amending_of((begun, before), (day, after), changes, shelf, converter)
        problems += check_amending((begun, before), (day, after), changes, amending)
        versions.append(Version(day, after, changes, amending))
    return versions, problems


def _mapping(
    root: Path, before: EnrichedWork, after: EnrichedWork, wording: Wording
) -> tuple[tuple[Provision, ...], list[Problem]]:
    """As the editor's table has it, else as the words tell."""
    old, new, path = before.work.units, after.work.units, f"{after.work.received.path}/{MAPPING}"
    if not (root / path).exists():
        return draft_mapping(old, new, wording), []
    rows, problems = rows_or_problems(lambda: parse_mapping(read_text(root, path, "H007"), path))
    links, wrong = fitting(rows, {unit.id for unit in old}, {unit.id for unit in new}, path)
    return by_number(old, new, links), [*problems, *wrong]
