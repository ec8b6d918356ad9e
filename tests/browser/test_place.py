"""What one reads stays where it is, and history shows what was there."""

from __future__ import annotations

from pathlib import Path

import pytest
from firefox import firefox
from playwright.sync_api import Browser, Page, Route, expect
from test_editions import choose

CLAUSE = "ziyang-2015/3-3/"
FULL = "ziyang-2015/full/"
SETTINGS = [("size", "huge"), ("face", "sans"), ("received", "yes"), ("pinyin", "pinyin"), ("pinyin", "zhuyin")]
TOP = "document.getElementById('5-2.s4').getBoundingClientRect().top"
AT_132 = f"scrollBy(0, {TOP} - 132)"


def scrolled(page: Page) -> float:
    """The whole text, scrolled by hand until a sentence stands at 132 px, and the place known."""
    page.evaluate(AT_132)
    page.wait_for_timeout(200)  # the place is looked at once the scrolling has come to rest
    return float(page.evaluate(TOP))


@pytest.mark.parametrize(("name", "value"), SETTINGS)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_setting_leaves_the_sentence_where_it_was(page: Page, address: str, name: str, value: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + FULL)
    before = scrolled(page)
    choose(page, name, value)
    if name == "pinyin":
        page.wait_for_selector("rt")
    assert page.evaluate(TOP) == pytest.approx(before, abs=3)
    page.locator(".settings summary").click()
    page.locator(f'.settings input[name="{name}"]').first.set_checked(name != "received")
    assert page.evaluate(TOP) == pytest.approx(before, abs=3)


def test_a_window_of_another_width_leaves_the_sentence_where_it_was(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + FULL)
    before = scrolled(page)
    for width, height in ((800, 360), (360, 800), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        expect.poll if False else None
        page.wait_for_timeout(250)
        assert page.evaluate(TOP) == pytest.approx(before, abs=4), width
