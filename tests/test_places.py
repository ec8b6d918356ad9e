"""Places as people type them.  tests/places.tsv and tests/numerals.tsv are run here and by Node (tests/search/places.test.mjs)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tiaowen.text.ids import SentenceId, UnitId
from tiaowen.text.numerals import parse_numeral
from tiaowen.text.places import Place, place_of

ROOT = Path(__file__).resolve().parents[1]


def rows(name: str) -> list[list[str]]:
    """The rows of a table, without its remarks."""
    lines = (ROOT / "tests" / name).read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("typed", "ids", "anchor", "certain"), rows("places.tsv")[1:])
def test_places(typed: str, ids: str, anchor: str, certain: str) -> None:
    place = place_of(typed)
    expected = Place(tuple(ids.split(" ")), anchor, certain == "yes", place.kinds if place else ()) if ids else None
    assert place == expected


@pytest.mark.parametrize(("text", "value"), rows("numerals.tsv"))
def test_numerals(text: str, value: str) -> None:
    if value:
        assert parse_numeral(text) == int(value)
    else:
        with pytest.raises(ValueError, match="not a numeral"):
            parse_numeral(text)


def test_the_browser_reads_the_same_places() -> None:
    command = [str(ROOT / ".venv/bin/node"), "--test", "tests/search/places.test.mjs"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-4000:]


def test_of_several_fitting_units_the_likeliest_address_decides() -> None:
    place = place_of("第三章")
    assert place
    assert place.among(["c3", "b1-c3"]) == ["c3"]
    assert place.among(["b1-c3", "b2-c3", "b2-c31"]) == ["b1-c3", "b2-c3"]
    assert place.among(["c1"]) == []


@pytest.mark.parametrize(
    "text", ["2-1", "a12-1", "c3-s2", "b1-d2-c3-s4", "annex2-1-3", "heading", "3-bis", "title", "c1-1-2"]
)
def test_addresses_of_units(text: str) -> None:
    assert UnitId.parse(text) == text


@pytest.mark.parametrize("text", ["", "x", "2-", "-1", "2.1", "annex", "annex0", "c", "s2", "2-1.s3", "A1", "２"])
def test_what_is_no_address_of_a_unit(text: str) -> None:
    with pytest.raises(ValueError, match="not the address"):
        UnitId.parse(text)


def test_the_address_of_a_sentence_says_where_it_is() -> None:
    sentence = SentenceId.parse("c3-s2.s14")
    assert (sentence.unit, sentence.number, sentence.anchor) == ("c3-s2", 14, "s14")
    assert sentence.unit.sentence(14) == sentence
    for text in ("2-1", "2-1.s0", "2-1.s", "x.s1"):
        with pytest.raises(ValueError, match="not the address"):
            SentenceId.parse(text)
