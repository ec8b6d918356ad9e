"""What each line of a document is, as the draft of work.yml has it.

``tests/roles/<document>.txt`` holds one document, a line a row: what it is, a tab, the line as received.  To add one, put
the text there with nothing before the tabs and run ``GOLDEN=write make test``; then read what was written.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from samples import CITY

from tiaowen.draft.carrier_facts import carrier_facts, carrier_yaml
from tiaowen.draft.roles import genre_of, guess_roles
from tiaowen.draft.work import draft_work
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.kit.problem import ProblemsFound
from tiaowen.load.works import load_work, read_conversion
from tiaowen.read.line_roles import DECISION_ROLES, ROLES
from tiaowen.write.pages.provenance import ROLE_NAMES

FOLDER = ROOT / "tests" / "roles"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
CARRIED = {
    "carrier-number-below-day", "carrier-presidents-order", "carrier-ministers-order", "carrier-title-on-three-lines",
    "carrier-notice", "carrier-forwarded", "carrier-order", "carrier-transmitted", "carrier-annex", "carrier-parts",
    "carrier-announcement", "carrier-announcement-number", "carrier-headword", "carrier-day-above",
    "carrier-announcement-number-below", "carrier-number-and-day", "carrier-web-information", "carrier-imprint",
    "masthead-carrier", "order-of-a-year",
}  # fmt: skip


def rows(name: str) -> list[tuple[str, str]]:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").removesuffix("\n").split("\n")
    return [(role, text) for role, _, text in (line.partition("\t") for line in lines)]


def text_of(name: str) -> list[str]:
    return [text for _, text in rows(name)]


@pytest.mark.parametrize("name", NAMES)
def test_each_line_is_what_it_is(name: str) -> None:
    lines = text_of(name)
    found = list(zip(guess_roles(lines), lines, strict=True))
    if os.environ.get("GOLDEN") == "write":
        (FOLDER / f"{name}.txt").write_text("".join(f"{role}\t{line}\n" for role, line in found), encoding="utf-8")
    assert found == rows(name)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "carrier-two-laws"])
def test_the_draft_is_read_without_a_word_of_it_lost(name: str, tmp_path: Path) -> None:
    lines = text_of(name)
    work = _taken_in(lines, tmp_path)
    wanted = [text for role, text in rows(name) if role in DECISION_ROLES]
    assert "".join(s.received for unit in work.work.units for s in unit.sentences).replace("\n", "") == "".join(wanted)
    assert ("carrier" in work.tree.units) == (name in CARRIED)


def test_a_second_law_below_an_order_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match="R021 “第一条”重复"):
        _taken_in(text_of("carrier-two-laws"), tmp_path)


def _taken_in(lines: Sequence[str], root: Path) -> EnrichedWork:
    folder = root / "docs" / "decisions" / "x"
    folder.mkdir(parents=True)
    text = "\n".join(lines) + "\n"
    (folder / "received.txt").write_text(text, encoding="utf-8")
    converter = read_conversion(CITY)
    (folder / "work.yml").write_text(draft_work(text, converter), encoding="utf-8")
    return load_work(root, "docs/decisions/x", converter, ())


_LINE = st.one_of(
    st.sampled_from(sorted({text for name in NAMES for text in text_of(name)})),
    st.text("第一章条、。（）令年月日 \t", max_size=12),
)


@given(st.lists(_LINE, max_size=30))
def test_every_line_that_is_not_blank_has_one_role(lines: list[str]) -> None:
    roles = guess_roles(lines)
    assert len(roles) == len(lines)
    for line, role in zip(lines, roles, strict=True):
        assert (role in ROLES) if line.strip() else role == ""


@given(st.lists(_LINE, max_size=30))
def test_what_is_one_unit_is_one_run_of_lines(lines: list[str]) -> None:
    """Title, notes, number, signature and carrier are each read as one unit, so nothing may stand between their lines."""
    roles = [role for role in guess_roles(lines) if role in DECISION_ROLES]
    for unit in ("title", "adoption", "number", "signature"):
        found = [at for at, role in enumerate(roles) if role == unit]
        assert not found or found[-1] - found[0] == len(found) - 1, unit
    carrier = [at for at, role in enumerate(roles) if role.startswith("carrier")]
    assert carrier == list(range(len(carrier)))


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "carrier-notice",
            'title: "某市人民政府关于印发某市扶持办法的通知"|number: "某府发〔2019〕4号"|issuer: "某市人民政府"|addressees: ["各县（区）人民政府"]|date: 2019-01-24',
        ),
        ("carrier-order", 'title: "中华人民共和国国务院令"|number: "第707号"|issuer: "中华人民共和国国务院"|date: 2018-12-18'),
        (
            "carrier-transmitted",
            'title: "国务院批转国家计委关于加强某项管理工作报告的通知"|number: "国发〔1995〕12号"|issuer: "国务院"|addressees: ["各省、自治区、直辖市人民政府", "国务院各部委、各直属机构"]|date: 1995-03-01',
        ),
        ("carrier-day-above", 'title: "国务院关于发布《某某暂行条例》的通知"|number: "国发〔1988〕34号"|issuer: "国务院"|date: 1988-06-03'),
        (
            "carrier-announcement-number",
            'title: "某省人民代表大会常务委员会公告（第12号）"|number: "第12号"|issuer: "某省人民代表大会常务委员会"|date: 2019-05-30',
        ),
    ],
)  # fmt: skip
def test_the_facts_of_a_carrier_are_its_own(name: str, facts: str) -> None:
    lines = text_of(name)
    drafted = carrier_yaml(carrier_facts(lines, guess_roles(lines)))
    assert drafted == "carrier:\n" + "".join(f"  {fact}\n" for fact in facts.split("|"))


def test_what_a_carrier_does_not_say_is_not_in_its_facts() -> None:
    roles = ["carrier-title", "carrier", "title", "body"]
    assert (
        carrier_yaml(carrier_facts(["令", "现予公布。", "某法", "第一条 甲。"], roles)) == 'carrier:\n  title: "令"\n'
    )


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("某某关于某事的决定", "决定"), ("某某法", "法"), ("关于某某法的解释（一）", "解释"), ("关于某事的意见", "意见"), ("关于某事的通知", "通知"),
        ("关于某事的通报", "通报"), ("关于某事的批覆", "批覆"), ("关于某事的函", "函"), ("关于某事的复函", "复函"), ("某某公告", "公告"), ("某某令", "令"),
        ("某市发展规划", "规划"), ("某某纲要（2021—2025年）", "纲要"), ("某某方案", "方案"), ("某会章程", "章程"), ("政府工作报告", "报告"), ("常务会议纪要", "纪要"),
        ("某市慈善大会", ""),
    ],
)  # fmt: skip
def test_a_genre_is_known_by_how_the_title_ends(title: str, genre: str) -> None:
    assert genre_of(title) == genre


def test_the_page_of_provenance_has_a_name_for_every_role() -> None:
    assert set(ROLE_NAMES) == set(ROLES)
