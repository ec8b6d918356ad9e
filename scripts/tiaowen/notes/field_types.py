"""How the values of a note's front matter are checked: one type for each form that a field can have."""

from __future__ import annotations

import json
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from tiaowen.kit.closest import like
from tiaowen.kit.schema import Schema, refusal, with_words
from tiaowen.notes.languages import LANGUAGES

MAX_LINE = 200


def _blank(value: object) -> object:
    """An optional key that stands there without a value is as good as absent."""
    if isinstance(value, str) and value and not value.strip():
        raise refusal("里面只有空格", "请写上文字，或删掉这一行。")
    return "" if value is None else value


def _none(value: object) -> object:
    return () if value is None else value


def _line(value: str) -> str:
    if "\n" in value or len(value) > MAX_LINE:
        raise refusal(f"应当是一行，不超过 {MAX_LINE} 个字", "长的内容写进正文。")
    return value


def _url(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise refusal(f"“{value}”不是网址", "网址以 https:// 开头；没有网址就去掉 url。")
    return value


def _hash(value: str) -> str:
    if value and not re.fullmatch(r"sha256:[0-9a-f]{64}", value):
        raise refusal(f"“{value}”不是程序写的", "请删掉 text 这一行，再检查一次（提交就会检查），照给出的一行贴。")
    return value


def _language(value: str) -> str:
    if value in LANGUAGES or not value:
        return value
    if value.lower().partition("-")[0] in ("zh", "cn", "chi"):
        raise refusal("中文不用写 lang", "中文的注释自动有简体和繁体；请删掉 lang 这一行。")
    near = value.lower().partition("-")[0]
    close = [near] if near in LANGUAGES else like(value, LANGUAGES)
    hint = f"最接近的：{'、'.join(close)}\n" if close else ""
    raise refusal(
        f"“{value}”不是认得的语言",
        f"{hint}可以写：{'、'.join(f'{tag}（{known.in_chinese}）' for tag, known in LANGUAGES.items())}",
    )


Line = Annotated[str, Field(min_length=1), AfterValidator(_line)]
Words = Annotated[Line, AfterValidator(with_words)]
Optional = Annotated[str, BeforeValidator(_blank)]
Tag = Annotated[Optional, AfterValidator(_language)]
Hash = Annotated[Optional, AfterValidator(_hash)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_none)]


def _source(value: object) -> object:
    if isinstance(value, str):
        raise refusal(
            f"“{value}”没有写明 title", f"写成：\nsources: [{{title: {json.dumps(value, ensure_ascii=False)}}}]"
        )
    return value


def _sources(value: object) -> object:
    """A single source typed where a list is wanted is told as the list it should be."""
    if isinstance(value, str):
        return _source(value)
    if isinstance(value, dict):
        pairs = ", ".join(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in value.items())
        raise refusal("应当是列表", f"写成：\nsources: [{{{pairs}}}]")
    return _none(value)


class NoteSource(Schema):
    """依據: what a note rests on."""

    title: Words
    url: Annotated[str, BeforeValidator(_blank), AfterValidator(_url)] = ""


Sources = Annotated[tuple[Annotated[NoteSource, BeforeValidator(_source)], ...], BeforeValidator(_sources)]
