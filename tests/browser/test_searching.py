"""Searching as readers do it, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from test_history import site as four_works
from test_search import write

from tiaowen.write.search.index import search_index

CLAUSE = "city-2015/3-3/"
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
    return page.locator(".search-input")


def said(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".search-said")


def dialog(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("dialog.search")


def results(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".search-list li")


def dialog_links(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".search-list a:visible")


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


def test_a_reader_who_types_two_keys_a_syllable_says_so_once(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    search(page, "qrgoigjilu")
    expect(results(page)).to_have_count(0)
    page.keyboard.press("Escape")
    page.locator(".settings summary").click()
    page.locator(".settings select[name=double]").select_option("xiaohe")
    page.goto(address + "hans/" + CLAUSE)
    search(page, "qrgoigjilu")
    expect(said(page)).to_contain_text("双拼“qrgoigjilu”")
    expect(results(page).first.locator("mark").first).to_have_text("全过程记录")


def test_nothing_of_search_is_loaded_before_a_reader_reaches_for_it(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + CLAUSE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url]
    with page.expect_request("**/search/worker.js*"):
        page.locator(".search-open").click()
    expect(field(page)).to_be_focused()
    page.keyboard.type("法治")
    expect(results(page).first).to_be_visible()
    assert not [url for url in asked if "sitemap" in url]


def hold(page: Page, pattern: str) -> list[Route]:
    """Requests that get no answer until the test gives it."""
    held: list[Route] = []
    page.context.route(pattern, lambda route: held.append(route))
    return held


@pytest.mark.parametrize("keys", [["Enter"], ["ArrowDown", "Enter"], ["ArrowDown", "ArrowDown", "ArrowUp", "Enter"]])
def test_keys_pressed_before_there_is_a_list_are_heard_when_it_comes(page: Page, address: str, keys: list[str]) -> None:
    held = hold(page, "**/assets/search/text-*.json")
    page.goto(address + CLAUSE)
    page.locator("body").press("/")
    page.keyboard.type("quanguochengjilu")
    for key in keys:
        page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    expect(said(page)).to_contain_text("正在準備搜索")
    for route in held:
        route.continue_()
    page.wait_for_url(address + CLAUSE + "#s2")


def test_a_key_pressed_for_what_was_typed_before_is_not_kept(page: Page, address: str) -> None:
    held = hold(page, "**/assets/search/text-*.json")
    page.goto(address + CLAUSE)
    page.locator("body").press("/")
    page.keyboard.type("法治")
    page.keyboard.press("Enter")
    page.keyboard.type("政府")
    expect(said(page)).to_contain_text("正在準備搜索")
    for route in held:
        route.continue_()
    expect(results(page).first).to_be_visible()
    assert page.url == address + CLAUSE


def test_hits_are_grouped_by_clause_and_say_what_they_are(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "guanni")
    kinds = results(page).locator(".hit-kind").all_inner_texts()
    assert kinds[0] == "拼音"
    assert kinds[1].startswith("近音")
    expect(results(page).first.locator(".hit-title")).to_contain_text("（四）培育尚法守制社會風尚")
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
    expect(third).to_be_focused()
    target = third.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: unquote(url).split("#")[0] == unquote(target).split("?")[0].split("#")[0])


def test_from_the_list_one_goes_up_to_the_field_and_types_on(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "法治")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(dialog_links(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("政府")
    expect(field(page)).to_have_value("法治政府")
    expect(said(page)).to_contain_text("法治政府")


TABBED = """() => {
  const e = document.activeElement
  return !e.closest("dialog") ? "page" : e.matches("a.hit") ? "hit" : e.matches("summary") ? "sentences" : e.className.split(" ")[0] + (e.title ? " " + e.title : "")
}"""


def test_tab_goes_through_everything_in_the_dialog_and_not_behind_it(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "法治政府")
    expect(results(page)).to_have_count(2)
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(TABBED))
    controls = ["search-button 複製這次搜索的地址", "search-button 清空", "search-all"]
    assert [one for one in seen if one != "page"][:6] == [*controls, "hit", "hit", "hit"]
    assert "page" not in seen[:6]  # after the last the browser's own controls have their turn
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()


def test_escape_closes_it_and_gives_the_page_back(page: Page, address: str) -> None:
    page.goto(address)
    page.goto(address + CLAUSE)
    search(page, "法治")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()
    page.wait_for_function("!history.state")
    page.go_back()  # and nothing of it is left in the history
    assert page.url == address


def test_the_focus_goes_back_to_where_it_was(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    page.locator("a.after").focus()
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.locator("[data-close]").click()
    expect(page.locator("a.after")).to_be_focused()


def test_a_click_beside_it_closes_it(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    search(page, "法治")
    page.mouse.click(1270, 500)
    expect(dialog(page)).to_be_hidden()


def test_the_systems_back_closes_it_and_forward_opens_it_again(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    search(page, "法治")
    page.evaluate("history.back()")
    expect(dialog(page)).to_be_hidden()
    assert page.url == address + CLAUSE
    search(page, "政府")  # typed over what was asked before
    expect(said(page)).not_to_contain_text("法治")


def test_closed_and_opened_at_once_it_stays_open(page: Page, address: str) -> None:
    page.goto(address + CLAUSE)
    search(page, "法治")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(field(page)).to_be_focused()
    page.evaluate("history.back()")
    expect(dialog(page)).to_be_hidden()


def test_back_from_a_hit_shows_the_query_the_list_and_the_place(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 600})
    page.goto(address + CLAUSE)
    search(page, "法")
    expect(results(page)).to_have_count(15)
    results(page).last.scroll_into_view_if_needed()
    twentieth = results(page).nth(19).locator("a").first
    twentieth.scroll_into_view_if_needed()
    page.locator(".search-list summary").nth(3).evaluate("e => e.click()")
    expect(page.locator(".search-list details[open] a").first).to_be_attached()
    twentieth.click()
    expect(page.locator("article h1")).to_be_visible()
    page.go_back()
    expect(field(page)).to_have_value("法")
    expect(twentieth).to_be_in_viewport()
    expect(twentieth).to_be_focused()
    expect(page.locator(".search-list details[open] a").first).to_be_attached()
    page.evaluate("history.back()")
    expect(dialog(page)).to_be_hidden()
    assert page.url == address + CLAUSE


def test_a_hit_on_this_very_page_closes_it_and_back_opens_it(page: Page, address: str) -> None:
    page.goto(address + "city-2015/3-3/")
    search(page, "3-3第2句")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(address + "city-2015/3-3/#s2")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator("#s2")).to_be_in_viewport()
    page.go_back()
    expect(field(page)).to_have_value("3-3第2句")
    expect(results(page).first).to_be_visible()


FULL_HISTORY = """for (const name of ["pushState", "replaceState"]) {
  history[name] = () => { throw new DOMException("100 times per 30 seconds", "SecurityError") }
}"""


def test_a_full_history_stops_neither_list(page: Page, address: str) -> None:
    page.add_init_script(FULL_HISTORY)
    page.goto(address + CLAUSE)
    search(page, "法治")
    page.keyboard.type("政府")
    expect(said(page)).to_contain_text("法治政府")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    assert page.url == address + CLAUSE
    page.goto(address + "search/")
    page.keyboard.type("法治")
    page.wait_for_timeout(500)
    page.keyboard.type("政府")
    expect(page.locator("#found .search-said")).to_contain_text("法治政府")


@pytest.mark.parametrize("typed", ["法治政府", "執法全過程記錄", "guanni"])
def test_every_link_of_a_hit_leads_to_its_sentence_marked(page: Page, address: str, typed: str) -> None:
    page.goto(address)
    search(page, typed)
    expect(results(page).first).to_be_visible()
    for box in page.locator(".search-list summary").all():
        box.click()
    page.wait_for_timeout(200)
    links = page.locator(".search-list a").evaluate_all("all => all.map(a => a.href)")
    assert len(links) >= 3
    for link in links:
        page.goto(link)
        expect(page.locator("mark.found").first).to_be_attached()
        if "/terms/" not in link and "/bodies/" not in link:
            expect(page.locator(":target mark.found, mark.found:target").first).to_be_in_viewport()


def test_sentences_beside_the_best_are_opened_in_their_place(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "zhifa")
    first = results(page).first
    summary = first.locator("summary")
    expect(summary).to_have_text("還有 7 句")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    others = first.locator("details a")
    expect(others).to_have_count(7)
    numbers = others.evaluate_all("all => all.map(a => Number(a.hash.slice(2)))")
    assert numbers == sorted(set(numbers))
    assert all(others.nth(at).locator("mark").count() for at in range(7))
    page.keyboard.press("ArrowDown")
    expect(others.first).to_be_focused()


def test_the_term_that_was_asked_for_comes_first_with_what_it_says(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "執法全過程記錄")
    first = results(page).first
    expect(first.locator(".hit-kind")).to_have_text("詞條 · 原文")
    expect(first).to_contain_text("行政執法機關以文字、音像等形式")
    assert first.inner_text().count("執法全過程記錄") == 1
    search_page = page.locator(".search-all")
    search_page.click()
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("#found li").first.locator(".hit-kind")).to_have_text("詞條 · 原文")


def test_a_search_is_sent_on_by_its_address(page: Page, address: str) -> None:
    page.goto(address + "hans/" + CLAUSE)
    search(page, "法治")
    page.locator("[data-share]").click()
    expect(page.locator("dialog .toast")).to_contain_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}hans/search/?q=%E6%B3%95%E6%B2%BB"


def test_what_goes_on_in_the_text_is_offered_and_taken_by_the_right_arrow(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "執法全過程記")
    expect(page.locator(".search-completed")).to_have_text("執法全過程記錄制度")
    page.keyboard.press("ArrowRight")
    expect(field(page)).to_have_value("執法全過程記錄制度")
    expect(said(page)).to_contain_text("執法全過程記錄制度")


def test_it_is_a_list_of_links_with_one_voice(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "法治政府")
    expect(results(page).first).to_be_visible()
    for frame in ("dialog", "article"):
        assert page.locator(f"{frame} [aria-live], {frame} [role=status]").count() == 1
        assert page.locator(f"{frame} ol[role=list] > li > a").count() >= 3
        assert page.locator("h1").count() == (1 if frame == "article" else page.locator("article h1").count())
        assert page.locator(f"{frame} li :is(h1, h2, h3)").count() == 0
        if frame == "dialog":
            page.goto(address + "search/?q=法治政府")
            expect(page.locator("#found li").first).to_be_visible()


def test_where_the_reader_pays_for_it_nothing_is_loaded_before_something_is_typed(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + CLAUSE)
    page.locator(".search-open").click()
    expect(field(page)).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url]
    page.keyboard.type("法治")
    expect(results(page).first).to_be_visible()


# A worker that knows nothing of the text: it says what it is told to.
TOLD = """window.Worker = function () {
  this.postMessage = ({ turn, query }) => {
    const say = { hant: `文字「${query}」`, hans: query }
    const answer = query === "援助" ? { total: 1, items: ["<li><a class='hit' data-best href='.'>援助</a></li>"] }
      : { total: 2, near: true, suggestion: { hant: "援助", hans: "援助" }, items: ["<li><a class='hit' href='.'>甲</a></li>", "<li><a class='hit' href='.'>乙</a></li>"] }
    this.onmessage({ data: { turn, query, groups: answer.items.length, understood: { reading: "words", terms: [], say }, ...answer } })
  }
}"""


@pytest.mark.parametrize("place", [CLAUSE, "search/"])
def test_what_may_have_been_meant_is_a_link_that_searches_it(page: Page, address: str, place: str) -> None:
    page.add_init_script(TOLD)
    page.goto(address + place)
    if "search" not in place:
        page.keyboard.press("/")
    page.keyboard.type("圓助")
    status = page.locator("[role=status].search-said")
    expect(status).to_have_text("沒有與文字「圓助」一樣的，相近的有 2 條")
    link = page.locator(".search-perhaps a")
    expect(page.locator(".search-perhaps")).to_have_text("是不是要找：援助")
    assert unquote(link.evaluate("a => a.href")) == f"{address}search/?q=援助"
    link.click()
    expect(status).to_have_text("1 條 · 文字「援助」")
    expect(page.locator(".search-perhaps")).to_be_empty()


@pytest.mark.parametrize(("letters", "chosen"), [("fazhi", "法治"), ("yi fa", "依法")])
def test_a_candidate_chosen_by_mouse_is_searched_and_nothing_half_composed(
    page: Page, address: str, letters: str, chosen: str
) -> None:
    page.goto(address)
    page.locator(".search-open").click()
    expect(field(page)).to_be_focused()
    page.wait_for_load_state("networkidle")
    field(page).evaluate(COMPOSE, [letters, ""])
    page.wait_for_timeout(300)
    assert results(page).count() == 0
    field(page).evaluate(COMPOSE, [letters, chosen])
    expect(said(page)).to_contain_text(f"文字「{chosen}」")


# Enter chose a candidate: browsers say so by isComposing, Safari by 229 after the composition is over.
CHOSEN = """(input, composing) => {
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: composing ? 13 : 229, isComposing: composing, bubbles: true }))
  input.form.dispatchEvent(new SubmitEvent("submit", { cancelable: true, bubbles: true }))
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", keyCode: 229, isComposing: composing, bubbles: true }))
}"""


@pytest.mark.parametrize("composing", [True, False])
def test_enter_that_chooses_a_candidate_does_not_leave(page: Page, address: str, composing: bool) -> None:
    page.goto(address + CLAUSE)
    search(page, "法治")
    expect(results(page).first).to_be_visible()
    field(page).evaluate(CHOSEN, composing)
    page.wait_for_timeout(200)
    assert page.url == address + CLAUSE
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**#s*")


def test_escape_that_ends_a_composition_leaves_it_open(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".search-open").click()
    field(page).evaluate("input => input.dispatchEvent(new CompositionEvent('compositionstart'))")
    dialog(page).evaluate("box => { if (box.dispatchEvent(new Event('cancel', { cancelable: true }))) box.close() }")
    expect(field(page)).to_be_visible()


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
    assert page.locator("dialog.search img").count() == 0


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
    page.wait_for_function("!(history.state || {}).search")  # its entry of the history is gone: a step back is over
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
    found, told = page.locator("#found"), page.locator("#found .search-said")
    expect(found.locator("li")).not_to_have_count(0)
    expect(told).to_contain_text("拼音“fazhi”" if edition else "拼音「fazhi」")
    everything = told.inner_text()
    found.get_by_role("button", name="标题" if edition else "標題").click()
    expect(told).not_to_have_text(everything)
    assert found.locator("li .hit-kind").count() == found.locator("li").count()
    page.wait_for_url("**kind=heading*")
    found.get_by_role("button", pressed=True).click()
    found.get_by_role("combobox").select_option("city-2015/5")
    expect(found.locator("li .hit-title").first).to_contain_text("五、")
    assert all("/5" in link for link in found.locator(".hit-lead").evaluate_all("links => links.map(a => a.pathname)"))
    page.wait_for_url("**part=5*")
    page.reload()
    expect(found.get_by_role("combobox")).to_have_value("city-2015/5")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a shelf of works."""
    works = four_works()
    outputs = search_index(works.works, [], works.converter, works.reader, works.everyday, works.shelf)
    return write(outputs, tmp_path_factory.mktemp("shelf"))


def on_shelf(page: Page, shelf: Path) -> None:
    """The site as if it had the works of the shelf."""

    def answer(route: Route) -> None:
        route.fulfill(path=shelf / "assets/search" / PurePosixPath(urlsplit(route.request.url).path).name)

    page.context.route("**/assets/search/*.json", answer)


@pytest.mark.parametrize("edition", EDITIONS)
def test_results_on_a_shelf_stand_by_work_and_are_narrowed_by_what_is_known(
    page: Page, address: str, shelf: Path, edition: str
) -> None:
    law, text = (
        ("中华人民共和国森林法", "关于保护古树的说明") if edition else ("中華人民共和國森林法", "關於保護古樹的說明")
    )
    on_shelf(page, shelf)
    page.goto(address + edition + "search/?q=保护")
    works = page.locator("#found .hit-work")
    expect(works).to_have_text([f"{text} 3 {'条' if edition else '條'}", f"{law} 2 {'条' if edition else '條'}"])
    kinds = page.get_by_role("combobox", name="文种" if edition else "文種")
    kinds.focus()
    kinds.select_option("fa")
    expect(works).to_have_count(0)
    expect(page.locator("#found li")).to_have_count(2)
    expect(page.locator("#found .hit-part")).to_have_text([law, law])
    expect(kinds).to_be_focused()
    page.wait_for_url("**genre=fa*")
    page.reload()
    expect(kinds).to_have_value("fa")
    expect(page.locator("#found li")).to_have_count(2)
    years = page.get_by_role("combobox", name="年份")
    expect(years).to_have_count(0)  # all are of one
    kinds.select_option("")
    expect(works).to_have_count(2)
    expect(years.locator("option").nth(1)).to_have_text("1984年（2）")


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
    twentieth = found.nth(19).locator(".hit-lead")
    twentieth.scroll_into_view_if_needed()
    twentieth.click()
    expect(page.locator("article h1")).to_be_visible()
    page.go_back()
    expect(twentieth).to_be_in_viewport()


def test_the_page_of_results_answers_as_one_types(page: Page, address: str) -> None:
    page.goto(address + "search/")
    page.keyboard.type("權力清單")
    expect(page.locator("#found li")).to_have_count(3)
    page.wait_for_url("**?q=*")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found li a").first).to_be_focused()
    page.locator("#found li a mark").first.click()
    expect(page.locator("article mark").first).to_be_visible()


def test_the_page_of_results_without_javascript_leads_to_the_text(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CLAUSE)
    page.locator(".search-open").click()
    expect(page.locator("article")).to_contain_text("搜索需要 JavaScript")
    page.locator(".without-js a").click()
    assert page.url == address + "city-2015/full/"
    context.close()


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_the_dialog_fits_the_window(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(address + CLAUSE)
    search(page, "法治")
    expect(results(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = dialog(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["height"] <= 640


def test_a_link_with_a_query_opens_the_dialog(page: Page, address: str) -> None:
    page.goto(address + CLAUSE + "?q=權力清單")
    expect(results(page)).to_have_count(3)
