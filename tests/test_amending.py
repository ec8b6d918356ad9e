"""Who changed a text: what an amending act says itself, compared with what the texts and work.yml say."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from samples import SETTINGS, VERSIONS, VERSIONS_WORK
from test_references import made
from test_versions import WORDING, by_id, river, units

from tiaowen.enrich.amending import Amending
from tiaowen.model import Unit
from tiaowen.pipeline import all_views
from tiaowen.site import Site, load_site
from tiaowen.versions.changes import changes_of
from tiaowen.versions.instructions import Instructions, article_of, instructions_of
from tiaowen.versions.mapping import by_number
from tiaowen.versions.witnesses import Account, compared
from tiaowen.write.pages.changes import changes_pages
from tiaowen.write.texts import wordings

LAW = "某市河道管理办法"
TITLE = f"某市人民政府关于修改《{LAW}》的决定"
# The first change of the sample, as an act would word it.
ACT = (
    "一、将第三条中的“水利局”修改为“水行政主管部门”。",
    "二、增加一条，作为第四条：“市、县、区、乡镇设立河长。”",
    "三、将第四条拆分为两条，作为第五条、第六条，修改为：",
    "“第五条 禁止向河道内倾倒垃圾、渣土。”",
    "四、第五条改为第七条。",
    "五、第六条改为第八条，将其中的“第五条”修改为“第七条”。",
    "六、第七条改为第九条，修改为：“本办法自2018年7月1日起施行。”",
)


def read(*lines: str, title: str = TITLE) -> Instructions:
    return instructions_of(made(title, lines).units, [LAW])


def told(*lines: str) -> list[tuple[str, list[int], list[int]]]:
    """Deed, articles before and after; none of them inserted."""
    return [(i.deed, [a for a, _ in i.old], [a for a, _ in i.new]) for i in read(*lines).told]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("一、將第十二條第一款修改為：「違反本辦法第五條的，處罰。」", [("amended", [12], [])]),
        ("一、将第十二条第一款修改为：“违反本办法第五条的，处罚。”", [("amended", [12], [])]),
        ("一、刪去第七條。", [("gone", [7], [])]),
        ("一、删去第十二条和第十三条。", [("gone", [12, 13], [])]),
        ("一、将第七条删去。", [("gone", [7], [])]),
        ("一、删去第七条第二款。", [("amended", [7], [])]),
        ("一、删去第二条中的“依法”。", [("amended", [2], [])]),
        ("一、增加一條，作為第十九條：「甲。」", [("new", [], [19])]),
        ("一、在第十八条后增加二条，分别作为第十九条、第二十条：“甲。”", [("new", [], [19, 20])]),
        ("一、增加五条，分别作为第三条至第七条。", [("new", [], [3, 4, 5, 6, 7])]),
        ("一、第五條改為第六條，修改為：「甲。」", [("moved", [5], [6])]),
        ("一、原第四条作为第五条。", [("moved", [4], [5])]),
        ("一、第四条至第六条相应改为第五条至第七条。", [("moved", [4, 5, 6], [5, 6, 7])]),
        ("一、条文顺序作相应调整：“第八条”调整为“第七条”。", [("moved", [8], [7])]),
        ("一、将第九条第二款中的“第七条”修改为“第六条”。", [("amended", [9], [])]),
        ("一、将第六条和第七条合并修改为：“甲。”", [("merged", [6, 7], [])]),
        ("一、将第四条分为两条，作为第四条、第五条。", [("split", [4], [4, 5])]),
        ("本决定自2018年7月1日起施行。", []),
        ("一、删去第万条和第五条。", [("gone", [5], [])]),
        ("一、删去第五条至第九千九百万条。", [("gone", [5], [])]),
    ],
)
def test_an_act_is_read_by_its_own_words(line: str, wanted: list[tuple[str, list[int], list[int]]]) -> None:
    assert told(line) == wanted


def test_an_inserted_article_and_other_laws() -> None:
    (only,) = read("一、在刑法第十七条后增加一条，作为第十七条之一：“甲。”").told
    assert (only.new, article_of("第十七条之一")) == (((17, 1),), (17, 1))
    lines = ("一、对《某市绿化办法》作出修改：删去第二条。", f"二、对《{LAW}》作出修改：删去第三条。")
    assert told(*lines) == [("gone", [3], [])]


def test_a_clause_without_an_article_goes_on_with_the_one_before() -> None:
    assert [i.reworded for i in read("一、第五条改为第六条。第一款修改为：“甲。”").told] == [True]
    assert [i.reworded for i in read("一、第五条改为第六条。").told] == [False]
    assert read("一、将本办法中的“甲”修改为“乙”。").open_words
    assert read("一、增加一章，作为第三章。").open_new


def accounts(old: Sequence[Unit], new: Sequence[Unit], act: Instructions, *links: tuple[str, str]) -> list[Account]:
    mapping = by_number(old, new, links)
    changes = changes_of(by_id(old), by_id(new), mapping, WORDING)
    found = compared(changes, old, new, act)[0]
    return [each for change, each in zip(changes, found, strict=True) if "title" not in change.provision.new]


OLD = ("甲局负责管理。", "违反规定的，处罚款。", "本办法自公布之日起施行。")


@pytest.mark.parametrize(
    ("new", "act", "links", "doubts"),
    [
        (("乙局负责管理。", *OLD[1:]), "一、将第一条修改为：“乙局负责管理。”", (), ["", "", ""]),
        (("乙局负责管理。", *OLD[1:]), "一、将第二条修改为：“甲。”", (), ["unsaid", "unchanged", ""]),
        (("乙局负责管理。", *OLD[1:]), "一、删去第一条。", (), ["otherwise", "", ""]),
        ((OLD[0], OLD[2]), "一、删去第二条。", (("a2", ""), ("a3", "a2")), ["", "", ""]),
        ((OLD[0], OLD[2]), "一、删去第一条。", (("a2", ""), ("a3", "a2")), ["otherwise", "unsaid", ""]),
        ((*OLD[:2], "丙局监督。", OLD[2]), "一、增加一条，作为第三条。", (("", "a3"), ("a3", "a4")), ["", "", "", ""]),
        (
            (*OLD[:2], "丙局监督。", OLD[2]),
            "一、第三条改为第三条。",
            (("", "a3"), ("a3", "a4")),
            ["", "", "otherwise", "otherwise"],
        ),
    ],
)
def test_where_act_and_texts_disagree(
    new: tuple[str, ...], act: str, links: tuple[tuple[str, str], ...], doubts: list[str]
) -> None:
    assert [each.doubt for each in accounts(units(*OLD), units(*new), read(act), *links)] == doubts


def test_where_an_act_names_nothing_nothing_is_said() -> None:
    changed = units("乙局负责管理。", *OLD[1:])
    assert {*accounts(units(*OLD), changed, read("现公布修订的办法。"))} == {Account()}


def test_an_article_that_no_text_has_is_told() -> None:
    old = units(*OLD)
    lost = compared((), old, old, read("一、删去第七条。", "二、增加一条，作为第九条。"))[1]
    assert [(each.article, each.after, each.place) for each in lost] == [((7, 0), False, "1"), ((9, 0), True, "2")]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The sample with three texts and the act that made the second, which its event names."""
    shutil.copytree(VERSIONS / "docs", tmp_path / "docs")
    shutil.copy(SETTINGS, tmp_path)
    work = tmp_path / "docs/decisions" / VERSIONS_WORK / "work.yml"
    facts = work.read_text("utf-8")
    work.write_text(
        facts.replace("2018-05-15, by: 某市人民政府", f"2018-05-15, by: 某市人民政府, note: {TITLE}"), "utf-8"
    )
    add_act(tmp_path, ACT)
    return tmp_path


def add_act(root: Path, lines: Sequence[str], day: str = "2018-05-15") -> None:
    folder = root / "docs/decisions/xiugai-2018"
    folder.mkdir(exist_ok=True)
    text = "\n\n".join([TITLE, f"某市人民政府决定，对《{LAW}》作如下修改：", *lines]) + "\n"
    (folder / "received.txt").write_text(text, "utf-8")
    (folder / "work.yml").write_text(
        f"""script: hans
short_title: {TITLE}
genre: 决定
issuer: 某市人民政府
events:
  - {{kind: 公布, date: {day}, by: 某市人民政府}}
source:
  name: 样本
  description: 供测试用的样本。
sha256: {hashlib.sha256(text.encode()).hexdigest()}
usage: 大陸
lines:
  1: title
  3-{2 * len(lines) + 3}: body
""",
        "utf-8",
    )


def amending(site: Site) -> Amending:
    found = site.versions[VERSIONS_WORK].listed[1].amending
    assert found
    return found


def told_of(site: Site) -> list[tuple[str, str]]:
    return [(p.code, p.message) for p in site.warnings if p.code in ("H009", "H010")]


def test_every_change_of_the_example_law_has_its_act(shelf: Path) -> None:
    site = load_site(shelf)
    found = amending(site)
    assert found.act
    assert found.act.work.id == "xiugai-2018"
    assert (str(found.events[0].date), found.is_of_another_day, told_of(site)) == ("2018-05-15", False, [])
    changed = {c.provision.new: c for c in site.versions[VERSIONS_WORK].listed[1].changes if c.changed}
    articles = [change for new, change in changed.items() if new[0].startswith("a") and new[0] != "adoption"]
    assert [found.account(change).place for change in articles] == ["1", "2", "3", "6"]


def test_without_the_act_the_event_is_named() -> None:
    for version in river().listed[1:]:
        assert version.amending
        assert (len(version.amending.events), version.amending.act) == (1, None)


def test_a_page_names_the_act_and_says_where_the_witnesses_disagree(shelf: Path) -> None:
    add_act(shelf, (*ACT[1:], "七、将第二条修改为：“甲。”", "八、删去第二十条。"))
    site = load_site(shelf)
    view = next(view for view in all_views(site, "hans") if view.work.id == VERSIONS_WORK)
    body = next(str(page.body) for page in changes_pages(view) if page.path.endswith("changes/2018-07-01.md"))
    section = body.partition('id="a4"')[2].partition("</section>")[0]
    assert "2018年5月15日" in section
    assert 'href="../../../xiugai-2018/2/"' in section
    assert "待核" not in section
    assert "待核" in body.partition('id="a3"')[2].partition("</section>")[0]
    assert "第二条：修改决定说修改，文字没有变" in body.partition("## 待核")[2]
    assert "第二十条：改前的文本没有这一条" in body.partition("## 待核")[2]
    since = str(wordings(view, view.tree.units["a3"]))
    assert "这一条2018年7月1日起是这样（2018年5月15日某市人民政府修订，待核）。" in since
    assert sorted(code for code, _ in told_of(site)) == ["H010"] * 3
    assert any("第二十条" in message for _, message in told_of(site))


def test_an_act_of_another_day_and_a_change_without_an_event_are_told(shelf: Path) -> None:
    add_act(shelf, ACT, "2018-05-16")
    work = shelf / "docs/decisions" / VERSIONS_WORK / "work.yml"
    inner = f"《{TITLE.replace('《', '〈').replace('》', '〉')}》，第一次修订"
    work.write_text(work.read_text("utf-8").replace(f"note: {TITLE}", f"note: {inner}"), "utf-8")
    site = load_site(shelf)
    assert amending(site).is_of_another_day
    assert [code for code, _ in told_of(site)] == ["H010"]
    lines = work.read_text("utf-8").splitlines(keepends=True)
    work.write_text("".join(line for line in lines if "修订" not in line), "utf-8")
    site = load_site(shelf)
    assert site.versions[VERSIONS_WORK].listed[1].amending is None
    assert [code for code, _ in told_of(site)][:1] == ["H009"]
