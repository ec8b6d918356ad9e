"""Both scripts, the apparatus and the pinyin, as a reader uses them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from test_decision import decision, enriched

CLAUSE = "ziyang-2015/2-5/"


def choose(page: Page, name: str, value: str) -> None:
    """Set a choice in the panel."""
    page.locator(".settings summary").click()
    page.locator(f'.settings input[name="{name}"][value="{value}"]').check()
    page.keyboard.press("Escape")


def test_received_readings_are_hidden_until_asked_for(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    mark = page.locator(".em").first
    mark.hover()
    expect(page.get_by_role("tooltip")).to_be_hidden()
    choose(page, "received", "yes")
    mark.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("底本作「許可權」，今作「權限」")


def test_received_readings_open_by_keyboard_and_close_with_escape(page: Page, address: str) -> None:
    page.goto(address + "hans/" + CLAUSE)
    choose(page, "received", "yes")
    page.locator(".em").first.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("今作“权限”")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()


def test_received_readings_open_by_tap(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True, locale="zh-TW"
    )
    page = context.new_page()
    page.goto(address + CLAUSE)
    page.evaluate("localStorage.setItem('reader.received', 'yes')")
    page.reload()
    page.locator(".em").first.tap()
    tooltip = page.get_by_role("tooltip")
    expect(tooltip).to_be_visible()
    box = tooltip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    context.close()


@pytest.mark.parametrize("path", ["ziyang-2015/full/", "hans/ziyang-2015/full/"])
def test_the_whole_text_marks_every_emendation_of_the_table(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    marked = page.locator(".em").evaluate_all("marks => marks.map(m => m.dataset.pop)")
    listed = page.locator(".emendations li").evaluate_all("items => items.map(i => i.id)")
    page.goto(address + path.replace("full", "apparatus"))
    table = page.locator("table.apparatus tbody tr").evaluate_all("rows => rows.map(r => r.id)")
    assert sorted(marked) == sorted(listed) == sorted(table)
    assert len(table) == 55


def test_the_table_is_filtered_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "ziyang-2015/apparatus/")
    rows = page.locator(".filterable tbody tr")
    assert rows.filter(visible=True).count() == 52
    label = page.locator(".filterable label", has_text="用字")
    label.click()
    assert rows.filter(visible=True).count() == int(re.sub(r"\D", "", label.inner_text()))
    context.close()


def test_a_row_of_the_table_leads_to_its_sentence(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/apparatus/")
    page.locator("tr", has_text="中國小校").get_by_role("link").click()
    assert page.url.endswith("/ziyang-2015/5-2/#s3")
    expect(page.locator(":target")).to_contain_text("中小學校")


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_every_character_of_the_page_gets_its_reading(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition + CLAUSE)
    choose(page, "pinyin", "pinyin")
    page.wait_for_selector("rt")
    shown = page.locator(".text rt").evaluate_all("rts => rts.map(rt => rt.dataset.reading)")
    unit = next(unit for unit in decision().units if unit.id == "2-5")
    assert shown == [r for sentence in unit.sentences for r in enriched().readings[sentence.id] if r]


def test_every_character_of_the_whole_text_gets_its_reading(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/full/")
    choose(page, "pinyin", "pinyin")
    page.wait_for_selector("rt")
    shown = page.locator(".text rt").evaluate_all("rts => rts.map(rt => rt.dataset.reading)")
    assert shown == [r for unit in decision().units for s in unit.sentences for r in enriched().readings[s.id] if r]


def test_zhuyin_and_rare_characters_only(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/4-4/")
    choose(page, "pinyin", "zhuyin")
    page.wait_for_selector("rt")
    reading = page.locator("#s1 rt").first
    assert (reading.get_attribute("data-reading"), reading.get_attribute("data-tone")) == ("ㄙ", "ˋ")
    choose(page, "rare", "yes")
    rubies = page.locator(".text ruby").evaluate_all("rubies => rubies.map(r => r.textContent)")
    assert rubies == ["懾"]


def test_pinyin_is_not_copied_not_found_and_not_read_aloud(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    select = "getSelection().selectAllChildren(document.querySelector('#p1')), getSelection().toString()"
    before = page.evaluate(select)
    choose(page, "pinyin", "pinyin")
    page.wait_for_selector("rt")
    assert re.sub(r"\s", "", page.evaluate(select)) == re.sub(r"\s", "", before)
    assert page.evaluate("window.find('jiàn')") is False
    assert page.evaluate("getSelection().removeAllRanges(), window.find('地方立法')") is True
    assert page.locator("rt:not([aria-hidden=true])").count() == 0


def test_lines_do_not_jump_between_annotated_and_plain_words(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/4-4/")
    choose(page, "pinyin", "pinyin")
    page.wait_for_selector("rt")
    full = page.locator("#p1").bounding_box()
    choose(page, "rare", "yes")
    height = "e => parseFloat(getComputedStyle(e).lineHeight)"
    line = page.locator("#p1").evaluate(height)
    rare = page.locator("#p1").bounding_box()
    assert full
    assert rare
    for box in (full, rare):
        assert box["height"] / line == pytest.approx(round(box["height"] / line), abs=0.02)


def test_switching_pinyin_off_gives_the_page_back(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    expect(page.locator(".text .notes [style*=top]").first).to_be_attached()
    before = page.locator(".text").inner_html()
    choose(page, "pinyin", "pinyin")
    page.wait_for_selector("rt")
    choose(page, "pinyin", "")
    assert page.locator("ruby").count() == 0
    expect(page.locator(".text")).to_have_js_property("innerHTML", before)


def test_pages_load_nothing_for_pinyin_until_it_is_wanted(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + CLAUSE)
    assert not [url for url in asked if "ruby" in url or "readings" in url]


def test_choices_are_remembered_on_the_next_page(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    choose(page, "pinyin", "pinyin")
    choose(page, "received", "yes")
    choose(page, "size", "large")
    page.goto(address + "ziyang-2015/3-1/")
    page.wait_for_selector("rt")
    assert page.locator("html").get_attribute("data-received") == "yes"
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)") > 20


def test_the_script_is_offered_once_and_never_forced(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(address + CLAUSE)
    expect(page.locator(".offer")).to_contain_text("简体")
    assert page.url == address + CLAUSE
    page.goto(address + "ziyang-2015/3-1/")
    expect(page.locator(".offer")).to_have_count(0)
    context.close()


def test_a_reader_of_the_other_script_is_not_asked(browser: Browser, address: str) -> None:
    for locale, path in (("zh-TW", CLAUSE), ("zh-CN", "hans/" + CLAUSE), ("en-US", CLAUSE)):
        context = browser.new_context(locale=locale)
        page = context.new_page()
        page.goto(address + path)
        expect(page.locator(".offer")).to_have_count(0)
        context.close()


def test_the_script_chosen_is_remembered_for_pages_others_link_to(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.locator("a.script").click()
    page.wait_for_url("**/hans/" + CLAUSE)
    page.goto(address + "ziyang-2015/3-1/#s2")
    page.wait_for_url("**/hans/ziyang-2015/3-1/#s2")
    page.locator("a.script").click()
    page.wait_for_url("**/ziyang-2015/3-1/*")
    assert "/hans/" not in page.url


def test_the_switch_says_what_it_does_to_a_screen_reader(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    link = page.locator("a.script")
    assert (link.get_attribute("lang"), link.get_attribute("hreflang")) == ("zh-Hans", "zh-Hans")
    assert link.get_attribute("title") == "切换到简体字版"
