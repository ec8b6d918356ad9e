"""Text → Markdown that any Markdown processor shows as that text and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tiaowen.kit.files import MARK, Output

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#!|~^=$:+\"']")


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page: where under docs/, front matter, body, and the file it is made from."""

    path: str
    meta: Mapping[str, object]
    body: str
    source: str = field(default="")

    def output(self) -> Output:
        """The page as a file.  Values of front matter are JSON, which YAML reads as it stands."""
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta.items()]
        text = "\n".join(["---", MARK + self.source, *lines, "---", "", self.body.rstrip(), ""])
        return Output(f"docs/{self.path}", text.encode(), self.source)


def escape(text: str) -> str:
    """``text`` with every character that Markdown, HTML or an extension could read as markup."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
