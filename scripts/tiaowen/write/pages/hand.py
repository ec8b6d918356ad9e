"""Hand-written pages in both scripts, with the lists that the build fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from tiaowen.language.markdown_script import convert_markdown
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script
from tiaowen.notes.positions import code
from tiaowen.notes.read_alike import read_alike
from tiaowen.notes.source import without_code
from tiaowen.read.pages import HandPage
from tiaowen.write import page_kinds
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import folder
from tiaowen.write.outline import outline, outline_files
from tiaowen.write.page_kinds import PageKind
from tiaowen.write.pages.common import card_meta, common_meta
from tiaowen.write.pages.contents import notes_way, summary, way, ways
from tiaowen.write.pages.hand_links import with_links
from tiaowen.write.pages.provenance import provenance
from tiaowen.write.pages.search import search_door
from tiaowen.write.titles import phrased
from tiaowen.write.view import View


def hand_page(
    page: HandPage,
    views: Sequence[View],
    script: Script,
    converter: ScriptConverter,
    files: Set[str],
    library: Sequence[Markdown] = (),
) -> Page:
    """The places of ``tiaowen.read.pages.MARKS`` are filled in; ``views`` are of ``script``, ``files`` all below docs/.

    ``library`` stands in place of the list of works where these are many.
    """
    path = f"{folder(script)}{page.name}.md"
    typed = read_alike(page.body)
    body = with_links(convert_markdown(typed, script, converter, code(typed)), path, folder(script), files)
    lists: dict[str, list[Markdown]] = {
        "<!-- search -->": [search_door(script, converter)],
        "<!-- works -->": [*library] or [b for view in views for b in _work(view)] or [_begin(script, converter)],
        "<!-- provenance -->": [block for view in views for block in provenance(view)],
        "<!-- offline -->": [_offline(page, script, converter)],
        "<!-- kept -->": [tag("div", data_kept=True)],
    }
    filled = _filled(body, {mark: Markdown("\n\n").join(blocks) for mark, blocks in lists.items()})
    kind = page_kinds.HOME if page.name == "index" else page_kinds.PAGE
    lists_works = "<!-- works -->" in without_code(page.body)
    meta = {
        **common_meta(script, path, kind),
        **(_files(views, kind, bool(library)) if lists_works else {}),
        "title": converter.both(page.title).of(script),
        "description": converter.both(page.description).of(script),
        **card_meta(views),
    }
    return Page(path, meta, filled, page.source)


def _filled(body: str, lists: Mapping[str, Markdown]) -> Markdown:
    """``body`` with each list in the place of its mark; a mark in code is code."""
    parts, at = list[str](), 0
    for found in re.finditer("|".join(map(re.escape, lists)), without_code(body)):
        parts += [body[at : found.start()], lists[found[0]]]
        at = found.end()
    return Markdown("".join([*parts, body[at:]]))  # "+" would escape what is Markdown already


def _files(views: Sequence[View], kind: PageKind, library: bool) -> dict[str, object]:
    """What a page with the list of works loads besides."""
    return kind.with_files(sheet="library") if library else outline_files(views, kind)


def _work(view: View) -> list[Markdown]:
    """A work on the home page, where works are few, with its outline."""
    folder = f"{view.work.id}/"
    title = Markdown("## [{}]({}index.md) {{: .work }}").format(phrased(view, view.work.short_title), folder)
    read = [way(view, "閱讀全文", f"{folder}full.md"), way(view, "文件信息", f"{folder}index.md")]
    return [title, summary(view), ways([*read, *notes_way(view, "")]), outline(view, folder)]


def _begin(script: Script, converter: ScriptConverter) -> Markdown:
    """What a site says that has no work yet."""
    first = converter.say(script, "這裏還沒有文件。放進第一份，在網站的文件夾裏運行：")
    file, name = converter.say(script, "文件"), converter.say(script, "網址名")
    return Markdown("{}\n\n    make work FILE={}.txt ID={}").format(first, file, name)


def _offline(page: HandPage, script: Script, converter: ScriptConverter) -> Html:
    """The link to the offline copy, whose size is known only when the site is built (built/finish.py)."""
    steps = "../" * (f"{folder(script)}{page.name}/".count("/"))
    link = tag("a", converter.say(script, "下載離線包"), class_="way", href=f"{steps}offline.zip", download=True)
    return tag("p", link, " ", tag("small", data_size=True))
