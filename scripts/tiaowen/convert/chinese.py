"""Whether a decoded text is Chinese: the one safeguard against mojibake, which is never taken in silence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tiaowen.carried import PACKAGE
from tiaowen.convert.converted import refused
from tiaowen.kit.problem import ProblemsFound
from tiaowen.kit.word_list import words
from tiaowen.language.scripts import ScriptConverter

_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Signs and letters that stand in Chinese texts; the rest of Unicode hardly does.
_LATIN = "英文之类的拉丁字母文字"
_OTHER_WRITING = (
    ("日文", re.compile(r"[\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9d]")),
    ("韩文", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")),
    ("俄文之类的文字", re.compile(r"[\u0400-\u052f]")),
    ("藏文", re.compile(r"[\u0f00-\u0fff]")),
    ("蒙古文", re.compile(r"[\u1800-\u18af]")),
    ("阿拉伯字母的文字", re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")),
    (_LATIN, re.compile(r"[A-Za-z\u00c0-\u024f]")),
)  # fmt: skip
# Of 205 texts none has fewer than 0.97 common characters among its Han; GBK read as Big5 and the other way have below 0.6.
_COMMON_ENOUGH = 0.8
_FOREIGN = 0.15
_ENOUGH = 5
# A text with its translation has some four Latin letters to one Han.
_FEW = 8
_BROKEN = re.compile("锟斤拷|烫烫烫|屯屯屯|\ufffd")


def is_chinese(text: str) -> bool:
    """Whether its Han characters are those that Chinese texts use, and hardly any other writing stands among them."""
    return _common(text) >= _COMMON_ENOUGH and not _other_writing(text)


def not_chinese(text: str, path: str) -> ProblemsFound | None:
    """I007 when the text is readable in another language; None when it may be mojibake."""
    name = _other_writing(text)
    readable = name == _LATIN and _is_plain_latin(text)
    if not name or (_HAN.search(text) and name not in ("日文", "韩文") and not readable):
        return None
    return refused(path, "I007", f"这份文件像是{name}，不是中文。", "这里只收中文文件。若有中文本，请用中文本。")


def _is_plain_latin(text: str) -> bool:
    """English with some Han in it: letters without accents, which mojibake is full of, and Han that are common ones."""
    letters = re.findall(r"[A-Za-z\u00c0-\u024f]", text)
    return sum(map(str.isascii, letters)) > 0.98 * len(letters) and _common(text) >= _COMMON_ENOUGH


def broken(text: str) -> int:
    """In which line, from 1, an earlier conversion has spoilt the text (�, 锟斤拷); 0 when nowhere."""
    match = _BROKEN.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def _common(text: str) -> float:
    han = _HAN.findall(unicodedata.normalize("NFKC", text))  # copies of PDF have radicals for characters
    return sum(map(_commons().__contains__, han)) / len(han) if han else 0.0


def _other_writing(text: str) -> str:
    """The writing other than Chinese that has a share of the text; Latin letters only where hardly a Han stands beside them."""
    han = len(_HAN.findall(text))
    for name, signs in _OTHER_WRITING:
        found = len(signs.findall(text))
        if (
            found > _FOREIGN * (han + found)
            and (found >= _ENOUGH or not han)
            and (name != _LATIN or han < found / _FEW)
        ):
            return name
    return ""


@cache
def _commons() -> frozenset[str]:
    """The 3,500 characters of the first list of 2013 in every form, with the signs for numbers."""
    simplified = frozenset("".join(words(PACKAGE / "language" / "common_characters.txt"))) | {"〇"}
    return simplified | {c for c, form in ScriptConverter({}).simplified_forms().items() if form in simplified}
