"""Files that programs look for: the feeds of what changed, and llms.txt."""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.kit.files import Output
from tiaowen.write.data.feeds import feed_outputs
from tiaowen.write.download import TEXT
from tiaowen.write.history import identity
from tiaowen.write.view import View


def root_files(views: Sequence[View]) -> list[Output]:
    """The feeds of one edition, and llms.txt with the traditional one; nothing where no download was made or no address is known."""
    if not views or not views[0].downloads or not views[0].settings.site:
        return []
    feeds = feed_outputs(views)
    if views[0].script == "hans":
        return feeds
    return [*feeds, Output("docs/llms.txt", _guide(views).encode(), views[0].work.received.path)]


def _guide(views: Sequence[View]) -> str:
    """What a language model should read, as llmstxt.org lays it out."""
    site = views[0].settings.site
    lines = [
        "# 官方文件原文",
        "",
        "> 官方文件的全文，每句有固定地址。繁體在根目錄，簡體在 hans/。引用請用網頁地址加 #s 和句子的序號，並以校訂記爲準。",
    ]
    for view in views:
        base = f"{site}{view.work.id}/"
        lines += [
            "",
            f"## {view.show(view.work.title)}",
            "",
            f"- [目錄]({base}){': ' if (known := identity(view)) else ''}{known}",
            f"- [純文字]({base}{TEXT.name(view.work.id, 'hant')}): 全文，繁體；簡體是 {TEXT.name(view.work.id, 'hans')}",
            f"- [decision.json]({base}decision.json): 逐句的結構、拼音、校訂、註釋",
            f"- [JSON Schema]({site}assets/schema/decision-2.json)",
            f"- [校訂記]({base}apparatus/)",
        ]
    return "\n".join(lines) + "\n"
