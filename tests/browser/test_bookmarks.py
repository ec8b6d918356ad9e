"""Where a reader stopped, and the sentences a reader marked: kept in the browser, offered, listed, taken along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from firefox import firefox
from playwright.sync_api import Page, Route, expect

WORK = "ziyang-2015/"
CLAUSE = WORK + "3-3/"
FULL = WORK + "full/"


def read(page: Page, address: str, where: str = CLAUSE + "#s6") -> None:
    """Read a while, then go elsewhere."""
    page.goto(address + where)
    page.goto(address + "about/")


# —— where the reader stopped ——


@pytest.mark.parametrize("edition", ["", "hans/"])
@pytest.mark.parametrize("path", ["", WORK])
def test_a_reader_who_comes_back_is_offered_the_place(page: Page, address: str, edition: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 500})
    read(page, address)
    page.evaluate("script => reader.set('script', script)", "hans" if edition else "hant")
    page.goto(address + edition + path)
    link = page.locator(".resume a")
    expect(link).to_have_text(("接着读：" if edition else "接著讀：") + "三（三）第6句")
    link.click()
    page.wait_for_url(f"{address}{edition}{CLAUSE}#s6")
    expect(page.locator("#s6:target")).to_be_in_viewport()


def test_in_the_whole_text_the_place_is_on_the_page(page: Page, address: str) -> None:
    page.goto(address + FULL)
    page.evaluate("scrollBy(0, document.getElementById('5-2.s4').getBoundingClientRect().top - 80)")
    page.goto(address + "about/")
    page.goto(address + FULL)
    page.locator(".resume a", has_text="接著讀：五（二）第4句").click()
    expect(page.locator('[id="5-2.s4"]')).to_be_in_viewport()
    expect(page.locator(".resume")).to_have_count(0)
    page.goto(address)
    assert page.locator(".resume a").get_attribute("href") == f"{address}{FULL}#5-2.s4"


def test_the_place_is_where_the_reader_scrolled_to(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 500})
    page.goto(address + CLAUSE)
    page.evaluate("scrollBy(0, document.getElementById('s7').getBoundingClientRect().top - 80)")
    page.goto(address + WORK)
    expect(page.locator(".resume a")).to_contain_text("三（三）第7句")


def test_only_opening_a_text_is_no_place(page: Page, address: str) -> None:
    read(page, address, FULL)
    read(page, address, WORK + "preamble/")
    page.goto(address)
    page.locator(".foot a").last.wait_for()
    assert page.evaluate("reader.get('place')") == ""
    read(page, address, WORK + "3-4/")
    page.goto(address)
    expect(page.locator(".resume a")).to_have_text("接著讀：三（四）")


def test_the_offer_is_refused_for_good(page: Page, address: str) -> None:
    read(page, address)
    page.goto(address + WORK)
    page.get_by_role("button", name="不用了").click()
    expect(page.locator(".resume")).to_have_count(0)
    page.goto(address)
    assert page.evaluate("reader.get('place.ziyang-2015')") == ""
    expect(page.locator(".resume")).to_have_count(0)


def test_who_wants_no_pages_kept_has_no_place_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("reader.set('online', 'yes')")
    read(page, address)
    assert page.evaluate("reader.get('place')") == ""


def test_a_place_that_is_no_more_is_not_offered(page: Page, address: str) -> None:
    page.goto(address + "about/")
    page.evaluate("reader.set('place', 'ziyang-2015')")
    page.evaluate("reader.set('place.ziyang-2015', '9-9/#s2')")
    with page.expect_response("**/citing.js"):
        page.goto(address + WORK)
    expect(page.locator(".resume")).to_have_count(0)


def test_coming_back_by_the_cache_the_offer_is_of_now(page: Page, address: str) -> None:
    read(page, address)
    page.goto(address + WORK)
    expect(page.locator(".resume a")).to_contain_text("三（三）第6句")
    page.evaluate("reader.set('place.ziyang-2015', '4-1/#s2')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator(".resume a")).to_have_text("接著讀：四（一）第2句")
    expect(page.locator(".resume")).to_have_count(1)


# —— bookmarks ——


def mark(page: Page, address: str, where: str, sentence: str) -> None:
    page.goto(address + where)
    page.locator(f'[id="{sentence}"] > .n').dispatch_event("click")
    page.get_by_role("menuitem", name="书签" if "hans/" in where else "書籤").click()
    page.locator(".toast", has_text="已").wait_for()


def changed(page: Page, old: str, new: str) -> None:
    """The site of later, in which the text of the clause is another."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace(old, new))

    page.route("**/3-3/", answer)


@pytest.mark.parametrize(("made", "read"), [("", ""), ("", "hans/"), ("hans/", ""), ("hans/", "hans/")])
def test_a_bookmark_opens_in_the_script_being_read(page: Page, address: str, made: str, read: str) -> None:
    mark(page, address, made + CLAUSE, "s6")
    page.goto(address + read + "bookmarks/")
    item = page.locator(".bookmarks li")
    expect(item.get_by_role("link")).to_have_text("第三部分第（三）项第6句" if read else "第三部分第（三）項第6句")
    expect(item.locator("blockquote")).to_contain_text("加强行政执法培训" if read else "加強行政執法培訓")
    expect(item.locator(".stale")).to_have_count(0)
    item.get_by_role("link").click()
    page.wait_for_url(f"{address}{read}{CLAUSE}#s6")


def test_bookmarks_are_listed_in_order_and_taken_down(page: Page, address: str) -> None:
    mark(page, address, FULL, "5-2.s4")
    mark(page, address, CLAUSE, "s3")
    page.locator(".foot").get_by_role("link", name="書籤").click()
    links = page.locator(".bookmarks li a")
    expect(links).to_have_text(["第五部分第（二）項第4句", "第三部分第（三）項第3句"])
    expect(page.locator(".stale")).to_have_count(0)
    page.get_by_role("button", name="取下：第五部分第（二）項第4句").click()
    expect(links).to_have_text(["第三部分第（三）項第3句"])
    expect(page.get_by_role("button", name="取下：第三部分第（三）項第3句")).to_be_focused()
    page.reload()
    expect(links).to_have_text(["第三部分第（三）項第3句"])
    page.get_by_role("button", name="取下：").click()
    expect(page.locator(".bookmarks")).to_contain_text("還沒有書籤")


def test_a_sentence_is_marked_once_wherever_it_is_read_and_unmarked_there(page: Page, address: str) -> None:
    mark(page, address, CLAUSE, "s3")
    page.goto(address + FULL)
    page.locator('[id="3-3.s3"] > .n').dispatch_event("click")
    page.get_by_role("menuitem", name="取下書籤").click()
    assert page.evaluate("reader.get('bookmarks')") == ""


def test_a_changed_sentence_is_told(page: Page, address: str) -> None:
    mark(page, address, CLAUSE, "s6")
    changed(page, "持證上崗", "持證執法")
    page.goto(address + "bookmarks/")
    item = page.locator(".bookmarks li")
    expect(item.locator("blockquote")).to_contain_text("持證上崗")
    expect(item.locator(".stale")).to_contain_text(
        "這一句後來改過，現在是：加強行政執法培訓，嚴格落實行政執法人員持證執法"
    )


def test_a_sentence_that_counts_otherwise_now_is_followed(page: Page, address: str) -> None:
    mark(page, address, CLAUSE, "s6")
    changed(page, 'id="s6">', 'id="s16">')
    page.goto(address + "bookmarks/")
    item = page.locator(".bookmarks li")
    expect(item.locator(".stale")).to_have_text("原來是第6句，現在是第16句。")
    assert item.get_by_role("link").get_attribute("href") == f"{address}{CLAUSE}#s16"


def test_what_is_gone_is_told(page: Page, address: str) -> None:
    mark(page, address, CLAUSE, "s6")
    wrong = {
        "at": WORK + "9-9/#s2",
        "work": "ziyang-2015",
        "unit": "9-9",
        "sentence": 2,
        "script": "hant",
        "text": "原文。",
    }
    page.evaluate("one => reader.bookmarks.add(one)", wrong)
    changed(page, 'id="s6">', ">加")
    page = page.context.new_page()  # its console may tell of the page that is not there
    changed(page, 'id="s6">', ">加")
    page.goto(address + "bookmarks/")
    page.locator(".stale").nth(1).wait_for()
    first, second = page.locator(".bookmarks li").all()
    expect(first.locator(".stale")).to_contain_text("這一句已經不在這一項裏")
    expect(second.locator(".stale")).to_contain_text("這一項已經不在原處")
    expect(second.locator("blockquote")).to_have_text("原文。")


def test_without_network_it_is_said_that_nothing_was_compared(page: Page, address: str) -> None:
    mark(page, address, CLAUSE, "s6")
    page = page.context.new_page()
    page.route("**/3-3/", lambda route: route.abort())
    page.goto(address + "bookmarks/")
    expect(page.locator(".stale")).to_contain_text("現在無法和原文核對")
    expect(page.locator(".bookmarks blockquote")).to_contain_text("持證上崗")


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_bookmarks_are_saved_and_copied_as_text(page: Page, address: str, edition: str) -> None:
    mark(page, address, edition + CLAUSE, "s6")
    page.goto(address + edition + "bookmarks/")
    with page.expect_download() as download:
        page.get_by_role("button", name="保存成文本").click()
    saved = Path(download.value.path()).read_text("utf-8")
    assert download.value.suggested_filename == ("书签.txt" if edition else "書籤.txt")
    place, text, where = saved.splitlines()
    assert place.startswith("《中共")
    assert place.endswith("》第三部分第（三）" + ("项" if edition else "項") + "第6句")
    assert text == page.locator(".bookmarks blockquote").inner_text()
    assert where == f"http://127.0.0.1:8000/{edition}{CLAUSE}#s6"
    page.get_by_role("button", name="复制全部" if edition else "複製全部").click()
    expect(page.locator(".toast")).to_contain_text("已")
    assert page.evaluate("navigator.clipboard.readText()") == saved


def test_where_the_clipboard_is_closed_the_text_is_there_to_copy(page: Page, address: str) -> None:
    mark(page, address, CLAUSE, "s6")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address + "bookmarks/")
    page.get_by_role("button", name="複製全部").click()
    expect(page.get_by_label("全部書籤")).to_be_focused()
    assert page.evaluate("getSelection().toString() || document.activeElement.value").endswith("#s6\n")


def test_a_bookmark_made_in_another_tab_shows_here(page: Page, address: str) -> None:
    page.goto(address + "bookmarks/")
    expect(page.locator(".bookmarks")).to_contain_text("還沒有書籤")
    other = page.context.new_page()
    mark(other, address, CLAUSE, "s3")
    expect(page.locator(".bookmarks li")).to_have_count(1)


def test_damaged_bookmarks_stop_nothing(page: Page, address: str) -> None:
    page.goto(address + "bookmarks/")
    page.evaluate("reader.set('bookmarks', '[{')")
    page.reload()
    expect(page.locator(".bookmarks")).to_contain_text("還沒有書籤")


def test_firefox_keeps_the_place_and_the_bookmark(address: str, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        browser.open(address + CLAUSE + "#s6")
        browser.wait_for("(document.querySelector('#s6 a.n').click(), true)")
        click = "[...document.querySelectorAll('.citing button')].find(b => b.textContent === '加書籤')"
        browser.wait_for(f"({click}.click(), true)")
        browser.open(address + WORK)
        browser.wait_for("document.querySelector('.resume a').textContent === '接著讀：三（三）第6句'")
        browser.open(address + "bookmarks/")
        browser.wait_for("document.querySelector('.bookmarks blockquote').textContent.includes('持證上崗')")
        browser.wait_for("!document.querySelector('.stale')")


def test_bookmarks_are_plain_data(page: Page, address: str) -> None:
    mark(page, address, CLAUSE, "s6")
    [kept] = json.loads(page.evaluate("reader.get('bookmarks')"))
    assert {key: kept[key] for key in ("at", "unit", "sentence", "script")} == {
        "at": CLAUSE + "#s6", "unit": "3-3", "sentence": 6, "script": "hant",
    }  # fmt: skip
