"""A note's clause and quote → the exact range of the text they mean, or the Problem that says why not.

Nothing is guessed: a quote is found as it stands, script, width, quotation marks and spaces
aside, in the one place it stands in, or it is not found.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.closest import closest, difference, like
from edition.edit.scripts import ScriptConverter
from edition.folding import Folded, Folder
from edition.model import SCRIPTS, Script, Unit, Work
from edition.note import Note, Passage
from edition.problem import Problem, ProblemsFound
from edition.read.reference import lone_step, unit_ids
from edition.tree import Tree

MOST_SHOWN = 6
CONTEXT = 12
SHORTEST = 2
LONGEST = 1000
_PLAIN = re.compile(r"[^\s\"'\[\]{}#&*!|>%@`,:?\-](?:[^:#\n]|:(?=\S))*")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a note stands: its unit, the range of the unit's text (0, 0 for all of it), by sentence."""

    unit: Unit
    start: int
    end: int
    passages: tuple[Passage, ...]


class Ground:
    """The text of one work, folded once, on which many notes are anchored."""

    def __init__(self, work: Work, words: ScriptConverter, folder: Folder) -> None:
        self.work, self.words, self.folder = work, words, folder
        self.tree = Tree(work)
        self.units: Mapping[str, Unit] = {unit.id: unit for unit in self.tree.paged}
        self.position = {unit: at for at, unit in enumerate(self.units)}
        self._folded: dict[str, tuple[Folded, ...]] = {}

    def unit(self, typed: str) -> Unit | None:
        """The unit that ``typed`` names, if there is one."""
        found = next((self.units[found] for found in unit_ids(typed) if found in self.units), None)
        lone = lone_step(typed)
        return None if found and lone and found.kind not in lone[1] else found

    def near(self, typed: str) -> list[str]:
        """The ids of the units that ``typed``, which names none, may be meant for; likeliest first."""
        typed = typed.rsplit("/", 1)[-1].removesuffix(".md")
        if lone := lone_step(typed):
            number, kinds = lone
            named = [u.id for u in self.units.values() if u.kind in kinds and _ends_with(u.id, number)]
            if named:
                return named
        return like(next(iter(unit_ids(typed)), typed), self.units)

    def find(self, unit: Unit, quote: str) -> list[tuple[int, int]]:
        """Every range of the unit's text that ``quote`` matches."""
        wanted = self.folder.text(quote)
        converted = self.folder.text(self.words.to("hans", quote))
        ranges = {r for folded in self.folded(unit) for q in {wanted, converted} for r in folded.find_all(q)}
        return sorted(ranges)

    def folded(self, unit: Unit) -> tuple[Folded, ...]:
        """The unit's text of either edition, folded; the two run character for character."""
        if unit.id not in self._folded:
            text = unit.text
            self._folded[unit.id] = (self.folder.fold(text.hant), self.folder.fold(text.hans))
        return self._folded[unit.id]

    def script(self, note: Note) -> Script:
        """The script in which the note's editor is answered: that of the quote."""
        return self.words.script_of(note.quote)


def _ends_with(unit_id: str, number: int) -> bool:
    return unit_id.rsplit("-", 1)[-1] == str(number)


def text_hash(work: Work, unit: Unit) -> str:
    """What ``text:`` of a note holds: the hash of the unit's text in the script it was received in."""
    return "sha256:" + hashlib.sha256(unit.text.of(work.received.script).encode()).hexdigest()


def anchor(note: Note, ground: Ground) -> Anchor:
    """Where ``note`` stands.  Raises ProblemsFound: N001, N002, N003."""
    unit = ground.unit(note.clause)
    if unit is None:
        raise ProblemsFound([_no_clause(note, ground)])
    if not note.quote:
        return Anchor(unit, 0, 0, ())
    found = ground.find(unit, note.quote)
    if not found:
        raise ProblemsFound([_not_there(note, unit, ground)])
    fitting = [span for span in found if _fits(note, unit, span, ground)]
    if len(fitting) == 1:
        return Anchor(unit, *fitting[0], tuple(_by_sentence(unit, *fitting[0])))
    if len(found) == 1:
        raise ProblemsFound([_wrong_context(note, unit, found[0], ground)])
    raise ProblemsFound([_many(note, unit, found, len(fitting), ground)])


def _fits(note: Note, unit: Unit, span: tuple[int, int], ground: Ground) -> bool:
    """Whether ``before`` and ``after`` stand beside this place of the quote."""
    fold, text = ground.folder.text, unit.text
    return any(
        fold(words[: span[0]]).endswith(fold(before)) and fold(words[span[1] :]).startswith(fold(after))
        for words in (text.hant, text.hans)
        for before, after in (
            (note.before, note.after),
            (ground.words.to("hans", note.before), ground.words.to("hans", note.after)),
        )
    )


def _by_sentence(unit: Unit, start: int, end: int) -> Iterator[Passage]:
    at = 0
    for sentence in unit.sentences:
        length = len(sentence.text.hant)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            yield Passage(sentence.id, first, last)
        at += length


def _no_clause(note: Note, ground: Ground) -> Problem:
    close = ground.near(note.clause)
    head, message = "最接近的：", f"没有“{note.clause}”这一条。"
    if lone_step(note.clause) and len(close) > 1:
        head, message = "请写明是哪一部分的：", f"“{note.clause}”不止一处，不知道是哪一条。"
    elif not close:
        head, close = "条目写编号，例如：", list(itertools.islice(ground.units, 3))
    script = ground.words.script_of(note.title)
    listed = [f"clause: {unit}    # {heading(ground.units[unit], script)}" for unit in close]
    return note.problem(("clause",), "N001", message, "\n".join([head, *listed]))


def _not_there(note: Note, unit: Unit, ground: Ground) -> Problem:
    message = f"{unit.id} 里没有这句引文：“{_short(note.quote)}”。"
    if not ground.folder.text(note.quote):
        hint = "引文里没有字。请写上原文，或删掉 quote 这一行。"
    else:
        hint = "\n".join(
            [*(_emended(note, unit, ground) or _nearest(note, unit, ground)), *_elsewhere(note, unit, ground)]
        )
    return note.problem(("quote",), "N002", message, hint or "请从这一条的原文里照抄。")


def _emended(note: Note, unit: Unit, ground: Ground) -> list[str]:
    """The quote as the edition has it, where it was taken from the received text."""
    rows = [placed.row for placed in ground.work.emendations if placed.row.unit == unit.id]
    for script in SCRIPTS:
        quote, told = note.quote, []
        for row in rows:
            reading, lemma = ground.words.to(script, row.reading), row.lemma.of(script)
            if reading in quote:
                quote = quote.replace(reading, lemma)
                told.append(f"“{reading}”是底本的写法，版本里校订为“{lemma}”。")
        if told and ground.find(unit, quote):
            return [*dict.fromkeys(told), f"quote: {yaml_words(quote)}"]
    return []


def _nearest(note: Note, unit: Unit, ground: Ground) -> Iterator[str]:
    """The closest passage of the clause, as a line to paste, and how it differs."""
    same = ground.folder.same_length
    text = unit.text.of(ground.script(note))
    near = closest(same(note.quote), same(text)) if len(note.quote) <= LONGEST else None
    passage = text[near.start : near.end] if near else ""
    words = [c for c in note.quote if c.isalnum()]
    if passage and not (3 * len(passage) < 2 * len(words) and same(passage) in same(note.quote)):  # little but a scrap
        yield f"最接近的是：\nquote: {yaml_words(passage)}"
        yield f"差别：{difference(note.quote, passage, same)}"


def _elsewhere(note: Note, unit: Unit, ground: Ground) -> Iterator[str]:
    """The clause that has the quote, when exactly one other has."""
    others = [other for other in ground.units.values() if other is not unit and ground.find(other, note.quote)]
    if len(others) == 1:
        yield f"这句话在另一条里：\nclause: {others[0].id}    # {heading(others[0], ground.script(note))}"


def _wrong_context(note: Note, unit: Unit, span: tuple[int, int], ground: Ground) -> Problem:
    text = unit.text.of(ground.script(note))
    fold = ground.folder.text
    key = "before" if note.before and not fold(text[: span[0]]).endswith(fold(note.before)) else "after"
    beside = text[max(0, span[0] - CONTEXT) : span[0]] if key == "before" else text[span[1] : span[1] + CONTEXT]
    side = "前面" if key == "before" else "后面"
    message = f"引文“{_short(note.quote)}”{side}不是“{_short(getattr(note, key))}”。"
    hint = f"它只有一处，before 和 after 可以都删掉；它{side}是：{beside or '（这一条的头尾）'}"
    return note.problem((key,), "N002", message, hint)


def _many(note: Note, unit: Unit, found: Sequence[tuple[int, int]], fitting: int, ground: Ground) -> Problem:
    given = [key for key in ("before", "after") if getattr(note, key)]
    key = given[0] if given and not fitting else "quote"
    message = f"“{_short(note.quote)}”在 {unit.id} 里有 {len(found)} 处"
    if given:
        message += f"，{'、'.join(given)} 对得上的有 {fitting} 处" if fitting else f"，{'、'.join(given)} 一处也对不上"
    text = unit.text.of(ground.script(note))
    lines = [line for n, span in enumerate(found[:MOST_SHOWN], 1) for line in _choice(n, span, found, text, ground)]
    more = [f"……共 {len(found)} 处，只列前 {MOST_SHOWN} 处。"] if len(found) > MOST_SHOWN else []
    hint = "\n".join(["要哪一处，就加上哪一行：", *lines, *more])
    return note.problem((key,), "N003", message + "，不知道是哪一处。", hint)


def _choice(
    number: int, span: tuple[int, int], found: Sequence[tuple[int, int]], text: str, ground: Ground
) -> list[str]:
    """One place of the quote with the words around it, and the line that chooses it."""
    start, end = span
    around = f"{text[max(0, start - CONTEXT) : start]}【{text[start:end]}】{text[end : end + CONTEXT]}"
    return [f"第 {number} 处 …{around}…", *context_lines(span, found, text, ground.folder.text)]


def context_lines(
    span: tuple[int, int], found: Iterable[tuple[int, int]], text: str, fold: Callable[[str], str] = str
) -> list[str]:
    """The shortest ``before:`` or ``after:`` (or both) that only this one of the places has."""
    start, end = span
    sides = [(fold(text[:at]), fold(text[to:])) for at, to in found if (at, to) != span]
    before_lengths = range(min(SHORTEST, start) or 1, start + 1)
    after_lengths = range(min(SHORTEST, len(text) - end) or 1, len(text) - end + 1)
    choices = itertools.chain(
        ((length, 0) for length in before_lengths),
        ((0, length) for length in after_lengths),
        zip(before_lengths, after_lengths, strict=False),
    )
    for left, right in choices:
        before, after = text[start - left : start], text[end : end + right]
        alike = (h.endswith(fold(before)) and t.startswith(fold(after)) for h, t in sides)
        if fold(before + after) and not any(alike):
            pairs = (("before", before), ("after", after))
            return [f"{key}: {yaml_words(words)}" for key, words in pairs if words]
    return []


def heading(unit: Unit, script: Script) -> str:
    """Number and heading of a unit, for telling which one is meant."""
    if unit.heading:
        return unit.number.of(script) + unit.heading.of(script)
    return unit.text.of(script)[:CONTEXT] + "…"


def yaml_words(text: str) -> str:
    """``text`` as a YAML value on one line, in quotes only where it needs them."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in ("null", "true", "false", "~")
    return text if plain else json.dumps(text, ensure_ascii=False)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:40] + "…"
