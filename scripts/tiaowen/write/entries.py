"""What search is given besides texts and notes: one entry a caption that an editor gave, a term, a body."""

from __future__ import annotations

from tiaowen.enrich.search_entry import SearchEntry
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon
from tiaowen.model import Both, Work
from tiaowen.write.labels import name


def caption_entries(work: Work) -> list[SearchEntry]:
    """Every caption that an editor gave an article: as its title, and how the article begins."""
    return [
        SearchEntry(
            "caption",
            unit.id,
            unit.id,
            f"{work.id}/{unit.id}/",
            unit.caption,
            Both(name(unit, "hant"), name(unit, "hans")),
            work.id,
        )
        for unit in work.units
        if unit.caption
    ]


def term_entries(lexicon: Lexicon) -> list[SearchEntry]:
    """Every term: its headword, and variants and gloss as text."""
    return [
        SearchEntry("term", term.slug, "", f"terms/{term.slug}/", term.name, _joined(*term.words[1:], term.gloss))
        for term in lexicon.terms
    ]


def body_entries(lexicon: Lexicon, converter: ScriptConverter) -> list[SearchEntry]:
    """Every body: its name, and variants and group as text."""
    return [
        SearchEntry(
            "body", body.slug, "", f"bodies/{body.slug}/", body.name,
            _joined(*body.words[1:], converter.both(body.group, "hant")),
        )
        for body in lexicon.bodies
    ]  # fmt: skip


def lexicon_addresses(lexicon: Lexicon) -> dict[str, Both]:
    """The pages of the lexicon that a note can link to, by address, and what they are called."""
    terms = {f"terms/{term.slug}": term.name for term in lexicon.terms}
    return terms | {f"bodies/{body.slug}": body.name for body in lexicon.bodies}


def _joined(*texts: Both) -> Both:
    return Both("；".join(text.hant for text in texts), "；".join(text.hans for text in texts))
