"""Terms, bodies and cited works of the whole site, and the links that they and the texts make."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.linked import link_works
from tiaowen.kit.problem import Problem, collect
from tiaowen.language.readings import Reader
from tiaowen.language.reviewed_readings import PhraseReading
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon, Reviewed
from tiaowen.read.accepted import OF_LINKS, waive
from tiaowen.read.entries import (
    BODIES,
    TERMS,
    WORKS,
    check_entry_files,
    entry_sources,
    read_body,
    read_cited,
    read_term,
)
from tiaowen.read.reviewed import read_reviewed


def load_lexicon(
    root: Path, converter: ScriptConverter, shared: tuple[PhraseReading, ...]
) -> tuple[Lexicon, list[Problem]]:
    """All terms, bodies and cited works, and what is wrong with their files."""
    read = Reader(shared).read
    terms, wrong = collect(partial(read_term, root, p, converter, read) for p in entry_sources(root, TERMS, ".md"))
    bodies, more = collect(partial(read_body, root, p, converter) for p in entry_sources(root, BODIES, ".yml"))
    cited, rest = collect(partial(read_cited, root, p, converter) for p in entry_sources(root, WORKS, ".yml"))
    return Lexicon(tuple(terms), tuple(bodies), tuple(cited)), [*check_entry_files(root), *wrong, *more, *rest]


def load_links(
    root: Path, folders: list[str], works: list[EnrichedWork], lexicon: Lexicon, converter: ScriptConverter
) -> tuple[list[EnrichedWork], list[Problem]]:
    """Every work with its links, and every Problem of the reviewed tables and of what does not fit the text.

    Entries that no text names are told only when every work and every table could be read: another may name them.
    """
    ids = {work.work.received.path: work.work.id for work in works}
    tables: dict[str, Reviewed] = {}
    problems: list[Problem] = []
    for folder in folders:
        found, wrong = collect([partial(read_reviewed, root, folder, converter)])
        if found and folder in ids:
            tables[ids[folder]] = found[0]
        problems += wrong
    linked, told = link_works(works, lexicon, tables)
    if problems or len(works) < len(folders):
        told = [problem for problem in told if problem.path.startswith(tuple(f"{folder}/" for folder in folders))]
    return linked, [*problems, *waive(told, [work.work.received for work in works], OF_LINKS)]
