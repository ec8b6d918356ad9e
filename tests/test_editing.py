"""Punctuation, scripts and the way back, on any text."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import CITY

from tiaowen.edit.editions import edit_work, restore
from tiaowen.edit.punctuation import fold, full_width_changes
from tiaowen.language.html_script import convert_html
from tiaowen.language.markdown_script import convert_markdown
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import CONVERSION, VARIANTS, read_conversion, read_pairs
from tiaowen.model import ReceivedWork
from tiaowen.notes.positions import code
from tiaowen.read.units import body_units, front_units
from tiaowen.text.blank import bare
from tiaowen.text.line import Line
from tiaowen.text.outline import outline
from tiaowen.work_facts import Source

TEXT = st.text(alphabet='決定著力,;:?!()"（）“”123 1,000+%aZ裏程、。\u3000\u00a0\u200b', max_size=60)


@cache
def converter() -> ScriptConverter:
    return read_conversion(CITY)


def full_width(text: str) -> str:
    characters = list(text)
    for offset, character in full_width_changes(text):
        characters[offset] = character
    return "".join(characters)


@pytest.mark.parametrize(
    ("received", "edited"),
    [
        ("甲,乙", "甲，乙"), ("甲(乙)丙", "甲（乙）丙"), ("(2015年1月8日)", "（2015年1月8日）"), ("甲:乙;丙", "甲：乙；丙"),
        ("1,000元", "1,000元"), ("10:30", "10:30"), ("f(x)", "f(x)"), ("“1+6+N”機制", "“1+6+N”機制"),
        ("世界貿易組織(WTO)規則", "世界貿易組織（WTO）規則"), ('他說"好",走了', "他說“好”，走了"), ("甲?乙!", "甲？乙！"),
        ("A, B", "A, B"), ("甲, 乙", "甲， 乙"), ("2015,2020年", "2015,2020年"), ("甲(A)(B)乙", "甲（A）（B）乙"),
        ("市(州),縣(市、區)", "市（州），縣（市、區）"), ("3.5%", "3.5%"), ("全形，不動", "全形，不動"),
    ],
)  # fmt: skip
def test_punctuation_becomes_full_width_in_chinese_text_only(received: str, edited: str) -> None:
    assert full_width(received) == edited


@given(TEXT)
def test_the_rule_changes_nothing_twice_and_folding_undoes_it(text: str) -> None:
    assert full_width(full_width(text)) == full_width(text)
    assert fold(full_width(text)) == fold(text)


@given(st.lists(TEXT.filter(lambda text: bool(bare(text))), min_size=1, max_size=5))
def test_any_work_is_restored_exactly_and_its_editions_align(texts: list[str]) -> None:
    lines = (Line(1, "標題", "title"), *(Line(n, text, "body") for n, text in enumerate(texts, 2)))
    units = (*front_units(lines), *body_units(*outline(lines[1:], None)))
    work = edit_work(received(lines, units), [], [], converter())
    for unit in work.units:
        for sentence in unit.sentences:
            assert restore(sentence, "hant") == sentence.received
            assert len(sentence.text.hant) == len(sentence.text.hans)
            assert "\u200b" not in sentence.text.hant


@pytest.mark.parametrize("label", ["法規名稱：", "【标题】:　", "標　題 ： "])
def test_the_label_of_a_field_is_no_part_of_the_title_and_comes_back(label: str) -> None:
    lines = (Line(1, f"{label}資通安全管理法", "title"), Line(2, "法規名稱：此處是正文。", "body"))
    units = (*front_units(lines), *body_units(*outline(lines[1:], None)))
    work = edit_work(received(lines, units), [], [], converter())
    assert work.title.hant == "資通安全管理法"
    assert [restore(sentence, "hant") for unit in work.units for sentence in unit.sentences] == [
        line.text for line in lines
    ]
    assert work.units[-1].sentences[0].text.hant == lines[1].text


def received(lines: tuple[Line, ...], units: object) -> ReceivedWork:
    return ReceivedWork(
        id="x", path="x", script="hant", short_title="標題", other_titles=(), genre="", issuer="", place="",
        events=(), source=Source("", "", "", None), sha256="",
        lines=lines, units=units,  # type: ignore[arg-type]
    )  # fmt: skip


@given(st.text())
def test_conversion_never_changes_the_length(text: str) -> None:
    for script in ("hant", "hans"):
        assert len(converter().to(script, text)) == len(text)


@pytest.mark.parametrize(
    ("hant", "hans"),
    [
        ("著力", "着力"), ("沿著", "沿着"), ("著作", "著作"), ("顯著", "显著"), ("行政復議", "行政复议"), ("公布", "公布"),
        ("答覆", "答复"), ("覆蓋", "覆盖"), ("匯報", "汇报"), ("群眾", "群众"), ("准入", "准入"), ("什麼", "什么"),
    ],
)  # fmt: skip
def test_reviewed_exceptions_win_both_ways(hant: str, hans: str) -> None:
    assert converter().to("hans", hant) == hans
    assert converter().to("hant", hans) == hant


def test_every_reviewed_pair_holds_both_ways_and_a_variant_one_way() -> None:
    for hant, hans in read_pairs(CITY, CONVERSION).items():
        assert (converter().to("hans", hant), converter().to("hant", hans)) == (hans, hant)
    for variant, hans in read_pairs(CITY, VARIANTS).items():
        assert converter().to("hans", variant) == hans
        assert converter().to("hant", hans) != variant


def test_no_reviewed_pair_is_needless() -> None:
    """One character may be a matter of the word it is in (布 in 公布)."""
    exceptions, variants = read_pairs(CITY, CONVERSION), read_pairs(CITY, VARIANTS)
    for hant, hans in exceptions.items():
        other = ScriptConverter({h: s for h, s in exceptions.items() if h != hant}, variants)
        assert len(hant) == 1 or (other.to("hans", hant), other.to("hant", hans)) != (hans, hant), hant
    for variant in variants:
        other = ScriptConverter(exceptions, {h: s for h, s in variants.items() if h != variant})
        assert other.to("hans", variant) != variants[variant], variant


# The words in brackets, in sentences as other documents have them, and their traditional form.
@pytest.mark.parametrize(
    ("sentence", "hant"),
    [
        ("具体规[定制]定期限", "定制"), ("擅自[制造]票据", "製造"), ("向社会[公布]", "公布"), ("[宣布]无效", "宣布"), ("市场[准入]", "准入"),
        ("[不准]离境", "不准"), ("[标准]地址", "標準"), ("延长[发言]时间", "發言"), ("足额[发放]外", "發放"), ("[换发]执照", "換發"),
        ("[行政复议]决定", "行政復議"), ("予以[复查]", "復查"), ("[复制]资料", "複製"), ("现场[答复]", "答覆"), ("予以[面复]", "面覆"),
        ("地点和[面积]", "面積"), ("规定[表决]方式", "表決"), ("取得[采矿]许可证", "採礦"), ("没有[采取]措施", "採取"), ("关爱[困难]家庭", "困難"),
        ("公告，[并]到有关部门", "並"), ("[合并]、分立", "合併"), ("[玩忽]职守", "玩忽"), ("[污染]环境", "污染"), ("[泄露]秘密", "泄露"),
        ("不满十四[周岁]", "周歲"), ("[抚恤]金", "撫恤"), ("[烟草]专卖", "煙草"), ("[雇佣]他人", "雇傭"), ("每户[犬只]", "犬隻"), ("[只]准一次", "只"),
        ("湿垃圾、[干]垃圾", "乾"), ("领导[干部]", "幹部"), ("[干涉]婚姻", "干涉"), ("[委员会了解]情况", "委員會瞭解"), ("交通[工具有]关", "工具有"),
        ("[印章刻制]", "印章刻製"), ("[与本法相抵触]", "與本法相抵觸"), ("[销毁]证据", "銷毀"), ("向主管[机关注册]", "機關註冊"),
        ("机动车[准驾]车型", "准駕"), ("领取[准印证]", "准印證"), ("建立[会签]制度", "會簽"), ("[免签]入境", "免簽"), ("负责[审签]文件", "審簽"),
        ("需[疏干]排水的", "疏乾"), ("生[疏干部]", "疏幹部"), ("银行停止[发卡]的", "發卡"), ("因工[致伤]的", "致傷"), ("建立[服务台账]", "服務臺賬"),
        ("管理[台账]", "臺賬"), ("设立[服务台]", "服務臺"), ("电视[收转台]", "收轉臺"), ("[犬只]准养登记证", "犬隻"), ("犬只[准养]登记证", "准養"),
        ("倾倒入[海里]的", "海裡"), ("距岸十二[海里]的", "海里"), ("生产[芒果干]的", "芒果乾"), ("申请[回避]的", "迴避"), ("[名胜古迹]", "名勝古跡"),
        ("[细致]检查", "細緻"), ("食品[标签]", "標籤"), ("[签发]文件", "簽發"), ("[咨询]意见", "咨詢"), ("[岩石]", "岩石"), ("[艰巨]任务", "艱巨"),
        ("[宏碁]公司", "宏碁"), ("宏碁公司与[陈甦]", "陳甦"), ("宫商角[徵羽]", "徵羽"), ("病人[苏醒]", "蘇醒"), ("[托运]行李", "託運"),
    ],
)  # fmt: skip
def test_other_documents_are_brought_into_traditional_script_word_by_word(sentence: str, hant: str) -> None:
    before, marked, _ = re.split(r"[\[\]]", sentence)
    plain = sentence.replace("[", "").replace("]", "")
    converted = converter().to("hant", plain)
    assert converted[len(before) : len(before) + len(marked)] == hant
    assert converter().to("hans", converted) == plain


def test_what_was_received_in_old_forms_becomes_simplified() -> None:
    received, simplified = (
        "羣衆路綫、説明內部，敎育隣邨，硏究砲擊，覆核覆蓋",
        "群众路线、说明内部，教育邻村，研究炮击，复核覆盖",
    )
    assert converter().to("hans", received) == simplified


@pytest.mark.parametrize("name", ["宏碁", "陳甦", "徵羽", "藁城"])
def test_variants_leave_names_and_terms_of_music_alone(name: str) -> None:
    assert converter().to("hant", converter().to("hans", f"關於{name}的說明")) == f"關於{name}的說明"
    assert converter().to("hans", name)[-1] in name


def test_vocabulary_is_never_converted() -> None:
    assert converter().to("hant", "软件、网络、信息、程序、文件") == "軟件、網絡、信息、程序、文件"


@pytest.mark.parametrize(
    ("typed", "converted"),
    [
        ("檔案 `檔案` 檔案", "档案 `檔案` 档案"),
        ('<span lang="zh-Hant">檔案</span>檔案', '<span lang="zh-Hant">檔案</span>档案'),
        ("[檔案](檔案.md \"檔案\")", "[档案](檔案.md \"档案\")"),
        ("[檔案](<檔 案.md>)", "[档案](<檔 案.md>)"),
        ("```\n檔案\n```\n檔案", "```\n檔案\n```\n档案"),
        ("- 檔案\n\n    ```\n    檔案\n    ```", "- 档案\n\n    ```\n    檔案\n    ```"),
        ("檔案\n\n    檔案", "档案\n\n    檔案"),
        ("# 檔案 {: #檔案 }", "# 档案 {: #檔案 }"),
        ("見[^檔]。\n\n[^檔]: 檔案的規定。", "见[^档]。\n\n[^档]: 档案的规定。"),
        ("見[檔案][檔]。\n\n[檔]: 3-4 \"檔案\"", "见[档案][档]。\n\n[档]: 3-4 \"档案\""),
        ("見 https://example.org/檔案 檔案", "见 https://example.org/檔案 档案"),
    ],
)  # fmt: skip
def test_markdown_is_converted_around_what_must_stay(typed: str, converted: str) -> None:
    assert convert_markdown(typed, "hans", converter(), code(typed)) == converted


@pytest.mark.parametrize(
    ("made", "converted"),
    [
        ("<p>檔案<br><code>檔案</code>檔案</p>", "<p>档案<br><code>檔案</code>档案</p>"),
        ("<pre><code>檔案\n<br>檔案</code></pre>\n檔案", "<pre><code>檔案\n<br>檔案</code></pre>\n档案"),
        ('<span lang="zh-Hant">檔<b>案</b>檔</span>案', '<span lang="zh-Hant">檔<b>案</b>檔</span>案'),
        ('<a href="檔案" title="檔 > 案">檔案</a>', '<a href="檔案" title="档 &gt; 案">档案</a>'),
        ('<img alt="檔案" src="檔案.png">檔案', '<img alt="档案" src="檔案.png">档案'),
        ("見 https://example.org/檔案 檔案", "见 https://example.org/檔案 档案"),
    ],
)
def test_html_is_converted_around_what_must_stay(made: str, converted: str) -> None:
    assert convert_html(made, "hans", converter()) == converted


def test_a_page_in_the_wanted_script_is_left_alone() -> None:
    assert convert_markdown("這裏的說明", "hant", converter(), []) == "這裏的說明"
    assert convert_markdown("这里的说明", "hans", converter(), []) == "这里的说明"
