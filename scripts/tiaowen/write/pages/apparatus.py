"""校訂記: every emendation, conjecture and considered-but-kept reading, as tables to check."""

from __future__ import annotations

from collections import Counter

from tiaowen.edit.editions import edited_offset
from tiaowen.model import PlacedEmendation, Retained, Unit
from tiaowen.read.emendations import KINDS
from tiaowen.text.ids import SentenceId
from tiaowen.write import page_kinds
from tiaowen.write.html import LINE, Html, tag
from tiaowen.write.labels import place_name
from tiaowen.write.markdown import Markdown, Page, paragraph
from tiaowen.write.marked.emended import anchor, told_reason
from tiaowen.write.navigation import page_path, work_crumbs
from tiaowen.write.pages.common import choice_buttons, table_row, work_meta
from tiaowen.write.view import View

CONTEXT = 6
_KIND_CLASSES = {kind: f"kind{number}" for number, kind in enumerate(KINDS, 1)}


def has_apparatus(view: View) -> bool:
    """Whether there is anything to tell: a correction, a conjecture, what looks wrong and was kept, punctuation made full."""
    return bool(view.work.emendations or view.work.retained or _punctuation(view))


def apparatus_page(view: View) -> Page:
    """The page at ``/<work>/apparatus/``."""
    applied = [placed for placed in view.work.emendations if placed.row.applied]
    conjectures = [placed for placed in view.work.emendations if not placed.row.applied]
    title = view.say("校訂記")
    body = [Markdown("# {}").format(title), _introduction(view, len(applied), len(conjectures))]
    if applied:
        body += [_heading(view, f"校訂 {len(applied)} 處", "emendations"), _filterable(view, applied)]
    if conjectures:
        body += [_heading(view, f"推測 {len(conjectures)} 處，未改", "conjectures"), _table(view, conjectures, "疑作")]
    if view.work.retained:
        body += [_heading(view, f"看似有誤而保留的 {len(view.work.retained)} 條", "retained"), _retained_table(view)]
    path = page_path(view, "apparatus")
    meta = work_meta(view, path, page_kinds.APPARATUS, f"{title}：{view.show(view.work.short_title)}", title)
    source = f"{view.work.received.path}/emendations.tsv"
    return Page(path, meta | {"crumbs": work_crumbs(view)}, Markdown("\n\n").join(body), source)


def _heading(view: View, words: str, address: str) -> Markdown:
    return Markdown("## {} {{: #{} }}").format(view.say(words), address)


def _introduction(view: View, applied: int, conjectures: int) -> Markdown:
    marks = _punctuation(view)
    told = view.say(
        f"底本逐字節保存，從不改動。與底本不同的文字共 {applied} 處，逐條列在下面；另有 {conjectures} 處推測，列出而不改。"
        f"此外，半角標點按規則改為全角，共 {marks} 處：括號、逗號、冒號、分號、問號、歎號和引號；"
        "數字、拉丁字母和夾在它們中間的標點不動。"
    )
    return paragraph(told)


def _punctuation(view: View) -> int:
    """How many marks were made full by rule."""
    return sum(change.kind == "punctuation" for u in view.work.units for s in u.sentences for change in s.changes)


def _table(view: View, emendations: list[PlacedEmendation], lemma: str) -> Html:
    head = (tag("th", view.say(name)) for name in ("位置", "底本作", lemma, "類別", "把握", "理由"))
    rows = tag("tbody", LINE, *(_row(view, emendation) for emendation in emendations))
    return tag("table", LINE, tag("thead", tag("tr", *head)), LINE, rows, LINE, class_="apparatus")


def _filterable(view: View, emendations: list[PlacedEmendation]) -> Html:
    """The table with buttons that show one kind of row; by style sheet alone, without JavaScript."""
    counts = Counter(placed.row.kind for placed in emendations)
    choices = [("kind0", f"全部 {len(emendations)}")]
    choices += [(_KIND_CLASSES[kind], f"{kind} {counts[kind]}") for kind in KINDS if counts[kind]]
    buttons = choice_buttons((name, view.say(label)) for name, label in choices)
    return tag("div", LINE, buttons, _table(view, emendations, "今作"), LINE, class_="filterable")


def _row(view: View, emendation: PlacedEmendation) -> Html:
    row = emendation.row
    unit = view.tree.units[row.unit]
    cells = [
        _place(view, unit, emendation.sentence),
        tag("span", row.left, tag("del", row.reading), row.right, lang="zh-Hant"),
        _in_context(view, unit, emendation),
        view.say(row.kind),
        view.say(row.certainty),
        told_reason(view, row),
    ]
    cells = [tag("td", cell) for cell in cells]
    return tag("tr", *cells, id=anchor(emendation), class_=_KIND_CLASSES[row.kind]) + LINE


def _in_context(view: View, unit: Unit, emendation: PlacedEmendation) -> Html:
    """The lemma with the words of the edition beside it."""
    sentence = next(s for s in unit.sentences if s.id == emendation.sentence)
    text = view.show(sentence.text)
    start = edited_offset(sentence, emendation.start)
    end = edited_offset(sentence, emendation.end)
    lemma = view.show(emendation.row.lemma)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Html("{}{}{}").format(before, tag("ins", lemma), after)


def _place(view: View, unit: Unit, sentence_id: SentenceId) -> Html:
    label = f"{place_name(view.tree, unit, view.script)}{view.say('第')}{sentence_id.number}{view.say('句')}"
    return tag("a", label, href=f"../{unit.id}/#{sentence_id.anchor}")


def _retained_table(view: View) -> Markdown:
    head = [view.say(name) for name in ("位置", "底本作", "次數", "把握", "理由")]
    rule = Markdown("| --- " * len(head) + "|")
    return Markdown("\n").join([table_row(head), rule, *(_retained_row(view, row) for row in view.work.retained)])


def _retained_row(view: View, row: Retained) -> Markdown:
    unit = view.tree.units[row.unit]
    place = Markdown("[{}]({}.md)").format(place_name(view.tree, unit, view.script), unit.id)
    reading = tag("span", row.reading, lang="zh-Hant")
    return table_row([place, reading, str(row.count), view.say(row.certainty), view.told(row.reason)])
