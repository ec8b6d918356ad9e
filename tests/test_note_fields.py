"""The table of a note's fields and kinds: what is made from it follows it, what is not is held against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

import pytest
from test_places import ROOT

from tiaowen.kit.problem import ProblemsFound
from tiaowen.kit.schema import kind_of, validate
from tiaowen.kit.yaml_text import YamlText, parse_yaml
from tiaowen.model import Both
from tiaowen.notes.begin import ASKED
from tiaowen.notes.field_types import Optional, Words
from tiaowen.notes.fields import FIELDS, About, NoteFields, read_fields, schema_of
from tiaowen.notes.file_text import example, front_matter
from tiaowen.notes.kinds import KIND_WORDS

CODES = {"unknown": "N006", "missing": "N006", "value": "N006"}


@dataclass(frozen=True, slots=True, kw_only=True)
class More(NoteFields):
    """The table with a field and a kind more."""

    kind: Annotated[str, kind_of([*KIND_WORDS, Both("案例", "案例")]), About("案例", example="案例", nothing="案例")]
    reviewer: Annotated[Words, About("审读的人", example="某某", nothing="某", holds="line")]


def front(**changes: str) -> YamlText:
    facts = {key: field.about.example for key, field in read_fields(More).items()} | changes
    return parse_yaml("".join(f"{key}: {value}\n" for key, value in facts.items() if value), "x.md", "N010")


def test_a_field_more_is_in_schema_template_and_messages() -> None:
    fields = read_fields(More)
    schema = schema_of(fields)
    assert dict(validate(schema, front(reviewer="甲"), CODES))["reviewer"] == "甲"
    assert front_matter({}, fields).endswith("\nreviewer: \n---\n\n")
    assert "\nreviewer: 某某\n" in example(fields)
    with pytest.raises(ProblemsFound) as told:
        validate(schema, front(reviewer=""), CODES)
    assert [(p.message, p.hint) for p in told.value.problems] == [("缺少“reviewer”。", "请加上一行：reviewer: …")]
    with pytest.raises(ProblemsFound) as told:
        validate(schema, front(reviever="甲"), CODES)
    assert [(p.message, p.hint) for p in told.value.problems] == [("没有“reviever”这个键。", "是不是“reviewer”？")]


def test_a_kind_more_is_taken_and_listed() -> None:
    schema = schema_of(read_fields(More))
    assert dict(validate(schema, front(kind="案例"), CODES))["kind"] == "案例"
    with pytest.raises(ProblemsFound) as told:
        validate(schema, front(kind="x"), CODES)
    assert told.value.problems[0].hint.endswith("白话、案例")


def test_a_field_that_is_half_added_is_told_at_import() -> None:
    @dataclass
    class Silent:
        reviewer: Annotated[Optional, "not a word of what it is"] = ""

    @dataclass
    class WithoutStandIn:
        reviewer: Annotated[Words, About("审读的人")]

    for table, lacking in ((Silent, "lacks its About"), (WithoutStandIn, "lacks nothing= or example=")):
        with pytest.raises(TypeError, match=f"reviewer: .*{lacking}"):
            read_fields(table)


def test_contributing_shows_every_field_in_order() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = re.search(r"\n---\n(clause: .+?)\n---\n", text, re.DOTALL)
    assert shown
    keys = re.findall(r"^(\w+): |# .*?\b(after)\b", shown[1], re.MULTILINE)
    assert [key or other for key, other in keys] == list(FIELDS)


def test_make_passes_on_every_field_that_is_asked_for() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    typed = re.search(r"^TYPED := (.+)$", makefile, re.MULTILINE)
    recipe = re.search(r"^note:.*\n(?:\t.*\n)+", makefile, re.MULTILINE)
    assert typed
    assert recipe
    for key in ASKED:
        if key != "date":  # of today
            assert key.upper() in typed[1].split()
            name = re.escape(key.upper())
            begun = FIELDS[key].about.begun
            given = rf'"\$\${name}"' if not begun else rf'"\$\${{{name}:-{begun}}}"'
            assert re.search(given, recipe[0]), key
