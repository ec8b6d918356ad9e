"""The tree beside a long law, walked: on a page of the sample site that is given the text of a made-up law."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from law_views import law, law_view
from markdown import markdown
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect
from sample_laws import long_law, view_of_law

from tiaowen.write.html import Html
from tiaowen.write.pages.contents import contents_page
from tiaowen.write.pages.full import full_page
from tiaowen.write.pages.unit import unit_pages
from tiaowen.write.toc import part_toc, work_toc

WIDE: ViewportSize = {"width": 1440, "height": 800}
PHONE: ViewportSize = {"width": 375, "height": 740}
AT_TOP = "id => { const at = document.getElementById(id).getBoundingClientRect(); return at.top > 0 && at.top < 260 }"
COVERED = """id => {
  const at = document.getElementById(id).getBoundingClientRect()
  return !document.getElementById(id).contains(document.elementFromPoint(at.left + 2, at.top + 4))
}"""

_LONG = "應當公開，並將辦理的情況告知當事人。" * 3
ITEMS = [
    "第一編 總則", "第一章 規定", "第一節 任務", "第一條 有下列情形之一的：", f"（一）{_LONG}", f"（十三）{_LONG}",
    "前款規定的，從其規定。", "第二條 丙。", "丁。",
]  # fmt: skip
# Where the words behind a number begin, and where the next line does.
HUNG = """id => {
  const walk = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT), signs = []
  for (let node; (node = walk.nextNode());) {
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { left, top, width } = range.getBoundingClientRect()
      if (width) signs.push({ sign: node.data[at], left, top })
    }
  }
  const words = signs[signs.findIndex(({ sign }) => sign === "）") + 1]
  return [words.left, signs.find(({ top }) => top > words.top + 5).left]
}"""
# From one paragraph to the next.
GAP = """([upper, lower]) => {
  const [one, other] = [upper, lower].map(id => document.getElementById(id).getBoundingClientRect())
  return other.top - one.bottom
}"""


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """The whole text and a chapter of a long law, in the frame of a page of the sample site."""
    frame = (site / "city-2015/full/index.html").read_text("utf-8")
    view = view_of_law(long_law(), "hant")
    pages = {page.path.rpartition("/")[2]: page for page in unit_pages(view)}
    chapters = {id_: (part_toc(view, view.tree.units[id_]), pages[f"{id_}.md"].body) for id_ in ("c1", "c2")}
    listed = (Html(""), contents_page(view).body)
    items = (Html(""), full_page(law_view(law(ITEMS), "hant")).body)
    trees = {"contents": listed, "items": items, "full": (work_toc(view), full_page(view).body), **chapters}
    made = site.parent / "docs/assets"  # the sample has no long text, so its site has no copy
    files = {path.name: path.read_text("utf-8") for path in (made / "javascripts/toc.js", made / "stylesheets/toc.css")}
    files["tree.css"] = (made / "stylesheets/tree.css").read_text("utf-8")
    return files | {name: _framed(frame, str(tree), str(body)) for name, (tree, body) in trees.items()}


def _framed(frame: str, tree: str, body: str) -> str:
    text = markdown(body, extensions=["attr_list", "md_in_html"])
    page = re.sub(r"(<article[^>]*>).*?(</article>)", lambda found: found[1] + text + found[2], frame, flags=re.DOTALL)
    page = page.replace(
        '<aside class="origin">', f'<nav class="toc" aria-label="目錄">{tree}</nav><aside class="origin">'
    )
    page = re.sub(r"<img[^>]*qr\.svg[^>]*>", "", page)  # a picture of this page alone
    sheets = ("toc", "tree")
    loads = "".join(f'<link rel="stylesheet" href="../../assets/stylesheets/{name}.css">' for name in sheets)
    script = '<script src="../../assets/javascripts/toc.js" defer></script>'
    return page.replace("</head>", f"{loads}</head>").replace("</body>", f"{script}</body>")


def _sheet(style: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=style, content_type="text/css")


def opened(page: Page, address: str, texts: dict[str, str], name: str, hash_: str = "") -> Page:
    def answer(route: Route) -> None:
        asked = route.request.url.partition("/law/")[2].split("/")[0]
        route.fulfill(body=texts.get(asked, texts["full"]), content_type="text/html; charset=utf-8")

    page.route("**/law/*/", answer)
    page.route("**/toc.js", lambda route: route.fulfill(body=texts["toc.js"], content_type="text/javascript"))
    for sheet in ("toc", "tree"):
        page.route(f"**/{sheet}.css", _sheet(texts[f"{sheet}.css"]))
    page.goto(f"{address}law/{name}/{hash_}")
    return page


def test_the_place_is_kept_in_sight_beside_a_wide_window(page: Page, address: str, texts: dict[str, str]) -> None:
    page.set_viewport_size(WIDE)
    opened(page, address, texts, "full", "#a35")
    here = page.locator(".toc [aria-current]")
    expect(here).to_have_text("35")
    expect(here).to_be_in_viewport()
    expect(page.locator(".toc .here > a").first).to_have_text("第一編 總則")
    expect(page.locator('.toc a[href="#a1"]')).to_be_hidden()
    page.evaluate("document.getElementById('a5').scrollIntoView()")
    expect(here).to_have_text("5")


def test_a_long_text_is_walked_in_two_taps_on_a_phone(page: Page, address: str, texts: dict[str, str]) -> None:
    page.set_viewport_size(PHONE)
    opened(page, address, texts, "full")
    expect(page.locator(".toc a").first).to_be_hidden()
    page.locator(".toc summary").click()
    page.locator('.toc a[href="#c3"]').click()
    page.wait_for_function(AT_TOP, arg="c3")
    assert not page.evaluate(COVERED, "c3")
    expect(page.locator(".toc a").first).to_be_hidden()
    expect(page.locator(".toc .where")).to_contain_text("第三章 附則")


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("12", "a12"),
        ("十二", "a12"),
        ("第十二條", "a12"),
        ("30-1", "a30-1"),
        ("第三十条之一", "a30-1"),
        ("第二章", "c2"),
    ],
)
def test_a_number_leads_to_its_article(
    page: Page, address: str, texts: dict[str, str], typed: str, article: str
) -> None:
    page.set_viewport_size(PHONE)
    opened(page, address, texts, "full")
    page.locator(".jump input").fill(typed)
    page.locator(".jump input").press("Enter")
    page.wait_for_url(f"**#{article}")
    page.wait_for_function(AT_TOP, arg=article)
    assert not page.evaluate(COVERED, article)


def test_a_number_that_is_not_there_is_told(page: Page, address: str, texts: dict[str, str]) -> None:
    opened(page, address, texts, "full")
    page.locator(".jump input").fill("400")
    page.locator(".jump button").click()
    expect(page.locator(".toast")).to_have_text("沒有這一條，最後是第60條")
    assert "#" not in page.url


@pytest.mark.parametrize(("chapter", "typed", "article"), [("c2", "5", "a5"), ("c1", "30-1", "a30-1")])
def test_from_a_chapter_a_number_leads_to_another_page(
    page: Page, address: str, texts: dict[str, str], chapter: str, typed: str, article: str
) -> None:
    opened(page, address, texts, chapter)
    expect(page.locator(f'.toc a[href="#{article}"]')).to_have_count(0)
    page.locator(".jump input").fill(typed)
    page.locator(".jump input").press("Enter")
    page.wait_for_url(f"**/law/{article}/")


def test_an_inserted_article_that_is_not_there_is_told(page: Page, address: str, texts: dict[str, str]) -> None:
    opened(page, address, texts, "c1")
    page.locator(".jump input").fill("31-1")
    page.locator(".jump button").click()
    expect(page.locator(".toast")).to_have_text("這一頁裏沒有")


def test_without_script_the_tree_is_links(browser: Browser, address: str, texts: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = opened(context.new_page(), address, texts, "full")
    page.locator(".toc summary").click()
    page.locator('.toc a[href="#a60"]').click()
    expect(page.locator('[id="a60"]')).to_be_in_viewport()
    context.close()


def test_the_lines_of_the_contents_stand_close(page: Page, address: str, texts: dict[str, str]) -> None:
    """They are a list, not articles that run on."""
    opened(page, address, texts, "contents")
    apart = page.evaluate("""() => {
      const lines = [...document.querySelectorAll(".tree details[open] .article")].slice(0, 8)
      const gaps = lines.slice(1).map((line, at) => line.getBoundingClientRect().top - lines[at].getBoundingClientRect().bottom)
      return [lines.length, Math.max(...gaps)]
    }""")
    assert apart[0] == 8
    assert apart[1] < 4


def test_items_hang_and_stand_closer_than_paragraphs_and_articles_and_divisions_are_told_apart(
    page: Page, address: str, texts: dict[str, str]
) -> None:
    for width in (375, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, address, texts, "items")
        for item in ("a1.p2", "a1.p3"):
            words, below = page.evaluate(HUNG, item)
            assert abs(words - below) <= 1, (width, item)
        item, paragraph, article = (
            page.evaluate(GAP, [f"a{one}", f"a{other}"])
            for one, other in (("1.p2", "1.p3"), ("2.p1", "2.p2"), ("1.p4", "2.p1"))
        )
        assert item < paragraph < article, width
        left = page.locator('[id="a1.k2"]').evaluate("sign => sign.getBoundingClientRect().right")
        assert left <= page.locator('[id="a1.p4"]').evaluate("words => words.getBoundingClientRect().left"), width
        sizes = [
            page.locator(f".text .{kind}").first.evaluate("heading => parseFloat(getComputedStyle(heading).fontSize)")
            for kind in ("book", "chapter", "section")
        ]
        assert sizes == sorted(set(sizes), reverse=True), width
