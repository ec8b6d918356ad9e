"""``carrier`` in work.yml: the facts of the notice or order by which the document is given out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiaowen.kit.problem import Problem
from tiaowen.kit.schema import Day, Line, Schema, Text
from tiaowen.kit.yaml_text import YamlText
from tiaowen.text.line import CARRIER_ROLES
from tiaowen.text.line import Line as TextLine
from tiaowen.work_facts import Carrier


class CarrierFile(Schema):
    """The facts as typed; each may be left out, and is then not known."""

    title: Line = ""
    number: Line = ""
    issuer: Line = ""
    addressees: tuple[Text, ...] = ()
    date: Day | None = None


def carrier_of(typed: CarrierFile | None, lines: Sequence[TextLine]) -> Carrier | None:
    """The facts of a carrier that stands in the text, typed or not; None where none stands there."""
    if not _stands(lines):
        return None
    facts = typed or CarrierFile()
    return Carrier(facts.title, facts.number, facts.issuer, facts.addressees, facts.date)


def check_carrier(typed: CarrierFile | None, lines: Sequence[TextLine], yaml: YamlText) -> Iterator[Problem]:
    """W008 facts of a carrier of which no line is said to be."""
    if typed and not _stands(lines):
        message = "写了载体文（carrier）的事实，lines 里却没有一行是载体文。"
        hint = f"请写明哪些行是载体文，可用：{'、'.join(CARRIER_ROLES)}\n没有载体文的，就删掉 carrier。"
        yield Problem(yaml.path, *yaml.place(("carrier",)), "W008", message, hint)


def _stands(lines: Sequence[TextLine]) -> bool:
    return any(line.role in CARRIER_ROLES for line in lines)
