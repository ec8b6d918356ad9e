"""What every line of the received text is: claimed in work.yml, by number or range."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.yaml_text import YamlText
from tiaowen.text.blank import bare
from tiaowen.text.line import BLANK_ROLE, BODY_ROLES, CARRIER_ROLES, Line

WEB_ROLES = (
    "web-headword", "web-lead", "web-information", "web-heading", "web-footer", "web-navigation", "web-page-number",
    "web-running-head", "contents", "masthead",
)  # fmt: skip
DECISION_ROLES = ("title", "adoption", "number", *BODY_ROLES, "signature", *CARRIER_ROLES)
ROLES = WEB_ROLES + DECISION_ROLES


def assign_roles(texts: Sequence[str], claims: Mapping[str, str], yaml: YamlText, path: str) -> tuple[Line, ...]:
    """Every line with its role.  Raises ProblemsFound: unclaimed, claimed twice, no such line or role."""
    owner: dict[int, str] = {}
    problems: list[Problem] = []
    for span, role in claims.items():
        found = list(_check_claim(span, role, texts, owner, yaml))
        problems += found
        if not found:
            owner |= dict.fromkeys(_numbers(span), role)
    lines = tuple(Line(n, text, owner.get(n, "") if bare(text) else BLANK_ROLE) for n, text in enumerate(texts, 1))
    problems += _unclaimed(lines, path)
    problems += _absent(lines, yaml)
    if problems:
        raise ProblemsFound(problems)
    return lines


def _numbers(span: str) -> range:
    match = re.fullmatch(r"([1-9][0-9]*)(?:\s*[-–—~～至]\s*([1-9][0-9]*))?", span.strip())
    if not match:
        return range(0)
    first = int(match[1])
    return range(first, int(match[2] or first) + 1)


def _check_claim(
    span: str, role: str, texts: Sequence[str], owner: Mapping[int, str], yaml: YamlText
) -> Iterator[Problem]:
    numbers = _numbers(span)
    line, column = yaml.place(("lines", span))
    if role not in ROLES:
        close = difflib.get_close_matches(role or "", ROLES, 1, 0.5)
        hint = f"是不是“{close[0]}”？" if close else "可用：" + "、".join(ROLES)
        yield Problem(yaml.path, line, column, "R012", f"没有“{role}”这种行。", hint)
    elif not numbers:
        yield Problem(yaml.path, line, column, "R012", f"“{span}”不是行号或行号范围。", "写成 11 或 15-109。")
    elif numbers[-1] > len(texts):
        message = f"底本只有 {len(texts)} 行，没有第 {numbers[-1]} 行。"
        yield Problem(yaml.path, line, column, "R012", message, "请核对行号。")
    elif not any(bare(texts[n - 1]) for n in numbers):
        yield Problem(yaml.path, line, column, "R012", f"第 {span} 行是空行。", "请核对行号；空行不必归属。")
    elif twice := [n for n in numbers if n in owner]:
        message = f"第 {twice[0]} 行归属了两次：{owner[twice[0]]} 和 {role}。"
        yield Problem(yaml.path, line, column, "R011", message, "每一行只能属于一处。")


def _unclaimed(lines: Sequence[Line], path: str) -> Iterator[Problem]:
    """One Problem for each run of lines that nobody claims."""
    filled = [line for line in lines if line.role != BLANK_ROLE]
    for claimed, run in groupby(filled, key=lambda line: bool(line.role)):
        if claimed:
            continue
        first, *_, last = [*run] * 2
        one = first.number == last.number
        span = f"{first.number}" if one else f"{first.number}-{last.number}"
        count = "这一行没有归属" if one else f"第 {span} 行没有归属"
        message = f"{count}：“{bare(first.text)[:20]}”。"
        hint = f"请在 work.yml 的 lines 里说明它是什么，例如：{span}: body\n可用：{'、'.join(ROLES)}"
        yield Problem(path, first.number, 1, "R010", message, hint)


def _absent(lines: Sequence[Line], yaml: YamlText) -> Iterator[Problem]:
    roles = {line.role for line in lines}
    for role in ("title", "body"):
        if role not in roles:
            place = yaml.place(("lines",))
            yield Problem(yaml.path, *place, "R013", f"没有一行是 {role}。", f"请写明哪一行是 {role}。")
