"""Words of a note that YAML drops where an editor sees them: N006."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from tiaowen.kit.problem import Problem
from tiaowen.notes.fields import FIELDS

_REMARK = re.compile(
    rf"[ ]*(?:-[ ]+)?(?P<key>{'|'.join(key for key, field in FIELDS.items() if field.about.holds)}):(?P<value>|[ \t]+[^\"'\s#].*?)(?P<gap>[ \t]+)(?P<remark>#.*)"
)


def swallowed(lines: Sequence[str], path: str) -> Iterator[Problem]:
    """Words behind # are a remark to YAML: fine where they stand apart, lost words where they do not.

    ``lines`` are those of the front matter.
    """
    for number, line in enumerate(lines, 1):
        match = _REMARK.match(line)
        if match and (not match["value"] or len(match["gap"]) == 1):
            words = (match["value"] + match["gap"] + match["remark"]).strip()
            hint = f"要这些字，就加引号：\n{match['key']}: {json.dumps(words, ensure_ascii=False)}\n"
            hint += "只是备注，就在 # 前面空两格。" if match["value"] else "不写这一项，就删掉这一行。"
            yield Problem(path, number, match.start("remark") + 1, "N006", "# 和它后面的字不会读进来。", hint)
