"""What Akoma Ntoso asks of a document besides its text: its names (FRBR), what happened to it, who is meant.

The name of a work follows the OASIS naming convention 1.0 (§4): ``/akn/cn/act/decision/2015-01-08/shiwei-2015``.  That has a day
or a year at its fourth place.  Where no day is known it is the year in the document's own number (〔2020〕); where there is
none either it is ``0000``, which is a year of the form and of no document, so that no day is made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.model import Script
from tiaowen.text.events import MAKING
from tiaowen.text.written_date import written
from tiaowen.work_facts import Event
from tiaowen.write.document_types import DocumentType, document_type
from tiaowen.write.downloads.akoma_elements import AKN, Element
from tiaowen.write.downloads.akoma_time import EDITOR, TEXT, Life, act_references, seen_as
from tiaowen.write.history import called
from tiaowen.write.view import View

LANGUAGES: dict[Script, str] = {"hant": "zh-Hant", "hans": "zh-Hans"}
_LANGUAGE = "zho"
_ISSUER = "#issuer"
_NO_YEAR = "0000"
_YEAR = re.compile("[〔\\[（(]((?:19|20)[0-9]{2})[〕\\]）)]")
# What is known of a work's day is called what it was.
_NAMES = {
    "given": "presentation",
    "adopted": "adoption",
    "approved": "approval",
    "issued": "issue",
    "promulgated": "promulgation",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The addresses of work, expression and the expression in the script that was received; ``subtype`` may be "".

    ``edition`` is the day of the site's text, ``made`` that of the file; None where no history tells it.  ``version`` is the day
    from which the text holds, which names its expression where the work has others.
    """

    work: str
    expression: str
    master: str
    subtype: str
    edition: date | None
    made: date | None
    version: date | None = None


def names_of(view: View, kind: DocumentType, day: date | None) -> Names:
    """The names of an edition made on ``day``."""
    received, edition = view.work.received, view.changed or day
    work = work_name(view, kind)
    expression, master = (
        f"{work}/{_expression(view.day or edition, script)}" for script in (view.script, received.script)
    )
    return Names(work, expression, master, kind.subtype, edition, day, view.day)


def work_name(view: View, kind: DocumentType) -> str:
    """The address of the work, whichever of its texts ``view`` shows."""
    return "/".join(["/akn/cn", *filter(None, [kind.akoma, kind.subtype, _day(view), view.work.home])])


def _day(view: View) -> str:
    """The day at its place in a name."""
    received = view.work.received
    if received.begun:
        return received.begun.isoformat()
    year = _YEAR.search(received.number)
    return year[1] if year else _NO_YEAR


def _expression(edition: date | None, script: Script) -> str:
    """The last step of an expression's address: language, day, and which of the two scripts.

    A language has three letters there (ISO 639-2/T), and none for a script: it stands behind the day, where readers of
    such addresses (cobalt) take all up to the next slash.  ``xml:lang`` says it in the text itself.
    """
    return f"{_LANGUAGE}@{edition.isoformat() if edition else ''}!{script}"


def identification(view: View, names: Names) -> Element:
    """The three levels of FRBR.  A work has to have a day: where its own is not known it is the edition's, and called so;
    where neither is known the format is not kept to, rather than a day made up."""
    received = view.work.received
    first = next((event for event in received.events if event.kind in MAKING), None)
    day = (_NAMES[first.kind], first.date) if first else ("edition", names.edition)
    about = [
        AKN.FRBRcountry(value="cn"),
        *([AKN.FRBRsubtype(value=names.subtype)] if names.subtype else []),
        *([AKN.FRBRnumber(value=view.told(received.number))] if received.number else []),
        AKN.FRBRname(value=view.show(view.work.short_title)),
    ]
    return AKN.identification(
        AKN.FRBRWork(*_frbr(f"{names.work}/!main", names.work, day, _ISSUER if received.issuer else EDITOR), *about),
        AKN.FRBRExpression(
            *_frbr(f"{names.expression}/!main", names.expression, _of_expression(names), EDITOR),
            AKN.FRBRversionNumber(value=view.script),
            *_master(view, names),
            AKN.FRBRlanguage(language=_LANGUAGE),
        ),
        AKN.FRBRManifestation(
            *_frbr(
                f"{names.expression}/!main.xml", f"{names.expression}/!main.akn", ("generation", names.made), EDITOR
            ),
            AKN.FRBRformat(value="application/akn+xml"),
        ),
        source=EDITOR,
    )


def _of_expression(names: Names) -> tuple[str, date | None]:
    """The day of an expression and what it is."""
    return ("version", names.version) if names.version else ("edition", names.edition)


def _master(view: View, names: Names) -> list[Element]:
    if names.expression == names.master:
        return []
    return [AKN.FRBRmasterExpression(href=f"{names.master}/!main", showAs=LANGUAGES[view.work.received.script])]


def _frbr(this: str, uri: str, day: tuple[str, date | None], author: str) -> list[Element]:
    return [
        AKN.FRBRthis(value=this),
        AKN.FRBRuri(value=uri),
        *([AKN.FRBRdate(name=day[0], date=day[1].isoformat())] if day[1] else []),
        AKN.FRBRauthor(href=author),
    ]


def lifecycle(life: Life) -> list[Element]:
    """What happened, in order; empty where nothing is known.  ``refersTo`` says what it was.

    The format has three types; taking effect is none of them, and has none.  The source is the act that made it where that is
    here, else who recorded it.
    """
    events = [
        AKN.eventRef(
            eId=f"event_{count}",
            date=event.date.isoformat(),
            source=f"#act_{event.date}" if event.kind == "amended" and event.date in life.acts else EDITOR,
            refersTo=f"#happened_{count}",
            **_type(event),
        )
        for count, event in enumerate(life.events, 1)
    ]
    return [AKN.lifecycle(*events, source=EDITOR)] if events else []


def _type(event: Event) -> dict[str, str]:
    kinds = {**dict.fromkeys(MAKING, "generation"), "amended": "amendment", "repealed": "repeal"}
    return {"type": kinds[event.kind]} if event.kind in kinds else {}


def references(view: View, life: Life) -> Element:
    """Acts that changed it, who is meant, and each event as the text calls it: 全國人大常委會第二次修正."""
    received = view.work.received
    events = [
        AKN.TLCEvent(
            eId=f"happened_{count}", href=f"/ontology/event/{event.kind}", showAs=_told(view, event)
        )
        for count, event in enumerate(life.events, 1)
    ]  # fmt: skip
    people = {"issuer": view.told(received.issuer), "editor": view.say("編輯部")}
    organs = [
        AKN.TLCOrganization(eId=key, href=f"/ontology/organization/{key}", showAs=name)
        for key, name in people.items()
        if name
    ]
    concept = [AKN.TLCConcept(eId=TEXT, href=f"/ontology/concept/{TEXT}", showAs=view.say("文本"))] if life.own else []
    acts = act_references(life, {day: _name_of_act(view, act) for day, act in life.acts.items()}, view)
    return AKN.references(*acts, *organs, *events, *concept, source=EDITOR)


def _told(view: View, event: Event) -> str:
    if event.kind == TEXT:
        return view.say(f"{written(event.date)}起的文本")
    return view.told(event.by) + called(view, event)


def _name_of_act(view: View, act: EnrichedWork) -> str:
    shown = seen_as(view, act)
    return work_name(shown, document_type(view.converter.both(act.work.received.genre).hans))
