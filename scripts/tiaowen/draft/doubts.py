"""What is seen of a text before anything is known of it: that it is cut off, that there are two in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tiaowen.convert.page_words import is_of_page
from tiaowen.draft.line_forms import squeezed
from tiaowen.draft.line_words import any_of
from tiaowen.kit.problem import Problem
from tiaowen.text.annexes import is_annex
from tiaowen.text.blank import bare
from tiaowen.text.genres import TITLE_GENRES
from tiaowen.text.numbering import read_marker
from tiaowen.text.written_date import first_date, half_width

Numbered = tuple[int, str]
"""The number of a line, from 1, and what stands on it."""
_CLOSED = tuple("。！？；…”’」』）》】!?.;)>]")
_OPEN = tuple("，、：,:（(《“「")
_GOES_ON = ("；", ";")
_LONG = 25
# A text that gives out another one has its own title, and the other one's below its signature.
_GIVES_OUT = re.compile(rf"{any_of('giving-out')}|令$")
_OPENING = 15
_NEAR = 6
_BELOW_TITLE = 3


def doubts(text: str, path: str) -> list[Problem]:
    """I010 where the text ends in the middle of a sentence, I011 where a second one begins; warnings."""
    lines = numbered(text)
    return [*_cut(lines, path), *_second(lines, path)]


def _cut(lines: Sequence[Numbered], path: str) -> Iterator[Problem]:
    """Items of a list that have no sign at their ends are whole; so the line above must have one."""
    written = [(n, line) for n, line in lines if not is_of_page(line)]
    if len(written) < 2 or _is_whole(written[-1][1]):
        return
    number, last = written[-1]
    if last.endswith((*_OPEN, *_GOES_ON)) or (
        (len(last) > _LONG or read_marker(last)) and written[-2][1].endswith(_CLOSED)
    ):
        hint = "请对照来源，看后面是不是还有；文件确实到此为止，就不用管。"
        yield Problem(path, number, 0, "I010", f"最后一行不像写完了：“……{last[-15:]}”。", hint, warning=True)


def _is_whole(line: str) -> bool:
    """A last item that ends as those do behind which others come is not."""
    if read_marker(line) and line.endswith(_GOES_ON):
        return False
    return (
        "\t" in line
        or line.startswith("![")
        or line.endswith(_CLOSED)
        or bool(first_date(line) and not read_marker(line))
    )


def _second(lines: Sequence[Numbered], path: str) -> Iterator[Problem]:
    for at in further_texts(lines)[:1]:
        hint = "一次收一份：make work FILE=这个文件 PART=1，再 PART=2，依次类推；同一个令、公告公布了几份的，每一份都连着令收。"
        hint += "后一份若是前一份的附件，请在它前面加上“附件”一行再收。"
        message = f"从这一行起像是另一份文件：“{lines[at][1][:30]}”。"
        yield Problem(path, lines[at][0], 0, "I011", message, hint, warning=True)


def further_texts(lines: Sequence[Numbered]) -> list[int]:
    """Where in ``lines`` each text after the first begins.  Below an order or a notice the first text is what it gives out."""
    begun = _titles(lines)
    return [at for at in (begun[1:] if _is_given_out(lines) else begun) if _ends(lines, at)]


def given_out(lines: Sequence[Numbered]) -> int:
    """Where the first text begins below the order or notice that gives it out; 0 where there is none."""
    return next(iter(_titles(lines)), 0) if _is_given_out(lines) else 0


def numbered(text: str) -> list[Numbered]:
    """The lines on which something is to be seen, without blanks around them, and their numbers."""
    return [(n, bare(line)) for n, line in enumerate(text.split("\n"), 1) if bare(line)]


def _is_given_out(lines: Sequence[Numbered]) -> bool:
    return any(_GIVES_OUT.search(line) for _, line in lines[:_OPENING])


def _titles(lines: Sequence[Numbered]) -> list[int]:
    """Where a document may begin below the first line and above any annex: at a title below which the numbering begins again."""
    annex = next((at for at, (_, line) in enumerate(lines) if is_annex(line)), len(lines))
    found = (at for at in range(_BELOW_TITLE, min(annex, len(lines) - 1)) if _is_title(lines[at][1]))
    first = _words(lines[0][1])
    begun = [at for at in found if _words(lines[at][1]) != first or at >= _NEAR]
    return [at for at in begun if _begins(lines, at) or _is_signed_above(lines, at)]


def _is_title(line: str) -> bool:
    plain = re.sub(r"[（(].*?[）)]$", "", line)
    return (
        len(line) <= 60 and plain.endswith(TITLE_GENRES) and not re.search("[。；，;,]", line) and not read_marker(line)
    )


def _ends(lines: Sequence[Numbered], at: int) -> bool:
    """What stands above is the end of a text: a day alone, or the article that says from when it holds."""
    above = half_width(lines[at - 1][1])
    return bool(
        re.search("(?:施行|废止|廢止|执行|執行)。$", above)
        or (len(above) < _LONG and ":" not in above and first_date(above))
    )


def _words(title: str) -> str:
    return re.sub(r"\W", "", squeezed(title))


def _is_signed_above(lines: Sequence[Numbered], at: int) -> bool:
    """A sentence, who signed and a day: what ends a notice, and never stands below a title that is repeated."""
    text = "".join(line for _, line in lines[max(0, at - _BELOW_TITLE) : at])
    return "。" in text and bool(first_date(half_width(lines[at - 1][1]))) and not lines[at - 1][1].endswith("。")


def _begins(lines: Sequence[Numbered], at: int) -> bool:
    """The numbering begins again below it."""
    markers = (read_marker(line) for _, line in lines[at + 1 : at + 1 + _NEAR])
    return any(marker and marker.ordinal == 1 for marker in markers)
