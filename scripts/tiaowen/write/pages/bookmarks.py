"""The page at ``/bookmarks/``: the sentences a reader marked, which only his browser knows; it fills the page in."""

from __future__ import annotations

from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script
from tiaowen.write import page_kinds
from tiaowen.write.html import tag
from tiaowen.write.markdown import Markdown, Page, paragraph
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta


def bookmarks_page(script: Script, converter: ScriptConverter) -> Page:
    """One edition's page."""
    title = converter.say(script, "書籤")
    kept = converter.say(script, "書籤只存在這個瀏覽器裏。清除瀏覽數據，書籤也就沒有了；要留存，可以保存成文本。")
    without = converter.say(script, "書籤需要 JavaScript。")
    body = [
        Markdown("# {} {{: .site }}").format(title),
        paragraph(kept, "lead"),
        tag("div", id="bookmarks", class_="bookmarks", aria_live="polite"),
        tag("p", without, class_="without-js"),
    ]
    path = f"{folder(script)}bookmarks.md"
    description = converter.say(script, "讀者自己加的書籤。")
    meta = {**common_meta(script, path, page_kinds.BOOKMARKS), "title": title, "description": description}
    return Page(path, meta, Markdown("\n\n").join(body), "docs/decisions")
