"""Bytes → text, whatever the encoding.  The only module that knows charset_normalizer.

The library proposes, ``chinese`` decides: what is not Chinese when decoded is never taken.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from tiaowen.convert.chinese import is_chinese, not_chinese
from tiaowen.convert.converted import refused
from tiaowen.convert.kinds import refusal
from tiaowen.kit.plain_text import FLAWS, decode
from tiaowen.text.blank import BLANKS

# The longer sign first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# What Chinese texts come in, and what a Japanese or Korean one would have to be told by.
_PROPOSED = ["gb18030", "big5hkscs", "utf_16_le", "utf_16_be", "shift_jis", "euc_jp", "cp949"]
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_MARKUP = re.compile(
    r"<(script|style)\b.*?</\1>|<[a-z!/][^<>]*>|&\w+;|data:[\w/+;=-]+,[\w+/=%]+", re.IGNORECASE | re.DOTALL
)
_MOSTLY = 0.02


def decoded(content: bytes, path: str) -> tuple[str, bool]:
    """The text, and whether its bytes are plain UTF-8.  Raises I001, I006, I007, I008, and R002 for UTF-8 with a flaw."""
    empty = refused(path, "I008", "文件是空的。", "请确认放对了文件，或重新下载。")
    if not content.strip():
        raise empty
    readable = False
    for text, plain in _readings(content):
        words = _words(text)
        if not words.strip(BLANKS + "\r\n"):
            raise empty
        if is_chinese(words):
            return text, plain
        readable = True
        if told := not_chinese(words, path):
            raise told
    if _is_flawed_utf8(content):
        decode(content, path, dict.fromkeys(FLAWS, "R002"))
    if b"\x00" in content or not readable:
        raise refusal("binary", path)
    hint = "请用能正常显示它的程序打开，另存为 UTF-8 文本；打开就是乱码的，请从来源另取一份。"
    raise refused(path, "I006", "认不出文字的编码：怎样读都不是通顺的中文。", hint)


def _readings(content: bytes) -> Iterator[tuple[str, bool]]:
    """The text by every encoding that fits the bytes, the likeliest first."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            yield from _strictly(content, name)
            return
    if b"\x00" not in content:
        for text, _ in _strictly(content, "utf-8"):
            yield text, True
            return
    if declared := _DECLARED.search(content[:4096]):
        name = declared[1].decode().lower()
        yield from _strictly(content, _WIDER.get(name, name))
    yield from ((text, False) for text in _proposals(content))


def _words(text: str) -> str:
    """What is to be read of a page's source; any other text as it is."""
    return _MARKUP.sub(" ", text) if "</" in text else text


def _strictly(content: bytes, name: str) -> Iterator[tuple[str, bool]]:
    try:
        yield content.decode(name), False
    except (UnicodeDecodeError, LookupError):
        return


def _proposals(content: bytes) -> Iterator[str]:
    from charset_normalizer import from_bytes

    for match in from_bytes(content, cp_isolation=_PROPOSED, enable_fallback=False):
        yield str(match)


def _is_flawed_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return text.count("\ufffd") <= _MOSTLY * len(text) and is_chinese(text.replace("\ufffd", ""))
