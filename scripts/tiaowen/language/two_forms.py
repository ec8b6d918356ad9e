"""A word that one text writes in two traditional forms, 迴避 and 回避: one of them is a slip of the received text or of the conversion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tiaowen.kit.problem import Problem
from tiaowen.language.reviewed_readings import HAN
from tiaowen.language.segmenter import Phrases, word_borders
from tiaowen.model import Sentence, Work


def check_forms(work: Work) -> Iterator[Problem]:
    """Y007: at the first place of a second form, with that of the first; words of two characters, at the end of a longer one too."""
    sentences = [sentence for unit in work.units for sentence in unit.sentences]
    cut = [(sentence, word_borders(sentence.text.hans)) for sentence in sentences]
    words = Phrases({word for sentence, borders in cut for word in _words(sentence.text.hans, borders)})
    first: dict[str, dict[str, tuple[int, int]]] = {}
    for sentence, borders in cut:
        for at, hans in words.find(sentence.text.hans, borders):
            hant, forms, place = sentence.text.hant[at : at + 2], first.setdefault(hans, {}), _place(sentence, at, work)
            if forms and hant not in forms:
                yield _problem(hant, place, *next(iter(forms.items())), work)
            forms.setdefault(hant, place)


def _words(hans: str, borders: Sequence[int]) -> Iterator[str]:
    cut = (hans[start:end] for start, end in pairwise(borders))
    return (word for word in cut if len(word) == 2 and HAN.fullmatch(word))


def _place(sentence: Sentence, at: int, work: Work) -> tuple[int, int]:
    """Line and column in the received text; emendations before it move the column, so the words are looked for."""
    column = sentence.received.find(sentence.text.of(work.received.script)[at : at + 2])
    return sentence.line, sentence.column + max(0, column)


def _problem(form: str, place: tuple[int, int], other: str, where: tuple[int, int], work: Work) -> Problem:
    path = f"{work.received.path}/received.txt"
    message = f"繁体版把同一个词写成两样：这里是“{form}”，第 {where[0]} 行第 {where[1]} 列是“{other}”。"
    hint = "底本写错的，写进 emendations.tsv；转换得不一样的，把对的写法写进 docs/decisions/conversion.tsv；两样都对的不用管。"
    return Problem(path, *place, "Y007", message, hint, warning=True)
