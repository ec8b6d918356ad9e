"""``python bench/text/train.py DATA``: learn scripts/tiaowen/language/contexts.tsv, the same bytes from the same data.

An averaged perceptron a character.  It learns from the development part of CPP, where people gave one reading a sentence; from
what two teachers agree on in the other texts (``teach.py``); and from laws, where what the reader says without it is taken
for right, so that everyday words change nothing there.  The test part of CPP and BZNSYP are not opened.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from judged import cpp, numbered
from pypinyin.contrib.tone_convert import tone3_to_tone
from systems import ROOT

from tiaowen.kit.word_list import rows
from tiaowen.language.readings import Reader
from tiaowen.load.works import read_shared_readings

TABLE = ROOT / "scripts" / "tiaowen" / "language" / "contexts.tsv"
# Read by rule (sandhi), or in ways on which our dictionary and theirs differ, or so that laws lose more than all else gains.
LEFT_OUT = frozenset("一不子们么谁这那哪长教种数重藏调粘好")
TAGS = {(c, tag): reading for c, tag, reading in rows(Path(__file__).with_name("tagged.tsv"))}
ROUNDS = 5
JUDGED_TIMES = 3
MOST_OF_LAWS = 6000
LAWS_TIMES = 3
UNIT = 100
SMALLEST = 160
HEADER = (
    "# 没有词语决定读音的字，按前后文读。由 bench/text/train.py 学得，不要手改；读错的词写进 readings.yml。\n"
    "# 一行一个字：字、读音，然后每个特征和它对第二个读音起的分数（相对第一个读音）。\n"
)


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


def everyday(data: Path, reader: Reader) -> dict[str, list[Example]]:
    """By character, what CPP's judges and the teachers say; a judged place counts ``JUDGED_TIMES``."""
    judged = {s.text: s.right for s in cpp(data, "dev")}
    found: dict[str, list[Example]] = defaultdict(list)
    told_by_tag = {character for character, _ in TAGS}
    for line in (data / "taught.tsv").read_text("utf-8").splitlines():
        source, text, first, second = line.split("\t")
        teachers = list(zip(first.split(" "), second.split(" "), strict=True))
        right = judged.get(text, [frozenset[str]()] * len(text)) if source == "cpp" else [frozenset[str]()] * len(text)
        for at, usual, marks in _asked(reader, text):
            said = next(iter(right[at]), "") or ("" if text[at] in told_by_tag else _agreed(usual, *teachers[at]))
            if said:
                example = Example(marks, usual, _same_tone(said, usual))
                found[text[at]] += [example] * (JUDGED_TIMES if right[at] else 1)
    return found


def tagged(data: Path, reader: Reader) -> dict[str, list[Example]]:
    """By character, the places whose reading the word's tag tells, in the tagged news."""
    found: dict[str, list[Example]] = defaultdict(list)
    for sentence in _tagged_sentences(data / "199801.txt"):
        text, right = "".join(word for word, _ in sentence), dict(_told(sentence))
        for at, usual, marks in _asked(reader, text):
            if at in right:
                found[text[at]].append(Example(marks, usual, _same_tone(right[at], usual)))
    return found


def _tagged_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Words and their tags, up to a full stop, a semicolon or the end of a line."""
    for line in path.read_text("utf-8").splitlines():
        sentence: list[tuple[str, str]] = []
        for word, _, tag in (cell.rpartition("/") for cell in line.split()):
            sentence.append((word.lstrip("["), tag.partition("]")[0]))
            if word in "。；！？":
                yield sentence
                sentence = []
        yield sentence


def _told(sentence: list[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    at = 0
    for number, (word, tag) in enumerate(sentence):
        following = sentence[number + 1][1] if number + 1 < len(sentence) else ""
        # 得 before a verb is the one of 必得, děi.
        if reading := "dei3" if (word, tag, following) == ("得", "v", "v") else TAGS.get((word, tag)):
            yield at, reading
        at += len(word)


def _asked(reader: Reader, text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for at, reading, marks in reader.undecided(text):
        if text[at] not in LEFT_OUT:
            yield at, numbered(reading), (f"u{numbered(reading)}", *marks)


def _agreed(usual: str, first: str, second: str) -> str:
    """What is taught of a place: both teachers' reading, or the usual one if the better teacher has it; else nothing."""
    first, second = _same_tone(first, usual), _same_tone(second, usual)
    if not first[-1].isdigit() or len(first) < 2:
        return ""
    return first if first in (usual, second) else ""


def _same_tone(reading: str, usual: str) -> str:
    """``usual`` where the two differ in the neutral tone alone: that is a matter of words, which a table holds."""
    neutral = reading[:-1] == usual[:-1] and "5" in (reading[-1], usual[-1])
    return usual if neutral else reading


def official(data: Path, reader: Reader, characters: Iterable[str]) -> dict[str, list[Example]]:
    """By character, places in laws with the usual reading for the right one; of each at most ``MOST_OF_LAWS``, by chance."""
    wanted, found = set(characters), defaultdict(list)
    for text in (data / "laws.txt").read_text("utf-8").splitlines():
        for at, usual, marks in _asked(reader, text):
            if text[at] in wanted:
                found[text[at]].append(Example(marks, usual, usual))
    few = random.Random(0)  # noqa: S311
    return {c: few.sample(found[c], min(len(found[c]), MOST_OF_LAWS)) for c in sorted(found)}


def table(data: Path) -> str:
    """The file, one line a character whose reading is not always the usual one."""
    reader = Reader(read_shared_readings(ROOT), contexts={})
    examples = everyday(data, reader)
    for c, of in tagged(data, reader).items():
        examples[c] += of
    open_ones = sorted(c for c, of in examples.items() if any(e.right != e.usual for e in of))
    laws = official(data, reader, open_ones)
    return HEADER + "".join(
        _line(c, *learn(examples[c] + laws.get(c, []) * LAWS_TIMES, seed=ord(c))) for c in open_ones
    )


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
    made = table(folder)
    TABLE.write_text(made, encoding="utf-8")
    print(f"{TABLE.name}: {len(made.encode())} bytes, SHA-256 {hashlib.sha256(made.encode()).hexdigest()}")
