"""The pinyin of every character in its context, from pypinyin's phrases and the reviewed ones.

Dictionary tones: no sandhi of 一 and 不 or of third tones.  Read on the simplified text, whose
phrases the dictionary knows, and carried to the traditional one, which runs character for
character with it.  Text is cut into words first: pypinyin alone takes the longest phrase from the
left and so reads 并处|罚款 as 并|处罚|款, 目的|地 in 项目的地点.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from edition import pinyin
from edition.enrich.alone import read_alone
from edition.enrich.words import word_lengths
from edition.model import Work
from edition.problem import Problem
from edition.read.readings import PhraseReading

_NO_SANDHI = {"一": "yī", "不": "bù"}


class Reader:
    """Reads simplified text aloud, reviewed phrases first.

    ``own`` phrases, those of a work, win over ``shared`` ones of the same length and are read wherever they stand;
    a shared one, written for texts yet to come, only where it does not cut a word: 行业 is not in 执行业务.
    """

    def __init__(self, shared: Iterable[PhraseReading], own: Iterable[PhraseReading] = ()) -> None:
        own = tuple(own)
        self._own = {p.phrase for p in own}
        self._phrases = {p.phrase: p.syllables for p in (*shared, *own)}
        self._by_first: dict[str, list[str]] = {}
        for phrase in sorted(self._phrases, key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def read(self, text: str) -> tuple[str, ...]:
        """The readings, one a character, "" where it is not Han."""
        borders = list(accumulate(word_lengths(text), initial=0))
        readings = [reading for start, end in pairwise(borders) for reading in _read_word(text, start, end)]
        word_at = [start for start, end in pairwise(borders) for _ in range(start, end)] + [len(text)]
        at = 0
        while at < len(text):
            phrase = self._phrase(text, at, word_at)
            readings[at : at + len(phrase)] = self._phrases.get(phrase, ())
            at += len(phrase) or 1
        return tuple(readings)

    def _phrase(self, text: str, at: int, word_at: Sequence[int]) -> str:
        """The longest phrase that stands at ``at``; ``word_at`` says for each character where its word begins."""
        standing = (p for p in self._by_first.get(text[at], ()) if text.startswith(p, at))
        return next((p for p in standing if p in self._own or _cuts_no_word(at, at + len(p), word_at)), "")


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


def _read_word(text: str, start: int, end: int) -> Iterator[str]:
    at = start
    for piece in pinyin.words(text[start:end]):
        alone = read_alone(text, at) if len(piece) == 1 else ""
        for character, reading in zip(piece, pinyin.readings(piece), strict=True):
            yield alone or _NO_SANDHI.get(character, reading)
        at += len(piece)


def _cuts_no_word(start: int, end: int, word_at: Sequence[int]) -> bool:
    """Whether ``start`` to ``end`` is of whole words, or a part of one that is longer than a character."""
    inside = word_at[start] == word_at[end - 1]
    return (inside and end - start > 1) or (word_at[start] == start and word_at[end] == end)
