"""The contents page of a work: its facts, its parts and clauses, the ways to read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tiaowen.text.genre_words import genre_words
from tiaowen.text.levels import LEVELS
from tiaowen.text.written_date import written
from tiaowen.tree import Tree
from tiaowen.write import page_kinds
from tiaowen.write.captions import captions_told
from tiaowen.write.data.json_ld import work_linked_data
from tiaowen.write.feed_links import feed_meta
from tiaowen.write.history import in_brief, timeline
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown, Page, paragraph
from tiaowen.write.marked.emended import emendation_list
from tiaowen.write.navigation import page_path
from tiaowen.write.outline import outline, outline_files
from tiaowen.write.pages.apparatus import has_apparatus
from tiaowen.write.pages.carrier import carrier_card
from tiaowen.write.pages.common import work_meta
from tiaowen.write.pages.full import running_text
from tiaowen.write.pages.map import has_map
from tiaowen.write.status_line import standing_line
from tiaowen.write.texts import texts_files, texts_line
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

# In characters and in units; beyond that a list of units is read sooner than they are.
SHORT, FEW = 1500, 6


def contents_page(view: View) -> Page:
    """The page at ``/<work>/``."""
    title = Markdown("# {} {{: .work }}").format(phrased(view, view.work.title))
    contents = _text(view) if is_short(view.tree) else [outline(view, "")]
    body = [
        title,
        standing_line(view, past=False),
        texts_line(view, ""),
        facts(view),
        *carrier_card(view),
        ways(_pages(view)),
        *contents,
        captions_told(view, view.work.units),
        *downloads(view),
    ]
    path = page_path(view)
    meta = work_meta(view, path, page_kinds.CONTENTS, view.show(view.work.short_title), view.show(view.work.title))
    meta |= outline_files([view], page_kinds.CONTENTS)
    meta |= {"crumbs": [*view.above]} if view.above else {}
    meta |= texts_files(view, meta) | feed_meta(view)
    meta["data"] = work_linked_data(view)
    return Page(path, meta, Markdown("\n\n").join(filter(None, body)), f"{view.work.received.path}/work.yml")


def _pages(view: View) -> list[Markdown]:
    """The ways to read the work: those that have anything to show."""
    if view.is_dated:
        return [way(view, "閱讀全文", "full.md")]
    pages = [("閱讀全文", "full", True), ("簡繁對照", "parallel", True), ("結構圖", "map", has_map(view))]
    pages += [
        ("時限與機制", "timing", bool(view.enriched.linked.mechanisms)),
        ("校訂記", "apparatus", has_apparatus(view)),
    ]
    return [*(way(view, words, f"{page}.md") for words, page, shows in pages if shows), *notes_way(view, "../")]


def way(view: View, words: str, page: str) -> Markdown:
    """A link to a page, large enough for a finger."""
    return Markdown("[{}]({}){{: .way }}").format(view.say(words), page)


def ways(links: Iterable[Markdown]) -> Markdown:
    """Such links in a line."""
    return paragraph(Markdown(" ").join(links), "ways")


def facts(view: View) -> Html:
    """The facts of work.yml as a description list; what is not known has no row."""
    received = view.work.received
    rows = [
        (genre_words(view.converter.to("hans", received.genre)).organ, view.told(received.issuer)),
        ("文號", view.told(received.number)),
        ("文種", view.told(received.genre)),
        ("沿革", timeline(view)),
        ("又名", view.told("；".join(received.other_titles))),
        ("篇幅", view.say(f"{counted(view.tree)}，正文 {view.tree.length:,} 字")),
    ]
    pairs = [(view.say(name), value) for name, value in rows if value]
    return tag("dl", *(tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs), class_="facts")


def downloads(view: View) -> list[Html]:
    """The section 下載: every file with its size and day; nothing when none was made."""
    if not view.downloads:
        return []
    steps = "../" * (1 + page_path(view).count("/") - 1)
    items = [(tag("a", d.label, href=steps + d.path, download=True), d.size) for d in view.downloads]
    data = tag("a", "JSON", href=f"{steps}{view.work.id}/decision.json")
    items.append((data, view.say("全部數據，兩種字體")))
    told = [("本站錄入的文字最後改動：", view.changed), ("下載的文件做於", view.downloads[0].day)]
    days = "；".join(f"{words}{written(day)}" for words, day in told if day)
    return [
        tag("h2", view.say("下載"), id="downloads"),
        tag("p", view.say(f"{days}。"), class_="lead") if days else Html(""),
        tag("ul", *(tag("li", link, " ", tag("small", size)) for link, size in items), class_="downloads"),
        *([_set_in_type(view)] if view.is_dated else []),
    ]


def _set_in_type(view: View) -> Html:
    """Where PDF and EPUB are: of one text of several alone."""
    link = tag("a", view.say("文件的目錄頁"), href="../../#downloads")
    return tag(
        "p", view.say("PDF 和 EPUB 只有一個文本的，在"), link, view.say("；這個文本可以從瀏覽器打印。"), class_="lead"
    )


def summary(view: View) -> Markdown:
    """The facts in one line, for the home page."""
    return paragraph(" · ".join([*known_facts(view), view.say(counted(view.tree))]), "lead")


def known_facts(view: View) -> list[str]:
    """Organ, number and what happened, as far as they are known, each in a few words."""
    received = view.work.received
    return list(filter(None, [view.told(received.issuer), view.told(received.number), in_brief(view)]))


def notes_way(view: View, root: str) -> list[Markdown]:
    """A way to the notes that says how many there are, where there are any; ``root`` leads to the edition's root."""
    count = len(view.commentary.notes)
    return [way(view, f"註釋 {count} 條", f"{root}notes.md")] if count else []


def is_short(tree: Tree) -> bool:
    """Whether the text stands on the contents page: two sheets of paper, or twice that in a few provisions."""
    return tree.length <= SHORT or (tree.length <= 2 * SHORT and len(tree.paged) <= FEW)


def _text(view: View) -> list[Markdown]:
    """The text without its title, which heads the page, and without its carrier, which has a card.

    Its links are those of the page of the whole text, which lies one folder deeper.
    """
    units = [unit for unit in view.work.units if unit.kind != "title" and not unit.is_carrier]
    blocks = [*running_text(view, units), emendation_list(view, units)]
    return [Markdown(str(block).replace('="../"', '="./"').replace('="../', '="')) for block in blocks]


def counted(tree: Tree) -> str:
    """How many units of each level: 8 章，74 條."""
    kinds = Counter(unit.kind for unit in tree.paged)
    own = {unit.kind: unit.called.hant for unit in tree.paged if unit.called}
    counted = {level.kind: own.get(level.kind, level.counted) for level in LEVELS if level.counted}
    return "，".join(f"{kinds[kind]} {word}" for kind, word in counted.items() if kinds[kind])
