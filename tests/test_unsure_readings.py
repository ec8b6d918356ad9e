"""What the reader is least sure of is listed, and what an editor reviewed is remembered."""

from __future__ import annotations

import pytest
from samples import CITY
from test_decision import decision

from tiaowen.enrich.enriched import EnrichedWork, enrich
from tiaowen.enrich.unsure import MOST
from tiaowen.kit.problem import ProblemsFound
from tiaowen.language.contexts import Learnt
from tiaowen.language.doubts import Doubt
from tiaowen.language.pinyin import other_reading
from tiaowen.language.placed_readings import COLUMNS, parse_placed_readings, place_readings
from tiaowen.language.readings import Reader
from tiaowen.load.works import read_shared_readings

HEADER = "\t".join(COLUMNS)


def read(rows: list[str]) -> EnrichedWork:
    """The sample decision, with these rows of readings.tsv."""
    table = parse_placed_readings("\n".join([HEADER, *rows]), "readings.tsv")
    places, problems = place_readings(table, decision(), "readings.tsv")
    assert not problems
    return enrich(decision(), read_shared_readings(CITY), (), places)


def test_the_least_sure_places_come_first_and_are_not_too_many() -> None:
    leads = [each.doubt.lead for each in read([]).unsure]
    assert leads == sorted(leads)
    assert 10 < len(leads) <= MOST


def test_a_reviewed_place_is_read_as_its_row_says_and_not_listed_again() -> None:
    before = read([])
    first = before.unsure[0]
    row = first.row.rpartition("\t")[0] + "\tlǜ"
    after = read([row])
    assert after.readings[first.sentence][first.doubt.at] == "lǜ"
    assert (first.sentence, first.doubt.at) not in {(u.sentence, u.doubt.at) for u in after.unsure}
    changed = {s for s, readings in after.readings.items() if readings != before.readings[s]}
    assert changed == {first.sentence}


def test_every_row_that_is_offered_fits() -> None:
    rows = [each.row for each in read([]).unsure]
    assert len(read(rows).unsure) == MOST
    assert read(rows).readings == read([]).readings


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1\t\t的\t\tde", "1 里有"),
        ("1\t没有\t的\t字\tde", "0 处“没有的字”"),
        ("nowhere\t\t的\t\tde", "nowhere 里有 0 处"),
    ],
)
def test_a_row_must_stand_at_one_place(row: str, said: str) -> None:
    _, problems = place_readings(parse_placed_readings(f"{HEADER}\n{row}", "t"), decision(), "t")
    assert [(p.code, p.line) for p in problems] == [("Y006", 2)]
    assert said in problems[0].message


@pytest.mark.parametrize(
    ("row", "code"), [("1\t\t的\t\tde5", "Y004"), ("1\t\t的确\t\tdí", "Y006"), ("1\t\t的\t\t", "Y006")]
)
def test_a_row_has_one_character_and_its_syllable(row: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_placed_readings(f"{HEADER}\n{row}", "t")
    assert {p.code for p in found.value.problems} == {code}


def test_the_lead_is_what_speaks_for_a_reading_over_the_next() -> None:
    learnt = {"都": Learnt(("dōu", "dū"), {"r市": (500,), "l全": (-300,)})}
    reader = Reader((), contexts=learnt)
    assert reader.read_with_doubts("他都去")[1] == [Doubt(1, "dōu", "dū", 50)]
    assert Learnt(("dōu", "dū"), {"r市": (500,)}).weigh(iter(["r市"]), "dōu") == ("dū", "dōu", 450)
    assert Learnt(("dōu", "dū"), {"r市": (50,)}).weigh(iter(["r市"]), "dōu")[0] == "dōu"


def test_what_a_rule_or_a_phrase_decides_is_no_doubt() -> None:
    reader = Reader(read_shared_readings(CITY))
    assert not [d for d in reader.read_with_doubts("为规范管理")[1] if d.at == 0]
    assert not [d for d in reader.read_with_doubts("有计划地组织")[1] if d.at == 3]
    assert not [d for d in reader.read_with_doubts("劳动合同")[1] if d.at in (2, 3)]


def test_another_reading_is_none_where_only_the_tone_of_speech_differs() -> None:
    assert other_reading("一", "yī") is None
    assert other_reading("法", "fǎ") is None
    assert other_reading("重", "zhòng") is not None
