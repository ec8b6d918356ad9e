"""What programs read of the site: annotations, feeds, the sitemap."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from lxml import etree
from pyld import jsonld

from edition.model import SCRIPTS, Script
from edition.pipeline import Site, all_views, load_site
from edition.problem import ProblemsFound
from edition.read.changes import NEVER
from edition.read.entry_ids import FEED_IDS, read_entry_ids
from edition.read.settings import read_settings
from edition.write.download import Download
from edition.write.feed import feed
from edition.write.for_machines import root_files
from edition.write.note_data import web_annotations
from edition.write.view import View

CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": Path(__file__).parent / "contexts/anno.jsonld"}


@cache
def loaded() -> Site:
    return load_site(ROOT)


def views(site: Site, script: Script, address: str, **more: Any) -> list[View]:
    """The site's works as they are published at ``address``."""
    ids = replace(site.settings.entry_ids, **{"first": address, **more})
    settings = replace(site.settings, site=address, entry_ids=ids)
    found = all_views(replace(site, settings=settings), script)
    return [replace(view, changed=date(2026, 11, 24), downloads=(Download("a.pdf", "", NEVER, b""),)) for view in found]


def feeds(site: Site, script: Script, address: str, **more: Any) -> dict[str, list[str]]:
    """The ids in each feed, the feed's own first; with ``earlier={}`` as if nothing had been published before."""
    found = views(site, script, address, **more)
    texts = next(output.content.decode() for output in root_files(found) if output.path.endswith("feed.xml"))
    return {"texts": _ids(texts), **{view.work.id: _ids(feed(view)) for view in found}}


def _ids(atom: str) -> list[str]:
    root = etree.fromstring(atom.encode())
    return [str(element.text) for element in root.iter("{http://www.w3.org/2005/Atom}id")]


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


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_was_announced_before_ids_had_a_name_keeps_its_id(script: Script) -> None:
    """A reader of the feed sees nothing twice: these ids were addresses, and stay what they were."""
    root = "https://example.org/site/" + ("hans/" if script == "hans" else "")
    found = feeds(loaded(), script, "https://example.org/site/")
    work = loaded().works[0]
    assert found["texts"] == [f"{root}feed.xml", f"{root}ziyang-2015/#2026-11-24"]
    assert found["ziyang-2015"][0] == f"{root}ziyang-2015/notes.xml"
    known = {f"{root}{note.page}#{note.anchor}" for note in work.commentary.notes}
    assert set(found["ziyang-2015"][1:]) == known
    moved = feeds(loaded(), script, "https://example.com/", first="https://example.org/site/")
    assert moved == found


@pytest.mark.parametrize("name", ["", "tag:example.org,2026-11:"])
def test_the_ids_of_what_is_new_do_not_know_the_host(name: str) -> None:
    more: dict[str, Any] = {"earlier": {}, **({"name": name} if name else {})}
    here, there = (
        [entry for script in SCRIPTS for ids in feeds(loaded(), script, address, **more).values() for entry in ids]
        for address in ("https://a.example/", "http://b.example/x/")
    )
    assert here == there
    assert len(here) == len(set(here)) > 2 * len(loaded().works[0].commentary.notes)
    form = r"tag:example\.org,2026-11:[\w/%.-]+" if name else r"urn:uuid:[0-9a-f-]{36}"
    assert all(re.fullmatch(form, entry) for entry in here)


def test_another_site_with_the_same_text_has_other_ids() -> None:
    one, two = (feeds(loaded(), "hant", "https://a.example/", earlier={}, name=name) for name in ("一站", "二站"))
    assert not set(chain(*one.values())) & set(chain(*two.values()))


def test_a_site_without_settings_for_its_ids_has_them_from_its_name(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    text = (tmp_path / "mkdocs.yml").read_text("utf-8")
    without = re.sub(r"(?m)^  (feed_ids|first_address):.*\n", "", text)
    (tmp_path / "mkdocs.yml").write_text(without, "utf-8")
    assert without != text
    settings = read_settings(tmp_path)
    assert (settings.entry_ids.name, settings.entry_ids.first) == ("依法治市決定", settings.site)
    assert settings.entry_ids.earlier == {}


def test_a_broken_table_of_ids_is_told(tmp_path: Path) -> None:
    (tmp_path / FEED_IDS).parent.mkdir(parents=True)
    (tmp_path / FEED_IDS).write_text("entry\tid\ntexts\n", "utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_entry_ids(tmp_path, "", "")
    assert [(problem.code, problem.line) for problem in found.value.problems] == [("A004", 2)]
