"""Every character read right, for good: the reviewed list of this decision, and the rules behind it."""

from __future__ import annotations

import os
import unicodedata
from functools import cache

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from test_decision import decision, enriched

from edition.enrich.readings import read_aloud
from edition.pinyin import is_syllable, readings, toneless, zhuyin
from edition.read.readings import parse_readings

REVIEWED = ROOT / "tests" / "reviewed" / "ziyang-2015.readings.tsv"


@cache
def reviewed() -> dict[str, tuple[str, str]]:
    rows = [line.split("\t") for line in REVIEWED.read_text("utf-8").splitlines()]
    return {name: (text, pinyin) for name, text, pinyin in rows}


def read_now() -> dict[str, tuple[str, str]]:
    return {
        sentence.id: (sentence.text.hans, " ".join(filter(None, enriched().readings[sentence.id])))
        for unit in decision().units
        for sentence in unit.sentences
    }


def test_every_reading_agrees_with_the_reviewed_list() -> None:
    """To accept a change after reading it: REVIEWED=write make test."""
    if os.environ.get("REVIEWED") == "write":
        lines = [f"{name}\t{text}\t{pinyin}\n" for name, (text, pinyin) in read_now().items()]
        REVIEWED.write_text("".join(lines), encoding="utf-8")
    differing = {
        name: (read, reviewed().get(name)) for name, read in read_now().items() if read != reviewed().get(name)
    }
    assert not differing
    assert reviewed().keys() == read_now().keys()


def test_exactly_the_han_characters_have_a_reading() -> None:
    for unit in decision().units:
        for sentence in unit.sentences:
            read = enriched().readings[sentence.id]
            assert len(read) == len(sentence.text.hans) == len(sentence.text.hant)
            for character, reading in zip(sentence.text.hans, read, strict=True):
                assert bool(reading) == (
                    "CJK" in unicodedata.name(character, "") and "IDEOGRAPH" in unicodedata.name(character)
                ), character
                assert not reading or is_syllable(reading)


@pytest.mark.parametrize(
    ("phrase", "pinyin"),
    [
        ("必须为", "bì xū wéi"), ("法无授权不可为", "fǎ wú shòu quán bù kě wéi"), ("长效机制", "cháng xiào jī zhì"),
        ("专家中招录", "zhuān jiā zhōng zhāo lù"), ("出庭应诉", "chū tíng yìng sù"), ("应评尽评", "yīng píng jìn píng"),
        ("行业自律", "háng yè zì lǜ"), ("大调解", "dà tiáo jiě"), ("检调对接", "jiǎn tiáo duì jiē"), ("调研", "diào yán"),
        ("公开为常态", "gōng kāi wéi cháng tài"), ("以审判为中心", "yǐ shěn pàn wéi zhōng xīn"), ("司法为民", "sī fǎ wèi mín"),
        ("每一个", "měi yī gè"), ("一级抓一级", "yī jí zhuā yī jí"), ("不作为", "bù zuò wéi"), ("不公开", "bù gōng kāi"),
        ("分工负责", "fēn gōng fù zé"), ("电子化", "diàn zǐ huà"), ("参与", "cān yù"), ("罚没", "fá mò"), ("逗硬", "dòu yìng"),
        ("发展观为指导", "fā zhǎn guān wéi zhǐ dǎo"), ("刑讯逼供", "xíng xùn bī gòng"), ("法律明白人", "fǎ lǜ míng bai rén"),
    ],
)  # fmt: skip
def test_hard_places_are_read_in_context(phrase: str, pinyin: str) -> None:
    found = []
    for unit in decision().units:
        for sentence in unit.sentences:
            at = sentence.text.hans.find(phrase)
            if at >= 0:
                found.append(" ".join(enriched().readings[sentence.id][at : at + len(phrase)]))
    assert found
    assert set(found) == {pinyin}


def test_no_tone_sandhi_of_yi_and_bu_anywhere() -> None:
    for unit in decision().units:
        for sentence in unit.sentences:
            for character, reading in zip(sentence.text.hans, enriched().readings[sentence.id], strict=True):
                assert {"一": "yī", "不": "bù"}.get(character, reading) == reading


def test_phrases_are_matched_longest_first_and_own_ones_win() -> None:
    shared = parse_readings("应诉: yìng sù\n行政应诉权: xíng zhèng yìng sù quán\n", "shared")
    own = parse_readings("应诉: yīng sù\n", "own")
    work = decision()
    read = read_aloud(work, shared, own)
    sentence = next(s for unit in work.units for s in unit.sentences if "应诉" in s.text.hans)
    at = sentence.text.hans.index("应诉")
    assert read[sentence.id][at : at + 2] == ("yīng", "sù")


@given(st.text())
def test_any_text_gets_one_reading_or_none_a_character(text: str) -> None:
    assert len(readings(text)) == len(text)


@pytest.mark.parametrize(
    ("syllable", "known"),
    [
        ("fǎ", True),
        ("lǜ", True),
        ("de", True),
        ("fǎa", False),
        ("xx", False),
        ("fa3", False),
        ("fá̌", False),
        ("ēr", True),
    ],
)
def test_knows_a_syllable(syllable: str, known: bool) -> None:
    assert is_syllable(syllable) is known


def test_toneless_keeps_the_dots_of_u() -> None:
    assert [toneless(s) for s in ("lǜ", "fǎ", "nǚ", "de")] == ["lü", "fa", "nü", "de"]


@pytest.mark.parametrize(("syllable", "bopomofo"), [("fǎ", "ㄈㄚˇ"), ("lǜ", "ㄌㄩˋ"), ("zhì", "ㄓˋ"), ("de", "˙ㄉㄜ")])
def test_writes_zhuyin(syllable: str, bopomofo: str) -> None:
    assert zhuyin(syllable).replace("ㄉㄜ˙", "˙ㄉㄜ") == bopomofo
