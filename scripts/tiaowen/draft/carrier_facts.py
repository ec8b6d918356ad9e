"""The facts of a carrier, from its own lines: each as it is said there, or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from tiaowen.draft.line_forms import is_organ, is_signed
from tiaowen.draft.line_words import any_of
from tiaowen.text.blank import bare
from tiaowen.text.written_date import first_date, half_width, without_date
from tiaowen.work_facts import Carrier

_BEFORE = re.compile(rf"(?P<issuer>.+?)(?:[关關][于於]|{any_of('carrying')})")
_ORDER = re.compile(rf"(?P<issuer>\S+?){any_of('order')}\S*$")
_NUMBER = re.compile(r"(?P<title>.*?)(?P<number>第?\s*[0-9〇零○一二三四五六七八九十百]+\s*[号號])[)）]?$")


def carrier_facts(lines: Sequence[str], roles: Sequence[str]) -> Carrier | None:
    """The facts; None where no line is a carrier's."""

    def of(role: str) -> list[str]:
        return [bare(line) for line, each in zip(lines, roles, strict=True) if each == role]

    title = "".join(of("carrier-title"))
    if not title:
        return None
    numbers = of("carrier-number") or [match["number"] for match in [_NUMBER.match(title)] if match]
    signed = of("carrier-signature")
    return Carrier(
        title,
        " ".join(without_date(number.strip("()（）")) for number in numbers),
        _issuer(title, signed),
        tuple(_addressees("".join(of("carrier-addressee")))),
        next(filter(None, map(first_date, [*signed, *of("carrier-number")])), None),
    )


def carrier_yaml(carrier: Carrier | None) -> str:
    """``carrier`` for work.yml; nothing where there is none, and no line for what is not known."""
    if not carrier:
        return ""
    known = {"title": carrier.title, "number": carrier.number, "issuer": carrier.issuer}
    rows = [f"{key}: {_quoted(value)}" for key, value in known.items() if value]
    if carrier.addressees:
        rows.append(f"addressees: [{', '.join(map(_quoted, carrier.addressees))}]")
    if carrier.date:
        rows.append(f"date: {carrier.date}")
    return "carrier:\n" + "".join(f"  {row}\n" for row in rows)


def _issuer(title: str, signed: Sequence[str]) -> str:
    """Who signed, or whose title it is; several who signed are all of it."""
    organs = [without_date(line) for line in signed if is_organ(without_date(line))]
    if organs:
        return "、".join(organs)
    match = _BEFORE.match(title) or _ORDER.match(half_width(title).split(" ")[0])
    return match["issuer"] if match and not is_signed(match["issuer"]) else ""


def _addressees(line: str) -> Iterator[str]:
    """各省人民政府，國務院各部委：as the line parts them."""
    yield from filter(None, (bare(part) for part in re.split("[，,；;]", line.rstrip("：: "))))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
