"""Notes: no quote lands anywhere but on its words, no note is lost, nothing goes by guess."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from golden import SOURCES
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field
from samples import CITY, SETTINGS, git
from test_decision import decision, enriched

from tiaowen.build import build, check
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.load.works import read_conversion
from tiaowen.model import SCRIPTS, Both, Script, Unit
from tiaowen.notes.anchoring import anchor
from tiaowen.notes.begin import Wish, new_note
from tiaowen.notes.clauses import Clauses, text_hash
from tiaowen.notes.data import note_entries
from tiaowen.notes.earlier import earlier_notes
from tiaowen.notes.kinds import KINDS
from tiaowen.notes.not_found import context_lines
from tiaowen.notes.note import Note
from tiaowen.notes.placing import clauses_by_work
from tiaowen.notes.review import Desk, register, review
from tiaowen.pipeline import all_views
from tiaowen.read.settings import Settings
from tiaowen.site import load_site
from tiaowen.write.downloads.kept import KeptDownloads
from tiaowen.write.host import edit_file, new_file
from tiaowen.write.html import Html
from tiaowen.write.marked.marks import Mark, marked

UNITS = [unit for unit in decision().units if unit.kind in ("preamble", "part", "clause")]
DAY = date(2026, 11, 24)
WIDE = str.maketrans({**{chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)}, " ": "\u3000"})
NARROW = str.maketrans("，；：（）！？", ",;:()!?")
MARKS = str.maketrans("“”", "「」")


@cache
def clauses() -> Clauses:
    return clauses_by_work([decision()], read_conversion(CITY))["city-2015"]


def note(unit: str, quote: str, **more: str) -> Note:
    plain = {"before": "", "after": "", "title": "題", "body": "正文"}
    facts = {**plain, **more}
    return Note(
        slug="x", work="city-2015", path="x.md", clause=unit, quote=quote, before=facts["before"],
        after=facts["after"], kind="釋義", title=facts["title"], author="編輯部", date=DAY, sources=(), see=(), text="",
        body=facts["body"], body_line=1, places={},
    )  # fmt: skip


def spelled(text: str, how: str) -> str:
    forms: dict[str, Callable[[str], str]] = {
        "as it is": str,
        "wide": lambda t: t.translate(WIDE),
        "narrow": lambda t: t.translate(NARROW),
        "other marks": lambda t: t.translate(MARKS),
        "spaced": lambda t: " ".join(t),
        "other script": lambda t: read_conversion(CITY).both(t).hans,
    }
    return forms[how](text)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[Unit, Script, int, int]:
    unit = draw(st.sampled_from(UNITS))
    script = draw(st.sampled_from(SCRIPTS))
    length = len(unit.text.hant)
    start = draw(st.integers(0, length - 2))
    end = draw(st.integers(start + 1, min(length, start + 60)))
    return unit, script, start, end


@settings(max_examples=400, deadline=None)
@given(quotes(), st.sampled_from(["as it is", "wide", "narrow", "other marks", "spaced", "other script"]))
def test_any_quote_however_spelled_is_anchored_to_exactly_its_words(
    chosen: tuple[Unit, Script, int, int], how: str
) -> None:
    unit, script, start, end = chosen
    text = unit.text.of(script)
    typed = note(unit.id, spelled(text[start:end], how))
    found = clauses().find(unit, typed.quote)
    assert (start, end) in found
    if len(found) > 1:
        with pytest.raises(ProblemsFound) as told:
            anchor(typed, clauses())
        assert told.value.problems[0].code == "N003"
        lines = context_lines((start, end), found, text, clauses().folder.text)
        assert lines, "every place can be told from the others"
        typed = replace(typed, **{key: json_or_plain(v) for key, _, v in (x.partition(": ") for x in lines)})  # type: ignore[arg-type]
    place = anchor(typed, clauses())
    assert (place.start, place.end) == (start, end)
    sentences: dict[str, str] = {s.id: s.text.of(script) for s in unit.sentences}
    assert "".join(sentences[p.sentence][p.start : p.end] for p in place.passages) == text[start:end]


def test_what_tells_a_place_from_the_others_may_be_nearly_all_that_follows() -> None:
    assert context_lines((0, 1), [(n, n + 1) for n in range(4)], "甲甲甲甲乙") == ["after: 甲甲甲"]


def json_or_plain(value: str) -> str:
    return str(json.loads(value)) if value.startswith('"') else value


@settings(max_examples=150, deadline=None)
@given(quotes().filter(lambda q: q[3] - q[2] >= 8), st.integers(0, 7), st.sampled_from("甲乙丙鑫Q"))
def test_a_changed_quote_is_never_anchored_and_the_nearest_words_are_told(
    chosen: tuple[Unit, Script, int, int], at: int, other: str
) -> None:
    unit, script, start, end = chosen
    words = unit.text.of(script)[start:end]
    typed = words[:at] + other + words[at + 1 :]
    with pytest.raises(ProblemsFound) as told:
        anchor(note(unit.id, typed), clauses())
    problem = told.value.problems[0]
    assert problem.code == "N002"
    near = next(line for line in problem.hint.splitlines() if line.startswith("quote: ")).removeprefix("quote: ")
    assert json_or_plain(near) in unit.text.hant + unit.text.hans
    assert f"[-{other}-]" in problem.hint


def test_a_quote_may_cross_an_emendation_and_a_sentence() -> None:
    place = anchor(note("3-3", "记录制度，重点规范"), clauses())
    assert [p.sentence for p in place.passages] == ["3-3.s2"]
    across = anchor(note("4-2", "执行刑罚。规范司法机关"), clauses())
    assert [p.sentence for p in across.passages] == ["4-2.s3", "4-2.s4"]


def test_overlapping_notes_nest_and_keep_the_text() -> None:
    marks = [
        Mark(*place, "span", {"id": place[0]}, Html(f"<{at}>")) for at, place in enumerate([(0, 4), (2, 6), (2, 4)], 1)
    ]
    html = marked("一二三四五六七", marks)
    assert re.sub(r"<[^>]*>", "", html) == "一二三四五六七"
    assert html.index("<1>") == html.index("四") + len("四</span></span></span>")
    assert html.endswith("六</span><2>七")


# —— the notes of this repository ——


def test_there_are_twenty_notes_of_every_kind_over_fifteen_clauses() -> None:
    notes = enriched().commentary.notes
    assert len(notes) >= 20
    assert len({n.unit for n in notes}) >= 15
    assert {n.note.kind for n in notes} == {"釋義", "背景", "沿革", "落實", "問答", "校勘"}
    assert all(n.note.sources for n in notes)
    assert not any(n.stale for n in notes)


def test_both_scripts_of_a_note_say_the_same() -> None:
    for entry in note_entries(enriched()):
        assert len(entry.text.hant) == len(entry.text.hans)
        assert entry.text.hant != entry.text.hans
        assert entry.url == f"city-2015/{entry.unit}/#note-{entry.id}"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Quote(_Strict):
    type: str = Field(pattern="^TextQuoteSelector$")
    exact: str = Field(min_length=1)
    prefix: str
    suffix: str


class _Position(_Strict):
    type: str = Field(pattern="^TextPositionSelector$")
    start: int = Field(ge=0)
    end: int


class _Target(_Strict):
    source: str = Field(pattern="^https?://")
    type: str = Field(pattern="^SpecificResource$")
    language: str
    selector: tuple[_Quote, _Position] | None = None


class _Body(_Strict):
    type: str = Field(pattern="^TextualBody$")
    value: str
    format: str = Field(pattern="^text/html$")
    language: str


class _Choice(_Strict):
    type: str = Field(pattern="^Choice$")
    items: tuple[_Body, _Body]


class _Annotation(BaseModel):
    """https://www.w3.org/TR/annotation-model/: what is required, and the forms used here."""

    id: str = Field(pattern="^https?://")
    type: str = Field(pattern="^Annotation$")
    motivation: str = Field(pattern="^(describing|commenting|linking|questioning|editing)$")
    creator: dict[str, str]
    created: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
    body: _Choice
    target: tuple[_Target, _Target]


def test_notes_json_is_a_collection_of_web_annotations_that_select_exactly(site: Path) -> None:
    data = json.loads((site / "city-2015/notes.json").read_text("utf-8"))
    assert data["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert data["type"] == "AnnotationCollection"
    assert data["first"]["type"] == "AnnotationPage"
    assert data["total"] == len(data["first"]["items"]) == len(enriched().commentary.notes)
    texts: dict[str, Both] = {unit.id: unit.text for unit in decision().units}
    for item in data["first"]["items"]:
        annotation = _Annotation.model_validate(item)
        for script, target in zip(SCRIPTS, annotation.target, strict=True):
            unit = target.source.rstrip("/").rsplit("/", 1)[-1]
            if target.selector:
                quote, position = target.selector
                text = texts[unit].of(script)
                assert text[position.start : position.end] == quote.exact
                assert text[: position.start].endswith(quote.prefix)
                assert text[position.end :].startswith(quote.suffix)


def test_decision_json_has_the_notes_with_their_ranges(site: Path) -> None:
    data = json.loads((site / "city-2015/decision.json").read_text("utf-8"))
    sentences = {s["id"]: s for unit in data["units"] for s in unit["sentences"]}
    assert len(data["notes"]) == len(enriched().commentary.notes)
    for item in data["notes"]:
        for script in SCRIPTS:
            words = "".join(sentences[r["sentence"]][script][r["start"] : r["end"]] for r in item["ranges"])
            assert words == (item["quote"][script] if item["quote"] else "")


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_feed_has_every_note_with_its_day(site: Path, script: Script) -> None:
    atom = {"a": "http://www.w3.org/2005/Atom"}
    path = site / ("hans/" if script == "hans" else "") / "city-2015/notes.xml"
    root = ET.fromstring(path.read_text("utf-8"))
    entries = root.findall("a:entry", atom)
    assert len(entries) == len(enriched().commentary.notes)
    assert len({entry.findtext("a:id", "", atom) for entry in entries}) == len(entries)
    assert all(entry.findtext("a:updated", "", atom).startswith("2026-11-24T00:00:00") for entry in entries)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == f"zh-{script.capitalize()}"


def test_a_note_stands_once_in_its_page_and_in_no_other(site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in (site / "city-2015").rglob("index.html")}
    for placed in enriched().commentary.notes:
        holding = [path.parent.name for path, html in pages.items() if f'id="{placed.anchor}"' in html]
        assert holding == [placed.unit]
        assert pages[site / placed.page / "index.html"].count(f'id="{placed.anchor}"') == 1


# —— the text changes, notes move ——


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout of the sources with a history."""
    shutil.copy(SETTINGS, tmp_path)
    for folder in ("docs/notes", *SOURCES):
        if (CITY / folder).is_dir():
            shutil.copytree(CITY / folder, tmp_path / folder)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    _commit(tmp_path)
    return tmp_path


def _commit(project: Path) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *who, *command], cwd=project, check=True, capture_output=True)


def emend(project: Path, *rows: str) -> None:
    path = project / "docs/decisions/city-2015/emendations.tsv"
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + "\n".join(rows) + "\n", encoding="utf-8")


# 3-3: a quote is gone; 3-4: a quote is gone; 5-2: both quotes stand.
CHANGES = (
    "3-3\t嚴格執行\t罰繳分離\t、收支兩條\t罰繳分開\t罚缴分开\t筆誤\t可能\t試",
    "3-4\t和限期\t答覆\t制度\t回覆\t回复\t筆誤\t可能\t試",
    "5-2\t促進企業依法\t誠信經營\t管理\t守信經營\t守信经营\t筆誤\t可能\t試",
)
GONE = {"fa-jiao-fen-li", "duo-jiu-da-fu"}
STALE = {"quan-guo-cheng-ji-lu", "ji-lu-zhi-du", "san-gong", "fa-lv-qi-jin", "wu-luo-shi"}


def problems(project: Path, release: bool = False) -> tuple[Problem, ...]:
    try:
        return check(project, release).warnings
    except ProblemsFound as found:
        return found.problems


def flagged(project: Path, code: str) -> set[str]:
    return {Path(p.path).stem for p in problems(project) if p.code == code}


def desk(*answers: str) -> tuple[Desk, list[str]]:
    said: list[str] = []
    typed = iter(answers)

    def answer(prompt: str) -> str:
        said.append(prompt)
        return next(typed, "")

    return Desk(answer, said.append, DAY, "某編者"), said


def test_when_three_clauses_change_exactly_their_notes_are_flagged(project: Path) -> None:
    assert problems(project) == ()
    emend(project, *CHANGES)
    assert flagged(project, "N002") == GONE
    assert flagged(project, "N004") == STALE
    assert len([p for p in problems(project) if p.code.startswith("N")]) == len(GONE | STALE)


def test_a_stale_note_is_a_warning_here_a_banner_there_and_stops_a_release(project: Path) -> None:
    emend(project, CHANGES[2])
    done = build(project)
    assert {Path(p.path).stem for p in done.warnings} == {"fa-lv-qi-jin", "wu-luo-shi"}
    assert all(p.warning for p in done.warnings)
    assert "待複核" in (project / "docs/city-2015/5-2.md").read_text("utf-8")
    assert "待复核" in (project / "docs/hans/city-2015/5-2.md").read_text("utf-8")
    with pytest.raises(ProblemsFound) as stopped:
        build(project, release=True)
    assert {p.code for p in stopped.value.problems} == {"N004"}
    assert not any(p.warning for p in stopped.value.problems)


def test_review_shows_the_change_and_does_only_what_the_editor_says(project: Path) -> None:
    emend(project, *CHANGES)
    before = {path.name: path.read_bytes() for path in (project / "docs/notes/city-2015").iterdir()}
    nobody, _ = desk()
    review(project, [], nobody)
    assert {p.name: p.read_bytes() for p in (project / "docs/notes/city-2015").iterdir()} == before
    editor, said = desk("y", "q", "罰繳分開、收支兩條線")
    review(project, ["fa-jiao-fen-li"], editor)
    assert any("罰繳分[-離-]{+開+}" in text for text in said)
    assert any("不能只是复核" in text for text in said)
    assert flagged(project, "N002") == GONE - {"fa-jiao-fen-li"}
    text = (project / "docs/notes/city-2015/fa-jiao-fen-li.md").read_text("utf-8")
    assert "quote: 罰繳分開、收支兩條線\n" in text
    confirmed, _ = desk(*["y"] * len(STALE))
    review(project, sorted(STALE), confirmed)
    assert flagged(project, "N004") == set()
    rows = (project / "docs/notes/city-2015/reviews.tsv").read_text("utf-8").splitlines()
    assert rows[0] == "date\tslug\tdecision\tfrom\tto\tby"
    assert rows[1] == "2026-11-24\tfa-jiao-fen-li\t换引文\t罰繳分離、收支兩條線\t罰繳分開、收支兩條線\t某編者"
    assert len(rows) == 2 + len(STALE)


def test_a_confirmed_note_changes_in_its_hash_alone(project: Path) -> None:
    path = project / "docs/notes/city-2015/wu-luo-shi.md"
    before = path.read_text("utf-8")
    emend(project, CHANGES[2])
    review(project, ["wu-luo-shi"], desk("y")[0])
    after = path.read_text("utf-8")
    assert re.sub("sha256:.*", "", after) == re.sub("sha256:.*", "", before)
    assert after != before


def test_the_address_of_a_moved_renamed_or_withdrawn_note_still_answers(project: Path) -> None:
    folder = project / "docs/notes/city-2015"
    (folder / "san-gong.md").rename(folder / "san-gong-jing-fei.md")
    assert flagged(project, "N011") == {"san-gong"}
    (folder / "moved.tsv").write_text("slug\tto\treason\nsan-gong\tsan-gong-jing-fei\t\n", encoding="utf-8")
    withdrawn, _ = desk("d", "與另一條重複")
    emend(project, CHANGES[2])
    review(project, ["wu-luo-shi"], withdrawn)
    text = (folder / "su-fang-fen-li.md").read_text("utf-8")
    clause = next(unit for unit in decision().units if unit.id == "6-2")
    text = (
        text.replace("see: [6-2]", "see: [4-4]")
        .replace("clause: 4-4", "clause: 6-2")
        .replace(re.findall("sha256:.*", text)[0], text_hash(decision(), clause))
    )
    (folder / "su-fang-fen-li.md").write_text(text, encoding="utf-8")
    build(project)
    pages = {unit: (project / f"docs/city-2015/{unit}.md").read_text("utf-8") for unit in ("3-4", "5-2", "4-4", "6-2")}
    assert '<p class="departed" id="note-san-gong">' in pages["3-4"]
    assert 'href="../../city-2015/3-4/#note-san-gong-jing-fei"' in pages["3-4"]
    assert re.search(r'id="note-wu-luo-shi">.*撤下：與另一條重複', pages["5-2"])
    assert re.search(r'id="note-su-fang-fen-li">.*href="../../city-2015/6-2/#note-su-fang-fen-li"', pages["4-4"])
    assert '<section class="note" id="note-su-fang-fen-li"' in pages["6-2"]


def test_a_published_note_that_is_deleted_is_told_though_no_register_was_kept(project: Path) -> None:
    folder = project / "docs/notes/city-2015"
    new = folder / "new.md"
    new.write_text((folder / "san-gong.md").read_text("utf-8").replace("clause: 3-4", "clause: 三（四）"), "utf-8")
    _commit(project)
    assert "\nnew\t" not in (folder / "published.tsv").read_text("utf-8")
    new.unlink()
    for committed in (False, True):
        if committed:
            _commit(project)
        told = next(p for p in problems(project) if p.code == "N011")
        assert told.path == "docs/notes/city-2015/new.md"
        assert "new\t\t理由" in told.hint
    (folder / "moved.tsv").write_text("slug\tto\treason\nnew\t\t重複\n", "utf-8")
    assert flagged(project, "N011") == set()
    build(project)
    assert '<p class="departed" id="note-new">' in (project / "docs/city-2015/3-4.md").read_text("utf-8")
    register(project)
    assert "\nnew\t3-4\n" in (folder / "published.tsv").read_text("utf-8")


@pytest.mark.parametrize("many", [1, 9])
def test_git_is_asked_as_often_for_many_deleted_notes_as_for_one(
    tmp_path: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with the clause that it had last, whether it went with a commit, came again, or went only now."""
    folder = tmp_path / "docs/notes/w"
    folder.mkdir(parents=True)
    git(tmp_path, "init", "-q")
    (folder / "kept.md").write_text("---\nclause: 9\n---\n", "utf-8")
    for clause in ("1-1", "1-2"):  # gone, and there again with another clause
        for number in range(many):
            (folder / f"n{number}.md").write_text(f"---\nclause: {clause}\n---\n", "utf-8")
        (folder / "now.md").write_text("---\nclause: 2\n---\n\n正文\n", "utf-8")
        _commit(tmp_path)
        for number in range(many):
            (folder / f"n{number}.md").unlink()
        _commit(tmp_path)
    (folder / "now.md").unlink()
    asked: list[Sequence[str]] = []
    run = subprocess.run

    def counted(command: Sequence[str], **more: Any) -> Any:
        asked.append(command)
        return run(command, **more)

    monkeypatch.setattr("tiaowen.read.git.subprocess.run", counted)
    found = {note.slug: note.unit for note in earlier_notes(tmp_path)["w"]}
    assert found == {**{f"n{number}": "1-2" for number in range(many)}, "now": "2"}
    assert len(asked) == 3


def test_a_note_of_a_branch_alone_was_not_published(project: Path) -> None:
    folder = project / "docs/notes/city-2015"
    git(project, "update-ref", "refs/remotes/origin/main", "HEAD")
    (folder / "new.md").write_text((folder / "san-gong.md").read_text("utf-8"), "utf-8")
    _commit(project)
    (folder / "new.md").unlink()
    _commit(project)
    assert flagged(project, "N011") == set()
    (folder / "san-gong.md").unlink()
    (folder / "published.tsv").write_text("slug\tclause\n", "utf-8")
    _commit(project)
    assert flagged(project, "N011") == {"san-gong"}


def test_registering_twice_adds_nothing(project: Path) -> None:
    table = project / "docs/notes/city-2015/published.tsv"
    before = table.read_text("utf-8")
    assert "新登记 0 条" in register(project).message
    assert table.read_text("utf-8") == before


def test_make_note_writes_a_note_that_only_wants_its_words(project: Path) -> None:
    done = new_note(project, Wish({"clause": "三（三）", "quote": "收支两条线", "title": "收支两条线"}), DAY)
    path = project / re.search(r"docs/notes/\S+\.md", done.message)[0]  # type: ignore[index]
    assert path.name == "3-3-shou-zhi-liang-tiao-xian.md"
    assert {(p.code, p.message) for p in problems(project)} == {("N006", "正文还没有写。")}
    path.write_text(path.read_text("utf-8").replace("（在这里写正文，写完删掉这一行。）", "正文。"), encoding="utf-8")
    assert problems(project) == ()


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish({"clause": "9-9"}), "N001"),
        (Wish({"clause": "3-3", "quote": "沒有的話"}), "N002"),
        (Wish({"clause": "3-3", "quote": "行政強制"}), "N003"),
        (Wish({"clause": "3-3", "kind": "無"}), "N006"),
        (Wish({"clause": "3-3", "quote": "执法全过程记录制度", "kind": "白话"}), "N006"),
        (Wish({"clause": "3-3"}, slug="San Gong"), "N007"),
        (Wish({"clause": "3-3"}, slug="san-gong"), "N007"),
    ],
)
def test_make_note_refuses_and_writes_nothing(project: Path, wish: Wish, code: str) -> None:
    before = sorted((project / "docs/notes").rglob("*"))
    with pytest.raises(ProblemsFound) as told:
        new_note(project, wish, DAY)
    assert [p.code for p in told.value.problems] == [code]
    assert sorted((project / "docs/notes").rglob("*")) == before


def test_characters_that_no_font_has_are_told_where_they_are_typed_and_stop_nothing(project: Path) -> None:
    path = project / "docs/notes/city-2015/wu-luo-shi.md"
    before = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{before}\U0002a6d6\ue000\n", encoding="utf-8")
    facts = project / "docs/decisions/city-2015/work.yml"
    facts.write_text(
        re.sub(r"^short_title: .*", "\\g<0>\U0002a6d5", facts.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )
    reasons = project / "docs/decisions/city-2015/emendations.tsv"
    reasons.write_text(reasons.read_text("utf-8").rstrip("\n") + "\U0002a6d4\n", "utf-8")
    told = {Path(p.path).name: p for p in check(project).warnings}
    assert {p.code for p in told.values()} == {"D002"}
    assert sorted(told) == ["emendations.tsv", "work.yml", "wu-luo-shi.md"]
    assert told["wu-luo-shi.md"].line == before.count("\n") + 1
    assert "U+2A6D6" in told["wu-luo-shi.md"].message
    assert "U+E000" in told["wu-luo-shi.md"].message
    assert told["emendations.tsv"].line == reasons.read_text("utf-8").count("\n")
    with pytest.raises(ProblemsFound):
        check(project, release=True)


def test_a_pdf_that_no_font_has_the_characters_of_is_left_out_and_nothing_else(project: Path) -> None:
    """What one font lacks another lends: the first of Plane 2 that is printed is in the Kai alone."""
    path = project / "docs/notes/city-2015/wu-luo-shi.md"
    before = path.read_text("utf-8").rstrip("\n")
    for added, endings in (("\U00020003", {".pdf", "-notes.pdf"}), ("\U0002a6d6", {".pdf"})):
        path.write_text(before + added, encoding="utf-8")
        view = all_views(load_site(project), "hans")[0]
        made = {d.format.ending for d in KeptDownloads(project, {}).downloads(view)}
        assert {ending for ending in made if ending.endswith(".pdf")} == endings
        assert {".epub", ".xml", ".txt"} <= made


def test_neither_code_nor_a_link_is_converted(project: Path) -> None:
    path = project / "docs/notes/city-2015/wu-luo-shi.md"
    body = "见[计算机](<https://example.org/简 体>)、[计算机][甲]、&#35745;&#31639;机。\n\n    计算机\n\n[甲]: 第三部分第三项\n"
    head = path.read_text("utf-8").rpartition("---\n")[0]
    path.write_text(f"{head}---\n\n{body}", encoding="utf-8")
    build(project, downloads=False)
    page = (project / "docs/city-2015/5-2.md").read_text("utf-8")
    assert '<a href="https://example.org/简 体">計算機</a>' in page
    assert '<a href="../../city-2015/3-3/">計算機</a>、計算機。' in page
    assert "<pre><code>计算机\n</code></pre>" in page


# —— kinds ——


def test_what_lists_the_kinds_of_notes_lists_all_of_them() -> None:
    words = " ".join(kind.word.hans for kind in KINDS)
    assert f"# {words}\n" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    style = (ROOT / "overrides/assets/stylesheets/notes.css").read_text("utf-8")
    filters = re.findall(r"#kind(\d):checked ~ \.note-lists dd:not\(\.kind\1\)", style)
    assert filters == [str(number) for number, _ in enumerate(KINDS, 1)]


# —— files that are hardly notes ——


def test_files_that_no_case_can_hold_are_told_too(project: Path) -> None:
    folder = project / "docs/notes/city-2015"
    (folder / "large.md").write_bytes(b"a" * 1_000_001)
    (folder / "folder.md").mkdir()
    (folder / "folder.md" / "inside.md").write_text("x")
    (folder / "dangling.md").symlink_to("nowhere.md")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.md")).write_text("x")
    found = {(Path(p.path).name, p.code) for p in problems(project)}
    assert found == {("large.md", "N010"), ("inside.md", "N010"), ("dangling.md", "N010"), ("\ufffd.md", "N006")}


@pytest.mark.parametrize("repository", ["https://github.com/o/r", "https://gitlab.com/o/r", "https://codeberg.org/o/r"])
def test_the_host_is_given_path_and_text(repository: str) -> None:
    settings = Settings(repository=repository)
    address = new_file(settings, "docs/notes/city-2015", "3-3-note.md", "---\nclause: 3-3\n---\n")
    assert address.startswith(repository)
    assert "---%0Aclause%3A%203-3%0A---%0A" in address
    assert "3-3-note.md" in address
    assert edit_file(settings, "docs/notes/city-2015/a.md").endswith("/main/docs/notes/city-2015/a.md")


def test_without_a_repository_there_is_no_address() -> None:
    assert new_file(Settings(), "docs", "a.md", "") == ""
    assert edit_file(Settings(), "a.md") == ""
    assert (
        new_file(Settings(repository="https://gitee.com/o/r"), "docs", "a.md", "x")
        == "https://gitee.com/o/r/new/main/docs"
    )
