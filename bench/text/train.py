"""``PYTHONPATH=scripts python bench/text/train.py DATA``: learn scripts/tiaowen/language/contexts.tsv, the same bytes from the same data.

An averaged perceptron a character.  It learns from the development part of CPP, where people gave one reading a sentence; from
what two teachers agree on there and in other texts (``teach.py``); and from laws (``laws.py``), where what the reader says
without it is taken for right, so that everyday words change nothing there.  The test part of CPP and BZNSYP are not opened.

What editors add to readings.yml changes nothing here: it is learnt without any reviewed phrase.  What else beside the reader says
which characters are undecided (``SEEN``) stands in the table's head with its checksum, so that anyone can tell what it was learnt with.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from judged import cpp, missing, numbered
from laws import COMMIT, laws
from pypinyin.contrib.tone_convert import tone3_to_tone
from systems import ROOT, install
from teach import Taught, taught

from tiaowen.language.readings import Reader

TABLE = ROOT / "scripts" / "tiaowen" / "language" / "contexts.tsv"
# Read by rule (sandhi), or in ways on which our dictionary and theirs differ, or so that laws lose more than all else gains.
LEFT_OUT = frozenset("一不子们么谁这那哪长教种数重藏调粘好扒")
# Learnt, and lost in laws that nothing was learnt from: 冠县.
NOT_KEPT = frozenset("冠")
# Where they stand alone the second teacher reads them one way: the first is believed.
FIRST_KNOWS = frozenset("地为得还只处干当都曾中将应相倒")
ROUNDS = 5
JUDGED_TIMES = 3
MOST_OF_LAWS = 6000
LAWS_TIMES = 3
UNIT = 100
SMALLEST = 80
HEADER = (
    "# 没有词语决定读音的字，按前后文读。由 bench/text/train.py 学得，不要手改；读错的词写进 readings.yml。\n"
    "# 一行一个字：字、读音，然后每个特征和它对第二个读音起的分数（相对第一个读音）。\n"
    "# 学的时候不看 readings.yml；所见的表和各自 SHA-256 的前十二位：{seen}。\n"
)
SEEN = (
    "place_names.tsv", "surnames.tsv", "before_surnames.tsv", "behind_names.txt", "lone_characters.tsv", "lone_neighbours.tsv",
    "usual_readings.tsv", "suffix_er.txt",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """The marks around one character, its usual reading, and the right one; both as ``fa3``."""

    marks: tuple[str, ...]
    usual: str
    right: str


@dataclass(slots=True)
class Averaged:
    """Weights of (mark, reading) and their sum over time, brought up to date only when one changes."""

    now: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    total: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    since: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, key: tuple[str, str], value: int, time: int) -> None:
        """Change one weight at ``time``."""
        self.total[key] += (time - self.since[key]) * self.now[key]
        self.since[key] = time
        self.now[key] += value

    def mean(self, key: tuple[str, str], time: int) -> float:
        """The average of one weight up to ``time``."""
        return (self.total[key] + (time - self.since[key]) * self.now[key]) / time


def learn(examples: list[Example], seed: int) -> tuple[list[str], dict[str, tuple[int, ...]]]:
    """The readings of one character, and for each mark its weights for each reading but the first, over the first."""
    readings = sorted({e.right for e in examples} | {e.usual for e in examples})
    weights, time, order = Averaged(), 0, random.Random(seed)  # noqa: S311 - an order, not a secret
    for _ in range(ROUNDS):
        order.shuffle(examples)
        for example in examples:
            time += 1
            _correct(weights, readings, example, time)
    marks = sorted({mark for mark, _ in weights.now})
    return readings, dict(_rounded(weights, readings, marks, time))


def _correct(weights: Averaged, readings: list[str], example: Example, time: int) -> None:
    now = weights.now
    scores = {r: sum(now.get((mark, r), 0) for mark in example.marks) for r in readings}
    best = max(readings, key=lambda r: (scores[r], r == example.usual, r))
    if best != example.right:
        for mark in example.marks:
            weights.add((mark, example.right), 1, time)
            weights.add((mark, best), -1, time)


def _rounded(
    weights: Averaged, readings: list[str], marks: list[str], time: int
) -> Iterator[tuple[str, tuple[int, ...]]]:
    for mark in marks:
        first, *others = (weights.mean((mark, r), time) for r in readings)
        rounded = tuple(round((other - first) * UNIT) for other in others)
        if max(map(abs, rounded)) >= SMALLEST:
            yield mark, rounded


def everyday(data: Path, texts: Iterable[Taught], reader: Reader) -> dict[str, list[Example]]:
    """By character, what CPP's judges and the teachers say; a judged place counts ``JUDGED_TIMES``."""
    judged = {s.text: s.right for s in cpp(data, "dev")}
    found: dict[str, list[Example]] = defaultdict(list)
    for of in texts:
        right = judged.get(of.text, (frozenset[str](),) * len(of.text))
        for at, usual, marks in _asked(reader, of.text):
            if said := next(iter(right[at]), "") or _agreed(usual, of.first[at], of.second[at], of.text[at]):
                example = Example(marks, usual, _same_tone(said, usual))
                found[of.text[at]] += [example] * (JUDGED_TIMES if right[at] else 1)
    return found


def _asked(reader: Reader, text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for at, reading, marks in reader.undecided(text):
        if text[at] not in LEFT_OUT:
            yield at, numbered(reading), (f"u{numbered(reading)}", *marks)


def _agreed(usual: str, first: str, second: str, character: str) -> str:
    """What is taught of a place: both teachers' reading, or the usual one if the better teacher has it; else nothing."""
    first, second = _same_tone(first, usual), _same_tone(second, usual)
    if not first[-1].isdigit() or len(first) < 2:
        return ""
    return first if first in (usual, second) or character in FIRST_KNOWS else ""


def _same_tone(reading: str, usual: str) -> str:
    """``usual`` where the two differ in the neutral tone alone: that is a matter of words, which a table holds."""
    neutral = reading[:-1] == usual[:-1] and "5" in (reading[-1], usual[-1])
    return usual if neutral else reading


def official(lines: Iterable[str], reader: Reader, characters: Iterable[str]) -> dict[str, list[Example]]:
    """By character, places in laws with the usual reading for the right one; of each at most ``MOST_OF_LAWS``, by chance."""
    wanted, found = set(characters), defaultdict(list)
    for text in lines:
        for at, usual, marks in _asked(reader, text):
            if text[at] in wanted:
                found[text[at]].append(Example(marks, usual, usual))
    few = random.Random(0)  # noqa: S311
    return {c: few.sample(found[c], min(len(found[c]), MOST_OF_LAWS)) for c in sorted(found)}


def table(data: Path, texts: Iterable[Taught], lines: Iterable[str]) -> str:
    """The file, one line a character whose reading is not always the usual one."""
    reader = Reader((), contexts={})
    examples = everyday(data, texts, reader)
    open_ones = sorted(c for c, of in examples.items() if any(e.right != e.usual for e in of))
    counter = official(lines, reader, open_ones)
    return head() + "".join(
        _line(c, *learn(examples[c] + counter.get(c, []) * LAWS_TIMES, seed=ord(c)))
        for c in open_ones
        if c not in NOT_KEPT
    )


def head() -> str:
    """The remarks above the table, with the checksums of what it was learnt beside."""
    seen = (f"{name} {hashlib.sha256((TABLE.parent / name).read_bytes()).hexdigest()[:12]}" for name in SEEN)
    return HEADER.format(seen="、".join(seen))


def _line(character: str, readings: list[str], weights: dict[str, tuple[int, ...]]) -> str:
    cells = (f"{_written(mark)}\t{' '.join(map(str, of))}" for mark, of in weights.items())
    return "\t".join((character, " ".join(map(_toned, readings)), *cells)) + "\n" if weights else ""


def _written(mark: str) -> str:
    """The mark as the reader makes it: the usual reading with its tone mark."""
    return f"u{_toned(mark[1:])}" if mark.startswith("u") else mark


def _toned(reading: str) -> str:
    return str(tone3_to_tone(reading.rstrip("5")))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if lacks := list(missing(folder, "learn")):
        sys.exit("\n".join([f"{folder} lacks what is learnt from:", *lacks]))
    if not (folder / "Laws").exists():
        sys.exit(f"{folder} lacks Laws: a clone of the public repository LawRefBook/Laws that has its commit {COMMIT}")
    install()
    made = table(folder, taught(folder), laws(folder / "Laws"))
    TABLE.write_text(made, encoding="utf-8")
    print(f"{TABLE.name}: {len(made.encode())} bytes, SHA-256 {hashlib.sha256(made.encode()).hexdigest()}")
