"""The works of a site as a library shelves them: each once by its name, in groups by what a reader knows of it.

Made once for both editions; all of it in time linear in the works and their links.  What is not known of a work puts it into a
group of its own, last: no work is missing from any shelf.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.language.pinyin import toneless
from tiaowen.language.readings import Reader
from tiaowen.language.scripts import ScriptConverter
from tiaowen.language.strokes import strokes
from tiaowen.model import Both, ReceivedWork, Script
from tiaowen.text.numerals import format_numeral

# With more works than these a site is a library: a list of all of them on one page is read no more.
FEW = 3
UNKNOWN = "unknown"
KINDS, YEARS = "kinds", "years"
_NOT_SAID = Both("未寫明", "未写明")
_STATE = "中华人民共和国"
_BESIDE = re.compile(r"[、，,;；\s]+")
_OPENING = "《〈“「『（("


@dataclass(frozen=True, slots=True)
class Shelved:
    """A work as the shelf knows it.

    ``name`` is its title from the first word that tells it from others; ``sound`` the toneless syllables of that in
    simplified script; ``day`` on which its text came to be or was last changed; ``citing`` the other works that name it.
    """

    id: str
    name: Both
    sound: tuple[str, ...]
    kind: Both
    issuers: tuple[Both, ...]
    year: int
    day: date | None
    citing: tuple[str, ...]

    @property
    def cited(self) -> int:
        return len(self.citing)

    @property
    def initials(self) -> str:
        """The first letters of its syllables, as search takes them: msssf."""
        return "".join(syllable[:1] for syllable in self.sound)


@dataclass(frozen=True, slots=True)
class Group:
    """Works that have something in common: ``key`` is the last part of its address."""

    key: str
    name: Both
    works: tuple[Shelved, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to look for a work; ``title`` in traditional script, the groups in the order in which a reader looks."""

    key: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All works in the order of their names, and the facets of each edition (strokes are counted as a script is written)."""

    works: tuple[Shelved, ...]
    facets: dict[Script, tuple[Facet, ...]]

    @property
    def kinds(self) -> tuple[Group, ...]:
        """The kinds of works that are known."""
        kinds = next((facet for facet in self.facets["hant"] if facet.key == KINDS), None)
        return tuple(group for group in kinds.groups if group.key != UNKNOWN) if kinds else ()

    def newest(self, many: int) -> list[Shelved]:
        """Those whose text came to be or was changed last; what has no day is not among them."""
        dated = [(work.day, work) for work in self.works if work.day]
        return [work for _, work in sorted(dated, key=lambda pair: pair[0], reverse=True)[:many]]

    def most_cited(self, many: int) -> list[Shelved]:
        """Those that most other works name."""
        return sorted((work for work in self.works if work.cited), key=lambda work: -work.cited)[:many]


NO_SHELF = Shelf((), {"hant": (), "hans": ()})


def shelve(works: Sequence[EnrichedWork], reader: Reader, converter: ScriptConverter) -> Shelf:
    """The shelf of the works; empty where they are so few that one list shows them."""
    if len(works) <= FEW:
        return NO_SHELF
    cited = _cited(works)
    shelved = tuple(sorted((_shelved(w, reader, converter, sorted(cited[w.work.id])) for w in works), key=_by_name))
    return Shelf(shelved, {script: tuple(_facets(shelved, reader, script)) for script in ("hant", "hans")})


def _by_name(work: Shelved) -> tuple[tuple[str, ...], str, str]:
    return work.sound, work.name.hans, work.id


def _cited(works: Iterable[EnrichedWork]) -> dict[str, set[str]]:
    """Of each work the others that name it or refer to a provision of it."""
    found: dict[str, set[str]] = {work.work.id: set() for work in works}
    for work in works:
        own = work.work.id
        named = {citation.work for citation in work.linked.citations}
        named |= {reference.target.work.partition("/")[0] for reference in work.linked.references if reference.target}
        for other in named - {own, ""}:
            found[other].add(own)
    return found


def _shelved(enriched: EnrichedWork, reader: Reader, converter: ScriptConverter, citing: Iterable[str]) -> Shelved:
    received, title = enriched.work.received, enriched.work.short_title
    hans = title.hans.lstrip(_OPENING)
    start = len(title.hans) - len(hans.removeprefix(_STATE) or hans)
    name = Both(title.hant[start:], title.hans[start:])
    sound = tuple(
        toneless(syllable) or character.lower()
        for syllable, character in zip(reader.read(name.hans), name.hans, strict=True)
        if character.isalnum()
    )
    issuers = tuple(converter.both(issuer) for issuer in _BESIDE.split(received.issuer) if issuer)
    kind = converter.both(received.genre)
    return Shelved(enriched.work.id, name, sound, kind, issuers, _year(received), _day(received), tuple(citing))


def _year(received: ReceivedWork) -> int:
    """The year in which it was made, else of the first thing known of it; 0 where none is."""
    first = received.begun or next((event.date for event in received.events), None)
    return first.year if first else 0


def _day(received: ReceivedWork) -> date | None:
    return max(filter(None, [received.begun, received.amended]), default=None)


_Keyed = tuple[str, Both, tuple[object, ...]]
"""Of a group its key, its name, and what it is sorted by."""


def _facets(works: Sequence[Shelved], reader: Reader, script: Script) -> Iterator[Facet]:
    """Every facet.  The readers of a row give the groups of one work; what comes first in sorting stands first."""

    @cache
    def sounds(hans: str) -> tuple[str, ...]:
        return tuple(toneless(syllable) for syllable in reader.read(hans))

    def kinds(work: Shelved) -> list[_Keyed]:
        name = work.kind
        return [(_address(sounds(name.hans), name.hans), name, (sounds(name.hans), name.hans))] if name.hans else []

    def issuers(work: Shelved) -> list[_Keyed]:
        return [(_address(sounds(n.hans), n.hans), n, (sounds(n.hans), n.hans)) for n in work.issuers]

    def years(work: Shelved) -> list[_Keyed]:
        return [(str(work.year), Both(f"{work.year}年", f"{work.year}年"), (-work.year,))] if work.year else []

    def letters(work: Shelved) -> list[_Keyed]:
        letter = work.sound[0][:1] if work.sound else ""
        known = letter.isascii() and letter.isalpha()
        return [(letter, Both(letter.upper(), letter.upper()), (letter,))] if known else []

    def strokes_of(work: Shelved) -> list[_Keyed]:
        number = strokes(work.name.of(script)[:1])
        return [(str(number), _strokes_name(number), (number,))] if number else []

    table: list[tuple[str, str, Callable[[Shelved], list[_Keyed]]]] = [
        (KINDS, "文種", kinds),
        ("issuers", "機關", issuers),
        (YEARS, "年份", years),
        ("names", "拼音", letters),
        ("strokes", "筆畫", strokes_of),
    ]
    for key, title, of in table:
        groups = _groups(works, of)
        yield Facet(key, title, _largest_first(groups) if key == KINDS else groups)


def _largest_first(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Kinds are few and known to all: those of most works first, what is not known last."""
    return tuple(sorted(groups, key=lambda group: (group.key == UNKNOWN, -len(group.works))))


def _groups(works: Sequence[Shelved], of: Callable[[Shelved], list[_Keyed]]) -> tuple[Group, ...]:
    """The groups in order, what is not known last; names of one sound get numbers in the order of their characters."""
    found: dict[tuple[tuple[object, ...], str, str], list[Shelved]] = {}
    names: dict[tuple[str, str], Both] = {}
    unknown: list[Shelved] = []
    for work in works:
        groups = of(work)
        for key, name, order in groups:
            found.setdefault((order, key, name.hans), []).append(work)
            names[key, name.hans] = name
        if not groups:
            unknown.append(work)
    taken: dict[str, int] = {}
    made: list[Group] = []
    for order, key, hans in sorted(found):
        taken[key] = taken.get(key, 0) + 1
        address = key if taken[key] == 1 else f"{key}-{taken[key]}"
        made.append(Group(address, names[key, hans], tuple(found[order, key, hans])))
    return tuple([*made, Group(UNKNOWN, _NOT_SAID, tuple(unknown))] if unknown else made)


def _strokes_name(number: int) -> Both:
    word = format_numeral(number)
    return Both(f"{word}畫", f"{word}画")


def _address(sound: Sequence[str], hans: str) -> str:
    """Syllables as letters of an address; what has no reading as itself where it can be one."""
    letters = "".join(s or c.lower() for s, c in zip(sound, hans, strict=True)).replace("ü", "v")
    return re.sub("[^a-z0-9]", "", letters) or "other"
