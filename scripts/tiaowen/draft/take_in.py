"""Take in a document: copy its text as received.txt and draft its work.yml, which an editor then corrects."""

from __future__ import annotations

from pathlib import Path

from tiaowen.build import Done
from tiaowen.draft.work import draft_work
from tiaowen.kit.files import replace_file
from tiaowen.kit.plain_text import decode, read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.load.works import DECISIONS, read_conversion
from tiaowen.read.work import MAX_BYTES, RECEIVED_CODES, check_ids


def take_in(root: Path, file: str, work: str, issuer: str) -> Done:
    """Begin ``docs/decisions/<work>/`` with ``file``, a plain text in UTF-8.  Raises ProblemsFound, nothing written."""
    folder = f"{DECISIONS}/{work}"
    if problems := list(check_ids([folder])):
        raise ProblemsFound(problems)
    if (root / folder).exists():
        raise ProblemsFound([Problem(folder, 0, 0, "W006", "已经有这个文件夹。", "请换一个名字。")])
    content = read_bytes(Path.cwd(), file, "R001", MAX_BYTES)
    text = decode(content, file, RECEIVED_CODES)
    draft = draft_work(text, read_conversion(root), issuer).encode()
    replace_file(root / folder / "received.txt", content)
    replace_file(root / folder / "work.yml", draft)
    return Done(f"已建 {folder}/。请核对 work.yml，然后运行 make check。")
