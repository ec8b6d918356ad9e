"""Several texts of one work: which provision is which, what of its words changed, and what is told of bad input."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SETTINGS, VERSIONS, VERSIONS_WORK
from test_references import WORDS, made

from tiaowen.build import check
from tiaowen.cli import main
from tiaowen.edit.editions import edit_work
from tiaowen.enrich.versions import Versions
from tiaowen.kit.problem import ProblemsFound
from tiaowen.model import Both, Unit
from tiaowen.read.mapping import fitting, parse_mapping
from tiaowen.site import Site, load_site
from tiaowen.text.ids import UnitId
from tiaowen.text.numerals import format_numeral
from tiaowen.versions.changes import ProvisionChange, changes_of, text_of
from tiaowen.versions.likeness import CANDIDATES, Likeness
from tiaowen.versions.mapping import Provision, by_number, draft_mapping, rows_of
from tiaowen.versions.wording import Wording, own_words

WORDING = Wording(lambda character: WORDS.to("hans", character))
FOLDER = f"docs/decisions/{VERSIONS_WORK}"
ARTICLES = (
    "为了加强河道管理，保障防洪安全，制定本办法。",
    "在本市河道管理范围内从事有关活动，适用本办法。",
    "市水利局负责全市河道的管理工作，县水利局负责本县河道的管理工作。",
    "禁止向河道内倾倒垃圾、渣土；违反规定的，处二百元以上二千元以下的罚款。",
    "在河道内采砂，应当取得许可证，许可证不得转让。",
    "依照本办法第四条作出的决定，应当书面告知当事人。",
)


def units(*articles: str) -> tuple[Unit, ...]:
    """The units of a text with these articles, numbered from one."""
    lines = [f"第{format_numeral(at)}条 {words}" for at, words in enumerate(articles, 1)]
    return edit_work(made("某市河道办法", lines).received, (), (), WORDS).units


def mapped(old: Sequence[Unit], new: Sequence[Unit]) -> dict[str, list[Provision]]:
    """The drafted provisions by class."""
    found: dict[str, list[Provision]] = {}
    for provision in draft_mapping(old, new, WORDING):
        found.setdefault(provision.kind, []).append(provision)
    return found


def by_id(listed: Sequence[Unit]) -> Mapping[str, Unit]:
    return {unit.id: unit for unit in listed}


def changes(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[ProvisionChange, ...]:
    return changes_of(by_id(old), by_id(new), draft_mapping(old, new, WORDING), WORDING)


def said(change: ProvisionChange, old: Sequence[Unit], new: Sequence[Unit]) -> str:
    """The change as one line: [-gone-]{+come+}{~slight~}."""
    before = text_of(by_id(old)[unit] for unit in change.provision.old)
    after = text_of(by_id(new)[unit] for unit in change.provision.new)
    line = ""
    for piece in change.pieces:
        gone, come = before[piece.start_old : piece.end_old], after[piece.start_new : piece.end_new]
        if piece.manner == "words":
            line += (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")
        else:
            line += come if piece.manner == "kept" else f"{{~{come}~}}"
    return line


def only(old: str, new: str) -> str:
    """What is said of the one article that goes from ``old`` to ``new``."""
    before, after = units(old), units(new)
    return next(said(c, before, after) for c in changes(before, after) if "a1" in c.provision.new)


@cache
def site() -> Site:
    root = Path(mkdtemp())
    shutil.copytree(VERSIONS / "docs", root / "docs")
    shutil.copy(SETTINGS, root)
    return load_site(root)


def river() -> Versions:
    return site().versions[VERSIONS_WORK]


def test_the_same_number_and_nearly_the_same_words_are_one_provision() -> None:
    new = units(*(words.replace("水利局", "水行政主管部门") for words in ARTICLES))
    assert set(mapped(units(*ARTICLES), new)) == {"same"}


def test_what_stands_behind_an_inserted_article_is_renumbered() -> None:
    found = mapped(units(*ARTICLES), units(*ARTICLES[:3], "市、县设立河长，组织领导河道保护。", *ARTICLES[3:]))
    assert [(p.old, p.new) for p in found["new"]] == [((), ("a4",))]
    assert [(p.old, p.new) for p in found["renumbered"]] == [(("a4",), ("a5",)), (("a5",), ("a6",)), (("a6",), ("a7",))]


def test_what_is_no_longer_there_is_gone_and_stands_where_it_stood() -> None:
    mapping = draft_mapping(units(*ARTICLES), units(*ARTICLES[:3], *ARTICLES[4:]), WORDING)
    kinds = [provision.kind for provision in mapping if provision.old != ("title",)]
    assert kinds == ["same", "same", "same", "gone", "renumbered", "renumbered"]


def test_an_article_cut_in_two_is_split_and_two_put_together_are_merged() -> None:
    first, second = ARTICLES[3].split("；")
    cut = units(*ARTICLES[:3], f"{first}。", f"{second}", *ARTICLES[4:])
    assert [(p.old, p.new) for p in mapped(units(*ARTICLES), cut)["split"]] == [(("a4",), ("a4", "a5"))]
    assert [(p.old, p.new) for p in mapped(cut, units(*ARTICLES))["merged"]] == [(("a4", "a5"), ("a4",))]


def test_the_editors_table_decides_and_the_rest_keeps_its_number() -> None:
    old, new = units(*ARTICLES), units(*ARTICLES)
    found = by_number(old, new, [("a4", ""), ("", "a4"), ("a5", "a6"), ("a6", "a5")])
    kinds = {(*p.old, "→", *p.new): p.kind for p in found}
    assert kinds["a4", "→"] == "gone" and kinds["→", "a4"] == "new"  # noqa: PT018
    assert kinds["a5", "→", "a6"] == "renumbered"
    assert kinds["a1", "→", "a1"] == "same"


def test_the_drafted_table_says_the_same_again() -> None:
    old, new = units(*ARTICLES), units(*ARTICLES[:2], "市、县设立河长。", *ARTICLES[3:])
    drafted = draft_mapping(old, new, WORDING)
    assert by_number(old, new, [(one, other) for one, other, _ in rows_of(drafted)]) == drafted


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("市水利局负责。", "市水务局负责。", "市[-水利局-]{+水务局+}负责。"),
        ("处5000元以下的罚款。", "处5千元以下的罚款。", None),
        ("税率为3.5%。", "税率为35%。", "税率为[-3.5%-]{+35%+}。"),
        ("应当申请许可,不得转让.", "应当申请许可，不得转让。", "应当申请许可，不得转让{~。~}"),
        ("向《河道法》规定的机关申请。", "向<河道法>规定的机关申请。", "向{~<~}河道法{~>~}规定的机关申请。"),
        ("应当布置工作。", "应当佈置工作。", "应当布置工作。"),
        ("依照第一百二十条的规定。", "依照第一百三十条的规定。", "依照[-第一百二十条-]{+第一百三十条+}的规定。"),
        ("二○一五年起施行。", "二〇一五年起施行。", "二{~〇~}一五年起施行。"),
    ],
)
def test_words_gone_and_come_are_told_apart_from_what_is_no_word(old: str, new: str, told: str | None) -> None:
    line = only(old, new).removeprefix("第一条 ")
    assert line == told if told else "[-" in line


def test_a_reference_that_follows_its_provision_is_no_change_of_words() -> None:
    old = units(*ARTICLES)
    new = units(*ARTICLES[:3], "市、县设立河长。", *ARTICLES[3:5], ARTICLES[5].replace("第四条", "第五条"))
    change = next(c for c in changes(old, new) if c.provision.old == ("a6",))
    assert not change.changed
    wrong = units(*ARTICLES[:3], "市、县设立河长。", *ARTICLES[3:5], ARTICLES[5].replace("第四条", "第六条"))
    assert next(c for c in changes(old, wrong) if c.provision.old == ("a6",)).changed


def test_a_provision_written_anew_is_not_a_mosaic() -> None:
    line = only(
        "从事长江采砂活动的单位和个人应当向发放河道采砂许可证的机关缴纳长江河道砂石资源费。发放河道采砂许可证的机关应当将收取的"
        "长江河道砂石资源费全部上缴财政。从事长江采砂活动的单位和个人，不再缴纳河道采砂管理费和矿产资源补偿费。",
        "禁止运输、收购、销售未取得河道采砂许可证的单位、个人开采的长江河道砂石。长江水利委员会应当会同有关部门建立统一的"
        "长江河道采砂管理信息平台，推进实施长江河道砂石开采、运输、收购、销售全过程追溯。",
    )
    assert line.count("[-") == line.count("{+") == 1


WORDS_OF_LAW = st.sampled_from(
    [
        "应当",
        "不得",
        "河道",
        "许可证",
        "市水利局",
        "，",
        "。",
        "、",
        "处",
        "二百元",
        "第三条",
        "本办法",
        "的",
        " ",
        "3.5%",
    ]
)
TEXTS = st.lists(st.lists(WORDS_OF_LAW, min_size=1, max_size=12).map("".join).filter(str.strip), min_size=1, max_size=6)


@given(TEXTS, TEXTS)
def test_each_provision_is_in_one_class_and_the_changes_lead_from_old_to_new_and_back(
    before: list[str], after: list[str]
) -> None:
    old, new = _numbered(before), _numbered(after)
    mapping = draft_mapping(old, new, WORDING)
    assert sorted(unit for p in mapping for unit in p.old) == sorted(unit.id for unit in old)
    assert sorted(unit for p in mapping for unit in p.new) == sorted(unit.id for unit in new)
    for change in changes_of(by_id(old), by_id(new), mapping, WORDING):
        gone = text_of(by_id(old)[unit] for unit in change.provision.old)
        come = text_of(by_id(new)[unit] for unit in change.provision.new)
        pieces = change.pieces
        assert (
            "".join(
                come[p.start_new : p.end_new] if p.manner == "kept" else gone[p.start_old : p.end_old] for p in pieces
            )
            == gone
        )
        assert (
            "".join(
                gone[p.start_old : p.end_old] if p.manner == "kept" else come[p.start_new : p.end_new] for p in pieces
            )
            == come
        )
        if not change.changed:
            assert _words(change.provision.old, old) == _words(change.provision.new, new) or "第三条" in gone


def _numbered(articles: Sequence[str]) -> tuple[Unit, ...]:
    """Units as a text would give them, whatever stands in them."""
    model = units("甲。")[-1]
    listed: list[Unit] = []
    for at, words in enumerate(articles, 1):
        text = f"第{format_numeral(at)}条 {words}"
        listed.append(_unit(model, f"a{at}", f"第{format_numeral(at)}条", text))
    return tuple(listed)


def _unit(model: Unit, unit: str, number: str, text: str) -> Unit:
    sentence = replace(model.sentences[0], id=UnitId(unit).sentence(1), text=Both(text, text), received=text)
    return replace(model, id=UnitId(unit), number=Both(number, number), heading=None, sentences=(sentence,))


def _words(ids: Sequence[str], listed: Sequence[Unit]) -> str:
    return "".join(WORDING.plain(own_words(by_id(listed)[unit])) for unit in ids)


def test_what_is_compared_grows_as_the_text_does() -> None:
    def steps(count: int) -> int:
        texts = [f"第{at}号设施由第{at * 7 % count}管理处负责，{format_numeral(at)}年检查一次。" for at in range(count)]
        likeness = Likeness(texts, list(reversed(texts)))
        matches = [likeness.of(old, new) for new in range(count) for old in likeness.candidates(new)]
        assert len(matches) <= CANDIDATES * count
        return likeness.compared

    assert steps(800) <= 4.4 * steps(200)


def test_three_texts_stand_in_order_and_each_provision_tells_how_it_read() -> None:
    versions = river()
    assert [str(version.day) for version in versions.listed] == ["2010-03-01", "2018-07-01", "2030-01-01"]
    assert [version.is_main for version in versions.listed] == [False, True, False]
    wordings = versions.wordings(1, "a3")
    assert [str(wording.version.day) for wording in wordings] == ["2018-07-01", "2010-03-01"]
    assert [str(w.version.day) for w in versions.wordings(2, "a3")] == ["2018-07-01", "2010-03-01"]
    # Only its number and its punctuation changed: it reads so since the first text.
    assert [(str(w.version.day), w.units) for w in versions.wordings(1, "a7")] == [("2010-03-01", ("a5",))]
    assert [str(w.version.day) for w in versions.wordings(1, "a4")] == ["2018-07-01"]


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2010-02-28", None),
        ("2010-03-01", "2010-03-01"),
        ("2018-06-30", "2010-03-01"),
        ("2018-07-01", "2018-07-01"),
        ("2099-01-01", "2030-01-01"),
    ],
)
def test_a_day_has_the_text_that_held_on_it_or_none_yet(day: str, held: str | None) -> None:
    version = river().on(date.fromisoformat(day))
    assert (str(version.day) if version else None) == held


def test_the_text_of_another_day_refers_to_itself() -> None:
    first = river().listed[0].work
    targets = [(r.target.work, r.target.unit) for r in first.linked.references if r.target]
    assert (f"{VERSIONS_WORK}/v/2010-03-01", "a5") in targets


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample with three texts, to be spoilt."""
    shutil.copytree(VERSIONS / "docs", tmp_path / "docs")
    shutil.copy(SETTINGS, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(project: Path) -> Iterator[tuple[str, str]]:
    try:
        told = check(project).warnings
    except ProblemsFound as found:
        told = found.problems
    return ((p.code, p.path.removeprefix(f"{FOLDER}/")) for p in told)


def test_bad_texts_are_told_each_at_its_place(project: Path) -> None:
    folder = project / FOLDER
    work = folder / "work.yml"
    facts = work.read_text("utf-8")
    (folder / "versions/2017-6-1").mkdir()
    work.write_text(facts.replace("version: 2018-07-01\n", ""), encoding="utf-8")
    assert {("H001", "versions/2017-6-1"), ("H002", "work.yml")} <= {*codes(project)}
    (folder / "versions/2017-6-1").rmdir()
    work.write_text(facts.replace("version: 2018-07-01", "version: 2010-03-01"), encoding="utf-8")
    assert ("H003", "work.yml") in {*codes(project)}
    work.write_text(facts.replace("2009-12-20", "2009-12-21"), encoding="utf-8")
    assert ("H006", "work.yml") in {*codes(project)}
    work.write_text(facts, encoding="utf-8")
    shutil.copytree(folder / "versions/2010-03-01", folder / "versions/2009-12-01")
    found = {*codes(project)}
    assert {("H004", "versions/2009-12-01/work.yml"), ("H005", "versions/2010-03-01/work.yml")} <= found
    assert ("H008", "versions/2009-12-01/work.yml") in found


def test_a_table_that_maps_to_nothing_is_told_with_the_nearest() -> None:
    rows = parse_mapping("old\tnew\tremark\na9\ta1\t\na1\t\t\na1\ta2\t\n", "mapping.tsv")
    links, problems = fitting(rows, {"a1", "a2"}, {"a1", "a2"}, "mapping.tsv")
    assert [(p.code, p.line) for p in problems] == [("H007", 2), ("H007", 3)]
    assert "最接近的：" in problems[0].hint
    assert links == [("a1", "a2")]
    with pytest.raises(ProblemsFound, match="都空着"):
        parse_mapping("old\tnew\tremark\n\t\t随便\n", "mapping.tsv")


def test_a_further_text_is_taken_in_with_a_first_table(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / FOLDER
    text = (folder / "versions/2030-01-01/received.txt").read_bytes()
    shutil.rmtree(folder / "versions/2030-01-01")
    (project / "new.txt").write_bytes(text)
    assert main(["add", "new.txt", "no-such", "--version", "2030-01-01"], project) == 1
    assert main(["add", "new.txt", VERSIONS_WORK, "--version", "2010-03-01"], project) == 1
    assert main(["add", "new.txt", VERSIONS_WORK, "--version", "2030-01-01"], project) == 0
    assert (folder / "versions/2030-01-01/received.txt").read_bytes() == text
    table = (folder / "versions/2030-01-01/mapping.tsv").read_text("utf-8")
    assert table.splitlines()[:2] == ["old\tnew\tremark", "a8\t\t删去：依照本办法第七条发放的许可证，有"]
    assert "H" not in {code[0] for code, _ in codes(project)}
    # A table that an editor has is not written over.
    assert main(["mapping", VERSIONS_WORK], project) == 0
    assert "没有要起草的对照表" in capsys.readouterr().out


def test_of_several_texts_in_a_file_the_one_that_is_named_is_taken_in(project: Path) -> None:
    order = "某市人民政府令\n第50号\n《某市甲办法》和《某市乙办法》现予公布。\n市长　张某\n2029年12月20日\n\n"
    one = "某市甲办法\n第一条　甲。\n第二条　本办法自2031年1月1日起施行。\n"
    two = one.replace("甲", "乙")
    (project / "order.txt").write_text(order + one + two, "utf-8")
    assert main(["add", "order.txt", VERSIONS_WORK, "--part", "2", "--version", "2031-01-01"], project) == 0
    assert (project / FOLDER / "versions/2031-01-01/received.txt").read_text("utf-8") == order + two
