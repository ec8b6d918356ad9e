"""Chinese numerals, in either script, as official documents write their numbers."""

from __future__ import annotations

_DIGITS = {c: n for n, cs in enumerate(["〇零○", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"]) for c in cs}
_DIGITS |= {c: n for n, c in enumerate("0123456789")} | {c: n for n, c in enumerate("０１２３４５６７８９")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# The forms that cannot be altered, as documents of universities and in Taiwan number their highest parts: 壹、貳、.
_CAPITAL = str.maketrans("壹贰貳弐叁參叄参肆伍陆陸柒捌玖拾", "一二二二三三三三四五六六七八九十")
CAPITALS = "壹贰貳弐叁參叄参肆伍陆陸柒捌玖拾"

# The ten heavenly stems, by which laws of the 1950s count the parts of an article: 甲、 乙、.
STEMS = "甲乙丙丁戊己庚辛壬癸"

_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_HAN = "〇零○一二两兩三四五六七八九十廿卅卌百千"

NUMERAL = f"[{_HAN}万萬0-9０-９]+"
HAN_NUMERAL = f"[{_HAN}]+"


def parse_numeral(text: str) -> int:
    """The value of ``第一千一百一十九条``'s middle, of ``廿一``, of ``二〇一五`` and of ``12`` or ``１２``.

    Raises ``ValueError`` when the text is not a numeral.
    """
    high, mark, low = text.replace("萬", "万").translate(_TENS).translate(_CAPITAL).partition("万")
    if not high or any(c not in _DIGITS and c not in _UNITS for c in high + low):
        raise ValueError(f"not a numeral: {text!r}")
    if mark:
        return _below_myriad(high) * 10_000 + (_below_myriad(low) if low else 0)
    return _below_myriad(high)


def format_numeral(value: int) -> str:
    """The simplified or traditional (they agree here) numeral of 0 ≤ ``value`` < 10,000."""
    if not 0 <= value < 10_000:
        raise ValueError(f"out of range: {value}")
    if value == 0:
        return "零"
    return _spell(value)


def _below_myriad(text: str) -> int:
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


def _spell(value: int) -> str:
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit and bool(out)
    return out.removeprefix("一") if out.startswith("一十") else out
