"""How the pages are set: titles, readings, buttons, the palette, forced colours, and pictures that a phone shows whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import ROOT
from firefox import Firefox, firefox
from playwright.sync_api import Page, expect

from tiaowen.language.phrases import phrase_ends

SHEETS = ROOT / "overrides/assets/stylesheets"
TITLED = {
    "city-2015/": "h1.work, .text li a:first-child",
    "city-2015/7/": "h1.unit, .text h2 .s, .beside a, .turn a",
    "city-2015/map/": ".map li > a",
    "": "h2.work a",
}
# The lines of an element's text as the page breaks them, and its width in characters.
LINES = """selector => [...document.querySelectorAll(selector)].filter(e => e.offsetWidth).map(e => {
  const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), lines = []
  let top = -1e6
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.parentNode.closest(".stop, .sr, small")) continue
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const box = range.getBoundingClientRect()
      if (!box.width) continue
      if (box.top > top + box.height / 2) { lines.push(""); top = box.top }
      lines[lines.length - 1] += node.data[at]
    }
  }
  return lines
})"""


def torn(lines: list[str], simplified: str) -> list[str]:
    """Lines of a title that end where none may; ``simplified`` is the title as the table knows it."""
    ends, at, wrong = phrase_ends(simplified), 0, []
    for line in lines[:-1]:
        at += len(line)
        if at not in ends:
            wrong.append("｜".join(lines))
    return wrong


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


def asked(browser: Firefox, expression: str) -> Any:
    """The value of a JavaScript expression in Firefox."""
    target = {"context": browser.context}
    expression = f"JSON.stringify({expression})"
    answer = browser.command("script.evaluate", expression=expression, target=target, awaitPromise=False)
    return json.loads(answer["result"]["value"])


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_title_is_torn_at_any_width_in_either_script(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path, selector in TITLED.items():
        shown = {}
        for edition in ("", "hans/"):
            page.goto(address + edition + path)
            shown[edition] = page.evaluate(LINES, selector)
        assert shown["hans/"]
        for hant, hans in zip(shown[""], shown["hans/"], strict=True):
            simplified = "".join(hans)
            assert torn(hans, simplified) == []
            assert torn(hant, simplified) == []


def test_firefox_tears_no_title_either(fox: Firefox, address: str) -> None:
    fox.command("browsingContext.setViewport", context=fox.context, viewport={"width": 360, "height": 900})
    for path, selector in TITLED.items():
        fox.open(address + "hans/" + path)
        for lines in asked(fox, f"({LINES})({json.dumps(selector)})"):
            assert torn(lines, "".join(lines)) == []


@pytest.mark.parametrize("width", [360, 1440])
def test_a_title_fills_its_lines(page: Page, address: str, width: int) -> None:
    """No line but the last is half empty, as where a whole clause of a title went to the next."""
    page.set_viewport_size({"width": width, "height": 900})
    for part in range(1, 9):
        page.goto(f"{address}city-2015/{part}/")
        lines = page.evaluate(LINES, "h1.unit")[0]
        words = lines[1:]
        assert all(len(line) * 2 > max(map(len, words)) for line in words[:-1]), lines


def test_a_title_is_copied_as_it_is_written(page: Page, address: str) -> None:
    page.goto(address + "city-2015/7/")
    copied = "e => { getSelection().selectAllChildren(e); return String(getSelection()) }"
    assert page.locator("h1.unit").evaluate(copied).replace("\n", "") == "七、建強法治隊伍，強化法治資陽建設人才支撐"
    page.goto(address + "city-2015/8-2/")
    text = page.locator("article > p:not(.standing)").first.evaluate(copied)
    assert "“1+6+N”工作推進機制" in text or "「1+6+N」工作推進機制" in text


def test_the_space_between_scripts_is_said(page: Page, address: str) -> None:
    page.goto(address + "city-2015/3-3/")
    space = "e => getComputedStyle(e).textAutospace"
    assert page.locator("article > p:not(.standing)").first.evaluate(space) == "no-autospace"
    assert page.locator(".foot").evaluate(space) == "normal"


@pytest.mark.parametrize("path", ["", "city-2015/", "city-2015/3-3/", "notes/", "search/"])
def test_no_button_is_spread_like_a_line_of_text(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    aligned = "all => all.map(e => getComputedStyle(e).textAlign)"
    assert "justify" not in page.locator(".way, .ways, button, summary, label").evaluate_all(aligned)


SPREAD = """[...document.querySelectorAll("article > p:not(.standing) ruby")].map(e => Math.round(e.getBoundingClientRect().width))"""
BESIDE = """[...document.querySelectorAll("article > p:not(.standing) ruby")].map(e => {
  const range = document.createRange()
  range.selectNode(e.firstChild)
  const character = range.getBoundingClientRect(), sign = e.querySelector("rt").getBoundingClientRect()
  return [sign.left - character.right, sign.top - character.top, character.bottom - sign.bottom, character.width].map(Math.round)
})"""


def check_beside(boxes: list[list[int]]) -> None:
    """注音 begins at the right edge of its character and stands at its height."""
    assert len(boxes) > 100
    for right, above, below, width in boxes:
        assert abs(right) <= width / 4
        assert abs(above - below) <= width / 4


def test_characters_under_pinyin_stand_evenly(page: Page, address: str) -> None:
    page.add_init_script("localStorage.setItem('reader.pinyin', 'pinyin')")
    page.goto(address + "city-2015/3-3/")
    expect(page.locator("article > p ruby").first).to_be_visible()
    widths = page.evaluate(SPREAD)
    size = page.locator("article > p:not(.standing)").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert max(widths) - min(widths) <= size / 4  # beside a sign a reading may hang over


def test_zhuyin_stands_at_the_right_of_its_character(page: Page, address: str) -> None:
    page.add_init_script("localStorage.setItem('reader.pinyin', 'zhuyin')")
    page.goto(address + "city-2015/3-3/")
    expect(page.locator("article > p ruby").first).to_be_visible()
    check_beside(page.evaluate(BESIDE))
    sign = page.locator("article > p rt[data-tone]").first
    assert sign.evaluate("e => getComputedStyle(e, '::after').content") in ('"ˊ"', '"ˇ"', '"ˋ"')


def test_zhuyin_stands_there_in_firefox_too(fox: Firefox, address: str) -> None:
    fox.open(address + "city-2015/3-3/")
    asked(fox, "(localStorage.setItem('reader.pinyin', 'zhuyin'), 1)")
    fox.open(address + "city-2015/3-3/")
    fox.wait_for("document.querySelector('article > p ruby')")
    check_beside(asked(fox, BESIDE))
    asked(fox, "(localStorage.removeItem('reader.pinyin'), 1)")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("edition", ["", "hans/"])
def test_the_map_shows_every_title_whole(page: Page, address: str, edition: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}{edition}city-2015/map/")
    rows = page.locator(".map li > a")
    assert rows.count() == 38
    assert not [title for title in rows.all_inner_texts() if "…" in title]
    assert rows.evaluate_all("all => all.filter(a => a.scrollWidth > a.clientWidth + 1).length") == 0
    assert page.locator(".map").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 14
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    bars = page.locator(".map .size").evaluate_all(
        "all => all.map(e => [e.querySelector('rect').getBoundingClientRect().width, parseInt(e.innerText.replace(',', ''))])"
    )
    assert sorted(bars, key=lambda bar: bar[1])[-1][0] == max(width for width, _ in bars)


def test_a_row_of_the_map_leads_to_the_units_on_the_same_matter(page: Page, address: str) -> None:
    page.goto(address + "city-2015/map/")
    row = page.locator(".map li", has_text="（三）嚴格規範公正文明執法")
    row.locator(".near a").first.click()
    page.wait_for_url(re.compile(r"/city-2015/\d-\d/$"))


def test_tasks_and_mentions_are_told_apart_without_colour(page: Page, address: str) -> None:
    page.goto(address + "bodies/")
    expect(page.locator(".lead")).to_contain_text("● 是交給任務的地方，○ 是只提到的地方")
    cells = page.locator(".matrix td a").evaluate_all(
        "all => all.map(a => [a.ariaLabel.slice(-2), getComputedStyle(a, '::before').content[1]])"
    )
    assert {tuple(cell) for cell in cells} == {("任務", "●"), ("提及", "○")}


def test_each_colour_of_both_palettes_stands_once() -> None:
    """Light and dark stand beside each other, so that none is forgotten; print has its own black on white."""
    screen = (SHEETS / "site.css").read_text("utf-8").partition("@media print")[0]
    names = re.findall(r"(?:^|[{;])\s*(--[a-z]+): var\(--light, #\w+\) var\(--dark, #\w+\);", screen, re.M)
    assert len(names) == len(set(names)) == 10
    for name in names:
        assert len(re.findall(rf"{name}:", screen)) == 1


@pytest.mark.parametrize("how", ["chosen", "system"])
def test_the_dark_palette_comes_by_choice_and_by_system(page: Page, address: str, how: str) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark" if how == "system" else "light")
    page.goto(address)
    if how == "chosen":
        page.evaluate("() => { document.documentElement.dataset.theme = 'dark' }")
    assert page.evaluate(ground) == "rgb(24, 23, 20)"
    page.evaluate("() => { document.documentElement.dataset.theme = 'light' }")
    assert page.evaluate(ground) == "rgb(253, 252, 249)"


def test_firefox_knows_both_palettes(fox: Firefox, address: str) -> None:
    fox.open(address)
    grounds = [
        asked(
            fox,
            f"(document.documentElement.dataset.theme = '{theme}', getComputedStyle(document.body).backgroundColor)",
        )
        for theme in ("light", "dark")
    ]
    assert grounds == ["rgb(253, 252, 249)", "rgb(24, 23, 20)"]


# What an icon, a control or a state must differ in from the ground where colours are forced.
SHOWN = """e => {
  const style = getComputedStyle(e), ground = getComputedStyle(document.body).backgroundColor
  return e.matches(".icon, mark") ? style.backgroundColor !== ground : style.outlineStyle === "solid"
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_icons_and_states_are_seen_in_forced_colours(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    for path, selector in {
        "": ".icon-search, .icon-display, .door .icon",
        "city-2015/3-3/#s3": "#s3, .beside [aria-current]",
        "search/?q=法治&kind=text": ".found mark, .filters [aria-pressed=true]",
        "city-2015/apparatus/": ".filterable > :checked + label",
    }.items():
        page.goto(address + path)
        for part in selector.split(", "):
            seen = page.locator(part).first
            expect(seen).to_be_visible()
            assert seen.evaluate(SHOWN), (path, part)


def test_the_icons_of_the_search_dialog_are_seen_in_forced_colours(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + "city-2015/3-3/")
    page.locator("[data-search-open]").first.click()
    expect(page.locator(".search-input")).to_be_focused()
    for icon in page.locator(".search-button .icon").all():
        assert icon.evaluate(SHOWN)


def test_the_style_keeps_to_the_oldest_browsers() -> None:
    """Chromium 80, Safari 13.1, Firefox 78: one unknown selector in a list and the whole rule is dropped."""
    style = "\n".join(path.read_text("utf-8") for path in sorted(SHEETS.glob("*.css")))
    assert not re.findall(r":is\(|:where\(|:has\(|[^-]inset:", style)
    assert not [line for line in style.splitlines() if ":focus-visible" in line and "," in line.partition("{")[0]]
    assert not re.findall(r"display: flex[^}]*[ ;]gap:", style)
