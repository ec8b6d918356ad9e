"""D002: characters that none of the typesetter's fonts has, told where they are typed, of every work at once.

What is asked is what would be set: the data of the PDF, the front of the book and the card.  A download that would show an
empty box is left out, and the link to it with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tiaowen.kit.problem import Problem
from tiaowen.write.downloads.blocks import comments
from tiaowen.write.downloads.card import card_data
from tiaowen.write.downloads.fonts import check_fonts, unprintable
from tiaowen.write.downloads.pdf import cover_data, pdf_data
from tiaowen.write.view import View

_TYPED = ("received.txt", "work.yml", "emendations.tsv", "captions.tsv")


def check_printable(root: Path, views: Sequence[View]) -> Iterator[Problem]:
    """D002, a warning, a line; ``views`` are those of both editions.  Nothing where there are no fonts (D001)."""
    if any(check_fonts(root)):
        return
    lacking: dict[str, frozenset[str]] = {}
    files: dict[str, list[str]] = {}
    for view in views:
        data = [pdf_data(view, comments(view)), cover_data(view, ""), card_data(view)]
        lacking[view.work.id] = lacking.get(view.work.id, frozenset()) | unprintable(root, data)
        notes = [note.note.path for note in view.commentary.notes]
        files[view.work.id] = [*(f"{view.work.received.path}/{name}" for name in _TYPED), *notes]
    for work, characters in lacking.items():
        yield from _places(root, files[work], characters)


def _places(root: Path, files: Sequence[str], characters: frozenset[str]) -> Iterator[Problem]:
    """Each line of ``files`` on which one of ``characters`` stands; what stands on none is told of work.yml."""
    rest = set(characters)
    for path in files if characters else ():
        lines = (root / path).read_text("utf-8").split("\n") if (root / path).is_file() else []
        for number, line in enumerate(lines, 1):
            if found := [at for at, character in enumerate(line) if character in characters]:
                here = list(dict.fromkeys(line[at] for at in found))
                rest -= {*here}
                yield _problem(path, number, found[0] + 1, here)
    if rest:
        yield _problem(files[1], 1, 1, sorted(rest))


def _problem(path: str, line: int, column: int, characters: Sequence[str]) -> Problem:
    named = "、".join(f"{c}（U+{ord(c):04X}）" for c in characters[:20])
    message = f"排 PDF 的字体没有这些字：{named}；这次不生成有这些字的 PDF、图片。"
    hint = "请核对是不是错字；表情符号之类可以改用文字。网页、EPUB 和别的下载不受影响。"
    return Problem(path, line, column, "D002", message, hint, warning=True)
