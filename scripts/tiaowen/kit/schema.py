"""A YAML text held against a pydantic model; what does not fit is said in Chinese, with its place."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from tiaowen.kit.closest import like
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.yaml_text import YamlText

M = TypeVar("M", bound="Schema")
W = TypeVar("W", bound="Word")


class Word(Protocol):
    """A word that editors type in either script."""

    @property
    def hant(self) -> str: ...

    @property
    def hans(self) -> str: ...


def _day(text: object) -> object:
    """Only 2026-11-24: pydantic alone would also take 0 for the first day of 1970."""
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        raise PydanticCustomError("date_form", "not a date")
    return text


Day = Annotated[date, BeforeValidator(_day)]


SHA256 = r"^[0-9a-f]{64}$"
WEB_ADDRESS = r"^(https?://\S+)?$"
ORIGINAL = r"^original\.[a-z]+$"
# What each pattern of a field asks for: a Problem says this, never the pattern.
PATTERNS = {
    SHA256: "应当是 64 位的校验和：数字 0–9 和小写字母 a–f。",
    WEB_ADDRESS: "网址以 https:// 或 http:// 开头，中间没有空格；没有就空着。",
    ORIGINAL: "写成 original.docx 这样：original. 加上小写的扩展名。",
}
_DATE = "日期写成 2026-11-24 这样：四位年-两位月-两位日。"


def refusal(reason: str, hint: str = "") -> PydanticCustomError:
    """What a validator raises to say in its own words what is wrong and what to type instead."""
    return PydanticCustomError("said", "{reason}", {"reason": reason, "hint": hint})


def _one_line(value: str) -> str:
    """A line break would end the heading or the row in which the value is printed."""
    if "\n" in value:
        raise refusal("应当是一行", "请写在一行里，不用 | 和空行。")
    return value


def with_words(value: str) -> str:
    """``value``, which must say something: signs alone do not."""
    if not any(map(str.isalnum, value)):
        raise refusal(f"“{value}”里没有字", "请在冒号后面写上一行文字。")
    return value


def listed(typed: str, words: Sequence[W]) -> W | None:
    """The one of ``words`` that ``typed`` is, in either script or in a mixture of both."""
    return next((w for w in words if len(typed) == len(w.hant) and all(map(_is_either, typed, w.hant, w.hans))), None)


def choices(words: Sequence[Word]) -> str:
    """The hint that lists them."""
    return "可选：" + "、".join(word.hans for word in words)


def kind_of(words: Sequence[Word], guess: bool = True) -> BeforeValidator:
    """Takes one of ``words`` as the value of ``kind`` and keeps it in traditional script.

    Another word is told, with the nearest one where a ``guess`` does no harm: 失效 is near to 有效.
    """

    def find(value: object) -> str:
        typed = value.strip() if isinstance(value, str) else ""
        if word := listed(typed, words):
            return word.hant
        close = like(typed, [word.hans for word in words])[:1] if guess else []
        message = f"没有“{typed}”这一类" if typed else "要写明是哪一类"
        raise refusal(message, (f"是不是：\nkind: {close[0]}\n" if close else "") + choices(words))

    return BeforeValidator(find)


def _is_either(typed: str, hant: str, hans: str) -> bool:
    return typed in (hant, hans)


Line = Annotated[str, AfterValidator(_one_line)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]


class Schema(BaseModel):
    """What every file format here shares: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True)


def validate(model: type[M], text: YamlText, codes: Mapping[str, str]) -> M:
    """The model's instance.

    ``codes`` names the problem codes for ``unknown``, ``missing`` and ``value``.  Raises
    ProblemsFound with one Problem for each thing that does not fit.
    """
    if not isinstance(text.value, dict):
        message = "这里应当是“键: 值”的列表。"
        raise ProblemsFound([Problem(text.path, *text.place(()), codes["value"], message, _keys(model))])
    try:
        return model.model_validate(text.value)
    except ValidationError as invalid:
        problems = [_problem(model, text, error, codes) for error in invalid.errors()]
        raise ProblemsFound(problems) from None


def _keys(model: type[BaseModel]) -> str:
    return "可用的键：" + "、".join(_fields(model))


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """The fields by the keys that editors type: ``except`` is a word of Python, so its field has another name."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _problem(model: type[BaseModel], text: YamlText, error: ErrorDetails, codes: Mapping[str, str]) -> Problem:
    key = tuple(part for part in error["loc"] if isinstance(part, int) or not part.startswith("function-"))
    name = ".".join(str(part) for part in key)
    line, column = text.place(key)
    if error["type"] == "extra_forbidden":
        return Problem(text.path, line, column, codes["unknown"], f"没有“{name}”这个键。", _did_you_mean(model, key))
    if error["type"] == "missing":
        line, column = text.place(key[:-1])
        return Problem(text.path, line, column, codes["missing"], f"缺少“{name}”。", f"请加上一行：{key[-1]}: …")
    return Problem(text.path, line, column, codes["value"], f"“{name}”的值不对：{_reason(error)}。", _hint(error))


def _did_you_mean(model: type[BaseModel], key: tuple[int | str, ...]) -> str:
    names = list(_fields_at(model, key[:-1]))
    close = difflib.get_close_matches(str(key[-1]), names, 1, 0.5)
    return f"是不是“{close[0]}”？" if close else "可用的键：" + "、".join(names)


def _fields_at(model: type[BaseModel], key: tuple[int | str, ...]) -> Mapping[str, Any]:
    """The fields of the model that stands at ``key`` inside ``model``."""
    for part in key:
        if isinstance(part, str) and part in _fields(model):
            model = _inner_model(_fields(model)[part].annotation) or model
    return _fields(model)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner_model(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


def _reason(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    given = error.get("input")
    shown = f"“{given}”" if isinstance(given, str | int) else "这个值"
    kind = error["type"]
    if kind == "said":
        return str(context["reason"])
    if kind == "literal_error":
        return f"{shown}不在可选的值里"
    if kind.startswith("date"):
        return f"{shown}不是日期"
    if kind in ("string_type", "string_too_short"):
        return "应当是文字，不是列表" if isinstance(given, list | dict) else "应当是文字，不能是空的"
    if kind in ("list_type", "tuple_type"):
        return "应当是列表"
    if kind in ("dict_type", "model_type", "model_attributes_type", "mapping_type"):
        return "应当是“键: 值”"
    if kind == "value_error":
        return str(context.get("error", error["msg"]))
    if kind == "string_pattern_mismatch":
        return f"{shown}的写法不对"
    if kind.startswith(("int", "greater")):
        return f"{shown}不是正整数"
    return f"{shown}的写法不对"


def _hint(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == "said":
        return str(context["hint"])
    if kind == "literal_error":
        return "可选：" + str(context.get("expected", "")).replace("'", "").replace(" or ", "、").replace(", ", "、")
    if kind in ("string_type", "string_too_short"):
        listed = isinstance(error.get("input"), list | dict)
        return _unbracketed(error) if listed else "请在冒号后面写上一行文字。"
    if kind.startswith("date"):
        return _dated(error)
    if kind in ("list_type", "tuple_type"):
        return _bracketed(error)
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(str(context.get("pattern", "")), "")
    return ""


def _unbracketed(error: ErrorDetails) -> str:
    """A value in brackets as YAML reads them, without them or, if they belong to it, in quotation marks."""
    key, given = error["loc"][-1], error["input"]
    if isinstance(key, int):
        return "请去掉里面的一层括号。"
    pairs = given.items() if isinstance(given, dict) else ((one, None) for one in given)
    words = "，".join(str(one) if value is None else f"{one}：{value}" for one, value in pairs)
    typed = f"[{words}]" if isinstance(given, list) else f"{{{words}}}"
    return f"去掉括号：\n{key}: {words}\n括号是文字的一部分，就加引号：\n{key}: {json.dumps(typed, ensure_ascii=False)}"


def _bracketed(error: ErrorDetails) -> str:
    """One value where a list is wanted, as the list it was meant to be."""
    key, given = error["loc"][-1], error.get("input")
    if isinstance(given, str) and isinstance(key, str) and given:
        parts = ", ".join(re.split(r"[,，、;；]\s*|\s+", given.strip()))
        return f"列表要加方括号：\n{key}: [{parts}]"
    return "列表写成 [甲, 乙]，只有一个时也写成 [甲]。"


def _dated(error: ErrorDetails) -> str:
    """A date written in another way, as a line to paste; else only how dates are written."""
    digits = re.match(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)", unicodedata.normalize("NFKC", str(error.get("input"))))
    try:
        return f"写成：\n{error['loc'][-1]}: {date(*map(int, digits.groups())).isoformat()}" if digits else _DATE
    except ValueError:
        return _DATE
