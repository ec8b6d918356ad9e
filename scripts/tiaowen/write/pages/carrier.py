"""The carrier on pages: its facts, on its own page and, with a way there, on the page of contents."""

from __future__ import annotations

from collections.abc import Iterator

from tiaowen.model import Unit
from tiaowen.text.levels import CARRIER
from tiaowen.text.line import CARRIER_TITLE
from tiaowen.text.written_date import written
from tiaowen.write.apart import set_apart
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown
from tiaowen.write.view import View

NAME = "載體文"


def carrier_card(view: View) -> list[Markdown]:
    """Title, linked, and facts; nothing where a document came without one."""
    unit = view.tree.units.get(CARRIER)
    if not unit:
        return []
    heading = Markdown("## [{}]({}.md) {{: #{} }}").format(view.say(NAME), CARRIER, CARRIER)
    return [heading, *_pairs(view, [("標題", carrier_title(view, unit)), *_facts(view)])]


def carrier_facts(view: View, unit: Unit) -> list[Markdown]:
    """The facts alone, for the carrier's page, where the title is read; nothing for another unit."""
    return _pairs(view, list(_facts(view))) if unit.id == CARRIER else []


def carrier_title(view: View, unit: Unit) -> str:
    """What work.yml calls it, or else what its own lines say."""
    carrier = view.work.received.carrier
    if carrier and carrier.title:
        return view.told(carrier.title)
    return "".join(view.show(s.text) for s in unit.sentences if set_apart(view, s) == CARRIER_TITLE)


def _facts(view: View) -> Iterator[tuple[str, str]]:
    if carrier := view.work.received.carrier:
        yield "發文機關", view.told(carrier.issuer)
        yield "文號", view.told(carrier.number)
        yield "主送", "、".join(map(view.told, carrier.addressees))
        yield "日期", written(carrier.date)


def _pairs(view: View, rows: list[tuple[str, str]]) -> list[Markdown]:
    known = [tag("div", tag("dt", view.say(name)), tag("dd", value)) for name, value in rows if value]
    return [Html(tag("dl", *known, class_="facts"))] if known else []
