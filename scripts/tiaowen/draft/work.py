"""A plain text → a first work.yml, for an editor to correct: each fact with the line where it was found, or empty."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from itertools import groupby

from tiaowen.draft.carrier_facts import carrier_facts, carrier_yaml
from tiaowen.draft.facts import EventFact, Fact, facts_of
from tiaowen.draft.form import form_lines
from tiaowen.draft.headings import with_headings
from tiaowen.draft.line_forms import genre_in_number, given_out_name
from tiaowen.draft.roles import genre_of, guess_roles
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import Script
from tiaowen.text.blank import WIDTHLESS
from tiaowen.text.events import EVENT_WORDS

# No fact holds them, or work.yml would be one that nothing reads.
_UNSEEN = re.compile(f"[{WIDTHLESS}]")
_NOT_FOUND = "底本没有说，知道了写在这里；不知道就空着"


def draft_work(text: str, converter: ScriptConverter, issuer: str = "") -> str:
    """work.yml for ``text``, the bytes of received.txt decoded."""
    seen = _UNSEEN.sub("", text)
    lines = seen.removesuffix("\n").split("\n")
    roles = with_headings(lines, guess_roles(lines))
    script = converter.script_of(seen)
    genre = _genre(lines, roles)
    facts = facts_of(lines, roles, converter.both(genre).hans)
    form = form_lines(seen, script, [line for line, role in zip(lines, roles, strict=True) if role == "body"])
    spans = "\n".join(f"  {span}: {role}" for span, role in _spans(roles))
    return (
        f"script: {script}\n"
        f"{_line('short_title', facts.title)}"
        f"genre: {_quoted(genre)}{'' if genre else _remark(_NOT_FOUND)}\n"
        f"{f'issuer: {_quoted(issuer)}' if issuer else _line('issuer', facts.issuer)}".rstrip("\n")
        + "\n"
        f"{_line('number', facts.number) if facts.number else ''}"
        f"{_events(facts.events, script)}"
        f"{carrier_yaml(carrier_facts(lines, roles))}"
        "source:\n"
        f'  name: ""{_remark("底本从哪里来，例如哪个网站、哪本书；不知道就空着")}\n'
        f'  description: ""{_remark("底本是什么样的副本；不知道就空着")}\n'
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        f"{form}lines:\n{spans}\n"
    )


def _genre(lines: Sequence[str], roles: Sequence[str]) -> str:
    """What the number says it is, else how the title ends."""
    of = {role: [line for line, each in zip(lines, roles, strict=True) if each == role] for role in ("title", "number")}
    title = "".join(of["title"]).strip()
    return next(filter(None, map(genre_in_number, of["number"])), "") or genre_of(given_out_name(title) or title)


def _line(key: str, fact: Fact | None) -> str:
    return f"{key}: {_quoted(fact.text)}{_where(fact.lines)}\n" if fact else f'{key}: ""{_remark(_NOT_FOUND)}\n'


def _events(events: Sequence[EventFact], script: Script) -> str:
    if not events:
        return f"events: []{_remark(_NOT_FOUND)}\n"
    rows = [f"  - {_event(event, script)}{_where(event.lines)}{_again(event, events)}\n" for event in events]
    return "events:\n" + "".join(rows)


def _again(event: EventFact, events: Sequence[EventFact]) -> str:
    """A second adoption by another line may be that of an amendment, whose name a copy has lost."""
    first = next(other for other in events if other.kind == event.kind)
    second = event.kind == "adopted" and event.lines != first.lines
    return "；通过写了不止一次，请核对这一次是不是修正" if second else ""


def _event(event: EventFact, script: Script) -> str:
    """{kind: 修正, date: 2018-12-29, by: 某机关, note: 第一次修正}; the word in the script of the text."""
    word = next(each for each in EVENT_WORDS if each.hant == event.word)
    pairs = [("kind", word.hant if script == "hant" else word.hans), ("date", event.date.isoformat())]
    pairs += [(key, _plain(value)) for key, value in (("by", event.by), ("note", event.note)) if value]
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def _where(lines: Sequence[int]) -> str:
    return _remark(f"底本第 {'、'.join(map(str, lines))} 行")


def _remark(words: str) -> str:
    return f"  # {words}"


def _spans(roles: Sequence[str]) -> list[tuple[str, str]]:
    filled = [(n, role) for n, role in enumerate(roles, 1) if role]
    spans = []
    for role, run in groupby(filled, key=lambda pair: pair[1]):
        numbers = [n for n, _ in run]
        spans.append((str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}", role))
    return spans


def _plain(value: str) -> str:
    """A value inside braces, in quotation marks only where YAML would read its signs."""
    return value if re.fullmatch(r"\w[\w、〔〕（）]*", value) and not value[0].isdigit() else _quoted(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
