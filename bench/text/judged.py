"""Texts whose readings people gave: what is read, and how a reading is held against theirs.

The data are others' and are not in this repository: ``DATA=`` names a folder that has the files of data.tsv, byte for byte.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.word_list import rows

_DATA = Path(__file__).with_name("data.tsv")
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_SPOKEN = {"一", "不"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A simplified text and for each character the readings (``lü4``) that are right; none where nobody judged it."""

    text: str
    right: tuple[frozenset[str], ...]


def missing(folder: Path, use: str = "measure") -> Iterator[str]:
    """What ``folder`` lacks of the data for one ``use``, or has otherwise than they were used with; one line a file."""
    for of, name, sha256, home, _ in rows(_DATA):
        path = folder / name
        if of == use and not (path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256):
            yield f"{name}: from {home} (SHA-256 {sha256})"


def cpp(folder: Path, part: str = "test") -> list[Judged]:
    """The sentences of CPP, in each of which one polyphone, between two ▁, is judged."""
    return list(map(_cpp_sentence, _lines(folder / f"{part}.sent"), _lines(folder / f"{part}.lb")))


def _cpp_sentence(marked: str, label: str) -> Judged:
    at = marked.index("▁")
    text = marked.replace("▁", "")
    right = [frozenset[str]()] * len(text)
    right[at] = frozenset({label.strip().replace("u:", "ü")})
    return Judged(text, tuple(right))


def bznsyp(folder: Path) -> list[Judged]:
    """The transcripts of BZNSYP: what a speaker said, so with the sandhi of 一, 不 and third tones, which we do not write.

    Pauses stand for the punctuation that the transcripts lack.  儿 that is only the end of its syllable is not judged.
    """
    return list(map(_transcript, _lines(folder / "name_py_hz_dur.txt")))


def _transcript(line: str) -> Judged:
    _, said, written, *_ = line.split("|")
    pairs = [(s, "，" if w.startswith("sp") else w) for s, w in zip(said.split(), written.split(), strict=True)]
    judged = [(s, w) for s, w in pairs if w != "sil" and len(w) == 1]
    return Judged("".join(w for _, w in judged), tuple(_said(s, w) for s, w in judged))


def _said(syllable: str, character: str) -> frozenset[str]:
    if character == "，" or syllable == "r" or not syllable[-1].isdigit():
        return frozenset()
    syllable = re.sub(r"(?<=..)(?<!^e)r(?=\d$)", "", syllable).replace("v", "ü")
    if character in _SPOKEN:
        return frozenset(syllable[:-1] + tone for tone in "12345")
    return frozenset({syllable, syllable[:-1] + "3"}) if syllable[-1] == "2" else frozenset({syllable})


def reviewed(path: Path) -> list[Judged]:
    """A table of reviewed readings: a name, the text, and the pinyin of its Han characters, apart by tabs."""
    return [_reviewed(*line.split("\t")[1:]) for line in _lines(path)]


def _reviewed(text: str, pinyin: str) -> Judged:
    syllables = iter(pinyin.split())
    return Judged(text, tuple(frozenset({numbered(next(syllables))} if _is_han(c) else ()) for c in text))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def numbered(reading: str) -> str:
    """``lǜ`` as ``lü4``; the neutral tone is 5."""
    decomposed = unicodedata.normalize("NFD", reading)
    tone = next((_TONES[c] for c in decomposed if c in _TONES), "5")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)) + tone


def is_right(reading: str, right: frozenset[str]) -> bool:
    """Whether ``reading`` (``fa3``) is one of those that are right."""
    return reading in right


def is_right_but_for_neutral_tone(reading: str, right: frozenset[str]) -> bool:
    """The same, where a neutral tone may stand for a full one and the other way: dictionaries do not agree on it."""
    return any(r == reading or (r[:-1] == reading[:-1] and "5" in (r[-1], reading[-1])) for r in right)


def wrong(
    judged: list[Judged], readings: list[list[str]], right: Callable[[str, frozenset[str]], bool]
) -> Iterator[tuple[Judged, int, str]]:
    """Every judged place that is not read as it should be, with what was read (``fa3``)."""
    for sentence, read in zip(judged, readings, strict=True):
        for at, (reading, accepted) in enumerate(zip(read, sentence.right, strict=True)):
            if accepted and not right(reading, accepted):
                yield sentence, at, reading
