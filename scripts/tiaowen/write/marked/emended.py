"""The apparatus in the text: marks on emended passages, and the list that explains them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tiaowen.edit.editions import edited_offset
from tiaowen.model import Emendation, PlacedEmendation, Sentence, Unit
from tiaowen.write.html import Html, tag
from tiaowen.write.marked.marks import Mark
from tiaowen.write.view import View


def emendation_marks(sentence: Sentence, placed: Iterable[PlacedEmendation]) -> list[Mark]:
    """One mark for each emendation or conjecture of the sentence; the page's list explains it."""
    marks = []
    for emendation in placed:
        start = edited_offset(sentence, emendation.start)
        end = edited_offset(sentence, emendation.end)
        kind = "em" if emendation.row.applied else "em cj"
        marks.append(Mark(start, end, "span", {"class_": kind, "data_pop": anchor(emendation)}))
    return marks


def anchor(emendation: PlacedEmendation) -> str:
    """``e2-2.23``: where the page's list explains the emendation ``2-2.e23``."""
    return "e" + emendation.id.replace(".e", ".")


def emendation_list(view: View, units: Iterable[Unit]) -> Html:
    """A folded list of the emendations of ``units``; "" when they have none."""
    items = [
        tag("li", explanation(view, emendation), id=anchor(emendation))
        for unit in units
        for sentence in unit.sentences
        for emendation in view.emendations.get(sentence.id, ())
    ]
    if not items:
        return Html("")
    title = tag("summary", view.say(f"校訂 {len(items)} 處"))
    return tag("details", title, tag("ol", *items), class_="emendations")


def explanation(view: View, emendation: PlacedEmendation) -> Html:
    """What was received, what the edition prints, and why."""
    row = emendation.row
    received, lemma = tag("del", row.reading, lang="zh-Hant"), tag("ins", view.show(row.lemma))
    certainty = view.say(row.certainty if row.applied else "推測，未改")
    return Html("{}{open}{}{close}，{}{open}{}{close}。{}。{}").format(
        view.say("底本作"), received, view.say("今作" if row.applied else "疑作"), lemma, told_reason(view, row),
        tag("small", f"{view.say(row.kind)} · {certainty}"), open=view.say("「"), close=view.say("」"),
    )  # fmt: skip


def explanation_text(view: View, emendation: PlacedEmendation) -> str:
    """The same as plain text, for downloads."""
    row = emendation.row
    lemma = view.say("今作" if row.applied else "疑作") + quoted(view, view.show(row.lemma))
    return f"{view.say('底本作')}{quoted(view, row.reading)}，{lemma}。{told_reason(view, row)}。"


def quoted(view: View, words: str) -> str:
    """``words`` as they are, between the quotation marks of the page's script."""
    return f"{view.say('「')}{words}{view.say('」')}"


def told_reason(view: View, row: Emendation) -> str:
    """The reason in the page's script.

    Where simplified script does not show what was put right (錄製, 錄制: 录制), quoted words stay as they were typed.
    """
    if view.converter.script_of(row.reason) == "hans" or view.converter.both(row.reading).hans != row.lemma.hans:
        return view.told(row.reason)
    parts = re.split("「([^」]*)」", row.reason)
    return "".join(quoted(view, part) if at % 2 else view.told(part) for at, part in enumerate(parts))
