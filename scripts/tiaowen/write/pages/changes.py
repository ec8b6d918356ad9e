"""``/<work>/changes/``: the days on which a work changed; ``/<work>/changes/2017-06-27/``: what that day changed, provision by provision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tiaowen.enrich.versions import Version
from tiaowen.model import Unit
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.text.written_date import written
from tiaowen.versions.changes import ProvisionChange
from tiaowen.versions.mapping import Kind
from tiaowen.write import page_kinds
from tiaowen.write.amended_by import DOUBTFUL, amended_line, said_but_not_seen
from tiaowen.write.feed_links import FEED, feed_line, feed_meta
from tiaowen.write.html import Html, on_lines, tag
from tiaowen.write.labels import place_name
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.marked.changed import changed_paragraphs
from tiaowen.write.navigation import page_path, work_crumbs
from tiaowen.write.pages.common import work_meta
from tiaowen.write.view import View

_SAID: Mapping[Kind, str] = {
    "same": "修改", "renumbered": "修改", "split": "拆分", "merged": "合併", "new": "新增", "gone": "刪去",
}  # fmt: skip
NOT_CHANGED = "無實質變化"


def changes_pages(view: View) -> list[Page]:
    """The list of days and a page for each; none for a work of which one text is here."""
    if not view.versions or view.is_dated:
        return []
    steps = list(pairwise(view.versions.listed))
    return [_list_page(view), *(_day_page(view, before, after) for before, after in steps)]


def _list_page(view: View) -> Page:
    assert view.versions is not None
    title = view.say("歷次修改")
    items = [_item(view, version, first=at == 0) for at, version in enumerate(view.versions.listed)]
    feed = feed_line(view, "訂閱這份文件的改動", f"../{FEED}")
    body = [Markdown("# {}").format(title), tag("ol", *reversed(items), class_="days"), feed]
    return _page(view, "changes", f"{title}：{view.show(view.work.short_title)}", body)


def _item(view: View, version: Version, first: bool) -> Html:
    day = tag("time", written(version.day), datetime=str(version.day))
    text = tag("a", view.say("全文"), href=f"../../{version.work.work.id}/full/")
    if first:
        return tag("li", day, " ", view.say("這裏最早的文本"), " ", text)
    changed = tag("a", day, " ", counted_changes(view, version.changes), href=f"{version.day}/")
    return tag("li", changed, " ", text)


def _day_page(view: View, before: Version, after: Version) -> Page:
    title = view.say(f"{written(after.day)}的修改")
    own = [change for change in after.changes if not _is_beside(change, before, after)]
    beside = [change for change in after.changes if change.changed and _is_beside(change, before, after)]
    slight = [change for change in own if not change.changed and not change.untouched]
    others = tag(
        "p",
        view.say("改前："), tag("a", view.say(f"{written(before.day)}起的文本"), href=f"../../../{before.work.work.id}/full/"),
        view.say("；改後："), tag("a", view.say(f"{written(after.day)}起的文本"), href=f"../../../{after.work.work.id}/full/"),
        view.say("。"), tag("del", view.say("刪去的字")), " ", tag("ins", view.say("增加的字")),
    )  # fmt: skip
    body = [
        Markdown("# {}").format(title),
        tag("p", counted_changes(view, after.changes), class_="lead"),
        *amended_line(view, after),
        others,
        *(_section(view, change, before, after) for change in own if change.changed),
        *(_beside(view, change, before, after) for change in beside),
        *_slight(view, slight, before, after),
        *_not_seen(view, after),
    ]
    page = _page(view, f"changes/{after.day}", f"{title}：{view.show(view.work.short_title)}", body)
    crumbs = [*work_crumbs(view), {"label": view.say("歷次修改"), "page": page_path(view, "changes")}]
    return Page(page.path, {**page.meta, "crumbs": crumbs}, page.body, f"{after.work.work.received.path}/received.txt")


def _page(view: View, page: str, title: str, body: Sequence[Markdown]) -> Page:
    path = page_path(view, page)
    meta = work_meta(view, path, page_kinds.CHANGES, title, title) | {"crumbs": work_crumbs(view)} | feed_meta(view)
    return Page(path, meta, Markdown("\n\n").join(body), f"{view.work.received.path}/work.yml")


def _is_beside(change: ProvisionChange, before: Version, after: Version) -> bool:
    """Whether it is the title, the note of adoption or the signature: what tells of the text and is no provision."""
    return any(unit.kind in WITHOUT_PAGE for side in sides_of(change, before, after) for unit in side)


def sides_of(change: ProvisionChange, before: Version, after: Version) -> tuple[list[Unit], list[Unit]]:
    """The units of the text before and of that after."""
    old = [before.work.tree.units[unit] for unit in change.provision.old]
    return old, [after.work.tree.units[unit] for unit in change.provision.new]


def counted_changes(view: View, changes: Sequence[ProvisionChange]) -> str:
    """修改 3 處，拆分 1 處，新增 1 處，無實質變化 2 處: titles and notes of adoption are not counted."""
    counted: dict[str, int] = dict.fromkeys([*_SAID.values(), NOT_CHANGED], 0)
    for change in changes:
        if not change.untouched and not {*change.provision.old, *change.provision.new} & {*WITHOUT_PAGE}:
            counted[_SAID[change.provision.kind] if change.changed else NOT_CHANGED] += 1
    return view.say("，".join(f"{word} {count} 處" for word, count in counted.items() if count))


def _section(view: View, change: ProvisionChange, before: Version, after: Version) -> Html:
    old, new = sides_of(change, before, after)
    heading = tag(
        "h2", *_heading(view, change, before, after), " ", tag("small", view.say(_SAID[change.provision.kind]))
    )
    paragraphs = changed_paragraphs(old, new, change.pieces, view.script)
    by = amended_line(view, after, change)
    used = [line for unit in new for line in _users(view, after, unit)]
    return on_lines("section", heading, *paragraphs, *used, *by, id=anchor_of(change), class_="changed")


def _users(view: View, after: Version, unit: Unit) -> Iterator[Html]:
    """「檔案」的定義改了，用到它的：第三條、第五條."""
    assert view.versions is not None
    for word, users in view.versions.users(view.versions.at(after.work.work.id), unit.id).items():
        others = [after.work.tree.units[user] for user in users if user != unit.id]
        if others:
            said = view.say(f"「{view.told(word)}」的定義改了，用到它的：")
            yield tag("p", said, _names(view, others, after), view.say("。"), class_="users")


def anchor_of(change: ProvisionChange) -> str:
    """Where the change stands on the page of its day."""
    return change.provision.new[0] if change.provision.new else f"{change.provision.old[0]}-gone"


def _heading(view: View, change: ProvisionChange, before: Version, after: Version) -> Iterator[Html]:
    """第四條 → 第五條、第六條, each a link to its page in the text of its day."""
    old, new = sides_of(change, before, after)
    sides = [_names(view, units, version) for units, version in ((old, before), (new, after)) if units]
    if change.provision.kind == "same":
        sides = sides[1:]
    yield Html(" → ").join(sides)


def _names(view: View, units: Sequence[Unit], version: Version) -> Html:
    tree = version.work.tree
    links = (
        tag("a", place_name(tree, unit, view.script), href=f"../../../{version.work.work.id}/{unit.id}/")
        for unit in units
    )
    return Html("、").join(links)


def _beside(view: View, change: ProvisionChange, before: Version, after: Version) -> Html:
    old, new = sides_of(change, before, after)
    heading = tag("h2", view.say("題注等"), " ", tag("small", view.say("不是條文")))
    paragraphs = changed_paragraphs(old, new, change.pieces, view.script)
    return on_lines("section", heading, *paragraphs, class_="changed")


def _not_seen(view: View, after: Version) -> Iterator[Markdown]:
    if lines := list(said_but_not_seen(view, after)):
        yield Markdown("## {}").format(view.say(DOUBTFUL))
        yield tag("ul", *lines)


def _slight(view: View, changes: Sequence[ProvisionChange], before: Version, after: Version) -> Iterator[Markdown]:
    """Those in which no word changed: the numbers in a line, what differs on asking."""
    if not changes:
        return
    yield Markdown("## {} {}").format(view.say(NOT_CHANGED), tag("small", str(len(changes))))
    yield tag("p", view.say("只有編號、標點、空白、字形不同。"), class_="lead")
    parts: list[Html] = []
    for change in changes:
        old, new = sides_of(change, before, after)
        parts.append(tag("h3", *_heading(view, change, before, after)))
        parts += changed_paragraphs(old, new, change.pieces, view.script)
        parts += amended_line(view, after, change)
    names = Html("，").join(Html("").join(_heading(view, change, before, after)) for change in changes)
    yield tag("p", names)
    yield on_lines("details", tag("summary", view.say("逐處列出")), *parts, class_="changed slight")
