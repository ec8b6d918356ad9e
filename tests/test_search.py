"""The search index as the build writes it, and the engine that reads it, run by Node."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node import node
from samples import CITY, ROOT
from test_decision import decision
from test_documents import take_in
from test_history import site as four_works

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.search_entry import SearchEntry
from tiaowen.kit.files import Output
from tiaowen.language import pinyin
from tiaowen.language.readings import Reader
from tiaowen.language.scripts import ScriptConverter
from tiaowen.language.segmenter import word_lengths
from tiaowen.model import Both
from tiaowen.site import load_site
from tiaowen.write.search import index
from tiaowen.write.search.filters import places
from tiaowen.write.search.fold import fold_table, folded
from tiaowen.write.search.from_disk import offline_search
from tiaowen.write.search.passages import entry_passages, unit_passages

ENTRIES = [
    SearchEntry(
        "note", "quan", "3-3", "city-2015/3-3/#note-quan", Both("什麼是全過程記錄", "什么是全过程记录"),
        Both("指對執法的啟動、調查、決定都作記錄。另見蝙蝠。", "指对执法的启动、调查、决定都作记录。另见蝙蝠。"), work="city-2015",
    ),
    SearchEntry("term", "minyue", "", "terms/minyue/", Both("鄉規民約", "乡规民约"), Both("村民自訂的規矩。", "村民自订的规矩。")),
    SearchEntry("body", "renda", "", "bodies/renda/", Both("人大常委會", "人大常委会"), Both("地方國家權力機關的常設機關。", "地方国家权力机关的常设机关。")),
]  # fmt: skip


def ask(base: Path, queries: Sequence[str]) -> list[dict[str, object]]:
    """The engine's answers to queries of the index under ``base``."""
    answers: list[dict[str, object]] = json.loads(node("tests/search/ask.mjs", str(base), given=json.dumps(queries)))
    return answers


def write(outputs: Sequence[Output], base: Path) -> Path:
    for output in outputs:
        path = base / output.path.removeprefix("docs/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    return base


@pytest.fixture(scope="module")
def work() -> EnrichedWork:
    return load_site(CITY).works[0]


@pytest.fixture(scope="module")
def converter() -> ScriptConverter:
    return load_site(CITY).converter


@pytest.mark.parametrize("tests", ["bundle", "properties", "hostile", "spelling", "entries", "near", "double"])
def test_the_engine_in_node(
    site: Path, tmp_path: Path, work: EnrichedWork, converter: ScriptConverter, tests: str
) -> None:
    syllables = tmp_path / "syllables.json"
    syllables.write_text(json.dumps({s: pinyin.zhuyin(s) for s in _syllables(work)}))
    outputs = index.search_index([work], ENTRIES, converter, Reader(()))
    entries = write(outputs, tmp_path / "entries")
    words = str(ROOT / "tests/near_words.txt")
    environment = {"SITE": str(site), "SYLLABLES": str(syllables), "ENTRIES": str(entries), "WORDS": words}
    node("--test", "--test-reporter=spec", f"tests/search/{tests}.test.mjs", environment=environment)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of a shelf of works."""
    site = four_works()
    outputs = index.search_index(site.works, [], site.converter, site.reader, site.everyday, site.shelf)
    return write(outputs, tmp_path_factory.mktemp("shelf"))


def test_a_list_over_several_works(site: Path, shelf: Path) -> None:
    environment = {"SITE": str(site), "SHELF": str(shelf)}
    node("--test", "--test-reporter=spec", "tests/search/shelf.test.mjs", environment=environment)


def test_what_is_known_of_the_works_is_one_file_beside_the_manifest(shelf: Path) -> None:
    manifest = json.loads((shelf / "assets/search/manifest.json").read_text("utf-8"))
    facts = json.loads((shelf / "assets/search" / manifest["shelf"]).read_text("utf-8"))
    assert {key for work in manifest["works"] for key in work} <= {"id", "title", "names", "say", "parts"}
    assert [facet["key"] for facet in facts["facets"]] == ["genre", "issuer", "year"]
    for facet in facts["facets"]:
        assert len(facet["of"]) == len(manifest["works"])
        assert all(places and max(places) < len(facet["values"]) for places in facet["of"])


def test_a_hit_in_the_list() -> None:
    node("--test", "--test-reporter=spec", "tests/search/present.test.mjs")


def _syllables(work: EnrichedWork) -> Iterator[str]:
    return (pinyin.toneless(reading) for readings in work.readings.values() for reading in readings if reading)


def test_the_index_and_the_code_are_small(site: Path) -> None:
    files = sorted((site / "assets/search").glob("*.json"))
    assert files
    text = [path for path in files if not path.name.startswith(("entries-", "near-"))]
    (near,) = (path for path in files if path.name.startswith("near-"))
    assert len(text) == 2
    assert sum(len(gzip.compress(path.read_bytes())) for path in text) <= 25_000
    assert all(len(gzip.compress(path.read_bytes())) <= 25_000 for path in files)
    code = {path.stem: path for path in (site / "assets/javascripts/search").glob("*.js")}
    assert set(code) == {"code", "double", "engine", "second", "shelf", "worker"}
    assert len(gzip.compress(code.pop("double").read_bytes())) <= 1_500
    assert len(gzip.compress(code.pop("shelf").read_bytes())) <= 3_000
    second = (near, code.pop("second"))
    assert sum(len(gzip.compress(path.read_bytes())) for path in second) <= 12_000
    assert sum(len(gzip.compress(path.read_bytes())) for path in code.values()) <= 20_000


def test_the_index_holds_both_editions_and_every_reading(work: EnrichedWork, converter: ScriptConverter) -> None:
    outputs = index.search_index([work], [], converter, Reader(()))
    file = json.loads(outputs[1].content)
    text = Both(*("".join(unit.text.of(script) for unit in decision().units) for script in ("hant", "hans")))
    assert file["hant"] == text.hant
    pairs = dict(zip(file["hans"][::2], file["hans"][1::2], strict=True))
    assert _with(file["hansAt"], [pairs.get(c, c) for c in text.hant]) == list(text.hans)
    usual = {c: reading for reading, group in file["readings"].items() for c in group}
    readings = [r for unit in work.work.units for sentence in unit.sentences for r in work.readings[sentence.id]]
    assert _with(file["readingsAt"], [usual.get(c, "") for c in text.hant]) == readings
    assert sum(int(digit, 36) for digit in file["words"]) == len(text.hans)


def _with(exceptions: list[int | str], values: list[str]) -> list[str]:
    at = 0
    for gap, value in zip(exceptions[::2], exceptions[1::2], strict=True):
        at += int(gap)
        values[at] = str(value)
    return values


def test_files_are_named_by_their_content(work: EnrichedWork, converter: ScriptConverter) -> None:
    one = index.search_index([work], [], converter, Reader(()))
    assert [o.content for o in one] == [o.content for o in index.search_index([work], [], converter, Reader(()))]
    other = index.search_index([work], ENTRIES, converter, Reader(()))
    assert one[0].path == other[0].path == "docs/assets/search/manifest.json"
    assert [o.path for o in one[:2]] == [o.path for o in other[:2]]
    assert index.search_index([work], ENTRIES[:1], converter, Reader(()))[2].content != other[2].content


def test_the_segmenter_does_not_change_how_the_text_is_read() -> None:
    text = "依法行政，建设法治政府；对重要行为的处理。"
    before = pinyin.readings(text)
    assert sum(word_lengths(text)) == len(text)
    assert pinyin.readings(text) == before


def test_editions_that_differ_beyond_conversion_still_fold_to_one(
    work: EnrichedWork, converter: ScriptConverter
) -> None:
    passages = list(unit_passages(work, converter))
    table = fold_table(passages, converter)
    for passage in passages:
        for hant, hans in zip(passage.text.hant, passage.text.hans, strict=True):
            assert folded(hant, table) == folded(hans, table)
    for one, other in ("臺台", "衆众", "眾众", "裏里", "裡里", "爲为", "着着", "著着", "⺠民", "⻝食"):
        assert folded(one, table) == folded(other, table)


def test_radicals_in_a_text_and_typed_count_as_what_they_stand_for(converter: ScriptConverter) -> None:
    (entry,) = entry_passages([replace(ENTRIES[1], title=Both("⽔質與⾷品", "⽔质与⾷品"))], Reader(()), {})
    table = fold_table([entry], converter)
    assert [folded(character, table) for character in "⽔⾷⺠"] == ["水", "食", "民"]


def test_entries_are_read_and_divided_into_sentences(converter: ScriptConverter) -> None:
    note, term, _ = entry_passages(ENTRIES, Reader(()), {("city-2015", "3-3"): "3"})
    assert note.lengths == (8, 18, 5)
    assert sum(note.lengths) == len(note.text.hant) == len(note.readings)
    assert (note.part, term.part) == ("3", "")


@pytest.mark.slow
def test_shards_with_filters_answer_as_one_file_does(
    work: EnrichedWork, converter: ScriptConverter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write(index.search_index([work], ENTRIES, converter, Reader(())), tmp_path / "whole")
    monkeypatch.setattr(index, "SHARD", 800)
    monkeypatch.setattr(index, "FILTERED", 1000)
    parts = write(index.search_index([work], ENTRIES, converter, Reader(())), tmp_path / "parts")
    shards = list(parts.glob("assets/search/text-*.json"))
    assert len(shards) >= 8
    queries = [
        "法治", "全過程記錄", "民約", "quanguocheng", "yfzs", "gongan", "zonguo", "fazi", "依fa治shi", "ㄈㄚˇㄓˋ", "ㄈㄚ", "f", "quanguoch",
        "fa zhi zheng fu", "律師 社區", "规范性档案", "3-3", "第三部分第三項", "蝙蝠俠", "bianfu", "bianfuxia", "zhongguotese", "nvsi", "lüshi", "，",
    ]  # fmt: skip
    for query, one, other in zip(queries, ask(whole, queries), ask(parts, queries), strict=True):
        assert {_named(hit) for hit in other["hits"]} == {_named(hit) for hit in one["hits"]}, query  # type: ignore[attr-defined]
    rare, unread = ask(parts, ["蝙蝠", "刑讯必供"])
    assert len(rare["fetched"]) <= len(shards) / 2 + 1  # type: ignore[arg-type]
    assert unread["hits"][0]["unit"] == "4-4"  # type: ignore[index]
    assert len(unread["fetched"]) <= 4  # type: ignore[arg-type]


def test_among_several_works_a_hit_says_whose_it_is(
    work: EnrichedWork, converter: ScriptConverter, tmp_path: Path
) -> None:
    other = replace(work, work=replace(work.work, received=replace(work.work.received, id="other")))
    (alone,) = ask(write(index.search_index([work], [], converter, Reader(())), tmp_path / "one"), ["3-3"])
    (among,) = ask(write(index.search_index([work, other], [], converter, Reader(())), tmp_path / "two"), ["3-3"])
    part, title = "三、推进依法行政，加快建设法治政府", work.work.short_title.hans
    assert [hit["above"]["hans"] for hit in alone["hits"]] == [part]  # type: ignore[attr-defined]
    assert [(hit["work"], hit["above"]["hans"]) for hit in among["hits"]] == [  # type: ignore[attr-defined]
        ("city-2015", f"{title} · {part}"), ("other", f"{title} · {part}"),
    ]  # fmt: skip
    facets = among["facets"]["parts"]  # type: ignore[index]
    assert [one["title"]["hans"] for one in facets] == [f"{title} · {part}"] * 2


def _named(hit: dict[str, str]) -> tuple[str, ...]:
    return hit["unit"], hit["sentence"], hit["kind"], hit["match"], hit["id"]


@given(st.text(min_size=1, max_size=4), st.integers(8, 4096))
def test_a_key_has_its_bits_inside_the_filter(key: str, bits: int) -> None:
    key = key.encode("utf-16", "ignore").decode("utf-16")
    assert all(0 <= bit < bits for bit in places(key, bits))


def test_what_a_site_needs_without_a_server_is_written(site: Path, tmp_path: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in (site / "assets/search").glob("*.json")]
    assert "assets/search/manifest.json" in names
    assert {name for name, _ in offline_search(site)} == {f"{name}.js" for name in names}


@pytest.mark.parametrize(
    ("query", "sentence", "begins", "anchor"),
    [
        ("第六條第二款", "a6.s2", "主管部門在接到", "p2"),
        ("第6条第3款", "a6.s4", "任何單位和船舶", "p3"),
        ("第三條第（二）項", "a3.s3", "二、為傾倒的目的", "p3"),
        ("第三条第四项", "a3.s5", "四、在中華人民共和國", "p5"),
        ("第六條第4句", "a6.s4", "任何單位和船舶", "s4"),
        ("第六條第九款", "a6.s1", "第六條", ""),
    ],
)
def test_a_paragraph_or_an_item_is_quoted_and_opened(
    query: str, sentence: str, begins: str, anchor: str, converter: ScriptConverter, tmp_path: Path
) -> None:
    law = take_in("ocean-dumping", tmp_path / "law")
    (answer,) = ask(write(index.search_index([law], [], converter, Reader(())), tmp_path / "site"), [query])
    hit = answer["hits"][0]  # type: ignore[index]
    assert (hit["sentence"], hit["text"]["hant"][: len(begins)]) == (sentence, begins)
    assert hit["url"].partition("#")[2] == anchor
