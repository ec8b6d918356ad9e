"""Terms, bodies, citations and related units: found where they stand, linked once, never inside another word."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import CITY
from test_references import WORDS, made

from tiaowen.enrich.cited import bracketed, find_citations, titles_of
from tiaowen.enrich.enriched import enrich
from tiaowen.enrich.linked import link_works
from tiaowen.enrich.links import TextLink
from tiaowen.enrich.occurrences import Finder
from tiaowen.enrich.related import COMMON, MOST, related_units
from tiaowen.lexicon import CitedWork, Entry, Lexicon
from tiaowen.model import SCRIPTS, Both, Sentence
from tiaowen.site import Site, load_site
from tiaowen.tree import Tree
from tiaowen.write.data.linked import linked_json
from tiaowen.write.entries import body_entries, term_entries
from tiaowen.write.marked.linked import link_marks
from tiaowen.write.marked.marks import Mark, marked


@cache
def site() -> Site:
    return load_site(CITY)


def entry(slug: str, *words: str, without: tuple[str, ...] = ()) -> Entry:
    return Entry(slug, "x", tuple(Both(w, w) for w in words), tuple(Both(w, w) for w in without), {})


def found(text: str, *entries: Entry) -> list[tuple[str, str]]:
    return [(name.slug, text[name.start : name.end]) for name in Finder(entries).find(text)]


NAMES = st.lists(st.text("甲乙丙丁", min_size=1, max_size=4), min_size=1, max_size=6, unique=True)


@given(NAMES, st.text("甲乙丙丁戊，", max_size=40))
def test_names_are_found_apart_and_as_written(names: list[str], text: str) -> None:
    entries = [entry(name, name) for name in names]
    hits = list(Finder(entries).find(text))
    assert all(text[hit.start : hit.end] == hit.slug for hit in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


@given(NAMES, st.text("甲乙丙丁戊，", max_size=40))
def test_no_name_is_passed_over_and_none_is_longer(names: list[str], text: str) -> None:
    hits = list(Finder([entry(name, name) for name in names]).find(text))
    covered = {at for hit in hits for at in range(hit.start, hit.end)}
    for name in names:
        for match in re.finditer(f"(?={name})", text):
            assert covered & set(range(match.start(), match.start() + len(name)))
    for hit in hits:
        assert not any(text.startswith(name, hit.start) and len(name) > len(hit.slug) for name in names)


@given(st.text("調解員人民，", max_size=30))
def test_a_name_is_not_found_inside_its_exception(text: str) -> None:
    hits = Finder([entry("a", "調解", without=("調解員",))]).find(text)
    assert [hit.start for hit in hits] == [m.start() for m in re.finditer("調解(?!員)", text)]


def test_the_longest_name_wins_and_variants_are_one() -> None:
    tiaojie, renmin = entry("tiaojie", "調解"), entry("renmin", "人民調解", "人調")
    assert found("人民調解和調解、人調", tiaojie, renmin) == [
        ("renmin", "人民調解"),
        ("tiaojie", "調解"),
        ("renmin", "人調"),
    ]


def cited(slug: str, title: str, *also: str) -> CitedWork:
    both = WORDS.both
    return CitedWork(slug, "x", tuple(map(both, (title, *also))), (), {}, "文件", both(""), "", both(""))


def test_titles_are_resolved_to_the_work_they_mean() -> None:
    text = [
        "一、甲。按照《關於貫徹〈檔案法〉的意見》（以下簡稱《意見》）和《中華人民共和國檔案法》。",
        "二、乙。落實《意見》和黨的十八大精神，《決定》有效。",
    ]
    work = made("某市關於檔案的決定", text, "決定")
    entries = [cited("yijian", "關於貫徹《檔案法》的意見"), cited("dangan", "檔案法"), cited("shibada", "黨的十八大")]
    citations = list(find_citations(Tree(work), titles_of(entries, [work]), Finder(entries[2:])))
    assert [(c.slug, c.work) for c in citations] == [
        ("yijian", ""), ("yijian", ""), ("dangan", ""), ("yijian", ""), ("", "w"), ("shibada", ""),
    ]  # fmt: skip


def test_a_short_title_stands_for_its_work_in_references_too() -> None:
    law = made("某國檔案法", ["第一條 甲。", "第二條 乙。"])
    text = [
        "第一條 根據《某國檔案法》（某令第1號）（以下簡稱檔案法），制定本條例。",
        "第二條 依照檔案法第二條、《檔案法》第一條。",
    ]
    works = [law, made("某市檔案條例", text)]
    works = [replace(work, received=replace(work.received, id=name)) for work, name in zip(works, "ab", strict=True)]
    linked, problems = link_works([enrich(work, (), ()) for work in works], Lexicon((), (), ()), {})
    found = [reference.target for reference in linked[1].linked.references if reference.target]
    assert [(target.work, target.unit) for target in found] == [("b", ""), ("a", "a2"), ("a", "a1")]
    assert [citation.work for citation in linked[1].linked.citations] == ["a", "a"]
    assert problems == []


def test_a_bare_title_that_the_text_explains_is_no_problem() -> None:
    text = ["第一條 落實《某省檔案管理辦法》（以下簡稱《辦法》）。", "第二條 依照《辦法》和《意見》。"]
    _, problems = link_works([enrich(made("某市檔案條例", text), (), ())], Lexicon(), {})
    assert [(problem.code, "《意见》" in problem.message) for problem in problems] == [("X002", True)]


@pytest.mark.parametrize("title", ["關於貫徹〈檔案法〉的意見", "關於貫徹<檔案法>的意見", "關於貫徹《檔案法》的意見"])
def test_inner_brackets_of_any_form_make_one_title(title: str) -> None:
    work = made("某市條例", [f"第一條 依照《{title}》執行。"])
    (citation,) = find_citations(Tree(work), titles_of([cited("yijian", "關於貫徹〈檔案法〉的意見")], []), Finder([]))
    assert citation.slug == "yijian"


@given(st.text("《》〈〉甲", max_size=20))
def test_titles_between_brackets_are_balanced(text: str) -> None:
    for start, end in bracketed(text):
        assert text[start - 1] == "《"
        assert text[end] == "》"
        assert text[start:end].count("《") == text[start:end].count("》")


@given(st.lists(st.text("甲乙丙丁戊己庚辛，。", min_size=8, max_size=40), min_size=2, max_size=12))
def test_related_units_are_symmetric_few_and_share_what_they_say(texts: list[str]) -> None:
    work = made("某市條例", [f"第{'一二三四五六七八九十'[n % 10]}條 {text}。" for n, text in enumerate(texts[:10])])
    related = related_units(Tree(work), {}, ())
    units: dict[str, str] = {unit.id: unit.text.hans for unit in work.units}
    for unit, others in related.items():
        assert len(others) <= MOST
        for other in others:
            assert other.unit != unit
            assert unit in [back.unit for back in related[other.unit]]
            assert all(word.hans in units[unit] for word in other.here)
            assert all(word.hans in units[other.unit] for word in other.there)


def test_what_most_units_say_relates_none() -> None:
    same = [f"第{number}條 各級檔案主管部門監督管理檔案館。" for number in "一二三四五六"]
    assert len(same) > COMMON
    assert related_units(Tree(made("某市條例", same)), {}, ()) == {}


def test_every_pair_of_the_decision_shares_its_words_on_both_sides() -> None:
    (work,) = site().works
    units: dict[str, Both] = {unit.id: unit.text for unit in work.work.units}
    for unit, others in work.linked.related.items():
        assert 1 <= len(others) <= MOST
        for other in others:
            assert unit in [back.unit for back in work.linked.related[other.unit]]
            assert other.here
            for script in SCRIPTS:
                assert all(word.of(script) in units[unit].of(script) for word in other.here)
                assert all(word.of(script) in units[other.unit].of(script) for word in other.there)


def test_a_clause_links_a_term_once_never_in_its_heading_and_no_link_inside_another() -> None:
    (work,) = site().works
    for unit in work.tree.paged:
        seen = []
        for sentence in unit.sentences:
            links = work.linked.text.get(sentence.id, [])
            assert not (links and _heads(sentence, unit.sentences[0], unit.kind))
            assert all(a.end <= b.start for a, b in pairwise(links))
            seen += [(link.kind, link.target) for link in links]
        assert len(seen) == len(set(seen))


def _heads(sentence: Sentence, first: Sentence, kind: str) -> bool:
    return sentence is first and kind in ("part", "clause")


def test_the_lexicon_is_large_enough_and_every_gloss_has_its_source() -> None:
    lexicon = site().lexicon
    assert len(lexicon.terms) >= 60
    for term in lexicon.terms:
        assert term.source.hant
        assert len(term.pinyin) == len(term.name.hans)
        assert term.initial == "#" or term.initial.isalpha()


def test_offsets_fit_both_editions() -> None:
    (work,) = site().works
    texts = {sentence.id: sentence.text for unit in work.work.units for sentence in unit.sentences}
    for term in site().lexicon.terms:
        for place in work.linked.terms[term.slug]:
            words = texts[place.sentence]
            assert words.hans[place.start : place.end] in [word.hans for word in term.words]
            assert words.hant[place.start : place.end] in [word.hant for word in term.words]


def test_the_data_has_what_its_description_says() -> None:
    (work,) = site().works
    data = json.loads(json.dumps(linked_json(work, site().lexicon, site().converter)))
    sentences = {sentence.id for unit in work.work.units for sentence in unit.sentences}
    assert {"citations", "terms", "bodies", "related"} == set(data)
    assert set(data["terms"][0]) == {"id", "name", "pinyin", "gloss", "source", "url", "places"}
    assert set(data["bodies"][0]) == {"id", "name", "group", "url", "places"}
    places = [p for kind in ("terms", "bodies") for item in data[kind] for p in item["places"]] + data["citations"]
    assert all(place["sentence"] in sentences and place["start"] < place["end"] for place in places)
    assert any(place["task"] for item in data["bodies"] for place in item["places"])
    pairs = [frozenset(pair["units"]) for pair in data["related"]]
    assert len(pairs) == len(set(pairs)) > 30


def test_search_is_given_every_term_and_body_in_both_scripts() -> None:
    lexicon = site().lexicon
    entries = [*term_entries(lexicon), *body_entries(lexicon, site().converter)]
    assert {entry.kind for entry in entries} == {"term", "body"}
    assert len(entries) == len(lexicon.terms) + len(lexicon.bodies)
    assert all(entry.title.hant and entry.text.hans and entry.url.endswith("/") for entry in entries)


@given(st.integers(0, 8), st.integers(1, 8), st.integers(0, 8), st.integers(1, 8))
def test_a_link_leaves_every_other_mark_whole(start: int, length: int, other_start: int, other_length: int) -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
    other = Mark(other_start, other_start + other_length, "span", {"id": "e"})
    link = TextLink(start, start + length, "term", "x")
    html = marked(text, [other, *link_marks([link], [other], "../../")])
    assert html.count("<span") == 1
    assert re.sub("<[^>]*>", "", html) == text
    assert 1 <= html.count("<a ") <= 3


def test_a_reason_is_whole_words_and_no_amount() -> None:
    same = "告住所地與經常居住地不一致，合同履行地無法查明"
    texts = [f"被{same}。", f"原{same}。", "下列費用付百分之六十。", "其餘費用付百分之六十。", *["無關。"] * 5]
    work = made("某市條例", [f"第{n}條 {text}" for n, text in zip("一二三四五六七八九", texts, strict=True)])
    related = related_units(Tree(work), {}, ())
    assert [word.hans for word in related["a1"][0].here] == ["合同履行地无法查明", "住所地与经常居住地不一致"]
    assert set(related) == {"a1", "a2"}


def test_this_law_alone_is_no_link_but_its_article_is() -> None:
    work = enrich(made("某市條例", ["第一條 本條例第二條適用本條例。", "第二條 依照本條例執行。"]), (), ())
    (linked,), _ = link_works([work], Lexicon(), {})
    links = [link for found in linked.linked.text.values() for link in found]
    assert [(link.start, link.end) for link in links] == [(4, 10)]
