"""From asking for a page to the first hit in its search box, here and on Material as installed: two keys typed at once."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser

PAGES = {"this project": "hans/ziyang-2015/2-1/", "Material + jieba": "bench/material/2-1/"}
ROUNDS = 25
HIT = ".search-list li, .md-search-result__item"
WATCH = """(() => {
  const look = () => { if (document.querySelector(".search-list li, .md-search-result__item")) window.firstHit = performance.now(); else requestAnimationFrame(look) }
  look()
})()"""


def first_hits(browser: Browser, address: str) -> str:
    """One line: the medians in ms.  The two take turns, each time as a reader who has never been here."""
    times: dict[str, list[float]] = {name: [] for name in PAGES}
    for _ in range(ROUNDS):
        for name, page in PAGES.items():
            times[name].append(_first_hit(browser, address + page))
    told = ", ".join(f"{name} {median(all_times):.0f} ms" for name, all_times in times.items())
    return f"Page load to first hit in the search box, {ROUNDS} first visits each: {told}."


def _first_hit(browser: Browser, url: str) -> float:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(url)
    page.keyboard.press("/")
    page.keyboard.type("法治")
    page.locator(HIT).first.wait_for(state="attached")
    page.wait_for_timeout(50)
    taken = float(page.evaluate("window.firstHit"))
    context.close()
    return taken
