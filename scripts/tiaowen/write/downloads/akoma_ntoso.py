"""An edition as Akoma Ntoso 3 (OASIS LegalDocML): structure, FRBR identity, notes, apparatus.

``eId`` follows the OASIS naming convention (part_3__clause_3); ``wId`` is this site's own
address (3-3, 3-3.s2), so either can be turned into the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from lxml import etree
from lxml.builder import ElementMaker

from tiaowen.model import Script, Sentence, Table, Unit
from tiaowen.text.levels import LEVEL
from tiaowen.text.tables import cells
from tiaowen.write.downloads.blocks import Comment, apparatus_lines, comments_by_sentence
from tiaowen.write.marked.figures import figure_of, figure_words
from tiaowen.write.status_line import status_text
from tiaowen.write.view import View

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
_EDITOR = "#editor"
_LANGUAGE = "zho"
_LANGUAGES: dict[Script, str] = {"hant": "zh-Hant", "hans": "zh-Hans"}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Element = etree._Element


def akoma_ntoso(view: View, day: date, comments: Sequence[Comment]) -> bytes:
    """The XML document.  Its text, notes apart, is the edition's whole text."""
    notes = comments_by_sentence(comments)
    units = view.tree.units
    act = _E.act(_meta(view, day), name="decision", contains="singleVersion")
    act.append(_preface(view, notes))
    tops = [unit for unit in view.tree.children(None) if not unit.is_carrier]
    # A body has something in it: a text that is all preamble has it there.
    if len(tops) > 1 and tops[0].kind == "preamble" and not tops[0].heading:
        preamble = tops.pop(0)
        act.append(_E.preamble(*_paragraphs(view, preamble, preamble.sentences, notes, "preamble")))
    act.append(_E.body(*(_unit(view, unit, "", notes) for unit in tops)))
    if "signature" in units:
        signature = units["signature"]
        act.append(_E.conclusions(*_paragraphs(view, signature, signature.sentences, notes, "signature")))
    for part in act.iterchildren("{*}preface", "{*}preamble", "{*}body", "{*}conclusions"):
        part.set(_XML_LANG, _LANGUAGES[view.script])
    return etree.tostring(_E.akomaNtoso(act), encoding="UTF-8", xml_declaration=True)


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


def _unit(view: View, unit: Unit, above: str, notes: Mapping[str, list[Comment]]) -> Element:
    """A hierarchical element; its own paragraphs are an intro where units follow below it."""
    tag = LEVEL[unit.kind].akoma if unit.kind in LEVEL else "hcontainer"
    address = f"{above}{tag}_{unit.id.last}"
    element = _E(tag, eId=address, wId=unit.id)
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
    below = [_unit(view, child, f"{address}__", notes) for child in view.tree.children(unit)]
    if below:
        element.extend([_E.intro(*inside, eId=f"{address}__intro")] if inside else [])
        element.extend(below)
    else:
        element.append(_E.content(*(inside or [_E.p()]), eId=f"{address}__content"))
    return element


def _paragraphs(
    view: View,
    unit: Unit,
    sentences: Sequence[Sentence],
    notes: Mapping[str, list[Comment]],
    address: str,
    number: str = "",
) -> list[Element]:
    """``number`` stands in a num of its own, so it is not said again in the first sentence."""
    elements = []
    tables = {table.rows[0].id: table for table in unit.tables}
    for count, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        inside = list(group)
        if table := tables.get(inside[0].id):
            elements.append(_table(view, table, notes, address))
            continue
        picture = [_picture(view, inside[0])] if inside[0].form == "figure" else []
        spans = _spans(view, inside, notes, number)
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


def _meta(view: View, day: date) -> Element:
    work, received = view.work, view.work.received
    adopted = (received.begun or day).isoformat()
    place = f"/akn/cn/act/decision/{adopted}/{work.id}"
    edition = (view.changed or day).isoformat()
    expression, master = (f"{place}/{_expression(edition, script)}" for script in (view.script, received.script))
    variant = (
        []
        if expression == master
        else [_E.FRBRmasterExpression(href=f"{master}/!main", showAs=_LANGUAGES[received.script])]
    )
    identification = _E.identification(
        _E.FRBRWork(
            *_frbr(f"{place}/!main", place, ("adoption", adopted), "#issuer"),
            _E.FRBRcountry(value="cn"),
            _E.FRBRname(value=view.show(work.short_title)),
        ),
        _E.FRBRExpression(
            *_frbr(f"{expression}/!main", expression, ("edition", edition), _EDITOR),
            _E.FRBRversionNumber(value=view.script),
            *variant,
            _E.FRBRlanguage(language=_LANGUAGE),
        ),
        _E.FRBRManifestation(
            *_frbr(f"{expression}/!main.xml", f"{expression}/!main.akn", ("generation", day.isoformat()), _EDITOR),
            _E.FRBRformat(value="application/akn+xml"),
        ),
        source=_EDITOR,
    )
    references = _E.references(
        _E.TLCOrganization(eId="issuer", href="/ontology/organization/issuer", showAs=view.told(received.issuer)),
        _E.TLCOrganization(eId="editor", href="/ontology/organization/editor", showAs=view.say("編輯部")),
        source=_EDITOR,
    )
    lines = [
        _E.note(_E.p(f"{where}：{words}"), eId=f"emendation_{count}")
        for count, (where, words) in enumerate(apparatus_lines(view), 1)
    ]
    if status := status_text(view):
        lines.insert(0, _E.note(_E.p(status), eId="status"))
    apparatus = [_E.notes(*lines, source=_EDITOR)] if lines else []
    return _E.meta(identification, references, *apparatus)


def _expression(edition: str, script: Script) -> str:
    """The last step of an expression's address: language, day, and which of the two scripts.

    A language has three letters there (ISO 639-2/T), and none for a script: it stands behind the day, where readers of
    such addresses (cobalt) take all up to the next slash.  ``xml:lang`` says it in the text itself.
    """
    return f"{_LANGUAGE}@{edition}!{script}"


def _frbr(this: str, uri: str, day: tuple[str, str], author: str) -> list[Element]:
    return [
        _E.FRBRthis(value=this),
        _E.FRBRuri(value=uri),
        _E.FRBRdate(name=day[0], date=day[1]),
        _E.FRBRauthor(href=author),
    ]
