"""What search engines and catalogues read of a page: schema.org/Legislation as JSON-LD.

``§/`` stands for the site's address, which only the template knows.
"""

from __future__ import annotations

import json

from tiaowen.model import Unit
from tiaowen.status import STANDINGS
from tiaowen.write.labels import name, place_name
from tiaowen.write.navigation import folder
from tiaowen.write.view import View


def work_linked_data(view: View) -> str:
    """The work with its units, its downloads and the works it cites."""
    work, received = view.work, view.work.received
    data: dict[str, object] = {
        **_legislation(view, "", view.show(work.title)),
        "alternateName": view.show(work.short_title),
        "legislationType": view.told(received.genre),
        "legislationDate": begun.isoformat() if (begun := received.begun) else "",
        "legislationPassedBy": _organization(view),
        "hasPart": [_part(view, unit) for unit in view.tree.paged],
        "encoding": [
            {"@type": "MediaObject", "contentUrl": f"§/{d.path}", "encodingFormat": d.format.media}
            for d in view.downloads
        ],
        "isBasedOn": _cited(view),
    }
    if published := received.day_of("promulgated"):
        data["datePublished"] = published.isoformat()
    if received.status and (force := STANDINGS[received.status.kind].force):
        data["legislationLegalForce"] = f"https://schema.org/{force}"
    return _script({key: value for key, value in data.items() if value})


def _organization(view: View) -> dict[str, str]:
    issuer = view.work.received.issuer
    return {"@type": "Organization", "name": view.told(issuer)} if issuer else {}


def _cited(view: View) -> list[dict[str, str]]:
    """Each work that is named, once, meetings and teachings apart; not all are legislation, so none is called so."""
    kinds = {entry.slug: entry.kind for entry in view.lexicon.works}
    cited: dict[str, dict[str, str]] = {}
    for citation in view.enriched.linked.citations:
        if citation.work != view.work.id and kinds.get(citation.slug) not in ("會議", "理論"):
            address = {"url": f"§/{folder(view.script)}{citation.work}/"} if citation.work else {}
            named = {"@type": "CreativeWork", "name": citation.title.of(view.script), **address}
            cited.setdefault(citation.slug or citation.title.hant, named)
    return list(cited.values())


def unit_linked_data(view: View, unit: Unit) -> str:
    """A unit, what it is part of, and the units directly below it."""
    above = view.tree.lineage(unit)[:-1]
    data = {
        **_legislation(view, f"{unit.id}/", name(unit, view.script)),
        "legislationIdentifier": place_name(view.tree, unit, view.script),
        "isPartOf": {"@id": _address(view, f"{above[-1].id}/" if above else "")},
    }
    if below := view.tree.children(unit):
        data["hasPart"] = [_part(view, child) for child in below]
    return _script(data)


def _legislation(view: View, page: str, title: str) -> dict[str, object]:
    address = _address(view, page)
    lang = "zh-Hans" if view.script == "hans" else "zh-Hant"
    return {"@context": "https://schema.org", "@type": "Legislation", "@id": address, "name": title, "inLanguage": lang}


def _part(view: View, unit: Unit) -> dict[str, object]:
    return {"@type": "Legislation", "@id": _address(view, f"{unit.id}/"), "name": name(unit, view.script)}


def _address(view: View, page: str) -> str:
    return f"§/{folder(view.script)}{view.work.id}/{page}"


def _script(data: dict[str, object]) -> str:
    """JSON that can stand inside a script element whatever it says."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
