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

Readings = Mapping[str, tuple[str, ...]]
_NO_SANDHI = {"一": "yī", "不": "bù"}


def read_aloud(work: Work, shared: Sequence[PhraseReading], own: Sequence[PhraseReading]) -> dict[str, tuple[str, ...]]:
    """For every sentence id the readings, one a character, "" where it is not Han.

    ``own`` phrases, those of the work, win over ``shared`` ones of the same length.
    """
    sentences = [sentence for unit in work.units for sentence in unit.sentences]
    read = read_texts([sentence.text.hans for sentence in sentences], (*shared, *own))
    return dict(zip((sentence.id for sentence in sentences), read, strict=True))


def read_texts(texts: Iterable[str], reviewed: Iterable[PhraseReading]) -> list[tuple[str, ...]]:
    """The readings of simplified ``texts``, one a character; the last of ``reviewed`` phrases that are alike wins."""
    phrases = {p.phrase: p.syllables for p in reviewed}
    by_first: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(phrase)
    return [tuple(_read(text, phrases, by_first)) for text in texts]


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
