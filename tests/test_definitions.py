"""What a text says its own words mean: found with its scope, linked where the word is used there."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import pytest
from test_growth import EXPONENT, steps
from test_references import WORDS, made

from tiaowen.enrich.definitions import definition_links, find_definitions
from tiaowen.enrich.enriched import enrich
from tiaowen.enrich.linked import link_works
from tiaowen.lexicon import Lexicon
from tiaowen.text.numerals import format_numeral
from tiaowen.tree import Tree
from tiaowen.write.data.linked import linked_json
from tiaowen.write.marked.linked import attributes


def tree(*texts: str) -> Tree:
    return Tree(made("某市檔案條例", texts))


def found(*texts: str) -> list[tuple[str, str]]:
    return [(definition.word, definition.scope) for definition in find_definitions(tree(*texts))]


def links(texts: Sequence[str]) -> list[tuple[str, str, str]]:
    """Where a word is linked, which, and to which sentence."""
    here = tree(*texts)
    said: dict[str, str] = {sentence.id: sentence.text.hans for unit in here.paged for sentence in unit.sentences}
    made_links = definition_links(here, list(find_definitions(here)))
    return [(s, said[s][k.start : k.end], attributes(k, "../../")["href"]) for s, k in made_links]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本條例所稱檔案，是指有價值的記錄。", [("档案", "")]),
        ("本條例所稱的既有住宅是指已經建成的住宅。", [("既有住宅", "")]),
        ("本條例所稱檔案館（以下簡稱館），包括市檔案館。", [("档案馆", ""), ("馆", "")]),
        ("本條例所稱建設項目預（概）算審計，是指審計活動。", [("建设项目预（概）算审计", "")]),
        ("本條例所稱古城保護主要是指：", [("古城保护", "")]),
        ("本條所稱居住地，是指戶口所在地。", [("居住地", "a1")]),
        ("前款所稱收入，是指貨幣收入。", [("收入", "a1")]),
        ("本章所稱檔案館，是指市檔案館。", [("档案馆", "c1")]),
        ("刑法第二百一十三條規定的“使用”，是指用於商品。", [("使用", "a1")]),
        ("市檔案主管部門（以下簡稱主管部門）負責。", [("主管部门", "")]),
        ("甲和乙（以下分別簡稱甲方、乙方）簽字。", [("甲方", ""), ("乙方", "")]),
        ("采血的機構（以下簡稱采供血機構，指血站）負責。", [("采供血机构", "")]),
        ("建設單位（含代建單位，以下統稱建設單位）負責。", [("建设单位", "")]),
        ("按照三十日（含本數，下同）計算。", []),
        ("用語用字應當規範，是指導性的。", []),
        ("前款所稱標準應當張貼。", []),
    ],
)
def test_a_definition_is_found_with_its_scope(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("第一章 總則", f"第一條 {text}", "第二條 施行。") == expected


def test_a_list_of_meanings_is_read_item_by_item() -> None:
    texts = [
        "第一條 本條例下列用語的含義：",
        "（一）檔案，是指記錄；",
        "（二）“檔案館”：保管檔案的機構。",
        "第二條 乙，是指丙。",
    ]
    assert found(*texts) == [("档案", ""), ("档案馆", "")]


def test_a_word_is_linked_where_its_meaning_holds() -> None:
    texts = [
        "第一章 總則",
        "第一條 市檔案主管部門（以下簡稱主管部門）負責。主管部門監督。",
        "第二條 本章所稱公共記錄，是指記錄。公共記錄要保管。",
        "第三條 前款所稱收入，是指錢。收入不入賬。",
        "第二章 附則",
        "第四條 公共記錄和收入由主管部門保管。",
    ]
    assert links(texts) == [
        ("a1.s2", "主管部门", "../../w/a1/#s1"),
        ("a2.s2", "公共记录", "../../w/a2/#s1"),
        ("a3.s2", "收入", "../../w/a3/#s1"),
        ("a4.s1", "主管部门", "../../w/a1/#s1"),
    ]


def test_a_word_is_no_part_of_another_and_one_character_is_none() -> None:
    texts = [
        "第一條 本條例所稱人民，是指居民。本條例所稱核，是指材料。",
        "第二條 審核由人民負責，人民政府和核心部門配合，禁止核出口。",
    ]
    assert [(sentence, word) for sentence, word, _ in links(texts)] == [("a2.s1", "人民")]


def test_a_short_title_of_another_work_is_left_to_citations() -> None:
    assert links(["第一條 根據《某國檔案法》（以下簡稱檔案法）。", "第二條 依照檔案法辦理。"]) == []


def test_a_defined_word_is_linked_once_in_a_unit() -> None:
    texts = ["第一條 本條例所稱檔案，是指記錄。", "第二條 檔案要保管。檔案要公開。"]
    (work,), problems = link_works([enrich(made("某市檔案條例", texts), (), ())], Lexicon(), {})
    assert {sentence: [link.kind for link in of] for sentence, of in work.linked.text.items()} == {
        "a2.s1": ["definition"]
    }
    assert [definition.word for definition in work.linked.definitions] == ["档案"]
    assert problems == []
    data = linked_json(work, Lexicon(), WORDS)["definitions"]
    assert data == [
        {"word": "档案", "scope": None, "onward": False, "unit": "a1", "sentence": "a1.s1", "start": 9, "end": 11}
    ]


def test_definitions_take_steps_in_proportion_to_the_text() -> None:
    def text(articles: int) -> list[str]:
        return [
            f"第{format_numeral(n)}條 本條例所稱第{format_numeral(n)}類檔案，是指記錄。第{format_numeral(n // 2)}類檔案要保管。"
            for n in range(1, articles + 1)
        ]

    def read(here: Tree) -> None:
        list(definition_links(here, list(find_definitions(here))))

    short, long = (tree(*text(articles)) for articles in (40, 160))
    read(short)
    took = [steps(lambda here=here: read(here)) for here in (short, long)]  # type: ignore[misc]
    length = sum(len(unit.text.hans) for unit in long.paged) / sum(len(unit.text.hans) for unit in short.paged)
    assert log(took[1] / took[0]) / log(length) <= EXPONENT, took
