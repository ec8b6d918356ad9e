"""Where a text came from, its checksum, what stood around it, and how to check it oneself."""

from __future__ import annotations

from itertools import groupby

from tiaowen.read.line_roles import DECISION_ROLES
from tiaowen.text.line import BLANK_ROLE
from tiaowen.write.markdown import escape
from tiaowen.write.view import View

_ROLE_NAMES = {
    "web-headword": "網頁詞頭",
    "web-lead": "網頁摘要",
    "web-information": "網頁上的基本信息",
    "web-heading": "網頁欄目名",
    "web-footer": "網頁頁腳",
    "contents": "原有目錄",
    "title": "標題",
    "adoption": "通過說明",
    "body": "正文",
    "signature": "落款",
}


def provenance(view: View) -> list[str]:
    """The section about one work on the page of provenance."""
    received = view.work.received
    source = received.source
    link = f"（<{source.url}>）" if source.url else ""
    retrieved = view.say(f"取得日期：{source.retrieved.isoformat()}。") if source.retrieved else ""
    told = escape(view.told(source.description))
    return [
        f"## {escape(view.show(view.work.short_title))}",
        f"**{view.say('底本')}**：{escape(view.told(source.name))}{link}。{told}{retrieved}",
        view.say(f"底本共 {len(received.lines)} 行，逐行的性質如下："),
        _roles(view),
        view.say("底本的 SHA-256 校驗和，每次生成網站時都會核對："),
        f"`{received.sha256}`{{: .hash }}",
        view.say("自己核對：從倉庫取得底本，運行下面的命令，結果應與上面一致。"),
        f"    sha256sum {received.path}/received.txt",
        *_around(view),
    ]


def _roles(view: View) -> str:
    filled = [line for line in view.work.received.lines if line.role != BLANK_ROLE]
    rows = []
    for role, run in groupby(filled, key=lambda line: line.role):
        numbers = [line.number for line in run]
        span = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        rows.append(f"| {span} | {_ROLE_NAMES[role]} |")
    return view.say("\n".join(["| 行 | 性質 |", "| --- | --- |", *rows]))


def _around(view: View) -> list[str]:
    """What the web page around the decision said; it is not part of the decision."""
    outside = [line for line in view.work.received.lines if line.role not in (*DECISION_ROLES, BLANK_ROLE)]
    if not outside:
        return []
    lang = "zh-Hant" if view.work.received.script == "hant" else "zh-Hans"
    quotes = [
        f'> <span lang="{lang}">{escape(line.text.strip())}</span>'
        f"<small>{view.say(f'第 {line.number} 行，{_ROLE_NAMES[line.role]}')}</small>"
        for line in outside
    ]
    return [view.say("網頁上在決定前後的文字，不屬於決定，照錄如下（未作校訂）："), "\n>\n".join(quotes)]
