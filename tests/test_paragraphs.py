"""款, 項 and 目 of an article: where they stand and how they are cited (立法技術規範（試行）)."""

from __future__ import annotations

import pytest
from test_references import made

from tiaowen.model import Unit
from tiaowen.paragraphs import anchor_of, cited_steps, nearest_to, steps_of
from tiaowen.write.labels import provision_name

LAW = [
    "第一條 本法適用下列情形：", "（一）甲；", "（二）乙：", "1. 丙；", "2. 丁。", "前款規定的情形，從其規定。", "其他情形：", "（一）戊；", "（三）己。",
    "第二條 庚。辛。",
    "第三條 下列情形之一的，再審：", "（一）壬；", "（二）癸。",
]  # fmt: skip
UNITS: dict[str, Unit] = {unit.id: unit for unit in made("某法", LAW).units}


@pytest.mark.parametrize(
    ("unit", "name", "anchor"),
    [
        ("a1", "k1", "p1"), ("a1", "k2", "p6"), ("a1", "k3", "p7"), ("a1", "k4", ""),
        ("a1", "k1-2", "p3"), ("a1", "k3-1", "p8"), ("a1", "k3-2", ""), ("a1", "k3-3", "p9"),
        ("a1", "k-2", "p3"), ("a1", "k-3", "p9"), ("a1", "k-9", ""), ("a2", "k1", "p1"), ("a2", "k2", ""), ("a3", "k-2", "p3"),
    ],
)  # fmt: skip
def test_a_paragraph_is_counted_without_the_items_before_it(unit: str, name: str, anchor: str) -> None:
    assert anchor_of(UNITS[unit], name) == anchor


@pytest.mark.parametrize(
    ("unit", "name", "near"),
    [
        ("a1", "k9", "第三款"), ("a1", "k3-2", "第三款第一项"), ("a1", "k2-1", "第二款"), ("a1", "k-9", "第三款第三项"),
        ("a2", "k2", "第一款"), ("a2", "k-1", ""), ("a3", "k-7", "第二项"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_the_nearest(unit: str, name: str, near: str) -> None:
    assert nearest_to(UNITS[unit], name) == near


def test_a_provision_is_called_as_a_lawyer_cites_it() -> None:
    names = {
        unit: [provision_name(step, "hant") for step in steps_of(UNITS[unit]).values()] for unit in ("a1", "a2", "a3")
    }
    assert names == {
        "a1": [
            "第一款", "第一款第一項", "第一款第二項", "第一款第二項第一目", "第一款第二項第二目", "第二款", "第三款", "第三款第一項", "第三款第三項",
        ],
        "a2": [""],
        "a3": ["", "第一項", "第二項"],
    }  # fmt: skip
    assert provision_name((2, 5, 0), "hans") == "第二款第五项"


def test_what_a_genre_calls_an_article_is_cited_as_one() -> None:
    texts = ["一、將第一條修改為：“甲。乙。”", "二、丙。丁。", "戊。"]
    cited, quoted = (made("某修正案", texts, "修正案").units[at] for at in (2, 1))
    assert cited_steps(quoted) == {}
    assert cited_steps(cited) == {1: (1, 0, 0), 2: (2, 0, 0)}
    assert cited_steps(made("某決定", texts, "決定").units[1]) is None
