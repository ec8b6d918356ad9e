"""The table of levels and kinds of units: what is made from it, and what is held against it."""

from __future__ import annotations

import json

import pytest
from test_places import ROOT, rows

from tiaowen.text.events import EVENT_KINDS
from tiaowen.text.levels import BY_WORD, DOTTED, LEVELS, UNIT_KINDS, Level, level_named
from tiaowen.text.numbering import read_marker
from tiaowen.text.places import place_of


def test_the_schema_lists_every_kind_of_event() -> None:
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    assert schema["properties"]["events"]["items"]["properties"]["kind"]["enum"] == list(EVENT_KINDS)


def test_the_schema_lists_every_kind_of_unit() -> None:
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    assert schema["$defs"]["unit"]["properties"]["kind"]["enum"] == [*UNIT_KINDS, "table"]


@pytest.mark.parametrize("word", BY_WORD)
def test_the_grammar_of_places_knows_every_level_that_is_spoken_of(word: str) -> None:
    level = BY_WORD[word]
    place = place_of(f"第三{word}")
    assert place
    assert place.ids[0] == f"{level.letter}3"
    forms = [f"第{number}{called}" for number in "一二三四五六七八九十" for called in level.called]
    assert [row for row in rows("places.tsv") if row[0].startswith(tuple(forms))], f"tests/places.tsv lacks 第三{word}"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("編", "book"), ("编", "book"), ("分编", "division"), ("条", "article"), ("(一)", "clause"), ("（1）", "subpoint"), ("(1)", "subpoint"), ("一、", "part"), ("1.", "point"), ("壹、", "capital"), ("第一部分", "book"), ("1", "dotted"), ("1.1", "dotted-2"), ("①", "circled"), ("a.", "letter"), ("(i)", "roman"), ("一是", "said")],
)  # fmt: skip
def test_work_yml_names_a_level_in_either_script_and_width(typed: str, kind: str) -> None:
    level = level_named(typed)
    assert level
    assert level.kind == kind


@pytest.mark.parametrize(
    "level", [level for level in LEVELS if not level.is_law and level.kind not in DOTTED], ids=lambda level: level.kind
)
def test_the_grammar_of_places_knows_what_every_number_that_is_counted_anew_is_called(level: Level) -> None:
    for called in level.called:
        place = place_of(f"第三{called}")
        assert place
        assert level.kind in (*place.kinds, "capital", "part")


@pytest.mark.parametrize(
    "level", [level for level in LEVELS if not level.is_law and level.names], ids=lambda level: level.kind
)
def test_the_name_of_a_level_is_its_first_number(level: Level) -> None:
    for name in level.names:
        marker = read_marker(f"{name} 甲")
        assert marker
        assert (marker.level, marker.ordinal) == (level, 1)


def test_a_level_that_is_half_added_says_what_lacks() -> None:
    with pytest.raises(TypeError, match=r"missing .* required .* 'strict', 'captioned', 'counted', and 'akoma'"):
        Level(  # type: ignore[call-arg]
            "title", ("目", "目"), True, "song", "regular", False, names=("目",), pattern=LEVELS[0].pattern, is_law=True,
            letter="m", within="", through=False,
        )  # fmt: skip
