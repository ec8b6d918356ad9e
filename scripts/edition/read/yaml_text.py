"""YAML → plain values, keeping where each one stands.

Every scalar stays the text that was typed (the schema gives it its type): so ``3.10`` is not
3.1, ``no`` is not false and ``2-1`` is what it looks like.  Doubled keys, anchors and tags are
Problems.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from edition.problem import Problem, ProblemsFound

Key = tuple[str | int, ...]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlText:
    """``value`` holds dict, list, str and None; ``places`` maps a key path to (line, column)."""

    path: str
    value: Any
    places: dict[Key, tuple[int, int]]

    def place(self, key: Key) -> tuple[int, int]:
        """Where ``key`` stands, or its nearest ancestor that does."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key, (1, 1))


def parse_yaml(text: str, path: str, code: str, first_line: int = 1) -> YamlText:
    """Parse ``text``, which begins at line ``first_line`` of ``path``.

    Raises ProblemsFound with ``code`` when it is not YAML or not the plain subset used here.
    """
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise ProblemsFound([_syntax_problem(error, path, code, first_line)]) from None
    except RecursionError:
        message = "括号或缩进嵌套太深。"
        raise ProblemsFound([Problem(path, first_line, 1, code, message, "请检查有没有漏掉的右括号。")]) from None
    walk = _Walk(path, code, first_line)
    value = walk.value(node, ()) if node else None
    if walk.problems:
        raise ProblemsFound(walk.problems)
    return YamlText(path, value, walk.places)


_WORDS = {
    "mapping values are not allowed here": "这里不能再有冒号",
    "could not find expected ':'": "缺少冒号",
    "that cannot start any token": "缩进用了制表符，或值以特殊符号开头",
    "found unexpected end of stream": "引号或括号没有闭合",
    "did not find expected": "结构没有写完",
    "found undefined alias": "星号开头的值要加引号",
    "block mapping": "缩进不齐",
}
_HINT = "值里有冒号、井号、引号或星号时，给整个值加上引号；列表写成 [甲, 乙]，缩进用空格。"


def _syntax_problem(error: yaml.YAMLError, path: str, code: str, first_line: int) -> Problem:
    english = str(getattr(error, "problem", "") or error)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "end of stream" in english:  # what was left open says more than where the file ends
        marks.reverse()
    mark = marks[0] or marks[1]
    reason = next((chinese for part, chinese in _WORDS.items() if part in english), english)
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return Problem(path, line, column, code, f"YAML 读不通：{reason}。", _HINT)


class _Walk:
    """Turns nodes into values, noting places and what is not allowed."""

    def __init__(self, path: str, code: str, first_line: int) -> None:
        self._path, self._code, self._first_line = path, code, first_line
        self._open: set[int] = set()
        self.places: dict[Key, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, key: Key) -> Any:
        self.places.setdefault(key, self._place(node))
        if id(node) in self._open:
            self._add(node, "值引用了自己。", "请去掉 & 和 * 的写法。")
            return None
        self._open.add(id(node))
        value = self._inner(node, key)
        self._open.discard(id(node))
        return value

    def _inner(self, node: yaml.Node, key: Key) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node.value, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*key, index)) for index, child in enumerate(node.value)]
        if node.tag.endswith(":null") and node.value in ("", "~", "null"):
            return None
        return str(node.value)

    def _mapping(self, pairs: Iterable[tuple[yaml.Node, yaml.Node]], key: Key) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for name_node, value_node in pairs:
            if not isinstance(name_node, yaml.ScalarNode):
                self._add(name_node, "键应当是一个词。", _HINT)
                continue
            name = str(name_node.value)
            if name in result:
                self._add(name_node, f"键“{name}”写了两次。", "请删掉一个。")
            self.places[(*key, name)] = self._place(name_node)
            result[name] = self.value(value_node, (*key, name))
        return result

    def _add(self, node: yaml.Node, message: str, hint: str) -> None:
        self.problems.append(Problem(self._path, *self._place(node), self._code, message, hint))

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self._first_line, node.start_mark.column + 1
