"""What was probably mistyped where YAML gives up: a full-width colon, a missing space, a value that wants quotes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_KEY = r"(?P<lead>[ ]*(?:-[ ]+)?)(?P<key>[A-Za-z_][\w-]*)"
_COLON = re.compile(rf"{_KEY}[ \u00a0\u3000]*：[ \u00a0\u3000]*(?P<value>.*)")
_NO_SPACE = re.compile(rf"{_KEY}:(?P<value>[^ \t/].*)")
_FIELD = re.compile(rf"{_KEY}:[ \t]+(?P<value>.*?)(?:[ \t]{{2,}}#.*)?[ \t]*")
_COMMA = re.compile(r"，[ ]*(?=[A-Za-z]+[ ]*[:：])")
_RULER = re.compile(r"(?!---[ \t]*$)[ \t\u3000]*[-—–－]{2,}[ \t\u3000]*")

_SIGNS = re.compile(r"^[\"'\[{*&!%@`>|?,#-]|:[ \t]|:$")
_LIST = re.compile(r"[\[{].*[\]},\[{]|[\[{][^\]}]*|[|>][-+]?")
_BARE = re.compile(r"[^\s#\-\"'\[\]{}|>%.:?][^:：]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """``line`` and ``column`` count from 0; ``instead`` is a line to paste."""

    line: int
    column: int
    reason: str
    instead: str


def slip(text: str, line: int) -> Slip | None:
    """The slip that explains why ``text`` cannot be read at ``line`` (from 0), if there is one."""
    lines = text.split("\n")
    for number, typed in enumerate(lines[: line + 1]):
        if found := _in_line(number, typed):
            return found
    return _unquoted(line, lines[line]) if line < len(lines) else None


def near_ruler(text: str) -> int | None:
    """The first line (from 0) that was meant to be ``---``; None when none looks like it."""
    lines = enumerate(text.split("\n"))
    return next((number for number, typed in lines if _RULER.fullmatch(typed)), None)


def _in_line(number: int, typed: str) -> Slip | None:
    """What is wrong in this line whatever stands around it."""
    if match := _COLON.fullmatch(typed):
        return Slip(number, typed.index("："), "冒号是全角的", f"{match['lead']}{match['key']}: {match['value']}")
    if match := _NO_SPACE.fullmatch(typed):
        value = match["value"].strip()
        return Slip(number, match.end("key"), "冒号后面要有一个半角空格", f"{match['lead']}{match['key']}: {value}")
    if _COMMA.search(typed):
        return Slip(number, typed.index("，"), "大括号里的逗号是全角的", _COMMA.sub(", ", typed).strip())
    if typed.startswith("\t"):
        return Slip(number, 0, "缩进用了制表符（Tab）", typed.lstrip("\t") if not number else typed.expandtabs(2))
    if _RULER.fullmatch(typed):
        return Slip(number, 0, "这一行应当正好是三个半角连字符", "---")
    if number and _BARE.fullmatch(typed):
        return Slip(number, 0, "这一行没有键；是上一行的下文，就缩进两格", f"  {typed}")
    return None


def _unquoted(number: int, typed: str) -> Slip | None:
    """A value with signs that YAML takes for its own; a list that is one to its end is none."""
    match = _FIELD.fullmatch(typed)
    value = match["value"] if match else ""
    if not match or not _SIGNS.search(value) or _LIST.fullmatch(value):
        return None
    unpaired = value[0] in "\"'" and value.count(value[0]) == 1
    reason = "引号没有成对" if unpaired else "这个值要加引号"
    return Slip(number, match.start("value"), reason, f"{match['lead']}{match['key']}: {_quoted(value)}")


def _quoted(value: str) -> str:
    mark = value[0]
    if mark in "\"'" and value.count(mark) == 1:
        return value + mark
    if mark == value[-1] == '"' and value.count(mark) == 2 and "'" not in value:  # an escape that YAML does not know
        return f"'{value[1:-1]}'"
    return f"'{value}'" if '"' in value and "'" not in value else json.dumps(value, ensure_ascii=False)
