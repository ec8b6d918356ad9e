"""The text of a note's file: written new, or changed in single keys of its front matter."""

from __future__ import annotations

from collections.abc import Mapping

from tiaowen.kit.front_matter import split_front_matter
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.yaml_quoting import yaml_words
from tiaowen.notes.fields import FIELDS, NoteField


def front_matter(filled: Mapping[str, str], fields: Mapping[str, NoteField] = FIELDS) -> str:
    """The head of a new note: the required fields and those that are ``filled``, and where the body goes."""
    keys = [key for key, field in fields.items() if filled.get(key) or field.required]
    lines = [f"{key}: {yaml_words(filled[key]) if filled.get(key) else ''}" for key in keys]
    return "\n".join(["---", *lines, "---", "", ""])


def example(fields: Mapping[str, NoteField] = FIELDS) -> str:
    """A note as it should be, for the message to an editor who wrote none."""
    head = front_matter({key: field.about.example for key, field in fields.items()}, fields)
    return f"{head.rstrip()}\n正文……"


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
