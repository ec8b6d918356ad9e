"""The contents page of a work: its facts, its parts and clauses, the ways to read it."""

from __future__ import annotations

from collections import Counter

from tiaowen.model import Both, Unit
from tiaowen.notes.section import note_count
from tiaowen.text.levels import LEVELS
from tiaowen.text.written_date import written
from tiaowen.tree import Tree
from tiaowen.write import page_kinds
from tiaowen.write.data.json_ld import work_linked_data
from tiaowen.write.labels import joint, number_label, short_name
from tiaowen.write.markdown import Page, escape
from tiaowen.write.navigation import page_path
from tiaowen.write.pages.common import work_meta
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

MAX_DEPTH = 3


def contents_page(view: View) -> Page:
    """The page at ``/<work>/``."""
    title = phrased(view, view.work.title)
    ways = view.say("[閱讀全文](full.md){: .way } [簡繁對照](parallel.md){: .way } [結構圖](map.md){: .way } ")
    ways += view.say("[時限與機制](timing.md){: .way } ") if view.enriched.linked.mechanisms else ""
    ways += view.say("[校訂記](apparatus.md){: .way } ") + notes_way(view, "../") + "\n{: .ways }"
    body = [f"# {title} {{: .work }}", facts(view), ways, outline(view, ""), *downloads(view)]
    path = page_path(view)
    meta = work_meta(view, path, page_kinds.CONTENTS, view.show(view.work.short_title), view.show(view.work.title))
    meta["data"] = work_linked_data(view)
    return Page(path, meta, "\n\n".join(body), f"{view.work.received.path}/work.yml")


def facts(view: View) -> str:
    """The facts of work.yml as a description list."""
    received = view.work.received
    rows = [
        ("發文機關", received.issuer),
        ("文種", received.genre),
        ("通過日期", written(received.adopted)),
        ("公布日期", written(received.published)),
        ("施行日期", written(received.effective)),
        ("又名", "；".join(received.other_titles)),
        ("篇幅", f"{_count(view.tree)}，正文 {_length(view.tree):,} 字"),
    ]
    items = "".join(
        f"<div><dt>{view.say(name)}</dt><dd>{escape(view.told(value))}</dd></div>" for name, value in rows if value
    )
    return f'<dl class="facts">{items}</dl>'


def downloads(view: View) -> list[str]:
    """The section 下載: every file with its size and day; nothing when none was made."""
    if not view.downloads:
        return []
    steps = "../" * (1 + page_path(view).count("/") - 1)
    data = f'<li><a href="{steps}{view.work.id}/decision.json">JSON</a> <small>{view.say("全部數據，兩種字體")}</small></li>'
    items = "".join(
        f'<li><a href="{steps}{d.path}" download>{escape(d.label)}</a> <small>{d.size}</small></li>'
        for d in view.downloads
    )
    days = f"文字最後改動：{written(view.changed)}；下載的文件做於{written(view.downloads[0].day)}。"
    day_of = f'<p class="lead">{view.say(days)}</p>'
    return [f'<h2 id="downloads">{view.say("下載")}</h2>', day_of, f'<ul class="downloads">{items}{data}</ul>']


def summary(view: View) -> str:
    """The facts in one line, for the home page."""
    received = view.work.received
    parts = [view.told(received.issuer), view.say(f"{written(received.adopted)}通過"), view.say(_count(view.tree))]
    return escape(" · ".join(parts))


def notes_way(view: View, root: str) -> str:
    """A way to the notes that says how many there are; ``root`` leads to the edition's root."""
    return view.say(f"[註釋 {len(view.commentary.notes)} 條]({root}notes.md){{: .way }}")


def outline(view: View, folder: str) -> str:
    """The units as nested lists of links; ``folder`` leads from the page to the work's pages."""
    return "\n".join(_items(view, None, folder, 0))


def _items(view: View, unit: Unit | None, folder: str, depth: int) -> list[str]:
    lines = []
    for child in view.tree.children(unit):
        label = number_label(child, view.script)
        number = f'<span class="no">{escape(label)}</span>{joint(label)}'
        words = (
            phrased(view, Both(short_name(child, "hant"), short_name(child, "hans"))) if view.show(child.number) else ""
        )
        notes = note_count(view, child, f"{folder}{child.id}/")
        lines.append(f"{'    ' * depth}- [{number}{words}]({folder}{child.id}.md){notes}")
        if depth + 1 < MAX_DEPTH:
            lines += _items(view, child, folder, depth + 1)
    return lines


def _count(tree: Tree) -> str:
    kinds = Counter(unit.kind for unit in tree.paged)
    return "，".join(f"{kinds[level.kind]} {level.counted}" for level in LEVELS if level.counted and kinds[level.kind])


def _length(tree: Tree) -> int:
    return sum(len(unit.text.hant) for unit in tree.paged)
