"""Nothing on a page may act beyond its policy, come from elsewhere, or stay with the reader unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from test_access import KINDS

WATCH = "window.broken = []; addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))"


@pytest.mark.parametrize("path", KINDS)
def test_a_page_meets_its_own_policy_with_every_switch_used(page: Page, address: str, path: str) -> None:
    page.add_init_script(WATCH)
    page.goto(address + path)
    assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    if page.locator(".settings summary").is_visible():
        page.locator(".settings summary").click()
        for name in ("received", "rare"):
            if page.locator(f"input[name={name}]").count():
                page.locator(f"input[name={name}]").check()
        for choice in page.locator(".settings input[type=radio]").all():
            choice.check()
        page.keyboard.press("Escape")
    page.locator(".search-open").click()
    page.keyboard.type("法治")
    expect(page.locator(".search-list li").first).to_be_visible()
    assert page.evaluate("broken") == []


def test_the_policy_lets_in_no_inline_script_and_no_other_host(page: Page, address: str) -> None:
    page.goto(address + "city-2015/3-3/")
    policy = page.get_attribute('meta[http-equiv="Content-Security-Policy"]', "content") or ""
    assert "'unsafe" not in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"https?:|\*", policy)


def test_no_cookie_and_only_the_place_is_kept_besides_what_the_reader_chose(
    context: BrowserContext, page: Page, address: str
) -> None:
    for path in KINDS:
        page.goto(address + path)
    assert context.cookies() == []
    assert set(page.evaluate("Object.keys(localStorage)")) <= {
        "reader.offered",
        "reader.place",
        "reader.place.city-2015",
    }
    assert page.evaluate("sessionStorage.length") == 0


def test_no_page_has_inline_code_style_attributes_or_scripts_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r"\son[a-z]+=", html), path
        assert not re.search(r'\sstyle="', html), path
        assert "javascript:" not in html, path
        assert not re.search(r'<script(?![^>]*(\ssrc="(?!https?:|//)|type="application/(ld\+)?json"))', html), path
        assert not re.search(r'<(?:img|link rel="stylesheet"|script)[^>]*(?:src|href)="(?:https?:)?//', html), path
