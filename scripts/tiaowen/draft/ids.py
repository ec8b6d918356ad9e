"""An address for a work, made from what its draft says: the initials of its title and its year, gwygytdnmg-2023."""

from __future__ import annotations

import re
from collections.abc import Set

from tiaowen.language.pinyin import readings, toneless
from tiaowen.language.scripts import ScriptConverter
from tiaowen.read.work_ids import check_ids

_LONGEST = 20
_STATE = "中华人民共和国"
_DAY = re.compile(r"\b((?:19|20)\d{2})-\d{2}-\d{2}\b")
_NUMBER = re.compile(r"[〔（(\[［]((?:19|20)\d{2})")


def id_for(title: str, draft: str, converter: ScriptConverter, taken: Set[str]) -> str:
    """An id that none of ``taken`` is.  The year is that of the first day in ``draft``, else of the number in the title."""
    year = _DAY.search(draft) or _NUMBER.search(title)
    name = _initials(converter.to("hans", title)) or "wenjian"
    base = f"{name}-{year[1]}" if year else name
    if any(check_ids([base])):
        base = f"w-{base}"
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return base if base not in taken else next(name for name in numbered if name not in taken)


def _initials(title: str) -> str:
    plain = re.sub(r"[（(〔\[].*?[）)〕\]]", "", title).removeprefix(_STATE)
    letters = (toneless(reading)[:1] or character for reading, character in zip(readings(plain), plain, strict=True))
    return "".join(letter.lower() for letter in letters if letter.isascii() and letter.isalnum())[:_LONGEST]
