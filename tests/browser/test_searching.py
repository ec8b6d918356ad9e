"""Searching as readers do it, in a real browser."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

CLAUSE = "ziyang-2015/3-3/"
EDITIONS = ["", "hans/"]
# What an input method sends: letters under composition, then the characters chosen.
COMPOSE = """(input, [letters, chosen]) => {
  input.focus()
  input.dispatchEvent(new CompositionEvent("compositionstart"))
  for (let i = 1; i <= letters.length; i++) {
    input.value = letters.slice(0, i)
    input.dispatchEvent(new InputEvent("input", { isComposing: true }))
    input.dispatchEvent(new KeyboardEvent("keyup", { key: letters[i - 1], isComposing: true }))
  }
  if (!chosen) return
  input.value = chosen
  input.dispatchEvent(new InputEvent("input", { isComposing: true }))
  input.dispatchEvent(new CompositionEvent("compositionend", { data: chosen }))
}"""


def field(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".md-search__input")


def said(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".search-said")


def results(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".md-search-result__item")


def dialog_links(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".md-search-result__link:visible")


def marked(page: Page, place: str) -> str:
    """All that is marked in an element: a mark ends where an emendation begins."""
    expect(page.locator(f"{place} mark").first).to_be_visible()
    return "".join(page.locator(f"{place} mark").all_inner_texts())


def search(page: Page, query: str) -> None:
    """Open the dialog by its key and type."""
    page.locator("body").press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type(query)
    expect(said(page)).to_contain_text(query)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_typed_is_found_and_enter_leads_to_the_sentence(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition + CLAUSE)
    search(page, "quanguochengjilu")
    words = "全过程记录" if edition else "全過程記錄"
    expect(results(page)).to_have_count(2)
    expect(results(page).first.locator("mark").first).to_have_text(words)
    expect(results(page).first.locator(".hit-kind").first).to_have_text("拼音")
    expect(results(page).last.locator(".hit-kind").first).to_have_text("词条 · 拼音" if edition else "詞條 · 拼音")
    page.keyboard.press("Enter")
    page.wait_for_url(address + edition + CLAUSE + "#s2")
    assert marked(page, "#s2") == words
    expect(page.locator("#s2")).to_be_in_viewport()


def test_nothing_of_search_is_loaded_before_a_reader_reaches_for_it(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + CLAUSE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "bundle" in url or "/search/" in url]
    with page.expect_request("**/search/worker.js*"):
        page.locator(".search-open").click()
    expect(field(page)).to_be_focused()
    page.keyboard.type("法治")
    expect(results(page).first).to_be_visible()
    assert not [url for url in asked if "sitemap" in url]


LINKS = """() => [...document.querySelectorAll(".md-search-result__item > a")].map((a) => `${a.href} ${a.innerText}`)"""


@pytest.mark.parametrize("query", ["fazhi", "3-3", "法治政府"])
def test_the_first_hits_are_there_before_what_drives_the_dialog_and_stay_as_they_are(
    page: Page, address: str, query: str
) -> None:
    held: list[Route] = []
    page.route("**/bundle*.js", lambda route: held.append(route))
    page.goto(address + CLAUSE)
    search(page, query)
    expect(results(page).first).to_be_visible()
    first = page.evaluate(LINKS)
    assert first
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(50)
    assert page.evaluate("document.activeElement.className") == "md-search__input"
    held[0].continue_()
    expect(results(page).first.locator("a").first).to_be_focused()  # what was pressed was not lost
    assert page.evaluate(LINKS)[: len(first)] == first


def test_without_what_drives_the_dialog_there_are_hits_all_the_same(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.route("**/bundle*.js", lambda route: route.abort())
    page.goto(address + CLAUSE)
    search(page, "法治")
    expect(results(page).first).to_be_visible()
    page.keyboard.type("政府")
    expect(said(page)).to_contain_text("法治政府")
    results(page).first.locator("a").last.click()
    expect(page.locator("mark").first).to_be_visible()
    assert "".join(page.locator("mark").all_inner_texts()).startswith("法治政府")


def test_hits_are_grouped_by_clause_and_say_what_they_are(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "guanni")
    kinds = results(page).locator(".hit-kind").all_inner_texts()
    assert kinds[0] == "拼音"
    assert kinds[1].startswith("近音")
    expect(results(page).first.locator("h1")).to_contain_text("（四）培育尚法守制社會風尚")
    expect(results(page).first.locator(".hit-part")).to_contain_text("五、")


def test_what_was_received_is_found_and_said(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "規範性檔案")
    expect(results(page).first.locator(".hit-kind")).to_contain_text("底本：檔案")
    expect(results(page).first.locator("mark").first).to_have_text("規範性文件")


def test_the_list_is_walked_by_arrow_keys(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "法治政府")
    expect(results(page).first).to_be_visible()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    third = dialog_links(page).nth(2)
    expect(third).to_be_focused()  # keys pressed before the dialog's script is here are heard when it is
    target = third.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: unquote(url).split("#")[0] == unquote(target).split("?")[0].split("#")[0])
    page.go_back()


def test_escape_closes_it_and_gives_the_page_back(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    search(page, "法治")
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__inner")).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()


@pytest.mark.parametrize("anchor", ["#s4", "#note-fa-jiao-fen-li"])
def test_it_stays_open_on_a_page_that_was_opened_at_a_place(page: Page, address: str, anchor: str) -> None:
    page.goto(address + CLAUSE + anchor)
    search(page, "法")
    expect(page.locator(".md-search-result__list")).to_have_attribute("role", "list")
    page.wait_for_timeout(
        400
    )  # what drives the dialog takes the place for a jump, an eighth of a second after it starts
    page.keyboard.type("治")
    expect(said(page)).to_contain_text("法治")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__inner")).to_be_hidden()


@pytest.mark.parametrize(("letters", "chosen"), [("fazhi", "法治"), ("yi fa", "依法")])
def test_a_candidate_chosen_by_mouse_is_searched_and_nothing_half_composed(
    page: Page, address: str, letters: str, chosen: str
) -> None:
    page.goto(address)
    page.locator(".search-open").click()
    expect(field(page)).to_be_focused()
    page.wait_for_load_state("networkidle")
    field(page).evaluate(COMPOSE, [letters, ""])
    page.wait_for_timeout(1200)  # what drives the dialog starts meanwhile, and reads the field
    assert results(page).count() == 0
    field(page).evaluate(COMPOSE, [letters, chosen])
    expect(said(page)).to_contain_text(f"文字「{chosen}」")


def test_a_paste_by_mouse_is_searched(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".search-open").click()
    page.wait_for_load_state("networkidle")
    field(page).evaluate(
        "input => { input.value = '權力清單'; input.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' })) }"
    )
    expect(results(page)).to_have_count(3)  # two clauses and a term


def test_the_last_query_wins(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".search-open").click()
    page.wait_for_load_state("networkidle")
    for query in ["f", "fa", "faz", "fazh", "fazhi", "fazhiz", "權力清單"]:
        field(page).evaluate(
            "(input, query) => { input.value = query; input.dispatchEvent(new InputEvent('input')) }", query
        )
    expect(said(page)).to_contain_text("權力清單")
    expect(results(page)).to_have_count(3)  # two clauses and a term


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=document.title='ran'>",
        "[(.*+?",
        "\ud83d\ude00",
        "\u202e法\u202c",
        "。",
        "   ",
        "法" * 20000,
        "zh" * 10000,
        "a b c d e f g h i j k l m",
    ],
)
def test_hostile_queries_leave_the_page_alive(page: Page, address: str, query: str) -> None:
    page.goto(address)
    title = page.title()
    page.locator(".search-open").click()
    page.wait_for_load_state("networkidle")
    field(page).evaluate(
        "(input, query) => { input.value = query; input.dispatchEvent(new InputEvent('input')) }", query
    )
    page.wait_for_timeout(300)
    field(page).evaluate("input => { input.value = '權力清單'; input.dispatchEvent(new InputEvent('input')) }")
    expect(results(page)).to_have_count(3)
    assert page.title() == title
    assert page.locator(".md-search img").count() == 0


def test_an_empty_field_says_what_can_be_typed(page: Page, address: str) -> None:
    page.goto(address + "hans/")
    page.locator(".door").click()
    hint = page.locator(".search-hint")
    expect(hint).to_be_visible()
    hint.get_by_role("button", name="依fa治shi").click()
    expect(hint).to_be_hidden()
    expect(results(page).first).to_be_visible()
    expect(said(page)).to_contain_text("依fa治shi")


def test_an_empty_answer_says_how_the_query_was_read(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "蝙蝠俠")
    expect(said(page)).to_contain_text("沒有找到。已按文字「蝙蝠俠」查找")


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [("", 404, "沒有載入"), ("{", 200, "損壞"), (json.dumps({"version": 0}), 200, "本頁是舊的")],
)
def test_an_index_that_cannot_be_read_gives_one_sentence(
    browser: Browser, address: str, body: str, status: int, words: str
) -> None:
    page = browser.new_context(service_workers="block").new_page()
    page.route("**/assets/search/manifest.json", lambda route: route.fulfill(body=body, status=status))
    page.goto(address + CLAUSE)
    page.locator("body").press("/")
    page.keyboard.type("法治")
    expect(said(page)).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_be_visible()
    page.goto(address + "search/?q=法治")
    expect(page.locator("#found")).to_contain_text(words)
    page.context.close()


def test_a_slow_index_answers_when_it_comes(page: Page, address: str) -> None:
    def slowly(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/assets/search/text-*.json", slowly)
    page.goto(address)
    search(page, "權力清單")
    expect(results(page)).to_have_count(3)  # two clauses and a term


def test_words_are_marked_across_what_stands_in_the_sentence_and_under_pinyin(page: Page, address: str) -> None:
    page.goto(address + CLAUSE + "?h=執法全過程記錄制度%20行政復議#s2")
    assert marked(page, "#s2") == "執法全過程記錄制度"
    assert page.url == address + CLAUSE + "#s2"
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="拼音").check()
    expect(page.locator("#s2 mark ruby").first).to_be_visible()
    page.get_by_role("radio", name="不注").check()
    assert marked(page, "#s2") == "執法全過程記錄制度"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_of_results_lists_and_filters(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition + "search/?q=fazhi")
    found = page.locator("#found")
    expect(found.locator("li")).not_to_have_count(0)
    expect(found.locator(".quiet")).to_contain_text("拼音“fazhi”" if edition else "拼音「fazhi」")
    everything = found.locator(".quiet").inner_text()
    found.get_by_role("button", name="标题" if edition else "標題").click()
    expect(found.locator(".quiet")).not_to_have_text(everything)
    assert found.locator("li .hit-kind").count() == found.locator("li").count()
    assert "kind=heading" in page.url
    found.get_by_role("button", pressed=True).click()
    found.get_by_role("combobox").select_option("ziyang-2015/5")
    expect(found.locator("li h2").first).to_contain_text("五、")
    assert all("/5" in link for link in found.locator("h2 a").evaluate_all("links => links.map(a => a.pathname)"))
    page.reload()
    expect(found.get_by_role("combobox")).to_have_value("ziyang-2015/5")


def test_the_page_of_results_goes_on_as_one_reads(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 600})
    page.goto(address + "search/?q=d")
    found = page.locator("#found li")
    expect(found).to_have_count(15)
    found.last.scroll_into_view_if_needed()
    expect(found).not_to_have_count(15)


def test_going_back_from_a_result_leads_to_the_place_in_the_list(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 600})
    page.goto(address + "search/?q=d")
    found = page.locator("#found li")
    expect(found).to_have_count(15)
    found.last.scroll_into_view_if_needed()
    twentieth = found.nth(19).locator("h2 a")
    twentieth.scroll_into_view_if_needed()
    twentieth.click()
    expect(page.locator("article h1")).to_be_visible()
    page.go_back()
    expect(twentieth).to_be_in_viewport()


def test_the_page_of_results_answers_as_one_types(page: Page, address: str) -> None:
    page.goto(address + "search/")
    page.keyboard.type("權力清單")
    expect(page.locator("#found li")).to_have_count(3)
    assert "q=" in page.url
    page.locator("#found li a mark").first.click()
    expect(page.locator("article mark").first).to_be_visible()


def test_the_page_of_results_without_javascript_leads_to_the_text(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CLAUSE)
    page.locator(".search-open").click()
    expect(page.locator("article")).to_contain_text("搜索需要 JavaScript")
    page.locator(".without-js a").click()
    assert page.url == address + "ziyang-2015/full/"
    context.close()


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_the_dialog_fits_the_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address + CLAUSE)
    search(page, "法治")
    expect(results(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".md-search__inner").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["height"] <= 640


def test_a_link_with_a_query_opens_the_dialog(page: Page, address: str) -> None:
    page.goto(address + CLAUSE + "?q=權力清單")
    expect(results(page)).to_have_count(3)
