"""What is known of the works, as the page of results narrows a list by it: one small file, however many works there are.

A facet is a row of ``FACETS``; browsers (``overrides/assets/javascripts/search/choice.js``) know none by its name.
"""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.language.scripts import ScriptConverter
from tiaowen.write.library.shelf import KINDS, YEARS, Facet, Shelf
from tiaowen.write.search.shard import VERSION

# What stands in an address of /search/ → the facet of the shelf.
FACETS = {"genre": KINDS, "issuer": "issuers", "year": YEARS}


def facts_json(shelf: Shelf, works: Sequence[str], converter: ScriptConverter) -> dict[str, object]:
    """The file as JSON can hold it: of each facet its values, and of each of ``works`` the places of those that it has."""
    facets = {facet.key: facet for facet in shelf.facets["hant"]}
    return {
        "version": VERSION,
        "facets": [_facet(key, facets[name], works, converter) for key, name in FACETS.items()],
    }


def _facet(key: str, facet: Facet, works: Sequence[str], converter: ScriptConverter) -> dict[str, object]:
    having: dict[str, list[int]] = {work: [] for work in works}
    for place, group in enumerate(facet.groups):
        for work in group.works:
            having[work.id].append(place)
    return {
        "key": key,
        "title": {"hant": facet.title, "hans": converter.say("hans", facet.title)},
        "values": [{"key": one.key, "hant": one.name.hant, "hans": one.name.hans} for one in facet.groups],
        "of": list(having.values()),
    }
