"""The decision itself: nothing added, nothing lost, on the way in and on the way back."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from samples import CITY

from tiaowen.edit.editions import edited_offset, restore
from tiaowen.edit.punctuation import FULL_WIDTH
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.model import SCRIPTS, Work
from tiaowen.pipeline import load_site

FOLDER = CITY / "docs" / "decisions" / "city-2015"


@cache
def decision() -> Work:
    return enriched().work


@cache
def enriched() -> EnrichedWork:
    return next(work for work in load_site(CITY).works if work.work.id == "city-2015")


def test_the_received_text_is_byte_for_byte_what_came() -> None:
    digest = hashlib.sha256((FOLDER / "received.txt").read_bytes()).hexdigest()
    assert digest == "cc551a35b0405f61f145676f2e2234dd8df8195235d5e952ca86b8a548a61bd7"
    assert digest == decision().received.sha256


def test_it_has_a_preamble_eight_parts_and_twenty_nine_clauses() -> None:
    clauses = {1: 0, 2: 5, 3: 5, 4: 5, 5: 4, 6: 4, 7: 3, 8: 3}
    expected = ["title", "adoption", "preamble"]
    for part, count in clauses.items():
        expected += [str(part), *(f"{part}-{clause}" for clause in range(1, count + 1))]
    assert [unit.id for unit in decision().units] == expected


def test_the_first_sentence_of_a_clause_is_its_heading() -> None:
    for unit in decision().units:
        if unit.kind in ("part", "clause"):
            stop = "。" if unit.kind == "clause" else ""
            assert unit.heading
            assert unit.sentences[0].text.hant == f"{unit.number.hant}{unit.heading.hant}{stop}"


def test_all_units_joined_are_the_received_decision() -> None:
    lines = (FOLDER / "received.txt").read_text("utf-8").split("\n")
    wanted = [line for number, line in enumerate(lines, 1) if number in (11, 13) or 15 <= number <= 109]
    joined = "".join(s.received for unit in decision().units for s in unit.sentences)
    assert joined == "".join(wanted)


def test_undoing_every_change_gives_the_received_text_back() -> None:
    for unit in decision().units:
        for sentence in unit.sentences:
            assert restore(sentence, "hant") == sentence.received


def test_received_text_emendations_and_punctuation_make_the_traditional_edition() -> None:
    """Made again here the plain way, by replacing from the end of each sentence."""
    rows = {placed.id: placed.row for placed in decision().emendations}
    for unit in decision().units:
        for sentence in unit.sentences:
            text = sentence.received
            for change in reversed(sentence.changes):
                assert text[change.start : change.end] == change.received
                if change.kind == "emendation":
                    assert change.text == rows[change.emendation].lemma
                elif change.kind == "punctuation":
                    assert change.text.hant == FULL_WIDTH[change.received]
                text = text[: change.start] + change.text.hant + text[change.end :]
            assert text == sentence.text.hant


def test_both_editions_run_character_for_character() -> None:
    for unit in decision().units:
        for sentence in unit.sentences:
            assert len(sentence.text.hant) == len(sentence.text.hans)


def test_no_half_width_punctuation_is_left_and_formulas_stay() -> None:
    for script in SCRIPTS:
        text = "".join(unit.text.of(script) for unit in decision().units)
        assert sorted(set(re.findall(r"[\x21-\x7e]+", text))) == ["1", "1+6+N", "2015", "2020", "8"]


def test_words_of_the_web_copy_are_gone_and_real_ones_are_kept() -> None:
    text = "".join(unit.text.hant for unit in decision().units)
    for word in ("許可權", "程式", "民眾", "格線", "網路", "國小", "計畫", "準入", "複議", "法務", "報導", "錄製"):
        assert word not in text, word
    for word, count in {
        "檔案": 2,
        "契約精神": 1,
        "小區": 2,
        "社區矯正": 1,
        "逗硬": 1,
        "檢調對接": 1,
        "司法行政部門": 1,
    }.items():
        assert text.count(word) == count, word


def test_simplified_exceptions_are_applied() -> None:
    text = "".join(unit.text.hans for unit in decision().units)
    assert text.count("着力") == 3
    assert "著" not in text


def test_conjectures_are_recorded_and_not_applied() -> None:
    conjectures = [placed for placed in decision().emendations if not placed.row.applied]
    assert [placed.row.reading for placed in conjectures] == ["行政院校", "五落實", "職業懲戒"]
    text = "".join(unit.text.hant for unit in decision().units)
    assert all(placed.row.reading in text for placed in conjectures)
    assert len(decision().emendations) - len(conjectures) == 52


def test_offsets_lead_from_the_received_sentence_into_the_edited_one() -> None:
    for unit in decision().units:
        for sentence in unit.sentences:
            changed = {offset for change in sentence.changes for offset in range(change.start, change.end)}
            for offset, character in enumerate(sentence.received):
                if offset not in changed:
                    assert sentence.text.hant[edited_offset(sentence, offset)] == character
