"""The decision of 2015 itself, as people have read and judged it."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from pathlib import Path

from node import node
from samples import ROOT

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.language.readings import Reader
from tiaowen.load.works import SHARED_READINGS, read_readings
from tiaowen.model import SCRIPTS, Script
from tiaowen.site import load_site

WORK = "ziyang-2015"
FOLDER = ROOT / "docs" / "decisions" / WORK
HERE = Path(__file__).parent
REVIEWED = HERE / "readings.tsv"
QUERIES = HERE / "search_queries.tsv"
NEAR = HERE / "near_queries.tsv"


@cache
def enriched() -> EnrichedWork:
    return next(work for work in load_site(ROOT).works if work.work.id == WORK)


def text(script: Script) -> str:
    return "".join(unit.text.of(script) for unit in enriched().work.units)


def test_the_received_text_is_byte_for_byte_what_came() -> None:
    digest = hashlib.sha256((FOLDER / "received.txt").read_bytes()).hexdigest()
    assert digest == "cc551a35b0405f61f145676f2e2234dd8df8195235d5e952ca86b8a548a61bd7"
    assert digest == enriched().work.received.sha256


def test_it_has_a_preamble_eight_parts_and_twenty_nine_clauses() -> None:
    clauses = {1: 0, 2: 5, 3: 5, 4: 5, 5: 4, 6: 4, 7: 3, 8: 3}
    expected = ["title", "adoption", "preamble"]
    for part, count in clauses.items():
        expected += [str(part), *(f"{part}-{clause}" for clause in range(1, count + 1))]
    assert [unit.id for unit in enriched().work.units] == expected


def test_no_half_width_punctuation_is_left_and_formulas_stay() -> None:
    for script in SCRIPTS:
        assert sorted(set(re.findall(r"[\x21-\x7e]+", text(script)))) == ["1", "1+6+N", "2015", "2020", "8"]


def test_words_of_the_web_copy_are_gone_and_real_ones_are_kept() -> None:
    gone = ("許可權", "程式", "民眾", "格線", "網路", "國小", "計畫", "準入", "複議", "法務", "報導", "錄製")
    assert [word for word in gone if word in text("hant")] == []
    kept = {"檔案": 2, "契約精神": 1, "小區": 2, "社區矯正": 1, "逗硬": 1, "檢調對接": 1, "司法行政部門": 1}
    assert {word: text("hant").count(word) for word in kept} == kept
    assert text("hans").count("着力") == 3
    assert "著" not in text("hans")


def test_conjectures_are_recorded_and_not_applied() -> None:
    emendations = enriched().work.emendations
    conjectures = [placed.row.reading for placed in emendations if not placed.row.applied]
    assert conjectures == ["行政院校", "五落實", "職業懲戒"]
    assert all(reading in text("hant") for reading in conjectures)
    assert len(emendations) - len(conjectures) == 52


@cache
def reviewed() -> dict[str, tuple[str, str]]:
    rows = [line.split("\t") for line in REVIEWED.read_text("utf-8").splitlines()]
    return {name: (words, pinyin) for name, words, pinyin in rows}


def read_now() -> dict[str, tuple[str, str]]:
    return {
        sentence.id: (sentence.text.hans, " ".join(filter(None, enriched().readings[sentence.id])))
        for unit in enriched().work.units
        for sentence in unit.sentences
    }


def test_every_reading_agrees_with_the_reviewed_list() -> None:
    """To accept a change after reading it: REVIEWED=write make test."""
    if os.environ.get("REVIEWED") == "write":
        lines = [f"{name}\t{words}\t{pinyin}\n" for name, (words, pinyin) in read_now().items()]
        REVIEWED.write_text("".join(lines), encoding="utf-8")
    before = reviewed()
    rows = ["\t".join((name, *read)) for name, read in read_now().items() if before.get(name) != read]
    told = f"看过没有错，就把 {REVIEWED.relative_to(ROOT)} 里的这几行换成（各列之间是 Tab）：\n"
    assert not rows, told + "\n".join(rows)
    assert list(before) == list(read_now())


def test_no_phrase_of_its_own_is_needless() -> None:
    shared = read_readings(ROOT, SHARED_READINGS)
    own = read_readings(ROOT, f"docs/decisions/{WORK}/readings.yml")
    texts = [words for words, _ in reviewed().values()]
    read = [Reader(shared, own).read(words) for words in texts]
    for phrase in own:
        without = Reader(shared, (p for p in own if p != phrase))
        assert [without.read(words) for words in texts] != read, phrase


def test_every_judged_query_finds_first_what_people_said(live: Path) -> None:
    assert len(QUERIES.read_text("utf-8").splitlines()) > 60
    environment = {"SITE": str(live), "WORK": WORK, "JUDGED": str(QUERIES)}
    node("--test", "--test-reporter=spec", "tests/content/judged.test.mjs", environment=environment)


def test_most_judged_queries_of_what_does_not_stand_there_find_what_was_meant(live: Path) -> None:
    environment = {"SITE": str(live), "WORK": WORK, "JUDGED": str(NEAR)}
    node("--test", "--test-reporter=spec", "tests/content/near.test.mjs", environment=environment)
