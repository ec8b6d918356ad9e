"""What one reads stays where it is, history shows what was there, and an address leads where it was meant to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import CHROMIUM, FLAGS
from firefox import firefox
from playwright.sync_api import Browser, Page, Route, expect
from test_editions import choose

CLAUSE = "city-2015/3-3/"
FULL = "city-2015/full/"
TOP = "document.getElementById('5-2.s4').getBoundingClientRect().top"
NOTE = "fa-jiao-fen-li"


def read_at(page: Page, sentence: str = TOP) -> float:
    """Scroll until a sentence is the first in view; its place, once the scrolling has come to rest."""
    page.evaluate(f"scrollBy(0, {sentence} - 80)")
    page.evaluate("new Promise(requestAnimationFrame)")
    page.clock.run_for(200)
    return float(page.evaluate(sentence))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("name", "value", "back"),
    [
        ("size", "huge", ""),
        ("face", "sans", ""),
        ("pinyin", "pinyin", "zhuyin"),
    ],
)
def test_a_setting_leaves_the_sentence_where_it_was(
    page: Page, address: str, width: int, name: str, value: str, back: str
) -> None:
    page.clock.install()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + FULL)
    before = read_at(page)
    choose(page, name, value)
    if name == "pinyin":
        page.wait_for_selector("rt")
    assert page.evaluate(TOP) == pytest.approx(before, abs=3)
    choose(page, "received", "yes")
    choose(page, name, back)
    assert page.evaluate(TOP) == pytest.approx(before, abs=3)


def test_a_window_of_another_width_leaves_the_sentence_where_it_was(page: Page, address: str) -> None:
    page.clock.install()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + FULL)
    before = read_at(page)
    for width, height in ((800, 360), (360, 800), (1440, 900)):
        resized = "new Promise(done => addEventListener('resize', () => requestAnimationFrame(done), { once: true }))"
        page.evaluate(f"window.resized = {resized}, 0")
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("window.resized")
        assert page.evaluate(TOP) == pytest.approx(before, abs=4), width


def test_a_sentence_longer_than_the_window_is_held_too(page: Page, address: str) -> None:
    page.clock.install()
    page.set_viewport_size({"width": 320, "height": 240})
    page.goto(address + CLAUSE)
    choose(page, "size", "huge")
    page.evaluate("scrollBy(0, document.getElementById('s2').getBoundingClientRect().top + 60)")
    choose(page, "pinyin", "pinyin")
    page.wait_for_selector("rt")
    assert page.evaluate("reader.reading().id") == "s2"


def test_at_the_top_of_the_page_the_top_stays(page: Page, address: str) -> None:
    page.goto(address + FULL)
    choose(page, "size", "huge")
    assert page.evaluate("scrollY") == 0


def test_the_focus_in_the_head_scrolls_nothing(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + FULL)
    page.evaluate("scrollTo(0, 9000)")
    page.evaluate("document.querySelector('.settings summary').focus()")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("a.script")).to_be_focused()
    assert page.evaluate("scrollY") == 9000


def test_in_firefox_a_setting_leaves_the_sentence_where_it_was(address: str, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        browser.open(address + FULL)
        at_80 = f"Math.abs({TOP} - 80) < 3"
        browser.wait_for(f"(scrollBy(0, {TOP} - 80), {at_80})")
        for name, value in (("size", "huge"), ("face", "sans"), ("pinyin", "pinyin")):
            browser.wait_for(f"(document.querySelector('[name={name}][value={value}]').click(), true)")
            if name == "pinyin":
                browser.wait_for("document.querySelector('rt')")
            browser.wait_for(at_80)


# —— history ——


def test_the_script_chosen_does_not_rewrite_history(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.locator("a.script").click()
    page.wait_for_url(f"{address}hans/{CLAUSE}")
    page.locator("a.after").click()
    page.wait_for_url(f"{address}hans/city-2015/3-4/")
    page.go_back()
    assert page.url == f"{address}hans/{CLAUSE}"
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    assert page.url == address + CLAUSE
    page.reload()
    assert page.url == address + CLAUSE
    page.go_forward()
    page.go_forward()
    assert page.url == f"{address}hans/city-2015/3-4/"
    page.goto(f"{address}city-2015/4-1/#s2")
    page.wait_for_url(f"{address}hans/city-2015/4-1/#s2")
    page.go_back()
    assert page.url == f"{address}hans/city-2015/3-4/"


def test_in_firefox_the_script_chosen_does_not_rewrite_history(address: str, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        browser.open(address + CLAUSE)
        browser.wait_for("(document.querySelector('a.script').click(), true)")
        browser.wait_for(f"location.href === '{address}hans/{CLAUSE}' && document.readyState === 'complete'")
        browser.wait_for("(document.querySelector('a.after').click(), true)")
        browser.wait_for("location.pathname === '/hans/city-2015/3-4/' && document.readyState === 'complete'")
        for path in ("/hans/" + CLAUSE, "/" + CLAUSE):
            browser.command("browsingContext.traverseHistory", context=browser.context, delta=-1)
            browser.wait_for(f"location.pathname === '{path}' && document.readyState === 'complete'")
        browser.wait_for("document.documentElement.lang === 'zh-Hant'")


@pytest.fixture(scope="module")
def keeping(browser: Browser) -> Iterator[Browser]:
    """Chromium with its back/forward cache, which playwright switches off."""
    keeping = browser.browser_type.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield keeping
    keeping.close()


def test_a_page_come_back_to_shows_what_was_chosen_meanwhile(keeping: Browser, address: str) -> None:
    page = keeping.new_page(locale="zh-TW", service_workers="block")
    page.goto(address + CLAUSE)
    page.evaluate("addEventListener('pageshow', event => { window.persisted = event.persisted })")
    page.goto(address + "city-2015/3-4/")
    choose(page, "face", "sans")
    page.go_back(wait_until="commit")
    expect(page.locator("html")).to_have_attribute("data-face", "sans")
    assert page.evaluate("persisted") is True
    page.locator(".settings summary").click()
    expect(page.locator('input[name="face"][value="sans"]')).to_be_checked()
    page.context.close()


# —— two tabs ——


def test_a_choice_made_in_another_tab_shows_here(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    other = page.context.new_page()
    other.goto(address + "city-2015/3-4/")
    choose(other, "size", "large")
    choose(other, "pinyin", "pinyin")
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    expect(page.locator(".text rt").first).to_be_attached()
    page.locator(".settings summary").click()
    expect(page.locator('input[name="size"][value="large"]')).to_be_checked()


# —— addresses ——


@pytest.mark.parametrize("typed", ["#s6。", "#s6，", "#s6)", "#s6）是", "#s6%E3%80%82", "#s6.", "#s6%E3%80", "#s6**"])
def test_what_came_along_with_a_sentences_address_is_left_out(page: Page, address: str, typed: str) -> None:
    page.goto(address + CLAUSE + typed)
    expect(page.locator("#s6:target")).to_be_in_viewport()
    assert page.url == address + CLAUSE + "#s6"
    page.evaluate("typed => { location.hash = typed.replace('6', '7') }", typed)
    expect(page.locator("#s7:target")).to_be_in_viewport()


def test_what_came_along_with_a_notes_address_is_left_out(page: Page, address: str) -> None:
    page.goto(f"{address}{CLAUSE}#note-{NOTE}。")
    expect(page.locator(f"#note-{NOTE}.open")).to_be_visible()


@pytest.mark.parametrize("typed", ["#%", "#%E6%89%A", "#nothing", "#。"])
def test_a_malformed_address_stops_nothing(page: Page, address: str, typed: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + CLAUSE + typed)
    page.locator(f"#ref-{NOTE}").click()
    expect(page.locator(f"#note-{NOTE} blockquote")).to_be_visible()


def missing(page: Page, site: Path) -> None:
    """What a host shows where nothing stands."""

    def answer(route: Route) -> None:
        path = site / unquote(urlsplit(route.request.url).path).lstrip("/")
        if path.is_file() or (path / "index.html").is_file():
            route.continue_()
        else:
            route.fulfill(status=404, content_type="text/html", body=(site / "404.html").read_text("utf-8"))

    page.context.route("**/*", answer)


@pytest.mark.parametrize("came", ["。", "%E3%80%82", "，請看", ")", ".", "》、", "%E3%80"])
def test_what_came_along_with_a_pages_address_is_left_out(page: Page, address: str, site: Path, came: str) -> None:
    missing(page, site)
    page = page.context.new_page()
    page.goto(address)
    page.goto(f"{address}{CLAUSE}{came}#s6")
    page.wait_for_url(f"{address}{CLAUSE}#s6")
    expect(page.locator("#s6:target")).to_be_in_viewport()
    page.go_back()
    assert page.url == address


def test_an_address_at_which_nothing_ever_stood_stays(page: Page, address: str, site: Path) -> None:
    missing(page, site)
    page = page.context.new_page()
    page.goto(f"{address}city-2015/9-9/?a=b#s1")
    expect(page.locator("h1.missing")).to_have_text("沒有這一頁")
    assert page.url == f"{address}city-2015/9-9/?a=b#s1"
