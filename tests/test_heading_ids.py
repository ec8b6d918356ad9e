"""Headings have addresses that mean something, stay, and are the same in both scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from samples import CITY

from tiaowen.load.works import read_conversion
from tiaowen.write.heading_ids import with_heading_ids
from tiaowen.write.markdown import Markdown, Page


def ids(body: str) -> list[str]:
    page = with_heading_ids(Page("help.md", {}, Markdown(body)), read_conversion(CITY))
    return re.findall(r"(?m)^#.*#([\w-]+) \}$", page.body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# 怎樣使用", ["zen-yang-shi-yong"]),
        ("# 怎样使用", ["zen-yang-shi-yong"]),
        ("# 讀\n\n## 讀\n\n## 读\n", ["du", "du-2", "du-3"]),
        ("## 檔案 {: .site }", ["dang-an"]),
        ("## 檔案 {: #file .site }\n\n## file", ["file-2"]),
        ("## 檔案 {#file}", []),
        ("## 見[決定](city-2015/index.md) <small>3 處</small>", ["jian-jue-ding-3-chu"]),
        ("## &#91;甲&#93;", ["jia"]),
        ("## ……", ["section"]),
        ("```\n# 說明\n```\n", []),
        ("不是標題 # 說明\n", []),
    ],
)
def test_a_heading_is_called_by_the_pinyin_of_its_words(body: str, expected: list[str]) -> None:
    assert ids(body) == expected


def test_a_class_stays_beside_the_id() -> None:
    page = with_heading_ids(Page("index.md", {}, Markdown("# 依法治市 {: .site }\n\n文字")), read_conversion(CITY))
    assert page.body == "# 依法治市 {: .site #yi-fa-zhi-shi }\n\n文字"


def test_no_heading_is_counted_and_both_scripts_have_the_same(site: Path) -> None:
    heading = re.compile(r'<h[1-6][^>]*? id="([^"]+)"')
    pages = [path for path in site.rglob("index.html") if path.relative_to(site).parts[0] != "hans"]
    for path in pages:
        found = heading.findall(path.read_text("utf-8"))
        assert found == heading.findall((site / "hans" / path.relative_to(site)).read_text("utf-8")), path
        assert not [name for name in found if re.fullmatch(r"_\d+", name)], path
    assert len(pages) > 200
