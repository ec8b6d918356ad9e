"""Hand-written pages in both scripts, with the lists that the build fills in."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.language.markdown_script import convert_markdown
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script
from tiaowen.read.pages import HandPage
from tiaowen.write import page_kinds
from tiaowen.write.markdown import Page
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import card_meta, common_meta
from tiaowen.write.pages.contents import notes_way, outline, summary
from tiaowen.write.pages.provenance import provenance
from tiaowen.write.pages.search import search_door
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

OUTLINED_WORKS = 3


def hand_page(page: HandPage, views: Sequence[View], script: Script, converter: ScriptConverter) -> Page:
    """The places of ``tiaowen.read.pages.MARKS`` are filled in; ``views`` are of ``script``."""
    body = convert_markdown(page.body, script, converter)
    lists = {
        "<!-- search -->": [search_door(script, converter)],
        "<!-- works -->": [block for view in views for block in _work(view, len(views))],
        "<!-- provenance -->": [block for view in views for block in provenance(view)],
        "<!-- offline -->": [_offline(page, script, converter)],
        "<!-- kept -->": ["<div data-kept></div>"],
    }
    for mark, blocks in lists.items():
        body = body.replace(mark, "\n\n".join(blocks))
    path = f"{folder(script)}{page.name}.md"
    meta = {
        **common_meta(script, path, page_kinds.HOME if page.name == "index" else page_kinds.PAGE),
        "title": converter.both(page.title).of(script),
        "description": converter.both(page.description).of(script),
        **card_meta(views),
    }
    return Page(path, meta, body, page.source)


def _work(view: View, count: int) -> list[str]:
    """A work on the home page; its outline too when there are few works."""
    folder = f"{view.work.id}/"
    title = f"## [{phrased(view, view.work.short_title)}]({folder}index.md) {{: .work }}"
    if count > OUTLINED_WORKS:
        return [title, f"{summary(view)}\n{{: .lead }}"]
    ways = (
        f"[{view.say('閱讀全文')}]({folder}full.md){{: .way }} [{view.say('文件信息')}]({folder}index.md){{: .way }} "
    )
    ways += notes_way(view, "")
    return [title, f"{summary(view)}\n{{: .lead }}", f"{ways}\n{{: .ways }}", outline(view, folder)]


def _offline(page: HandPage, script: Script, converter: ScriptConverter) -> str:
    """The link to the offline copy, whose size is known only when the site is built (built/finish.py)."""
    steps = "../" * (f"{folder(script)}{page.name}/".count("/"))
    return f'<p><a class="way" href="{steps}offline.zip" download>{converter.say(script, "下載離線包")}</a> <small data-size></small></p>'
