"""Reading aloud, with voices that the test puts in the place of the browser's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from firefox import firefox
from playwright.sync_api import Page, expect
from test_editions import choose

CLAUSE = "city-2015/3-3/"
FULL = "city-2015/full/"
VOICES = """
window.spoken = []
window.cancelled = 0
window.voices = %s
window.SpeechSynthesisUtterance = function (text) { this.text = text }
Object.defineProperty(window, "speechSynthesis", { configurable: true, value: {
  onvoiceschanged: null,
  getVoices: () => window.voices,
  cancel() { window.cancelled += 1 },
  speak(utterance) { window.spoken.push(utterance); window.last = utterance },
} })
"""
TAIWAN = "[{ lang: 'en-US', localService: true }, { lang: 'zh-HK', localService: true }, { lang: 'zh_TW', localService: true }, { lang: 'zh-CN', localService: true }]"
SERVER = "[{ lang: 'zh-CN', localService: false }]"


def with_voices(page: Page, voices: str = TAIWAN) -> None:
    page.add_init_script(VOICES % voices)


def spoken(page: Page) -> list[str]:
    return list(page.evaluate("spoken.map(one => one.text)"))


def sentences(page: Page, *numbers: int) -> list[str]:
    return [page.locator(f"#s{number}").inner_text().strip() for number in numbers]


def test_it_is_read_from_the_sentence_addressed_to_the_end_of_each(page: Page, address: str) -> None:
    with_voices(page)
    page.goto(address + CLAUSE + "#s3")
    page.get_by_role("button", name="朗讀").click()
    page.evaluate("last.onend()")
    assert page.evaluate("[spoken[0].lang, spoken[0].voice.lang]") == ["zh_TW", "zh_TW"]
    assert spoken(page) == sentences(page, 3, 4)
    expect(page.locator("#s4.heard")).to_be_visible()
    expect(page.locator(".heard")).to_have_count(1)
    page.get_by_role("button", name="停止朗讀").click()
    expect(page.locator(".heard")).to_have_count(0)
    page.evaluate("last.onend()")
    assert len(spoken(page)) == 2
    expect(page.get_by_role("button", name="朗讀", exact=True)).to_be_focused()
    page.get_by_role("button", name="朗讀", exact=True).click()
    assert spoken(page)[2] == sentences(page, 3)[0]


def test_without_an_address_it_begins_with_the_first_in_view(page: Page, address: str) -> None:
    with_voices(page)
    page.goto(address + FULL)
    page.evaluate("scrollBy(0, document.getElementById('5-2.s4').getBoundingClientRect().top - 80)")
    page.locator(".aloud").evaluate("button => button.click()")
    expect(page.locator('[id="5-2.s4"]')).to_have_class("s heard")
    page.reload()
    page.evaluate("scrollTo(0, 0)")
    page.locator(".aloud").click()
    assert spoken(page)[0] == page.locator("h1").inner_text()


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_it_is_paused_and_gone_on_with_at_the_same_sentence(page: Page, address: str, edition: str) -> None:
    with_voices(page)
    page.goto(address + edition + CLAUSE + "#s3")
    page.locator(".aloud").click()
    pause, go_on = ("暂停", "继续") if edition else ("暫停", "繼續")
    expect(page.get_by_role("button", name=pause)).to_be_focused()
    page.keyboard.press("Enter")
    page.evaluate("last.onend()")
    expect(page.locator("#s3.heard")).to_be_visible()
    assert len(spoken(page)) == 1
    page.get_by_role("button", name=go_on).click()
    assert spoken(page) == sentences(page, 3, 3)
    assert page.evaluate("last.voice.lang") == ("zh-CN" if edition else "zh_TW")


def test_beginning_and_ending_moves_nothing(page: Page, address: str) -> None:
    with_voices(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + CLAUSE)
    before = page.locator("#p1").bounding_box()
    page.locator(".aloud").click()
    assert page.locator("#p1").bounding_box() == before
    page.locator("#ref-ji-lu-zhi-du").click()
    note, bar = page.locator(".note.open").bounding_box(), page.locator(".speaking").bounding_box()
    assert note
    assert bar
    assert note["y"] + note["height"] <= bar["y"]
    page.get_by_role("button", name="停止朗讀").click()
    assert page.locator("#p1").bounding_box() == before


def test_the_speed_is_remembered(page: Page, address: str) -> None:
    with_voices(page)
    page.goto(address + CLAUSE + "#s3")
    page.locator(".aloud").click()
    page.get_by_label("語速").select_option("1.5")
    assert page.evaluate("[last.rate, spoken.length]") == [1.5, 2]
    page.goto(address + "city-2015/3-4/")
    page.locator(".aloud").click()
    assert page.evaluate("last.rate") == 1.5


def test_without_a_chinese_voice_it_is_said_and_a_late_one_is_taken(page: Page, address: str) -> None:
    with_voices(page, "[{ lang: 'en-US', localService: true }]")
    page.goto(address + CLAUSE)
    page.locator(".aloud").click()
    told = page.locator(".speaking [role=status]")
    expect(told).to_contain_text("沒有中文語音")
    expect(page.get_by_role("button", name="暫停")).to_be_hidden()
    page.evaluate("voices.push({ lang: 'zh-CN', localService: true }); speechSynthesis.onvoiceschanged()")
    expect(told).to_be_hidden()
    page.locator(".aloud").click()
    assert len(spoken(page)) == 1


def test_voices_that_come_late_are_waited_for(page: Page, address: str) -> None:
    with_voices(page, "[]")
    page.clock.install()
    page.goto(address + CLAUSE)
    page.locator(".aloud").click()
    page.evaluate("voices.push({ lang: 'cmn-Hans-CN', localService: true }); speechSynthesis.onvoiceschanged()")
    assert len(spoken(page)) == 1
    page.reload()
    page.locator(".aloud").click()
    page.clock.run_for(3000)
    expect(page.locator(".speaking [role=status]")).to_contain_text("沒有中文語音")
    page.get_by_role("button", name="關閉").click()
    expect(page.locator(".speaking")).to_be_hidden()
    expect(page.locator(".aloud")).to_be_focused()


def test_a_browser_that_cannot_speak_has_no_control(page: Page, address: str) -> None:
    page.add_init_script("delete Window.prototype.speechSynthesis; delete window.speechSynthesis")
    page.goto(address + CLAUSE)
    expect(page.locator(".aloud")).to_have_count(0)


def test_a_voice_of_a_server_is_given_less_at_a_time(page: Page, address: str) -> None:
    with_voices(page, SERVER)
    page.goto(address + CLAUSE + "#s2")
    page.locator(".aloud").click()
    whole = page.evaluate("reader.words(document.getElementById('s2'))")
    while "".join(spoken(page)) != whole:
        page.evaluate("last.onend()")
    parts = spoken(page)
    assert len(parts) > 1
    assert max(map(len, parts)) <= 50
    expect(page.locator("#s2.heard")).to_have_count(1)


def test_the_sentence_read_is_kept_in_view_unless_the_reader_scrolls_away(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    with_voices(page)
    page.set_viewport_size({"width": 360, "height": 600})
    page.goto(address + CLAUSE)
    page.locator(".aloud").click()
    for _ in range(5):
        page.evaluate("last.onend()")
        expect(page.locator(".heard")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("last.onend()")
    assert page.evaluate("scrollY") == 0
    page.evaluate("document.querySelector('.heard').scrollIntoView()")
    page.evaluate("last.onend()")
    expect(page.locator(".heard")).to_be_in_viewport()


def test_it_goes_with_the_page_and_comes_back_silent(page: Page, address: str) -> None:
    with_voices(page)
    page.goto(address + CLAUSE)
    page.locator(".aloud").click()
    before = page.evaluate("cancelled")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.evaluate("cancelled") > before
    expect(page.locator(".speaking")).to_be_hidden()
    expect(page.locator(".heard")).to_have_count(0)


def test_a_second_tab_silences_the_first(page: Page, address: str) -> None:
    page.context.add_init_script(VOICES % TAIWAN)
    page.goto(address + CLAUSE)
    page.locator(".aloud").click()
    other = page.context.new_page()
    other.goto(address + "city-2015/3-4/")
    other.locator(".aloud").click()
    expect(page.get_by_role("button", name="繼續")).to_be_attached()
    other.locator(".heard").wait_for()
    page.get_by_role("button", name="繼續").click()
    expect(other.get_by_role("button", name="繼續")).to_be_attached()


def test_what_is_over_the_text_is_not_read(page: Page, address: str) -> None:
    with_voices(page)
    page.goto(address + CLAUSE + "#s3")
    choose(page, "pinyin", "pinyin")
    page.locator("#s3 rt").first.wait_for()
    page.locator(".aloud").click()
    assert spoken(page)[0].startswith("健全行政執法裁量權基準制度")


def test_firefox_says_whether_it_has_a_voice(address: str, tmp_path: Path) -> None:
    """Its own voices, of whatever machine this is: it either reads or says that it has none."""
    with firefox(tmp_path) as browser:
        browser.open(address + CLAUSE)
        browser.wait_for("(document.querySelector('.aloud').click(), true)")
        browser.wait_for("document.querySelector('.speaking:not([hidden])')")
        browser.wait_for(
            "document.querySelector('.heard') || /中文語音/.test(document.querySelector('.speaking').textContent)"
        )
