"""Values of a note that YAML reads otherwise than an editor sees them: N006, N010."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from edition.problem import Problem
from edition.read.front_matter import MarkdownFile
from edition.read.unseen import unseen, values

_REMARK = re.compile(
    r"[ ]*(?:-[ ]+)?(?P<key>quote|before|after|title|author):(?P<value>|[ \t]+[^\"'\s#].*?)(?P<gap>[ \t]+)(?P<remark>#.*)"
)


def changed_by_yaml(text: str, file: MarkdownFile) -> Iterator[Problem]:
    """What is told of the front matter of ``text``, which ``file`` has read."""
    yield from _escaped(file)
    yield from _swallowed(text.split("\n")[: file.body_line - 1], file.path)


def _escaped(file: MarkdownFile) -> Iterator[Problem]:
    """The same, written as an escape in quotation marks: "\\u202e"."""
    for key, value in values(file.meta.value):
        if found := unseen(value):
            hint = "请删掉这个字符，例如反斜杠开头的 \\u202e、\\0。"
            yield Problem(file.path, *file.meta.place(key), "N010", f"{found[1]}。", hint)


def _swallowed(lines: Sequence[str], path: str) -> Iterator[Problem]:
    """Words behind # are a remark to YAML: fine where they stand apart, lost words where they do not."""
    for number, line in enumerate(lines, 1):
        match = _REMARK.match(line)
        if match and (not match["value"] or len(match["gap"]) == 1):
            words = (match["value"] + match["gap"] + match["remark"]).strip()
            hint = f"要这些字，就加引号：\n{match['key']}: {json.dumps(words, ensure_ascii=False)}\n"
            hint += "只是备注，就在 # 前面空两格。" if match["value"] else "不写这一项，就删掉这一行。"
            yield Problem(path, number, match.start("remark") + 1, "N006", "# 和它后面的字不会读进来。", hint)
