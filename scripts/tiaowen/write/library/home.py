"""The home page of a site of many works: the ways to all of them, the newest, those that most others name."""

from __future__ import annotations

from tiaowen.write.html import Html, tag
from tiaowen.write.library.card import cards
from tiaowen.write.library.lists import ROOT, Library, collection_entries, facet_entries
from tiaowen.write.library.shelf import Facet
from tiaowen.write.markdown import Markdown

SHOWN = 8
# How many groups of a facet stand on the home page: all letters, the few largest kinds and organs.
_GROUPS = {"names": 27, "kinds": 12}


def library_home(library: Library, root: str) -> list[Markdown]:
    """What stands where ``<!-- works -->`` is typed, on a page from which ``root`` leads to the edition's root; nothing where the
    works are few.
    """
    count = len(library.shelf.works)
    if not count:
        return []
    rows = [_way(library, facet, root) for facet in library.facets]
    whole = tag("a", library.say(f"全部文件 {count} 份"), href=f"{root}{ROOT}/")
    blocks: list[Markdown] = [Markdown("## {}").format(whole), tag("dl", *rows, class_="ways-in")]
    blocks += collection_entries(library, root)
    for title, works in (("最新", library.shelf.newest(SHOWN)), ("被提到最多", library.shelf.most_cited(SHOWN))):
        if works:
            blocks += [Markdown("## {}").format(library.say(title)), cards(works, library.views, root)]
    return blocks


def _way(library: Library, facet: Facet, root: str) -> Html:
    title = tag("dt", tag("a", library.say(f"按{facet.title}"), href=f"{root}{ROOT}/{facet.key}/"))
    return tag("div", title, tag("dd", facet_entries(library, facet, root, _GROUPS.get(facet.key, SHOWN))))
