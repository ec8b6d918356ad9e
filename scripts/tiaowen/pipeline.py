"""read → edit → enrich → write: the files that the commands make of a site, and what is wrong in docs/ beside its sources."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from pathlib import Path

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.search_entry import SearchEntry
from tiaowen.enrich.versions import Versions
from tiaowen.kit.files import Output, recorded
from tiaowen.kit.problem import Problem
from tiaowen.model import SCRIPTS, Script
from tiaowen.notes.data import note_entries
from tiaowen.notes.feed import FEED, feed
from tiaowen.notes.note import NOTES
from tiaowen.notes.page import notes_page
from tiaowen.read.collections import Collection
from tiaowen.read.deleted import check_tracked
from tiaowen.read.strays import check_read_by_hosts, check_strays
from tiaowen.site import Site
from tiaowen.write.addresses import (
    addresses,
    check_addresses,
    redirect_outputs,
    with_moved_anchors,
)
from tiaowen.write.data.decision import work_data
from tiaowen.write.data.library import library_outputs
from tiaowen.write.data.root_files import root_files
from tiaowen.write.download import FORMATS
from tiaowen.write.downloads.kept import KeptDownloads, downloads_outputs
from tiaowen.write.entries import body_entries, caption_entries, term_entries
from tiaowen.write.heading_ids import with_heading_ids
from tiaowen.write.kept_editions import Edition, KeptEditions
from tiaowen.write.library.home import library_home
from tiaowen.write.library.lists import Library, collection_cards, collection_crumbs, kind_item, library_pages
from tiaowen.write.markdown import Page
from tiaowen.write.navigation import folder
from tiaowen.write.page_days import with_days
from tiaowen.write.pages.apparatus import apparatus_page, has_apparatus
from tiaowen.write.pages.bodies import body_pages
from tiaowen.write.pages.bookmarks import bookmarks_page
from tiaowen.write.pages.changes import changes_pages
from tiaowen.write.pages.contents import contents_page
from tiaowen.write.pages.full import full_page
from tiaowen.write.pages.hand import hand_page
from tiaowen.write.pages.hand_links import check_links
from tiaowen.write.pages.map import has_map, map_page
from tiaowen.write.pages.parallel import parallel_page
from tiaowen.write.pages.search import search_page
from tiaowen.write.pages.terms import term_pages
from tiaowen.write.pages.timing import timing_pages
from tiaowen.write.pages.unit import unit_pages
from tiaowen.write.pages.works import works_pages
from tiaowen.write.search.index import search_index
from tiaowen.write.view import View, view_of

# Pages that a work has only where there is something to show, or where it once had them.
OPTIONAL = ("apparatus", "map")


def make_outputs(site: Site, kept: KeptDownloads | None = None, works: KeptEditions | None = None) -> list[Output]:
    """Every generated file, in memory; the downloads too when ``kept`` has them.  What ``works`` kept of a work is not made again."""
    pages: list[Page] = []
    data: list[Output] = []
    feeds: list[Output] = []
    of_works: list[Page] = []
    promised = {page.address for page in site.published}
    editions: dict[Script, list[View]] = {}
    for script in SCRIPTS:
        views = editions[script] = []
        for view in all_views(site, script):
            made, written = edition(site, view, promised, kept, works)
            views.append(made)
            of_works += written
        data += [*(output for view in views for output in downloads_outputs(view)), *root_files(views)]
        for view in dated_views(site, script, views):
            made, written = dated_edition(site, view, kept, works)
            data += downloads_outputs(made)
            of_works += written
        pages += lexicon_pages(site, views, script, promised)
        pages += library_pages(_library(site, views, script), promised)
        pages.append(notes_page(views, script, partial(site.converter.say, script)))
        pages += [search_page(views, script, site.converter), bookmarks_page(script, site.converter)]
        feeds += [
            Output(f"docs/{folder(script)}{v.work.id}/{FEED}", text.encode(), NOTES) for v in views if (text := feed(v))
        ]
    data += library_outputs(site.works, site.versions, site.shelf, site.converter)
    data += [output for work, versions in all_texts(site) for output in text_files(site, work, versions, works)]
    index = search_index(site.works, search_entries(site), site.converter, site.reader, site.everyday, site.shelf)
    files = files_below_docs(
        site, [*(f"docs/{page.path}" for page in [*of_works, *pages]), *(output.path for output in [*data, *feeds])]
    )
    pages += hand_pages(site, editions, files)
    pages = [*of_works, *(with_heading_ids(page, site.converter) for page in pages)]
    pages = with_days(pages, site.works, site.lexicon, kept.sources) if kept else pages
    outputs = [*(page.output() for page in pages), *data, *feeds, *index]
    return [*with_moved_anchors(outputs, site.redirects), *redirect_outputs(site.redirects)]


def edition(
    site: Site, view: View, promised: Container[str], kept: KeptDownloads | None, works: KeptEditions | None
) -> Edition:
    """One work in one edition: the view with its downloads where they are ``kept``, and its pages."""

    def make(view: View) -> Edition:
        view = kept.with_downloads(view) if kept else view
        return view, [with_heading_ids(page, site.converter) for page in work_pages(view, promised)]

    asked = [f"{view.work.id}/{name}/" in promised for name in OPTIONAL]
    return works.edition(*given(asked, view, kept), make) if works else make(view)


def dated_edition(site: Site, view: View, kept: KeptDownloads | None, works: KeptEditions | None) -> Edition:
    """The text of one day in one edition, with its downloads where they are ``kept``."""

    def make(view: View) -> Edition:
        view = kept.with_downloads(view) if kept else view
        return view, [with_heading_ids(page, site.converter) for page in dated_pages(view)]

    return works.edition(*given("dated", view, kept), make) if works else make(view)


def given(asked: object, view: View, kept: KeptDownloads | None) -> tuple[View, object]:
    """What an edition is made of: the view with its days, and besides it what is ``asked`` and the day that downloads bear."""
    return (kept.with_days(view), (asked, kept.day(view))) if kept else (view, asked)


def text_files(site: Site, work: EnrichedWork, versions: Versions | None, works: KeptEditions | None) -> list[Output]:
    """``text_data``, unless it is kept."""
    given = work, site.lexicon, site.converter, site.settings, versions
    return works.outputs(given, lambda: text_data(site, work, versions)) if works else text_data(site, work, versions)


def all_texts(site: Site) -> list[tuple[EnrichedWork, Versions | None]]:
    """Every work, then every text of those that have several, each with what it is one of."""
    dated = [(version.work, versions) for versions in site.versions.values() for version in versions.listed]
    return [*((work, site.versions.get(work.work.id)) for work in site.works), *dated]


def text_data(site: Site, work: EnrichedWork, versions: Versions | None) -> list[Output]:
    """The data of one text, of which there may be several."""
    return work_data(work, site.lexicon, site.converter, site.settings, versions)


def hand_pages(site: Site, editions: Mapping[Script, Sequence[View]], files: Set[str]) -> list[Page]:
    """The pages that people wrote, in both ``editions``, with the lists that are filled in and the card of a site's one work."""
    made: list[Page] = []
    for script, views in editions.items():
        library = _library(site, views, script)
        for typed in site.pages:
            listed = library_home(library, "" if typed.name == "index" else "../")
            made.append(hand_page(typed, views, script, site.converter, files, listed))
        for collection in published_collections(site):
            listed = collection_cards(library, collection)
            page = hand_page(collection.page, views, script, site.converter, files, listed)
            made.append(replace(page, meta={**page.meta, "crumbs": collection_crumbs(library)}))
    return made


def published_collections(site: Site) -> tuple[Collection, ...]:
    """Those that have pages: none where the works are few."""
    return site.collections if site.shelf.works else ()


def _library(site: Site, views: Sequence[View], script: Script) -> Library:
    by_id = {view.work.id: view for view in views}
    return Library(site.shelf, by_id, script, site.converter, published_collections(site))


def all_views(site: Site, script: Script) -> list[View]:
    """Every work as the edition in ``script`` shows it."""
    others: dict[str, View] = {}
    others |= {
        work.work.id: view_of(
            work, script, site.converter, site.lexicon, site.settings, others, site.versions.get(work.work.id)
        )
        for work in site.works
    }
    above = {w.id: (kind_item(kind, script),) for kind in site.shelf.kinds for w in kind.works}
    if len(others) > 1:
        others |= {id_: replace(view, above=above.get(id_, ()), alone=False) for id_, view in others.items()}
    return list(others.values())


def dated_views(site: Site, script: Script, views: Sequence[View]) -> list[View]:
    """Every text of the works that have several, under the address of its day."""
    others = {view.work.id: view for view in views}
    return [
        replace(
            view_of(version.work, script, site.converter, site.lexicon, site.settings, others, versions),
            above=others[version.work.work.home].above,
            alone=len(others) == 1,
        )
        for versions in site.versions.values()
        for version in versions.listed
    ]


def dated_pages(view: View) -> list[Page]:
    """The pages of one text of several: contents, the whole text, a page for each unit."""
    return [contents_page(view), full_page(view), *unit_pages(view)]


def search_entries(site: Site) -> list[SearchEntry]:
    """What search finds besides the works' own text: notes, terms, bodies."""
    notes = [entry for work in site.works for entry in note_entries(work)]
    notes += [entry for work in site.works for entry in caption_entries(work.work)]
    return [*notes, *term_entries(site.lexicon), *body_entries(site.lexicon, site.converter)]


def work_pages(view: View, promised: Container[str] = ()) -> list[Page]:
    """The pages of one work in one edition; one that has nothing to show only where its address is among the ``promised``."""
    pages = [contents_page(view), full_page(view), parallel_page(view)]
    apparatus, of_map = (f"{view.work.id}/{name}/" in promised for name in OPTIONAL)
    if has_apparatus(view) or apparatus:
        pages.append(apparatus_page(view))
    if has_map(view) or of_map:
        pages.append(map_page(view))
    return [*pages, *timing_pages(view), *changes_pages(view), *unit_pages(view)]


def lexicon_pages(site: Site, views: Sequence[View], script: Script, promised: Container[str] = ()) -> list[Page]:
    """The pages of terms, bodies and cited works in one edition, those too that hold nothing and were ``promised``."""
    given = (site.lexicon, views, script, site.converter)
    return [*term_pages(*given), *body_pages(*given), *works_pages(*given, promised)]


def files_below_docs(site: Site, outputs: Iterable[str]) -> frozenset[str]:
    """What a hand-written page can lead to: what is made, the owner's pages and pictures, what is made last."""
    typed = [*site.pages, *(collection.page for collection in published_collections(site))]
    pages = [f"{folder(script)}{page.name}.md" for script in SCRIPTS for page in typed]
    taken = [f"{v.work.id}/{f.name(v.work.id, script)}" for v in site.works for f in FORMATS for script in SCRIPTS]
    return frozenset([*(path.removeprefix("docs/") for path in outputs), *pages, *taken, *site.assets, "offline.zip"])


def check_docs(root: Path, site: Site, outputs: Sequence[Output], works: KeptEditions | None = None) -> list[Problem]:
    """What is wrong in docs/ beside the sources themselves, and addresses that vanish."""
    strays = [*check_strays(root, {output.path for output in outputs} | recorded(root))]
    strays += [*check_read_by_hosts(root), *check_tracked(root)]
    made = {output.path: output for output in outputs}
    files = files_below_docs(site, made)
    typed = [*site.pages, *(collection.page for collection in published_collections(site))]
    dead = [problem for page in typed for problem in check_links(page, made, files)]
    found = addresses(outputs, works.anchors if works else None)
    return [*strays, *dead, *check_addresses(site.published, site.redirects, found)]
