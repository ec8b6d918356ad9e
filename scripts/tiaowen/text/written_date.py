"""Dates as official documents write them: 2015年1月8日, 二〇一五年一月八日, 2015-01-08, 2015.1.8, 民國107年6月6日, in any width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiaowen.text.blank import bare
from tiaowen.text.numerals import NUMERAL, parse_numeral

_YEAR = r"(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九0]{3})"
_REPUBLIC = re.compile(r"(?:中[华華])?民[国國]\s*")
DATE = (
    rf"(?:(?:{_YEAR}|{_REPUBLIC.pattern}(?:{NUMERAL}|元))\s*年\s*(?:{NUMERAL}|元)\s*月\s*{NUMERAL}\s*[日号號]"
    rf"|[12][0-9]{{3}}(?:{'|'.join(rf'[{sign}][0-9]{{1,2}}[{sign}][0-9]{{1,2}}' for sign in '-./')})(?![0-9]))"
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


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and the range that it takes in the half-width line."""

    value: date
    start: int
    end: int


def dates(line: str) -> Iterator[WrittenDate]:
    """The dates in ``line`` that the calendar has; their places are those in ``half_width(line)``."""
    for match in _DATE.finditer(half_width(line)):
        try:
            yield WrittenDate(_value(match[0]), match.start(), match.end())
        except ValueError:
            continue


def first_date(line: str) -> date | None:
    """The first date in ``line`` that the calendar has."""
    return next((found.value for found in dates(line)), None)


def _value(written: str) -> date:
    """The day; the first year of the Republic was 1912.  Raises ValueError when the calendar lacks it."""
    plain, republic = _REPUBLIC.subn("", "".join(written.split()))
    plain = plain.rstrip("日号號").replace("元年", "1年").replace("元月", "1月")
    year, month, day = map(parse_numeral, re.split("[-./年月]", plain))
    return date(year + 1911 * republic, month, day)
