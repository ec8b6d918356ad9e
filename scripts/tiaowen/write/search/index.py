"""The search index as files: a manifest that is read first, and the text in files named by their content.

Up to ``FILTERED`` characters a searcher reads every file; beyond, each has a filter in the manifest that says
what it cannot have, and a query fetches only the rest.  The text of works never shares a file with entries: a new
note leaves what a reader has of the text as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import get_args

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.search_entry import EntryKind, SearchEntry
from tiaowen.enrich.work_names import usual_names
from tiaowen.kit.files import Output
from tiaowen.language.readings import Reader
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both, Work
from tiaowen.text.levels import LEVEL
from tiaowen.write.library.shelf import NO_SHELF, Shelf
from tiaowen.write.search.facts import facts_json
from tiaowen.write.search.filters import base, bases, filter_of
from tiaowen.write.search.fold import fold_table
from tiaowen.write.search.near import near_json
from tiaowen.write.search.passages import Passage, entry_passages, unit_passages
from tiaowen.write.search.shard import VERSION, shard_json, variants

FOLDER = "docs/assets/search"
SHARD = 200_000
FILTERED = 1_000_000
_SOURCE = "docs/decisions"


def search_index(
    works: Sequence[EnrichedWork],
    entries: Iterable[SearchEntry],
    converter: ScriptConverter,
    reader: Reader,
    everyday: Mapping[str, Sequence[str]] | None = None,
    shelf: Shelf = NO_SHELF,
) -> list[Output]:
    """Every file of the index; ``reader`` reads what has no readings of its own."""
    passages = [p for work in works for p in unit_passages(work, converter)]
    passages += entry_passages(entries, reader, {(p.work, p.unit): p.part for p in passages})
    titles = [
        _titles(work.work, converter, reader) | ({"parts": "articles"} if _of_articles(work) else {}) for work in works
    ]
    facts = facts_json(shelf, [work.work.id for work in works], converter) if shelf.works else None
    return index_files(passages, titles, converter, reader, everyday or {}, facts)


def _of_articles(work: EnrichedWork) -> bool:
    """Whether the work calls its 一、 第一條 (``text/genre_words``)."""
    article = LEVEL["article"].called[0]
    return any(unit.kind == "part" and unit.called and unit.called.hant == article for unit in work.work.units)


def index_files(
    passages: Sequence[Passage],
    titles: Sequence[object],
    converter: ScriptConverter,
    reader: Reader,
    everyday: Mapping[str, Sequence[str]],
    facts: object = None,
) -> list[Output]:
    """The index of any passages; ``titles`` name the works, ``facts`` are what is known of them, if they are many."""
    fold = fold_table(passages, converter)
    filtered = sum(len(p.text.hant) for p in passages) > FILTERED
    places = {work: place for place, work in enumerate(dict.fromkeys(p.work for p in passages if not _is_entry(p)))}
    files: list[Output] = []
    shards: list[dict[str, object]] = []
    for part in _shards(passages):
        file = _file("entries" if _is_entry(part[0]) else "text", shard_json(part, fold, reader.read))
        files.append(file)
        shards.append(_shard(file.path.removeprefix(f"{FOLDER}/"), part, fold if filtered else None, places))
    text = [passage for passage in passages if not _is_entry(passage)]
    near = _file("near", near_json(text, everyday, fold, converter, not filtered))
    known = [_file("shelf", facts)] if facts else []
    manifest = {
        "version": VERSION,
        "works": titles,
        "shards": shards,
        "near": near.path.removeprefix(f"{FOLDER}/"),
        **({"shelf": known[0].path.removeprefix(f"{FOLDER}/")} if known else {}),
        **(_for_filters(passages, fold) if filtered else {}),
    }
    return [Output(f"{FOLDER}/manifest.json", _json(manifest), _SOURCE), *files, *known, near]


def _file(name: str, value: object) -> Output:
    """A file that is named by its content."""
    content = _json(value)
    return Output(f"{FOLDER}/{name}-{hashlib.sha256(content).hexdigest()[:10]}.json", content, _SOURCE)


def _for_filters(passages: Sequence[Passage], fold: Mapping[str, str]) -> dict[str, str]:
    """What a searcher needs to ask a filter: the characters that count as one, and every syllable."""
    pairs = {(c, r) for p in passages for c, r in zip(p.text.hans, p.readings, strict=True) if r}
    syllables = {syllable for character, reading in pairs for syllable in bases(character, reading)}
    characters = {c for p in passages for c in p.text.hant + p.text.hans}
    return {"fold": variants(characters, fold), "syllables": " ".join(sorted(syllables))}


def _shards(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Runs of passages of about ``SHARD`` characters each, works apart from entries."""
    for _, group in groupby(passages, key=_is_entry):
        shard: list[Passage] = []
        length = 0
        for passage in group:
            shard.append(passage)
            length += len(passage.text.hant)
            if length >= SHARD:
                yield shard
                shard, length = [], 0
        if shard:
            yield shard


def _is_entry(passage: Passage) -> bool:
    return passage.kind in get_args(EntryKind)


def _shard(
    file: str, passages: Sequence[Passage], fold: Mapping[str, str] | None, places: Mapping[str, int]
) -> dict[str, object]:
    """A file in the manifest; with ``fold`` also its filter, and of a text the place of its first work."""
    shard: dict[str, object] = {"file": file, "characters": sum(len(p.text.hant) for p in passages)}
    if fold is None:
        return shard
    first = {} if _is_entry(passages[0]) else {"first": places[passages[0].work]}
    return shard | {"filter": filter_of(passages, fold)} | first


def _titles(work: Work, converter: ScriptConverter, reader: Reader) -> dict[str, object]:
    """What a work is called: its short title, by which lists name it, and its syllables; what else people may call it."""
    given = (converter.both(title, work.received.script) for title in work.received.other_titles)
    usual = (converter.both(name, "hans") for name in usual_names(work.title.hans))
    others = (work.title, *given, *usual)
    names = [_both(name) for name in dict.fromkeys(others) if name != work.short_title]
    say = " ".join(base(reading) for reading in reader.read(work.short_title.hans) if reading)
    return {"id": work.id, "title": _both(work.short_title), "names": names, "say": say}


def _both(text: Both) -> dict[str, str]:
    return {"hant": text.hant, "hans": text.hans}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
