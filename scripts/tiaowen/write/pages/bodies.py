"""主體: bodies × parts as a table of links, and a page for every body: its tasks, then where else it is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from tiaowen.enrich.links import BodyPlace
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import GROUPS, Body, Lexicon
from tiaowen.model import Script, Unit
from tiaowen.write import page_kinds
from tiaowen.write.html import Html, tag
from tiaowen.write.labels import name, number_label, place_name
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta, index_item
from tiaowen.write.pages.in_works import by_work
from tiaowen.write.places import shown_places
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

INDEXED_WORKS, COLUMNS = 3, 12
TITLE = "主體"


def body_pages(lexicon: Lexicon, views: Sequence[View], script: Script, converter: ScriptConverter) -> list[Page]:
    """The index and the pages of all bodies in one edition; ``views`` are of ``script``."""
    index = _index(lexicon.bodies, views, script, converter)
    return [index, *(_body_page(body, views, script, converter) for body in lexicon.bodies)]


def _index(bodies: Sequence[Body], views: Sequence[View], script: Script, converter: ScriptConverter) -> Page:
    title = converter.say(script, TITLE)
    lead = converter.say(
        script,
        f"文件交給任務或者提到的機構、職務和組織 {len(bodies)} 個。表中的數字是項：● 是交給任務的地方，○ 是只提到的地方。",
    )
    body = [Markdown("# {}").format(title), tag("p", lead, class_="lead")]
    tables = [view for view in views if len(view.tree.children(None)) <= COLUMNS][:INDEXED_WORKS]
    if len(views) <= INDEXED_WORKS and tables:
        for view in tables:
            heading = Markdown("## {} {{: .work }}").format(phrased(view, view.work.short_title))
            body += [heading, _matrix(bodies, view)]
    else:
        body.append(_list(bodies, script, converter))
    path = f"{folder(script)}bodies/index.md"
    meta = {**common_meta(script, path, page_kinds.BODIES), "title": title, "description": lead}
    return Page(path, meta, Markdown("\n\n").join(body), "docs/bodies/")


def _matrix(bodies: Iterable[Body], view: View) -> Html:
    """A table of which every cell links to the units; on a phone its rows fold into lines."""
    columns = view.tree.children(None)
    heads = [tag("th", _head(view, unit), scope="col") for unit in columns]
    order = {sentence: at for at, sentence in enumerate(view.sentences)}
    groups = []
    for group in GROUPS:
        listed = sorted((body for body in bodies if body.group == group), key=lambda body: _first(body, view, order))
        rows = Html("").join(_row(body, view, columns) for body in listed)
        if rows:
            title = tag("th", view.say(group), colspan=len(columns) + 1, scope="rowgroup")
            groups.append(tag("tbody", tag("tr", title, class_="group"), rows))
    caption = tag("caption", view.say("各主體在各部分的任務和提及"), class_="sr")
    head = tag("thead", tag("tr", tag("th", view.say("主體"), scope="col"), *heads))
    return tag("table", caption, head, *groups, class_="matrix")


def _head(view: View, unit: Unit) -> Html:
    return tag("a", _column(view, unit), href=f"../{view.work.id}/{unit.id}/", title=name(unit, view.script))


def _first(body: Body, view: View, order: Mapping[str, int]) -> int:
    """Bodies stand in the order in which the text first names them."""
    places = view.enriched.linked.bodies.get(body.slug)
    return order[places[0].sentence] if places else 0


def _column(view: View, unit: Unit) -> str:
    return number_label(unit, view.script).rstrip("、")


def _row(body: Body, view: View, columns: Sequence[Unit]) -> Html:
    places = view.enriched.linked.bodies.get(body.slug, [])
    if not places:
        return Html("")
    by_column: dict[str, list[BodyPlace]] = {}
    for place in places:
        by_column.setdefault(view.tree.lineage(view.tree.units[place.unit])[0].id, []).append(place)
    cells = [_cell(view, unit, by_column.get(unit.id, [])) for unit in columns]
    return tag("tr", tag("th", tag("a", view.show(body.name), href=f"{body.slug}/"), scope="row"), *cells)


def _cell(view: View, column: Unit, places: Sequence[BodyPlace]) -> Html:
    if not places:
        return tag("td")
    links = []
    for unit_id, group in groupby(places, key=lambda place: place.unit):
        here = list(group)
        unit = view.tree.units[unit_id]
        tasks = [place for place in here if place.task]
        number = (tasks or here)[0].sentence.number
        kind = view.say("任務") if tasks else view.say("提及")
        label = f"{place_name(view.tree, unit, view.script)}，{kind}"
        short = number_label(unit, view.script).strip("（）、") if unit is not column else ""
        href = f"../{view.work.id}/{unit_id}/#s{number}"
        links.append(tag("a", short, class_="k" if tasks else None, href=href, aria_label=label))
    return tag("td", *links, data_p=_column(view, column))


def _list(bodies: Iterable[Body], script: Script, converter: ScriptConverter) -> Html:
    items = []
    for group in GROUPS:
        links = [tag("a", body.name.of(script), href=f"{body.slug}/") for body in bodies if body.group == group]
        items += [tag("li", converter.say(script, group), tag("p", *links))] if links else []
    return tag("ul", *items, class_="by-part")


def _body_page(body: Body, views: Sequence[View], script: Script, converter: ScriptConverter) -> Page:
    variants = [word.of(script) for word in body.words[1:]]
    also = "　" + converter.say(script, "文中又作") + "：" + "、".join(variants) if variants else ""
    sub = converter.say(script, body.group) + also
    blocks = [Markdown("# {}").format(body.name.of(script)), tag("p", sub, class_="sub")]
    named = [(view, places) for view in views if (places := view.enriched.linked.bodies.get(body.slug))]
    blocks += by_work(named, _in_work)
    path = f"{folder(script)}bodies/{body.slug}/index.md"
    title = body.name.of(script)
    meta = {
        **common_meta(script, path, page_kinds.BODY),
        "title": title,
        "description": f"{converter.say(script, body.group)}：{title}",
    }
    return Page(
        path,
        meta | {"crumbs": [index_item(script, converter, TITLE, "bodies")]},
        Markdown("\n\n").join(blocks),
        body.path,
    )


def _in_work(view: View, places: Sequence[BodyPlace], folded: bool) -> list[Markdown]:
    blocks: list[Markdown] = []
    for title, task in (("任務", True), ("提及", False)):
        if listed := [place for place in places if place.task == task]:
            words = view.say(title)
            blocks.append(tag("h3", words) if folded else Markdown("### {}").format(words))
            blocks.append(shown_places(view, listed, "../../"))
    return blocks
