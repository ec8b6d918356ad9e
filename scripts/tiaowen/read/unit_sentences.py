"""The lines that were gathered for a unit → its paragraphs, its sentences and its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tiaowen.model import ReceivedSentence, ReceivedUnit
from tiaowen.text.annexes import annex_number
from tiaowen.text.blank import BLANKS
from tiaowen.text.ids import UnitId
from tiaowen.text.levels import CAPTIONED
from tiaowen.text.line import Line
from tiaowen.text.numbering import Marker
from tiaowen.text.outline import Entry
from tiaowen.text.sentences import split_sentences
from tiaowen.text.tables import by_table

_HEADING_LENGTH = 40
# A first sentence that lays down a rule is text, not a heading run into its paragraph.
_RULE = re.compile(r"[应應][当當]|不得|可以|如果|；|本\S{1,4}自|的，|[：:](?:$|[“「『])")


@dataclass(slots=True)
class Draft:
    """A unit while its paragraphs are still being gathered."""

    id: UnitId
    kind: str
    parent: UnitId | None = None
    marker: Marker | None = None
    own_line: bool = False
    rank: float = 0
    lines: list[Line] = field(default_factory=list)


def stands_alone(entry: Entry) -> bool:
    """A heading on a line of its own: no sentence follows the number on that line.  The line of an
    article is its text, whatever its form, unless there is only its number."""
    text = entry.line.text.rstrip(BLANKS)
    if entry.marker is not None and text[entry.marker.end :].strip(BLANKS)[:1] in ("", "\n"):
        return True
    captioned = entry.marker is not None and entry.marker.level.captioned
    is_phrase = not any(c in text for c in "。！？!?；;") and not text.endswith(("：", ":", "，", ","))
    return is_phrase and not captioned and len(text) <= 2 * _HEADING_LENGTH


def finish(draft: Draft) -> ReceivedUnit:
    """The unit, with a heading where the text gives it one."""
    sentences = tuple(_sentences(draft))
    heading = _heading(draft, sentences)
    label = draft.marker.label if draft.marker else ""
    if draft.kind == "annex":
        label, start = annex_number(sentences[0].text)
        heading = (start, heading[1]) if heading and start < heading[1] else None
    return ReceivedUnit(draft.id, draft.kind, label, draft.parent, heading, sentences)


def _sentences(draft: Draft) -> Iterable[ReceivedSentence]:
    count = 0
    for paragraph, lines in enumerate(by_table(draft.lines), 0 if draft.own_line else 1):
        for line, pieces in _pieces(lines, whole=draft.own_line and paragraph == 0):
            at, column = line.number, 1
            for text in pieces:
                count += 1
                yield ReceivedSentence(draft.id.sentence(count), paragraph, text, at, column, line.form)
                at += text.count("\n")
                column = len(text) - text.rindex("\n") if "\n" in text else column + len(text)


def _pieces(lines: Sequence[Line], whole: bool) -> Iterator[tuple[Line, list[str]]]:
    """Each line of a paragraph with its sentences; a row of a table is one, the head's with the rule below it."""
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if line.form == "text":
            yield line, [line.text] if whole else split_sentences(line.text)
        elif line.form != "rule":
            rule = f"\n{below.text}" if below and below.form == "rule" else ""
            yield line, [line.text + rule]


def _heading(draft: Draft, sentences: Sequence[ReceivedSentence]) -> tuple[int, int] | None:
    first = sentences[0].text
    start = draft.marker.end if draft.marker else 0
    start += len(first) - start - len(first[start:].lstrip(BLANKS + "\n"))
    end = len(first.rstrip(BLANKS + "。\n"))
    if draft.own_line or draft.kind == "title":
        return (start, end) if start < end else None
    if draft.kind in CAPTIONED:
        return _caption(first, start)
    is_short = 0 < end - start <= _HEADING_LENGTH and not _RULE.search(first)
    return (start, end) if draft.marker and is_short and len(sentences) > 1 else None


def _caption(first: str, start: int) -> tuple[int, int] | None:
    """The caption of an article, 第一條【立法目的】 or 第一條（目的和依據）."""
    pairs = {"【": "】", "（": "）", "(": ")"}
    closing = pairs.get(first[start : start + 1])
    end = first.find(closing, start) if closing else -1
    return (start + 1, end) if start + 1 < end <= start + _HEADING_LENGTH else None
