"""An index of many works that are the decision in other orders: each has its sentences turned round in its units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Both
from tiaowen.site import load_site
from tiaowen.write.search import index
from tiaowen.write.search.passages import Passage, unit_passages


def write_copies(root: Path, folder: Path, copies: int) -> int:
    """Write the index of ``copies`` works under ``folder``; returns their characters."""
    site = load_site(root)
    passages = [p for number in range(copies) for p in _copy(site.works[0], site.converter, number)]
    written = index.index_files(passages, [], site.converter, site.reader, {})
    for output in written:
        path = folder / output.path.removeprefix("docs/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    return sum(len(p.text.hant) for p in passages)


def _copy(work: EnrichedWork, converter: ScriptConverter, number: int) -> Iterator[Passage]:
    for passage in unit_passages(work, converter):
        borders = [sum(passage.lengths[:at]) for at in range(len(passage.lengths) + 1)]
        ranges = list(pairwise(borders))
        first, others = ranges[:1], ranges[1:]
        turn = number % len(others) if others else 0
        order = [*first, *others[turn:], *others[:turn]]
        text = Both(*("".join(passage.text.of(s)[a:b] for a, b in order) for s in ("hant", "hans")))
        readings = tuple(reading for a, b in order for reading in passage.readings[a:b])
        lengths = tuple(b - a for a, b in order)
        name = f"{passage.work}-{number}"
        yield replace(passage, work=name, url="", text=text, readings=readings, lengths=lengths, received=())
