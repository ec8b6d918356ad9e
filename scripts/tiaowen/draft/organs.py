"""Who did it: the organ in the words that official texts use for it.

第十二届全国人民代表大会常务委员会第十四次会议 → 全国人民代表大会常务委员会; 农业部、财政部令第1号 → both ministries.
"""

from __future__ import annotations

import re
from pathlib import Path

from tiaowen.kit.word_list import rows
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.written_date import half_width

_WORDS = rows(Path(__file__).with_name("organ_words.tsv"))


def _words(use: str) -> list[str]:
    return [word for row in _WORDS if row[0] == use for word in row[1].split()]


_END = tuple(_words("end"))
_SHORT = [(row[1], row[2]) for row in _WORDS if row[0] == "short"]
_STATE = re.compile(rf"^中[华華]人民共和[国國](?={'|'.join(_words('state'))})")
_BARE = re.compile(rf"(?:{'|'.join(_words('bare'))})(?:人大|人民|委|政府|院|常委)")
_DECREE = re.compile(
    rf"(?:令|公告)\s*(?:第?\s*{NUMERAL}\s*[号號])?(?:制定|修正)?$"
    r"|(?<=[統院部會府署局處])\(?[0-9]*\)?[^統院部]*字第\s*[0-9A-Z]+\s*號令?(?:制定|修正)?$"
)
_TERM = re.compile(rf"第?{NUMERAL}[届屆]\s*")
_SITTING = re.compile(
    rf"(?:第?{NUMERAL}次\S{{0,10}}?(?:[会會][议議]|全[会會]|[会會][员員](?:代表)?大[会會])|常[务務][会會][议議]|全[体體][会會][议議])上?$"
)
_PANEL = re.compile(r"(?<=院)(?:[审審]判|[检檢]察)委[员員][会會]$")
_BEFORE = re.compile(r"^(?:[已业業]?[经經由於于]|根据|根據|并|並|和|及|[、,:;]|\s)+")
_AFTER = re.compile(r"(?:[审審][议議]|表[决決]|全票|一致|[会會]同|[于於经經在自]|[、,:;]|\s)+$")


def organs(words: str) -> tuple[str, ...]:
    """The organs that ``words`` name, with their meetings, decrees and terms left out; none where one is no organ."""
    text = _BEFORE.sub("", _AFTER.sub("", half_width(words)))
    whole = _organ(text)
    parts = [_organ(part) for part in re.split(r"[、\s]+", text)]
    if len(parts) > 1 and all(parts):
        return tuple(dict.fromkeys(parts))
    return (whole,) if whole and "、" not in whole else ()


def joined(names: tuple[str, ...]) -> str:
    """Several as one text: 最高人民法院、最高人民检察院."""
    return "、".join(names)


def is_full(name: str) -> bool:
    """Whether it says of where: not 市人大常委会."""
    return not _BARE.match(name)


def _organ(words: str) -> str:
    """One organ, "" where what is left does not end as organs' names do."""
    name = _BEFORE.sub("", words)
    name = _DECREE.sub("", _AFTER.sub("", name))
    name = _TERM.sub("", _SITTING.sub("", name)).strip()
    name = _STATE.sub("", _PANEL.sub("", name))
    name = _spelt_out("".join(name.split()))
    if len(name) < 2 or len(name) > 40 or re.search(r"[。,;:《》<>()0-9]", name) or not name.endswith(_END):
        return ""
    return name


def _spelt_out(name: str) -> str:
    """人大常委会 in full, in its own script."""
    for short, full in _SHORT:
        if name.endswith(short) and not ("會" in full and "会" in name):
            return name.removesuffix(short) + full
    return name
