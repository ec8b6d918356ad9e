"""Files as people have them become the same text, or are refused by what they are with the way out."""

from __future__ import annotations

import base64
import zipfile
from io import BytesIO

import pytest
from samples import ROOT
from word_files import level, listing, paragraph, word_file

from tiaowen.convert import convert as converting
from tiaowen.convert import kinds
from tiaowen.convert.convert import convert
from tiaowen.convert.converted import Converted
from tiaowen.convert.pdf_lines import PrintedLine
from tiaowen.convert.pdf_margins import without_margins
from tiaowen.convert.pdf_paragraphs import paragraphs
from tiaowen.kit.problem import ProblemsFound

FILES = ROOT / "tests" / "files"
HANS = "某市人民政府关于加强档案工作的意见\n　　一、总体要求。为了加强档案工作，根据有关规定，提出以下意见。\n\n　　二、主要任务。建立健全档案制度。\n"
HANT = "某市人民政府關於加強檔案工作的意見\n　　一、總體要求。為了加強檔案工作，根據有關規定，提出以下意見。\n\n　　二、主要任務。建立健全檔案制度。\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def read(content: bytes, **beside: bytes) -> Converted:
    return convert(content, "文件", lambda address: beside.get(address.replace(".", "_").replace("/", "_")))


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(ProblemsFound) as found:
        read(content)
    (problem,) = found.value.problems
    assert problem.path == "文件"
    assert problem.hint
    return problem.code, problem.message + problem.hint


def test_the_same_document_in_four_forms_gives_the_same_text() -> None:
    forms = {name: read((FILES / f"opinion.{name}").read_bytes()) for name in ("docx", "html", "pdf")}
    plain = read(forms["docx"].text.encode())
    assert {form.text for form in forms.values()} == {plain.text}
    assert "加强统筹。坚持全国一盘棋。\n" in plain.text
    assert {form.ending for form in forms.values()} == {".docx", ".html", ".pdf"}
    assert plain.ending == ""
    assert forms["html"].left_out == ("网页：首页",)
    assert forms["pdf"].left_out == ("网页：首页（第 1 页，共 1 行）",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HANS, "utf-8-sig"), (HANS, "utf-16"), (HANS, "utf-16-le"), (HANS, "utf-16-be"), (HANS, "gb18030"),
        (HANT, "big5hkscs"), (HANT, "gb18030"), (HANT, "utf-16-be"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_gives_the_text_and_keeps_the_original(text: str, encoding: str, end: str) -> None:
    found = read(text.replace("\n", end).encode(encoding))
    assert (found.text, found.ending) == (text, ".txt")


def test_plain_text_is_taken_byte_for_byte() -> None:
    assert read(HANS.encode()) == Converted(HANS)
    assert read("第一条　甲乙丙丁。\n| 甲 | 乙\n没有换行的末行".encode()).text.endswith("没有换行的末行")


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", "I008", "空的"),
        (b" \n\r\n", "I008", "空的"),
        ("\ufeff\n \n　\n".encode(), "I008", "空的"),
        ("これは日本語の文章です。条例の制定について、次のとおり定める。".encode(), "I007", "日文"),
        ("これは日本語の文章です。条例の制定について、次のとおり定める。".encode("shift_jis"), "I007", "日文"),
        ("대한민국은 민주공화국이다. 대한민국의 주권은 국민에게 있다.".encode(), "I007", "韩文"),
        (b"All men are created equal, and so on and so forth.", "I007", "英文"),
        (HANS.encode().decode("gb18030", "replace").replace("\ufffd", "").encode(), "I006", "编码"),
        (bytes(range(256)) * 40, "I001", "不是文本"),
        (b"{\\rtf1 x}", "I001", ".docx"),
        (PNG, "I001", "OCR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "I002", "损坏"),
        (b"PK\x03\x04" + b"x" * 600, "I002", "损坏"),
        (b"%PDF-1.7\nx", "I002", "损坏"),
        (b"7z\xbc\xaf\x27\x1cxx", "I001", "解开"),
        (b"<html><body><p>\xc3", "I007", ""),
    ],
)
def test_what_cannot_be_taken_is_refused_by_what_it_is(content: bytes, code: str, said: str) -> None:
    found, words = refusal(content) if code != "I007" or said else (code, "")
    assert (found, said in words) == (code, True)


def test_utf8_with_a_broken_byte_is_told_at_its_place() -> None:
    content = HANS.encode() * 20
    at = content.index("要任务".encode())
    code, words = refusal(content[:at] + b"\xff" + content[at:])
    assert (code, "0xFF" in words) == ("R002", True)


def test_a_text_that_was_spoilt_before_is_told() -> None:
    (problem,) = read(HANS.replace("档案", "档\ufffd").encode()).told
    assert (problem.code, problem.line, problem.warning) == ("I006", 1, True)


def zipped(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def test_zips_are_told_apart_and_bombs_never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(zipped(OFD_xml=b"x"))[0] == "I001"
    assert "OFD" in refusal(zipped(OFD_xml=b"x"))[1]
    assert "Excel" in refusal(zipped(xl__workbook_xml=b"x"))[1]
    assert "压缩包" in refusal(zipped(a_txt=b"x"))[1]
    assert refusal(zipped(word__document_xml=b"<x"))[0] == "I002"
    monkeypatch.setattr(kinds, "MAX_OPENED", 1_000_000)
    code, words = refusal(zipped(word__document_xml=b" " * 1_000_001))
    assert (code, "炸弹" in words) == ("I005", True)


def test_a_page_is_taken_without_the_site_around_it() -> None:
    found = read((FILES / "site.html").read_bytes())
    lines = found.text.splitlines()
    assert lines[-1] == "附件：1.任务分工表.doc"
    assert "指标\t2020年\t2025年" in lines
    assert "合计\t\t300" in lines
    assert "![流程图](figures/1.png)" in lines
    assert lines[lines.index("某市人民政府") + 1] == "关于加强养老服务工作的实施意见"
    assert not any(words in found.text for words in ("首页", "扫一扫", "备案号", "一图读懂"))
    assert "网页：您所在的位置：首页 > 政务公开 > 规范性文件" in found.left_out
    assert found.figures[0].content == PNG
    assert [problem.code for problem in found.told] == ["I009"]


def test_a_page_is_read_in_its_encoding_and_known_by_its_content() -> None:
    page = f"<html><head><meta charset=gb2312></head><body>{''.join(f'<p>{line}</p>' for line in HANS.split())}</body>"
    assert read(page.encode("gb18030")).text == "".join(f"{line}\n" for line in HANS.split())


def test_a_page_saved_as_one_file() -> None:
    page = f'<html><body>{"".join(f"<p>{line}</p>" for line in HANS.split())}<p>正文的图<img alt=图 src="http://x/a.png"></p></body></html>'
    parts = [
        ("text/html; charset=utf-8", "http://x/", base64.b64encode(page.encode()).decode()),
        ("image/png", "http://x/a.png", base64.b64encode(PNG).decode()),
    ]
    letter = 'From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"\r\n\r\n'
    for kind, place, body in parts:
        letter += f"--b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {place}\r\n\r\n{body}\r\n"
    found = read(f"{letter}--b--\r\n".encode())
    assert found.text.endswith("正文的图\n![图](figures/1.png)\n")
    assert (found.ending, found.figures[0].content) == (".mhtml", PNG)


def test_a_page_too_long_to_be_a_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is decoded or parsed; a page is measured without the pictures inside it."""
    page = (FILES / "site.html").read_bytes()
    monkeypatch.setattr(kinds, "MAX_TEXT", len(page) + 100)
    picture = b'<img src="data:image/png;base64,' + base64.b64encode(bytes(3000)) + b'">'
    assert read(page.replace(b"</body>", picture + b"</body>")).ending == ".html"
    monkeypatch.setattr(kinds, "MAX_TEXT", 100)
    monkeypatch.setattr(converting, "decoded", None)
    assert refusal(page)[0] == "I005"


def test_sentences_outside_the_text_are_told() -> None:
    page = (FILES / "opinion.html").read_text("utf-8")
    more = "为了进一步做好这一方面的工作，各地区各部门要加强组织领导，结合实际制定具体的落实措施并报告。"
    found = read(page.replace("<body>", f"<body><aside><p>x</p></aside><div class=footer><a>{more}</a></div>").encode())
    assert (more in found.text) != any(more[:20] in problem.message for problem in found.told)


def test_markdown_keeps_its_words_and_its_numbers() -> None:
    found = read((FILES / "iit.md").read_bytes(), img_rate_png=PNG)
    lines = found.text.splitlines()
    assert lines[0] == "中华人民共和国个人所得税法"
    assert "级数\t全年应纳税所得额\t税率（%）" in lines
    assert "![税率表](figures/1.png)" in lines
    assert found.left_out == ("<!-- INFO END -->",)
    found = read("# 某市**条例**\n\n第一条 甲\\*乙\n1. 丙[丁](x)\n3. 戊\n> 己\n\n---\n".encode())
    assert found.text == "某市条例\n第一条 甲*乙\n1. 丙丁\n3. 戊\n己\n"


def test_a_picture_that_is_not_at_hand_keeps_its_place_and_is_told() -> None:
    found = read((FILES / "iit.md").read_bytes())
    assert "![税率表](figures/rate.png)" in found.text
    assert [problem.code for problem in found.told] == ["I009"]


def test_word_counts_and_we_write_it_down() -> None:
    numbering = listing(
        1, level(0, "chineseCountingThousand", "第%1章"), level(1, "chineseCounting", "第%2条"), level(2, "chineseCounting", "（%3）"),
        level(3, "decimal", "%4."),
    )  # fmt: skip
    numbers = ["1 0", "1 1", "1 2", "1 2", "1 3", "1 1", "1 2", "1 0", ""]
    found = read(word_file("".join(paragraph("甲乙丙丁", number) for number in numbers), numbering))
    assert [line.removesuffix("甲乙丙丁") for line in found.text.splitlines()] == [
        "第一章 ", "第一条 ", "（一）", "（二）", "1. ", "第二条 ", "（一）", "第二章 ", "",
    ]  # fmt: skip


def test_what_is_no_running_text_of_word_is_left_out_and_told() -> None:
    deleted = "<w:del><w:r><w:delText>旧字</w:delText></w:r></w:del><w:ins><w:r><w:t>新字</w:t></w:r></w:ins>"
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    found = read(word_file(paragraph("正文第一段", inside=deleted) + paragraph("正文第二段", inside=box)))
    assert found.text == "正文第一段新字\n正文第二段\n"
    assert set(found.left_out) == {"修订删去：旧字", "文本框：框里的字"}
    assert len([problem for problem in found.told if problem.code == "I009"]) == 2


def test_tables_and_pictures_of_word() -> None:
    def cell(text: str, width: int = 1, merge: str = "") -> str:
        merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/>{merged}</w:tcPr>{paragraph(text)}</w:tc>'

    table = f"<w:tbl><w:tr>{cell('指标', 2)}{cell('数值')}</w:tr><w:tr>{cell('甲', merge='restart')}{cell('乙')}{cell('丙')}</w:tr><w:tr>{cell('', merge='continue')}{cell('丁')}{cell('戊')}</w:tr></w:tbl>"
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="图一"/><a:graphic><a:blip r:embed="r2"/></a:graphic></wp:inline></w:drawing></w:r>'
    found = read(word_file(paragraph("表") + table + paragraph("图在这里", inside=drawing), picture=PNG))
    assert found.text.splitlines()[:4] == ["表", "指标\t\t数值", "甲\t乙\t丙", "\t丁\t戊"]
    assert found.text.splitlines()[4] == "图在这里"
    assert found.text.splitlines()[5].endswith("](figures/1.png)")
    assert found.figures[0].content == PNG


def line(page: int, text: str, left: float, bottom: float, size: float = 10) -> PrintedLine:
    return PrintedLine(page, ((left, text),), left, left + len(text) * size, bottom, size)


def test_lines_wrapped_by_the_page_are_one_paragraph() -> None:
    full, indented = "甲" * 30, "乙" * 28
    lines = [
        line(0, "标题在中间", 125, 700), line(0, indented, 20, 680), line(0, full, 0, 660), line(0, "丙丙。", 0, 640),
        line(0, indented, 20, 620), line(1, full, 0, 700), line(1, full[:-1] + "。", 0, 680), line(1, "第二条 丁丁。", 0, 660),
        line(1, "某市人民政府", 240, 620),
    ]  # fmt: skip
    assert list(filter(None, paragraphs(lines))) == [
        "标题在中间", indented + full + "丙丙。", indented + full + full[:-1] + "。", "第二条 丁丁。", "某市人民政府",
    ]  # fmt: skip


def test_page_numbers_and_running_heads_are_left_out_and_accounted_for() -> None:
    pages = [
        [line(n, "某市人民政府公报", 100, 780), line(n, "甲乙丙"[n] * 9, 20, 700), line(n, "丁戊己"[n] * 9, 20, 680), line(n, f"— {n + 1} —", 140, 40)]
        for n in range(3)
    ]  # fmt: skip
    kept, left_out = without_margins(pages)
    assert [each.text for each in kept] == [text * 9 for text in "甲丁乙戊丙己"]
    assert left_out == ["页码：— 1 — …… — 3 —（第 1–3 页，共 3 行）", "页眉：某市人民政府公报（第 1–3 页，共 3 行）"]


def test_a_line_of_the_text_that_comes_again_at_the_edge_of_pages_stays() -> None:
    pages = [[line(n, text * 9, 20, 700 - 18 * at) for at, text in enumerate("甲乙丙丁戊")] for n in range(4)]
    kept, left_out = without_margins(pages)
    assert (len(kept), left_out) == (20, [])


def test_english_with_a_few_han_is_no_chinese_and_a_text_with_its_translation_is() -> None:
    with pytest.raises(ProblemsFound, match="I007"):
        read(
            (
                "# Laws\nA list of the laws of China, 中国法律, for whoever needs them in machine readable form.\n" * 3
            ).encode()
        )
    both = (
        "第一条　为了规范档案管理，制定本办法。\nArticle 1 These measures are made to regulate the management of archives.\n"
        * 3
    )
    assert read(both.encode()).text == both
