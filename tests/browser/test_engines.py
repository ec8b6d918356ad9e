"""Reading and searching on browsers that lack what newer ones have, as far down as package.json's ``browserslist`` says."""

from __future__ import annotations

import functools
import http.server
import threading
from pathlib import Path

import pytest
from firefox import firefox
from playwright.sync_api import BrowserContext, Page, Route, expect

CLAUSE = "city-2015/3-3/"
EDITIONS = ["", "hans/"]
# As WebDriver calls the keys.
ARROW_DOWN, ENTER, ESCAPE = "\ue015", "\ue007", "\ue00c"
# What Chromium 80, Firefox 78 or Safari 13.1 has not, as far as a script can take it away.
LATER = """
for (const one of [Element, Document, DocumentFragment]) delete one.prototype.replaceChildren
for (const name of ["at", "findLast", "toSorted"]) delete Array.prototype[name]
for (const name of ["at", "replaceAll"]) delete String.prototype[name]
for (const name of ["addEventListener", "removeEventListener"]) MediaQueryList.prototype[name] = undefined
for (const name of ["structuredClone", "HTMLDialogElement", "WeakRef", "CSSLayerBlockRule", "Highlight"]) delete window[name]
delete Promise.any
delete Object.hasOwn
delete Intl.Segmenter
delete AbortSignal.timeout
delete crypto.randomUUID
const EventTargetOnly = EventTarget
window.EventTarget = function () { throw new TypeError("Illegal constructor") }
window.EventTarget.prototype = EventTargetOnly.prototype
"""
NO_WORKER = "delete window.Worker"
DEAF_WORKER = "window.Worker = function () { throw new Error('not here') }"


def typed(page: Page, query: str) -> None:
    page.locator("body").press("/")
    expect(page.locator(".search-input")).to_be_focused()
    page.keyboard.type(query)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("missing", [NO_WORKER, DEAF_WORKER], ids=["none", "deaf"])
def test_the_dialog_searches(page: Page, address: str, edition: str, missing: str) -> None:
    page.add_init_script(missing)
    page.goto(address + edition + CLAUSE)
    typed(page, "quanguochengjilu")
    words = "全过程记录" if edition else "全過程記錄"
    expect(page.locator(".search-list li mark").first).to_have_text(words)
    page.keyboard.press("Enter")
    page.wait_for_url(address + edition + CLAUSE + "#s2")
    expect(page.locator("#s2 mark").first).to_be_visible()
    typed(page, "法治")  # on the next page, and once more after what was typed first
    expect(page.locator(".search-said")).to_contain_text("法治")
    page.keyboard.type("政府")
    expect(page.locator(".search-said")).to_contain_text("法治政府")
    expect(page.locator(".search-list li").first).to_be_visible()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("reach", ["/", ".search-open", ".door"])
def test_without_modal_dialogs_search_is_the_page_of_all_results(
    page: Page, address: str, edition: str, reach: str
) -> None:
    """Safari before 15.4, Firefox before 98."""
    page.add_init_script(LATER)
    page.goto(address + edition + ("" if reach == ".door" else CLAUSE))
    if reach == "/":
        page.keyboard.press("/")
    else:
        page.locator(reach).click()
    page.wait_for_url(address + edition + "search/")
    page.keyboard.type("quanguochengjilu")
    words = "全过程记录" if edition else "全過程記錄"
    expect(page.locator("#found mark").first).to_have_text(words)
    page.goto(address + edition + CLAUSE + "?q=法治")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("#found li").first).to_be_visible()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("missing", [LATER, NO_WORKER, LATER + NO_WORKER], ids=["later", "none", "both"])
def test_the_page_of_all_results_searches(page: Page, address: str, edition: str, missing: str) -> None:
    page.add_init_script(missing)
    page.goto(address + edition + "search/?q=法治")
    expect(page.locator("#found li").first).to_be_visible()
    page.locator("#found .filters button").first.click()
    expect(page.locator("#found [aria-pressed=true]")).to_have_count(1)
    page.locator("#find input").fill("")
    expect(page.locator("#found li")).to_have_count(0)


def test_a_worker_that_cannot_import_loads_the_search_all_the_same(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []

    def refuse_first(route: Route) -> None:
        asked.append(route.request.url)
        route.abort() if len(asked) == 1 else route.continue_()

    context.route("**/search/code.js", refuse_first)
    page.goto(address + CLAUSE)
    typed(page, "法治")
    expect(page.locator(".search-list li").first).to_be_visible()
    assert len(asked) == 2


class Refusing(http.server.SimpleHTTPRequestHandler):
    """Has no code.js when asked for the first time, as if the asker could not import."""

    asked = 0

    def do_GET(self) -> None:
        Refusing.asked += self.path.endswith("/search/code.js")
        if self.path.endswith("/search/code.js") and Refusing.asked == 1:
            self.send_error(404)
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_so_does_firefox(site: Path, tmp_path: Path) -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Refusing, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with firefox(tmp_path) as browser:
            browser.open(f"http://127.0.0.1:{server.server_address[1]}/hans/{CLAUSE}")
            browser.type("/")
            browser.wait_for("document.activeElement.matches('.search-input')")
            browser.type("quanguocheng jilu")
            browser.wait_for("document.querySelector('.search-list li mark')?.textContent === '全过程记录'")
            browser.type(ARROW_DOWN)
            browser.wait_for("document.activeElement.matches('.search-list a')")
            browser.type(ENTER)
            browser.wait_for("location.hash === '#s2' && document.querySelector('#s2 mark')")
            browser.wait_for("history.back() ?? true")
            browser.wait_for("document.querySelector('dialog[open] .search-input')?.value === 'quanguocheng jilu'")
            browser.wait_for(
                "document.querySelector('.search-list li mark') && document.activeElement.matches('.search-list a')"
            )
            browser.type(ESCAPE)
            browser.wait_for("!document.querySelector('dialog[open]') && !history.state")
        server.shutdown()
    assert Refusing.asked > 1


@pytest.mark.parametrize("lacking", ["worker.js", "worker.js and code.js"])
def test_where_the_worker_does_not_load_the_page_searches_itself(
    context: BrowserContext, address: str, lacking: str
) -> None:
    page = context.new_page()
    context.route("**/search/worker.js", lambda route: route.abort())
    if "code" in lacking:
        context.route("**/search/code.js", lambda route: route.abort())
    page.goto(address + CLAUSE)
    typed(page, "法")  # one letter, one question: none is on its way when the code can be had again
    if "code" in lacking:
        expect(page.locator(".search-said")).to_contain_text("沒有載入")
        context.unroute("**/search/code.js")
    page.keyboard.type("治政府")
    expect(page.locator(".search-list li").first).to_be_visible()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_search_that_could_not_be_loaded_is_asked_for_again(
    context: BrowserContext, address: str, edition: str
) -> None:
    page = context.new_page()
    context.route("**/search/code.js", lambda route: route.abort())
    page.goto(address + edition + "search/?q=法治")
    expect(page.locator("#found")).to_contain_text("没有载入" if edition else "沒有載入")
    context.unroute("**/search/code.js")
    page.locator("#find button").click()
    expect(page.locator("#found li").first).to_be_visible()


def test_reading_goes_on(page: Page, address: str) -> None:
    """Notes, the settings and the citation of a sentence, none of which may stop at what is missing."""
    page.add_init_script(LATER)
    page.goto(address + CLAUSE)
    expect(page.locator(".note").first).to_be_visible()
    page.locator(".settings summary").click()
    page.locator(".settings input[name=pinyin][value=pinyin]").check()
    expect(page.locator("rt").first).to_be_attached()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_browser_below_the_floor_reads_and_is_told_why_it_does_not_search(
    context: BrowserContext, address: str, edition: str
) -> None:
    """It cannot read the signs of preferences.js; what it could read of the others must not run without."""
    context.route("**/preferences.js", lambda route: route.fulfill(content_type="text/javascript", body="void a?..b"))
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address + edition + CLAUSE)
    expect(page.locator("#s2")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)
    page.locator(".search-open").click()
    page.wait_for_url(address + edition + "search/")
    expect(page.locator("#too-old")).to_be_visible()
    expect(page.locator("#too-old")).to_contain_text("Firefox 78")
    expect(page.locator("#no-script")).to_be_hidden()
    page.locator(".without-js a").first.click()
    page.wait_for_url(address + edition + "city-2015/full/")
    assert {error.split(":")[0] for error in wrong} == {"Unexpected token '.'"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_others_are_told_nothing_of_the_kind(page: Page, address: str, edition: str) -> None:
    page.goto(address + edition + "search/?q=法治")
    expect(page.locator("#found li").first).to_be_visible()
    expect(page.locator(".without-js")).to_be_hidden()
