"""Notes for machines: W3C Web Annotations, the ``notes`` of decision.json, and entries for search."""

from __future__ import annotations

from collections.abc import Callable

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.search_entry import SearchEntry
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import SCRIPTS, Both, Script
from tiaowen.notes.field_types import NoteSource
from tiaowen.notes.kinds import KINDS, PLAIN
from tiaowen.notes.note import PlacedNote
from tiaowen.notes.section import rooted
from tiaowen.read.settings import Settings

CONTEXT = 32
MOTIVATIONS = {kind.word.hant: kind.motivation for kind in KINDS}
# Two keys that the W3C's context lacks or has without language: else a JSON-LD processor drops them.
CONTEXT_OF_NOTES = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        key: {"@id": meaning, "@container": "@language"}
        for key, meaning in (("label", "rdfs:label"), ("kind", "dc:type"))
    },
)


def note_entries(enriched: EnrichedWork) -> list[SearchEntry]:
    """The notes of one work as search entries."""
    return [
        SearchEntry(
            "note", note.slug, note.unit, f"{note.page}#{note.anchor}", _found_as(note), note.plain, enriched.work.id
        )
        for note in enriched.commentary.notes
    ]


def _found_as(note: PlacedNote) -> Both:
    """A hit says of plain words that they are no note on words of the text."""
    lead = f"{PLAIN.hant}：", f"{PLAIN.hans}："
    return Both(lead[0] + note.title.hant, lead[1] + note.title.hans) if note.note.is_plain else note.title


def note_facts(enriched: EnrichedWork, converter: ScriptConverter) -> list[dict[str, object]]:
    """The notes as decision.json has them; ``ranges`` hold in both editions."""
    return [
        {
            "id": note.slug,
            "unit": note.unit,
            "kind": _both(converter.both(note.note.kind)),
            "title": _both(note.title),
            "author": _both(note.author),
            "date": note.note.date.isoformat(),
            "url": f"{note.page}#{note.anchor}",
            "quote": {s: _quoted(enriched, note, s) for s in SCRIPTS} if note.passages else None,
            "ranges": [{"sentence": p.sentence, "start": p.start, "end": p.end} for p in note.passages],
            "text": _both(note.plain),
            "sources": [_source(source, converter) for source in note.note.sources],
            "see": [target.address for target in note.see],
            "stale": note.stale,
            **({"lang": note.note.lang} if note.note.lang else {}),
        }
        for note in enriched.commentary.notes
    ]


def web_annotations(enriched: EnrichedWork, converter: ScriptConverter, settings: Settings) -> dict[str, object]:
    """``notes.json``: an AnnotationCollection (https://www.w3.org/TR/annotation-model/#collections).

    Positions count characters in the text of the unit, number and heading included, as
    decision.json has it.
    """
    home = f"{settings.site}{enriched.work.id}/"
    notes = enriched.commentary.notes
    page = {
        "id": f"{home}notes.json#all",
        "type": "AnnotationPage",
        "partOf": f"{home}notes.json",
        "startIndex": 0,
        "items": [_annotation(enriched, note, converter, settings) for note in notes],
    }
    return {
        "@context": CONTEXT_OF_NOTES,
        "id": f"{home}notes.json",
        "type": "AnnotationCollection",
        "label": _by_language(enriched.work.short_title.of),
        "total": len(notes),
        "first": page,
        "last": page["id"],
    }


def _annotation(
    enriched: EnrichedWork, note: PlacedNote, converter: ScriptConverter, settings: Settings
) -> dict[str, object]:
    return {
        "id": f"{settings.site}{note.page}#{note.anchor}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[note.note.kind],
        "creator": {"name": note.author.hant},
        "created": f"{note.note.date.isoformat()}T00:00:00Z",
        "body": _bodies(note, settings),
        "target": [_target(enriched, note, script, settings) for script in SCRIPTS],
        "label": {note.note.lang: note.title.hant} if note.note.lang else _by_language(note.title.of),
        "kind": _by_language(lambda script: converter.say(script, note.note.kind)),
    }


def _by_language(say: Callable[[Script], str]) -> dict[str, str]:
    """What ``say`` gives for each script, as a language map of JSON-LD."""
    return {f"zh-{script.capitalize()}": say(script) for script in SCRIPTS}


def _bodies(note: PlacedNote, settings: Settings) -> dict[str, object]:
    """A choice of both scripts; what is not Chinese is the same in either edition."""
    if note.note.lang:
        return {**_body(note, "hant", settings), "language": note.note.lang}
    return {"type": "Choice", "items": [_body(note, script, settings) for script in SCRIPTS]}


def _body(note: PlacedNote, script: Script, settings: Settings) -> dict[str, object]:
    return {
        "type": "TextualBody",
        "value": rooted(note.html.of(script), _root(script, settings), settings.site),
        "format": "text/html",
        "language": f"zh-{script.capitalize()}",
    }


def _target(enriched: EnrichedWork, note: PlacedNote, script: Script, settings: Settings) -> dict[str, object]:
    target: dict[str, object] = {
        "source": f"{_root(script, settings)}{note.page}",
        "type": "SpecificResource",
        "language": f"zh-{script.capitalize()}",
    }
    if note.passages:
        text = enriched.tree.units[note.unit].text.of(script)
        target["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": text[note.start : note.end],
                "prefix": text[max(0, note.start - CONTEXT) : note.start],
                "suffix": text[note.end : note.end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": note.start, "end": note.end},
        ]
    return target


def _root(script: Script, settings: Settings) -> str:
    return settings.site + ("hans/" if script == "hans" else "")


def _quoted(enriched: EnrichedWork, note: PlacedNote, script: Script) -> str:
    return enriched.tree.units[note.unit].text.of(script)[note.start : note.end]


def _source(source: NoteSource, converter: ScriptConverter) -> dict[str, object]:
    return {"title": _both(converter.both(source.title)), "url": source.url or None}


def _both(text: Both) -> dict[str, str]:
    return {"hant": text.hant, "hans": text.hans}
