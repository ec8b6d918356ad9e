"""The passage nearest to one that is not there, and how the two differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment, ratio

SHIFT = 4
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Near:
    """A range of the text searched, and how alike it is to what was sought, 0 to 100."""

    start: int
    end: int
    likeness: float


def closest(wanted: str, text: str) -> Near | None:
    """The stretch of ``text`` most like ``wanted``; None when nothing in it is like it at all."""
    if not wanted or not text:
        return None
    found = partial_ratio_alignment(wanted, text)
    if found is None or found.score < 40:
        return None
    if len(wanted) > len(text):
        return Near(0, len(text), found.score)
    return _trimmed(wanted, text, Near(found.dest_start, found.dest_end, found.score))


def _trimmed(wanted: str, text: str, near: Near) -> Near:
    """The stretch with its ends where they make it most alike: a window of fixed length cuts words."""
    most = SHIFT + len(wanted) // 8 if len(wanted) <= LONGEST else 0
    ends = range(max(near.start + 1, near.end - most), min(len(text), near.end + most) + 1)
    end = max(ends, key=lambda at: (ratio(wanted, text[near.start : at]), -abs(at - near.end)))
    starts = range(max(0, near.start - most), min(end - 1, near.start + most) + 1)
    start = max(starts, key=lambda at: (ratio(wanted, text[at:end]), -abs(at - near.start)))
    end = max(ends, key=lambda at: (ratio(wanted, text[start:at]), -abs(at - end)))
    return Near(start, end, near.likeness)


def difference(wanted: str, found: str, same: Callable[[str], str] = str) -> str:
    """``found`` with what differs from ``wanted`` marked: [-typed-]{+in the text+}.

    ``same`` folds what is not a difference; it must keep the length.
    """
    out = ""
    for operation, a, b, c, d in SequenceMatcher(None, same(wanted), same(found), autojunk=False).get_opcodes():
        if operation == "equal":
            out += found[c:d]
            continue
        out += f"[-{wanted[a:b]}-]" if a < b else ""
        out += f"{{+{found[c:d]}+}}" if c < d else ""
    return out


def around_changes(marked: str, context: int = 20) -> str:
    """Of what ``difference`` gives, the changes with some words on either side; "" where nothing differs."""
    spans: list[list[int]] = []
    at = 0
    while (start := min((i for i in (marked.find("[-", at), marked.find("{+", at)) if i >= 0), default=-1)) >= 0:
        end = marked.find("-]" if marked[start] == "[" else "+}", start) + 2
        first, last = max(0, start - context), min(len(marked), end + context)
        if spans and first <= spans[-1][1]:
            spans[-1][1] = last
        else:
            spans.append([first, last])
        at = end
    return " … ".join(marked[first:last] for first, last in spans)


def nearest_names(wanted: str, names: Iterable[str], count: int = 3) -> list[str]:
    """The names most like ``wanted``, best first; the first ones when none is like it."""
    listed = list(names)
    return like(wanted, listed, count) or listed[:count]


def like(wanted: str, names: Iterable[str], count: int = 3) -> list[str]:
    """The names that are like ``wanted``, best first."""
    return get_close_matches(wanted, list(names), count, 0.5)


def differing(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two rows of words differ, fewest words gone and come: the ranges of ``one`` and ``other``, in order, apart from each other."""
    a = b = 0  # where the last difference began
    end_a = end_b = 0  # and where it ended
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            if (a, b) != (end_a, end_b):
                yield a, end_a, b, end_b
            a, b = step.src_end, step.dest_end
        end_a, end_b = step.src_end, step.dest_end
    if (a, b) != (end_a, end_b):
        yield a, end_a, b, end_b
