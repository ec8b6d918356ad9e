"""Names of places and persons in running text, which are read and written otherwise than the words they look like.

One recognition for readings and for the other script: 余某某 is yú and stays 余, 江干区 is gān and stays 干.  A place is a row of
``place_names.tsv``; where its name is also a word, only before 县, 人民法院 and the like (``behind_names.txt``).  A surname of
``surnames.tsv`` is one before 某, and after a role (``before_surnames.tsv``) before 甲 or where what follows is no word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows, words

_HERE = Path(__file__).parent
# 担任某项职务, 应某公司要求: what makes 某 an indefinite word and not a name.
_INDEFINITE = re.compile("某(?!某)(?=[项个些种一年月日地县市区省公单部机行人次时方类级期法院处局位段天门会条])")
_MASKED = re.compile("某|(?:[甲乙丙丁戊己庚辛](?=[，。；：、（）()的与和犯系因于在\\d]|$))")
_NAME_ENDS = re.compile("(?:[一-龥]{1,2})(?=犯|[（(]|，[男女]|、|等|诉|$)")
_FIELD_NAME = re.compile("(?:[一-龥]{1,2})(?=[，。；、（）()\\s]|$)")
_BEGINS = re.compile(r"(?:[^一-龥]|[和与由对向将给让及其把以在被]|^)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, simplified, with its traditional form and its syllables, each one a character."""

    hans: str
    hant: str
    syllables: tuple[str, ...]
    # Places: 全 anywhere, 词 where it cuts no word or with a word of place behind, 后 with one behind.
    kind: str = ""


def find_names(text: str, borders: Collection[int]) -> Iterator[tuple[int, Name]]:
    """Each name in simplified ``text`` and where it stands, none over another; ``borders`` are where words begin and end."""
    places, surnames, edges, after = _places(), _surnames(), frozenset(borders), 0
    for at, character in enumerate(text):
        if at < after:
            continue
        name = _place(places.get(character, ()), text, at, edges) or _surname(
            surnames.get(character, ()), text, at, edges
        )
        if name:
            yield at, name
            after = at + len(name.hans)


def _place(listed: Sequence[Name], text: str, at: int, edges: Collection[int]) -> Name | None:
    for name in listed:
        if text.startswith(name.hans, at):
            end = at + len(name.hans)
            whole = at in edges and end in edges
            if name.kind == "全" or (name.kind == "词" and whole) or _before_place_word(text, at, end, edges):
                return name
    return None


def _before_place_word(text: str, start: int, end: int, edges: Collection[int]) -> bool:
    """Whether a word of place is behind; a short one must end a word, the name begin one: 创新都|区别 has no 新都区."""
    found = next((word for word in _behind() if text.startswith(word, end)), "")
    return len(found) > 1 or (
        bool(found)
        and (end + 1 in edges)
        and (start in edges or end in edges or start == 0 or text[start - 1] in "由在、和与至到")
    )


def _surname(listed: Sequence[Name], text: str, at: int, edges: Collection[int]) -> Name | None:
    for name in listed:
        if text.startswith(name.hans, at) and _is_surname(text, at, at + len(name.hans), edges):
            return name
    return None


def _is_surname(text: str, at: int, end: int, edges: Collection[int]) -> bool:
    role = _after_role(text, at)
    if text.startswith("某", end):
        begins = bool(role) or _BEGINS.search(text[max(0, at - 1) : at]) is not None or at in edges
        return begins and not _INDEFINITE.match(text, end)
    if not role:
        return False
    if _MASKED.match(text, end):
        return True
    if role == "栏":
        return _FIELD_NAME.match(text, end) is not None
    found = _NAME_ENDS.match(text, end)
    return found is not None and end in edges


def _after_role(text: str, at: int) -> str:
    """人 right behind a role, 栏 behind a role or a field and a colon, else nothing."""
    colon = text[at - 1 : at] in ("：", ":")
    before = text[max(0, at - 8) : at - colon]
    if colon:
        return "栏" if before.endswith(_roles()["人"] + _roles()["栏"]) else ""
    return "人" if before.endswith(_roles()["人"]) else ""


@cache
def _places() -> dict[str, list[Name]]:
    return _by_first(
        Name(hans, hant or hans, tuple(pinyin.split()), kind)
        for hans, hant, pinyin, kind in rows(_HERE / "place_names.tsv")
    )


@cache
def _surnames() -> dict[str, list[Name]]:
    return _by_first(
        Name(hans, hant or hans, tuple(pinyin.split())) for hans, hant, pinyin in rows(_HERE / "surnames.tsv")
    )


def _by_first(names: Iterator[Name]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda name: -len(name.hans)):
        found.setdefault(name.hans[0], []).append(name)
    return found


@cache
def _behind() -> tuple[str, ...]:
    return tuple(sorted(words(_HERE / "behind_names.txt"), key=lambda word: -len(word)))


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(listed.split()) for kind, listed in rows(_HERE / "before_surnames.tsv")}
