"""What characters sound and look like: the tables of the second reading, held against the dictionary and a browser's encoding."""

from __future__ import annotations

import re

from tiaowen.language.alike import asking_words, common_characters, look_alikes, syllables, traditional_forms
from tiaowen.language.pinyin import every_reading, toneless
from tiaowen.language.scripts import ScriptConverter

CONVERTER = ScriptConverter({})


def test_the_common_characters_stand_in_the_order_of_the_syllables() -> None:
    runs = [(base, int(count)) for base, count in re.findall(r"([a-z]+)(\d+)", syllables())]
    bases = [base for base, count in runs for _ in range(count)]
    assert len(bases) == len(common_characters()) == 3755
    wrong = [c for c, base in zip(common_characters(), bases, strict=True) if base not in _bases(c)]
    assert wrong == []
    order = [re.sub("v$", "u!", base).replace("ve", "ue") for base, _ in runs]
    assert order == sorted(set(order))


def _bases(character: str) -> set[str]:
    return {toneless(reading).replace("ü", "v").replace("ê", "e") for reading in every_reading(character)}


def test_traditional_forms_are_found_again_by_their_gaps() -> None:
    hant, gaps = traditional_forms(CONVERTER)
    place, forms = 0, iter(hant)
    for digit in gaps:
        place += int(digit, 36)
        if digit != "z":
            assert CONVERTER.simplified_forms()[next(forms)] == common_characters()[place]
    assert next(forms, None) is None
    assert {"圓", "賴", "誰", "嗎"} <= set(hant)


def test_traditional_forms_of_what_a_searcher_knows_from_the_text_are_left_out() -> None:
    hant, gaps = traditional_forms(CONVERTER)
    fewer, others = traditional_forms(CONVERTER, {"圆", "谁"})
    assert fewer == hant.replace("圓", "").replace("誰", "")
    assert [len(gaps.replace("z", "")) - len(others.replace("z", ""))] == [2]


def test_groups_of_look_alikes_are_of_several_characters_and_only_those_that_a_text_has_one_of() -> None:
    assert list(look_alikes({"末"})) == ["未末"]
    every = list(look_alikes(set(map(chr, range(0x4E00, 0x9FFF)))))
    assert all(len(set(group)) == len(group) > 1 for group in every)
    assert len(set(every)) == len(every)


def test_words_of_asking_are_simplified_and_no_single_character_that_begins_or_ends_a_word() -> None:
    words = list(asking_words())
    assert sorted(set(words)) == sorted(words)
    assert [word for word in words if CONVERTER.to("hans", word) != word] == []
    assert {word for word in words if len(word) == 1} == set("谁吗呢吧嘛呀的了我你您他")
    assert set(asking_words().values()) == {"", "amount"}
