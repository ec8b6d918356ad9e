"""Bytes → text, with every flaw of the bytes as a Problem at its line and column.

Received texts, notes and tables all come through here: a text that passes is UTF-8 without
BOM, has LF line ends, no NUL or other control character, and is of a sane size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tiaowen.kit.problem import Problem, ProblemsFound, reason

MAX_LINE = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def read_bytes(root: Path, path: str, code: str, max_bytes: int) -> bytes:
    """The bytes of ``root/path``; raises ProblemsFound when there are none to be had."""
    if (root / path).exists() and not (root / path).is_file():  # a pipe would be read for ever
        raise ProblemsFound([Problem(path, 0, 0, code, "这不是文件。", "请移走这个文件夹（或别的东西），放进文件。")])
    try:
        with (root / path).open("rb") as file:
            content = file.read(max_bytes + 1)
    except FileNotFoundError:
        raise ProblemsFound(
            [Problem(path, 0, 0, code, "找不到这个文件。", "请检查文件名，或从版本库里恢复它。")]
        ) from None
    except OSError as error:
        message = f"读不了这个文件：{reason(error)}。"
        raise ProblemsFound([Problem(path, 0, 0, code, message, "请检查它是不是普通文件、权限是否可读。")]) from None
    if len(content) > max_bytes:
        message = f"文件超过 {max_bytes // 1_000_000} MB。"
        raise ProblemsFound([Problem(path, 0, 0, code, message, "请确认放对了文件；过长的内容请分成几个文件。")])
    return content


FLAWS = ("utf8", "bom", "line_end", "control", "empty", "long_line")


def read_text(root: Path, path: str, code: str, max_bytes: int = 1_000_000) -> str:
    """The text of ``root/path``, all of whose flaws are told under one ``code``."""
    return decode(read_bytes(root, path, code, max_bytes), path, dict.fromkeys(FLAWS, code))


def decode(content: bytes, path: str, codes: dict[str, str]) -> str:
    """The text of ``content``.

    ``codes`` gives the problem code for each flaw: ``utf8``, ``bom``, ``line_end``,
    ``control``, ``empty``, ``long_line``.  Raises ProblemsFound naming every flaw.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemsFound([_not_utf8(content, error, path, codes["utf8"])]) from None
    if problems := list(_flaws(text, path, codes)):
        raise ProblemsFound(problems)
    return text


def _not_utf8(content: bytes, error: UnicodeDecodeError, path: str, code: str) -> Problem:
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    bad = content[error.start]
    return Problem(
        path, line, column, code,
        f"不是 UTF-8 编码：这里的字节是 0x{bad:02X}。",
        "请用编辑器“另存为”UTF-8；若文件是 GBK，可用：iconv -f GB18030 -t UTF-8 原文件 > 新文件",
    )  # fmt: skip


def _flaws(text: str, path: str, codes: dict[str, str]) -> Iterator[Problem]:
    if text.startswith("\ufeff"):
        yield Problem(path, 1, 1, codes["bom"], "文件以 BOM 开头。", "请另存为“UTF-8（无 BOM）”。")
    if not text.strip("\ufeff \t\r\n\u3000"):
        yield Problem(path, 0, 0, codes["empty"], "文件是空的。", "请把内容放进来，或从版本库里恢复它。")
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        message = "行尾是 CR 或 CRLF，这里只用 LF。"
        yield Problem(path, line, 0, codes["line_end"], message, "请把换行符存为 LF（Unix）。")
    for number, line_text in enumerate(text.split("\n"), 1):
        if match := _CONTROL.search(line_text):
            message = f"有不该出现的控制字符 U+{ord(match[0]):04X}。"
            yield Problem(path, number, match.start() + 1, codes["control"], message, "请删掉这个看不见的字符。")
        if len(line_text) > MAX_LINE:
            message = f"这一行有 {len(line_text)} 个字，超过 {MAX_LINE}。"
            yield Problem(path, number, 0, codes["long_line"], message, "多半是换行丢了，请对照来源补上换行。")
