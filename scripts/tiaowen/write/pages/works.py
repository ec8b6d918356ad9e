"""引用文件: every work that a text names, what it is, where it is named, and whether it is published here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from tiaowen.enrich.links import Citation
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import KINDS, CitedWork, Lexicon
from tiaowen.model import Script
from tiaowen.write import page_kinds
from tiaowen.write.html import tag
from tiaowen.write.library.lists import pager, parts_of
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta
from tiaowen.write.pages.in_works import folded
from tiaowen.write.places import shown_places
from tiaowen.write.view import View

TITLE = "引用文件"
# Works on a page, of those that docs/works does not describe.
MOST = 100
_PAGED = page_kinds.WORKS.with_files(sheet="library")
_BRACKETED = ("法律", "文件", "規劃")


def works_pages(
    lexicon: Lexicon,
    views: Sequence[View],
    script: Script,
    converter: ScriptConverter,
    promised: Container[str] = (),
) -> list[Page]:
    """The page at ``/works/`` in one edition, and ``/works/2/`` … where more are named than one holds; ``views`` are of ``script``.

    What docs/works describes stands on the first, to which the texts lead.  A page whose address was ``promised`` stays.
    """
    lead = converter.say(
        script, "各份文件裏提到的法律、文件、會議、規劃等。本站刊載的有鏈接；別處的只列名稱，不加鏈接。"
    )
    parts = parts_of(list(_unlisted(views).values()), MOST)
    while f"works/{len(parts) + 1}/" in promised:
        parts.append([])
    body: list[Markdown] = [tag("p", lead, class_="lead")]
    for kind in KINDS:
        entries = [entry for entry in lexicon.works if entry.kind == kind]
        if entries:
            body.append(Markdown("## {}").format(converter.say(script, kind)))
            body += [block for entry in entries for block in _entry(entry, views, script, converter)]
    pages = []
    for number, part in enumerate(parts, 1):
        empty = [tag("p", converter.say(script, "這裏現在沒有文件。"))] if number > 1 else []
        others = [Markdown("## {}").format(converter.say(script, "其他"))] if part else empty
        root = "../" if number == 1 else "../../"
        others += _unlisted_blocks(part, script, len(views) > 1, root)
        others.append(pager(converter.say(script, "各頁"), number, len(parts)))
        page = _page(script, converter, number, lead, [*(body if number == 1 else ()), *others])
        pages.append(replace(page, meta={**page.meta, **_PAGED}) if len(parts) > 1 else page)
    return pages


def _page(script: Script, converter: ScriptConverter, number: int, lead: str, body: Sequence[Markdown]) -> Page:
    path = f"{folder(script)}works/{'' if number == 1 else f'{number}/'}index.md"
    title = converter.say(script, TITLE if number == 1 else f"{TITLE}（第 {number} 頁）")
    meta = {**common_meta(script, path, page_kinds.WORKS), "title": title, "description": lead}
    if number > 1:
        meta["crumbs"] = [{"label": converter.say(script, TITLE), "page": f"{folder(script)}works/index.md"}]
    heading = Markdown("# {}").format(title)
    return Page(path, meta, Markdown("\n\n").join([heading, *filter(None, body)]), "docs/works/")


def _entry(entry: CitedWork, views: Sequence[View], script: Script, converter: ScriptConverter) -> list[Markdown]:
    name = entry.name.of(script)
    shown = f"《{name}》" if entry.kind in _BRACKETED else name
    facts = [text for text in (entry.issuer.of(script), _day(entry.day), entry.about.of(script)) if text]
    places = [(view, [c for c in view.enriched.linked.citations if c.slug == entry.slug]) for view in views]
    published = [c.work for _, found in places for c in found if c.work]
    blocks = [Markdown("### {} {{: #{} }}").format(shown, entry.slug)]
    if facts:
        blocks.append(tag("p", " · ".join(facts), class_="sub"))
    if published:
        link = tag("a", converter.say(script, "本站刊載"), href=f"../{published[0]}/")
        blocks.append(tag("p", link, class_="source"))
    return [*blocks, *_places(places, len(views) > 1, "../")]


def _day(day: str) -> str:
    """2014-10-23 → 2014年10月23日, as far as it is known."""
    return (
        "".join(f"{int(number)}{unit}" for number, unit in zip(day.split("-"), "年月日", strict=False)) if day else ""
    )


def _places(places: Iterable[tuple[View, Sequence[Citation]]], several: bool, root: str) -> list[Markdown]:
    """Where it is named; on a site of several works by work."""
    listed = [(view, len(found), shown_places(view, found, root)) for view, found in places if found]
    return [folded(view, count, [blocks]) if several else blocks for view, count, blocks in listed]


def _unlisted(views: Sequence[View]) -> dict[str, list[tuple[View, list[Citation]]]]:
    """Titles between 《 and 》 that docs/works does not describe, by simplified title; a work's own is none."""
    found: dict[str, dict[str, list[Citation]]] = defaultdict(lambda: defaultdict(list))
    by_id = {view.work.id: view for view in views}
    for view in views:
        for citation in view.enriched.linked.citations:
            if not citation.slug and citation.work != view.work.id:
                found[citation.title.hans][view.work.id].append(citation)
    return {title: [(by_id[work], citations) for work, citations in of.items()] for title, of in sorted(found.items())}


def _unlisted_blocks(
    unlisted: Iterable[list[tuple[View, list[Citation]]]], script: Script, several: bool, root: str
) -> list[Markdown]:
    blocks: list[Markdown] = []
    for places in unlisted:
        first = places[0][1][0]
        title = f"《{first.title.of(script)}》"
        heading = Markdown(f"### [{{}}]({root}{{}}/index.md)" if first.work else "### {}")
        blocks.append(heading.format(title, first.work))
        blocks += _places(places, several, root)
    return blocks
