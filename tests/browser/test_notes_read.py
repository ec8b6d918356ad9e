"""Notes as readers open them and editors begin them, in a real browser."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from samples import CITY
from test_decision import enriched

from tiaowen.load.works import read_conversion
from tiaowen.notes.clauses import text_hash
from tiaowen.notes.file_text import front_matter
from tiaowen.notes.section import note_section
from tiaowen.read.settings import Settings
from tiaowen.write.view import View

CLAUSE = "city-2015/3-3/"
NOTE = "fa-jiao-fen-li"
SELECT = """([sentence, from, to]) => {
  const walker = document.createTreeWalker(document.getElementById(sentence), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let at = 0
  while (walker.nextNode()) {
    const length = walker.currentNode.length
    if (from >= at && from <= at + length) range.setStart(walker.currentNode, from - at)
    if (to >= at && to <= at + length) { range.setEnd(walker.currentNode, to - at); break }
    at += length
  }
  getSelection().removeAllRanges()
  getSelection().addRange(range)
  return range.toString()
}"""


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def test_on_a_wide_screen_a_note_opens_beside_its_words(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + CLAUSE)
    note = page.locator(f"#note-{NOTE}")
    expect(note.locator("blockquote")).to_be_hidden()
    page.locator(f"#ref-{NOTE}").click()
    expect(note.locator("blockquote")).to_be_visible()
    text, beside, number = box(page, ".text"), box(page, f"#note-{NOTE}"), box(page, f"#ref-{NOTE}")
    assert beside["x"] >= text["x"] + text["width"]
    assert abs(beside["y"] - number["y"]) < 40
    assert beside["x"] + beside["width"] <= 1440
    assert page.url.endswith(f"#note-{NOTE}")
    page.keyboard.press("Escape")
    expect(note.locator("blockquote")).to_be_hidden()


def test_notes_in_the_margin_never_cover_each_other(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + CLAUSE)
    for number in page.locator(".nr").all():
        number.click()
        boxes = sorted(
            page.locator(".note").evaluate_all("ns => ns.map(n => [n.offsetTop, n.offsetTop + n.offsetHeight])")
        )
        assert all(foot <= top for (_, foot), (top, _) in pairwise(boxes)), boxes


@pytest.mark.parametrize("edition", ["", "hans/"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (740, 360)])
@pytest.mark.parametrize("at", [0.2, 0.8])
def test_on_a_phone_a_note_opens_without_moving_what_was_tapped(
    page: Page, address: str, edition: str, width: int, height: int, at: float
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + edition + CLAUSE)
    note, number = page.locator(f"#note-{NOTE}"), page.locator(f"#ref-{NOTE}")
    page.evaluate(f"scrollBy(0, document.getElementById('ref-{NOTE}').getBoundingClientRect().top - {at * height})")
    before = box(page, f"#ref-{NOTE}")
    number.click()
    expect(note).to_be_focused()
    expect(note.locator("h3")).to_be_in_viewport(ratio=1)
    assert box(page, f"#ref-{NOTE}") == before
    opened = box(page, f"#note-{NOTE}")
    assert before["y"] + before["height"] <= opened["y"] or before["y"] >= opened["y"] + opened["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    note.locator(".close").click()
    assert box(page, f"#ref-{NOTE}") == before
    expect(number).to_be_focused()
    expect(note).to_have_css("position", "static")


def test_on_a_phone_one_note_after_the_other_moves_nothing(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + CLAUSE)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.locator(f"#ref-{NOTE}").scroll_into_view_if_needed()
    for number in ("ref-quan-guo-cheng-ji-lu", "ref-ji-lu-zhi-du", f"ref-{NOTE}"):
        before = page.evaluate("scrollY")
        page.evaluate("id => document.getElementById(id).click()", number)
        assert page.evaluate("scrollY") == before
        expect(page.locator(".note.open")).to_have_id(number.replace("ref-", "note-"))
    page.mouse.click(2, 399)
    expect(page.locator(".note.open")).to_have_count(0)


def test_on_a_phone_the_number_in_the_list_leads_to_the_words_and_back(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + CLAUSE)
    page.locator(f"#note-{NOTE} h3 .no").click()
    expect(page.locator(f"#ref-{NOTE}")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(f"#note-{NOTE} h3")).to_be_in_viewport()


def test_the_words_themselves_open_the_innermost_note(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + CLAUSE)
    words = page.locator(".nt .nt").last
    inner = words.bounding_box()
    assert inner
    words.click(position={"x": inner["width"] - 6, "y": inner["height"] / 2})  # beside the term inside them
    expect(page.locator(".note.open")).to_have_attribute("id", "note-ji-lu-zhi-du")


def test_a_note_is_opened_and_closed_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.locator(f"#ref-{NOTE}").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#note-{NOTE}")).to_be_focused()
    expect(page.locator(f"#ref-{NOTE}")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(f"#ref-{NOTE}")).to_be_focused()


@pytest.mark.parametrize("width", [375, 1440])
def test_the_address_of_a_note_opens_it(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{CLAUSE}#note-{NOTE}")
    expect(page.locator(f"#note-{NOTE} blockquote")).to_be_visible()
    expect(page.locator(f"#note-{NOTE} h3")).to_be_in_viewport()


@pytest.mark.parametrize("width", [375, 1440])
def test_without_javascript_the_notes_follow_the_text(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address + CLAUSE)
    text, notes = box(page, "#p1"), page.locator(".note")
    assert notes.count() == 3
    for note in notes.all():
        expect(note.locator("blockquote")).to_be_visible()
        found = note.bounding_box()
        assert found
        assert found["y"] >= text["y"] + text["height"]
    page.locator(f"#ref-{NOTE}").click()
    assert page.url.endswith(f"#note-{NOTE}")
    context.close()


def test_marked_words_are_copied_without_numbers(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    text = page.evaluate("getSelection().selectAllChildren(document.querySelector('#p1')), getSelection().toString()")
    assert "記錄制度，重點規範" in re.sub(r"\s", "", text)


def test_the_citation_of_a_note_is_copied(page: Page, address: str) -> None:
    page.goto(f"{address}{CLAUSE}#note-{NOTE}")
    page.locator(f"#note-{NOTE} .citation summary").click()
    page.locator(f"#note-{NOTE} .copy").click()
    expect(page.locator(".toast")).to_contain_text("已複製")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("編輯部：〈罰繳分離和收支兩條線〉，《中共資陽市委")
    assert copied.endswith(f"/city-2015/3-3/#note-{NOTE}")


def test_a_note_is_not_cited_as_the_clause_and_its_citation_reads_as_a_line(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(address + CLAUSE)
    assert page.locator(".note button.cite").count() == 0
    page.locator(f"#note-{NOTE} .citation summary").click()
    assert page.locator(f"#note-{NOTE} .citation p").bounding_box()["width"] > 250  # type: ignore[index]


def test_the_list_of_notes_shows_one_kind_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "notes/")
    shown = ".note-list dd:visible"
    everything = page.locator(shown).count()
    page.locator("label[for=kind6]").click()
    assert 0 < page.locator(shown).count() < everything
    page.goto(address + "hans/notes/")
    expect(page.locator("h1")).to_have_text("注释")
    context.close()


def test_counts_lead_to_the_notes(page: Page, address: str) -> None:
    page.goto(address)
    count = len(enriched().commentary.notes)
    expect(page.locator(".way", has_text=f"註釋 {count} 條")).to_be_visible()
    page.locator(".nc[href$='3-3/#notes']").click()
    expect(page.locator("#notes .note").first).to_be_visible()
    page.goto(address + "city-2015/3/")
    expect(page.locator(".nc[href$='3-3/#notes']")).to_have_text("註釋 3 條")


# —— adding a note ——


def with_repository(page: Page, repository: str, unit: str = "3-3") -> None:
    """The clause page as it is when mkdocs.yml names a repository."""
    view = View(enriched(), "hant", read_conversion(CITY), settings=Settings(repository=repository))
    section = note_section(view, view.tree.units[unit])

    def changed(route: object) -> None:
        response = route.fetch()  # type: ignore[attr-defined]
        body = re.sub(r'(?s)<section class="notes".*</section>', lambda _: section, response.text())
        route.fulfill(response=response, body=body)  # type: ignore[attr-defined]

    page.route(f"**/{unit}/", changed)


def editing(page: Page) -> None:
    """A reader who said so in the settings."""
    page.add_init_script("localStorage.setItem('reader.edit', 'yes')")


def begun(href: str) -> tuple[str, dict[str, str]]:
    """File name and front matter of a new-file address."""
    query = parse_qs(urlsplit(href).query)
    lines = query["value"][0].split("---")[1].strip().splitlines()
    return query["filename"][0], {line.partition(": ")[0]: line.partition(": ")[2] for line in lines}


def test_adding_a_note_opens_the_host_with_everything_filled_in(page: Page, address: str) -> None:
    with_repository(page, "https://github.com/o/r")
    editing(page)
    page.goto(address + CLAUSE)
    href = page.locator("a.add-note").get_attribute("href")
    assert href
    assert href.startswith("https://github.com/o/r/new/main/docs/notes/city-2015?")
    name, facts = begun(href)
    assert re.fullmatch(r"3-3-\d{12}\.md", name)
    assert facts["clause"] == "3-3"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", facts["date"])
    assert facts["text"].startswith("sha256:")
    edit = page.locator(f"#note-{NOTE} footer a", has_text="修改").get_attribute("href")
    assert edit == f"https://github.com/o/r/edit/main/docs/notes/city-2015/{NOTE}.md"


@pytest.mark.parametrize(
    ("sentence", "start", "end", "quote", "told"),
    [
        ("s4", 0, 4, "加強行政", "before"),
        ("s4", 6, 13, "信息化建設和信", ""),
        ("s2", 0, 10, "建立執法全過程記錄制", ""),
        ("s2", 21, 25, "行政處罰", ""),
    ],
)
def test_selected_words_become_the_quote_of_a_new_note(
    page: Page, address: str, sentence: str, start: int, end: int, quote: str, told: str
) -> None:
    with_repository(page, "https://github.com/o/r")
    editing(page)
    page.goto(address + CLAUSE)
    assert page.evaluate(SELECT, [sentence, start, end]) == quote
    link = page.locator(".new-note a")
    expect(link).to_be_visible()
    href = link.get_attribute("href")
    assert href
    _, facts = begun(href)
    assert facts["quote"] == quote
    assert ("before" in facts or "after" in facts) == bool(told)


def test_where_the_host_takes_no_text_the_whole_head_of_the_note_is_copied(page: Page, address: str) -> None:
    with_repository(page, "https://gitee.com/o/r")
    page.add_init_script("window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text) }")
    editing(page)
    page.goto(address + CLAUSE)
    page.evaluate(SELECT, ["s4", 0, 4])
    link = page.locator(".new-note a")
    link.evaluate("link => link.addEventListener('click', event => event.preventDefault())")
    link.click()
    (copied,) = page.evaluate("copied")
    work = enriched().work
    text = text_hash(work, next(unit for unit in work.units if unit.id == "3-3"))
    facts = {"clause": "3-3", "quote": "加強行政", "before": "度。", "kind": "釋義", "text": text}
    assert re.sub(r"date: \d{4}-\d\d-\d\d", "date: ", copied) == front_matter(facts)


def test_without_a_repository_selected_words_give_the_command(page: Page, address: str) -> None:
    editing(page)
    page.goto(address + CLAUSE)
    page.evaluate(SELECT, ["s4", 6, 13])
    page.locator(".new-note button").click()
    expect(page.locator(".new-note pre")).to_have_text("make note CLAUSE=3-3 QUOTE='信息化建設和信'")
    page.locator("summary", has_text="添加註釋").click()
    expect(page.locator(".add pre")).to_have_text("make note CLAUSE=3-3")


def test_a_clause_without_notes_says_how_to_add_one(page: Page, address: str) -> None:
    editing(page)
    page.goto(address + "city-2015/5-3/")
    expect(page.locator(".notes")).to_contain_text("這裏還沒有註釋。")


def test_who_only_reads_is_not_asked_to_add_a_note(page: Page, address: str) -> None:
    page.goto(address + "city-2015/5-3/")
    assert not page.locator(".add").is_visible()
    page.evaluate(SELECT, ["s1", 0, 4])
    page.locator("details.settings > summary").click()
    page.locator("input[name=edit]").check()
    expect(page.locator(".add")).to_be_visible()
    expect(page.locator(".new-note")).to_have_count(0)


@pytest.mark.parametrize("path", ["notes/", "hans/notes/", CLAUSE, "city-2015/5-2/"])
@pytest.mark.parametrize("width", [320, 375, 768, 1200, 1440])
def test_no_page_with_notes_scrolls_sideways(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pages_with_notes_have_no_inline_script_or_style(site: Path) -> None:
    for path in (site / "city-2015").rglob("index.html"):
        html = path.read_text("utf-8")
        notes = html[html.find('<section class="notes"') :]
        assert not re.search(r"\sstyle=|\son\w+=|<script(?! src)", notes.partition("</article>")[0]), path
