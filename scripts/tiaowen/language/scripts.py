"""Traditional ↔ simplified.  The only module that knows OpenCC.

Characters are converted, never vocabulary: t2s and s2tw, no ``…p`` configuration, which would
put Taiwanese words for mainland ones.  Which traditional character stands for a simplified one
is asked word by word: in whole sentences OpenCC takes 具|体规|定制|定 for 定製.  ``conversion.tsv``
holds the reviewed exceptions, ``variants.tsv`` what is only simplified; the longest row that fits
wins over OpenCC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

import opencc

from tiaowen.kit.word_list import rows
from tiaowen.language.lone_characters import RULED, form_alone
from tiaowen.language.names import find_names
from tiaowen.language.pinyin import phrases
from tiaowen.language.segmenter import Phrases, word_borders
from tiaowen.model import Both, Script

# Quotation marks of horizontal text in simplified script: GB/T 15834—2011, 4.8.
_MARKS = str.maketrans("「」『』", "“”‘’")
_FORMS_IN_WORDS = Path(__file__).with_name("forms_in_words.tsv")
_SIMPLE_FORMS = Path(__file__).with_name("simple_forms.tsv")
_HAN = ((0x3400, 0xA000), (0x20000, 0x32000))


class ScriptConverter:
    """Converts passages; pure but for a memory of what it has converted before."""

    def __init__(
        self,
        exceptions: Mapping[str, str],
        variants: Mapping[str, str] | None = None,
        anywhere: Mapping[str, str] | None = None,
    ) -> None:
        """``exceptions`` maps traditional phrases to simplified ones of the same length, and back.

        ``variants`` of received texts (隣 for 鄰) are simplified too, and never brought back.  Exceptions ``anywhere``
        are made even where they cut a word of the segmenter: 致傷 in 因|工致|傷.
        """
        # What tells one converter from another.
        self.tables = repr((exceptions, variants, anywhere))
        exceptions, cutting = {**exceptions, **(anywhere or {})}, frozenset((anywhere or {}).values())
        to_hans, to_hant = {**(variants or {}), **exceptions}, {hans: hant for hant, hans in exceptions.items()}
        self._by_rows = _ByRows(_opencc("t2s"), to_hans)
        self._hans: Callable[[str], str] = lru_cache(65536)(lambda text: self._by_rows.convert(text).translate(_MARKS))
        self._by_words = _ByWords(_opencc("s2tw"), to_hant, cutting)
        self._hant: Callable[[str], str] = lru_cache(65536)(self._by_words.convert)

    def to(self, script: Script, text: str) -> str:
        """``text``, in whichever script it is, in ``script``; always the same length."""
        return self._hans(text) if script == "hans" else self._hant(text)

    def simplified_forms(self) -> Mapping[str, str]:
        """Every character that has another form in simplified script, variants (臺 裏 眾) among them, and that form."""
        return _forms()

    def settled(self, hans: str) -> AbstractSet[int]:
        """The places of simplified ``hans`` whose traditional form a name or a reviewed row of several characters settles."""
        return self._by_words.settled(hans)

    def forms_in_words(self) -> Mapping[str, Mapping[str, int]]:
        """Simplified character → in how many phrases of the dictionary it has each traditional form; nothing where a row
        of one character says which."""
        return self._by_words.forms

    def settled_simple(self, hant: str) -> AbstractSet[int]:
        """The places of traditional ``hant`` whose simplified form a reviewed row of several characters or a name settles."""
        borders = word_borders(self._hans(hant))
        names = {place for at, n in find_names(self._hans(hant), borders) for place in range(at, at + len(n.hans))}
        return self._by_rows.settled(hant) | {at for at in names if at < len(hant)}

    def form_in_word(self, word: str, at: int) -> str:
        """The form of character ``at`` of ``word``; "" where ``word`` is no phrase of the dictionary."""
        return self._by_words.word(word)[at] if word in _known() else ""

    def simple_in_word(self, word: str, at: int, hant: str) -> bool:
        """Whether simplified ``word`` is a phrase of the dictionary whose character ``at`` is written ``hant``."""
        return word in _known() and self._by_words.word(word)[at] == hant

    def say(self, script: Script, hant: str) -> str:
        """Words of the interface, which the code writes in traditional script, in ``script``."""
        return hant if script == "hant" else self._hans(hant)

    def both(self, text: str, script: Script | None = None) -> Both:
        """``text`` in both scripts; what is already in ``script`` is left as it is."""
        script = script or self.script_of(text)
        return Both(self.to("hant", text), text) if script == "hans" else Both(text, self.to("hans", text))

    def script_of(self, text: str) -> Script:
        """The script ``text`` is written in: the one into which converting it changes less."""
        changed_to_hans = sum(a != b for a, b in zip(text, self._hans(text), strict=True))
        changed_to_hant = sum(a != b for a, b in zip(text, self._hant(text), strict=True))
        return "hans" if changed_to_hant > changed_to_hans else "hant"


@cache
def _opencc(configuration: str) -> opencc.OpenCC:
    """A converter of OpenCC, whose dictionaries are read once."""
    return opencc.OpenCC(configuration)


@cache
def _forms() -> dict[str, str]:
    characters = [chr(code) for start, end in _HAN for code in range(start, end)]
    converted = str(_opencc("t2s").convert("\n".join(characters))).split("\n")
    return {c: form for c, form in zip(characters, converted, strict=True) if c != form and len(form) == 1}


class _ByRows:
    """Traditional to simplified, character by character and by OpenCC's phrases; reviewed rows win."""

    def __init__(self, converter: opencc.OpenCC, exceptions: Mapping[str, str]) -> None:
        self._converter, self._exceptions = converter, exceptions
        longest_first = sorted(exceptions, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def convert(self, text: str) -> str:
        converted = list(_same_length(self._converter, text))
        for match in self._pattern.finditer(text):
            converted[match.start() : match.end()] = self._exceptions[match[0]]
        return "".join(converted)

    def settled(self, text: str) -> AbstractSet[int]:
        return {at for m in self._pattern.finditer(text) if len(m[0]) > 1 for at in range(*m.span())}


class _ByWords:
    """Simplified to traditional, word by word; reviewed rows and names win."""

    def __init__(self, converter: opencc.OpenCC, exceptions: Mapping[str, str], cutting: AbstractSet[str]) -> None:
        self._exceptions = exceptions
        anywhere = cutting | frozenset(phrase for phrase in exceptions if len(phrase) == 1)
        self._phrases = Phrases(exceptions, anywhere=anywhere)
        self._converter = converter
        self.word: Callable[[str], str] = lru_cache(65536)(lambda word: _same_length(converter, word))

    def convert(self, text: str) -> str:
        borders = word_borders(text)
        converted = [character for start, end in pairwise(borders) for character in self.word(text[start:end])]
        for at, hant in _forms_alone(text, borders):
            converted[at] = hant
        for at, phrase in self._phrases.find(text, borders):
            converted[at : at + len(phrase)] = self._exceptions[phrase]
        for at, name in find_names(text, borders):
            converted[at : at + len(name.hans)] = name.hant
        return "".join(converted)

    def settled(self, text: str) -> AbstractSet[int]:
        borders = word_borders(text)
        names = ((at, name.hans) for at, name in find_names(text, borders))
        reviewed = ((at, phrase) for at, phrase in self._phrases.find(text, borders) if len(phrase) > 1)
        alone = ((at, text[at]) for at, _ in _forms_alone(text, borders))
        return {place for at, hans in (*names, *reviewed, *alone) for place in range(at, at + len(hans))}

    @cached_property
    def forms(self) -> Mapping[str, Mapping[str, int]]:
        return {hans: of for hans, of in _forms_in_words().items() if hans not in self._exceptions}


def _forms_alone(text: str, borders: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Words of one character whose form the words beside them decide, and that form."""
    alone = (start for start, end in pairwise(borders) if end - start == 1 and text[start] in RULED)
    return ((at, hant) for at in alone if (hant := form_alone(text, at)))


@cache
def _forms_in_words() -> dict[str, dict[str, int]]:
    counted = ((hans, (each.split(":") for each in of.split())) for hans, of in rows(_FORMS_IN_WORDS))
    return {hans: {form: int(number) for form, number in of} for hans, of in counted}


@cache
def simple_forms() -> Mapping[str, Mapping[str, int]]:
    """Traditional character that becomes several simplified ones → in how many phrases of the dictionary it is each, and one."""
    counted = ((hant, (each.split(":") for each in of.split())) for hant, of in rows(_SIMPLE_FORMS))
    return {hant: {form: int(number) for form, number in of} for hant, of in counted}


@cache
def _known() -> frozenset[str]:
    return frozenset(phrases())


def _same_length(converter: opencc.OpenCC, text: str) -> str:
    converted = str(converter.convert(text))
    if len(converted) == len(text):
        return converted
    return "".join((converter.convert(character) or character)[0] for character in text)
