"""The texts of a work as data: their days, their addresses, which provision became which."""

from __future__ import annotations

from datetime import date

from tiaowen.enrich.versions import Version, Versions
from tiaowen.versions.changes import ProvisionChange


def versions_json(versions: Versions | None, work: str) -> dict[str, object]:
    """``version``, the day from which the text ``work`` holds, and ``versions``, all of them, earliest first; {} for one alone."""
    if not versions:
        return {}
    here: date = versions.listed[versions.at(work)].day
    return {"version": here.isoformat(), "versions": [_version(version) for version in versions.listed]}


def listed_texts(versions: Versions | None) -> dict[str, object]:
    """The same for ``library.json``: ``versions``, each text's first day and where it and its data stand; {} for one alone."""
    if not versions:
        return {}
    texts = [(version.day.isoformat(), version.work.work.id) for version in versions.listed]
    return {"versions": [{"from": day, "url": f"{id_}/", "data": f"{id_}/decision.json"} for day, id_ in texts]}


def _version(version: Version) -> dict[str, object]:
    changes = [_change(change) for change in version.changes if not change.untouched]
    url = f"{version.work.work.id}/"
    return {"from": version.day.isoformat(), "url": url, "changes": changes if version.changes else None}


def _change(change: ProvisionChange) -> dict[str, object]:
    provision = change.provision
    return {"kind": provision.kind, "old": provision.old, "new": provision.new, "words": change.changed}
