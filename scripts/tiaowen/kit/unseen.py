"""Characters that nobody sees and that make a text other than it looks: in what editors type there are none."""

from __future__ import annotations

import re

# Ranges as they stand between the brackets of a pattern.
TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
WIDTHLESS = "\x80-\x9f\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_NO_CHARACTERS = "\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff"
_UNSEEN = re.compile(f"[{TURNING}{WIDTHLESS}{_NO_CHARACTERS}\ufffd]")


def characters(ranges: str) -> str:
    """Every character of ``ranges``, which stand as between the brackets of a pattern."""
    pairs = re.findall("(.)(?:-(.))?", ranges, re.DOTALL)
    return "".join(chr(code) for first, last in pairs for code in range(ord(first), ord(last or first) + 1))


def unseen(text: str) -> tuple[int, str] | None:
    """Where the first such character stands, and what is wrong with it; None when there is none."""
    match = _UNSEEN.search(text)
    if not match:
        return None
    name = f"U+{ord(match[0]):04X}"
    if match[0] == "\ufffd":
        return match.start(), f"有转码时坏掉的字 �（{name}），原来的字已经没有了"
    if re.match(f"[{TURNING}]", match[0]):
        return match.start(), f"有改变文字方向的隐形字符 {name}，看到的和实际的会不一样"
    return match.start(), f"有看不见的字符 {name}，搜索、复制时会和看到的不一样"
