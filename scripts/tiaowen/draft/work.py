"""A plain text → a first work.yml, for an editor to correct."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import groupby

from tiaowen.draft.carrier_facts import carrier_facts, carrier_yaml
from tiaowen.draft.form import form_lines
from tiaowen.draft.headings import with_headings
from tiaowen.draft.roles import genre_of, guess_roles, is_organ
from tiaowen.language.scripts import ScriptConverter
from tiaowen.text.blank import bare
from tiaowen.text.written_date import first_date, without_date

_ISSUED = r"日[ \u3000]*(\S+?(?:委员会|委員會|代表大会|代表大會|国务院|國務院|人民政府)(?:常务委员会|常務委員會)?)"


def draft_work(text: str, converter: ScriptConverter, issuer: str = "") -> str:
    """work.yml for ``text``, the bytes of received.txt decoded."""
    lines = text.removesuffix("\n").split("\n")
    roles = with_headings(lines, guess_roles(lines))
    title = _title([line for line, role in zip(lines, roles, strict=True) if role == "title"])
    notes = [line for line, role in zip(lines, roles, strict=True) if role in ("adoption", "signature")]
    adopted = next(filter(None, map(first_date, [*notes, *lines])), None)
    script = converter.script_of(text)
    form = form_lines(text, script, [line for line, role in zip(lines, roles, strict=True) if role == "body"])
    spans = "\n".join(f"  {span}: {role}" for span, role in _spans(roles))
    return (
        f"script: {script}\n"
        f"short_title: {_quoted(title)}\n"
        f"genre: {genre_of(title) or '文件'}\n"
        f"issuer: {_quoted(issuer or _issuer(title, notes))}\n"
        f"events: [{f'{{kind: 通过, date: {adopted}}}' if adopted else ''}]\n"
        f"{carrier_yaml(carrier_facts(lines, roles))}"
        "source:\n"
        "  name: 请写明底本从哪里来\n"
        "  description: 请写明底本是什么样的副本。\n"
        f"sha256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        f"{form}lines:\n{spans}\n"
    )


def _spans(roles: Sequence[str]) -> list[tuple[str, str]]:
    filled = [(n, role) for n, role in enumerate(roles, 1) if role]
    spans = []
    for role, run in groupby(filled, key=lambda pair: pair[1]):
        numbers = [n for n, _ in run]
        spans.append((str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}", role))
    return spans


def _title(lines: Sequence[str]) -> str:
    """The title on one line; single characters set wide, 決　定, stand together again."""
    return re.sub(r"(?:(?<=^\S)|(?<=\s\S))\s+(?=\S)|(?<=\S)\s+(?=\S(?:\s|$))", "", "".join(map(bare, lines)))


def _issuer(title: str, notes: Sequence[str]) -> str:
    if match := re.match(r"(.+?)[关關][于於]", title):
        return match[1]
    for note in notes:
        if match := re.search(_ISSUED, note):
            return match[1]
    return next((name for note in notes if is_organ(name := without_date(note))), "未写明")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
