"""Everyone can read: axe, the Nu checker, keyboard, zoom, contrast and motion settings, reading aloud."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
KINDS = [
    "",
    "ziyang-2015/",
    "ziyang-2015/full/",
    "ziyang-2015/apparatus/",
    "ziyang-2015/preamble/",
    "ziyang-2015/3/",
    "ziyang-2015/3-3/",
    "notes/",
    "about/",
    "offline/",
    "accessibility/",
    "404.html",
]
EVERYTHING: dict[str, object] = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
SEEN: dict[str, object] = {
    "type": "rule",
    "values": ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "landmark-unique"],
}
SWITCHED_ON = {"pinyin": "pinyin", "received": "yes", "rare": "yes", "size": "huge"}


@pytest.fixture(params=[{}, SWITCHED_ON], ids=["plain", "switched-on"])
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A reader with or without every switch on; axe is let past the site's own policy."""
    context = browser.new_context(bypass_csp=True, service_workers="block", reduced_motion="reduce")
    choices = {"offered": "yes", **request.param}
    script = "".join(f"localStorage.setItem('reader.{key}', '{value}');" for key, value in choices.items())
    context.add_init_script(script + AXE)
    yield context
    context.close()


def findings(page: Page, only: dict[str, object]) -> list[str]:
    result: Any = page.evaluate("only => axe.run({ runOnly: only, resultTypes: ['violations'] })", only)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def test_axe_finds_nothing_on_any_kind_of_page(reader: BrowserContext, address: str) -> None:
    """Every rule once a page; those that colour and width can change again for each of these."""
    page = reader.new_page()
    found = {}
    for path in KINDS:
        for edition in ("", "hans/") if path != "404.html" else ("",):
            page.set_viewport_size({"width": 375, "height": 900})
            page.goto(address + edition + path)
            wrong = findings(page, EVERYTHING)
            for width, theme in ((375, "dark"), (1440, "light"), (1440, "dark")):
                page.set_viewport_size({"width": width, "height": 900})
                page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
                wrong += findings(page, SEEN)
            if wrong:
                found[edition + path] = wrong
    assert not found, found


def test_axe_finds_nothing_when_the_panel_is_open(reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    page.goto(address + "ziyang-2015/3-3/")
    page.locator(".settings summary").click()
    assert findings(page, EVERYTHING) == []


@pytest.mark.parametrize("control", ["h1 + .cite", "#p1 > .cite", "#s3 > .n"])
def test_axe_finds_nothing_when_the_menu_of_a_sentence_is_open(
    reader: BrowserContext, address: str, control: str
) -> None:
    page = reader.new_page()
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(address + "hans/ziyang-2015/3-3/")
    page.locator(control).dispatch_event("click")
    expect(page.get_by_role("menu")).to_be_visible()
    assert findings(page, EVERYTHING) == []


def test_axe_would_find_a_flaw(reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    page.goto(address + "ziyang-2015/3-3/")
    page.evaluate("document.querySelector('.take').style.color = '#ccc'")
    assert any(finding.startswith("color-contrast") for finding in findings(page, SEEN))


@pytest.mark.parametrize("path", KINDS)
def test_a_page_has_one_main_part_one_first_heading_and_no_level_left_out(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.locator("main").count() == 1
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", KINDS)
def test_at_200_per_cent_and_huge_text_nothing_scrolls_sideways(page: Page, address: str, path: str) -> None:
    """200 % of a window of 640 is a window of 320 (WCAG 1.4.10)."""
    page.add_init_script("localStorage.setItem('reader.size', 'huge')")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_is_chosen_stays_visible_in_forced_colours(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + "ziyang-2015/3-3/#s3")
    assert page.locator("#s3").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    icon = page.locator(".settings .icon").evaluate("e => getComputedStyle(e).backgroundColor")
    assert icon != "rgba(0, 0, 0, 0)"


VOICE = """
window.spoken = []
window.SpeechSynthesisUtterance = function (text) { this.text = text }
Object.defineProperty(window, "speechSynthesis", { configurable: true, value: {
  cancel() {}, speak(utterance) { window.spoken.push([utterance.lang, utterance.text]); window.last = utterance },
} })
"""


def test_the_text_is_read_aloud_from_the_sentence_addressed(page: Page, address: str) -> None:
    page.add_init_script(VOICE)
    page.goto(address + "ziyang-2015/3-3/#s3")
    page.get_by_role("button", name="朗讀").click()
    page.evaluate("last.onend()")
    spoken = page.evaluate("spoken")
    assert spoken[0][0] == "zh-TW"
    assert [text for _, text in spoken] == [page.locator(f"#s{n}").inner_text().strip() for n in (3, 4)]
    expect(page.locator("#s4.heard")).to_be_visible()
    page.get_by_role("button", name="停止朗讀").click()
    expect(page.locator(".heard")).to_have_count(0)
    page.evaluate("last.onend()")
    assert len(page.evaluate("spoken")) == 2


def test_without_a_voice_there_is_no_button(page: Page, address: str) -> None:
    page.add_init_script("delete Window.prototype.speechSynthesis; delete window.speechSynthesis")
    page.goto(address + "ziyang-2015/3-3/")
    expect(page.locator(".aloud")).to_have_count(0)
