"""Tables in plain text: which lines are the rows of one, and where their cells are.

Two ways of writing one are read.  Cells apart by TABs are what copies of web pages and of word processors leave; a rule
below the head and ``|`` between the cells are Markdown's (https://github.github.com/gfm/#tables-extension-).  A lone
line with a TAB is no table: it sets a name apart from an office, or a number from its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.figures import is_figure
from tiaowen.text.line import BLANK_ROLE, Line
from tiaowen.text.numbering import read_marker

CELL = "\t"
# Tables stand in the text itself; what a web page or a signature sets side by side is none.
_ROLES = ("body", "carrier")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_BAR = re.compile(r"(?<!\\)\|")
_BORDER = re.compile(r"\t")
_BETWEEN = BLANKS.replace(CELL, "")
_NUMBER = re.compile(r"[-+±≤≥<>＜＞约約]?[\d０-９][\d０-９,，.．%％‰/:：~～—–-]*")
# A word among numbers, 未定, is no text.
_WORD = 4
_Run = list[Line]


def with_tables(lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` with the form of each: a row, the head of a table, the rule below it, a figure."""
    formed = {
        line.number: replace(line, form="figure") for line in lines if line.role in _ROLES and is_figure(line.text)
    }
    for count, run in enumerate(_tables(lines), 1):
        formed |= {line.number: line for line in _formed(run, count)}
    return tuple(formed.get(line.number, line) for line in lines)


def cell_ranges(row: str) -> list[tuple[int, int]]:
    """Where the words of each cell stand in a row as received; an empty cell has an empty range.

    A head may bring its rule with it, on a line of its own.
    """
    line = row.partition("\n")[0]
    if CELL in line:
        return [_trimmed(line, *span) for span in _between(line, 0, len(line), _BORDER)]
    start, end = _trimmed(line, 0, len(line))
    start += line.startswith("|", start)
    end -= end > start and line[start:end].endswith("|") and not line[start:end].endswith(r"\|")
    return [_trimmed(line, *span) for span in _between(line, start, end, _BAR)]


def cells(row: str) -> list[str]:
    """The words of each cell of a row as the editions have it."""
    return row.split(CELL)


def numeric_columns(rows: Sequence[str]) -> set[int]:
    """The columns of the editions' ``rows``, but for the first, that hold numbers: most cells do, the others a word (免費)."""
    columns = enumerate(zip_longest(*map(cells, rows), fillvalue=""))
    return {at for at, column in columns if at and _is_numeric(list(filter(None, column)))}


def _is_numeric(column: Sequence[str]) -> bool:
    numbers = [words for words in column if _NUMBER.fullmatch(words)]
    return 2 * len(numbers) > len(column) and all(len(words) <= _WORD for words in column if words not in numbers)


def _between(line: str, start: int, end: int, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for found in border.finditer(line, start, end):
        yield at, found.start()
        at = found.end()
    yield at, end


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    words = line[start:end]
    start += len(words) - len(words.lstrip(_BETWEEN))
    return start, start + len(words.strip(_BETWEEN))


def _tables(lines: Sequence[Line]) -> list[_Run]:
    piped = list(_piped(lines))
    taken = {line.number for run in piped for line in run}
    return sorted([*piped, *_tabbed(lines, taken)], key=lambda run: run[0].number)


def _piped(lines: Sequence[Line]) -> Iterator[_Run]:
    """A head, its rule with as many columns, and the rows right below."""
    at = 1
    while at < len(lines):
        head, rule = lines[at - 1], lines[at]
        if not (_is_piped(head) and _is_rule(rule) and len(cell_ranges(head.text)) == len(cell_ranges(rule.text))):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _is_piped(lines[end]):
            end += 1
        yield list(lines[at - 1 : end])
        at = end + 1


def _is_piped(line: Line) -> bool:
    return line.role in _ROLES and CELL not in line.text and bool(_BAR.search(line.text))


def _is_rule(line: Line) -> bool:
    return line.role in _ROLES and "|" in line.text and bool(_RULE.fullmatch(bare(line.text)))


def _tabbed(lines: Sequence[Line], taken: set[int]) -> Iterator[_Run]:
    """Rows line upon line; in a text with a blank line behind each, rows of as many cells."""
    runs: list[_Run] = [[]]
    for line in lines:
        if line.number not in taken and line.role in _ROLES and CELL in bare(line.text):
            runs[-1].append(line)
        elif not _is_empty_row(line) or not runs[-1]:
            runs.append([])
    for run in _joined(list(filter(None, runs)), lines):
        while run and _is_numbered_heading(run[0].text):
            run = run[1:]
        if len(run) > 1:
            yield run


def _is_empty_row(line: Line) -> bool:
    """A row of which every cell is empty, as forms have them: blank, but no border of the table."""
    return line.role == BLANK_ROLE and CELL in line.text


def _joined(runs: Sequence[_Run], lines: Sequence[Line]) -> Iterator[_Run]:
    """Single rows that only blank lines keep apart, and that have as many cells, are one table."""
    blank = {line.number for line in lines if line.role == BLANK_ROLE}
    group: _Run = []
    for before, run in pairwise([[], *runs, []]):
        follows = len(before) == len(run) == 1 and _columns(before) == _columns(run)
        between = range(before[0].number + 1, run[0].number) if follows else ()
        if not (follows and all(number in blank for number in between)):
            yield group
            group = []
        group = group + run


def _columns(run: _Run) -> int:
    return len(cell_ranges(run[0].text))


def _is_numbered_heading(text: str) -> bool:
    """Whether its only TAB stands behind its number: 一、→總則."""
    marker = read_marker(text)
    return marker is not None and CELL not in text[marker.end :]


def _formed(run: _Run, table: int) -> Iterator[Line]:
    ruled = len(run) > 1 and _is_rule(run[1])
    for at, line in enumerate(run):
        if ruled and at == 1:
            yield replace(line, form="rule", table=table)
        else:
            heads = at == 0 and (any(_words(line)) if ruled else _is_head(run))
            yield replace(line, form="head" if heads else "row", table=table)


def _words(line: Line) -> list[str]:
    return [line.text[start:end] for start, end in cell_ranges(line.text)]


def _is_head(run: _Run) -> bool:
    """Where nothing marks the head, the first row is one if it names every column and holds no value or sentence."""
    words = _words(run[0])
    widest = max(len(cell_ranges(line.text)) for line in run)
    return len(words) == widest and all(w and not _NUMBER.fullmatch(w) and not w.endswith("。") for w in words)


def by_table(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines as paragraphs: the lines of one table together, any other alone."""
    for _, group in groupby(lines, key=lambda line: (line.table, 0 if line.table else line.number)):
        yield list(group)
