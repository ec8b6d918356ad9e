"""A reference to another work means its text of that day: 行政複議法第十六條 in a rule of 2010 is what stood there in 2010.

Numbers are kept, not provisions: the rule names the number that the article had.  Of a work that is older than every text here, or
whose day is not known, nothing is said, and the reference stays with the text at the bare address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.enrich.links import FromElsewhere, ReferenceTarget, TextLink
from tiaowen.enrich.versions import Version, Versions


def in_their_day(works: Sequence[EnrichedWork], versions: Mapping[str, Versions]) -> list[EnrichedWork]:
    """The works with each reference led to the text that held when the referring text was made or last amended."""
    if not versions:
        return [*works]
    led = [_led(work, versions) for work in works]
    made = {work.work.id: _day(work) for work in works}
    return [_told(work, versions[work.work.id], made) if work.work.id in versions else work for work in led]


def _day(work: EnrichedWork) -> date | None:
    received = work.work.received
    return received.version or received.amended or received.begun


def _held(versions: Versions, day: date | None) -> Version | None:
    """The text of another day than that at the bare address; None where that is meant, or where it is not known."""
    version = versions.on(day) if day else None
    return version if version and not version.is_main else None


def _led(work: EnrichedWork, versions: Mapping[str, Versions]) -> EnrichedWork:
    held = {home: version for home, of in versions.items() if (version := _held(of, _day(work)))}
    held.pop(work.work.home, None)
    if not held:
        return work
    linked = work.linked
    references = tuple(
        replace(one, target=_of_day(one.target, held)) if one.target else one for one in linked.references
    )
    text = {sentence: [_link(link, held) for link in links] for sentence, links in linked.text.items()}
    return replace(work, linked=replace(linked, references=references, text=text))


def _of_day(target: ReferenceTarget, held: Mapping[str, Version]) -> ReferenceTarget:
    version = held.get(target.work)
    there = version and target.unit in version.work.tree.units
    return replace(target, work=version.work.work.id) if version and there else target


def _link(link: TextLink, held: Mapping[str, Version]) -> TextLink:
    if link.kind != "reference" or not isinstance(link.target, ReferenceTarget):
        return link
    return replace(link, target=_of_day(link.target, held))


def _told(work: EnrichedWork, versions: Versions, made: Mapping[str, date | None]) -> EnrichedWork:
    """What other works say of a number that another provision had on their day is told at that provision, or, where it is gone,
    at none."""
    found: dict[str, list[FromElsewhere]] = {}
    for unit, listed in work.linked.elsewhere.items():
        for one in listed:
            version = _held(versions, made.get(one.work))
            known = version is not None and unit in version.work.tree.units
            at = versions.at(version.work.work.id) if version else 0
            for other in versions.same_in(at, unit, versions.main) if known else (unit,):
                found.setdefault(other, []).append(one)
    return replace(work, linked=replace(work.linked, elsewhere=found))
