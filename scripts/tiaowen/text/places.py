"""A place in a document as people type it → the addresses it can mean: 三（三）, 3-3, 第三部分第（三）項, 第十二條第二款.

This is only the grammar; whether the unit exists is for the caller to ask.  The browser's search has the same grammar in
``overrides/assets/javascripts/search/place.js``; ``tests/places.tsv`` holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tiaowen.text.ids import has_page
from tiaowen.text.levels import BY_WORD, DOTTED, LEVELS
from tiaowen.text.numerals import CAPITALS, STEMS, parse_numeral

_SIMPLE = str.maketrans("項條節編點導從語錄兩萬後", "项条节编点导从语录两万后")
_NUMBER = f"(?:[0-9]{{1,6}}|[〇零○一二两三四五六七八九十廿卅卌百千万]{{1,15}}|[{CAPITALS}]{{1,3}}(?=[、部]))"
_STEP = re.compile(
    rf"(?P<ordinal>第?)(?P<open>\(?)(?P<number>{_NUMBER})(?:-(?P<dashed>[0-9]{{1,6}})(?=条))?(?P<close>\)?)"
    rf"(?P<level>部分|分编|[编章节条款项目点句]|小[点目]|[、.·/-]?)(?:之(?P<inserted>{_NUMBER}))?"
)
# 第十三條丙款: the third of what the article counts 甲、乙、丙、.
_STEM = re.compile(f"[{STEMS}]款")
_ANNEX = re.compile(rf"附[件录]({_NUMBER})?[:、.]?")
_TYPED_ID = re.compile(r"([a-z0-9-]+?)(?:[.#]s([0-9]{1,6}))?")
_PREAMBLE = re.compile("[导序前引]言|导语")
_ARTICLE = re.compile("a[0-9]")
# 最後一部分: the last unit of a level, whichever it is.
_LAST = re.compile("最后一?个?(部分|[编章条])")
_LETTERS = {word: level.letter for word, level in BY_WORD.items() if level.kind != "article"}
# The words of levels that are counted anew everywhere, and the kinds they are said of; （1） is called 項 as well.
_LONE = {
    word: tuple(level.kind for level in LEVELS if level.called[1] == word and level.kind not in DOTTED) + more
    for word, more in {"项": ("subpoint",), "点": (), "小点": (), "目": (), "小目": ()}.items()
} | {".": ("point",)}
# 第2(1)(a)(i)條, as Hong Kong's ordinances are cited.
_SECTION = re.compile(r"第?([0-9]{1,3})((?:\([0-9a-z]{1,5}\))+)(条?)")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True, slots=True)
class Place:
    """What was typed, read as a place.

    ``ids`` are the addresses it can mean, likeliest first; ``*-3`` is any that ends so, ``$c`` the last chapter.  ``anchor`` is ``s3``, a sentence;
    ``k2``, a 款; ``k2-5``, an item of it; ``k-5``, an item of whichever 款 has it; or "".  It is ``certain`` when it can hardly be meant as words: 第三章, not 三.  ``kinds`` are the kinds of unit that bear
    a number that is counted anew everywhere, （三）; () where that is no question.
    """

    ids: tuple[str, ...]
    anchor: str = ""
    certain: bool = True
    kinds: tuple[str, ...] = ()

    def among(self, units: Iterable[str]) -> list[str]:
        """Those of ``units`` that the likeliest fitting address means; several where only what is above tells them apart."""
        known = list(units)
        fitting = (
            [unit for unit in known if _fits(wanted, unit)][-1 if wanted.startswith("$") else 0 :]
            for wanted in self.ids
        )
        return next(filter(None, fitting), [])


def place_of(typed: str) -> Place | None:
    """``typed`` as a place; None when it is none.  Width, spaces, script and what is still being typed do not matter."""
    text = _normal(typed)
    if _PREAMBLE.fullmatch(text):
        return Place(("preamble",))
    if last := _LAST.fullmatch(text):
        return Place(("$a" if last[1] == "条" else f"${_LETTERS.get(last[1], '')}",))
    return _typed_id(text) or _section(text) or _spelled_out(re.sub(r"[第(、.\-]+$", "", text))


def _fits(wanted: str, unit: str) -> bool:
    if wanted.startswith("$"):
        return bool(re.fullmatch(f"{wanted[1:]}[0-9]+", unit))
    return unit.endswith(wanted[1:]) if wanted.startswith("*") else unit == wanted


def _normal(typed: str) -> str:
    """Half-width, lower case, without spaces and dashes of other kinds, the words of the grammar simplified."""
    text = "".join(unicodedata.normalize("NFKC", typed).lower().split())
    return re.sub("[‐-―−－]", "-", text).translate(_SIMPLE)


def _typed_id(text: str) -> Place | None:
    """An address as it stands: 3-3, a12, c2-s1, 2-1.s3."""
    found = _TYPED_ID.fullmatch(text)
    if not found or found[1].isdigit() or not has_page(found[1]):
        return None
    return Place((found[1],), f"s{int(found[2])}" if found[2] else "")


def _section(text: str) -> Place | None:
    """第2(1)(a)條: letters or 條 tell it from 2（1）."""
    found = _SECTION.fullmatch(text)
    inside = re.findall(r"[0-9a-z]+", found[2]) if found else []
    if not found or not (found[3] or any(map(str.isalpha, inside))):
        return None
    numbers: list[str] = []
    for at, one in enumerate(inside):
        below_letter = at > 0 and inside[at - 1].isalpha()
        value = int(one) if one.isdigit() else _value_of_letters(one, below_letter)
        if not value:
            return None
        numbers.append(str(value))
    return Place(("-".join([str(int(found[1])), *numbers]), f"a{int(found[1])}"))


def _value_of_letters(letters: str, below_letter: bool) -> int:
    """b is 2; iv, and i below a letter, is a Roman number; 0 where it is neither."""
    if letters in _ROMAN and (len(letters) > 1 or below_letter):
        return _ROMAN.index(letters)
    return ord(letters) - ord("a") + 1 if len(letters) == 1 else 0


@dataclass(slots=True)
class _Steps:
    """What has been read of a place so far."""

    names: list[str]
    levels: list[str]
    anchor: str = ""
    marks: int = 0
    bracketed: bool = False

    def fits(self, step: re.Match[str]) -> bool:
        """Two numbers have something between them, and a bracket that closes was opened."""
        apart = self.levels[-1:] != [""] or self.bracketed or step["ordinal"] or step["open"]
        return bool(apart) and bool(step["open"]) >= bool(step["close"])

    def add(self, step: re.Match[str]) -> None:
        """One number and what stands beside it."""
        value = parse_numeral(step["number"])
        level, before = step["level"], self.levels[-1] if self.levels else ""
        self.marks += bool(step["ordinal"] or step["open"]) + bool(level and self.levels)
        self.bracketed = bool(step["open"])
        self.levels.append(level)
        if level in ("款", "句"):
            self.anchor = f"{'k' if level == '款' else 's'}{value}"
        elif self._in_article() and (level in ("项", "目") or self.bracketed):
            self.anchor = f"{self.anchor or 'k'}-{value}"
        elif level == "条" and before != "部分":
            inserted = step["inserted"] or step["dashed"]
            annex = self.names[:1] if self.names and self.names[0].startswith("annex") else []
            self.names = [*annex, f"a{value}" + (f"-{parse_numeral(inserted)}" if inserted else "")]
        elif not self._in_article():
            self.names.append(_LETTERS.get(level, "") + str(value))
            if step["inserted"]:  # 四之五
                self.names.append(str(parse_numeral(step["inserted"])))
                self.marks += 1

    def add_stem(self, text: str, at: int) -> bool:
        """丙款 behind an article; False where none stands there."""
        stem = _STEM.match(text, at) if self._in_article() else None
        if stem:
            self.anchor = f"k-{STEMS.index(stem[0][0]) + 1}"
            self.levels.append("款")
            self.marks += 1
        return bool(stem)

    def _in_article(self) -> bool:
        return bool(self.names) and bool(_ARTICLE.match(self.names[-1]))


def _spelled_out(text: str) -> Place | None:
    steps = _Steps([], [])
    at = 0
    if annex := _ANNEX.match(text):
        steps = _Steps([f"annex{parse_numeral(annex[1] or '1')}"], ["附件"], marks=1)
        at = annex.end()
    while at < len(text):
        if steps.add_stem(text, at):
            at += 2
            continue
        step = _STEP.match(text, at)
        if not step or not steps.fits(step):
            return None
        try:
            steps.add(step)
        except ValueError:
            return None
        at = step.end()
    return _place(text, steps) if steps.names else None


def _place(text: str, steps: _Steps) -> Place:
    names, level = steps.names, steps.levels[-1]
    joined = "-".join(names)
    single = len(steps.levels) == len(names) == 1 and not joined.startswith("annex")
    if single and (level in _LONE or steps.bracketed):
        kinds = _LONE.get(level, _LONE["项"])
        return Place((f"*-{joined}", joined), steps.anchor, text.startswith("第") and bool(level), kinds)
    ids = [joined]
    if joined[0] in "cs":
        ids.append(f"*-{joined}")
    if joined[0].isdigit() and steps.levels[0] in ("部分", "、", "", "."):
        ids.append(f"c{joined}")  # an interpretation groups its articles under 一、二、; 1.1 may stand in 第一章
    if joined[0].isdigit() and steps.levels[0] == "部分":
        ids.append(f"b{joined}")
    if len(names) > 1 and names[-1].startswith("c"):
        ids.append(names[-1])  # chapters may be counted on from book to book
    numbers_alone = re.fullmatch(r"[0-9]+([-.·/][0-9]+)+", text)
    certain = text.startswith("第") and bool(level) if single else bool(steps.marks or numbers_alone)
    return Place(tuple(ids), steps.anchor, certain)
