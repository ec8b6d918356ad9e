"""The page at ``/search/``: all hits of a query, by its address; the browser fills it in."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script
from tiaowen.write import page_kinds
from tiaowen.write.markdown import Page, escape
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta
from tiaowen.write.view import View

# The oldest browsers that run the scripts: package.json's browserslist, in readers' words.
FLOOR = "Chrome 80、Firefox 78、Safari 13.1"


def search_page(views: Sequence[View], script: Script, converter: ScriptConverter) -> Page:
    """One edition's page; ``views`` are of ``script`` and give, without JavaScript, the ways to the whole texts."""
    title = converter.say(script, "搜索")
    label = converter.say(script, "要找的字、拼音或首字母")
    form = (
        f'<form class="find" id="find" action="./" method="get" role="search">'
        f'<input type="search" name="q" aria-label="{label}" placeholder="{label}" autocomplete="off" autocapitalize="off" '
        f'spellcheck="false" maxlength="2000"><button type="submit">{title}</button></form>'
    )
    body = [
        f"# {title} {{: .site }}",
        form,
        '<div id="found" class="found" aria-live="polite"></div>',
        _without(views, script, converter),
    ]
    path = f"{folder(script)}search.md"
    description = converter.say(script, "全文搜索：字詞、拼音、首字母、注音、位置，簡體繁體都行。")
    meta = {**common_meta(script, path, page_kinds.SEARCH), "title": title, "description": description}
    return Page(path, meta, "\n\n".join(body), "docs/decisions")


def search_door(script: Script, converter: ScriptConverter) -> str:
    """The large way into search on the home page: a link that looks like the field it opens."""
    label = converter.say(script, "搜索：字、拼音、首字母、位置")
    return f'<a class="door" href="search/" data-search-open><span class="icon icon-search"></span>{label}</a>\n{{: .ways }}'


def _without(views: Sequence[View], script: Script, converter: ScriptConverter) -> str:
    """What a reader without JavaScript is told; floor.js tells one whose browser is too old for ours."""
    links = "、".join(
        f'<a href="../{view.work.id}/full/">{escape(view.show(view.work.short_title))}</a>' for view in views
    )
    no_script = converter.say(script, "搜索需要 JavaScript。沒有它，")
    too_old = converter.say(script, f"搜索要用 {FLOOR} 或更新的瀏覽器。沒有它，")
    said = converter.say(script, "可以打開全文，用瀏覽器的“頁內查找”：")
    told = f'<span id="no-script">{no_script}</span><span id="too-old" hidden>{too_old}</span>{said}'
    return f'<p class="without-js">{told}{links}。</p>'
