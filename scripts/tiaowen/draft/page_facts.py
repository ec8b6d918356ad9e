"""What a page says of the document in fields above it: 发文字号：国办发〔2022〕35号　成文日期：…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.word_list import rows
from tiaowen.text.written_date import half_width

_FACTS = dict(rows(Path(__file__).with_suffix(".tsv")))
_FIELD = re.compile(r"(?:^|\s|[;【])\[?([^\s:;【】\[\]]{2,6})\s*[】\]]?\s*:?\s*[:】]\s*(.*?)(?=\s+\S{2,6}\s*:|【|;|$)")


@dataclass(frozen=True, slots=True)
class PageFact:
    """``fact`` is ``issuer``, ``number`` or a word for an event; ``line`` counts from 1."""

    fact: str
    value: str
    line: int


def page_facts(lines: Sequence[tuple[int, str]]) -> Iterator[PageFact]:
    """The fields of the lines, numbered from 1, that speak of the document and not of the page."""
    for number, line in lines:
        for field in _FIELD.finditer(half_width(line)):
            if (fact := _FACTS.get(field[1])) and (value := field[2].strip()):
                yield PageFact(fact, value, number)
