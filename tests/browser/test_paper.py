"""What is printed: a page, a sentence, a unit; each sheet says what it is of, and nothing on it is a control."""

from __future__ import annotations

import io
import re
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

import pytest
import segno
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tiaowen.kit.html_tokens import tokens
from tiaowen.write.built.codes import own_address, qr_code
from tiaowen.write.built.tidy import tidy

TITLE = "中共資陽市委關於貫徹落實黨的十八屆四中全會和省委十屆五次全會精神全面深入推進依法治市的決定"
TITLE_HANS = "中共资阳市委关于贯彻落实党的十八届四中全会和省委十届五次全会精神全面深入推进依法治市的决定"
SITE = "http://127.0.0.1:8000/"
CONTROLS = (
    "切換",
    "切换",
    "本頁也有",
    "本页也有",
    "朗",
    "搜索",
    "首頁",
    "首页",
    "上一頁",
    "下载",
    "下載",
    "×",
    "❝",
    "#s2",
)


def sheets(page: Page) -> list[str]:
    """What each sheet of the printed page says, its foot first, without blanks; 一 may come out as the radical ⼀."""
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    bare = [re.sub(r"\s", "", sheet.extract_text()) for sheet in printed.pages]
    return [re.sub("[\u2f00-\u2fdf]", lambda sign: normalize("NFKC", sign[0]), text) for text in bare]


@pytest.mark.parametrize(("edition", "title"), [("", TITLE), ("hans/", TITLE_HANS)])
def test_a_printed_clause_says_what_it_is_of_and_has_no_control(
    page: Page, address: str, edition: str, title: str
) -> None:
    """On a first visit, where a reader of the other script is offered it."""
    page.goto(address + edition + "city-2015/3-3/")
    first, *others = sheets(page)
    assert first.count(title) == 2
    assert "2015年1月8日" in first
    assert "2015年1月19日公布" in first
    assert ("第三部分第（三）項" if not edition else "第三部分第（三）项") in first
    assert f"{SITE}{edition}city-2015/3-3/" in first
    for sheet in (first, *others):
        assert not [words for words in CONTROLS if words in sheet]
    assert "2021年1月22日修" in first  # its notes


def test_every_sheet_of_a_long_page_says_what_it_is_of_and_where(page: Page, address: str) -> None:
    page.goto(address + "city-2015/full/")
    for _ in range(2):
        printed = sheets(page)
        for number, sheet in enumerate(printed, 1):
            assert TITLE in sheet
            assert f"{SITE}city-2015/full/" in sheet
            assert f"{number}/{len(printed)}" in sheet


@pytest.mark.parametrize("path", ["help/", "hans/about/", "terms/", "hans/bodies/lvshi/", "notes/", "city-2015/map/"])
def test_other_pages_print_their_site_and_address(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    first = sheets(page)[0]
    assert first.count(TITLE if path.startswith("city") else "依法治市") >= 2
    assert first.count(SITE + path) == 2


def test_the_other_script_is_not_offered_on_paper(page: Page, address: str) -> None:
    page.goto(address + "hans/city-2015/3-3/")
    expect(page.locator(".offer")).to_be_visible()
    page.emulate_media(media="print")
    for chrome in (".offer", ".aloud", ".take", ".linked", ".n >> nth=0", ".cite >> nth=0"):
        expect(page.locator(chrome)).to_be_hidden()


@pytest.mark.parametrize("width", [400, 1440])
def test_notes_beside_the_text_leave_no_gap_on_paper(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + "city-2015/3-3/")
    assert len(sheets(page)) == 2
    page.emulate_media(media="print")
    expect(page.locator(".note").last).to_be_visible()


def chosen(page: Page, control: str, action: str) -> None:
    """Print from the menu; the window that asks for a printer is not opened."""
    page.locator(control).dispatch_event("click")
    page.get_by_role("menuitem", name=action).click()
    expect(page.locator("html")).to_have_attribute("data-extract", "")


def test_a_sentence_is_printed_alone_with_its_address(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto(address + "city-2015/3-3/")
    for number in (3, 4):
        words = page.locator(f"#s{number}").text_content()
        chosen(page, f"#s{number} > .n", "打印這一句")
        expect(page.locator(".extract")).to_contain_text(words or "")
        expect(page.locator(".extract h2")).to_have_text(f"第三部分第（三）項第{number}句")
        (sheet,) = sheets(page)
        assert TITLE in sheet
        assert f"/city-2015/3-3/#s{number}" in sheet
        assert "加強行政執法信息化" in sheet if number == 4 else "健全行政執法裁量權基準" in sheet
        assert "建立執法全過程" not in sheet
        assert "相關" not in sheet
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".extract")).to_have_count(0)
    assert "建立執法全過程" in "".join(sheets(page))


def test_a_unit_is_printed_alone_from_the_whole_text(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto(address + "hans/city-2015/full/")
    chosen(page, '[id="3-3"] + .cite', "打印第三部分第（三）项")
    (sheet,) = sheets(page)
    assert "第三部分第（三）项" in sheet
    assert "city-2015/full/#3-3" in sheet
    assert "坚决惩治执法腐败现象。" in sheet
    assert "全面推进政务公开" not in sheet
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_the_code_is_there_before_printing_begins(page: Page, address: str, site: Path) -> None:
    for page_address in (
        address + "city-2015/3-3/",
        address + "help/",
        (site / "city-2015/3-3/index.html").as_uri(),
    ):
        page.goto(page_address)
        assert page.locator(".origin img").evaluate("image => image.complete && image.naturalWidth > 0")


def test_every_page_with_an_address_has_the_code_of_that_address(site: Path) -> None:
    pages = [path for path in site.rglob("index.html") if 'rel="canonical"' in path.read_text("utf-8")]
    assert len(pages) > 100
    for path in pages:
        folder = path.parent.relative_to(site).as_posix().replace(".", "")
        html = path.read_text("utf-8")
        assert '<aside class="origin"><img src="qr.svg"' in html, path
        assert path.with_name("qr.svg").read_bytes() == qr_code(f"{SITE}{folder}/" if folder else SITE), path


def test_a_code_holds_the_address_and_no_page_without_one_gets_it() -> None:
    address = "https://law.example/city-2015/3-3/?a&b"
    escaped = address.replace("&", "&amp;")
    html = f'<aside class="origin"><span class="address">{escaped}</span></aside>'
    assert tidy(tokens(html)).endswith(
        f'<aside class="origin"><img src="qr.svg" alt="" width="90" height="90" fetchpriority="low"><span class="address">{escaped}</span></aside>'
    )
    svg = ElementTree.fromstring(qr_code(own_address(tokens(html))))
    side = segno.make(address, error="m", micro=False).symbol_size(border=0)[0]
    assert svg.get("viewBox") == f"0 0 {side} {side}"
    assert tidy(tokens('<aside class="origin"></aside>')) == '<aside class="origin"></aside>'
