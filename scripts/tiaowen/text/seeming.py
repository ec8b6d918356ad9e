"""Lines that look as if they were numbered and were not read so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiaowen.text.blank import BLANKS
from tiaowen.text.levels import LEVEL, SPACE, Level
from tiaowen.text.line import Line
from tiaowen.text.numbering import read_marker
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.outline import Entry

_ARTICLE = LEVEL["article"]
# 第12A條, 第十二—一條.
_NOT_QUITE = re.compile(
    rf"[第笫][{BLANKS}0-9０-９A-Za-z一二三四五六七八九十百千〇零—–-]{{1,9}}[條条章節节](?={SPACE}|$)"
)
_SEEMING = (
    re.compile(rf"第{NUMERAL}(?:步|阶段|階段|类|類|款|点|點)(?=[，,、：:{BLANKS}])"),
    re.compile(r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,4}[.．、]"),
    re.compile(rf"[\[〔【][0-9０-９{NUMERAL[1:-2]}]{{1,3}}[\]〕】]"),
    re.compile(r"[0-9]{1,3}[A-Z]{1,2}[.．](?=[^0-9])"),
    re.compile(r"[甲乙丙丁戊己庚辛][、.．]"),
)


def seeming(entries: Sequence[Entry], levels: Sequence[Level]) -> Iterator[tuple[Line, str]]:
    """The paragraphs that begin as if they were numbered, and with what: 第一步, 1.5 behind 1.2, a lone ①.

    ``levels`` are those of the text; where articles are among them, the items inside an article are its paragraphs.
    """
    is_law = _ARTICLE in levels
    for entry in entries:
        line = entry.line
        if entry.marker or entry.annex or entry.unnumbered or line.role != "body" or line.form != "text":
            continue
        text, marker = line.text.lstrip(BLANKS), read_marker(line.text)
        found = None if marker else _looks(text, is_law)
        if found:
            yield line, found
        elif not is_law and marker and marker.level.strict and not _is_item(marker.level, text):
            yield line, marker.label


def _looks(text: str, is_law: bool) -> str:
    """With what it begins as if it were numbered; in a law only what is not quite a number of an article is asked for."""
    patterns = (_NOT_QUITE,) if is_law else (_NOT_QUITE, *_SEEMING)
    found = next(filter(None, (pattern.match(text) for pattern in patterns)), None)
    return found[0].strip() if found else ""


def _is_item(level: Level, text: str) -> bool:
    """一是…；二是… goes on in one paragraph."""
    return level.kind == "said" and ("二是" in text or not text.startswith("一是"))
