"""The pictures of the README, of the site as it was built: make site && python bench/pictures.py

A clause with its notes on a desktop, and on a phone what words typed in pinyin find.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / ".github"
CLAUSE = "ziyang-2015/3-3/"
DESKTOP, PHONE = ViewportSize(width=1240, height=660), ViewportSize(width=380, height=660)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing."""


def clause_with_notes(page: Page, address: str) -> None:
    """The first note is opened."""
    page.goto(address + CLAUSE)
    page.locator(".note h3").first.click()
    page.evaluate("scrollTo(0, 0)")


def found_by_pinyin(page: Page, address: str) -> None:
    """法律顧問, typed as it sounds."""
    page.goto(address + "hans/" + CLAUSE)
    page.keyboard.press("/")
    page.keyboard.type("falvguwen")
    page.locator(".search-list li").first.wait_for()


def take(browser: Browser, address: str) -> None:
    """Both pictures, each for a reader who has never been here."""
    for name, size, scale, dark, lay_out in (
        ("desktop", DESKTOP, 1, False, clause_with_notes),
        ("phone", PHONE, 1.5, True, found_by_pinyin),
    ):
        context = browser.new_context(
            viewport=size, device_scale_factor=scale, color_scheme="dark" if dark else "light", locale="zh-TW"
        )
        page = context.new_page()
        lay_out(page, address)
        page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")
        context.close()


if __name__ == "__main__":
    handler = functools.partial(_Quiet, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        take(
            playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"]),
            f"http://127.0.0.1:{server.server_address[1]}/",
        )
    server.shutdown()
