"""Signs that other sites read and this one shows as they are typed: told at their place, with what to type instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tiaowen.kit.front_matter import Typed, body_place
from tiaowen.kit.problem import Problem
from tiaowen.notes.positions import places
from tiaowen.notes.source import without_code


class _Sign(NamedTuple):
    """``sure`` when it can be nothing else."""

    typed: re.Pattern[str]
    wrong: str
    hint: str
    sure: bool = False


_SIGNS = (
    _Sign(
        re.compile(r"^[ \t>]*(\?\?\?)\+?[ \t]*[a-z\"]", re.MULTILINE),
        "??? 不会变成折叠框",
        '请写成 !!! note "标题"，下面的内容照样缩进四格。',
        True,
    ),
    _Sign(
        re.compile(r"^[ \t>]*(===)[+!]?[ \t]+\"", re.MULTILINE),
        "=== 不会变成选项卡",
        "请分成几段，每段前面写小标题。",
        True,
    ),
    _Sign(
        re.compile(r"^[ \t>]*(:::)", re.MULTILINE),
        "::: 不会变成框",
        '请写成 !!! note "标题"，下面的内容缩进四格。',
        True,
    ),
    _Sign(
        re.compile(r"^[ \t]*(\*\[[^\[\]\n]+\]:)", re.MULTILINE),
        "缩写的说明不会生效",
        '请写成 <abbr title="全称">缩写</abbr>。',
        True,
    ),
    _Sign(re.compile(r"(\[\[[^\[\]\n]+\]\])"), "[[…]] 不会变成链接", "请写成 [文字](3-4) 这样的链接。"),
    _Sign(re.compile(r"(?<!=)(==)(?=[^\s=])[^=\n]*[^\s=]==(?!=)"), "==…== 不会标亮", "请写成 <mark>…</mark>。"),
    _Sign(
        re.compile(r"(?<![A-Za-z0-9:/])(:[a-z][a-z0-9_]+:)(?![A-Za-z0-9:/])"),
        "表情的代号不会变成图形",
        "请直接写要显示的字符，或删掉。",
    ),
    _Sign(re.compile(r"(\$\$)(?=[^$]+\$\$)"), "公式会照写的样子显示", "请用文字写，或做成图片放进 docs/assets/。"),
)
# Lists of attributes: a hand-written page has them.
_ATTRIBUTES = _Sign(re.compile(r"(\{:[^{}\n]*\})"), "{: …} 会照写的样子显示", "请删掉它。")
_NUMBERED = re.compile(
    r"\d{1,3}[.)、）]|[（(][一二三四五六七八九十百\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳]|[-*+•]\s"
)
_RUN_ON = "这一行会和上一行连成一段。"
_SEPARATE = "要另起一行，请在前面空一行；本来是一句话，请接在上一行后面。"


def unread(typed: Typed, code: str, is_page: bool = False) -> Iterator[Problem]:
    """A Problem for each; a warning where it may be meant as it stands."""
    body = without_code(typed.body)
    for sign in _SIGNS if is_page else (*_SIGNS, _ATTRIBUTES):
        for match in sign.typed.finditer(body):
            where = body_place(typed, match.start(1))
            yield Problem(typed.path, *where, code, f"{sign.wrong}。", sign.hint, warning=not sign.sure)
    for place in places(typed.body):
        where = body_place(typed, place.end if place.kind == "break" else place.start)
        if place.kind == "run on" or (place.kind == "break" and _NUMBERED.match(typed.body, place.end)):
            yield Problem(typed.path, *where, code, _RUN_ON, _SEPARATE, warning=True)
        elif place.kind == "shallow":
            hint = "列表里的列表，前面要比上一层多四个空格。"
            yield Problem(typed.path, *where, code, "这一项缩进不够，会和上一层排在一起。", hint, warning=True)
