"""A table and a figure in a real browser: on a phone, by keyboard, cited, with pinyin, searched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import serve
from playwright.sync_api import Browser, Page, expect
from samples import TABLES, lay_out, publish
from test_access import AXE, EVERYTHING, findings

WIDE = """() => document.documentElement.scrollWidth > innerWidth"""
# What of the figure's room is kept before its picture has come.
ROOM = """() => new Promise(done => {
  const image = document.querySelector("figure img"), before = image.getBoundingClientRect().height
  image.loading = "eager"
  image.decode().then(() => done([before, image.getBoundingClientRect().height]))
})"""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server, url = serve(publish(lay_out(TABLES, tmp_path_factory.mktemp("tables"))))
    yield url
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 700}, locale="zh-TW", bypass_csp=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["rates-2020/1/", "hans/rates-2020/2/", "rates-2020/full/", "rates-2020/parallel/"])
def test_no_page_is_wider_than_a_phone_and_axe_finds_nothing(page: Page, there: str, path: str) -> None:
    page.goto(there + path)
    assert not page.evaluate(WIDE)
    page.evaluate(AXE)
    assert findings(page, EVERYTHING) == []


def test_paper_names_its_document_where_the_site_has_no_address(page: Page, there: str) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto(f"{there}rates-2020/1/")
    page.locator("#s4 a.n").dispatch_event("click")
    page.get_by_role("menuitem", name="打印這一句").click()
    page.emulate_media(media="print")
    expect(page.locator(".extract")).to_contain_text("證書工本費")
    expect(page.locator(".origin b")).to_be_visible()
    expect(page.locator(".origin b")).to_contain_text("收費")
    expect(page.locator(".origin :is(.address, img)")).to_have_count(0)


def test_a_wide_table_moves_in_its_box_by_keyboard(page: Page, there: str) -> None:
    page.goto(f"{there}rates-2020/1/")
    page.locator("#t1").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('#t1').scrollLeft > 0")


def test_a_row_is_lit_and_cited_as_a_sentence_is(page: Page, there: str) -> None:
    page.goto(f"{there}rates-2020/1/#s4")
    assert page.evaluate("getComputedStyle(document.querySelector('#s4')).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert page.evaluate("reader.words(document.querySelector('#s4'))") == "1\t證書工本費\t10\t每證"
    page.locator("#s4 a.n").dispatch_event("click")
    page.get_by_role("menuitem", name="引文和出處", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已複製")
    said = page.evaluate("navigator.clipboard.readText()")
    assert said == "“1\t證書工本費\t10\t每證”（《某市關於公布收費標準的通知》第一部分第4句）"


def test_pinyin_stands_over_the_cells(page: Page, there: str) -> None:
    page.add_init_script("localStorage.setItem('reader.pinyin', 'pinyin')")
    page.goto(f"{there}rates-2020/1/")
    page.wait_for_selector("#s4 td:nth-child(2) ruby rt")
    read = page.evaluate("[...document.querySelectorAll('#s7 rt')].map(rt => rt.dataset.reading)")
    assert read == ["hé", "jì"]


def test_the_room_of_a_figure_is_kept(page: Page, there: str) -> None:
    page.goto(f"{there}rates-2020/2/")
    before, after = page.evaluate(ROOM)
    assert before == after > 100


def test_a_row_is_found_with_its_cells_apart(page: Page, there: str) -> None:
    page.goto(f"{there}search/?q=工本费")
    hit = page.locator("a[href*='rates-2020/1/']", has_text="證書工本費").first
    expect(hit).to_contain_text("1\u3000證書工本費\u300010\u3000每證")
