"""Which lines of a web page are the document's.  The only module that knows trafilatura.

Chosen for what it finds (measured in architecture/files.md); only where the text begins and ends is taken from it, never its
words: it leaves out lines that it takes for noise, and a signature can be one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiaowen.convert.page_words import is_of_page
from tiaowen.convert.web_lines import PICTURE

_SHORT = 6
# A row of the table that sites put above a document: 索引号： … 发文机关： …
_FACTS = re.compile(r"[^\t]{2,8}[：:]\s*\t")


def main_text(text: str, lines: Sequence[str]) -> tuple[int, int]:
    """From which to before which of ``lines`` the document goes; all of them where nothing else is found."""
    found = _extracted(text)
    listed = {_bare(line) for line in found.splitlines()}
    whole = _bare(found)
    long = [at for at, line in enumerate(lines) if len(_bare(line)) >= _SHORT and _bare(line) in whole]
    if not long:
        return _without_page(lines, 0, len(lines))
    start, end = long[0], long[-1] + 1
    while start > 0 and _bare(lines[start - 1]) in listed:
        start -= 1
    while end < len(lines) and (_bare(lines[end]) in listed or lines[end].startswith(PICTURE)):
        end += 1
    return _without_page(lines, start, end)


def _extracted(text: str) -> str:
    import trafilatura

    try:
        found = trafilatura.extract(text, favor_recall=True, include_tables=True, include_comments=False)
    except Exception:
        return ""
    return found or ""


def _without_page(lines: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Without the lines at both ends that only web pages have."""
    while start < end - 1 and (
        is_of_page(lines[start]) or lines[start].startswith(PICTURE) or _FACTS.match(lines[start])
    ):
        start += 1
    while end > start + 1 and _ends_page(lines, end - 1):
        end -= 1
    return start, end


def _ends_page(lines: Sequence[str], at: int) -> bool:
    """A picture behind a line of the page, the code to scan, is of the page too."""
    return is_of_page(lines[at]) or (lines[at].startswith(PICTURE) and at > 0 and is_of_page(lines[at - 1]))


def _bare(line: str) -> str:
    return re.sub(r"[\s|\u3000]+", "", line)
