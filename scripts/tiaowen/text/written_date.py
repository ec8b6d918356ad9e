"""Dates as official documents write them: 2015年1月8日, 二〇一五年一月八日, 2015-01-08, 2015.1.8, in any width."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from tiaowen.text.blank import bare
from tiaowen.text.numerals import NUMERAL, parse_numeral

_YEAR = r"(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九0]{3})"
DATE = (
    rf"(?:{_YEAR}\s*年\s*(?:{NUMERAL}|元)\s*月\s*{NUMERAL}\s*[日号號]"
    r"|[12][0-9]{3}([-./])[0-9]{1,2}\1[0-9]{1,2}(?![0-9]))"
)
_DATE = re.compile(DATE)


def written(value: date | None) -> str:
    """2015年1月8日; nothing for None."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def half_width(line: str) -> str:
    """The line for reading dates and signs: half-width, without what stands around it."""
    return bare(unicodedata.normalize("NFKC", line))


def without_date(line: str) -> str:
    """What else the line says."""
    return bare(_DATE.sub("", half_width(line)))


def first_date(line: str) -> date | None:
    """The first date in ``line`` that the calendar has."""
    for match in _DATE.finditer(half_width(line)):
        try:
            year, month, day = map(
                parse_numeral, re.split("[-./年月]", match[0].rstrip("日号號").replace(" ", "").replace("元月", "一月"))
            )
            return date(year, month, day)
        except ValueError:
            continue
    return None
