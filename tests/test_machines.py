"""What programs read of the site: annotations, feeds, the sitemap."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from pyld import jsonld

from edition.pipeline import Site, load_site
from edition.write.note_data import web_annotations

CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": Path(__file__).parent / "contexts/anno.jsonld"}


@cache
def loaded() -> Site:
    return load_site(ROOT)


def context_on_disk(url: str, options: object) -> dict[str, object]:
    """What the W3C answers for the address of its context: nothing is asked of the network."""
    del options
    document = json.loads(CONTEXTS[url].read_text("utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def with_small_tags(value: Any) -> Any:
    """Language tags as keys mean the same in any case, and a processor writes them small."""
    if isinstance(value, list):
        return [with_small_tags(item) for item in value]
    if isinstance(value, dict):
        return {key.lower() if key[:3] == "zh-" else key: with_small_tags(item) for key, item in value.items()}
    return value


@pytest.fixture(scope="module", name="annotations")
def annotations_of_the_decision() -> Any:
    site = loaded()
    return json.loads(json.dumps(web_annotations(site.works[0], site.words, site.settings)))


def test_a_json_ld_processor_drops_nothing_of_the_annotations(annotations: Any) -> None:
    loading = {"documentLoader": context_on_disk}
    expanded = jsonld.expand(annotations, loading)
    again = jsonld.compact(expanded, annotations["@context"], loading)
    assert with_small_tags(again) == with_small_tags(annotations)


def test_label_and_kind_are_statements_in_both_languages(annotations: Any) -> None:
    quads = jsonld.to_rdf(annotations, {"documentLoader": context_on_disk})["@default"]
    note = annotations["first"]["items"][0]
    meanings = {
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "kind": "http://purl.org/dc/elements/1.1/type",
    }
    for key, meaning in meanings.items():
        said = {
            (quad["object"]["language"].lower(), quad["object"]["value"])
            for quad in quads
            if quad["subject"]["value"] == note["id"] and quad["predicate"]["value"] == meaning
        }
        assert said == {(language.lower(), words) for language, words in note[key].items()}
        assert len(said) == 2
