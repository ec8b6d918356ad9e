"""The day a page last changed: that of the last commit to anything it shows.  The sitemap says it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.lexicon import Lexicon
from tiaowen.notes.note import NOTES
from tiaowen.read.changes import Days
from tiaowen.write.markdown import Page
from tiaowen.write.page_kinds import PAGE_KINDS


def with_days(pages: Iterable[Page], works: Sequence[EnrichedWork], lexicon: Lexicon, days: Days) -> list[Page]:
    """The pages with ``lastmod`` in their front matter, where the history knows it."""
    shown = _Shown(works, lexicon)
    return [_with_day(page, [days[path] for path in shown.by(page) if path in days]) for page in pages]


def _with_day(page: Page, days: Sequence[date]) -> Page:
    return replace(page, meta={**page.meta, "lastmod": max(days).isoformat()}) if days else page


class _Shown:
    """Which sources a page shows."""

    def __init__(self, works: Sequence[EnrichedWork], lexicon: Lexicon) -> None:
        self._works = {work.work.id: work for work in works}
        self._terms = {term.slug: term.path for term in lexicon.terms}
        self._naming: dict[str, set[str]] = {}
        for work in works:
            for kind, named in (("terms", work.linked.terms), ("bodies", work.linked.bodies)):
                for slug in named:
                    self._naming.setdefault(f"{kind}/{slug}", set()).add(work.work.received.path)

    def by(self, page: Page) -> Iterator[str]:
        """Files and folders: what the page is made from, the text it quotes, the notes and terms that stand on it."""
        yield page.source.rstrip("/")
        work = self._works.get(str(page.meta.get("work")))
        if PAGE_KINDS[str(page.meta["kind"])].of_all:
            yield "docs/decisions"
        elif work:
            yield work.work.received.path
            yield from (
                self._of_unit(work, str(page.meta["unit"])) if "unit" in page.meta else (f"{NOTES}/{work.work.id}",)
            )
        else:
            yield from self._naming.get(page.path.removeprefix("hans/").removesuffix("/index.md"), ())

    def _of_unit(self, work: EnrichedWork, unit: str) -> Iterator[str]:
        units = {unit, *(below.id for _, below in work.tree.below(work.tree.units[unit]))}
        yield from (note.note.path for note in work.commentary.notes if note.unit in units)
        for slug, places in work.linked.terms.items():
            if any(place.unit in units for place in places):
                yield self._terms[slug]
