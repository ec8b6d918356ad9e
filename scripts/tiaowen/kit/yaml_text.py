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

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.unseen import unseen
from tiaowen.kit.yaml_slips import Slip, slip

Key = tuple[str | int, ...]
DEEPEST = 100
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


def parse_yaml(text: str, path: str, code: str, first_line: int = 1, tags: bool = False) -> YamlText:
    """Parse ``text``, which begins at line ``first_line`` of ``path``.

    Raises ProblemsFound with ``code`` when it is not YAML or not the plain subset used here; ``tags`` (``!ENV``)
    are let through, not heeded, where they are MkDocs's.
    """
    try:
        if line := _too_deep(text):
            message = f"括号或缩进嵌套太深，超过 {DEEPEST} 层。"
            raise ProblemsFound([Problem(path, line + first_line - 1, 1, code, message, "请检查有没有漏掉的右括号。")])
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise ProblemsFound([_syntax_problem(error, "" if tags else text, path, code, first_line)]) from None
    walk = _Walk(text, path, code, first_line, tags)
    value = walk.value(node, ()) if node else None
    if walk.problems:
        raise ProblemsFound(walk.problems)
    if isinstance(value, str) and (typed := slip(text, 0)):
        raise ProblemsFound([_slip_problem(typed, path, code, first_line)])
    return YamlText(path, value, walk.places)


def _too_deep(text: str) -> int:
    """The line where something stands in more than DEEPEST others, at which libyaml's composer would crash; or 0."""
    if sum(map(text.count, "[{-?:")) <= DEEPEST:
        return 0
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return event.start_mark.line + 1 if event.start_mark else 1
    return 0


_WORDS = {
    "mapping values are not allowed": "这里不能再有冒号",
    "could not find expected ':'": "缺少冒号",
    "that cannot start any token": "缩进用了制表符，或值以特殊符号开头",
    "found unexpected end of stream": "引号或括号没有闭合",
    "did not find expected": "结构没有写完",
    "found undefined alias": "星号开头的值要加引号",
    "block mapping": "缩进不齐",
    "block sequence entries": "这里不能写横线开头的列表",
    "mapping keys are not allowed": "问号开头的值要加引号",
    "tab character": "缩进用了制表符",
    "another document": "一个文件里写了两份，中间多了一行 ---",
    "escape": "双引号里的反斜杠要写两个",
    "undefined tag handle": "感叹号开头的值要加引号",
}
_HINT = "值里有冒号、井号、引号或星号时，给整个值加上引号；列表写成 [甲, 乙]，缩进用空格。"


def _syntax_problem(error: yaml.YAMLError, text: str, path: str, code: str, first_line: int) -> Problem:
    english = str(getattr(error, "problem", "") or error)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "end of stream" in english:  # what was left open says more than where the file ends
        marks.reverse()
    mark = marks[0] or marks[1]
    if text and mark and (typed := slip(text, mark.line)):
        return _slip_problem(typed, path, code, first_line)
    reason = next((chinese for part, chinese in _WORDS.items() if part in english), "写法不对")
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return Problem(path, line, column, code, f"YAML 读不通：{reason}。", _HINT)


def _slip_problem(typed: Slip, path: str, code: str, first_line: int) -> Problem:
    message = f"YAML 读不通：{typed.reason}。"
    return Problem(path, typed.line + first_line, typed.column + 1, code, message, f"请把这一行改成：\n{typed.instead}")


class _Walk:
    """Turns nodes into values, noting places and what is not allowed."""

    def __init__(self, text: str, path: str, code: str, first_line: int, tags: bool) -> None:
        self._lines = text.split("\n")
        self._path, self._code, self._first_line, self._signs = path, code, first_line, ("&",) if tags else ("!", "&")
        self._seen: set[int] = set()
        self.places: dict[Key, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, key: Key) -> Any:
        self.places.setdefault(key, self._place(node))
        if id(node) in self._seen:
            self._add(node, "这里用 & 和 * 把一个值写在了两处。", "请去掉 & 和 * 的写法，各写各的。")
            return None
        self._seen.add(id(node))
        if (sign := self._lines[node.start_mark.line][node.start_mark.column :][:1]) in self._signs:
            self._add(node, f"值以 {sign} 开头，{sign} 后面的词不会读进来。", "请给整个值加上引号，或去掉这个词。")
        return self._inner(node, key)

    def _inner(self, node: yaml.Node, key: Key) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node.value, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*key, index)) for index, child in enumerate(node.value)]
        if node.tag.endswith(":null") and node.value in ("", "~", "null"):
            return None
        if found := unseen(node.value):  # YAML can write with a backslash what no file may hold as it stands
            self._add(node, f"{found[1]}。", "请删掉这个字符；反斜杠的写法多半可以改成字本身。")
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
