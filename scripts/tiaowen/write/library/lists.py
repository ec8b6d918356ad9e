"""The pages of a library: all ways to look for a work, the groups of each, and the works of each group, page by page.

No page grows with the shelf: a list goes on on the next page.  They are links, so that they need no script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import SCRIPTS, Script
from tiaowen.read.collections import ADDRESS, Collection
from tiaowen.write import page_kinds
from tiaowen.write.html import Html, tag
from tiaowen.write.library.card import cards
from tiaowen.write.library.shelf import KINDS, UNKNOWN, YEARS, Facet, Group, Shelf
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta
from tiaowen.write.view import View

T = TypeVar("T")
ROOT = "library"
# Works and groups on a page; groups of a facet on the page of all ways.
WORKS, GROUPS, FIRST = 50, 200, 24
_SOURCE = "docs/decisions"
# So many pages are all named; of more those at the ends and around this one.
_NAMED, _AROUND = 9, 2


@dataclass(frozen=True, slots=True)
class Library:
    """One edition of the shelf, and the words to say things in its script."""

    shelf: Shelf
    views: Mapping[str, View]
    script: Script
    converter: ScriptConverter
    collections: tuple[Collection, ...] = ()

    def say(self, hant: str) -> str:
        return self.converter.say(self.script, hant)

    def told(self, text: str) -> str:
        return self.converter.both(text).of(self.script)

    @property
    def facets(self) -> tuple[Facet, ...]:
        return self.shelf.facets[self.script]


def library_pages(library: Library, promised: Iterable[str] = ()) -> list[Page]:
    """Every page below ``/library/`` in one edition; none where the works are few.

    A list that the other edition has, or that was ``promised``, and that holds nothing, says so: no address vanishes.
    """
    if not library.shelf.works:
        return []
    pages = [_all_ways(library)]
    for facet in library.facets:
        pages += _groups_of(library, facet)
        for group in facet.groups:
            pages += _works_of(library, facet, group)
    made = {_address(page.path.removeprefix(folder(library.script))) for page in pages}
    return [*pages, *(_empty(library, address) for address in _lacking(library, promised, made))]


def facet_entries(library: Library, facet: Facet, root: str, most: int) -> Html:
    """The groups as links with their counts, ``most`` of them where there are more: the last years, else the largest.

    ``root`` leads to the edition's root.
    """
    shown: Sequence[Group] = facet.groups
    if len(shown) > most:
        known = [group for group in shown if group.key != UNKNOWN]
        size = (lambda _: 0) if facet.key == YEARS else (lambda group: -len(group.works))
        chosen = {group.key for group in sorted(known, key=size)[:most]}
        shown = [group for group in known if group.key in chosen]
    links = [_group_link(library, group, f"{root}{ROOT}/{facet.key}/") for group in shown]
    rest = len(facet.groups) - len(shown)
    if rest:
        links.append(tag("a", library.say(f"另有 {rest} 個"), href=f"{root}{ROOT}/{facet.key}/", class_="rest"))
    return tag("p", *links, class_="groups")


def kind_item(kind: Group, script: Script) -> dict[str, object]:
    """A link to the list of a kind of works, for the crumbs of each."""
    return {"label": kind.name.of(script), "page": f"{folder(script)}{ROOT}/{KINDS}/{kind.key}/index.md"}


def _all_ways(library: Library) -> Page:
    blocks: list[Markdown] = collection_entries(library, "../")
    for facet in library.facets:
        blocks += [_facet_heading(library, facet), facet_entries(library, facet, "../", FIRST)]
    title = library.say("全部文件")
    count = library.say(f"{len(library.shelf.works)} 份")
    return _page(library, f"{ROOT}/index", title, count, [], blocks)


def _facet_heading(library: Library, facet: Facet) -> Markdown:
    return Markdown("## [{}]({}/index.md)").format(library.say(f"按{facet.title}"), facet.key)


def _groups_of(library: Library, facet: Facet) -> Iterator[Page]:
    """The groups of one facet, all of them."""
    title = library.say(f"按{facet.title}")
    parts = parts_of(facet.groups, GROUPS)
    for number, groups in enumerate(parts, 1):
        up = "" if number == 1 else "../"
        links = tag("p", *(_group_link(library, group, up) for group in groups), class_="groups")
        count = library.say(f"{len(facet.groups)} 組")
        blocks = [links, pager(library.say("各頁"), number, len(parts))]
        yield _page(library, _path(f"{ROOT}/{facet.key}", number), title, count, [_up(library)], blocks)


def _works_of(library: Library, facet: Facet, group: Group) -> Iterator[Page]:
    """The works of one group by their names."""
    name = group.name.of(library.script)
    title = name if facet.key != "names" else library.say(f"拼音 {name}")
    parts = parts_of(group.works, WORKS)
    crumbs = [_up(library), _item(library, f"按{facet.title}", f"{ROOT}/{facet.key}")]
    for number, shown in enumerate(parts, 1):
        root = "../" * (3 if number == 1 else 4)
        listed = cards(shown, library.views, root)
        blocks = [_beside(library, facet, group, root), listed, pager(library.say("各頁"), number, len(parts))]
        count = library.say(f"{len(group.works)} 份")
        yield _page(library, _path(f"{ROOT}/{facet.key}/{group.key}", number), title, count, crumbs, blocks)


def _beside(library: Library, facet: Facet, group: Group, root: str) -> Html:
    """The other groups, where they are few: a filter made of links."""
    if len(facet.groups) > FIRST * 2:
        return Html("")
    below = f"{root}{ROOT}/{facet.key}/"
    links = [_group_link(library, other, below, here=other is group) for other in facet.groups]
    return tag("nav", *links, class_="groups", aria_label=library.say(f"按{facet.title}"))


def _group_link(library: Library, group: Group, below: str, here: bool = False) -> Html:
    count = tag("small", str(len(group.works)))
    name = group.name.of(library.script)
    return tag("a", name, " ", count, href=f"{below}{group.key}/", aria_current="page" if here else None)


def parts_of(listed: Sequence[T], most: int) -> list[Sequence[T]]:
    """A list in parts of ``most`` each; one part where it is empty."""
    return [listed[start : start + most] for start in range(0, len(listed), most)] or [listed]


def pager(label: str, number: int, last: int) -> Html:
    """The pages of a list, as many links however long it is; ``label`` says what they are."""
    if last == 1:
        return Html("")
    up = "" if number == 1 else "../"
    near = {1, last, *range(number - _AROUND, number + _AROUND + 1)} if last > _NAMED else range(1, last + 1)
    named = [n for n in sorted(near) if 1 <= n <= last]
    links: list[str] = []
    for at, n in enumerate(named):
        if at and n > named[at - 1] + 1:
            links.append("…")
        href = f"{up}{n}/" if n > 1 else up or "./"
        links.append(tag("a", str(n), href=href, aria_current="page" if n == number else None))
    return tag("nav", *links, class_="pages", aria_label=label, data_pages=last)


def _is_list(address: str) -> bool:
    return address.startswith(f"{ROOT}/") and address.endswith("/") and not address.startswith(f"{ADDRESS}/")


def collection_entries(library: Library, root: str) -> list[Markdown]:
    """The editors' collections as links with what they say of themselves; nothing where there are none."""
    if not library.collections:
        return []
    items = []
    for collection in library.collections:
        link = tag("a", library.told(collection.page.title), href=f"{root}{collection.page.name}/")
        count = library.say(f"{len(collection.works)} 份")
        said = " · ".join(filter(None, [library.told(collection.page.description), count]))
        items.append(tag("li", link, tag("p", said)))
    return [Markdown("## {}").format(library.say("合集")), tag("ol", *items, class_="cards", role="list")]


def collection_cards(library: Library, collection: Collection) -> list[Markdown]:
    """The works of a collection in the editor's order, for its page."""
    shelved = {work.id: work for work in library.shelf.works}
    return [cards([shelved[id_] for id_ in collection.works], library.views, "../../../")]


def collection_crumbs(library: Library) -> list[dict[str, object]]:
    """What stands above a collection."""
    return [_up(library)]


def _lacking(library: Library, promised: Iterable[str], made: Iterable[str]) -> list[str]:
    other = [
        f"{ROOT}/{facet.key}/{group.key}/"
        for s in SCRIPTS
        for facet in library.shelf.facets[s]
        for group in facet.groups
    ]
    lists = [address for address in promised if _is_list(address)]
    return sorted({*other, *lists} - set(made))


def _empty(library: Library, address: str) -> Page:
    words = library.say("這裏現在沒有文件。")
    steps = "../" * (address.count("/") - 1)
    link = tag("a", library.say("全部文件"), href=steps or "./")
    path = address.removesuffix("/")
    stem = path if path.rsplit("/", 1)[-1].isdigit() and path.count("/") > 2 else f"{path}/index"
    return _page(library, stem, library.say("沒有文件"), "", [_up(library)], [tag("p", words, link)])


def _page(
    library: Library, path: str, title: str, count: str, crumbs: Sequence[dict[str, object]], blocks: Sequence[Markdown]
) -> Page:
    path = f"{folder(library.script)}{path}.md"
    heading = (
        Markdown("# {} {} {{: .site }}").format(title, tag("small", count)) if count else Markdown("# {}").format(title)
    )
    number = path.removesuffix(".md").rsplit("/", 1)[-1]
    ordinal = library.say(f"（第 {number} 頁）") if number.isdigit() else ""
    meta = {
        **common_meta(library.script, path, page_kinds.LIBRARY),
        "title": title + ordinal,
        "description": f"{title}：{count}{ordinal}" if count else title,
        **({"crumbs": [*crumbs]} if crumbs else {}),
    }
    return Page(path, meta, Markdown("\n\n").join([heading, *filter(None, blocks)]), _SOURCE)


def _path(address: str, number: int) -> str:
    return f"{address}/index" if number == 1 else f"{address}/{number}"


def _address(path: str) -> str:
    return path.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _up(library: Library) -> dict[str, object]:
    return _item(library, "全部文件", ROOT)


def _item(library: Library, hant: str, address: str) -> dict[str, object]:
    return {"label": library.say(hant), "page": f"{folder(library.script)}{address}/index.md"}
