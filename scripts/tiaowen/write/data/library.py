"""``library.json``: every work of a site of many, with what happened to it, where it stands and who names it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.versions import Versions
from tiaowen.kit.files import Output
from tiaowen.language.scripts import ScriptConverter
from tiaowen.write.data.decision import compact_json, work_facts
from tiaowen.write.data.versions import listed_texts
from tiaowen.write.library.shelf import Shelf, Shelved

SCHEMA = 1


def library_outputs(
    works: Sequence[EnrichedWork], versions: Mapping[str, Versions], shelf: Shelf, converter: ScriptConverter
) -> list[Output]:
    """The file; none where works are few, each of which has its ``decision.json``."""
    if not shelf.works:
        return []
    text = compact_json(library_json(works, versions, shelf, converter))
    return [Output("docs/library.json", text.encode(), "docs/decisions")]


def library_json(
    works: Sequence[EnrichedWork], versions: Mapping[str, Versions], shelf: Shelf, converter: ScriptConverter
) -> dict[str, object]:
    """The works in the order of their names; of one that has several ``versions``, by its id, each."""
    by_id = {work.work.id: work for work in works}
    entries = [
        {**_entry(by_id[shelved.id], shelved, converter), **listed_texts(versions.get(shelved.id))}
        for shelved in shelf.works
    ]
    return {"schema": SCHEMA, "works": entries}


def _entry(enriched: EnrichedWork, shelved: Shelved, converter: ScriptConverter) -> Mapping[str, object]:
    work = enriched.work
    return {
        **work_facts(work, converter),
        "pinyin": " ".join(shelved.sound),
        "units": len(enriched.tree.paged),
        "characters": enriched.tree.length,
        "notes": len(enriched.commentary.notes),
        "cited_by": [*shelved.citing],
        "url": {"hant": f"{work.id}/", "hans": f"hans/{work.id}/"},
        "data": f"{work.id}/decision.json",
    }
