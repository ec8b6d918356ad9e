"""The lists of words that stand beside modules: their rows are what the modules take them for."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import CITY

from tiaowen.draft.roles import genre_of, guess_roles
from tiaowen.kit.word_list import rows, words
from tiaowen.load.works import read_conversion
from tiaowen.text import genres
from tiaowen.text.levels import BY_WORD

ROOT = Path(__file__).resolve().parents[1]
ROOM = ROOT / "scripts/tiaowen"
USES = {"title", "self", "cited", "bare"}


def test_every_genre_says_how_it_is_used_and_stands_once() -> None:
    table = rows(ROOM / "text/genres.tsv")
    assert [row for row in table if len(row) != 3 or not row[2] or not {*row[2].split()} <= USES] == []
    assert len({row[0] for row in table}) == len(table)
    converter = read_conversion(CITY)
    assert [row for row in table for hant in row[1].split() if converter.to("hans", hant) != row[0]] == []


@pytest.mark.parametrize(
    "title", ["某市养犬办法", "某市養犬辦法", "某法典", "某法", "某修正案", "某市公共卫生应急管理条例"]
)
def test_the_longest_genre_that_ends_a_title_is_its_genre(title: str) -> None:
    found = genre_of(title)
    assert found
    assert [genre for genre in genres.TITLE_GENRES if found in genre and title.endswith(genre)] == [found]


def test_words_behind_a_level_are_behind_a_level() -> None:
    behind = rows(ROOM / "text/after_levels.tsv")
    assert {level for level, _, _ in behind} <= {*BY_WORD, "款", "项", "目"}


def test_words_of_pages_are_listed_in_both_scripts() -> None:
    table = rows(ROOM / "draft/page_words.tsv")
    told = (ROOM / "draft/page_words.tsv").read_text("utf-8").partition("use：")[2].partition("\nuse\t")[0]
    assert {use for use, _ in table} == {line.split()[1] for line in told.split("\n")[1:]}
    converter = read_conversion(CITY)
    for use, listed in table:
        for word in listed.split():
            assert converter.to("hans", word) in " ".join(row[1] for row in table if row[0] == use), word


@pytest.mark.parametrize(
    "word", [w for use, ws in rows(ROOM / "draft/page_words.tsv") if use == "footer" for w in ws.split()]
)
def test_a_line_of_the_page_is_no_line_of_the_document(word: str) -> None:
    text = ["某决定", "", "甲。", "", "乙。", "", word]
    assert guess_roles(text)[-1] == "web-footer"


@pytest.mark.parametrize("name", ["lone_characters", "phrases"])
def test_words_of_the_language_are_simplified_and_each_use_is_told(name: str) -> None:
    path = ROOM / f"language/{name}.tsv"
    told = path.read_text("utf-8").partition("use：")[2]
    converter = read_conversion(CITY)
    for use, *listed in rows(path):
        assert f"#   {use} " in told, use
        assert [words for words in listed if converter.to("hans", words) != words] == []


def test_remarks_are_no_words() -> None:
    assert not [word for word in words(ROOM / "enrich/before_names.txt") if "#" in word or "。" in word]


def test_names_of_laws_are_simplified_stand_once_and_mean_a_law() -> None:
    table = rows(ROOM / "enrich/state_laws.tsv")
    names = [name for name, *_ in table]
    converter = read_conversion(CITY)
    assert len(set(names)) == len(names)
    assert [name for name in names if converter.to("hans", name) != name or name.startswith("中华人民共和国")] == []
    assert [row for row in table if len(row) > 2 or (len(row) == 2 and row[1] not in names)] == []
