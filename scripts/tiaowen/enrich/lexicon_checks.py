"""Do the entries fit each other and the texts?  Every rule is a generator of Problems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tiaowen.enrich.cited import BARE, plain_title, short_titles
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.kit.closest import closest
from tiaowen.kit.problem import Problem
from tiaowen.lexicon import Entry, Lexicon, Term
from tiaowen.model import Sentence
from tiaowen.text.ids import SentenceId

_HEAD = {"T": "term", "B": "name", "C": "title"}
_QUOTED = re.compile("「([^「」]{4,})」")


def check_lexicon(lexicon: Lexicon, works: Sequence[EnrichedWork]) -> Iterator[Problem]:
    """T006–T013, B006–B012, C006–C010; ``works`` are linked already."""
    used_terms = {slug for work in works for slug in work.linked.terms}
    used_bodies = {slug for work in works for slug in work.linked.bodies}
    cited = {citation.slug for work in works for citation in work.linked.citations}
    for letter, entries, used in (
        ("T", lexicon.terms, used_terms), ("B", lexicon.bodies, used_bodies), ("C", lexicon.works, cited)
    ):  # fmt: skip
        wrong = [*_doubled(letter, entries), *_idle_exceptions(letter, entries)]
        yield from wrong
        yield from _unused(letter, entries, used | {e.slug for e in entries if any(p.path == e.path for p in wrong)})
    yield from _see(lexicon.terms)
    yield from _cycles(lexicon.terms)
    by_id = {work.work.id: work for work in works}
    for term in lexicon.terms:
        yield from _source(term, by_id)
    for work in works:
        yield from _bare_titles(work, by_id)


def _doubled(letter: str, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Two entries with one name, in whichever script and among variants too; told at both, for one may not be in the change."""
    owners: dict[str, tuple[Entry, str]] = {}
    for entry in entries:
        for at, word in enumerate(entry.words):
            key = "also" if at else _HEAD[letter]
            name = plain_title(word.hans) if letter == "C" else word.hans
            first, first_key = owners.setdefault(name, (entry, key))
            if first is not entry:
                hint = "一个名称只能属于一处：请合并，或改掉其中一个。"
                for one, place, other in ((entry, key, first), (first, first_key, entry)):
                    message = f"“{word.hans}”已在 {other.path} 里。"
                    yield Problem(one.path, *one.line(place), f"{letter}006", message, hint)
        if len({word.hans for word in entry.words}) < len(entry.words):
            yield Problem(entry.path, *entry.line("also"), f"{letter}006", "also 里有重复的名称。", "请删掉重复的。")


def _unused(letter: str, entries: Iterable[Entry], used: set[str]) -> Iterator[Problem]:
    for entry in entries:
        if entry.slug not in used:
            names = "、".join(word.hans for word in entry.words)
            message = f"“{names}”在各份文件里都没有出现。"
            yield Problem(
                entry.path,
                *entry.line(_HEAD[letter]),
                f"{letter}007",
                message,
                "请核对写法（繁简不论），或删掉这个文件。",
            )


def _idle_exceptions(letter: str, entries: Sequence[Entry]) -> Iterator[Problem]:
    """An exception must be longer than a name of the entry, and no other entry's name may serve already."""
    for entry in entries:
        names = [word.hans for word in entry.words]
        for word in entry.exceptions:
            inside = [name for name in names if name in word.hans and name != word.hans]
            if not inside:
                message = f"例外“{word.hans}”里没有比它短的“{names[0]}”。"
                yield Problem(
                    entry.path, 0, 0, f"{letter}011", message, "例外要比名称长，例如“人民调解”的例外“人民调解员”。"
                )
            elif other := _served(entry, word.hans, entries):
                message = f"例外“{word.hans}”本身是 {other.path} 的名称，最长的先认，这条例外用不着。"
                yield Problem(
                    entry.path, *entry.line("except"), f"{letter}012", message, f"请从 except 里删掉“{word.hans}”。"
                )


def _served(entry: Entry, exception: str, entries: Iterable[Entry]) -> Entry | None:
    return next((e for e in entries if e is not entry and any(w.hans == exception for w in e.words)), None)


def _see(terms: Sequence[Term]) -> Iterator[Problem]:
    slugs = [term.slug for term in terms]
    for term in terms:
        for other in term.see:
            if other == term.slug:
                yield Problem(term.path, *term.line("see"), "T008", "see 指向自己。", "请删掉。")
            elif other not in slugs:
                near = max(slugs, key=lambda slug: _likeness(other, slug), default="")
                yield Problem(
                    term.path, *term.line("see"), "T008", f"see 里的“{other}”没有这个词条。", f"是不是“{near}”？"
                )


def _likeness(wanted: str, slug: str) -> float:
    near = closest(wanted, slug)
    return near.likeness if near else 0


def _cycles(terms: Sequence[Term]) -> Iterator[Problem]:
    """``see`` is shown on both sides, so a ring of it says one thing twice."""
    ahead = {term.slug: [slug for slug in term.see if slug != term.slug] for term in terms}
    by_slug = {term.slug: term for term in terms}
    told: set[str] = set()
    for start in ahead:
        if start not in told and (ring := _ring(start, ahead)):
            told.update(ring)
            message = "see 绕成了圈：" + " → ".join([*ring, ring[0]]) + "。"
            first = by_slug[ring[0]]
            yield Problem(
                first.path, *first.line("see"), "T009", message, "see 只写一边，另一边会自动显示；请删掉其中一个。"
            )


def _ring(start: str, ahead: Mapping[str, Sequence[str]]) -> list[str]:
    """A way from ``start`` back to it, without recursion; [] when there is none."""
    way, seen = [start], {start}
    pending = [iter(ahead[start])]
    while pending:
        step = next(pending[-1], None)
        if step is None:
            pending.pop()
            way.pop()
        elif step == start:
            return way
        elif step in ahead and step not in seen:
            seen.add(step)
            way.append(step)
            pending.append(iter(ahead[step]))
    return []


def _source(term: Term, works: Mapping[str, EnrichedWork]) -> Iterator[Problem]:
    """A gloss that a text of the site gives must quote it as it stands there."""
    if not term.place:
        return
    work_id, place = term.place
    text = _text_at(works.get(work_id), place)
    inner = str.maketrans("‘’", "“”")
    quotes = [term.gloss.hans[slice(*m.span(1))].translate(inner) for m in _QUOTED.finditer(term.gloss.hant)]
    if text is None:
        message = f"source 里的“{work_id}/{place}”没有这一处。"
        yield Problem(
            term.path,
            *term.line("source"),
            "T010",
            message,
            "写成 shiwei-2015/8-2.s4（句）或 shiwei-2015/8-2（单元）。",
        )
    elif not quotes:
        message = "出处是本站文件，释义却没有引原文。"
        yield Problem(term.path, *term.line("source"), "T010", message, "请用「」引出原文解释它的话。")
    else:
        for quote in quotes:
            if quote not in text:
                near = closest(quote, text)
                hint = f"最接近的是：{text[near.start : near.end]}" if near else "请对照原文。"
                yield Problem(term.path, *term.line("source"), "T010", f"“{quote}”不在 {work_id}/{place} 里。", hint)


def _text_at(work: EnrichedWork | None, place: str) -> str | None:
    if work is None:
        return None
    unit = work.tree.units.get(SentenceId(place).unit if ".s" in place else place)
    if unit is None or ".s" not in place:
        return unit.text.hans if unit else None
    return next((s.text.hans for s in unit.sentences if s.id == place), None)


def _named_here(work: EnrichedWork, shelf: Mapping[str, EnrichedWork]) -> list[str]:
    """The other works of the shelf that the text names, by their simplified titles."""
    named = dict.fromkeys(c.work for c in work.linked.citations if c.work and c.work != work.work.id)
    return [shelf[id_].work.short_title.hans for id_ in named if id_ in shelf]


def _bare_titles(work: EnrichedWork, shelf: Mapping[str, EnrichedWork]) -> Iterator[Problem]:
    """X002, a warning: 《決定》 alone, and nothing says which, which is no fault of the text.  A work of the shelf that the text
    names and that is of this genre may be meant."""
    lines: Mapping[str, Sentence] = {sentence.id: sentence for unit in work.work.units for sentence in unit.sentences}
    said, named = short_titles(work.work), _named_here(work, shelf)
    for citation in work.linked.citations:
        title = citation.title.hans
        if not citation.slug and not citation.work and BARE.fullmatch(title) and title not in said:
            sentence = lines[citation.sentence]
            message = f"《{title}》指哪一份文件，文中和 docs/works 里都没有说明。"
            hint = "请在那份文件的 docs/works/*.yml 的 also 里加上这个简称，或在 work.yml 的 accepted 里写明（code: X002）。"
            near = [name for name in named if name.endswith(title)]
            hint = f"是不是本站的{'、'.join(f'《{name}》' for name in near)}？{hint}" if near else hint
            path = f"{work.work.received.path}/received.txt"
            yield Problem(path, sentence.line, sentence.column + citation.start, "X002", message, hint, warning=True)
