"""What people do with the pages, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

KINDS = [
    "",
    "city-2015/",
    "city-2015/full/",
    "city-2015/preamble/",
    "city-2015/3/",
    "city-2015/3-3/",
    "city-2015/map/",
    "city-2015/timing/",
    "terms/",
    "terms/guifanxing-wenjian/",
    "bodies/",
    "bodies/lvshi/",
    "works/",
    "bookmarks/",
    "about/",
    "404.html",
]
CLAUSE = "city-2015/3-3/"


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("width", [320, 375, 768, 1440, 1920])
def test_no_page_scrolls_sideways(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_a_clause_page_says_where_it_is(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition + CLAUSE)
    hans = bool(edition)
    assert page.get_attribute("html", "lang") == ("zh-Hans" if hans else "zh-Hant")
    expect(page.locator("h1")).to_contain_text("严格规范公正文明执法" if hans else "嚴格規範公正文明執法")
    crumbs = page.get_by_role("navigation", name="所在位置").get_by_role("link")
    assert crumbs.all_inner_texts()[0] == ("首页" if hans else "首頁")
    assert len(crumbs.all()) == 3
    assert page.locator(".beside a[aria-current=page]").inner_text().startswith("（三）")


def test_the_whole_decision_can_be_read_from_page_to_page(page: Page, address: str) -> None:
    page.goto(address + "city-2015/preamble/")
    seen = [page.url]
    while page.locator("a.after").count():
        page.locator("a.after").click()
        page.wait_for_load_state("domcontentloaded")
        seen.append(page.url)
    assert len(seen) == 38
    assert seen[-1].endswith("/8-3/")
    page.locator("a.before").click()
    assert page.url.endswith("/8-2/")


def test_a_sentence_that_is_addressed_is_lit_and_in_view(page: Page, address: str) -> None:
    page.goto(address + CLAUSE + "#s5")
    sentence = page.locator("#s5")
    expect(sentence).to_be_in_viewport()
    lit = "e => getComputedStyle(e).backgroundColor"
    assert sentence.evaluate(lit) != page.locator("#s4").evaluate(lit)
    assert sentence.bounding_box()["y"] >= page.locator(".head").bounding_box()["height"]  # type: ignore[index]


def test_every_sentence_of_the_page_has_an_address_that_leads_to_it(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    links = page.locator("a.n").evaluate_all("links => links.map(a => [a.hash.slice(1), a.parentElement.id])")
    assert len(links) == 8
    assert all(target == owner for target, owner in links)


def test_copied_text_is_the_text_alone(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    text = page.evaluate("getSelection().selectAllChildren(document.querySelector('.text')), getSelection().toString()")
    assert re.sub(r"\s", "", text).startswith("（三）嚴格規範公正文明執法")
    assert "#" not in text


def test_the_page_can_be_walked_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    while page.evaluate("document.activeElement !== document.body"):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen.add(page.evaluate("document.activeElement.closest('nav, article, header, footer')?.className || ''"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    assert {"crumbs", "beside", "text", "turn", "foot"} <= seen


def test_without_javascript_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CLAUSE)
    expect(page.locator(".turn a")).to_have_count(2)
    expect(page.locator(".beside a[aria-current=page]")).to_be_visible()
    page.locator("a.script").click()
    assert page.url == address + "hans/" + CLAUSE
    page.locator("a.after").click()
    assert page.url == address + "hans/city-2015/3-4/"
    context.close()


def test_the_script_is_switched_at_the_same_sentence(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 500})
    page.goto(address + "city-2015/full/#5-2.s4")
    page.locator("a.script").click()
    page.wait_for_url("**/hans/city-2015/full/#5-2.s4")
    expect(page.locator('[id="5-2.s4"]')).to_be_in_viewport()


def test_on_a_phone_the_focus_goes_down_the_page(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address + CLAUSE)
    page.locator(".foot a").first.wait_for()
    tops = page.evaluate(
        "[...document.querySelectorAll('.frame a[href], .frame summary')].filter(e => e.offsetParent && !e.closest('.text'))"
        ".map(e => Math.round(e.getBoundingClientRect().top))"
    )
    assert tops == sorted(tops)


def test_dark_and_light_are_remembered(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="深").check()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.goto(address + "city-2015/4/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_the_face_of_the_text_is_chosen_and_printed(page: Page, address: str, edition: str) -> None:
    family = "e => getComputedStyle(e).fontFamily"
    page.goto(address + edition + CLAUSE)
    usual, panel = page.locator(".text").evaluate(family), page.locator("body").evaluate(family)
    assert "Serif" in usual
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="黑体" if edition else "黑體").check()
    assert page.locator(".text").evaluate(family) == panel != usual
    page.goto(address + edition + "city-2015/full/")
    page.emulate_media(media="print")
    assert page.locator(".text").evaluate(family) == panel
    page.emulate_media(media="screen")
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="宋体" if edition else "宋體").check()
    assert page.locator(".text").evaluate(family) == usual


def test_the_face_is_there_before_the_page_is_painted(page: Page, address: str) -> None:
    """Without any of the scripts that come after the text."""
    page.goto(address + CLAUSE)
    page.evaluate("reader.set('face', 'sans')")
    page.route("**/page.js", lambda route: route.fulfill(body=""))
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-face", "sans")


def test_lines_are_neither_long_nor_tight(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + CLAUSE)
    style = "e => { const s = getComputedStyle(e); return [parseFloat(s.width) / parseFloat(s.fontSize), parseFloat(s.lineHeight) / parseFloat(s.fontSize), parseFloat(s.textIndent) / parseFloat(s.fontSize)] }"
    characters, leading, indent = page.locator(".text > p:not(.standing)").first.evaluate(style)
    assert 32 <= characters <= 40
    assert 1.7 <= leading <= 1.9
    assert indent == pytest.approx(2)


def test_print_leaves_the_document_alone(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(address + "city-2015/full/")
    for chrome in (".head", ".crumbs", ".foot"):
        expect(page.locator(chrome)).to_be_hidden()
    expect(page.locator("h2 .no").first).to_be_visible()


def test_print_is_black_on_white_whatever_was_chosen(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        "(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_missing_page_is_in_chinese_and_leads_home(page: Page, site: Path) -> None:
    html = (site / "404.html").read_text("utf-8")
    assert "沒有這一頁" in html
    assert "没有这一页" in html
