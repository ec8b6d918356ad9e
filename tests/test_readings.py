"""Every character read right: the rules, and the hard places of many documents."""

from __future__ import annotations

import re
from functools import cache

import pypinyin
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from samples import CITY
from test_decision import decision, enriched

from tiaowen.kit.word_list import rows
from tiaowen.language.pinyin import is_syllable, readings, toneless, zhuyin
from tiaowen.language.readings import Reader, read_aloud
from tiaowen.language.reviewed_readings import PhraseReading, parse_readings
from tiaowen.load.works import read_shared_readings


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
    read, _ = read_aloud(work, shared, own)
    sentence = next(s for unit in work.units for s in unit.sentences if "应诉" in s.text.hans)
    at = sentence.text.hans.index("应诉")
    assert read[sentence.id][at : at + 2] == ("yīng", "sù")


@cache
def shared() -> tuple[PhraseReading, ...]:
    return read_shared_readings(CITY)


def test_every_shared_phrase_is_read_as_it_says_and_none_is_needless() -> None:
    rows = shared()
    assert {p.phrase: Reader(rows).read(p.phrase) for p in rows} == {p.phrase: p.syllables for p in rows}
    needless = [
        p.phrase for p in rows if Reader((q for q in rows if q != p), contexts={}).read(p.phrase) == p.syllables
    ]
    assert not needless


# The characters in brackets, and their readings, in sentences as other documents have them.
@pytest.mark.parametrize(
    ("sentence", "pinyin"),
    [
        ("可以[并处罚款]", "bìng chǔ fá kuǎn"), ("由主管部门[处]五千元以上罚款", "chǔ"), ("现有两[处]以上煤矿", "chù"),
        ("市文化管理[处]的行政处罚", "chù"), ("向[公证处]申请", "gōng zhèng chù"), ("没收违法[所得]", "suǒ dé"),
        ("无[正当]理由", "zhèng dàng"), ("不[适当]的决定", "shì dàng"), ("建设项目的[地]点", "dì"), ("有计划[地]组织实施", "de"),
        ("合同签订[地]人民法院", "dì"), ("[执行业务]的基层单位", "zhí xíng yè wù"), ("制定[行业]标准", "háng yè"),
        ("代表[进行]会商", "jìn xíng"), ("当事人申请[调解]的", "tiáo jiě"), ("水土流失[调查]结果", "diào chá"),
        ("采伐后的[当年]或者次年", "dàng nián"), ("征得[当事人]同意", "dāng shì rén"), ("应当[载明]下列事项", "zǎi míng"),
        ("[退耕还林]者", "tuì gēng huán lín"), ("如实[供述]罪行", "gòng shù"), ("无偿[献血]", "xiàn xuè"), ("每次[最长]十日", "zuì cháng"),
        ("造成[长江]采砂秩序混乱", "cháng jiāng"), ("检察长协助[检察长]工作", "jiǎn chá zhǎng"), ("未经[传票]传唤", "chuán piào"),
        ("向航道内[倾倒]垃圾", "qīng dào"), ("湿垃圾、[干]垃圾", "gān"), ("按照[相关]规定", "xiāng guān"), ("三至五人[参加]", "cān jiā"),
        ("[脚踏实地]", "jiǎo tà shí dì"), ("破产[重整]计划", "chóng zhěng"), ("[乡长]、镇长", "xiāng zhǎng"), ("秸秆[还田]", "huán tián"),
        ("依法[应尽]的义务", "yīng jìn"), ("[馆藏]文物", "guǎn cáng"), ("第三十九条　[干]垃圾焚烧", "gān"),
        ("劳动报酬[和]劳动条件", "hé"), ("注明[了]年月日", "le"), ("[量刑]建议", "liàng xíng"), ("[间接]损失", "jiàn jiē"),
        ("予[以]公布", "yǐ"), ("应当[给予]奖励", "jǐ yǔ"), ("应当[提供]担保", "tí gōng"), ("[参与]分配", "cān yù"),
    ],
)  # fmt: skip
def test_other_documents_are_read_in_context(sentence: str, pinyin: str) -> None:
    before, words, _ = re.split(r"[\[\]]", sentence)
    read = Reader(shared()).read(sentence.replace("[", "").replace("]", ""))
    assert " ".join(read[len(before) : len(before) + len(words)]) == pinyin


# A sentence, the characters in brackets, and how these are read.
WORDS = [tuple(row) for row in rows(ROOT / "tests" / "reviewed" / "words.tsv")]


@pytest.mark.parametrize(("sentence", "pinyin"), WORDS)
def test_words_seen_wrong_and_their_kinds_are_read_right(sentence: str, pinyin: str) -> None:
    parts = re.split(r"[\[\]]", sentence)
    asked = [place for number, part in enumerate(parts) for place in [number % 2 == 1] * len(part)]
    read = Reader(shared()).read("".join(parts))
    assert " ".join(reading for reading, place in zip(read, asked, strict=True) if place) == pinyin


@pytest.mark.parametrize(
    ("sentence", "pinyin"),
    [
        ("公告期间为一年", "wéi"), ("以事实为依据", "wéi"), ("修改为：“判处管制的”", "wéi"), ("应当认定为犯罪", "wéi"),
        ("以其成员为主要服务对象", "wéi"), ("企业为主体、市场为导向", "wéi"), ("视为送达", "wéi"), ("犯罪行为", "wéi"), ("以栋为单位进行鉴定", "wéi"), ("以调解为宜", "wéi"),
        ("罚款金额，为人民币十万元以下", "wéi"), ("法无授权不可为", "wéi"), ("不公开为例外", "wéi"), ("不得以性别为由拒绝录用", "wéi"),
        ("为了规范管理", "wèi"), ("为规范管理，制定本条例", "wèi"), ("应当为中小企业提供服务", "wèi"), ("司法为民", "wèi"), ("并为举报人保密", "wèi"),
        ("运用新技术为公众查询、利用信息提供便利", "wèi"), ("因此为恢复环境而采取的措施", "wèi"), ("（二）为争夺遗产而杀害", "wèi"), ("国家为筹集资金发行的", "wèi"),
        ("综合各种因素，为简单案件和复杂案件选用不同的程序", "wèi"),
    ],
)  # fmt: skip
def test_wei_is_read_by_what_its_clause_says(sentence: str, pinyin: str) -> None:
    assert Reader(shared()).read(sentence)[sentence.index("为")] == pinyin


def test_a_shared_phrase_does_not_cut_a_word_and_one_of_the_work_s_own_may() -> None:
    phrases = parse_readings("行业: háng yè\n中国人: zhōng guó rén\n", "readings.yml")
    assert Reader(phrases).read("执行业务") == ("zhí", "xíng", "yè", "wù")
    assert Reader((), phrases).read("执行业务") == ("zhí", "háng", "yè", "wù")


@given(st.text(alphabet="为处地尽行业务应诉中国提供以期间罚款一，。（）a2", max_size=40))
def test_a_reader_gives_every_character_its_place(text: str) -> None:
    read = Reader(shared()).read(text)
    assert [bool(reading) for reading in read] == ["\u4e00" <= character <= "\u9fff" for character in text]


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


@given(st.text(alphabet="中重长行为应处会当的了一不法治资阳银行长大调解，。12a〇", max_size=30))
def test_reads_what_the_dictionary_s_own_reader_reads(text: str) -> None:
    whole = pypinyin.pinyin(text, style=pypinyin.Style.TONE, errors=_nothing)  # type: ignore[arg-type]
    assert readings(text) == [reading[0] for reading in whole]


def _nothing(characters: str) -> list[list[str]]:
    return [[""] for _ in characters]
