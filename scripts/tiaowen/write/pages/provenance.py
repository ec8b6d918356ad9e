"""Where a text came from, its checksum, what stood around it, and how to check it oneself."""

from __future__ import annotations

from itertools import groupby

from tiaowen.read.line_roles import DECISION_ROLES
from tiaowen.text.line import BLANK_ROLE
from tiaowen.write.html import tag
from tiaowen.write.markdown import Markdown, paragraph
from tiaowen.write.pages.common import table_row
from tiaowen.write.view import View

ROLE_NAMES = {
    "web-headword": "網頁詞頭",
    "web-lead": "網頁摘要",
    "web-information": "網頁上的基本信息",
    "web-heading": "網頁欄目名",
    "web-footer": "網頁頁腳",
    "web-navigation": "網頁路徑或按鈕",
    "web-page-number": "頁碼",
    "web-running-head": "書眉",
    "contents": "原有目錄",
    "masthead": "版頭",
    "title": "標題",
    "adoption": "題注",
    "number": "文號",
    "addressee": "主送機關",
    "body": "正文",
    "heading": "沒有編號的標題",
    "paragraph": "正文",
    "continued": "正文",
    "signature": "落款",
    "carrier-title": "載體文標題",
    "carrier-number": "載體文文號",
    "carrier-addressee": "載體文主送機關",
    "carrier": "載體文正文",
    "carrier-signature": "載體文落款",
}


def provenance(view: View) -> list[Markdown]:
    """The section about one work on the page of provenance."""
    received = view.work.received
    return [
        Markdown("## {}").format(view.show(view.work.short_title)),
        *_origin(view),
        _said(view, f"底本共 {len(received.lines)} 行，逐行的性質如下："),
        _roles(view),
        _said(view, "底本的 SHA-256 校驗和，每次生成網站時都會核對："),
        Markdown("`{}`{{: .hash }}").format(received.sha256),
        _said(view, "自己核對：從倉庫取得底本，運行下面的命令，結果應與上面一致。"),
        Markdown("    sha256sum {}/received.txt").format(received.path),
        *_around(view),
    ]


def _origin(view: View) -> list[Markdown]:
    """Where the text came from; nothing where that is not known."""
    source = view.work.received.source
    link = Markdown("（{}）").format(tag("a", source.url, href=source.url)) if source.url else ""
    retrieved = view.say(f"取得日期：{source.retrieved.isoformat()}。") if source.retrieved else ""
    stop = "。" if source.name or source.url else ""
    parts = (view.told(source.name), link, stop, view.told(source.description), retrieved)
    return [Markdown("**{}**：{}{}{}{}{}").format(view.say("底本"), *parts)] if any(parts) else []


def _said(view: View, words: str) -> Markdown:
    return paragraph(view.say(words))


def _roles(view: View) -> Markdown:
    filled = [line for line in view.work.received.lines if line.role != BLANK_ROLE]
    rows = []
    for role, run in groupby(filled, key=lambda line: line.role):
        numbers = [line.number for line in run]
        span = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        rows.append(table_row([span, view.say(ROLE_NAMES[role])]))
    head = table_row([view.say("行"), view.say("性質")])
    return Markdown("\n").join([head, Markdown("| --- | --- |"), *rows])


def _around(view: View) -> list[Markdown]:
    """What the web page around the decision said; it is not part of the decision."""
    outside = [line for line in view.work.received.lines if line.role not in (*DECISION_ROLES, BLANK_ROLE)]
    if not outside:
        return []
    lang = "zh-Hant" if view.work.received.script == "hant" else "zh-Hans"
    quotes = [
        Markdown("> ")
        + tag("span", line.text.strip(), lang=lang)
        + tag("small", view.say(f"第 {line.number} 行，{ROLE_NAMES[line.role]}"))
        for line in outside
    ]
    return [
        _said(view, "網頁上在決定前後的文字，不屬於決定，照錄如下（未作校訂）："),
        Markdown("\n>\n").join(quotes),
    ]
