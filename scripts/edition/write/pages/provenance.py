"""Where a text came from, its checksum, what stood around it, and how to check it oneself."""

from __future__ import annotations

from edition.edit.scripts import ScriptConverter
from edition.model import BLANK_ROLE, Line, Script
from edition.tree import Tree
from edition.write.markdown import escape

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
_DECISION = ("title", "adoption", "body", "signature")


def provenance(tree: Tree, script: Script, words: ScriptConverter) -> list[str]:
    """The section about one work on the page of provenance."""
    received = tree.work.received
    source = received.source
    link = f"（<{source.url}>）" if source.url else ""
    retrieved = f"取得日期：{source.retrieved.isoformat()}。" if source.retrieved else ""
    return [
        f"## {escape(tree.work.short_title.of(script))}",
        f"**{words.say(script, '底本')}**：{_told(source.name, script, words)}{link}。"
        f"{_told(source.description, script, words)}{words.say(script, retrieved)}",
        words.say(script, f"底本共 {len(received.lines)} 行，逐行的性質如下："),
        _roles(received.lines, script, words),
        words.say(script, "底本的 SHA-256 校驗和，每次生成網站時都會核對："),
        f"`{received.sha256}`{{: .hash }}",
        words.say(script, "自己核對：從倉庫取得底本，運行下面的命令，結果應與上面一致。"),
        f"    sha256sum {received.path}/received.txt",
        *_around(received.lines, script, words),
    ]


def _told(text: str, script: Script, words: ScriptConverter) -> str:
    """Words of work.yml, in whichever script they were typed."""
    return escape(words.both(text).of(script))


def _roles(lines: tuple[Line, ...], script: Script, words: ScriptConverter) -> str:
    runs: list[tuple[int, int, str]] = []
    for line in lines:
        if line.role == BLANK_ROLE:
            continue
        if runs and runs[-1][2] == line.role:
            runs[-1] = (runs[-1][0], line.number, line.role)
        else:
            runs.append((line.number, line.number, line.role))
    rows = [f"| {a if a == b else f'{a}–{b}'} | {_ROLE_NAMES[role]} |" for a, b, role in runs]
    return words.say(script, "\n".join(["| 行 | 性質 |", "| --- | --- |", *rows]))


def _around(lines: tuple[Line, ...], script: Script, words: ScriptConverter) -> list[str]:
    """What the web page around the decision said; it is not part of the decision."""
    outside = [line for line in lines if line.role not in (*_DECISION, BLANK_ROLE)]
    if not outside:
        return []
    quotes = [
        f'> <span lang="zh-Hant">{escape(line.text.strip())}</span>'
        f"<small>{words.say(script, f'第 {line.number} 行，{_ROLE_NAMES[line.role]}')}</small>"
        for line in outside
    ]
    intro = "網頁上在決定前後的文字，不屬於決定，照錄如下（未作校訂）："
    return [words.say(script, intro), "\n>\n".join(quotes)]
