"""Files at the site's root that programs look for: a feed of text changes, and llms.txt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from feedgenerator import Atom1Feed

from tiaowen.kit.files import Output
from tiaowen.write.download import TEXT
from tiaowen.write.history import identity
from tiaowen.write.navigation import folder
from tiaowen.write.view import View

FEED = "feed.xml"


def root_files(views: Sequence[View]) -> list[Output]:
    """The feed of one edition, and llms.txt with the traditional one; nothing where no download was made or no address is known.

    Where no day of a change is known there is no feed: an entry, and the feed, has to have one.
    """
    if not views or not views[0].downloads or not views[0].settings.site:
        return []
    source = views[0].work.received.path
    files = {f"{folder(views[0].script)}{FEED}": _feed(views)} if any(view.changed for view in views) else {}
    if views[0].script == "hant":
        files["llms.txt"] = _guide(views)
    return [Output(f"docs/{name}", text.encode(), source) for name, text in files.items()]


def _feed(views: Sequence[View]) -> str:
    """One entry a work whose text is known to have changed on a day; notes have feeds of their own."""
    first = views[0]
    root, ids = first.settings.site + folder(first.script), first.settings.entry_ids
    atom = Atom1Feed(
        title=first.say("文字改動"),
        link=root,
        description="",
        language=f"zh-{first.script.capitalize()}",
        feed_url=root + FEED,
        feed_guid=ids.of(folder(first.script), "texts"),
    )
    for view, day in ((view, view.changed) for view in views if view.changed):
        address = f"{root}{view.work.id}/"
        changed = datetime.combine(day, time(), UTC)
        atom.add_item(
            title=view.show(view.work.short_title),
            link=address,
            unique_id=ids.of(folder(first.script), f"{view.work.id}/{day.isoformat()}"),
            description=view.say("本站錄入的文字或校訂有改動；逐處見校訂記。"),
            author_name=view.say("編輯部"),
            pubdate=changed,
            updateddate=changed,
        )
    return str(atom.writeString("utf-8")) + "\n"


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
