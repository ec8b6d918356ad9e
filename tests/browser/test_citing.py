"""Citing a sentence, reading a gloss, following what belongs together, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

CLAUSE = "ziyang-2015/3-3/"
TITLE = "中共資陽市委關於貫徹落實黨的十八屆四中全會和省委十屆五次全會精神全面深入推進依法治市的決定"
TITLE_HANS = "中共资阳市委关于贯彻落实党的十八届四中全会和省委十届五次全会精神全面深入推进依法治市的决定"
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page under a finger."""
    context = browser.new_context(
        viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True, locale="zh-TW"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    yield page
    context.close()


def copied(page: Page, sentence: str, action: str) -> str:
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    page.locator(f"{sentence} > :is(a.n, .cite)").dispatch_event("click")
    page.get_by_role("menuitem", name=action, exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(re.compile("已[複复]"))
    return str(page.evaluate(CLIPBOARD))


def test_a_sentence_is_cited_in_every_form(page: Page, address: str) -> None:
    url = address + CLAUSE
    page.goto(url)
    place = "第三部分第（三）項第3句"
    assert copied(page, "#s3", "鏈接") == f"{url}#s3"
    assert copied(page, "#s3", "引用") == f"《{TITLE}》{place}"
    assert copied(page, "#s3", "GB/T 7714") == (
        f"中共資陽市委. {TITLE}[EB/OL]. 資陽: 中共資陽市委, 2015: {place}(2015-01-19)[2026-11-24]. {url}#s3."
    )
    assert copied(page, "#s3", "Markdown") == f"[《{TITLE}》{place}]({url}#s3)"
    text = "健全行政執法裁量權基準制度，推行行政執法裁量權案例指導制度。"
    assert copied(page, "#s3", "引文和出處") == f"“{text}”（《{TITLE}》{place}）"


def test_the_simplified_edition_is_cited_in_simplified(page: Page, address: str) -> None:
    page.goto(address + "hans/" + CLAUSE)
    assert copied(page, "#s3", "引用") == f"《{TITLE_HANS}》第三部分第（三）项第3句"
    assert copied(page, "#s3", "引文和出处").startswith("“健全行政执法裁量权基准制度")


def test_a_clause_is_cited_as_a_whole(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/8-2/")
    assert copied(page, "h1", "鏈接") == address + "ziyang-2015/8-2/"
    assert copied(page, "h1", "引用") == f"《{TITLE}》第八部分第（二）項"
    quoted = copied(page, "h1", "引文和出處")
    assert quoted.startswith("“（二）強化督促指導。建立完善領導聯繫制度")
    assert "深化依法治市‘1+6+N’工作推進機制" in quoted


def test_a_clause_of_the_whole_text_is_cited_with_its_own_number(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/full/")
    assert copied(page, '[id="2-1"]', "引用") == f"《{TITLE}》第二部分第（一）項"
    assert copied(page, '[id="2-1"]', "鏈接") == address + "ziyang-2015/full/#2-1"
    assert copied(page, '[id="2-1.s3"]', "引用") == f"《{TITLE}》第二部分第（一）項第3句"


def test_quoting_leaves_out_pinyin_and_signs(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.evaluate("reader.set('pinyin', 'pinyin')")
    page.reload()
    expect(page.locator("#s3 ruby").first).to_be_visible()
    assert copied(page, "#s3", "引文和出處").startswith("“健全行政執法裁量權基準制度，推行")


def test_the_menu_is_walked_by_keyboard_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.locator("#s3 > a.n").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_be_visible()
    expect(page.locator("#s3")).to_have_class(re.compile("chosen"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="引用", exact=True)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="鏈接")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#s3 > a.n")).to_be_focused()
    assert page.evaluate(CLIPBOARD) == address + CLAUSE + "#s3"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(page.locator("#s3 > a.n")).to_be_focused()


def test_a_tap_on_a_sentence_lights_it_and_offers_to_cite(phone: Page, address: str) -> None:
    phone.goto(address + CLAUSE)
    middle = "e => { const line = e.getClientRects()[1]; return [line.x + line.width / 2, line.y + line.height / 2] }"
    phone.touchscreen.tap(*phone.locator("#s4").evaluate(middle))
    bar = phone.get_by_role("toolbar")
    expect(bar).to_be_visible()
    expect(phone.locator("#s4")).to_have_class(re.compile("chosen"))
    box = bar.bounding_box()
    assert box
    assert box["y"] + box["height"] == pytest.approx(700, abs=1)
    bar.get_by_role("button", name="引用", exact=True).tap()
    expect(phone.get_by_role("status")).to_contain_text("已複製")
    assert phone.evaluate(CLIPBOARD) == f"《{TITLE}》第三部分第（三）項第4句"
    phone.locator("h1").tap()
    expect(bar).to_be_hidden()


def test_a_tap_on_a_term_shows_its_gloss_and_stays(phone: Page, address: str) -> None:
    phone.goto(address + CLAUSE)
    phone.locator("a.t", has_text="裁量權基準").tap()
    box = phone.get_by_role("tooltip")
    expect(box).to_contain_text("國辦發〔2022〕27號")
    assert phone.url == address + CLAUSE
    box.get_by_role("link").tap()
    phone.wait_for_url("**/terms/cailiangquan-jizhun/")


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_a_gloss_shows_on_hover_and_on_focus(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition + CLAUSE)
    term = page.locator("a.t[href$='/xingzheng-chufa/']")
    term.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("減損權益" if not edition else "减损权益")
    page.mouse.move(5, 5)
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.locator("a.t[href$='/xingzheng-xuke/']").focus()
    expect(page.get_by_role("tooltip")).to_contain_text("xíng zhèng xǔ kě")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    term.click()
    page.wait_for_url(f"**/{edition}terms/xingzheng-chufa/")


def test_the_glosses_are_loaded_only_when_asked_for(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + CLAUSE)
    assert not [url for url in asked if "glosses" in url or url.endswith("ziyang-2015/citing.js")]


def test_everything_works_from_a_file(page: Page, site: Path) -> None:
    page.goto((site / CLAUSE / "index.html").as_uri())
    page.locator("a.t[href$='/xingzheng-chufa/']").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("減損權益")
    page.locator("#s3 > a.n").dispatch_event("click")
    expect(page.get_by_role("menu")).to_be_visible()


def test_shared_words_are_lit_in_the_text_while_the_other_clause_is_pointed_at(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/2-2/")
    before = page.locator(".text").inner_html()
    page.get_by_role("link", name=re.compile("健全依法科學民主決策機制")).hover()
    lit = page.locator(".text mark").all_inner_texts()
    assert "合法性審查" in lit
    page.mouse.move(5, 5)
    expect(page.locator(".text mark")).to_have_count(0)
    assert page.locator(".text").inner_html() == before


def test_related_clauses_point_at_each_other(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/4-4/")
    page.get_by_role("link", name=re.compile("六（二）")).click()
    expect(page.locator(".related a", has_text="四（四）強化司法為民")).to_be_visible()


def test_a_link_with_a_text_fragment_brings_the_words_into_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 800, "height": 400})
    page.goto(address)
    page.evaluate("path => { location.href = path }", address + "ziyang-2015/full/#:~:text=社區矯正")
    page.wait_for_url("**/full/**")
    expect(page.locator('[id="6-3.s9"]')).to_be_in_viewport()


def test_the_addressed_clause_of_the_whole_text_is_lit(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/full/#4-4")
    lit = "e => getComputedStyle(e).backgroundColor"
    assert page.locator('[id="4-4"]').evaluate(lit) != page.locator('[id="4-3"]').evaluate(lit)


def test_every_row_of_the_map_leads_to_its_unit_and_says_its_length(page: Page, address: str) -> None:
    page.goto(address + "ziyang-2015/map/")
    lengths = page.locator(".map .size").all_inner_texts()
    assert len(lengths) == 38
    assert all(re.fullmatch(r"[\d,]+ 字", length.strip()) for length in lengths)
    page.locator(".map li > a").nth(3).click()
    page.wait_for_url("**/ziyang-2015/2-1/")


def test_the_table_of_bodies_folds_on_a_phone_and_leads_to_the_sentence(phone: Page, address: str) -> None:
    phone.goto(address + "bodies/")
    expect(phone.locator(".matrix thead")).to_be_hidden()
    cell = phone.get_by_role("link", name="第二部分第（一）項，任務").first
    size = cell.bounding_box()
    assert size
    assert size["width"] >= 24
    assert size["height"] >= 24
    cell.tap()
    phone.wait_for_url(re.compile(r"/ziyang-2015/2-1/#s\d$"))
