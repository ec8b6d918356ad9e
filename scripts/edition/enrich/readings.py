"""The pinyin of every character in its context, from pypinyin's phrases and the reviewed ones.

Dictionary tones: no sandhi of 一 and 不 or of third tones.  Read on the simplified text, whose
phrases the dictionary knows, and carried to the traditional one, which runs character for
character with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition import pinyin
from edition.model import Work
from edition.problem import Problem
from edition.read.readings import PhraseReading

_NO_SANDHI = {"一": "yī", "不": "bù"}


class Reader:
    """Reads simplified text aloud, reviewed phrases first.

    ``own`` phrases, those of a work, win over ``shared`` ones of the same length.
    """

    def __init__(self, shared: Iterable[PhraseReading], own: Iterable[PhraseReading] = ()) -> None:
        self._phrases = {p.phrase: p.syllables for p in (*shared, *own)}
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(self._phrases, key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def read(self, text: str) -> tuple[str, ...]:
        """The readings, one a character, "" where it is not Han."""
        return tuple(_read(text, self._phrases, self._by_first))


def read_aloud(work: Work, shared: Sequence[PhraseReading], own: Sequence[PhraseReading]) -> dict[str, tuple[str, ...]]:
    """For every sentence id the readings, one a character, "" where it is not Han."""
    reader = Reader(shared, own)
    return {sentence.id: reader.read(sentence.text.hans) for unit in work.units for sentence in unit.sentences}


def check_readings(work: Work, own: Iterable[PhraseReading]) -> Iterator[Problem]:
    """Y002: a phrase of the work's readings.yml that its text does not have."""
    text = "\n".join(unit.text.hans for unit in work.units)
    for phrase in own:
        if phrase.phrase not in text:
            message = f"正文里没有“{phrase.phrase}”（以简体版为准）。"
            yield Problem(phrase.path, phrase.line, 1, "Y002", message, "请改正，或删掉这一行。")


def _read(text: str, phrases: Mapping[str, tuple[str, ...]], by_first: Mapping[str, Sequence[str]]) -> list[str]:
    found = zip(text, pinyin.readings(text), strict=True)
    readings = [_NO_SANDHI.get(character, reading) for character, reading in found]
    at = 0
    while at < len(text):
        phrase = next((p for p in by_first.get(text[at], ()) if text.startswith(p, at)), "")
        readings[at : at + len(phrase)] = phrases.get(phrase, ())
        at += len(phrase) or 1
    return readings
