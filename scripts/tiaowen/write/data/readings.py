"""The readings that a page loads when a reader switches pinyin on."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.language.pinyin import zhuyin

_COMMON = Path(__file__).parents[2] / "language" / "common_characters.txt"


def readings_script(enriched: EnrichedWork) -> str:
    """What a page loads when the reader switches pinyin on, as a script so that file:// can too.

    ``defaults`` gives every character its usual reading in this work, ``exceptions`` the others
    by sentence and by how many Han characters stand before, ``zhuyin`` each syllable in 注音, ``rare`` the characters outside the
    3,500 of level one.
    """
    defaults = _defaults(enriched)
    data = {
        "defaults": _grouped(defaults),
        "exceptions": _exceptions(enriched, defaults),
        "zhuyin": {syllable: zhuyin(syllable) for syllable in sorted(_syllables(enriched))},
        "rare": "".join(sorted(_rare(enriched))),
    }
    return f"reader.readings({json.dumps(enriched.work.id)}, {json.dumps(data, ensure_ascii=False, separators=(',', ':'))})\n"


def _pairs(enriched: EnrichedWork) -> list[tuple[str, str, str]]:
    """(traditional character, simplified one, reading) for every Han character of the work."""
    return [
        (hant, hans, reading)
        for unit in enriched.work.units
        for sentence in unit.sentences
        for hant, hans, reading in zip(
            sentence.text.hant, sentence.text.hans, enriched.readings[sentence.id], strict=True
        )
        if reading
    ]


def _defaults(enriched: EnrichedWork) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for hant, hans, reading in _pairs(enriched):
        for character in {hant, hans}:
            counts.setdefault(character, Counter())[reading] += 1
    return {character: min(c, key=lambda r: (-c[r], r)) for character, c in counts.items()}


def _grouped(defaults: dict[str, str]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for character in sorted(defaults):
        groups[defaults[character]] = groups.get(defaults[character], "") + character
    return dict(sorted(groups.items()))


def _exceptions(enriched: EnrichedWork, defaults: dict[str, str]) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for unit in enriched.work.units:
        for sentence in unit.sentences:
            pairs = zip(sentence.text.hant, sentence.text.hans, enriched.readings[sentence.id], strict=True)
            read = [pair for pair in pairs if pair[2]]
            for count, (hant, hans, reading) in enumerate(read):
                if {defaults[hant], defaults[hans]} != {reading}:
                    found.setdefault(sentence.id, {})[count] = reading
    return found


def _syllables(enriched: EnrichedWork) -> set[str]:
    return {reading for *_, reading in _pairs(enriched)}


def _rare(enriched: EnrichedWork) -> set[str]:
    common = _level_one()
    return {c for hant, hans, _ in _pairs(enriched) if hans not in common for c in (hant, hans)}


@cache
def _level_one() -> frozenset[str]:
    lines = _COMMON.read_text("utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))
