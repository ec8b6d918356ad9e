"""The links of a work as published data, and the scripts that a page loads when a reader asks.

decision.json has, beside DESIGN §7::

    "terms":     [{"id", "name": {hant, hans}, "pinyin": [..], "gloss": {..}, "source": {..}, "url", "places": [P]}]
    "bodies":    [{"id", "name": {..}, "group": {..}, "url", "places": [P + "task": bool]}]
    "citations": [{"kind": "work", "id" | null, "title": {..}, "published": work id | null} + P,
                  {"kind": "reference", "target": {"work", "unit", "anchor"} | null} + P]
    "related":   [{"units": [a, b], "words": [[{..}], [{..}]], "reason": {..} | null}]   each pair once
    "definitions": [{"word": simplified, "scope": unit | null, "onward": bool} + P]   where the text has any
    P = {"unit", "sentence", "start", "end"}     offsets in characters, the same in both editions
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.links import BodyPlace, Definition, Place
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon
from tiaowen.model import SCRIPTS, Both, Script, Unit
from tiaowen.paragraphs import Steps, calls_stems, cited_steps
from tiaowen.write.history import amended_as, cited_day, cited_organ
from tiaowen.write.labels import place_name, provision_name

Json = dict[str, object]


def linked_json(enriched: EnrichedWork, lexicon: Lexicon, converter: ScriptConverter) -> Json:
    """The four lists for decision.json."""
    linked = enriched.linked
    references = [
        {
            "kind": "reference",
            "target": {"work": r.target.work, "unit": r.target.unit, "anchor": r.target.anchor} if r.target else None,
            **_place(r),
        }
        for r in linked.references
    ]
    works = [
        {"kind": "work", "id": c.slug or None, "title": both(c.title), "published": c.work or None, **_place(c)}
        for c in linked.citations
    ]
    return {
        "citations": [*works, *references],
        "terms": [
            {
                "id": term.slug, "name": both(term.name), "pinyin": list(term.pinyin), "gloss": both(term.gloss),
                "source": both(term.source), "url": f"terms/{term.slug}/",
                "places": [_place(place) for place in linked.terms[term.slug]],
            }
            for term in lexicon.terms if term.slug in linked.terms
        ],
        "bodies": [
            {
                "id": body.slug, "name": both(body.name), "group": both(converter.both(body.group, "hant")),
                "url": f"bodies/{body.slug}/", "places": _body_places(linked.bodies[body.slug]),
            }
            for body in lexicon.bodies if body.slug in linked.bodies
        ],
        "related": _related(enriched, converter),
        **({"definitions": [_definition(d) for d in linked.definitions]} if linked.definitions else {}),
    }  # fmt: skip


def _definition(definition: Definition) -> Json:
    return {
        "word": definition.word,
        "scope": definition.scope or None,
        "onward": definition.onward,
        **_place(definition),
    }


def glosses_script(enriched: EnrichedWork, lexicon: Lexicon, script: Script) -> str:
    """``reader.glosses(work, {slug: [name, pinyin, gloss, source]})`` for the terms of the work in one script."""
    data = {
        term.slug: [
            term.name.of(script),
            " ".join(filter(None, term.pinyin)),
            term.gloss.of(script),
            _shown(term.source, script, bool(term.place)),
        ]
        for term in lexicon.terms
        if term.slug in enriched.linked.terms
    }
    return f"reader.glosses({json.dumps(enriched.work.id)}, {_compact(data)})\n"


def citing_script(enriched: EnrichedWork, converter: ScriptConverter) -> str:
    """``reader.citing(work, {script: facts})``: what a citation needs, and the place name of every unit.

    What is not known is left out: a citation says nothing of it.
    """
    received = enriched.work.received
    issuer, day = converter.both(cited_organ(received)), cited_day(received)
    which = amended_as(received) or converter.both(received.number)
    stems = calls_stems(enriched.work)
    data = {
        script: {
            "title": enriched.work.title.of(script),
            **_known(issuer.of(script), which.of(script), day.isoformat() if day else ""),
            "units": {unit.id: place_name(enriched.tree, unit, script) for unit in enriched.work.units},
            "provisions": {
                unit.id: _provisions(unit, steps, script)
                for unit in enriched.work.units
                if (steps := cited_steps(unit, stems)) is not None
            },
        }
        for script in SCRIPTS
    }
    return f"reader.citing({json.dumps(enriched.work.id)}, {_compact(data)})\n"


def _provisions(unit: Unit, steps: Mapping[int, Steps], script: Script) -> list[str]:
    """Of each sentence the 款 and 項 in which it stands; nothing where the whole unit is one."""
    names = [provision_name(steps.get(sentence.paragraph, (0, 0, 0)), script) for sentence in unit.sentences]
    return names if any(names) else []


def _known(issuer: str, which: str, published: str) -> dict[str, str]:
    facts = {"issuer": issuer, "which": which, "published": published}
    return {name: fact for name, fact in facts.items() if fact}


def both(text: Both) -> Json:
    """Both editions as data."""
    return {"hant": text.hant, "hans": text.hans}


def _shown(source: Both, script: Script, in_text: bool) -> str:
    return "" if in_text else source.of(script)


def _place(place: Place) -> Json:
    return {"unit": place.unit, "sentence": place.sentence, "start": place.start, "end": place.end}


def _body_places(places: Iterable[BodyPlace]) -> list[Json]:
    return [{**_place(place), "task": place.task} for place in places]


def _related(enriched: EnrichedWork, converter: ScriptConverter) -> list[Json]:
    order: Mapping[str, int] = {unit.id: at for at, unit in enumerate(enriched.tree.paged)}
    return [
        {
            "units": [unit, related.unit],
            "words": [[both(word) for word in related.here], [both(word) for word in related.there]],
            "reason": both(converter.both(related.row.reason)) if related.row else None,
        }
        for unit in order
        for related in enriched.linked.related.get(unit, ())
        if order[unit] < order[related.unit]
    ]


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
