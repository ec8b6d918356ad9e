"""Force, plain words and both scripts side by side, on a site of two works in different scripts."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, serve
from firefox import firefox
from playwright.sync_api import Browser, Page, expect
from test_access import AXE, EVERYTHING, findings
from two_works import NOTES, publish_two_works

from tiaowen.status import STANDINGS

EDITIONS = ["", "hans/"]
SAID = {
    ("", "sample"): "效力：有效（截至2024年3月1日，據某市檔案局<公告>）",
    ("hans/", "sample"): "效力：有效（截至2024年3月1日，据某市档案局<公告>）",
    ("", "law"): "效力：已廢止（截至2024年3月1日，據某市人大常委會公報）",
    ("hans/", "law"): "效力：已废止（截至2024年3月1日，据某市人大常委会公报）",
}
PAST = {
    ("", "sample"): "2020年通過",
    ("hans/", "sample"): "2020年通过",
    ("", "law"): "2019年通過",
    ("hans/", "law"): "2019年通过",
}
PLAIN = {
    "sample/1-1/": ("這一項說什麼", "这一项说什么"),
    "sample/1/": ("這一部分說什麼", "这一部分说什么"),
    "law/a2/": ("這一條說什麼", "这一条说什么"),
}
WHOSE = ("編者的話，不是文件原文", "编者的话，不是文件原文")
STACKED = """id => {
  const own = document.getElementById(id), other = own.nextElementSibling
  const [a, b] = [own.getBoundingClientRect(), other.getBoundingClientRect()]
  return a.bottom <= b.top && a.left === b.left
}"""


@pytest.fixture(scope="module")
def two_works(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_two_works(tmp_path_factory.mktemp("two-works"))


@pytest.fixture(scope="module")
def there(two_works: Path) -> Iterator[str]:
    """Where they are served."""
    server, url = serve(two_works)
    yield url
    server.shutdown()
    server.server_close()


def past_is_told(path: Path) -> bool:
    """On pages of the text: the contents page tells all that happened."""
    return bool(re.search('class="frame kind-(unit|full|parallel)"', path.read_text("utf-8")))


def pages_of(site: Path, edition: str, work: str) -> list[Path]:
    return sorted((site / edition / work).rglob("index.html"))


# —— whether a work is in force ——


@pytest.mark.parametrize(("edition", "work"), SAID)
def test_every_page_of_a_work_says_once_whether_it_is_in_force(two_works: Path, edition: str, work: str) -> None:
    pages = pages_of(two_works, edition, work)
    assert len(pages) >= 5
    for path in pages:
        (line,) = re.findall('<p class="standing">(.*?)</p>', path.read_text("utf-8"))
        text = re.sub("<[^>]*>", "", line).replace("&lt;", "<").replace("&gt;", ">")
        said = html.unescape(text).removeprefix(PAST[edition, work] if past_is_told(path) else "").lstrip()
        assert said.startswith(SAID[edition, work]), path


def test_pages_of_no_work_say_nothing_of_force(two_works: Path) -> None:
    for name in ("index.html", "notes/index.html", "search/index.html", "hans/index.html"):
        assert 'class="standing"' not in (two_works / name).read_text("utf-8")


def test_nothing_is_said_where_nothing_is_known(site: Path) -> None:
    for path in [*pages_of(site, "", "city-2015"), *pages_of(site, "hans", "city-2015")]:
        html = path.read_text("utf-8")
        assert "效力：" not in re.sub("<article.*?</article>", "", html, flags=re.DOTALL), path
    data = json.loads((site / "city-2015/decision.json").read_text("utf-8"))
    assert data["status"] == {"kind": "unknown", "as_of": None, "source": None}
    assert "legislationLegalForce" not in (site / "city-2015/index.html").read_text("utf-8")


def test_the_source_is_a_link_that_says_nothing_of_the_reader(page: Page, there: str) -> None:
    page.goto(there + "sample/1-1/")
    link = page.locator(".standing a")
    expect(link).to_have_text("某市檔案局<公告>")
    expect(link).to_have_attribute("href", "https://example.org/?a=1&b=2")
    expect(link).to_have_attribute("rel", "noopener noreferrer external")
    page.goto(there + "law/a1/")
    expect(page.locator(".standing a")).to_have_count(0)


@pytest.mark.parametrize("path", ["sample/1-1/", "sample/full/", "hans/law/"])
def test_it_is_printed_and_its_ways_are_not(page: Page, there: str, path: str) -> None:
    page.goto(there + path)
    page.emulate_media(media="print")
    expect(page.locator(".origin")).to_contain_text("效力")
    expect(page.locator(".way:visible")).to_have_count(0)


def test_on_paper_the_days_are_said_once(page: Page, there: str) -> None:
    page.goto(there + "law/a1/")
    expect(page.locator(".standing span")).to_have_text("2019年通過")
    page.emulate_media(media="print")
    expect(page.locator(".standing")).to_be_hidden()
    expect(page.locator(".origin")).to_contain_text("2019年5月1日通過")
    expect(page.locator(".origin")).to_contain_text("效力：")


def test_it_is_in_the_data_as_the_schema_says(two_works: Path) -> None:
    schema = json.loads((two_works / "assets/schema/decision-2.json").read_text("utf-8"))
    source = {"title": {"hant": "某市人大常委會公報", "hans": "某市人大常委会公报"}, "url": None}
    for work, status in (
        ("law", {"kind": "repealed", "as_of": "2024-03-01", "source": source}),
        ("sample", {"kind": "in-force", "as_of": "2024-03-01"}),
    ):
        data = json.loads((two_works / work / "decision.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(data)
        assert data["status"].items() >= status.items()


def test_programs_are_told(two_works: Path) -> None:
    for work, force in (("sample", "InForce"), ("law", "NotInForce")):
        html = (two_works / work / "index.html").read_text("utf-8")
        assert f'"legislationLegalForce":"https://schema.org/{force}"' in html
        assert "legislationLegalForce" not in next((two_works / work).glob("*1/index.html")).read_text("utf-8")
    xml = (two_works / "law/law-hans.xml").read_text("utf-8")
    assert f'<note eId="status"><p>{SAID["hans/", "law"]}</p></note>' in xml


# —— plain words ——


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("path", PLAIN)
def test_a_page_answers_in_plain_words_above_its_notes(page: Page, there: str, edition: str, path: str) -> None:
    page.goto(there + edition + path)
    plain = page.get_by_role("region", name=PLAIN[path][bool(edition)])
    expect(plain.get_by_role("heading", level=2)).to_have_text(f"{PLAIN[path][bool(edition)]} {WHOSE[bool(edition)]}")
    expect(page.locator(".plain")).to_have_count(1)
    assert page.locator(".text > p ~ .plain ~ .notes").count() == 1
    expect(page.locator(".notes .note, .nr")).to_have_count(0)


def test_an_address_leads_to_the_plain_words(page: Page, there: str) -> None:
    page.goto(there + "notes/")
    page.get_by_text("白話 3").click()
    expect(page.locator(".note-list dd:visible")).to_have_count(len(NOTES))
    page.get_by_role("link", name="領導要管檔案").first.click()
    page.wait_for_url(there + "sample/1-1/#note-ling-dao")
    expect(page.locator("#note-ling-dao")).to_be_in_viewport()
    page.locator(".plain").get_by_role("link", name="下一項").click()
    page.wait_for_url(there + "sample/1-2/")


def test_a_search_finds_the_plain_words_and_says_what_they_are(page: Page, there: str) -> None:
    page.goto(there + "search/?q=谁都可以看")
    hit = page.locator("main a[href*='note-ke-yi-kan']").first
    expect(hit).to_contain_text("白話：誰都可以看檔案")


def test_plain_words_are_in_the_data_and_the_feed(two_works: Path) -> None:
    (item,) = json.loads((two_works / "law/notes.json").read_text("utf-8"))["first"]["items"]
    assert item["kind"] == {"zh-Hant": "白話", "zh-Hans": "白话"}
    assert all("selector" not in target for target in item["target"])
    (fact,) = json.loads((two_works / "law/decision.json").read_text("utf-8"))["notes"]
    assert fact["kind"]["hans"] == "白话"
    assert fact["title"]["hans"] == "谁都可以看档案"
    atom = {"a": "http://www.w3.org/2005/Atom"}
    entries = ET.parse(two_works / "hans/sample/notes.xml").getroot().findall("a:entry", atom)
    assert [entry.find("a:category", atom).get("term") for entry in entries] == ["白话", "白话"]  # type: ignore[union-attr]
    xml = (two_works / "law/law-hans.xml").read_text("utf-8")
    assert "这一条说什么（编者的话，不是文件原文）：谁都可以看档案" in xml


# —— both scripts side by side ——


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("work", ["sample", "law"])
def test_every_sentence_stands_beside_itself(page: Page, there: str, two_works: Path, edition: str, work: str) -> None:
    page.goto(f"{there}{edition}{work}/parallel/")
    data = json.loads((two_works / work / "decision.json").read_text("utf-8"))
    sentences = {s["id"]: s for unit in data["units"] for s in unit["sentences"]}
    rows = page.locator(".parallel tbody tr").evaluate_all(
        "rows => rows.map(r => [r.cells[0].id, ...[...r.cells].flatMap(c => [c.lang, c.textContent])])"
    )
    scripts = ["hans", "hant"] if edition else ["hant", "hans"]
    assert rows == [
        [id_, *(v for s in scripts for v in (f"zh-{s.capitalize()}", sentence[s].strip()))]
        for id_, sentence in sentences.items()
    ]
    pages = page.locator(".parallel td a:not(.n)").evaluate_all("links => links.map((link) => link.pathname)")
    assert all((two_works / path.lstrip("/") / "index.html").is_file() for path in pages), pages
    names = page.get_by_role("columnheader")
    expect(names).to_have_text(["简体", "繁體"] if edition else ["繁體", "简体"])


def test_a_phone_shows_pairs_in_a_table_all_the_same(page: Page, there: str) -> None:
    page.goto(there + "sample/parallel/")
    assert not page.evaluate(STACKED, "1-1.s2")
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate(STACKED, "1-1.s2")
    expect(page.get_by_role("table", name="簡繁對照").get_by_role("cell")).to_have_count(2 * page.locator(".s").count())
    page.emulate_media(media="print")
    assert not page.evaluate(STACKED, "1-1.s2")


def test_firefox_shows_columns_and_marks_both(there: str, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        browser.open(there + "hans/sample/parallel/#1-1.s2")
        browser.wait_for(f"!({STACKED})('1-1.s2')")
        browser.wait_for("""(() => { const own = document.getElementById("1-1.s2")
          const [a, b] = [own, own.nextElementSibling].map((cell) => getComputedStyle(cell).backgroundColor)
          return a === b && a !== "rgba(0, 0, 0, 0)" })()""")


def test_a_sentence_addressed_is_marked_in_both_and_seen_below_the_names(page: Page, address: str) -> None:
    page.goto(address + "city-2015/parallel/#5-2.s4")
    own = page.locator('[id="5-2.s4"]')
    expect(own).to_be_in_viewport()
    names, box = page.locator(".parallel thead th").first.bounding_box(), own.bounding_box()
    assert names
    assert box
    assert box["y"] >= names["y"] + names["height"] - 1
    colours = own.evaluate("e => [e, e.nextElementSibling].map((c) => getComputedStyle(c).backgroundColor)")
    assert colours[0] == colours[1] != "rgba(0, 0, 0, 0)"
    page.locator("a.script").click()
    page.wait_for_url("**/hans/city-2015/parallel/#5-2.s4")


def test_a_sentence_is_cited_from_there(page: Page, address: str) -> None:
    page.goto(address + "hans/city-2015/parallel/")
    page.locator('[id="2-1.s3"] > a.n').dispatch_event("click")
    page.get_by_role("menuitem", name="引文和出处").click()
    expect(page.get_by_role("status")).to_contain_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“坚持和完善人民代表大会制度")
    assert copied.endswith("第二部分第（一）项第3句）")


@pytest.mark.parametrize("edition", EDITIONS)
def test_readers_find_it_and_search_engines_take_the_whole_text_for_it(
    page: Page, address: str, site: Path, edition: str
) -> None:
    name = "简繁对照" if edition else "簡繁對照"
    for start in ("city-2015/", "city-2015/full/"):
        page.goto(address + edition + start)
        page.get_by_role("link", name=name).click()
        page.wait_for_url(f"{address}{edition}city-2015/parallel/")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"http://127.0.0.1:8000/{edition}city-2015/full/"
    kept = json.loads((site / "city-2015/files.json").read_text("utf-8"))["files"]
    assert f"{edition}city-2015/parallel/" in kept


def test_the_ways_of_a_work_stand_in_rows_without_holes(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address + "city-2015/")
    boxes = [way.bounding_box() for way in page.locator(".ways .way").all()]
    pairs = [(a, b) for a, b in pairwise(filter(None, boxes)) if a["y"] == b["y"]]
    assert pairs
    assert all(b["x"] - a["x"] - a["width"] < 24 for a, b in pairs)


def test_its_heading_leads_to_the_unit(page: Page, address: str) -> None:
    page.goto(address + "city-2015/parallel/#2-1")
    page.locator('[id="2-1"] a').click()
    page.wait_for_url(address + "city-2015/2-1/")


@pytest.mark.parametrize("path", ["sample/1-1/", "law/parallel/", "hans/sample/full/", "hans/law/a2/"])
def test_axe_finds_nothing(browser: Browser, there: str, path: str) -> None:
    context = browser.new_context(bypass_csp=True, service_workers="block", reduced_motion="reduce")
    context.add_init_script(AXE)
    page = context.new_page()
    page.goto(there + path)
    assert findings(page, EVERYTHING) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert findings(page, EVERYTHING) == []
    context.close()


def test_the_schema_and_the_table_of_standings_agree() -> None:
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    assert schema["properties"]["status"]["properties"]["kind"]["enum"] == list(STANDINGS)


# —— searching several works ——


def test_hits_say_whose_they_are_and_the_list_is_narrowed_to_a_work(page: Page, there: str) -> None:
    page.goto(there + "search/?q=档案")
    whose = page.locator("#found .hit-work")
    expect(whose).to_have_count(2)
    assert {words.split(" ")[0] for words in whose.all_inner_texts()} == {
        "某市檔案條例",
        "某市委關於加強檔案工作的決定",
    }
    above = page.locator("#found .hit-part")
    works = page.get_by_role("combobox", name="文件和部分")
    assert works.locator("optgroup").evaluate_all("all => all.map(one => one.label)") == [
        "某市檔案條例",
        "某市委關於加強檔案工作的決定",
    ]
    works.select_option("law/")
    expect(above.filter(has_text="決定")).to_have_count(0)
    assert set(above.all_inner_texts()) == {"某市檔案條例"}
    page.wait_for_url("**work=law*")
    page.reload()
    expect(works).to_have_value("law/")
    expect(above.first).to_be_visible()
    assert set(above.all_inner_texts()) == {"某市檔案條例"}


def test_a_unit_without_heading_does_not_say_twice_how_it_begins(page: Page, there: str) -> None:
    page.goto(there + "hans/law/a1/")
    page.keyboard.press("/")
    page.keyboard.type("档案工作")
    article = page.locator(".search-list li", has_text="第一条")
    expect(article).to_have_count(1)
    assert article.inner_text().count("为了加强") == 1
    expect(article.locator(".hit-title")).to_have_text("第一条")
