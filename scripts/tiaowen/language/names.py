"""Names of places and persons in running text, which are read and written otherwise than the words they look like.

One recognition for readings and for the other script: 余某某 is yú and stays 余, 江干区 is gān and stays 干.  A place is a row of
``place_names.tsv``; where its name is also a word, only before 县, 人民法院 and the like (``behind_names.txt``).  A surname of
``surnames.tsv`` is one before 某, and after a role (``before_surnames.tsv``) before 甲 or where what follows is no word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows, words
from tiaowen.language.segmenter import is_word

_HERE = Path(__file__).parent
# 担任某项职务, 应某公司要求: what makes 某 an indefinite word and not a name.
_INDEFINITE = re.compile("某(?!某)(?=[项个些种一年月日地县市区省公单部机行人次时方类级期法院处局位段天门会条])")
_MASKED = re.compile("某|(?:[甲乙丙丁戊己庚辛](?=[，。；：、（）()的与和犯系因于在\\d]|$))")
_NAME_ENDS = re.compile("(?:[一-龥]{1,2})(?=犯|[（(]|，[男女]|、|等|诉|$)")
_FIELD_NAME = re.compile("(?:[一-龥]{1,2})(?=[，。；、（）()\\s]|$)")
_BEFORE_PLACE = "由在、和与至到"
_LISTED = ("、", "和", "与")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, simplified, with its traditional form and its syllables, each one a character."""

    hans: str
    hant: str
    syllables: tuple[str, ...]
    # Places: 全 anywhere, 词 where it cuts no word or with a word of place behind, 后 with one behind.  Surnames: 是, 某 as surnames.tsv says.
    kind: str = ""


def find_names(text: str, borders: Collection[int]) -> Iterator[tuple[int, Name]]:
    """Each name in simplified ``text`` and where it stands, none over another; ``borders`` are where words begin and end."""
    found = dict(_found_surnames(text))
    edges, after = frozenset(borders), 0
    places, first = _places()
    for at in sorted({*found, *(at for at, character in enumerate(text) if character in first)}):
        if at >= after and (
            name := _place(places.get(text[at : at + 2], ()), text, at, edges) or _surname(found, text, at, edges)
        ):
            yield at, name
            after = at + len(name.hans)


def _found_surnames(text: str) -> Iterator[tuple[int, Sequence[Name]]]:
    """Where a surname may stand, before 某 or behind a role, and those that begin there."""
    if "某" in text:
        yield from ((found.start(), _surnames()[found[0]]) for found in _before_mou().finditer(text))
    for found in _role().finditer(text):
        if listed := _surnames().get(text[found.end() : found.end() + 1]):
            yield found.end(), listed


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
    begins = start in edges or end in edges or text[start - 1] in _BEFORE_PLACE
    return len(found) > 1 or (bool(found) and end + 1 in edges and begins)


def _surname(found: Mapping[int, Sequence[Name]], text: str, at: int, edges: Collection[int]) -> Name | None:
    for name in found.get(at, ()):
        if text.startswith(name.hans, at) and _is_surname(name, text, at, edges):
            return name
    return None


def _is_surname(name: Name, text: str, at: int, edges: Collection[int]) -> bool:
    role, end = _after_role(text, at), at + len(name.hans)
    if text.startswith("某", end):
        return (bool(role) or _begins(name, text, at)) and not _INDEFINITE.match(text, end)
    if not role:
        return False
    if _MASKED.match(text, end):
        return True
    if role == "栏":
        return _FIELD_NAME.match(text, end) is not None
    return end in edges and not name.kind and _NAME_ENDS.match(text, end) is not None


def _begins(name: Name, text: str, at: int) -> bool:
    """Whether a name can begin here: not in 由于某某, 担任某职; a surname that is a word only where names are listed."""
    before = text[max(0, at - 1) : at]
    return before in _LISTED if name.kind == "是" else not before or not is_word(before + name.hans[0])


def _after_role(text: str, at: int) -> str:
    """人 right behind a role, 栏 behind a role or a field and a colon, else nothing."""
    colon = text[at - 1 : at] in ("：", ":")
    before = text[max(0, at - 8) : at - colon]
    if colon:
        return "栏" if before.endswith(_roles()["人"] + _roles()["栏"]) else ""
    return "人" if before.endswith(_roles()["人"]) else ""


@cache
def _before_mou() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_surnames())}](?=.?某)")


@cache
def _role() -> re.Pattern[str]:
    listed = sorted((*_roles()["人"], *_roles()["栏"]), key=lambda word: -len(word))
    return re.compile(f"(?:{'|'.join(listed)})[：:]?")


@cache
def _places() -> tuple[dict[str, list[Name]], frozenset[str]]:
    """Places by their first two characters, and the first ones."""
    listed = (
        Name(hans, hant or hans, tuple(pinyin.split()), kind)
        for hans, hant, pinyin, kind in rows(_HERE / "place_names.tsv")
    )
    places = _by_beginning(listed, 2)
    return places, frozenset(beginning[0] for beginning in places)


@cache
def _surnames() -> dict[str, list[Name]]:
    listed = rows(_HERE / "surnames.tsv")
    return _by_beginning((Name(hans, hant or hans, tuple(p.split()), word) for hans, hant, p, word in listed), 1)


def _by_beginning(names: Iterator[Name], length: int) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda name: -len(name.hans)):
        found.setdefault(name.hans[:length], []).append(name)
    return found


@cache
def _behind() -> tuple[str, ...]:
    return tuple(sorted(words(_HERE / "behind_names.txt"), key=lambda word: -len(word)))


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(listed.split()) for kind, listed in rows(_HERE / "before_surnames.tsv")}
