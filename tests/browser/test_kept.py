"""What a browser keeps of the site by itself, on the second visit, in the second tab, with the second build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Firefox, firefox
from hosting import KEPT, WORK, Host, host, republish, stay, wait_until
from playwright.sync_api import Browser, BrowserContext, Page, expect

NEWER = "本站有更新，這一頁是先前的。"


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One whose browser may keep pages, and has kept none."""
    context = browser.new_context(locale="zh-TW")
    yield context
    context.close()


@pytest.fixture
def here(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host with the site at its root."""
    with host(tmp_path / "host") as at:
        at.publish(site)
        yield at


def paths(page: Page, base: str) -> set[str]:
    """What is kept of the site at ``base``, as addresses in it."""
    return {url.removeprefix(base) for url in page.evaluate(KEPT) if url.startswith(base)}


def find(page: Page, typed: str) -> None:
    """Search from a page as a reader does."""
    page.locator("body").press("/")
    expect(page.locator(".search-input")).to_be_focused()
    page.keyboard.type(typed)


def search_leads_to(page: Page, title: str, address: str) -> None:
    find(page, "quanguocheng jilu")
    expect(page.locator(".search-list li").first).to_contain_text(title)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}#s2")
    expect(page.locator("#s2 mark").first).to_be_visible()


EDITIONS = [("", "嚴格規範公正文明執法"), ("hans/", "严格规范公正文明执法")]


@pytest.mark.parametrize("network", ["online", "offline"])
@pytest.mark.parametrize(("folder", "title"), EDITIONS)
def test_search_answers_in_the_edition_of_the_page_on_a_second_visit(
    reader: BrowserContext, here: Host, folder: str, title: str, network: str
) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}{folder}{WORK}/3-3/")
    stay(page, f"{here.url}{folder}{WORK}/2-2/")
    reader.set_offline(network == "offline")
    page.goto(f"{here.url}{folder}{WORK}/2-2/")
    search_leads_to(page, title, f"/{folder}{WORK}/3-3/")
    page.goto(f"{here.url}{folder}search/?q=quanguocheng jilu")
    expect(page.locator("#found li").first).to_contain_text(title)


@pytest.mark.parametrize(("folder", "title"), EDITIONS)
def test_firefox_answers_in_the_edition_of_the_page_with_network_and_without(
    site: Path, tmp_path: Path, folder: str, title: str
) -> None:
    kept = f"window.all ? all.includes(location.href) : !{KEPT}.then(all => {{ window.all = all.includes(location.href) && all }})"
    with firefox(tmp_path) as browser:
        with host(tmp_path / "host") as here:
            here.publish(site)
            for unit in ("3-3", "2-2"):
                browser.open(f"{here.url}{folder}{WORK}/{unit}/")
                browser.wait_for(kept)
            address = f"{here.url}{folder}{WORK}/2-2/"
            firefox_search_leads_to(browser, address, title, f"/{folder}{WORK}/3-3/")
        firefox_search_leads_to(browser, address, title, f"/{folder}{WORK}/3-3/")


def firefox_search_leads_to(browser: Firefox, address: str, title: str, target: str) -> None:
    browser.open(address)
    browser.wait_for("navigator.serviceWorker.controller")
    browser.type("/")
    browser.wait_for("document.activeElement.matches('.search-input')")
    browser.type("quanguocheng jilu")
    browser.wait_for(f"document.querySelector('.search-list li')?.textContent.includes('{title}')")
    browser.type("\ue007")
    browser.wait_for(f"location.pathname === '{target}' && document.querySelector('#s2 mark')")


# —— two sites on one host ——


@pytest.mark.parametrize(("first", "second"), [("a/", "b/"), ("", "b/")])
def test_two_sites_on_a_host_keep_apart(
    site: Path, tmp_path: Path, reader: BrowserContext, first: str, second: str
) -> None:
    with host(tmp_path / "host") as at:
        for path in (first, second):
            at.publish(site, path)
        page, other = reader.new_page(), reader.new_page()
        stay(page, f"{at.url}{first}{WORK}/3-3/")
        stay(other, f"{at.url}{second}{WORK}/3-3/")
        republish(at.folder / second, {f"{WORK}/3-3/index.html": ("</article>", "<p>新的</p></article>")})
        stay(other, f"{at.url}{second}{WORK}/4-1/")
        expect(page.locator(".newer")).to_have_count(0)
        assert f"{at.url}{first}{WORK}/3-3/" in page.evaluate(KEPT)
        other.evaluate("reader.set('script', 'hans'); reader.set('theme', 'dark')")
        other.locator(".settings summary").click()
        other.get_by_role("checkbox", name="不在本機保存頁面").check()
        wait_until(other, f"{KEPT}.then(all => !all.some(url => url.startsWith('{at.url}b/')))")
        assert f"{at.url}{first}{WORK}/3-3/" in page.evaluate(KEPT)
        scopes = "navigator.serviceWorker.getRegistrations().then(all => all.map(r => r.scope).join())"
        wait_until(page, f"{scopes}.then(all => all === '{at.url}{first}')")
        page.goto(f"{at.url}{first}{WORK}/3-3/")
        assert page.url == f"{at.url}{first}{WORK}/3-3/"
        assert page.locator("html").get_attribute("data-theme") is None
        reader.set_offline(offline=True)
        page.reload()
        expect(page.locator("h1")).to_contain_text("（三）")


def test_a_site_in_a_folder_forgets_only_its_own_cache_of_before(
    site: Path, tmp_path: Path, reader: BrowserContext
) -> None:
    with host(tmp_path / "host") as at:
        at.publish(site, "a/")
        page = reader.new_page()
        page.goto(f"{at.url}a/robots.txt")
        page.evaluate(
            "Promise.all(['a', 'b'].map(async one => (await caches.open('reader-' + one)).put(`/${one}/`, new Response('x'))))"
        )
        page.evaluate("localStorage.setItem('reader.script', 'hans')")
        stay(page, f"{at.url}a/{WORK}/3-3/")
        wait_until(page, "caches.keys().then(all => !all.includes('reader-a') && all.includes('reader-b'))")
        assert page.url == f"{at.url}a/{WORK}/3-3/"
        assert page.evaluate("localStorage.getItem('reader.script')") == "hans"


def test_a_choice_of_script_meets_those_who_come_from_another_site_of_the_host(
    site: Path, tmp_path: Path, reader: BrowserContext
) -> None:
    with host(tmp_path / "host") as at:
        at.publish(site, "a/")
        (at.folder / "index.html").write_text(f'<meta charset="utf-8"><a href="a/{WORK}/3-3/">甲</a>', "utf-8")
        page = reader.new_page()
        page.goto(f"{at.url}a/")
        page.evaluate("reader.set('script', 'hans')")
        page.goto(at.url)
        page.get_by_role("link").click()
        page.wait_for_url(f"**/a/hans/{WORK}/3-3/")


# —— another build ——


def test_a_reader_is_shown_a_newer_build_in_one_visit_and_one_tap_leads_to_it(
    reader: BrowserContext, here: Host
) -> None:
    open_page = reader.new_page()
    stay(open_page, f"{here.url}{WORK}/3-3/")
    republish(here.folder, {f"{WORK}/3-3/index.html": ("</article>", "<p>新的</p></article>")})
    page = reader.new_page()
    page.goto(f"{here.url}{WORK}/3-3/")
    for one in (page, open_page):
        expect(one.locator(".newer")).to_contain_text(NEWER)
        expect(one.get_by_text("新的", exact=True)).to_have_count(0)
        one.get_by_role("button", name="打開新的").click()
        expect(one.get_by_text("新的", exact=True)).to_be_visible()
        expect(one.locator(".newer")).to_have_count(0)
    reader.set_offline(offline=True)
    page.reload()
    expect(page.get_by_text("新的", exact=True)).to_be_visible()


def test_firefox_shows_a_newer_build(site: Path, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser, host(tmp_path / "host") as here:
        copy = here.publish(site)
        browser.open(f"{here.url}hans/{WORK}/3-3/")
        browser.wait_for("navigator.serviceWorker.controller")
        republish(copy, {f"hans/{WORK}/3-3/index.html": ("</article>", "<p id=fresh>新的</p></article>")})
        browser.open(f"{here.url}hans/{WORK}/3-4/")
        browser.wait_for("document.querySelector('.newer')?.textContent.includes('本站有更新')")
        browser.open(f"{here.url}hans/{WORK}/3-3/")
        browser.wait_for("document.getElementById('fresh') && !document.querySelector('.newer')")


def test_a_first_visit_is_told_of_no_newer_build(reader: BrowserContext, here: Host) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    expect(page.locator(".newer")).to_have_count(0)


@pytest.mark.parametrize("workers", ["allow", "block"])
def test_a_page_takes_no_readings_of_a_later_build(browser: Browser, here: Host, workers: str) -> None:
    """With a worker or without: the readings of this build, or a word that there are newer ones."""
    context = browser.new_context(locale="zh-TW", service_workers="allow" if workers == "allow" else "block")
    page = context.new_page()
    page.goto(f"{here.url}{WORK}/3-3/")
    if workers == "allow":
        wait_until(page, f"{KEPT}.then(all => all.includes('{here.url}{WORK}/readings.js'))")
    republish(here.folder, {f"{WORK}/readings.js": ("fǎ", "XX")})
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="拼音").check()
    if workers == "allow":
        expect(page.locator("ruby").first).to_be_visible()
        assert page.locator("rt[data-reading=XX]").count() == 0
    else:
        expect(page.locator(".newer")).to_be_visible()
        assert page.locator("ruby").count() == 0
        page.get_by_role("button", name="打開新的").click()
        expect(page.locator("rt[data-reading=XX]").first).to_be_attached()
    context.close()


def test_the_search_of_an_open_page_does_not_run_on_other_code(browser: Browser, here: Host) -> None:
    context = browser.new_context(locale="zh-TW", service_workers="block")
    page = context.new_page()
    page.goto(f"{here.url}hans/{WORK}/3-3/")
    worker = here.folder / "assets/javascripts/search/worker.js"
    worker.write_text(re.sub(r'CODE="\w+"', 'CODE="00000000"', worker.read_text("utf-8")), "utf-8")
    find(page, "法治")
    expect(page.locator(".search-said")).to_contain_text("本页是旧的；请重新打开本页再搜索。")
    context.close()


def test_a_page_of_other_code_gets_its_own_scripts_and_styles(reader: BrowserContext, here: Host) -> None:
    """The site was half changed: the worker is of before, a page that is not kept is not."""
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    for name in (f"{WORK}/8-1/index.html", "assets/stylesheets/page.css"):
        file = here.folder / name
        text = re.sub(r'data-code="\w+"', 'data-code="00000000"', file.read_text("utf-8"))
        file.write_text(text + "h1{outline:3px solid}" * name.endswith("css"), "utf-8")
    page.goto(f"{here.url}{WORK}/8-1/")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).outlineWidth") == "3px"


def test_what_was_kept_stays_kept_in_the_next_build(reader: BrowserContext, here: Host) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    before = paths(page, here.url)
    republish(here.folder, {f"{WORK}/3-3/index.html": ("</article>", "<p>新的</p></article>")})
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url.removeprefix(here.url)))
    page.goto(f"{here.url}{WORK}/3-4/")
    expect(page.locator(".newer")).to_be_visible()
    assert paths(page, here.url) >= before
    assert f"{WORK}/3-3/" in asked
    assert "assets/stylesheets/page.css" not in [url for url in asked if asked.count(url) > 1]


# —— what is kept ——


def test_a_visit_keeps_what_is_likely_read_next_and_no_more(reader: BrowserContext, here: Host, site: Path) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}hans/{WORK}/3-3/")
    near = {f"hans/{WORK}/{unit}/" for unit in ("3-2", "3-3", "3-4", "3")}
    likely = near | {"hans/", "hans/search/", "hans/offline/", f"hans/{WORK}/"}
    wait_until(
        page, f"{KEPT}.then(all => {sorted(here.url + path for path in likely)}.every(url => all.includes(url)))"
    )
    kept = paths(page, here.url)
    assert {path for path in kept if path == "" or path.endswith("/")} == likely
    assert f"{WORK}/readings.js" in kept
    assert f"{WORK}/glosses.hant.js" not in kept
    assert len(kept) < 40


@pytest.mark.parametrize("connection", ["{saveData: true}", "{effectiveType: '3g'}", "{effectiveType: '2g'}"])
def test_nothing_is_fetched_ahead_where_bytes_are_dear(reader: BrowserContext, here: Host, connection: str) -> None:
    page = reader.new_page()
    page.add_init_script(f"Object.defineProperty(Navigator.prototype, 'connection', {{ get: () => ({connection}) }})")
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url.removeprefix(here.url)))
    page.goto(f"{here.url}{WORK}/3-3/")
    page.goto(f"{here.url}offline/")
    expect(page.locator("[data-kept]")).to_contain_text("現在沒有保存任何頁面。")
    assert "sw.js" not in asked
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_without_network_an_address_that_is_not_kept_shows_what_is(reader: BrowserContext, here: Host) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    reader.set_offline(offline=True)
    for address in (f"{WORK}/8-1/", "no/such/page/"):
        page.goto(here.url + address)
        expect(page.locator("h1:visible")).to_have_text("這一頁沒有保存在本機")
        assert page.url == here.url + address
        assert page.evaluate("getComputedStyle(document.querySelector('.head')).position") == "sticky"
    page.locator("form.find input").first.fill("全過程記錄")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("#found li").first).to_contain_text("嚴格規範公正文明執法")
    page.goto(f"{here.url}hans/{WORK}/8-1/")
    page.locator("[data-kept] a", has_text="嚴格規範公正文明執法").click()
    expect(page.locator("h1")).to_contain_text("（三）")


def test_a_reader_sees_what_is_kept_keeps_a_whole_work_and_forgets_it(reader: BrowserContext, here: Host) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    page.locator(".settings summary").click()
    page.get_by_role("link", name="已經保存的頁面").click()
    box = page.locator("[data-kept]")
    expect(box).to_contain_text(re.compile(r"已經保存 \d+ 頁，連同搜索共 \d+ KB"))
    expect(box.get_by_role("link", name=re.compile("嚴格規範公正文明執法"))).to_be_visible()
    page.get_by_role("button", name="保存整份文件").click()
    expect(box).to_contain_text("整份文件已經保存，繁簡兩版。")
    reader.set_offline(offline=True)
    page.goto(f"{here.url}{WORK}/8-3/")
    page.locator("a.script").click()
    page.wait_for_url(f"**/hans/{WORK}/8-3/")
    expect(page.locator("h1")).to_be_visible()
    reader.set_offline(offline=False)
    page.goto(f"{here.url}hans/offline/")
    page.get_by_role("button", name="全部删掉").click()
    expect(box).to_contain_text("已经删掉，以后也不保存。")
    assert page.evaluate(KEPT) == []
    page.goto(f"{here.url}hans/{WORK}/3-4/")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_reader_can_switch_it_off(reader: BrowserContext, here: Host) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    page.locator(".settings summary").click()
    page.get_by_role("checkbox", name="不在本機保存頁面").check()
    wait_until(page, "caches.keys().then(names => names.length === 0)")
    page.goto(f"{here.url}{WORK}/3-4/")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_a_site_can_take_its_worker_back(reader: BrowserContext, here: Host) -> None:
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    page.evaluate("caches.open('kept /b/ 1')")
    republish(here.folder, {}, kept=False)
    page.goto(f"{here.url}{WORK}/3-4/")
    wait_until(page, "caches.keys().then(names => names.join() === 'kept /b/ 1')")
    page.goto(f"{here.url}{WORK}/3-3/")
    wait_until(
        page,
        "navigator.serviceWorker.getRegistrations().then(all => all.every(one => !one.active || one.active.state === 'redundant') || all.length === 0)",
    )


def test_a_whole_work_is_kept_of_one_build_or_not_at_all(reader: BrowserContext, here: Host) -> None:
    """Only half of the site is of the new build when the reader asks for the whole work: nothing of it is kept."""
    page = reader.new_page()
    stay(page, f"{here.url}{WORK}/3-3/")
    changed = here.folder / WORK / "4-1/index.html"
    changed.write_text(changed.read_text("utf-8").replace("</article>", "<p>新的</p></article>"), "utf-8")
    page.evaluate(f"reader.askKeeper({{ keep: '{WORK}' }})")
    wait_until(page, "caches.keys().then(names => names.length === 0)")
    page.goto(f"{here.url}{WORK}/4-1/")
    expect(page.get_by_text("新的", exact=True)).to_be_visible()


def test_a_site_in_a_folder_can_be_read_without_network(site: Path, tmp_path: Path, reader: BrowserContext) -> None:
    with host(tmp_path / "host") as at:
        at.publish(site, "a/")
        page = reader.new_page()
        stay(page, f"{at.url}a/hans/{WORK}/3-3/")
        reader.set_offline(offline=True)
        search_leads_to(page, EDITIONS[1][1], f"/a/hans/{WORK}/3-3/")
        page.goto(f"{at.url}a/hans/{WORK}/8-1/")
        expect(page.locator("h2:visible")).to_have_text("这一页没有保存在本机")
        assert page.evaluate("getComputedStyle(document.querySelector('.head')).position") == "sticky"
        page.locator("[data-kept] a", has_text="严格规范公正文明执法").click()
        page.wait_for_url(f"**/a/hans/{WORK}/3-3/")
        page.goto(f"{at.url}a/nowhere/")
        page.locator("form.find input").last.fill("权力清单")
        page.keyboard.press("Enter")
        page.wait_for_url("**/a/hans/search/?q=*")


# —— storage refused ——

REFUSED = {
    "throws": """
      for (const name of ["localStorage", "sessionStorage", "caches"]) Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError") } })
      Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { throw new DOMException("refused", "SecurityError") } })""",
    "absent": """
      for (const name of ["localStorage", "sessionStorage", "caches"]) Object.defineProperty(window, name, { value: undefined })
      delete Navigator.prototype.serviceWorker""",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
}


@pytest.mark.parametrize("how", list(REFUSED))
def test_every_setting_works_on_a_page_that_may_store_nothing(page: Page, address: str, how: str) -> None:
    page.add_init_script(REFUSED[how])
    page.goto(f"{address}{WORK}/3-3/")
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="深", exact=True).check()
    page.get_by_role("radio", name="特大").check()
    page.get_by_role("checkbox", name="標出改正的地方").check()
    page.get_by_role("radio", name="注音", exact=True).check()
    expect(page.locator("rt[data-reading*=ㄈ]").first).to_be_visible()
    page.get_by_role("checkbox", name="只注不常用的字").check()
    expect(page.locator("rt[data-reading*='ㄈㄚˇ']")).to_have_count(0)
    page.get_by_role("checkbox", name="不在本機保存頁面").check()
    root = page.locator("html")
    assert [root.get_attribute(f"data-{key}") for key in ("theme", "size", "received")] == ["dark", "huge", "yes"]
    page.get_by_role("radio", name="標準").check()
    page.keyboard.press("Escape")
    find(page, "法治")
    expect(page.locator(".search-list li").first).to_be_visible()
    page.goto(f"{address}offline/")
    expect(page.locator("[data-kept]")).to_contain_text("現在沒有保存任何頁面。")


# —— the page for an address that is not there ——


def test_the_404_searches_in_both_scripts_without_script(browser: Browser, here: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{here.url}404.html")
    for form, folder in ((page.locator("form.find").first, ""), (page.locator("form.find").last, "hans/")):
        form.locator("input").fill("法治")
        form.locator("button").click()
        page.wait_for_url(f"{here.url}{folder}search/?q=*")
        page.goto(f"{here.url}404.html")
    context.close()


def test_the_404_names_everything_from_the_root_of_the_site(site: Path) -> None:
    html = (site / "404.html").read_text("utf-8")
    links = re.findall(r'\s(?:href|src|action)="([^"]*)"', html)
    assert [link for link in links if not link.startswith(("/", "#", "https://")) and link != ""] == []
