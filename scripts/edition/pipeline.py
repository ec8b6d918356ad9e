"""read → edit → enrich → write: what the commands run.

Reading and editing collect every Problem of every file before anything is written; with a
single error nothing is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from edition.edit.editions import edit_work
from edition.edit.emendations import check_retained, place_emendations
from edition.edit.scripts import ScriptConverter
from edition.enrich.enriched import EnrichedWork, enrich
from edition.enrich.linked import link_works
from edition.enrich.readings import Reader, check_readings
from edition.enrich.search_entry import SearchEntry
from edition.lexicon import Lexicon, Reviewed
from edition.load_notes import load_notes
from edition.model import SCRIPTS, Script, Work
from edition.note import NOTES
from edition.problem import Problem, ProblemsFound, collect
from edition.read.accepted import waive
from edition.read.emendations import parse_emendations, parse_retained
from edition.read.entries import (
    BODIES,
    TERMS,
    WORKS,
    check_entry_files,
    entry_sources,
    read_body,
    read_cited,
    read_term,
)
from edition.read.pages import HandPage, check_strays, page_sources, read_page
from edition.read.plain_text import read_text
from edition.read.readings import PhraseReading, parse_readings
from edition.read.redirects import Redirect, read_redirects
from edition.read.reviewed import read_reviewed
from edition.read.settings import Settings, read_settings
from edition.read.table import parse_table
from edition.read.work import check_ids, read_work, work_id
from edition.write.addresses import (
    Published,
    addresses,
    check_addresses,
    read_published,
    redirect_outputs,
    with_moved_anchors,
)
from edition.write.data import work_data
from edition.write.downloads.shelf import Shelf, downloads_outputs
from edition.write.entries import body_entries, term_entries
from edition.write.feed import FEED, feed
from edition.write.files import Output
from edition.write.for_machines import root_files
from edition.write.markdown import Page
from edition.write.navigation import folder
from edition.write.note_data import note_entries
from edition.write.pages.apparatus import apparatus_page
from edition.write.pages.bodies import body_pages
from edition.write.pages.contents import contents_page
from edition.write.pages.full import full_page
from edition.write.pages.hand import hand_page
from edition.write.pages.map import map_page
from edition.write.pages.notes import notes_page
from edition.write.pages.search import search_page
from edition.write.pages.terms import term_pages
from edition.write.pages.timing import timing_pages
from edition.write.pages.unit import unit_pages
from edition.write.pages.works import works_page
from edition.write.search.index import search_index
from edition.write.view import View, view_of

DECISIONS = "docs/decisions"
CONVERSION = f"{DECISIONS}/conversion.tsv"
SHARED_READINGS = f"{DECISIONS}/readings.yml"


@dataclass(frozen=True, slots=True)
class Site:
    """All that is published, read and edited, and the Problems that do not stand in its way."""

    works: tuple[EnrichedWork, ...]
    pages: tuple[HandPage, ...]
    words: ScriptConverter
    lexicon: Lexicon
    settings: Settings
    reader: Reader
    warnings: tuple[Problem, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    published: tuple[Published, ...] = ()


def load_site(root: Path) -> Site:
    """Read and edit everything under ``root``.  Raises ProblemsFound with every Problem found."""
    words = read_conversion(root)
    folders = work_folders(root)
    problems = [*check_ids(folders), *_missing_works(root)]
    shared = read_readings(root, SHARED_READINGS)
    works, work_problems = collect(partial(load_work, root, folder, words, shared) for folder in folders)
    pages, page_problems = collect(partial(read_page, root, source) for source in page_sources(root))
    lexicon, entry_problems = read_lexicon(root, words, shared)
    reviewed, table_problems = collect(partial(read_reviewed, root, folder, words) for folder in folders)
    commentaries, note_problems = load_notes(root, [work_id(folder) for folder in folders], works, words)
    problems += [*work_problems, *page_problems, *entry_problems, *table_problems, *note_problems]
    if any(not problem.warning for problem in problems):
        raise ProblemsFound(problems)
    linked = link_site(works, lexicon, reviewed)
    with_notes = tuple(replace(work, commentary=commentaries[work.work.id]) for work in linked)
    return Site(
        with_notes,
        tuple(pages),
        words,
        lexicon,
        read_settings(root),
        Reader(shared),
        tuple(problems),
        read_redirects(root),
        read_published(root),
    )


def work_folders(root: Path) -> list[str]:
    """The folders of all works, ``docs/decisions/ziyang-2015``."""
    return sorted(path.parent.relative_to(root).as_posix() for path in (root / DECISIONS).glob("*/work.yml"))


def read_lexicon(
    root: Path, words: ScriptConverter, shared: tuple[PhraseReading, ...]
) -> tuple[Lexicon, list[Problem]]:
    """All terms, bodies and cited works, and what is wrong with their files."""
    read = Reader(shared).read
    terms, wrong = collect(partial(read_term, root, p, words, read) for p in entry_sources(root, TERMS, ".md"))
    bodies, more = collect(partial(read_body, root, p, words) for p in entry_sources(root, BODIES, ".yml"))
    cited, rest = collect(partial(read_cited, root, p, words) for p in entry_sources(root, WORKS, ".yml"))
    return Lexicon(tuple(terms), tuple(bodies), tuple(cited)), [*check_entry_files(root), *wrong, *more, *rest]


def link_site(works: Sequence[EnrichedWork], lexicon: Lexicon, reviewed: Sequence[Reviewed]) -> list[EnrichedWork]:
    """Every work with its links.  Raises ProblemsFound, waived ones apart."""
    by_id = {work.work.id: tables for work, tables in zip(works, reviewed, strict=True)}
    linked, problems = link_works(works, lexicon, by_id)
    if problems := waive(problems, [work.work.received for work in works]):
        raise ProblemsFound(problems)
    return linked


def load_work(root: Path, folder: str, words: ScriptConverter, shared: tuple[PhraseReading, ...]) -> EnrichedWork:
    """Read one work, edit and enrich it.  Raises ProblemsFound."""
    work, problems = _read_and_edit(root, folder, words)
    own = read_readings(root, f"{folder}/readings.yml")
    if problems := [*problems, *check_readings(work, own)]:
        raise ProblemsFound(problems)
    return enrich(work, shared, own)


def read_edited_work(root: Path, folder: str, words: ScriptConverter) -> Work:
    """Read one work and edit it, no more.  Raises ProblemsFound."""
    work, problems = _read_and_edit(root, folder, words)
    if problems:
        raise ProblemsFound(problems)
    return work


def _read_and_edit(root: Path, folder: str, words: ScriptConverter) -> tuple[Work, list[Problem]]:
    received = read_work(root, folder)
    path, kept_path = f"{folder}/emendations.tsv", f"{folder}/retained.tsv"
    rows = parse_emendations(read_text(root, path, "E001"), path) if (root / path).exists() else ()
    kept = parse_retained(read_text(root, kept_path, "E001"), kept_path) if (root / kept_path).exists() else ()
    placed, problems = place_emendations(rows, received.units, path)
    problems += check_retained(kept, received.units, kept_path)
    return edit_work(received, placed, kept, words), problems


def read_readings(root: Path, path: str) -> tuple[PhraseReading, ...]:
    """The reviewed phrases of one readings.yml; none when there is no such file."""
    return parse_readings(read_text(root, path, "Y001"), path) if (root / path).exists() else ()


def read_conversion(root: Path) -> ScriptConverter:
    """The converter with the reviewed exceptions of conversion.tsv."""
    rows = parse_table(read_text(root, CONVERSION, "E001"), CONVERSION, ("hant", "hans", "reason"), "E001")
    problems = [
        Problem(CONVERSION, row.line, 1, "E009", "hant 和 hans 字数不同。", "两种字体要一字对一字。")
        for row in rows
        if len(row.cells["hant"]) != len(row.cells["hans"])
    ]
    if problems:
        raise ProblemsFound(problems)
    return ScriptConverter({row.cells["hant"]: row.cells["hans"] for row in rows})


def make_outputs(site: Site, shelf: Shelf | None = None) -> list[Output]:
    """Every generated file, in memory; the downloads too when there is a shelf to take them from."""
    pages: list[Page] = []
    data: list[Output] = []
    feeds: list[Output] = []
    for script in SCRIPTS:
        views = [_with_downloads(view, shelf) for view in all_views(site, script)]
        data += [*(output for view in views for output in downloads_outputs(view)), *root_files(views)]
        pages += [page for view in views for page in work_pages(view)]
        pages += lexicon_pages(site, views, script)
        pages += [hand_page(page, views, script, site.words) for page in site.pages]
        pages.append(notes_page(views, script, partial(site.words.say, script)))
        pages.append(search_page(views, script, site.words))
        feeds += [
            Output(f"docs/{folder(script)}{v.work.id}/{FEED}", text.encode(), NOTES) for v in views if (text := feed(v))
        ]
    data += [output for work in site.works for output in work_data(work, site.lexicon, site.words, site.settings)]
    index = search_index(site.works, search_entries(site), site.words, site.reader)
    outputs = [*(page.output() for page in pages), *data, *feeds, *index]
    return [*with_moved_anchors(outputs, site.redirects), *redirect_outputs(site.redirects)]


def all_views(site: Site, script: Script) -> list[View]:
    """Every work as the edition in ``script`` shows it."""
    others: dict[str, View] = {}
    others |= {
        work.work.id: view_of(work, script, site.words, site.lexicon, site.settings, others) for work in site.works
    }
    return list(others.values())


def search_entries(site: Site) -> list[SearchEntry]:
    """What search finds besides the works' own text: notes, terms, bodies."""
    notes = [entry for work in site.works for entry in note_entries(work)]
    return [*notes, *term_entries(site.lexicon), *body_entries(site.lexicon, site.words)]


def work_pages(view: View) -> list[Page]:
    """The pages of one work in one edition."""
    return [
        contents_page(view), full_page(view), apparatus_page(view), map_page(view), *timing_pages(view),
        *unit_pages(view),
    ]  # fmt: skip


def lexicon_pages(site: Site, views: Sequence[View], script: Script) -> list[Page]:
    """The pages of terms, bodies and cited works in one edition."""
    given = (site.lexicon, views, script, site.words)
    return [*term_pages(*given), *body_pages(*given), works_page(*given)]


def _with_downloads(view: View, shelf: Shelf | None) -> View:
    return replace(view, downloads=shelf.downloads(view)) if shelf else view


def check_docs(root: Path, site: Site, outputs: Sequence[Output]) -> list[Problem]:
    """What is wrong in docs/ beside the sources themselves, and addresses that vanish."""
    strays = check_strays(root, {output.path for output in outputs})
    return [*strays, *check_addresses(site.published, site.redirects, addresses(outputs))]


def _missing_works(root: Path) -> list[Problem]:
    folders = [path for path in sorted((root / DECISIONS).glob("*/")) if not (path / "work.yml").is_file()]
    problems = [
        Problem(
            f"{folder.relative_to(root).as_posix()}/work.yml",
            0,
            0,
            "W001",
            "找不到这个文件。",
            "每份文件的文件夹里要有 work.yml。",
        )
        for folder in folders
    ]
    if not any((root / DECISIONS).glob("*/work.yml")):
        problems.append(
            Problem(DECISIONS, 0, 0, "W001", "一份文件也没有。", "请放进一个文件夹：received.txt 和 work.yml。")
        )
    return problems
