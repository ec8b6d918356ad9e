"""One folder of ``docs/decisions/`` → one work: facts, lines and units, checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from tiaowen.kit.plain_text import decode, read_bytes, read_text
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.schema import validate
from tiaowen.kit.yaml_text import YamlText, parse_yaml
from tiaowen.model import ReceivedUnit, ReceivedWork
from tiaowen.read.accepted import unused_waivers, waivers_of
from tiaowen.read.carrier import carrier_of, check_carrier
from tiaowen.read.events import check_events, check_former, events_of
from tiaowen.read.figures import read_figures, without_missing
from tiaowen.read.line_roles import DECISION_ROLES, assign_roles
from tiaowen.read.numbering import check_seeming, settle_annexes
from tiaowen.read.original import check_original
from tiaowen.read.sequence import check_sequence
from tiaowen.read.status import check_status, status_of
from tiaowen.read.units import back_units, body_units, carrier_units, front_units, in_text_order
from tiaowen.read.unknown import check_days, check_placeholders, check_unknown
from tiaowen.read.work_file import WorkFile
from tiaowen.read.work_ids import work_id
from tiaowen.text.blank import bare
from tiaowen.text.levels import Level, level_named
from tiaowen.text.line import BODY_ROLES, Line
from tiaowen.text.outline import outline, sections
from tiaowen.text.tables import with_tables
from tiaowen.text.usage import usage_named
from tiaowen.text.wrapped import paragraphs, with_continued
from tiaowen.work_facts import Source, Waiver

MAX_BYTES = 20_000_000
RECEIVED_CODES = {
    "utf8": "R002", "bom": "R003", "line_end": "R004", "control": "R005", "empty": "R006", "long_line": "R007",
}  # fmt: skip
# With a number missing or out of order every unit has an id of its own still, and what else is wrong can be told in one run.
_JUDGED_ON = ("R020", "R022", "R023", "W005")
_SCHEMA_CODES = {"unknown": "W002", "missing": "W003", "value": "W004"}


def read_work(root: Path, folder: str) -> ReceivedWork:
    """Read ``root/folder`` (``docs/decisions/shiwei-2015``).

    What is wrong with the order of its numbers stands in ``told``: the text can be judged further all the same.  Raises
    ProblemsFound with all that is wrong where it cannot.
    """
    yaml_path, text_path = f"{folder}/work.yml", f"{folder}/received.txt"
    yaml = parse_yaml(read_text(root, yaml_path, "W001"), yaml_path, "W001")
    if former := list(check_former(yaml)):
        raise ProblemsFound(former)
    facts = validate(WorkFile, yaml, _SCHEMA_CODES)
    content = read_bytes(root, text_path, "R001", MAX_BYTES)
    events = events_of(facts.events)
    problems = [*_check_sum(facts, yaml, content), *check_events(facts.events, yaml)]
    problems += [*check_status(facts.status, events, yaml), *check_placeholders(facts.model_dump(), yaml)]
    problems += check_original(root, folder, facts.original, yaml, MAX_BYTES)
    if problems:
        raise ProblemsFound(problems)
    texts = decode(content, text_path, RECEIVED_CODES).removesuffix("\n").split("\n")
    lines, missing = without_missing(root, folder, with_tables(assign_roles(texts, facts.lines, yaml, text_path)))
    units, told = _units(lines, facts, yaml, text_path)
    texts_of = {"issuer": facts.issuer, "genre": facts.genre, "number": facts.number}
    told += (*missing, *check_unknown(texts_of, facts.source.name, events, yaml), *check_days(lines, events, yaml))
    work = _work(folder, facts, lines, units, waivers_of(facts.accepted, yaml), told)
    return replace(work, figures=read_figures(root, folder, lines))


def _check_sum(facts: WorkFile, yaml: YamlText, content: bytes) -> Iterator[Problem]:
    found = hashlib.sha256(content).hexdigest()
    if found != facts.sha256:
        yield Problem(
            yaml.path, *yaml.place(("sha256",)), "R008",
            "底本 received.txt 与记录的校验和不符：底本被改动过，或记录写错了。",
            "底本不可改动。请从版本库恢复 received.txt；改正文字请写进 emendations.tsv。\n"
            f"若这是新收的底本，把这一行改为：sha256: {found}",
        )  # fmt: skip


def _units(
    lines: tuple[Line, ...], facts: WorkFile, yaml: YamlText, path: str
) -> tuple[tuple[ReceivedUnit, ...], tuple[Problem, ...]]:
    """The units, and the Problems that keep nothing else from being judged."""
    body = [line for line in lines if line.role in BODY_ROLES]
    body = with_continued(paragraphs(body) if facts.wrapped else body)
    signed = next((line.number for line in lines if line.role == "signature"), 0)
    levels, entries = outline(body, _levels(facts), signed)
    entries, told = settle_annexes(path, levels, entries)
    problems = list(check_sequence(path, levels, sections(levels, entries)[0][1], usage_named(facts.usage) or ""))
    accepted = {(each.line, each.code) for each in facts.accepted}
    kept = [p for p in problems if (p.line, p.code) not in accepted]
    kept += unused_waivers(facts.accepted, yaml, problems)
    kept += check_carrier(facts.carrier, lines, yaml)
    units = in_text_order(
        [*carrier_units(lines), *front_units(lines), *body_units(levels, entries), *back_units(lines)]
    )
    kept += check_whole(lines, units, path)
    told += check_seeming(path, levels, entries)
    if any(problem.code not in _JUDGED_ON for problem in kept):
        raise ProblemsFound(sorted([*kept, *told]))
    return units, tuple(sorted([*kept, *told]))


def _levels(facts: WorkFile) -> tuple[Level, ...] | None:
    if facts.levels is None:
        return None
    return tuple(level for name in facts.levels if (level := level_named(name)))


def check_whole(lines: Sequence[Line], units: Sequence[ReceivedUnit], path: str) -> Iterator[Problem]:
    """The invariant: all units' sentences, joined in order, are the received decision again, line for line.

    A paragraph of several lines has their ends inside.  The first line that is not there again is told; those behind it can
    only be wrong because it is.
    """
    joined = [line for unit in units for line in _lines_of(unit)]
    received = [(line.number, line.text) for line in lines if line.role in DECISION_ROLES and bare(line.text)]
    for wanted, found in zip_longest(received, joined):
        if wanted != found:
            number = (wanted or found or (0, ""))[0]
            hint = "多半是标题、题注、文号、载体文或落款的行夹在正文里；这样的行请改归 body。不是这样，就是程序的错误，请报告。"
            yield Problem(path, number, 1, "R029", "从这一行起，各单元依次拼起来不是底本。", hint)
            return


def _lines_of(unit: ReceivedUnit) -> Iterator[tuple[int, str]]:
    """The received lines of a unit: number and text."""
    lines: dict[int, str] = {}
    for sentence in unit.sentences:
        for number, text in enumerate(sentence.text.split("\n"), sentence.line):
            lines[number] = lines.get(number, "") + text
    yield from ((number, text) for number, text in lines.items() if bare(text))


def _work(
    folder: str,
    facts: WorkFile,
    lines: tuple[Line, ...],
    units: tuple[ReceivedUnit, ...],
    waivers: tuple[Waiver, ...],
    told: tuple[Problem, ...],
) -> ReceivedWork:
    source = facts.source
    return ReceivedWork(
        id=work_id(folder), path=folder, script=facts.script, short_title=facts.short_title,
        other_titles=facts.other_titles, genre=facts.genre, issuer=facts.issuer, place=facts.place,
        events=events_of(facts.events), number=facts.number,
        source=Source(source.name, source.description, source.url, source.retrieved),
        sha256=facts.sha256, lines=lines, units=units, waivers=waivers, label=facts.label,
        status=status_of(facts.status), usage=usage_named(facts.usage) or "", told=told,
        carrier=carrier_of(facts.carrier, lines), version=facts.version,
    )  # fmt: skip
