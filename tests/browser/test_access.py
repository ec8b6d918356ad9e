"""Everyone can read: axe, the Nu checker, keyboard, zoom, contrast and motion settings."""

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
    "city-2015/",
    "city-2015/full/",
    "city-2015/parallel/",
    "city-2015/apparatus/",
    "city-2015/preamble/",
    "city-2015/3/",
    "city-2015/3-3/",
    "notes/",
    "bookmarks/",
    "about/",
    "offline/",
    "accessibility/",
    "404.html",
]
MORE = [
    "city-2015/7/",
    "city-2015/2-3/",
    "city-2015/8-2/",
    "city-2015/map/",
    "city-2015/timing/",
    "terms/",
    "terms/guifanxing-wenjian/",
    "bodies/",
    "bodies/lvshi/",
    "works/",
    "search/",
    "search/?q=法治",
    "help/",
]
EVERYTHING: dict[str, object] = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
SEEN: dict[str, object] = {
    "type": "rule",
    "values": [
        "color-contrast",
        "color-contrast-enhanced",
        "target-size",
        "scrollable-region-focusable",
        "link-in-text-block",
        "landmark-unique",
    ],
}
# Between both scripts every page is seen at every width in every theme: what differs by script is neither colour nor size.
LOOKS = {
    "": ((360, "light"), (768, "dark"), (1440, "light")),
    "hans/": ((360, "dark"), (768, "light"), (1440, "dark")),
}
# Targets under 24 px that no running text excuses (WCAG 2.5.8); axe lets a small one pass that has room around it.
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, select, input, label")].filter(e => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect()
  if (!box.width || style.visibility === "hidden" || style.opacity === "0" || e.closest(".sr, label > *")) return false
  const inText = style.display === "inline" && (e.closest(".s, h1") ||
    [...e.parentNode.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  return !inText && (box.width < 23.9 || box.height < 23.9)
}).map(e => `small: ${e.parentNode.className || e.parentNode.tagName} > ${e.className || e.tagName} ${e.textContent.slice(0, 9)}`)"""
SWITCHED_ON = {"pinyin": "pinyin", "received": "yes", "rare": "yes", "size": "huge", "face": "sans"}


def reading(browser: Browser, choices: dict[str, str]) -> BrowserContext:
    """A reader who made these choices; axe is let past the site's own policy."""
    context = browser.new_context(bypass_csp=True, service_workers="block", reduced_motion="reduce")
    stored = {"offered": "yes", **choices}
    script = "".join(f"localStorage.setItem('reader.{key}', '{value}');" for key, value in stored.items())
    context.add_init_script(script + AXE)
    return context


@pytest.fixture
def calm(browser: Browser) -> Iterator[BrowserContext]:
    with reading(browser, {}) as context:
        yield context


@pytest.fixture
def switched_on(browser: Browser) -> Iterator[BrowserContext]:
    with reading(browser, SWITCHED_ON) as context:
        yield context


def findings(page: Page, only: dict[str, object]) -> list[str]:
    result: Any = page.evaluate("only => axe.run({ runOnly: only, resultTypes: ['violations'] })", only)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def flaws(page: Page, edition: str) -> list[str]:
    """What axe and the eye for small targets find in a page: every rule once, in one script, since all that differs by
    script, width and theme is what is seen."""
    found = []
    for rules, (width, theme) in zip((SEEN if edition else EVERYTHING, SEEN, SEEN), LOOKS[edition], strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        found += [*findings(page, rules), *page.evaluate(SMALL)]
    return found


@pytest.mark.parametrize("edition", LOOKS)
def test_axe_finds_nothing_on_any_kind_of_page(calm: BrowserContext, address: str, edition: str) -> None:
    """25 pages with best practices, AAA contrast and targets; 404.html is one page for both scripts."""
    page = calm.new_page()
    found = {}
    for path in KINDS + MORE:
        if edition and path == "404.html":
            continue
        page.goto(address + edition + path)
        if "?q=" in path:
            expect(page.locator(".found li").first).to_be_visible()
        if wrong := flaws(page, edition):
            found[path] = wrong
    assert not found, found


@pytest.mark.parametrize("edition", LOOKS)
def test_axe_finds_nothing_where_every_switch_is_on(switched_on: BrowserContext, address: str, edition: str) -> None:
    page = switched_on.new_page()
    for path in ("city-2015/", "city-2015/7/", "city-2015/3-3/", "notes/"):
        page.goto(address + edition + path)
        assert flaws(page, edition) == [], path


def test_axe_finds_nothing_when_the_panel_is_open(calm: BrowserContext, address: str) -> None:
    page = calm.new_page()
    page.goto(address + "city-2015/3-3/")
    page.locator(".settings summary").click()
    assert findings(page, EVERYTHING) == []


@pytest.mark.parametrize("control", ["h1 + .cite", "#p1 > .cite", "#s3 > .n"])
def test_axe_finds_nothing_when_the_menu_of_a_sentence_is_open(
    calm: BrowserContext, address: str, control: str
) -> None:
    page = calm.new_page()
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(address + "hans/city-2015/3-3/")
    page.locator(control).dispatch_event("click")
    expect(page.get_by_role("menu")).to_be_visible()
    assert findings(page, EVERYTHING) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens_over_the_text(calm: BrowserContext, address: str, theme: str) -> None:
    """A note on a phone, the bar of reading aloud, the list of bookmarks."""
    page = calm.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + "city-2015/3-3/")
    page.evaluate("theme => reader.set('theme', theme)", theme)
    page.evaluate("reader.dress()")
    page.locator("#ref-fa-jiao-fen-li").click()
    assert findings(page, EVERYTHING) == []
    page.keyboard.press("Escape")
    page.locator("#s6 > .n").dispatch_event("click")
    page.get_by_role("menuitem", name="加書籤").click()
    page.locator(".aloud").click()
    page.locator(".speaking").wait_for()
    assert findings(page, EVERYTHING) == []
    page.goto(address + "bookmarks/")
    page.locator(".bookmarks li").wait_for()
    assert findings(page, EVERYTHING) == []


@pytest.mark.parametrize("edition", LOOKS)
def test_axe_finds_nothing_in_the_search_dialog(calm: BrowserContext, address: str, edition: str) -> None:
    page = calm.new_page()
    page.goto(address + edition + "city-2015/3-3/")
    page.keyboard.press("/")
    assert flaws(page, edition) == []
    page.keyboard.type("zhifa")
    expect(page.locator(".search-list li").first).to_be_visible()
    page.locator(".search-list summary").first.click()
    assert flaws(page, edition) == []


def test_axe_would_find_a_flaw(calm: BrowserContext, address: str) -> None:
    page = calm.new_page()
    page.goto(address + "city-2015/3-3/")
    for colour, rule in (("#ccc", "color-contrast:"), ("#6b655c", "color-contrast-enhanced:")):
        page.evaluate("colour => { document.querySelector('.take').style.color = colour }", colour)
        assert any(finding.startswith(rule) for finding in findings(page, SEEN))
    assert page.evaluate(SMALL) == []
    page.evaluate("document.querySelector('.take a').style.padding = 0")
    assert page.evaluate(SMALL)


@pytest.mark.parametrize("path", KINDS + MORE)
def test_a_page_has_one_main_part_one_first_heading_and_no_level_left_out(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.locator("main").count() == 1
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.filter(h => h.getClientRects().length).map(h => Number(h.tagName[1]))"
    )
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
    page.goto(address + "city-2015/3-3/#s3")
    assert page.locator("#s3").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    icon = page.locator(".settings .icon").evaluate("e => getComputedStyle(e).backgroundColor")
    assert icon != "rgba(0, 0, 0, 0)"
