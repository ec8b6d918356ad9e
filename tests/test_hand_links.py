"""Links of hand-written pages lead to the same file from either edition, as Markdown and as HTML; marks in code are code."""

from __future__ import annotations

import pytest
from samples import SMALL

from tiaowen.load.works import read_conversion
from tiaowen.read.pages import HandPage
from tiaowen.write.pages.hand import hand_page
from tiaowen.write.pages.hand_links import with_links

FILES = frozenset({"index.md", "terms/index.md", "hans/terms/index.md", "about.md", "hans/about.md", "assets/圖 1.png"})


@pytest.mark.parametrize(
    ("typed", "hant", "hans"),
    [
        ("[a](terms/index.md#x)", "[a](terms/index.md#x)", "[a](terms/index.md#x)"),
        ("[a](/terms/)", "[a](terms/index.md)", "[a](terms/index.md)"),
        ("![a](<assets/圖 1.png>)", "![a](<assets/%E5%9C%96%201.png>)", "![a](<../assets/%E5%9C%96%201.png>)"),
        ('<a href="about.md">', '<a href="../about/">', '<a href="../about/">'),
        ('<img src="../assets/圖 1.png">', '<img src="../assets/%E5%9C%96%201.png">', '<img src="../../assets/%E5%9C%96%201.png">'),
        ("[a]: about\n\n[b][a]", "[a]: about.md\n\n[b][a]", "[a]: about.md\n\n[b][a]"),
        ("`[a](about)` [b](nowhere) [c](https://example.org/about)",) * 3,
    ],
)  # fmt: skip
def test_an_address_leads_to_the_same_from_either_edition(typed: str, hant: str, hans: str) -> None:
    assert with_links(typed, "guide.md", "", FILES) == hant
    assert with_links(typed, "hans/guide.md", "hans/", FILES) == hans


def test_a_mark_in_code_is_shown_and_one_beside_it_filled_in() -> None:

    page = HandPage("x", "docs/pages/x.md", "x", "", "寫 `<!-- kept -->`：\n\n<!-- kept -->\n", 4)
    body = hand_page(page, (), "hant", read_conversion(SMALL), frozenset()).body
    assert "寫 `<!-- kept -->`：\n\n<div data-kept" in body
