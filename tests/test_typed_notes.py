"""What is typed in a note or a page is what is shown, in every output; what is not read is told."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator
from test_machines import loaded

from tiaowen.model import Both
from tiaowen.notes.as_text import as_text
from tiaowen.notes.data import note_facts, web_annotations
from tiaowen.notes.feed import feed
from tiaowen.notes.html import is_other_host, lowered, page_html, renderer
from tiaowen.notes.languages import LANGUAGES
from tiaowen.notes.note import Note, PlacedNote
from tiaowen.notes.page import notes_page
from tiaowen.notes.placing import clauses_by_work, commentary, place_notes
from tiaowen.notes.plain_words import plain_section
from tiaowen.notes.read_alike import read_alike
from tiaowen.notes.section import note_section, rooted
from tiaowen.notes.unread import unread
from tiaowen.pipeline import all_views
from tiaowen.site import Site
from tiaowen.write.downloads.blocks import comments
from tiaowen.write.downloads.epub import epub
from tiaowen.write.view import View


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("写成了两行，中间\n不应当多出空格。", "写成了两行，中间不应当多出空格。"),
        ("甲，\n**“乙”**\n丙", "甲，**“乙”**丙"),
        ("甲 \n  乙", "甲乙"),
        ("> 甲\n> 乙", "> 甲乙"),
        ("- 甲\n  乙", "- 甲乙"),
        ('!!! note "题"\n    甲\n    乙', '!!! note "题"\n    甲乙'),
        ("甲[^1]\n乙\n\n[^1]: 丙\n    丁", "甲[^1]乙\n\n[^1]: 丙丁"),
        ("他说\n“好”", "他说“好”"),
        (
            "<div>\n甲\n乙\n<pre>甲\n乙</pre>丙\n丁<pre>甲\n乙</pre>\n</div>",
            "<div>\n甲乙\n<pre>甲\n乙</pre>丙丁<pre>甲\n乙</pre>\n</div>",
        ),
        ("看~~删去~~的~~“词”~~了", "看<del>删去</del>的<del>“词”</del>了"),
        ("- [ ] 甲\n- [x] 乙\n1. [X] 丙", "- □ 甲\n- ✓ 乙\n1. ✓ 丙"),
        ("甲\\\n乙", "甲  \n乙"),
    ],
)
def test_signs_of_other_dialects_and_broken_lines_are_read(typed: str, read: str) -> None:
    assert read_alike(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "甲 abc\n乙",
        "a\nb",
        "가나\n다라",  # Korean has spaces between its words
        "甲  \n乙",
        "甲<br>\n乙",
        "甲\n[乙]: 3-4",
        "```\n甲\n~~乙~~\n```",
        "- 甲\n\n        甲\n        乙",
        "`~~甲~~`和`- [ ]`",
        "|甲|\n|-|\n|乙|",
        "甲\n乙\n---",
        "10~20人，30~40人",
        "```\n甲\n乙",
        "正文 [ ] 和 [x]",
    ],
)
def test_all_else_stays_as_it_is_typed(typed: str) -> None:
    assert read_alike(typed) == typed


def test_a_note_and_a_page_show_what_is_struck_out() -> None:
    assert (
        renderer("x")(read_alike("看~~删 去~~的"))
        == page_html(read_alike("看~~删 去~~的"))
        == "<p>看<del>删 去</del>的</p>"
    )


def test_headings_of_a_note_stand_below_its_own_title() -> None:
    typed = '<h2 id="x">甲</h2><h3>乙</h3><h4>丙</h4><p>丁</p>'
    assert lowered(typed, "s") == "<h5>甲</h5><h6>乙</h6><h6>丙</h6><p>丁</p>"


@pytest.mark.parametrize("before", ["", " ", "\x01", "\t", "\n "])
@pytest.mark.parametrize("typed", ["//h/x", "/\\h/x", "\\/h/x", "/\t/h/x", "/\n\r/h"])
def test_another_host_is_one_however_it_is_typed(before: str, typed: str) -> None:
    assert is_other_host(before + typed)
    assert not is_other_host(before + "h" + typed)


def test_an_address_in_code_is_no_address() -> None:
    html = '<p><code>href="~/x"</code> <a href="~/3-4/">甲</a><img src="~site/assets/a.png" alt="~/"></p>'
    made = '<p><code>href="~/x"</code> <a href="../../3-4/">甲</a><img src="../assets/a.png" alt="~/"></p>'
    assert rooted(html, "../../", "../") == made


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("甲\n\n乙", "甲\n乙"),
        ("3. 甲\n4. 乙\n\n    丙", "3. 甲\n4. 乙\n丙"),
        ("- 甲\n    1. 乙\n- 丙", "甲\n1. 乙\n丙"),
        ("甲[^a]。\n\n[^a]: 注", "甲[1]。\n1. 注"),
        ("    a  b\n      c", "a  b\n  c"),
        ("|甲|乙|\n|-|-|\n|1|2|", "甲\u3000乙\n1\u30002"),
        ("10<sup>3</sup>，~~甲~~乙", "10^3，~~甲~~乙"),
        ("甲  \n乙 ![图](a.png)", "甲\n乙 图"),
    ],
)
def test_print_and_data_have_paragraphs_numbers_and_strokes(typed: str, text: str) -> None:
    assert as_text(renderer("x")(read_alike(typed))) == text


class Body:
    path, body_line = "x.md", 5

    def __init__(self, body: str) -> None:
        self.body = body


@pytest.mark.parametrize(
    ("typed", "line", "column", "sure"),
    [
        ('甲\n\n??? note "题"\n    乙', 7, 1, True),
        ("???+ tip\n    乙", 5, 1, True),
        ('=== "甲"\n    乙', 5, 1, True),
        ("::: note", 5, 1, True),
        ("*[甲]: 乙", 5, 1, True),
        ("甲 ==乙== 丙", 5, 3, False),
        ("甲[[乙]]", 5, 2, False),
        ("甲:smile:", 5, 2, False),
        ("$$x$$", 5, 1, False),
        ("甲 {: .a }", 5, 3, False),
        ("甲：\n- 乙\n- 丙", 6, 1, False),
        ("甲：\n1. 乙", 6, 1, False),
        ("（1）甲\n（2）乙", 6, 1, False),
        ("甲\n|乙|\n|-|\n|丙|", 6, 1, False),
        ("- 甲\n  - 乙", 6, 3, False),
        ("1. 甲\n   - 乙", 6, 4, False),
    ],
)
def test_what_is_not_read_is_told_where_it_stands(typed: str, line: int, column: int, sure: bool) -> None:
    (problem,) = unread(Body(typed), "N006")
    assert (problem.line, problem.column, problem.warning) == (line, column, not sure)
    assert list(unread(Body(f"`` {typed.splitlines()[-1].strip()} ``"), "N006")) == []


@pytest.mark.parametrize(
    "typed",
    [
        "a == b == c",
        "12:30:45",
        "- 甲\n    - 乙",
        "甲\n\n- 乙",
        "甲？？？乙",
        "甲\n\n（1）乙",
        "https://a.example:80/:x:",
    ],
)
def test_nothing_is_told_of_what_is_meant_as_it_stands(typed: str) -> None:
    assert list(unread(Body(typed), "N006")) == []


def test_a_page_may_have_lists_of_attributes() -> None:
    assert list(unread(Body("甲 {: .a }"), "P007", is_page=True)) == []


# —— a note in another language ——

ENGLISH = "Recording the whole process means\ntext and sound, 檔案 too."


@cache
def in_english() -> tuple[Site, PlacedNote, PlacedNote]:
    """The city with two notes of which one is in English, and the notes: on words, and in plain words."""
    site = loaded()
    work = site.works[0]
    typed = [
        Note(
            slug=slug, work=work.work.id, path="x.md", clause="3-3", quote="", kind=kind, title="Whole-process recording",
            author="Editors", date=date(2026, 11, 24), lang="en", sources=(), see=(), text="", body=ENGLISH, body_line=1, places={},
        )
        for slug, kind in (("in-english", "釋義"), ("plain-english", "白話"))
    ]  # fmt: skip
    clauses = clauses_by_work([work.work], site.converter)
    placed, problems = place_notes(typed, clauses, frozenset(), {}, frozenset())
    assert {problem.code for problem in problems} == {"N004"}  # written by hand: no hash
    spoken = commentary(work.work.id, [*work.commentary.notes, *placed], ())
    return (
        replace(
            site,
            works=(replace(work, commentary=spoken),),
            settings=replace(site.settings, site="https://law.example/"),
        ),
        *sorted(placed, key=lambda note: note.slug),
    )  # type: ignore[return-value]


def english_view() -> View:
    return all_views(in_english()[0], "hans")[0]


def test_what_is_not_chinese_stays_as_it_is_typed_in_both_editions() -> None:
    _, note, _ = in_english()
    assert note.html == Both(note.html.hant, note.html.hant)
    assert "檔案" in note.plain.hans
    assert note.title.hans == "Whole-process recording"


def test_a_page_says_the_language_of_title_and_words() -> None:
    view = english_view()
    unit = view.tree.units["3-3"]
    for html in (note_section(view, unit), plain_section(view, unit)):
        assert '<span lang="en" dir="ltr">Whole-process recording</span>' in html
        assert '<span lang="en">English</span>' in html
        assert '<div lang="en" dir="ltr">\n<p>Recording' in html
    assert note_section(view, unit).count('lang="en"') == 3
    listed = str(notes_page([view], "hans", view.say).body)
    assert listed.count('<span lang="en">English</span>') == 2


def test_plain_words_are_one_a_language() -> None:
    site, _, plain = in_english()
    clauses = clauses_by_work([site.works[0].work], site.converter)
    chinese = replace(plain.note, slug="chinese", lang="", title="白话")
    _, problems = place_notes([plain.note, chinese], clauses, frozenset(), {}, frozenset())
    assert not [p for p in problems if not p.warning]
    _, problems = place_notes([plain.note, replace(plain.note, slug="b")], clauses, frozenset(), {}, frozenset())
    assert [p.code for p in problems if not p.warning] == ["N006"]


def test_data_feed_and_book_say_the_language() -> None:
    site, note, _ = in_english()
    view, work = english_view(), site.works[0]
    facts = {fact["id"]: fact for fact in note_facts(work, site.converter)}
    assert facts[note.slug]["lang"] == "en"
    assert all("lang" not in fact for fact in facts.values() if "english" not in str(fact["id"]))
    schema = json.loads((ROOT / "overrides/assets/schema/decision-2.json").read_text("utf-8"))
    Draft202012Validator({**schema["$defs"]["note"], "$defs": schema["$defs"]}).validate(facts[note.slug])
    items = json.loads(json.dumps(web_annotations(work, site.converter, site.settings)))["first"]["items"]
    item = next(item for item in items if item["id"].endswith(note.anchor))
    assert (item["body"]["type"], item["body"]["language"], item["label"]) == (
        "TextualBody",
        "en",
        {"en": note.title.hant},
    )
    assert '&lt;div lang="en" dir="ltr"&gt;' in feed(view)
    book = epub(view, None, comments(view), ruby=False)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        chapters = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml"))
    assert (
        f'id="note-{note.slug}" epub:type="footnote" role="doc-footnote" lang="en" xml:lang="en" dir="ltr"' in chapters
    )


def test_every_language_has_a_name_and_a_direction() -> None:
    assert all(row.tag == tag and row.name and row.in_chinese for tag, row in LANGUAGES.items())
    assert {tag for tag, row in LANGUAGES.items() if row.direction == "rtl"} == {"ar", "ug"}
    assert {row.direction for row in LANGUAGES.values()} == {"ltr", "rtl"}
