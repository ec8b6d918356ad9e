"""The page at ``/search/``: all hits of a query, by its address; the browser fills it in."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script
from tiaowen.write import page_kinds
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown, Page, paragraph
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta
from tiaowen.write.view import View

# The oldest browsers that run the scripts: package.json's browserslist, in readers' words.
FLOOR = "Chrome 80、Firefox 78、Safari 13.1"


def search_page(views: Sequence[View], script: Script, converter: ScriptConverter) -> Page:
    """One edition's page; ``views`` are of ``script`` and give, without JavaScript, the ways to the whole texts."""
    title = converter.say(script, "搜索")
    label = converter.say(script, "要找的字、拼音或首字母")
    field = tag(
        "input", type="search", name="q", aria_label=label, placeholder=label, autocomplete="off", autocapitalize="off",
        spellcheck="false", maxlength=2000,
    )  # fmt: skip
    button = tag("button", title, type="submit")
    body = [
        Markdown("# {} {{: .site }}").format(title),
        tag("form", field, button, class_="find", id="find", action="./", method="get", role="search"),
        _found(),
        _without(views, script, converter),
    ]
    path = f"{folder(script)}search.md"
    description = converter.say(script, "全文搜索：字詞、拼音、首字母、注音、位置，簡體繁體都行。")
    meta = {**common_meta(script, path, page_kinds.SEARCH), "title": title, "description": description}
    return Page(path, meta, Markdown("\n\n").join(body), "docs/decisions")


def _found() -> Html:
    """What the browser fills: what is said of the hits (the one thing that is read out by itself), filters, the list."""
    parts = tag("p", class_="search-said", role="status") + tag("div", class_="filters", hidden=True)
    return tag("div", parts + tag("ol", role="list"), id="found", class_="found")


def search_door(script: Script, converter: ScriptConverter) -> Markdown:
    """The large way into search on the home page: a link that looks like the field it opens."""
    label = converter.say(script, "搜索：字、拼音、首字母、位置")
    door = tag("a", tag("span", class_="icon icon-search"), label, class_="door", href="search/", data_search_open=True)
    return paragraph(door, "ways")


def _without(views: Sequence[View], script: Script, converter: ScriptConverter) -> Html:
    """What a reader without JavaScript is told; floor.js tells one whose browser is too old for ours."""
    links = Html("、").join(
        tag("a", view.show(view.work.short_title), href=f"../{view.work.id}/full/") for view in views
    )
    no_script = converter.say(script, "搜索需要 JavaScript。沒有它，")
    too_old = converter.say(script, f"搜索要用 {FLOOR} 或更新的瀏覽器。沒有它，")
    said = converter.say(script, "可以打開全文，用瀏覽器的“頁內查找”：")
    told = tag("span", no_script, id="no-script") + tag("span", too_old, id="too-old", hidden=True)
    return tag("p", told, said, links, "。", class_="without-js")
