"""readings.yml → reviewed phrases and their pinyin, one syllable a character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.yaml_text import YamlText, parse_yaml
from tiaowen.language.pinyin import is_syllable

# What can be given a reading; the twelve of the compatibility block that are characters of their own among it.
HAN = re.compile(r"[\u3007\u3400-\u9fff\ufa0e-\ufa29\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class PhraseReading:
    """A simplified phrase, its syllables, and the line that says so."""

    phrase: str
    syllables: tuple[str, ...]
    path: str
    line: int


def parse_readings(text: str, path: str) -> tuple[PhraseReading, ...]:
    """The phrases of one file.

    Raises ProblemsFound: Y001 form, Y003 syllables do not fit the characters, Y004 no pinyin.
    """
    yaml = parse_yaml(text, path, "Y001")
    if not isinstance(yaml.value, dict):
        raise ProblemsFound([Problem(path, 1, 1, "Y001", "这里应当是“词: 拼音”的列表。", "例如：应诉: yìng sù")])
    found = [(key, value, _problems(yaml, key, value)) for key, value in yaml.value.items()]
    if problems := [problem for *_, list_of in found for problem in list_of]:
        raise ProblemsFound(problems)
    return tuple(
        PhraseReading(key, tuple(unicodedata.normalize("NFC", value).split()), path, yaml.place((key,))[0])
        for key, value, _ in found
    )


def _problems(yaml: YamlText, key: str, value: object) -> list[Problem]:
    return list(_check(yaml, key, value))


def _check(yaml: YamlText, key: str, value: object) -> Iterator[Problem]:
    line, column = yaml.place((key,))
    if not HAN.fullmatch(key):
        yield Problem(yaml.path, line, column, "Y001", f"“{key}”不全是汉字。", "左边写简体的词，标点和数字不写。")
        return
    if not isinstance(value, str) or not value.strip():
        yield Problem(
            yaml.path, line, column, "Y001", f"“{key}”没有拼音。", f"例如：{key}: {' '.join('…' for _ in key)}"
        )
        return
    syllables = unicodedata.normalize("NFC", value).split()
    if len(syllables) != len(key):
        message = f"“{key}”有 {len(key)} 个字，拼音有 {len(syllables)} 个音节。"
        yield Problem(yaml.path, line, column, "Y003", message, "一个字一个音节，用空格隔开；轻声不标调。")
    for syllable in syllables:
        if not is_syllable(syllable):
            hint = "声调标在元音上，如 yìng；ü 写作 ü；不用数字。"
            yield Problem(yaml.path, line, column, "Y004", f"“{syllable}”不是拼音的音节。", hint)
