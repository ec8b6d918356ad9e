"""Citing a sentence, reading a gloss, following what belongs together, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from conftest import ROOT
from firefox import firefox
from playwright.sync_api import Browser, Page, Route, expect

CLAUSE = "city-2015/3-3/"
TITLE = "中共資陽市委關於貫徹落實黨的十八屆四中全會和省委十屆五次全會精神全面深入推進依法治市的決定"
TITLE_HANS = "中共资阳市委关于贯彻落实党的十八届四中全会和省委十届五次全会精神全面深入推进依法治市的决定"
FORMATS = ("Markdown", "BibTeX", "RIS", "CSL-JSON")
STYLE = ROOT / "tests/styles/china-national-standard-gb-t-7714-2025-numeric.csl"
DOWN, ESCAPE = "\ue015", "\ue00c"  # as WebDriver names the keys
# Paragraphs whose height is no whole number of lines.
UNEVEN = """() => [...document.querySelectorAll('.text p:not(.standing)')].filter(p => {
  const lines = p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)
  return Math.abs(lines - Math.round(lines)) > 0.02
}).map(p => p.id)"""
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


def choose(page: Page, place: str, action: str) -> None:
    """Use the sign behind a sentence, or the control behind a heading."""
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    page.locator(f"{place} > a.n, {place}:not(.s) + .cite").dispatch_event("click")
    if action in (*FORMATS, "引用到句"):
        page.get_by_role("menuitem", name="其他格式").click()
    page.get_by_role("menuitem", name=action, exact=True).click()


def copied(page: Page, place: str, action: str) -> str:
    page.evaluate("() => reader.announce('')")  # what was said of the copy before is no answer
    choose(page, place, action)
    expect(page.get_by_role("status")).to_contain_text(re.compile("已[複复]"))
    return str(page.evaluate(CLIPBOARD))


def test_a_sentence_is_cited_in_every_form(page: Page, address: str) -> None:
    url = address + CLAUSE
    page.goto(url)
    place = "第三部分第（三）項第3句"
    assert copied(page, "#s3", "鏈接") == f"{url}#s3"
    assert copied(page, "#s3", "引用") == f"《{TITLE}》{place}"
    assert copied(page, "#s3", "GB/T 7714") == (
        f"中共資陽市委. {TITLE}：{place}[EB/OL]. （2015-01-19）[2026-11-24]. {url}#s3."
    )
    assert copied(page, "#s3", "Markdown") == f"[《{TITLE}》{place}]({url}#s3)"
    text = "健全行政執法裁量權基準制度，推行行政執法裁量權案例指導制度。"
    assert copied(page, "#s3", "引文和出處") == f"“{text}”（《{TITLE}》{place}）"


def test_the_simplified_edition_is_cited_in_simplified(page: Page, address: str) -> None:
    page.goto(address + "hans/" + CLAUSE)
    assert copied(page, "#s3", "引用") == f"《{TITLE_HANS}》第三部分第（三）项第3句"
    assert copied(page, "#s3", "引文和出处").startswith("“健全行政执法裁量权基准制度")


def test_a_clause_is_cited_as_a_whole(page: Page, address: str) -> None:
    page.goto(address + "city-2015/8-2/")
    assert copied(page, "h1", "鏈接") == address + "city-2015/8-2/"
    assert copied(page, "h1", "引用") == f"《{TITLE}》第八部分第（二）項"
    quoted = copied(page, "h1", "引文和出處")
    assert quoted.startswith("“（二）強化督促指導。建立完善領導聯繫制度")
    assert "深化依法治市‘1+6+N’工作推進機制" in quoted


def test_a_clause_of_the_whole_text_is_cited_with_its_own_number(page: Page, address: str) -> None:
    page.goto(address + "city-2015/full/")
    assert copied(page, '[id="2-1"]', "引用") == f"《{TITLE}》第二部分第（一）項"
    assert copied(page, '[id="2-1"]', "鏈接") == address + "city-2015/full/#2-1"
    assert copied(page, '[id="2-1.s3"]', "引用") == f"《{TITLE}》第二部分第（一）項第3句"


def test_quoting_leaves_out_pinyin_and_signs(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.evaluate("reader.set('pinyin', 'pinyin')")
    page.reload()
    expect(page.locator("#s3 ruby").first).to_be_visible()
    assert copied(page, "#s3", "引文和出處").startswith("“健全行政執法裁量權基準制度，推行")


def test_the_menu_is_walked_by_keyboard_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    control = page.get_by_role("button", name=re.compile("^引用「建立執法全過程.*等8句$"))
    control.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_be_visible()
    expect(page.get_by_role("menuitem")).to_have_count(8)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name=re.compile("^第3句「健全行政執法"))).to_be_focused()
    expect(page.locator("#s3")).to_have_class(re.compile("chosen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu", name=re.compile("^引用「健全行政執法"))).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="鏈接")).to_be_focused()
    page.keyboard.press("Enter")
    expect(control).to_be_focused()
    assert page.evaluate(CLIPBOARD) == address + CLAUSE + "#s3"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(control).to_be_focused()


@pytest.mark.parametrize("edition", ["", "hans/"])
@pytest.mark.parametrize("path", ["3-3/", "3/", "full/"])
def test_the_text_has_one_control_a_paragraph_and_headings_are_their_words(
    page: Page, address: str, edition: str, path: str
) -> None:
    """What a screen reader hears: no link behind every sentence, no heading that ends in a control."""
    page.goto(address + edition + "city-2015/" + path)
    expect(page.locator(".cite").first).to_be_attached()
    tree = page.locator(".text").aria_snapshot()
    assert '- link "引用' not in tree
    assert not re.search(r"/url: .#", re.sub(r"#(ref|note)-", "", tree))
    assert not re.findall(r'heading ".*?引用.*?"', tree)
    names = page.locator("button.cite").evaluate_all("all => all.map(button => button.getAttribute('aria-label'))")
    assert len(set(names)) == len(names)
    assert page.locator(".text h1 button, .text h2 button, .text h3 button").count() == 0
    paragraphs = page.locator(".text p").filter(has=page.locator(".s[id]"))
    assert paragraphs.count() == page.locator(".text p > .cite").count()


def test_a_heading_with_a_note_is_called_by_its_words(page: Page, address: str) -> None:
    for path in ("5-2/", "preamble/"):
        page.goto(address + "city-2015/" + path)
        words = page.locator("h1").evaluate("h => h.textContent.trim().replace(/。$/, '')")
        name = re.compile(r"^\s*" + r"\s*".join(map(re.escape, words)) + r"\s*$")
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def test_lines_with_the_end_of_a_sentence_are_as_high_as_others(page: Page, address: str) -> None:
    page.goto(address + "city-2015/full/")
    assert page.evaluate(f"({UNEVEN})()") == []


def test_lines_are_even_in_firefox(address: str, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        browser.open(address + "city-2015/full/")
        browser.wait_for("document.querySelector('p > .cite')")
        browser.wait_for(f"({UNEVEN})().length === 0")


def test_firefox_walks_the_menu_and_gives_the_focus_back(address: str, tmp_path: Path) -> None:
    """Its window is not in front, where Enter would press a button: those are pressed by script."""
    with firefox(tmp_path) as browser:
        browser.open(address + CLAUSE)
        browser.wait_for("document.querySelector('#p1 > .cite')")
        browser.wait_for("document.querySelector('#p1 > .cite').click() || true")
        browser.wait_for("document.activeElement.textContent.startsWith('第2句')")
        browser.type(DOWN)
        browser.wait_for("document.activeElement.textContent.startsWith('第3句')")
        browser.wait_for("document.activeElement.click() || true")
        browser.wait_for("document.activeElement.textContent === '鏈接' && document.querySelector('#s3.chosen')")
        browser.type(ESCAPE)
        browser.wait_for("document.activeElement.matches('#p1 > .cite') && document.querySelector('.citing').hidden")


def test_an_entry_that_has_the_focus_stays_in_sight_when_the_words_come_late(page: Page, address: str) -> None:
    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/citing.js", slowly)
    page.set_viewport_size({"width": 360, "height": 320})
    page.goto(address + "hans/" + CLAUSE)
    page.locator("h1 + .cite").dispatch_event("click")
    last = page.locator(".citing button").last
    last.focus()
    expect(page.locator(".citing small").first).not_to_be_empty()
    expect(last).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("edition", ["", "hans/"])
@pytest.mark.parametrize("control", ["h1 + .cite", "#p1 > .cite", "#s3 > .n", "#s9 > .n"])
@pytest.mark.parametrize("height", [640, 320])
def test_the_whole_menu_is_in_a_small_window(page: Page, address: str, edition: str, control: str, height: int) -> None:
    page.set_viewport_size({"width": 360, "height": height})
    page.goto(address + edition + CLAUSE)
    page.locator(control).scroll_into_view_if_needed()
    page.locator(control).dispatch_event("click")
    page.locator(".citing button").last.focus()
    for entry in ("first", "last"):
        button = getattr(page.locator(".citing button"), entry)
        button.focus()
        box = button.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["height"] >= 24
        expect(button).to_be_in_viewport(ratio=0.99)


def test_what_is_chosen_can_be_told_in_forced_colours(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + CLAUSE)
    page.locator("#p1 > .cite").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    outline = "e => getComputedStyle(e).outlineStyle"
    assert page.locator("#s3").evaluate(outline) == "solid"
    assert page.locator(".citing button:focus").evaluate(outline) == "solid"
    assert page.locator(".citing button").first.evaluate(outline) == "none"


def test_the_mouse_opens_the_menu_of_the_sentence_it_is_on(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.locator("#s4").hover()
    expect(page.locator("#s4 > .n")).to_have_css("opacity", "1")
    page.locator("#s4 > .n").click()
    expect(page.get_by_role("menu", name=re.compile("^引用「加強行政執法信息化"))).to_be_visible()
    page.locator("#s4 > .n").click()
    expect(page.get_by_role("menu")).to_be_hidden()
    assert page.url.endswith("#s4")


def test_another_script_adds_an_entry_that_knows_the_passage(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.evaluate("reader.actions.push({ name: p => '記下' + p.unit, act: p => { window.kept = p.url } })")
    choose(page, "#s3", "記下3-3")
    assert page.evaluate("kept") == address + CLAUSE + "#s3"


# —— addresses ——


def test_what_messengers_append_goes_with_no_link(page: Page, address: str) -> None:
    page.goto(address + CLAUSE + "?from=singlemessage&isappinstalled=0&utm_source=x&h=執法#s2")
    expect(page.locator("#s2 mark").first).to_be_visible()
    assert page.url == address + CLAUSE + "#s2"
    assert page.locator("#s3 > a.n").evaluate("a => a.href") == address + CLAUSE + "#s3"
    assert copied(page, "#s3", "鏈接") == address + CLAUSE + "#s3"
    page.evaluate("history.replaceState(null, '', '?from=timeline#s2')")
    assert copied(page, "#s3", "Markdown").endswith(f"({address}{CLAUSE}#s3)")
    assert page.url == address + CLAUSE + "#s3"


def test_a_copy_of_the_site_cites_the_published_address(page: Page, address: str) -> None:
    def publish(route: Route) -> None:
        html = (
            route.fetch()
            .text()
            .replace('"canonical" href="http://127.0.0.1:8000/', '"canonical" href="https://law.example/')
        )
        route.fulfill(body=html, content_type="text/html")

    page.route(re.compile("/3-3/"), publish)
    page.goto(address + CLAUSE)
    assert copied(page, "#s3", "鏈接") == "https://law.example/city-2015/3-3/#s3"
    assert copied(page, "h1", "鏈接") == "https://law.example/city-2015/3-3/"


def test_from_a_disk_the_published_address_is_cited(page: Page, site: Path) -> None:
    page.goto((site / CLAUSE / "index.html").as_uri())
    assert copied(page, "#s3", "鏈接") == f"http://127.0.0.1:8000/{CLAUSE}#s3"


# —— forms ——


def without_day(route: Route) -> None:
    route.fulfill(body=route.fetch().text().replace('"published":"2015-01-19",', ""), content_type="text/javascript")


def without_organ_and_day(route: Route) -> None:
    body = re.sub('"(issuer|published)":"[^"]*",', "", route.fetch().text())
    route.fulfill(body=body, content_type="text/javascript")


def amended(route: Route) -> None:
    body = route.fetch().text().replace('"published":"2015-01-19",', '"which":"2021年修正","published":"2021-12-24",')
    route.fulfill(body=body, content_type="text/javascript")


KNOWN = {"all": None, "no day": without_day, "no organ": without_organ_and_day, "amended": amended}


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("edition", ["", "hans/"])
@pytest.mark.parametrize("place", ["#s3", "h1"])
def test_gb_t_7714_is_what_the_style_of_the_csl_project_makes(
    page: Page, address: str, edition: str, place: str, known: str
) -> None:
    """GB/T 7714—2025, of which the style was merged on 2026-05-10; what is not known stands nowhere."""
    if change := KNOWN[known]:
        page.route("**/city-2015/citing.js", change)
    page.goto(address + edition + CLAUSE)
    item = json.loads(copied(page, place, "CSL-JSON"))[0]
    assert ("issued" in item) == (known in ("all", "amended"))
    assert ("author" in item) == (known != "no organ")
    assert copied(page, place, "GB/T 7714") == formatted(item)


def test_which_text_it_is_stands_behind_its_title(page: Page, address: str) -> None:
    page.route("**/city-2015/citing.js", amended)
    page.goto(address + CLAUSE)
    place = "第三部分第（三）項第3句"
    assert copied(page, "#s3", "引用") == f"《{TITLE}》（2021年修正）{place}"
    assert copied(page, "#s3", "GB/T 7714").startswith(
        f"中共資陽市委. {TITLE}（2021年修正）：{place}[EB/OL]. （2021-12-24）["
    )
    assert f"TI  - {TITLE}（2021年修正）：{place}" in copied(page, "#s3", "RIS").splitlines()


def counted(route: Route) -> None:
    """The facts of an article of two 款, the second of two sentences, in an amended law."""
    body = route.fetch().text().replace('"published":"2015-01-19",', '"which":"2021年修正","published":"2021-12-24",')
    names = json.dumps(["第一款", "第一款", "第二款", "第二款"], ensure_ascii=False)
    route.fulfill(body=body.replace('"provisions":{', f'"provisions":{{"3-3":{names}'), content_type="text/javascript")


def test_an_article_is_cited_by_its_paragraphs_and_by_sentence_only_as_a_further_step(page: Page, address: str) -> None:
    page.route("**/city-2015/citing.js", counted)
    page.goto(address + CLAUSE)
    place = f"《{TITLE}》（2021年修正）第三部分第（三）項第二款"
    assert copied(page, "#s4", "引用") == place
    assert copied(page, "#s4", "引用到句") == f"{place}第2句"
    assert copied(page, "#s3", "引用到句") == f"{place}第1句"
    assert copied(page, "#s3", "GB/T 7714").startswith(
        f"中共資陽市委. {TITLE}（2021年修正）：第三部分第（三）項第二款[EB/OL]. （2021-12-24）["
    )
    page.locator("#s4 > a.n").dispatch_event("click")
    expect(page.locator("#citing-plain")).to_have_text(place)


def formatted(item: dict[str, Any]) -> str:
    """The item in a list of references, without its number."""
    style = CitationStylesStyle(str(STYLE), validate=False)
    works = CitationStylesBibliography(style, CiteProcJSON([item]), plain)
    works.register(Citation([CitationItem(item["id"])]))
    return str(works.bibliography()[0]).removeprefix("[1]")


def test_programs_get_bibtex_and_ris(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    title = f"{TITLE}：第三部分第（三）項第3句"
    assert copied(page, "#s3", "BibTeX") == (
        "@online{city-2015-3-3-s3,\n  author = {{中共資陽市委}},\n"
        f"  title = {{{{{title}}}}},\n  year = {{2015}},\n  date = {{2015-01-19}},\n"
        f"  url = {{{address}{CLAUSE}#s3}},\n  urldate = {{2026-11-24}},\n  language = {{chinese}},\n}}\n"
    )
    lines = copied(page, "#s3", "RIS").splitlines()
    assert lines == [
        "TY  - ELEC", "AU  - 中共資陽市委", f"TI  - {title}", "PY  - 2015", "DA  - 2015/01/19",
        f"UR  - {address}{CLAUSE}#s3", "Y2  - 2026/11/24", "LA  - zh-Hant", "ER  - ",
    ]  # fmt: skip


def test_a_day_that_is_not_known_is_in_no_format(page: Page, address: str) -> None:
    page.route("**/city-2015/citing.js", without_day)
    page.goto(address + CLAUSE)
    for action in ("GB/T 7714", *FORMATS):
        words = copied(page, "#s3", action).replace("city-2015", "")
        assert "2015" not in words, action
        assert "undefined" not in words, action


def test_the_menu_can_be_used_again_when_its_data_came_late(phone: Page, address: str) -> None:
    phone.route("**/forms.js", lambda route: route.abort())
    phone.goto(address + CLAUSE)
    phone.locator("#s3 > .n").dispatch_event("click")
    expect(phone.get_by_role("status")).to_contain_text("沒有載入")
    phone.unroute("**/forms.js")
    phone.keyboard.press("Escape")
    assert copied(phone, "#s3", "引用") == f"《{TITLE}》第三部分第（三）項第3句"


# —— copying and sharing ——

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"


@pytest.mark.parametrize("lacking", [NO_CLIPBOARD, REFUSED])
@pytest.mark.parametrize("edition", ["", "hans/"])
def test_where_nothing_can_be_copied_the_words_stand_selected(
    page: Page, address: str, lacking: str, edition: str
) -> None:
    page.add_init_script(lacking + "; document.execCommand = () => false")
    page.goto(address + edition + CLAUSE)
    page.locator("#p1 > .cite").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name=re.compile("文字已[經经][選选]中"))
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{address}{edition}{CLAUSE}#s2")
    assert page.evaluate("getSelection().toString() || document.activeElement.selectionEnd") not in ("", 0)
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(page.locator("#p1 > .cite")).to_be_focused()


def test_old_browsers_copy_in_their_own_way(page: Page, address: str) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto(address + CLAUSE)
    choose(page, "#s3", "引用")
    expect(page.get_by_role("status")).to_have_text("已複製：引用")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_citation_of_a_note_is_selected_where_it_cannot_be_copied(page: Page, address: str) -> None:
    page.add_init_script(NO_CLIPBOARD + "; document.execCommand = () => false")
    page.goto(address + CLAUSE + "#note-fa-jiao-fen-li")
    page.locator("#note-fa-jiao-fen-li .citation summary").click()
    page.locator("#note-fa-jiao-fen-li .copy").click()
    field = page.get_by_role("textbox", name=re.compile("文字已經選中"))
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("^編輯部：〈罰繳分離和收支兩條線〉"))
    page.get_by_role("button", name="好了").click()
    expect(field).to_have_count(0)


def test_a_phone_shares_the_sentence_and_its_address(phone: Page, address: str) -> None:
    phone.add_init_script("navigator.share = data => { window.shared = data; return Promise.resolve() }")
    phone.goto(address + CLAUSE + "?from=singlemessage")
    middle = "e => { const line = e.getClientRects()[1]; return [line.x + line.width / 2, line.y + line.height / 2] }"
    phone.touchscreen.tap(*phone.locator("#s4").evaluate(middle))
    phone.get_by_role("toolbar").get_by_role("button", name="分享").tap()
    expect(phone.locator("script[src$='/city-2015/citing.js']")).to_have_count(1)
    shared = phone.evaluate(
        "new Promise(done => { const look = () => window.shared ? done(shared) : setTimeout(look); look() })"
    )
    assert shared["url"] == address + CLAUSE + "#s4"
    assert shared["title"] == TITLE
    assert shared["text"].startswith("“加強行政執法信息化建設")


def test_without_a_share_sheet_nothing_offers_it(page: Page, address: str) -> None:
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(address + CLAUSE)
    page.locator("#s3 > .n").dispatch_event("click")
    expect(page.get_by_role("menuitem").first).to_have_text("鏈接")


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_the_bar_of_a_phone_is_whole_at_its_foot_and_has_every_format(phone: Page, address: str, edition: str) -> None:
    phone.set_viewport_size({"width": 360, "height": 640})
    phone.goto(address + edition + CLAUSE)
    middle = "e => { const line = e.getClientRects()[1]; return [line.x + line.width / 2, line.y + line.height / 2] }"
    phone.touchscreen.tap(*phone.locator("#s4").evaluate(middle))
    bar = phone.get_by_role("toolbar")
    for button in bar.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=0.99)
    bar.get_by_role("button", name="其他格式").tap()
    bar.get_by_role("button", name="BibTeX").tap()
    expect(phone.get_by_role("status")).to_contain_text("BibTeX")
    toast, box = phone.locator(".toast").bounding_box(), bar.bounding_box()
    assert toast
    assert box
    assert toast["y"] + toast["height"] <= box["y"]


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
    assert not [url for url in asked if "glosses" in url or url.endswith("city-2015/citing.js")]


def test_everything_works_from_a_file(page: Page, site: Path) -> None:
    page.goto((site / CLAUSE / "index.html").as_uri())
    page.locator("a.t[href$='/xingzheng-chufa/']").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("減損權益")
    page.locator("#s3 > a.n").dispatch_event("click")
    expect(page.get_by_role("menu")).to_be_visible()


def test_shared_words_are_lit_in_the_text_while_the_other_clause_is_pointed_at(page: Page, address: str) -> None:
    page.goto(address + "city-2015/2-2/")
    before = page.locator(".text").inner_html()
    page.get_by_role("link", name=re.compile("健全依法科學民主決策機制")).hover()
    lit = page.locator(".text mark").all_inner_texts()
    assert "合法性審查" in lit
    page.mouse.move(5, 5)
    expect(page.locator(".text mark")).to_have_count(0)
    assert page.locator(".text").inner_html() == before


def test_related_clauses_point_at_each_other(page: Page, address: str) -> None:
    page.goto(address + "city-2015/4-4/")
    page.get_by_role("link", name=re.compile("六（二）")).click()
    expect(page.locator(".related a", has_text="四（四）強化司法為民")).to_be_visible()


def test_a_link_with_a_text_fragment_brings_the_words_into_view(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 800, "height": 400})
    page.goto(address)
    page.evaluate("path => { location.href = path }", address + "city-2015/full/#:~:text=社區矯正")
    page.wait_for_url("**/full/**")
    expect(page.locator('[id="6-3.s9"]')).to_be_in_viewport()


def test_the_addressed_clause_of_the_whole_text_is_lit(page: Page, address: str) -> None:
    page.goto(address + "city-2015/full/#4-4")
    lit = "e => getComputedStyle(e).backgroundColor"
    assert page.locator('[id="4-4"]').evaluate(lit) != page.locator('[id="4-3"]').evaluate(lit)


def test_every_row_of_the_map_leads_to_its_unit_and_says_its_length(page: Page, address: str) -> None:
    page.goto(address + "city-2015/map/")
    lengths = page.locator(".map .size").all_inner_texts()
    assert len(lengths) == 38
    assert all(re.fullmatch(r"[\d,]+ 字", length.strip()) for length in lengths)
    page.locator(".map li > a").nth(3).click()
    page.wait_for_url("**/city-2015/2-1/")


def test_the_table_of_bodies_folds_on_a_phone_and_leads_to_the_sentence(phone: Page, address: str) -> None:
    phone.goto(address + "bodies/")
    expect(phone.locator(".matrix thead")).to_be_hidden()
    cell = phone.get_by_role("link", name="第二部分第（一）項，任務").first
    size = cell.bounding_box()
    assert size
    assert size["width"] >= 24
    assert size["height"] >= 24
    cell.tap()
    phone.wait_for_url(re.compile(r"/city-2015/2-1/#s\d$"))
