"""The pinyin of every character in its context, from pypinyin's phrases and the reviewed ones.

Dictionary tones: no sandhi of 一 and 不 or of third tones.  Read on the simplified text, whose
phrases the dictionary knows, and carried to the traditional one, which runs character for
character with it.  Text is cut into words first, and these into what the dictionary knows:
pypinyin alone takes the longest phrase from the left and so reads 并处|罚款 as 并|处罚|款.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from tiaowen.kit.problem import Problem
from tiaowen.kit.word_list import words
from tiaowen.language import pinyin
from tiaowen.language.contexts import Learnt, Words, learnt
from tiaowen.language.doubts import Doubt
from tiaowen.language.lone_characters import RULED, read_alone
from tiaowen.language.names import find_names
from tiaowen.language.reviewed_readings import HAN, PhraseReading
from tiaowen.language.segmenter import Phrases, pieces, word_borders
from tiaowen.language.usual_readings import usual_readings
from tiaowen.model import Work
from tiaowen.text.look_alikes import meant

_NO_SANDHI = {"一": "yī", "不": "bù"}
_SUFFIX_ER = frozenset(words(Path(__file__).with_name("suffix_er.txt")))


class Reader:
    """Reads simplified text aloud, reviewed phrases first.

    ``own`` phrases, those of a work, win over ``shared`` ones of the same length and are read wherever they stand;
    a shared one, written for texts yet to come, only where it does not cut a word: 行业 is not in 执行业务.  What
    neither they nor the dictionary's phrases decide is asked of ``contexts``, the learnt ones unless others are given.
    """

    def __init__(
        self,
        shared: Iterable[PhraseReading],
        own: Iterable[PhraseReading] = (),
        contexts: Mapping[str, Learnt] | None = None,
    ) -> None:
        own = tuple(own)
        self._syllables = {p.phrase: p.syllables for p in (*shared, *own)}
        self._phrases = Phrases(self._syllables, anywhere=[p.phrase for p in own])
        self._contexts = learnt() if contexts is None else contexts

    def read(self, text: str) -> tuple[str, ...]:
        """The readings, one a character, "" where it is not Han."""
        return self.read_with_doubts(text)[0]

    def read_with_doubts(self, text: str) -> tuple[tuple[str, ...], list[Doubt]]:
        """The readings, and where no phrase and no rule decided between several, in the order of the text."""
        words, readings, undecided = self._look_up(text)
        doubts: list[Doubt] = []
        for at, number in undecided:
            if known := self._contexts.get(text[at]):
                readings[at], other, lead = known.weigh(words.marks(number, at), readings[at])
                doubts.append(Doubt(at, readings[at], other, lead))
            elif next_one := pinyin.other_reading(text[at], readings[at]):
                doubts.append(Doubt(at, readings[at], *next_one))
        return tuple(readings), doubts

    def undecided(self, text: str) -> Iterator[tuple[int, str, list[str]]]:
        """Each character that no phrase decides: its place, its usual reading, the marks around it."""
        words, readings, undecided = self._look_up(text)
        for at, number in undecided:
            yield at, readings[at], list(words.marks(number, at))

    def _look_up(self, text: str) -> tuple[Words, list[str], list[tuple[int, int]]]:
        """What dictionary, rules and reviewed phrases say; the characters left to the contexts, with the number of their word."""
        words, usual = Words(text, word_borders(text)), usual_readings()
        borders, readings, alone = [0], list[str](), dict[int, int]()
        for number, (start, end) in enumerate(pairwise(words.borders)):
            for part, listed in _parts(text[start:end]):
                if len(part) == 1:
                    ruled = read_alone(text, borders[-1]) if part in RULED else ""
                    if not ruled and listed[0]:
                        alone[borders[-1]] = number
                    readings.append(ruled or usual.get(part, listed[0]))
                else:
                    readings += listed
                borders.append(len(readings))
        for at, name in find_names(text, words.borders):
            readings[at : at + len(name.hans)] = name.syllables
            for decided in range(at, at + len(name.hans)):
                alone.pop(decided, None)
        for at, phrase in self._phrases.find(text, borders):
            readings[at : at + len(phrase)] = self._syllables[phrase]
            for decided in range(at, at + len(phrase)):
                alone.pop(decided, None)
        return words, readings, list(alone.items())


def read_aloud(
    work: Work, shared: Sequence[PhraseReading], own: Sequence[PhraseReading]
) -> tuple[dict[str, tuple[str, ...]], dict[str, list[Doubt]]]:
    """For every sentence id the readings, one a character, "" where it is not Han; and its doubts."""
    reader = Reader(shared, own)
    sentences = [sentence for unit in work.units for sentence in unit.sentences]
    read = {sentence.id: reader.read_with_doubts(sentence.text.hans) for sentence in sentences}
    return {id_: readings for id_, (readings, _) in read.items()}, {id_: doubts for id_, (_, doubts) in read.items()}


def check_readings(work: Work, own: Iterable[PhraseReading]) -> Iterator[Problem]:
    """Y002: a phrase of the work's readings.yml that its text does not have."""
    text = "\n".join(unit.text.hans for unit in work.units)
    for phrase in own:
        if phrase.phrase not in text:
            message = f"正文里没有“{phrase.phrase}”（以简体版为准）。"
            yield Problem(phrase.path, phrase.line, 1, "Y002", message, "请改正，或删掉这一行。")


def check_unread(work: Work, readings: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Y005: a Han character without reading, at the first place of each; look-alikes, which R030 tells, left out."""
    path, told = work.received.path, set[str]()
    for sentence in (sentence for unit in work.units for sentence in unit.sentences):
        for at, (character, reading) in enumerate(zip(sentence.text.hans, readings[sentence.id], strict=True)):
            if not reading and character not in told and HAN.fullmatch(character) and meant(character) == character:
                told.add(character)
                message = f"“{character}”（U+{ord(character):04X}）在词典里没有读音，注不出拼音。"
                hint = f"查到读音，写进 {path}/readings.yml：\n{character}: 拼音"
                column = sentence.column + max(0, sentence.received.find(sentence.text.of(work.received.script)[at]))
                yield Problem(f"{path}/received.txt", sentence.line, column, "Y005", message, hint, warning=True)


@cache
def _parts(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The dictionary's phrases and single characters that make up ``word``, each with its readings.

    A long word that is no phrase of the dictionary is cut into its own words first: from the left the dictionary
    would find 本行|政|区域 and 工|商行|政.
    """
    known = (word,) if pinyin.is_phrase(word) else pieces(word)
    return tuple((part, _part(part)) for piece in known for part in pinyin.words(piece))


def _part(part: str) -> tuple[str, ...]:
    syllables = tuple(map(_dictionary_tone, part, pinyin.readings(part)))
    return (*syllables[:-1], "er") if part in _SUFFIX_ER else syllables


def _dictionary_tone(character: str, reading: str) -> str:
    return _NO_SANDHI.get(character, reading)
