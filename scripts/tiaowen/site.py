"""A site as it was read: every work, page, note and table, edited and enriched, with all that is told of them.

Reading and editing collect every Problem of every file before anything is written; with a
single error nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.in_their_day import in_their_day
from tiaowen.enrich.page_html import check_page
from tiaowen.enrich.versions import Versions
from tiaowen.kit.files import recorded
from tiaowen.kit.problem import Problem, ProblemsFound, collect
from tiaowen.language.readings import Reader
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon
from tiaowen.load.everyday import Everyday, load_everyday
from tiaowen.load.lexicon import load_lexicon, load_links
from tiaowen.load.versions import load_versions
from tiaowen.load.works import load_works, read_conversion, read_shared_readings, work_folders
from tiaowen.notes.load import asset_files, load_notes
from tiaowen.read.collections import Collection, check_collections, collection_sources, read_collection
from tiaowen.read.deleted import check_deleted
from tiaowen.read.pages import HandPage, page_sources, read_page
from tiaowen.read.redirects import Redirect, read_redirects
from tiaowen.read.settings import Settings, read_settings
from tiaowen.read.strays import check_special, check_strays
from tiaowen.read.work_ids import work_id
from tiaowen.write.addresses import (
    PublishedPage,
    check_forgotten,
    read_published,
)
from tiaowen.write.entries import lexicon_addresses
from tiaowen.write.library.shelf import FEW, NO_SHELF, Shelf, shelve


@dataclass(frozen=True, slots=True)
class Site:
    """All that is published, read and edited, and the Problems that do not stand in its way."""

    works: tuple[EnrichedWork, ...]
    pages: tuple[HandPage, ...]
    converter: ScriptConverter
    lexicon: Lexicon
    settings: Settings
    reader: Reader
    everyday: Everyday
    warnings: tuple[Problem, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    assets: frozenset[str] = frozenset()
    published: tuple[PublishedPage, ...] = ()
    versions: Mapping[str, Versions] = field(default_factory=dict)
    shelf: Shelf = NO_SHELF
    collections: tuple[Collection, ...] = ()


def load_site(root: Path) -> Site:
    """Read, edit and enrich everything under ``root``.  Raises ProblemsFound with every Problem found."""
    if special := list(check_special(root)):  # before any file is opened
        raise ProblemsFound(special)
    converter, shared, folders = read_conversion(root), read_shared_readings(root), work_folders(root)
    works, problems = load_works(root, folders, converter, shared)
    pages, page_problems = collect(partial(read_page, root, source) for source in page_sources(root))
    page_problems += [problem for page in pages for problem in check_page(page)]
    lexicon, entry_problems = load_lexicon(root, converter, shared)
    linked, link_problems = load_links(root, folders, works, lexicon, converter)
    versions, version_problems = load_versions(root, linked, lexicon, converter, shared)
    linked = in_their_day(linked, versions)
    ids = [work_id(folder) for folder in folders]
    commentaries, note_problems = load_notes(root, ids, works, converter, lexicon_addresses(lexicon))
    note_problems = _judged(note_problems, {work_id(p.path.rpartition("/")[0]) for p in problems if not p.warning})
    everyday, unfit = load_everyday(root, converter)
    problems += [*page_problems, *entry_problems, *link_problems, *version_problems, *note_problems, *unfit]
    settings, more = collect([partial(read_settings, root)])
    redirects, wrong = collect([partial(read_redirects, root)])
    published, gone = collect([partial(read_published, root)])
    collections, unread = collect(partial(read_collection, root, source) for source in collection_sources(root))
    unread += [problem for collection in collections for problem in check_page(collection.page)]
    problems += [*unread, *check_collections(collections, ids, len(ids) <= FEW)]
    problems += [*more, *wrong, *gone, *check_deleted(root, folders)]
    problems += check_forgotten(root, published[0]) if published and published[0] else ()
    if any(not problem.warning for problem in problems):
        raise ProblemsFound([*problems, *_strays_besides(root, problems)])
    reader = Reader(shared)
    with_notes = tuple(replace(work, commentary=commentaries[work.work.id]) for work in linked)
    return Site(
        works=with_notes, pages=tuple(pages), converter=converter, lexicon=lexicon, settings=settings[0],
        reader=reader, everyday=everyday, warnings=tuple(problems), redirects=redirects[0], assets=asset_files(root),
        published=published[0], shelf=shelve(with_notes, reader, converter), collections=tuple(collections),
        versions=versions,
    )  # fmt: skip


def _judged(problems: Sequence[Problem], flawed: Set[str]) -> list[Problem]:
    """Without N001–N004 of works whose text has flaws: a quote that is not found may stand in the mended text."""
    unsure = ("N001", "N002", "N003", "N004")
    return [p for p in problems if p.code not in unsure or work_id(p.path.rpartition("/")[0]) not in flawed]


def _strays_besides(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """P006, which a build tells later, for files that nothing is told of yet."""
    told = {problem.path for problem in problems}
    strays = check_strays(root, recorded(root))
    return [p for p in strays if p.path not in told and not any(p.path.startswith(f"{path}/") for path in told)]
