"""校訂記: every emendation, conjecture and considered-but-kept reading, as tables to check."""

from __future__ import annotations

from collections import Counter

from tiaowen.edit.editions import edited_offset
from tiaowen.model import PlacedEmendation, Retained, Unit
from tiaowen.read.emendations import KINDS
from tiaowen.text.ids import SentenceId
from tiaowen.write import page_kinds
from tiaowen.write.labels import place_name
from tiaowen.write.markdown import Page, escape
from tiaowen.write.marked.emended import anchor, told_reason
from tiaowen.write.navigation import page_path, work_item
from tiaowen.write.pages.common import work_meta
from tiaowen.write.view import View

CONTEXT = 6
_KIND_CLASSES = {kind: f"k{number}" for number, kind in enumerate(KINDS, 1)}


def apparatus_page(view: View) -> Page:
    """The page at ``/<work>/apparatus/``."""
    applied = [placed for placed in view.work.emendations if placed.row.applied]
    conjectures = [placed for placed in view.work.emendations if not placed.row.applied]
    title = view.say("校訂記")
    body = [f"# {title}", _introduction(view, len(applied), len(conjectures))]
    if applied:
        body += [view.say(f"## 校訂 {len(applied)} 處 {{: #emendations }}"), _filterable(view, applied)]
    if conjectures:
        body += [
            view.say(f"## 推測 {len(conjectures)} 處，未改 {{: #conjectures }}"),
            _table(view, conjectures, "疑作"),
        ]
    if view.work.retained:
        heading = view.say(f"## 看似有誤而保留的 {len(view.work.retained)} 條 {{: #retained }}")
        body += [heading, _retained_table(view)]
    path = page_path(view, "apparatus")
    meta = work_meta(view, path, page_kinds.APPARATUS, f"{title}：{view.show(view.work.short_title)}", title)
    source = f"{view.work.received.path}/emendations.tsv"
    return Page(path, meta | {"crumbs": [work_item(view)]}, "\n\n".join(body), source)


def _introduction(view: View, applied: int, conjectures: int) -> str:
    marks = sum(
        change.kind == "punctuation" for unit in view.work.units for s in unit.sentences for change in s.changes
    )
    return view.say(
        f"底本逐字節保存，從不改動。與底本不同的文字共 {applied} 處，逐條列在下面；另有 {conjectures} 處推測，列出而不改。"
        f"此外，半角標點按規則改為全角，共 {marks} 處：括號、逗號、冒號、分號、問號、歎號和引號；"
        "數字、拉丁字母和夾在它們中間的標點不動。"
    )


def _table(view: View, emendations: list[PlacedEmendation], lemma: str) -> str:
    head = "".join(f"<th>{view.say(name)}</th>" for name in ("位置", "底本作", lemma, "類別", "把握", "理由"))
    rows = "".join(_row(view, emendation) for emendation in emendations)
    table = f'<table class="apparatus">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>'
    return table


def _filterable(view: View, emendations: list[PlacedEmendation]) -> str:
    """The table with buttons that show one kind of row; by style sheet alone, without JavaScript."""
    counts = Counter(placed.row.kind for placed in emendations)
    choices = [("k0", f"全部 {len(emendations)}")]
    choices += [(_KIND_CLASSES[kind], f"{kind} {counts[kind]}") for kind in KINDS if counts[kind]]
    buttons = "".join(
        f'<input type="radio" name="kind" id="{name}"{" checked" if name == "k0" else ""}>'
        f'<label for="{name}">{view.say(label)}</label>\n'
        for name, label in choices
    )
    return f'<div class="filterable">\n{buttons}{_table(view, emendations, "今作")}\n</div>'


def _row(view: View, emendation: PlacedEmendation) -> str:
    row = emendation.row
    unit = view.tree.units[row.unit]
    cells = [
        _place(view, unit, emendation.sentence),
        f'<span lang="zh-Hant">{escape(row.left)}<del>{escape(row.reading)}</del>{escape(row.right)}</span>',
        _in_context(view, unit, emendation),
        view.say(row.kind),
        view.say(row.certainty),
        escape(told_reason(view, row)),
    ]
    return (
        f'<tr id="{anchor(emendation)}" class="{_KIND_CLASSES[row.kind]}">'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>\n"
    )


def _in_context(view: View, unit: Unit, emendation: PlacedEmendation) -> str:
    """The lemma with the words of the edition beside it."""
    sentence = next(s for s in unit.sentences if s.id == emendation.sentence)
    text = view.show(sentence.text)
    start = edited_offset(sentence, emendation.start)
    end = edited_offset(sentence, emendation.start + len(emendation.row.reading))
    lemma = view.show(emendation.row.lemma)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return f"{escape(before)}<ins>{escape(lemma)}</ins>{escape(after)}"


def _place(view: View, unit: Unit, sentence_id: SentenceId) -> str:
    label = f"{place_name(view.tree, unit, view.script)}{view.say('第')}{sentence_id.number}{view.say('句')}"
    return f'<a href="../{unit.id}/#{sentence_id.anchor}">{escape(label)}</a>'


def _retained_table(view: View) -> str:
    head = [view.say(name) for name in ("位置", "底本作", "次數", "把握", "理由")]
    lines = ["| " + " | ".join(head) + " |", "| --- " * len(head) + "|"]
    return "\n".join([*lines, *(_retained_row(view, row) for row in view.work.retained)])


def _retained_row(view: View, row: Retained) -> str:
    unit = view.tree.units[row.unit]
    place = f"[{escape(place_name(view.tree, unit, view.script))}]({unit.id}.md)"
    reading = f'<span lang="zh-Hant">{escape(row.reading)}</span>'
    cells = [place, reading, str(row.count), view.say(row.certainty), escape(view.told(row.reason))]
    return "| " + " | ".join(cells) + " |"
