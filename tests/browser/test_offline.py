"""Reading without network: the copy that opens from a disk, in two browsers."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from firefox import firefox
from playwright.sync_api import Page, expect

from tiaowen.write.built.offline import offline_page

ENTER = "\ue007"  # as WebDriver names the key


@pytest.fixture(scope="module")
def disk(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder with a space and Chinese in its name."""
    folder = tmp_path_factory.mktemp("優盤 1")
    with zipfile.ZipFile(site / "offline.zip") as archive:
        archive.extractall(folder)
    return folder / "offline"


def test_the_copy_is_small(site: Path) -> None:
    assert (site / "offline.zip").stat().st_size < 5_000_000
    page = (site / "offline/index.html").read_text("utf-8")
    size = (site / "offline.zip").stat().st_size / 1_000_000
    assert f"<small data-size>{size:.1f} MB</small>" in page


def test_every_page_of_the_copy_has_a_policy_that_files_can_keep(disk: Path) -> None:
    for path in disk.rglob("*.html"):
        assert "default-src 'none'; script-src 'self' file:; " in path.read_text("utf-8"), path


def test_every_link_of_the_copy_leads_to_a_file_or_back_to_the_site(disk: Path) -> None:
    for path in disk.rglob("*.html"):
        for link in re.findall(r'\s(?:href|src|data-twin)="([^"]*)"', path.read_text("utf-8")):
            target = link.split("#")[0].split("?")[0]
            if target and ":" not in target:
                assert (path.parent / target).resolve().is_file(), (path, link)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../2-1/#s3">', '<a href="../2-1/index.html#s3">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<a href="#s3">', '<a href="#s3">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="../x.pdf">', '<a href="https://here/w/x.pdf">'),
        ('<script src="../../assets/a.js">', '<script src="../../assets/a.js">'),
        ('<article data-work="w" data-readings="sha256-a+b=" data-unit="1">', '<article data-work="w" data-unit="1">'),
        (
            '<meta http-equiv="refresh" content="0; url=../../w/3/">',
            '<meta http-equiv="refresh" content="0; url=../../w/3/index.html">',
        ),
    ],
)
def test_links_are_turned(html: str, expected: str) -> None:
    assert offline_page(html, "w/2-2/index.html", "https://here/") == expected


def test_from_a_disk_both_scripts_and_every_switch_work(page: Page, disk: Path) -> None:
    page.goto((disk / "index.html").as_uri())
    page.get_by_role("link", name="閱讀全文").first.click()
    page.goto((disk / "city-2015/3-3/index.html").as_uri())
    page.locator(".settings summary").click()
    page.get_by_role("radio", name="拼音").check()
    expect(page.locator("ruby").first).to_be_visible()
    page.get_by_role("checkbox", name="標出改正的地方").check()
    assert page.locator("html").get_attribute("data-received") == "yes"
    page.keyboard.press("Escape")
    page.locator("a.script").click()
    assert page.url.endswith("/hans/city-2015/3-3/index.html")
    expect(page.locator("h1")).to_contain_text("严格规范公正文明执法")
    page.locator("a.after").click()
    expect(page.locator("h1")).to_contain_text("（四）")


def test_from_a_disk_search_finds_by_pinyin_and_leads_to_the_sentence(page: Page, disk: Path) -> None:
    page.goto((disk / "city-2015/2-2/index.html").as_uri())
    page.locator("body").press("/")
    expect(page.locator(".search-input")).to_be_focused()
    page.keyboard.type("quanguocheng jilu")
    expect(page.locator(".search-list li").first).to_contain_text("嚴格規範公正文明執法")
    page.keyboard.press("Enter")
    page.wait_for_url("**/offline/city-2015/3-3/index.html#s2")
    expect(page.locator("#s2 mark").first).to_be_visible()
    page.goto((disk / "hans/search/index.html").as_uri() + "?q=权力清单")
    expect(page.locator("#found li").nth(1)).to_contain_text("推行政府权力清单制度")  # the term first


def test_from_a_disk_notes_open_beside_their_words(page: Page, disk: Path) -> None:
    page.goto((disk / "hans/city-2015/3-3/index.html").as_uri())
    page.locator("a.nr").first.click()
    expect(page.locator("#note-quan-guo-cheng-ji-lu")).to_be_in_viewport()


def test_firefox_searches_the_copy_by_pinyin_and_changes_the_script(disk: Path, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        browser.open((disk / "city-2015/2-2/index.html").as_uri())
        browser.type("/")
        browser.wait_for("document.activeElement.matches('.search-input')")
        browser.type("quanguocheng jilu")
        browser.wait_for("document.querySelector('.search-list li')?.textContent.includes('嚴格規範公正文明執法')")
        browser.type(ENTER)
        browser.wait_for("location.pathname.endsWith('/3-3/index.html') && document.querySelector('#s2 mark')")
        browser.wait_for("document.querySelector('a.script').click() ?? true")
        browser.wait_for(
            "location.pathname.includes('/hans/') && document.querySelector('h1')?.textContent.includes('严格规范公正文明执法')"
        )
