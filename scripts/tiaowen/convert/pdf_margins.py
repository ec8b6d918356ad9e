"""Page numbers and running heads of a printed text: told from its lines by where they stand and that they come again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tiaowen.convert.page_words import is_of_page
from tiaowen.convert.pdf_lines import PrintedLine

# How many lines at the top and at the bottom of a page may be its head and foot.
_EDGE = 2
_NUMBER = re.compile(
    r"[—–―\-·•\s]*(?:第\s*)?[0-9０-９]{1,4}\s*页?(?:\s*[/／,，]?\s*共?\s*[0-9]{1,4}\s*页?)?[—–―\-·•\s]*"
)
# What a browser prints around a page.
_PRINTED = re.compile(
    r"(?:https?|file)://\S+|[12][0-9]{3}[/-][0-9]{1,2}[/-][0-9]{1,2},?\s*(?:上午|下午)?\s*[0-9]{1,2}:[0-9]{2}"
)


def without_margins(pages: Sequence[Sequence[PrintedLine]]) -> tuple[list[PrintedLine], list[str]]:
    """The lines of the text on all ``pages``, and what was left out: 页码, 页眉, 页脚, with their pages."""
    edges = [(edge, lines) for page in pages for edge, lines in _edges(page)]
    repeated = _repeated(edges, len(pages))
    lost: dict[int, str] = {}
    for edge, lines in edges:
        lost |= {id(line): what for line, what in _margin(edge, lines, repeated)}
    kept, around = _without_page([line for page in pages for line in page if id(line) not in lost])
    left_out = sorted(((lost[id(line)], line) for page in pages for line in page if id(line) in lost), key=_by_page)
    return kept, list(_account([*left_out, *(("网页", line) for line in around)]))


def _by_page(lost: tuple[str, PrintedLine]) -> tuple[int, int]:
    """Page numbers first."""
    return lost[0] != "页码", lost[1].page


def _margin(
    edge: str, lines: Sequence[PrintedLine], repeated: set[tuple[str, str]]
) -> Iterator[tuple[PrintedLine, str]]:
    """The lines of an edge that are its head or foot, from outside inwards, each with what it is.

    A line of the text can come again by chance; but it does not stand apart from the line next to it.
    """
    for at, line in enumerate(lines[:_EDGE]):
        inner = lines[at + 1] if at + 1 < len(lines) else None
        if _NUMBER.fullmatch(line.text):
            yield line, "页码"
        elif _PRINTED.search(line.text) or ((edge, _masked(line)) in repeated and _stands_apart(line, inner)):
            yield line, edge
        else:
            return


def _stands_apart(line: PrintedLine, inner: PrintedLine | None) -> bool:
    """By its size or by the space to the line next to it; text is set with at most two and a half sizes from line to line."""
    if inner is None:
        return True
    return abs(line.size - inner.size) > 0.1 * inner.size or abs(line.bottom - inner.bottom) > 2.5 * inner.size


def _edges(page: Sequence[PrintedLine]) -> list[tuple[str, list[PrintedLine]]]:
    """The lines at the top and at the bottom of a page, from its edge inwards."""
    order = sorted(page, key=lambda line: -line.bottom)
    return [("页眉", order[: _EDGE + 1]), ("页脚", order[::-1][: max(0, min(_EDGE, len(order) - _EDGE)) + 1])]


def _repeated(edges: Iterable[tuple[str, Sequence[PrintedLine]]], pages: int) -> set[tuple[str, str]]:
    """What stands at the same edge and height on several pages, whatever its numbers."""
    places: dict[tuple[str, str], list[PrintedLine]] = defaultdict(list)
    for edge, lines in edges:
        for line in lines[:_EDGE]:
            places[edge, _masked(line)].append(line)
    least = max(2, min(3, (pages + 1) // 2))
    return {key for key, lines in places.items() if _steady(lines, least)}


def _steady(lines: Sequence[PrintedLine], least: int) -> bool:
    heights = [line.bottom for line in lines]
    return len({line.page for line in lines}) >= least and max(heights) - min(heights) < 2 * lines[0].size


def _masked(line: PrintedLine) -> str:
    return re.sub(r"[0-9０-９\s]+", "#", line.text)


def _without_page(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Without 首页, 打印 and such around a page that was printed from a site; and these."""
    start, end = 0, len(lines)
    while start < end - 1 and is_of_page(lines[start].text):
        start += 1
    while end > start + 1 and is_of_page(lines[end - 1].text):
        end -= 1
    return lines[start:end], [*lines[:start], *lines[end:]]


def _account(lost: Iterable[tuple[str, PrintedLine]]) -> Iterator[str]:
    """Each once, with the pages it stood on; page numbers, the first and the last."""
    pages: dict[tuple[str, str], list[int]] = defaultdict(list)
    for what, line in lost:
        pages[what, "" if what == "页码" else _masked(line)].append(line.page + 1)
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for what, line in lost:
        words[what, "" if what == "页码" else _masked(line)].append(line.text)
    for (what, key), numbers in pages.items():
        said = words[what, key]
        text = said[0] if len(set(said)) == 1 else f"{said[0]} …… {said[-1]}"
        where = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        yield f"{what}：{text}（第 {where} 页，共 {len(numbers)} 行）"
