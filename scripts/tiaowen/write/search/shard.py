"""Passages → one index file.  **The text is the index**: nothing is inverted, everything is findable.

The file holds the traditional text of all passages in one run and, for each of its characters, by rule and
exception: the simplified character, the reading.  Besides, by character: the other readings it can have,
and the characters that count as it.  architecture/search.md describes the format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from tiaowen.language.pinyin import listed_readings
from tiaowen.language.segmenter import word_lengths
from tiaowen.model import Both
from tiaowen.write.search.passages import Passage, ReceivedReading

VERSION = 1
_Read = Callable[[str], Iterable[str]]
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# How 一 and 不 sound before other tones; readings.py gives their dictionary tone.
_SANDHI = {"一": ("yí", "yì"), "不": ("bú",)}


def shard_json(passages: Sequence[Passage], fold: Mapping[str, str], read: _Read) -> dict[str, object]:
    """The index file of ``passages``, as JSON can hold it; ``read`` gives readings of simplified text."""
    hant, hans = ("".join(p.text.of(script) for p in passages) for script in ("hant", "hans"))
    readings = [reading for p in passages for reading in p.readings]
    received = [r for p in passages for r in p.received]
    to_hans = _usual(zip(hant, hans, strict=True))
    usual = _usual((c, r) for c, r in zip(hant, readings, strict=True) if r)
    aloud = usual | _unread(received, usual, read)
    return {
        "version": VERSION,
        "passages": [_passage(p) for p in passages],
        "hant": hant,
        "hans": "".join(f"{a}{b}" for a, b in sorted(to_hans.items()) if a != b),
        "hansAt": _exceptions(hant, hans, to_hans),
        "readings": _grouped((reading, c) for c, reading in aloud.items()),
        "readingsAt": _exceptions(hant, readings, usual),
        "others": _grouped(_others(aloud, to_hans)),
        "fold": variants(set(hant + hans).union(*(r.text.hant + r.text.hans for r in received)), fold),
        "words": "".join(_word_digits(p.text.hans) for p in passages),
        "received": list(_received(passages)),
    }


def _passage(passage: Passage) -> dict[str, object]:
    title = passage.title
    fields = {
        "kind": passage.kind,
        "work": passage.work,
        "unit": passage.unit,
        "parent": passage.parent,
        "part": "" if passage.part in (passage.parent or passage.unit, "") else passage.part,
        "id": passage.id,
        "url": passage.url,
        "title": [title.hant, title.hans] if isinstance(title, Both) else title,
        "heading": passage.heading,
        "lengths": passage.lengths,
        "paragraphs": passage.paragraphs,
        "provisions": passage.provisions,
    }
    return {key: value for key, value in fields.items() if value}


def _usual(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each character most often goes with; the lesser of two as often."""
    counts: dict[str, tuple[int, str]] = {}
    for (character, value), count in sorted(Counter(pairs).items()):
        if count > counts.get(character, (0, ""))[0]:
            counts[character] = (count, value)
    return {character: value for character, (_, value) in counts.items()}


def _exceptions(text: str, values: Iterable[str], usual: Mapping[str, str]) -> list[int | str]:
    """Gap, value, gap, value …: the places where a character does not go with its usual value."""
    found: list[int | str] = []
    last = 0
    for at, (character, value) in enumerate(zip(text, values, strict=True)):
        if usual.get(character, "") != value:
            found += [at - last, value]
            last = at
    return found


def _unread(received: Iterable[ReceivedReading], usual: Mapping[str, str], read: _Read) -> dict[str, str]:
    """Readings of the characters that only received readings have."""
    return {
        hant: reading
        for r in received
        for hant, reading in zip(r.text.hant, read(r.text.hans), strict=True)
        if reading and hant not in usual
    }


def _others(aloud: Mapping[str, str], to_hans: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """(reading, character) for the readings a character can have besides its usual one."""
    listed = listed_readings({to_hans.get(c, c) for c in aloud})
    for character, reading in aloud.items():
        hans = to_hans.get(character, character)
        yield from ((other, character) for other in (*listed[hans], *_SANDHI.get(hans, ())) if other != reading)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    groups: dict[str, list[str]] = {}
    for reading, character in sorted(set(pairs)):
        groups.setdefault(reading, []).append(character)
    return {reading: "".join(characters) for reading, characters in groups.items()}


def variants(characters: set[str], fold: Mapping[str, str]) -> str:
    """Pairs of a character and the one that stands for it, where that one stands for any of the text."""
    targets = {fold.get(c, c) for c in characters}
    return "".join(f"{c}{target}" for c, target in sorted(fold.items()) if c != target and target in targets)


def _word_digits(text: str) -> str:
    return "".join(_digits(length) for length in word_lengths(text))


def _digits(length: int) -> str:
    """One digit a word; a longer one, which only Latin letters can be, is cut."""
    return "z" * (length // 35) + (_DIGITS[length % 35] if length % 35 else "")


def _received(passages: Sequence[Passage]) -> Iterable[list[int | str]]:
    before = 0
    for passage in passages:
        for r in passage.received:
            yield [before + r.start, before + r.end, r.text.hant, r.text.hans]
        before += len(passage.text.hant)
