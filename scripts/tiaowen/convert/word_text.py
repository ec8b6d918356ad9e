"""A paragraph of WordprocessingML → its text as Word shows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tiaowen.text.blank import bare

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SAID = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NEVER = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}delText", f"{MC}Fallback", f"{W}rt"}
)
# Characters of symbol fonts that official documents use: Wingdings' boxes for a tick.
_SYMBOLS = {"F0A8": "□", "F0FE": "☑", "F0FC": "✓", "F06F": "□", "F0A3": "□", "F052": "☑"}


@dataclass
class Gathered:
    """What is met on the way through a document and is not running text."""

    boxes: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    symbols: Counter[str] = field(default_factory=Counter)
    changes: int = 0
    formulas: int = 0

    def left_out(self) -> list[str]:
        named = (("文本框", self.boxes), ("修订删去", self.struck), ("隐藏文字", self.hidden))
        return [f"{name}：{words}" for name, listed in named for words in listed if words]


def paragraph_text(paragraph: _Element, gathered: Gathered) -> str:
    """The text, "\\n" where Word breaks the line by hand."""
    return "".join(_texts(paragraph, gathered))


def _texts(element: _Element, gathered: Gathered) -> list[str]:
    found: list[str] = []
    for child in element:
        if child.tag == f"{W}t" or child.tag == f"{M}t":
            found.append(child.text or "")
        elif child.tag in _SAID:
            found.append("" if child.get(f"{W}type") in ("page", "column") else _SAID[child.tag])
        elif child.tag == f"{W}sym":
            found.append(_symbol(child, gathered))
        elif child.tag == f"{W}txbxContent":
            words = [bare(paragraph_text(p, gathered)) for p in child.iter(f"{W}p")]
            gathered.boxes.append(" ".join(filter(None, words)))
        elif child.tag in _NEVER:
            _count_never(child, gathered)
        elif child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            gathered.hidden.append(bare("".join(_texts(child, gathered))))
        else:
            gathered.changes += child.tag in (f"{W}ins", f"{W}moveTo")
            gathered.formulas += child.tag == f"{M}oMath"
            found += _texts(child, gathered)
    return found


def _count_never(element: _Element, gathered: Gathered) -> None:
    if element.tag in (f"{W}del", f"{W}moveFrom"):
        gathered.changes += 1
        gathered.struck.append("".join(t.text or "" for t in element.iter(f"{W}delText", f"{W}t")))


def _symbol(element: _Element, gathered: Gathered) -> str:
    code = element.get(f"{W}char", "").upper()
    if code not in _SYMBOLS:
        gathered.symbols[f"{element.get(f'{W}font', '')} {code}"] += 1
    return _SYMBOLS.get(code, "")
