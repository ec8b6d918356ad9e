"""A reference to another work leads to the text that held when the referring one was made."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from samples import SETTINGS, VERSIONS
from samples import VERSIONS_WORK as WORK

from tiaowen.site import Site, load_site
from tiaowen.write.marked.linked import attributes


def cited_in(root: Path, day: str, article: str = "第五条") -> Site:
    """The law in three texts (2010, 2018 at the bare address, 2030) and a rule of a ``day`` that cites an article of it."""
    shutil.copytree(VERSIONS / "docs", root / "docs")
    shutil.copy(SETTINGS, root)
    folder = root / "docs/decisions/guiding"
    folder.mkdir()
    text = f"某市采砂规定\n\n第一条 采砂应当依照《某市河道管理办法》{article}取得许可证。\n"
    (folder / "received.txt").write_text(text, "utf-8")
    events = f"events:\n  - {{kind: 公布, date: {day}}}\n" if day else ""
    facts = (
        f"script: hans\nshort_title: 某市采砂规定\ngenre: 规定\n{events}"
        f"source: {{name: 自拟, description: 样本}}\nsha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        "usage: 大陆\nlines:\n  1: title\n  3: body\n"
    )
    (folder / "work.yml").write_text(facts, "utf-8")
    return load_site(root)


@pytest.mark.parametrize(
    ("day", "text", "told"),
    [
        ("2012-06-01", f"{WORK}/v/2010-03-01", "a7"),  # 第五條 was what is 第七條 now
        ("2019-06-01", WORK, "a5"),
        ("2009-12-25", WORK, "a5"),  # older than every text here
        ("", WORK, "a5"),
    ],
)
def test_it_leads_to_the_text_of_its_day_and_is_told_at_the_provision_that_was_meant(
    day: str, text: str, told: str, tmp_path: Path
) -> None:
    site = cited_in(tmp_path, day)
    rule, law = (next(work for work in site.works if work.work.id == id_) for id_ in ("guiding", WORK))
    (reference,) = [r for r in rule.linked.references if r.target and r.target.unit]
    assert reference.target
    assert (reference.target.work, reference.target.unit) == (text, "a5")
    (link,) = [link for links in rule.linked.text.values() for link in links if link.target == reference.target]
    assert attributes(link, "../../")["href"] == f"../../{text}/a5/"
    assert {unit: [one.work for one in listed] for unit, listed in law.linked.elsewhere.items()} == {told: ["guiding"]}
