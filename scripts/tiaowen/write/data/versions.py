"""The texts of a work as data: their days, their addresses, which provision became which."""

from __future__ import annotations

from datetime import date

from tiaowen.enrich.amending import Amending
from tiaowen.enrich.versions import Version, Versions
from tiaowen.language.scripts import ScriptConverter
from tiaowen.versions.changes import ProvisionChange
from tiaowen.write.history import act_of


def versions_json(versions: Versions | None, work: str, converter: ScriptConverter) -> dict[str, object]:
    """``version``, the day from which the text ``work`` holds, and ``versions``, all of them, earliest first; {} for one alone."""
    if not versions:
        return {}
    here: date = versions.listed[versions.at(work)].day
    return {"version": here.isoformat(), "versions": [_version(version, converter) for version in versions.listed]}


def listed_texts(versions: Versions | None) -> dict[str, object]:
    """The same for ``library.json``: ``versions``, each text's first day and where it and its data stand; {} for one alone."""
    if not versions:
        return {}
    texts = [(version.day.isoformat(), version.work.work.id) for version in versions.listed]
    return {"versions": [{"from": day, "url": f"{id_}/", "data": f"{id_}/decision.json"} for day, id_ in texts]}


def _version(version: Version, converter: ScriptConverter) -> dict[str, object]:
    changes = [_change(change) for change in version.changes if not change.untouched]
    url = f"{version.work.work.id}/"
    amended = {"amended_by": _amended_by(version.amending, converter)} if version.changes else {}
    return {"from": version.day.isoformat(), "url": url, **amended, "changes": changes if version.changes else None}


def _amended_by(amending: Amending | None, converter: ScriptConverter) -> dict[str, object] | None:
    """The one event that made it, and its act; None where none is known, or not which."""
    if not amending or len(amending.events) != 1:
        return None
    (event,) = amending.events
    title = amending.act.work.title if amending.act else converter.both(act_of(event).strip("《》"))
    doubtful = amending.is_of_another_day or bool(amending.lost) or any(a.doubt for a in amending.accounts.values())
    return {
        "date": event.date.isoformat(),
        "title": {"hant": title.hant, "hans": title.hans} if title.hant else None,
        "work": amending.act.work.home if amending.act else None,
        "doubtful": doubtful,
    }


def _change(change: ProvisionChange) -> dict[str, object]:
    provision = change.provision
    return {"kind": provision.kind, "old": provision.old, "new": provision.new, "words": change.changed}
