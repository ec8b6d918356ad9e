"""What changed by the texts, what by the amending act's own words: provision by provision, where they disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tiaowen.model import Unit
from tiaowen.versions.changes import ProvisionChange
from tiaowen.versions.instructions import Article, Instruction, Instructions, article_of
from tiaowen.versions.wording import own_words

# unsaid: the act does not name what changed; unchanged: it amends what reads as before; otherwise: it does another thing to it.
Doubt = Literal["", "unsaid", "unchanged", "otherwise"]


@dataclass(frozen=True, slots=True)
class Account:
    """Of one provision: the unit of the act that speaks of it, "" where none does, and what is doubtful."""

    place: str = ""
    doubt: Doubt = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """An article that the act names and that is in no text: of that before, or of that after."""

    article: Article
    place: str
    after: bool


def compared(
    changes: Sequence[ProvisionChange], old: Sequence[Unit], new: Sequence[Unit], instructions: Instructions
) -> tuple[tuple[Account, ...], tuple[Lost, ...]]:
    """An account for each of ``changes``, and what the act names that is nowhere.

    Of what is no article nothing is said, nor where the act names none, or where two articles of a text have one number.
    """
    numbers = _by_number(old), _by_number(new)
    if not instructions.told or None in numbers:
        return tuple(Account() for _ in changes), ()
    before, after = (each or {} for each in numbers)
    said = _Said(instructions, before, after, {unit.id: unit for unit in old}, {unit.id: unit for unit in new})
    return tuple(said.of(change) for change in changes), tuple(_lost(instructions, before, after))


def _by_number(units: Iterable[Unit]) -> dict[Article, str] | None:
    """None where two have one number."""
    articles = [(article_of(u.number.hans), str(u.id)) for u in units if u.kind == "article"]
    found = {number: unit for number, unit in articles if number}
    return found if len(found) == sum(number is not None for number, _ in articles) else None


def _lost(told: Instructions, before: Mapping[Article, str], after: Mapping[Article, str]) -> Iterator[Lost]:
    for each in told.told:
        yield from (Lost(article, each.place, after=False) for article in each.old if article not in before)
        yield from (Lost(article, each.place, after=True) for article in each.new if article not in after)


class _Said:
    """The instructions by the units that they name."""

    def __init__(
        self,
        instructions: Instructions,
        before: Mapping[Article, str],
        after: Mapping[Article, str],
        old: Mapping[str, Unit],
        new: Mapping[str, Unit],
    ) -> None:
        self.instructions, self.before, self.after, self.old, self.new = instructions, before, after, old, new
        self.of_old: defaultdict[str, list[Instruction]] = defaultdict(list)
        self.of_new: defaultdict[str, list[Instruction]] = defaultdict(list)
        for each in instructions.told:
            for article in each.old:
                self.of_old[before.get(article, "")].append(each)
            for article in each.new:
                self.of_new[after.get(article, "")].append(each)

    def of(self, change: ProvisionChange) -> Account:
        old, new = change.provision.old, change.provision.new
        if not all(self.old[unit].kind == "article" for unit in old) or not all(
            self.new[unit].kind == "article" for unit in new
        ):
            return Account()
        said = [*(i for unit in old for i in self.of_old[unit]), *(i for unit in new for i in self.of_new[unit])]
        place = said[0].place if said else ""
        return Account(place, self._doubt(change, said))

    def _doubt(self, change: ProvisionChange, said: Sequence[Instruction]) -> Doubt:
        kind = change.provision.kind
        deeds = {each.deed for each in said}
        if kind in ("split", "merged"):
            return "" if said or self.instructions.open_new else "unsaid"
        if kind == "new":
            return "" if deeds & {"new", "split"} else _missing(said, self.instructions.open_new)
        if kind == "gone":
            return "" if deeds & {"gone", "merged"} else _missing(said, known=False)
        return self._doubt_of_one(change, said)

    def _doubt_of_one(self, change: ProvisionChange, said: Sequence[Instruction]) -> Doubt:
        (old,), (new,) = change.provision.old, change.provision.new
        if any(each.deed in ("gone", "new") or self._elsewhere(each, old, new) for each in said):
            return "otherwise"
        reworded = any(each.deed != "moved" or each.reworded for each in said)
        if change.changed:
            return "" if reworded or self.instructions.open_words else "unsaid"
        alone = any(each.deed == "amended" for each in said)
        return "unchanged" if alone and own_words(self.old[old]) == own_words(self.new[new]) else ""

    def _elsewhere(self, each: Instruction, old: str, new: str) -> bool:
        """Whether the act moves it to another number than it has."""
        if each.deed != "moved" or len(each.old) != len(each.new):
            return False
        pairs = zip(each.old, each.new, strict=True)
        return all((self.before.get(one), self.after.get(other)) != (old, new) for one, other in pairs)


def _missing(said: Sequence[Instruction], known: bool) -> Doubt:
    if said:
        return "otherwise"
    return "" if known else "unsaid"
