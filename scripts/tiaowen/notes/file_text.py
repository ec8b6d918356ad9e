"""The text of a note's file: written new, or changed in single keys of its front matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tiaowen.kit.front_matter import split_front_matter
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.notes.not_found import yaml_words

ORDER = ("clause", "quote", "before", "after", "kind", "title", "author", "date", "sources", "see", "text")


def new_note_text(facts: Mapping[str, str], day: date, body: str) -> str:
    """A note's file; of ``facts`` the empty ones are left out but ``title``, which must be filled in."""
    known = {**facts, "date": day.isoformat()}
    filled = {
        key: yaml_words(known[key]) if known.get(key) else "" for key in ORDER if known.get(key) or key == "title"
    }
    lines = [f"{key}: {words}" for key, words in filled.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def with_keys(text: str, path: str, changes: Mapping[str, str]) -> str:
    """``text`` with keys of its front matter set; "" takes a key away.  All else stays as typed.

    Raises ProblemsFound (N010) when the front matter is not written one key a line.
    """
    file = split_front_matter(text, path, "N010")
    lines = text.split("\n")
    end = file.body_line - 2
    starts = sorted((line - 1, str(key[0])) for key, (line, _) in file.meta.places.items() if len(key) == 1)
    if len({line for line, _ in starts}) < len(starts):
        raise ProblemsFound([Problem(path, 2, 1, "N010", "开头没有一键一行，程序改不了。", "请手工改，一个键写一行。")])
    spans = {
        key: (at, following) for (at, key), following in zip(starts, [*(s for s, _ in starts[1:]), end], strict=True)
    }
    for key, value in sorted(changes.items(), key=lambda change: -spans.get(change[0], (end, end))[0]):
        first, last = spans.get(key, (end, end))
        lines[first:last] = [f"{key}: {yaml_words(value)}"] if value else []
    return "\n".join(lines)
