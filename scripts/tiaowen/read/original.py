"""The file that a received text was taken from, kept beside it: ``original`` in work.yml."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from tiaowen.kit.plain_text import read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.schema import ORIGINAL, SHA256, Line, Schema
from tiaowen.kit.yaml_text import YamlText


class OriginalFile(Schema):
    """``left_out`` lists what the file has and the received text has not: page numbers, running heads, the site around it."""

    file: Annotated[str, Field(pattern=ORIGINAL)]
    sha256: Annotated[str, Field(pattern=SHA256)]
    left_out: tuple[Line, ...] = ()


def check_original(
    root: Path, folder: str, original: OriginalFile | None, yaml: YamlText, max_bytes: int
) -> Iterator[Problem]:
    """R001, R009: the file is not there, or not the one that was taken in."""
    if not original:
        return
    try:
        content = read_bytes(root, f"{folder}/{original.file}", "R001", max_bytes)
    except ProblemsFound as found:
        yield from found.problems
        return
    found_sum = hashlib.sha256(content).hexdigest()
    if found_sum != original.sha256:
        message = f"原件 {original.file} 与记录的校验和不符：原件被改动过，或记录写错了。"
        hint = f"原件不可改动，请从版本库恢复它。换了一份原件的，请重新收：make work FILE=原件（现在的校验和是 {found_sum}）。"
        yield Problem(yaml.path, *yaml.place(("original", "sha256")), "R009", message, hint)
