"""Two texts of one work → which provision of the one is which of the other.

Every unit of both stands in exactly one ``Provision``.  Drafted in time that grows with the length of the texts: a unit is
compared only with the few that share rare pairs of characters with it (``versions.likeness``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tiaowen.model import Unit
from tiaowen.text.levels import DIVISIONS, WITHOUT_PAGE
from tiaowen.versions.likeness import Likeness, Match
from tiaowen.versions.wording import Wording

Kind = Literal["same", "renumbered", "split", "merged", "new", "gone"]
# So much of both is common: beyond doubt the same; nearly the same words.  Behind the same provision, where one that was written anew
# stays, less is enough, and least with the same number.  Headings are short and made of the same words.
SURE, ALIKE, ALIKE_IN_PLACE, ALIKE_AND_NUMBERED, ALIKE_HEADINGS = 0.75, 0.45, 0.38, 0.2, 0.7
# Of two that are as near the one that stands behind the same provision.
_IN_PLACE = 0.15
# A part that was cut off: so much of it stood in the whole, and so much of that is not in what the whole became.
PART, CUT_OFF = 0.5, 0.25
# Beyond so many on either side a stretch without a match is not searched pair by pair.
_STRETCH = 12


@dataclass(frozen=True, slots=True)
class Provision:
    """``old`` units of the earlier text became ``new`` ones of the later, both in reading order."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        """Same number, another, several of one, one of several, none before, none after."""
        if not self.old or not self.new:
            return "gone" if self.old else "new"
        if len(self.old) == len(self.new) == 1:
            return "same" if self.old == self.new else "renumbered"
        return "split" if len(self.old) <= len(self.new) else "merged"


Link = tuple[str, str]


def draft_mapping(old: Sequence[Unit], new: Sequence[Unit], wording: Wording) -> tuple[Provision, ...]:
    """The provisions as far as their words tell, in the order of the later text, what is gone behind what stood before it."""
    links: list[Link] = []
    kinds: defaultdict[str, tuple[list[Unit], list[Unit]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((old, new)):
        for unit in units:
            kinds[unit.kind][side].append(unit)
    for kind, (before, after) in kinds.items():
        links += _links(kind, before, after, wording)
    return provisions(old, new, links)


def provisions(old: Sequence[Unit], new: Sequence[Unit], links: Iterable[Link]) -> tuple[Provision, ...]:
    """The classes that ``links`` make of all units of both texts, each unit in exactly one."""
    above: dict[tuple[int, str], tuple[int, str]] = {}

    def top(of: tuple[int, str]) -> tuple[int, str]:
        while of in above:
            of = above[of]
        return of

    for one, other in links:
        first, second = top((0, one)), top((1, other))
        if first != second:
            above[second] = first
    classes: defaultdict[tuple[int, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((old, new)):
        for unit in units:
            classes[top((side, unit.id))][side].append(unit.id)
    return _in_order(old, new, [Provision(tuple(one), tuple(other)) for one, other in classes.values()])


def by_number(old: Sequence[Unit], new: Sequence[Unit], named: Iterable[Link]) -> tuple[Provision, ...]:
    """The provisions that an editor's rows tell, "" where there is none; those that no row names keep their number."""
    rows = list(named)
    used_old, used_new = {one for one, _ in rows}, {other for _, other in rows}
    there = {unit.id for unit in new}
    kept = [(u.id, u.id) for u in old if u.id in there and u.id not in used_old and u.id not in used_new]
    return provisions(old, new, [*(row for row in rows if all(row)), *kept])


def rows_of(mapping: Iterable[Provision]) -> list[tuple[str, str, Kind]]:
    """What an editor corrects: a row for each that has not the same number, "" where there is none."""
    told = (each for each in mapping if each.kind != "same")
    return [(one, other, each.kind) for each in told for one in each.old or ("",) for other in each.new or ("",)]


def _links(kind: str, old: Sequence[Unit], new: Sequence[Unit], wording: Wording) -> list[Link]:
    if not old or not new:
        return []
    if kind in WITHOUT_PAGE and len(old) == len(new) == 1:
        return [(old[0].id, new[0].id)]
    likeness = Likeness([wording.words(unit) for unit in old], [wording.words(unit) for unit in new])
    numbers = {unit.id: a for a, unit in enumerate(old)}
    same = [numbers.get(unit.id) for unit in new]
    matches: dict[int, int] = {}
    _take(matches, _identical(same, likeness))
    if kind in DIVISIONS:
        _take(matches, (match for match in _alike(same, likeness) if match.score >= ALIKE_HEADINGS))
        _take(matches, (m for m in _less_alike(matches, same, likeness) if same[m.new] == m.old))
        return [(old[a].id, new[b].id) for b, a in matches.items()]
    _take(matches, (match for match in _alike(same, likeness) if match.score >= SURE))
    _take(matches, _less_alike(matches, same, likeness))
    parts = [*_cut_off(matches, likeness, len(new)), *_joined(matches, likeness, len(old))]
    return [(old[a].id, new[b].id) for b, a in [*matches.items(), *parts]]


def _take(matches: dict[int, int], found: Iterable[Match]) -> None:
    """The best first, each unit once; ``matches`` are by the later text."""
    taken = set(matches.values())
    for match in sorted(found, key=lambda each: (-each.score, each.new, each.old)):
        if match.new not in matches and match.old not in taken:
            matches[match.new] = match.old
            taken.add(match.old)


def _identical(same: Sequence[int | None], likeness: Likeness) -> Iterator[Match]:
    """The same words: with the ``same`` number first, then in order."""
    kept = {a: b for b, a in enumerate(same) if a is not None and likeness.old[a] == likeness.new[b]}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for a, words in enumerate(likeness.old):
        if a not in kept:
            places[words].append(a)
    yield from (Match(a, b, 2.0) for a, b in kept.items())
    rest = {words: iter(listed) for words, listed in places.items()}
    for b in sorted({*range(len(same))} - {*kept.values()}):
        found = next(rest.get(likeness.new[b], iter(())), None)
        if found is not None:
            yield Match(found, b, 1.0)


def _alike(same: Sequence[int | None], likeness: Likeness) -> Iterator[Match]:
    """How alike those are that could be one; of two as near the one with the ``same`` number is taken."""
    for b, number in enumerate(same):
        for a in {*likeness.candidates(b), *([] if number is None else [number])}:
            yield Match(a, b, likeness.of(a, b) + 0.05 * (a == number))


def _less_alike(matches: Mapping[int, int], same: Sequence[int | None], likeness: Likeness) -> Iterator[Match]:
    """What is nearly the same wherever it stands, and what stands behind the same provision and is alike at all."""
    taken = set(matches.values())
    behind_old = _behind(len(likeness.old), {a: a for a in taken})
    behind_new = _behind(len(likeness.new), matches)
    for match in _alike(same, likeness):
        beside = behind_old[match.old] == behind_new[match.new]
        if match.score >= (_enough(match, same, likeness) if beside else ALIKE):
            yield Match(match.old, match.new, match.score + _IN_PLACE * beside)
    stretches: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (behind, known) in enumerate(((behind_old, taken), (behind_new, {*matches}))):
        for at, before in enumerate(behind):
            if at not in known:
                stretches[before][side].append(at)
    for first, second in stretches.values():
        if len(first) <= _STRETCH and len(second) <= _STRETCH:
            listed = (Match(a, b, likeness.of(a, b)) for a in first for b in second)
            yield from (
                Match(m.old, m.new, m.score + _IN_PLACE) for m in listed if m.score >= _enough(m, same, likeness)
            )


def _enough(match: Match, same: Sequence[int | None], likeness: Likeness) -> float:
    """The last provision of both, which says from when they are in force, is as good as one with the same number."""
    last = match.old == len(likeness.old) - 1 and match.new == len(likeness.new) - 1
    return ALIKE_AND_NUMBERED if last or same[match.new] == match.old else ALIKE_IN_PLACE


def _behind(count: int, matched: Mapping[int, int]) -> list[int]:
    """For each of ``count`` places the earlier text's place of the last match up to it; -1 before the first."""
    found, before = [], -1
    for at in range(count):
        before = matched.get(at, before)
        found.append(before)
    return found


def _cut_off(matches: Mapping[int, int], likeness: Likeness, new: int) -> Iterator[tuple[int, int]]:
    """New provisions that are a part of an old one which goes on under another: (new, old)."""
    partner = {a: b for b, a in matches.items()}
    for b in (b for b in range(new) if b not in matches):
        for a in likeness.candidates(b):
            if a in partner and likeness.part(a, b, partner[a]) >= CUT_OFF and likeness.inside(a, b) >= PART:
                yield b, a
                break


def _joined(matches: Mapping[int, int], likeness: Likeness, old: int) -> Iterator[tuple[int, int]]:
    """Old provisions that are a part of a new one which was another: (new, old)."""
    taken, turned = set(matches.values()), likeness.turned()
    for a in (a for a in range(old) if a not in taken):
        for b in turned.candidates(a):
            if b in matches and turned.part(b, a, matches[b]) >= CUT_OFF and turned.inside(b, a) >= PART:
                yield b, a
                break


def _in_order(old: Sequence[Unit], new: Sequence[Unit], found: Sequence[Provision]) -> tuple[Provision, ...]:
    at_new: dict[str, int] = {unit.id: at for at, unit in enumerate(new)}
    first = {one: at_new[each.new[0]] for each in found if each.new for one in each.old}
    behind, place = -1, dict[str, int]()
    for unit in old:
        behind = first.get(unit.id, behind)
        place[unit.id] = behind
    at_old: dict[str, int] = {unit.id: at for at, unit in enumerate(old)}

    def key(each: Provision) -> tuple[int, int, int]:
        if each.new:
            return at_new[each.new[0]], 0, 0
        return place[each.old[0]], 1, at_old[each.old[0]]

    return tuple(sorted(found, key=key))
