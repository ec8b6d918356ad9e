"""An edition as Akoma Ntoso 3 (OASIS LegalDocML): structure, FRBR identity, notes, apparatus.

``eId`` follows the OASIS naming convention (part_3__clause_3); ``wId`` is this site's own
address (3-3, 3-3.s2), so either can be turned into the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from tiaowen.model import Sentence, Table, Unit
from tiaowen.text.levels import LEVEL
from tiaowen.text.tables import cells
from tiaowen.write.document_types import document_type
from tiaowen.write.downloads.akoma_elements import AKN as _E
from tiaowen.write.downloads.akoma_elements import XML_LANG, Element, as_bytes
from tiaowen.write.downloads.akoma_meta import (
    LANGUAGES,
    Names,
    identification,
    lifecycle,
    names_of,
    references,
)
from tiaowen.write.downloads.akoma_provisions import Part, parts_of
from tiaowen.write.downloads.akoma_time import EDITOR, Life, life_of, temporal_data
from tiaowen.write.downloads.blocks import Comment, apparatus_lines, comments_by_sentence
from tiaowen.write.marked.figures import figure_of, figure_words
from tiaowen.write.status_line import status_text
from tiaowen.write.view import View

# What holds the text of each kind of document.
_BODIES = {"act": "body", "doc": "mainBody"}


def akoma_ntoso(view: View, day: date | None, comments: Sequence[Comment]) -> bytes:
    """The XML document.  Its text, notes apart, is the edition's whole text."""
    notes = comments_by_sentence(comments)
    units = view.tree.units
    kind = document_type(view.converter.both(view.work.received.genre).hans)
    names = names_of(view, kind, day)
    life = life_of(view)
    act = _E(kind.akoma, _meta(view, names, life), name=kind.subtype or kind.akoma, contains="singleVersion")
    act.append(_preface(view, notes))
    tops = [unit for unit in view.tree.children(None) if not unit.is_carrier]
    # A body has something in it: a text that is all preamble has it there.
    if len(tops) > 1 and tops[0].kind == "preamble" and not tops[0].heading:
        preamble = tops.pop(0)
        act.append(_E.preamble(*_paragraphs(view, preamble, preamble.sentences, notes, "preamble")))
    act.append(_E(_BODIES[kind.akoma], *(_unit(view, unit, "", notes, life) for unit in tops)))
    if "signature" in units:
        signature = units["signature"]
        act.append(_E.conclusions(*_paragraphs(view, signature, signature.sentences, notes, "signature")))
    for part in act.iterchildren("{*}preface", "{*}preamble", "{*}body", "{*}mainBody", "{*}conclusions"):
        part.set(XML_LANG, LANGUAGES[view.script])
    return as_bytes(act)


def _preface(view: View, notes: Mapping[str, list[Comment]]) -> Element:
    units = view.tree.units
    title = _E.docTitle(*_spans(view, units["title"].sentences, notes))
    preface = _E.preface(*(_container(view, unit, notes) for unit in view.work.units if unit.is_carrier))
    preface.append(_E.longTitle(_E.p(title, eId="title__p_1"), eId="title", wId="title"))
    preface.extend(_container(view, units[kind], notes) for kind in ("adoption", "number") if kind in units)
    return preface


def _container(view: View, unit: Unit, notes: Mapping[str, list[Comment]]) -> Element:
    """What has a name here and no element there: the note of adoption, the number, the carrier and each of its parts."""
    inside = _paragraphs(view, unit, unit.sentences, notes, unit.id)
    return _E.container(*inside, name=unit.kind, eId=unit.id, wId=unit.id)


def _unit(view: View, unit: Unit, above: str, notes: Mapping[str, list[Comment]], life: Life) -> Element:
    """A hierarchical element; its own paragraphs are an intro where units follow below it."""
    tag = LEVEL[unit.kind].akoma if unit.kind in LEVEL else "hcontainer"
    address = f"{above}{tag}_{unit.id.last}"
    element = _E(tag, eId=address, wId=unit.id, **life.period(unit))
    if tag == "hcontainer":
        element.set("name", unit.kind)
    rest = list(unit.sentences)
    number = view.show(unit.number)
    if number:
        element.append(_E.num(number))
    if unit.is_headed:
        heading = rest.pop(0)
        words = view.show(heading.text)
        start = words.index(number) + len(number)
        element.append(_E.heading(*_calls(notes.get(heading.id, ()), words[start:])))
        number = ""
    inside = _paragraphs(view, unit, rest, notes, address, number)
    below = [_unit(view, child, f"{address}__", notes, life) for child in view.tree.children(unit)]
    if parts := [] if below else parts_of(unit):
        paragraphs = dict(zip(dict.fromkeys(sentence.paragraph for sentence in rest), inside, strict=True))
        element.extend(_part(unit.id, part, address, "k", paragraphs) for part in parts)
    elif below:
        element.extend([_E.intro(*inside, eId=f"{address}__intro")] if inside else [])
        element.extend(below)
    else:
        element.append(_E.content(*(inside or [_E.p()]), eId=f"{address}__content"))
    return element


def _part(unit: str, part: Part, above: str, below: str, paragraphs: Mapping[int, Element]) -> Element:
    """A 款 or 項 with its paragraphs; ``wId`` names it as search and references do, a12.k2-5."""
    address, named = f"{above}__{part.name}", f"{below}{part.number}"
    element = _E(part.tag, eId=address, wId=f"{unit}.{named}")
    if part.label:
        element.append(_E.num(part.label))
    inside = [paragraphs[line] for line in part.lines]
    if not part.below:
        element.append(_E.content(*inside, eId=f"{address}__content"))
        return element
    element.append(_E.intro(*inside, eId=f"{address}__intro"))
    element.extend(_part(unit, one, address, f"{named}-", paragraphs) for one in part.below)
    if part.behind:
        element.append(_E.wrapUp(*(paragraphs[line] for line in part.behind), eId=f"{address}__wrapup"))
    return element


def _paragraphs(
    view: View,
    unit: Unit,
    sentences: Sequence[Sentence],
    notes: Mapping[str, list[Comment]],
    address: str,
    number: str = "",
) -> list[Element]:
    """``number`` and those of items stand in a num of their own, so they are not said again in the first sentence."""
    elements = []
    tables = {table.rows[0].id: table for table in unit.tables}
    labels = {line: one.label for part in parts_of(unit) for line, one in part.numbered()}
    for count, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        inside = list(group)
        if table := tables.get(inside[0].id):
            elements.append(_table(view, table, notes, address))
            continue
        picture = [_picture(view, inside[0])] if inside[0].form == "figure" else []
        spans = _spans(view, inside, notes, number or labels.get(count, ""))
        elements.append(_E.p(*picture, *spans, eId=f"{address}__p_{count}", wId=f"{unit.id}.p{count}"))
        number = ""
    return elements


def _table(view: View, table: Table, notes: Mapping[str, list[Comment]], address: str) -> Element:
    """A row has the address of its sentence; notes hang on its last cell."""
    rows = []
    for row in table.rows:
        *first, last = cells(view.show(row.text))
        inside = [*(_E.p(words) for words in first), _E.p(*_calls(notes.get(row.id, ()), last))]
        cell = _E.th if row.form == "head" else _E.td
        rows.append(_E.tr(*map(cell, inside), wId=row.id, eId=_sentence_address(row)))
    number = table.anchor.removeprefix("t")
    return _E.table(*rows, eId=f"{address}__table_{number}", wId=table.id)


def _picture(view: View, sentence: Sentence) -> Element:
    figure = figure_of(view.work, sentence)
    alternative = figure_words(view, sentence)
    return _E.img(src=f"figures/{figure.name}", alt=alternative, width=str(figure.width), height=str(figure.height))


def _sentence_address(sentence: Sentence) -> str:
    return f"s_{sentence.id.replace('.', '-')}"


def _spans(
    view: View, sentences: Sequence[Sentence], notes: Mapping[str, list[Comment]], number: str = ""
) -> list[Element]:
    spans = []
    for sentence in sentences:
        text = view.show(sentence.text)
        inside = _calls(notes.get(sentence.id, ()), text.replace(number, "", 1) if number else text)
        spans.append(_E.span(*inside, wId=sentence.id, eId=_sentence_address(sentence)))
        number = ""
    return spans


def _calls(comments: Sequence[Comment], text: str) -> list[str | Element]:
    """The text and the notes that hang on it."""
    return [
        text,
        *(
            _E.authorialNote(
                _E.p(comment.title),
                *(_E.p(paragraph) for paragraph in (*comment.paragraphs, comment.signed)),
                eId=f"note_{comment.slug}",
                placement="bottom",
            )
            for comment in comments
        ),
    ]


def _meta(view: View, names: Names, life: Life) -> Element:
    lines = [
        _E.note(_E.p(f"{where}：{words}"), eId=f"emendation_{count}")
        for count, (where, words) in enumerate(apparatus_lines(view), 1)
    ]
    if status := status_text(view):
        lines.insert(0, _E.note(_E.p(status), eId="status"))
    apparatus = [_E.notes(*lines, source=EDITOR)] if lines else []
    return _E.meta(
        identification(view, names), *lifecycle(life), *temporal_data(life), references(view, life), *apparatus
    )
