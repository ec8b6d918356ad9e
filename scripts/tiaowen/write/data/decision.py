"""Published data: ``decision.json`` (DESIGN §7) and plain text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.versions import Versions
from tiaowen.kit.files import Output
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon
from tiaowen.model import SCRIPTS, Both, PlacedEmendation, Script, Sentence, Unit, Work
from tiaowen.notes.data import note_facts, web_annotations
from tiaowen.read.settings import Settings
from tiaowen.status import UNKNOWN
from tiaowen.work_facts import Carrier, Event, Status
from tiaowen.write.data.linked import citing_script, glosses_script, linked_json
from tiaowen.write.data.readings import readings_script
from tiaowen.write.data.versions import versions_json
from tiaowen.write.download import TEXT
from tiaowen.write.marked.figures import figure_of, figure_path

SCHEMA = 2


def work_data(
    enriched: EnrichedWork,
    lexicon: Lexicon,
    converter: ScriptConverter,
    settings: Settings,
    versions: Versions | None = None,
) -> list[Output]:
    """All data files of one work, or of one of its texts."""
    work = enriched.work
    source = f"{work.received.path}/received.txt"
    files = {
        "decision.json": compact_json(decision_json(enriched, lexicon, converter, versions)),
        "readings.js": readings_script(enriched),
        "citing.js": citing_script(enriched, converter),
        # Identifiers of annotations are addresses: without one there are none.
        **({"notes.json": compact_json(web_annotations(enriched, converter, settings))} if settings.site else {}),
        **{f"glosses.{script}.js": glosses_script(enriched, lexicon, script) for script in SCRIPTS},
        **{TEXT.name(work.id, script): plain_text(enriched, script) for script in SCRIPTS},
    }
    figures = [
        Output(f"docs/{figure_path(work.id, figure)}", figure.content, f"{work.received.path}/figures/{figure.name}")
        for figure in work.received.figures
    ]
    return [*(Output(f"docs/{work.id}/{name}", text.encode(), source) for name, text in files.items()), *figures]


def decision_json(
    enriched: EnrichedWork, lexicon: Lexicon, converter: ScriptConverter, versions: Versions | None = None
) -> dict[str, object]:
    """The work as data."""
    work, received = enriched.work, enriched.work.received
    return {
        "schema": SCHEMA,
        **work_facts(work, converter),
        **versions_json(versions, work.id, converter),
        **({"carrier": _carrier(carrier, converter)} if (carrier := received.carrier) else {}),
        "source": {
            "name": _both(converter.both(received.source.name)),
            "url": received.source.url or None,
            "script": received.script,
            "sha256": received.sha256,
        },
        "units": [entry for unit in work.units for entry in (_unit(enriched, unit), *_tables(enriched, unit))],
        "emendations": [_emendation(placed, converter) for placed in work.emendations],
        "unsure_readings": [
            {"sentence": u.sentence, "at": u.doubt.at, "reading": u.doubt.taken, "other": u.doubt.other}
            for u in enriched.unsure
        ],
        "unsure_forms": [
            {"sentence": u.sentence, "at": u.doubt.at, "form": u.doubt.taken, "other": u.doubt.other}
            for u in enriched.unsure_forms
        ],
        "notes": note_facts(enriched, converter),
        **linked_json(enriched, lexicon, converter),
    }


def work_facts(work: Work, converter: ScriptConverter) -> dict[str, object]:
    """What is known of the work as a whole, as ``decision.json`` and the library's data have it."""
    received = work.received
    return {
        "id": work.home,
        "title": _both(work.title),
        "short_title": _both(work.short_title),
        "genre": _both(converter.both(received.genre)),
        "issuer": _both(converter.both(received.issuer)) if received.issuer else None,
        "number": _both(converter.both(received.number)) if received.number else None,
        "adopted": _day(received.day_of("adopted")),
        "published": _day(received.day_of("promulgated")),
        "effective": _day(received.day_of("effective")),
        "events": [_event(event, converter) for event in received.events],
        "status": _status(received.status, converter),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _event(event: Event, converter: ScriptConverter) -> dict[str, object]:
    told = {
        name: _both(converter.both(text)) if text else None for name, text in (("by", event.by), ("note", event.note))
    }
    return {"kind": event.kind, "date": event.date.isoformat(), "word": _both(converter.both(event.word)), **told}


def _carrier(carrier: Carrier, converter: ScriptConverter) -> dict[str, object]:
    told = {
        name: _both(converter.both(text)) if text else None
        for name, text in (("title", carrier.title), ("number", carrier.number), ("issuer", carrier.issuer))
    }
    addressees = [_both(converter.both(addressee)) for addressee in carrier.addressees]
    return {**told, "addressees": addressees, "date": _day(carrier.date)}


def _status(status: Status | None, converter: ScriptConverter) -> dict[str, object]:
    if not status:
        return {"kind": UNKNOWN, "as_of": None, "source": None}
    source = {"title": _both(converter.both(status.source)), "url": status.url or None}
    return {"kind": status.kind, "as_of": status.as_of.isoformat(), "source": source}


def plain_text(enriched: EnrichedWork, script: Script) -> str:
    """One edition as plain text, a blank line between paragraphs, a line for each row of a table."""
    blocks = []
    for unit in enriched.work.units:
        for _, group in groupby(unit.sentences, key=lambda sentence: sentence.paragraph):
            sentences = list(group)
            joint = "\n" if sentences[0].is_row else ""
            blocks.append(joint.join(sentence.text.of(script) for sentence in sentences))
    return "\n\n".join(blocks) + "\n"


def _unit(enriched: EnrichedWork, unit: Unit) -> dict[str, object]:
    paged = unit in enriched.tree.paged
    return {
        "id": unit.id,
        "kind": unit.kind,
        "number": unit.number.hant,
        "parent": unit.parent,
        "heading": _both(unit.heading) if unit.heading else None,
        **({"caption": _both(unit.caption)} if unit.caption else {}),
        "url": f"{enriched.work.id}/{unit.id}/" if paged else f"{enriched.work.id}/",
        "sentences": [_sentence(enriched, sentence) for sentence in unit.sentences],
    }


def _tables(enriched: EnrichedWork, unit: Unit) -> Iterator[dict[str, object]]:
    """The tables of a unit, behind it.  Their rows are sentences of the unit: they have none of their own."""
    for table in unit.tables:
        yield {
            "id": table.id,
            "kind": "table",
            "number": "",
            "parent": unit.id,
            "heading": None,
            "url": f"{enriched.work.id}/{unit.id}/#{table.anchor}",
            "sentences": [],
            "head": table.head,
            "rows": [row.id for row in table.rows],
        }


def _sentence(enriched: EnrichedWork, sentence: Sentence) -> dict[str, object]:
    return {
        "id": sentence.id,
        "paragraph": sentence.paragraph,
        **_both(sentence.text),
        "pinyin": list(enriched.readings[sentence.id]),
        **_figure(enriched, sentence),
    }


def _figure(enriched: EnrichedWork, sentence: Sentence) -> dict[str, object]:
    """The file that a figure's sentence is the words of."""
    if sentence.form != "figure":
        return {}
    figure = figure_of(enriched.work, sentence)
    return {
        "figure": {
            "url": figure_path(enriched.work.id, figure),
            "type": figure.media,
            "width": figure.width,
            "height": figure.height,
        }
    }


def _emendation(placed: PlacedEmendation, converter: ScriptConverter) -> dict[str, object]:
    row = placed.row
    return {
        "id": placed.id,
        "unit": row.unit,
        "sentence": placed.sentence,
        "offset": placed.start,
        "reading": row.reading,
        "lemma": _both(row.lemma),
        "kind": _both(converter.both(row.kind)),
        "certainty": _both(converter.both(row.certainty)),
        "applied": row.applied,
        "reason": _both(converter.both(row.reason)),
    }


def _both(text: Both) -> dict[str, str]:
    return {"hant": text.hant, "hans": text.hans}


def compact_json(value: object) -> str:
    """``value`` as published data are written: characters themselves, no blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
