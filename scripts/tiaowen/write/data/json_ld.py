"""What search engines and catalogues read of a page: schema.org/Legislation as JSON-LD, of what is none CreativeWork or Report.

``§/`` stands for the site's address, which only the template knows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from tiaowen.enrich.versions import Version
from tiaowen.model import Unit
from tiaowen.status import STANDINGS
from tiaowen.write.document_types import DocumentType, document_type
from tiaowen.write.history import given_out
from tiaowen.write.labels import name, place_name
from tiaowen.write.navigation import folder
from tiaowen.write.view import View


def work_linked_data(view: View) -> str:
    """The work with its units, its downloads and the works it cites; what is not known has no key."""
    work, received = view.work, view.work.received
    given = given_out(received)
    data: dict[str, object] = {
        **_described(view, "", view.show(work.title)),
        "alternateName": view.show(work.short_title),
        "legislationChanges": _changed_by_this(view),
        "exampleOfWork": {"@id": f"§/{folder(view.script)}{view.work.home}/"} if view.is_dated else {},
        **(_as_legislation(view) if _type(view).is_legislation else _as_document(view)),
        "datePublished": _day(given),
        "dateModified": _day(received.amended),
        "hasPart": [_part(view, unit) for unit in view.tree.paged],
        "encoding": [
            {"@type": "MediaObject", "contentUrl": f"§/{d.path}", "encodingFormat": d.format.media}
            for d in view.downloads
        ],
        "isBasedOn": _cited(view),
    }
    return _script({key: value for key, value in data.items() if value})


def _as_legislation(view: View) -> dict[str, object]:
    """What schema.org asks of legislation: ``legislationDate`` is that of adoption or signature."""
    received = view.work.received
    force = STANDINGS[received.status.kind].force if received.status else ""
    return {
        "legislationIdentifier": view.told(received.number),
        "legislationType": view.told(received.genre),
        "legislationDate": _day(received.day_of("adopted") or received.day_of("approved")),
        "legislationDateVersion": _day(view.day or received.amended),
        "legislationPassedBy": _organization(view),
        "legislationLegalForce": f"https://schema.org/{force}" if force else "",
    }


def _as_document(view: View) -> dict[str, object]:
    """The same of what is no legislation, in the words for any work."""
    received = view.work.received
    return {
        "identifier": view.told(received.number),
        "genre": view.told(received.genre),
        "dateCreated": _day(received.day_of("adopted") or received.day_of("approved")),
        "author": _organization(view),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _type(view: View) -> DocumentType:
    return document_type(view.converter.both(view.work.received.genre).hans)


def _organization(view: View) -> dict[str, str]:
    issuer = view.work.received.issuer
    return {"@type": "Organization", "name": view.told(issuer)} if issuer else {}


def _cited(view: View) -> list[dict[str, str]]:
    """Each work that is named, once, meetings and teachings apart; not all are legislation, so none is called so."""
    kinds = {entry.slug: entry.kind for entry in view.lexicon.works}
    cited: dict[str, dict[str, str]] = {}
    for citation in view.enriched.linked.citations:
        if citation.work != view.work.home and kinds.get(citation.slug) not in ("會議", "理論"):
            address = {"url": f"§/{folder(view.script)}{citation.work}/"} if citation.work else {}
            named = {"@type": "CreativeWork", "name": citation.title.of(view.script), **address}
            cited.setdefault(citation.slug or citation.title.hant, named)
    return list(cited.values())


def _changed_by_this(view: View) -> list[dict[str, str]]:
    """The works here of which this one amended a text: those that it cites and that are known to have been changed by it."""
    cited = dict.fromkeys(citation.work for citation in view.enriched.linked.citations if citation.work)
    laws = [view.others[work] for work in cited if work in view.others and work != view.work.home]
    amended = [law for law in laws if any(_made(version, view.work.home) for version in _texts(law))]
    return [{"@type": "Legislation", "@id": _address(law, ""), "name": law.show(law.work.title)} for law in amended]


def _texts(view: View) -> Sequence[Version]:
    return view.versions.listed if view.versions else ()


def _made(version: Version, act: str) -> bool:
    return bool(version.amending and version.amending.act and version.amending.act.work.home == act)


def unit_linked_data(view: View, unit: Unit) -> str:
    """A unit, what it is part of, and the units directly below it."""
    above = view.tree.lineage(unit)[:-1]
    identifier = "legislationIdentifier" if _type(view).is_legislation else "identifier"
    data = {
        **_described(view, f"{unit.id}/", name(unit, view.script), _type(view).part),
        identifier: place_name(view.tree, unit, view.script),
        "isPartOf": {"@id": _address(view, f"{above[-1].id}/" if above else "")},
    }
    if below := view.tree.children(unit):
        data["hasPart"] = [_part(view, child) for child in below]
    return _script(data)


def _described(view: View, page: str, title: str, kind: str = "") -> dict[str, object]:
    address = _address(view, page)
    lang = "zh-Hans" if view.script == "hans" else "zh-Hant"
    kind = kind or _type(view).schema
    return {"@context": "https://schema.org", "@type": kind, "@id": address, "name": title, "inLanguage": lang}


def _part(view: View, unit: Unit) -> dict[str, object]:
    return {"@type": _type(view).part, "@id": _address(view, f"{unit.id}/"), "name": name(unit, view.script)}


def _address(view: View, page: str) -> str:
    return f"§/{folder(view.script)}{view.work.id}/{page}"


def _script(data: dict[str, object]) -> str:
    """JSON that can stand inside a script element whatever it says."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
