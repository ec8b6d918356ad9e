"""Walk through the notes that the text has left behind; each is changed by the editor's word alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from tiaowen.build import Done
from tiaowen.kit.closest import around_changes, difference, nearest_names
from tiaowen.kit.files import replace_file
from tiaowen.kit.problem import Problem, ProblemsFound, as_text, collect
from tiaowen.load.works import CONVERSION, read_conversion, read_edited_work, work_folders
from tiaowen.notes.anchoring import Anchor, anchor
from tiaowen.notes.clauses import Clauses, text_hash
from tiaowen.notes.earlier import earlier_notes
from tiaowen.notes.file_names import note_files
from tiaowen.notes.file_text import with_keys
from tiaowen.notes.history import History
from tiaowen.notes.not_found import heading
from tiaowen.notes.note import NOTES, Note
from tiaowen.notes.placing import clauses_by_work
from tiaowen.notes.register import MOVED, PUBLISHED, read_register
from tiaowen.notes.tables import append_row, table_text
from tiaowen.notes.typed import read_note, read_note_text
from tiaowen.read.deleted import raise_if_deleted

WHERE = "make review"
REVIEWS = ("date", "slug", "decision", "from", "to", "by")
_CHOICES = "y 复核过，注释仍然合适 · q 换引文 · m 移到另一条 · d 撤下 · s 以后再说 · x 停下"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the editor sits: ``ask`` gives what is typed ("" for nothing more), ``tell`` shows a text."""

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    day: date
    by: str


@dataclass(frozen=True, slots=True)
class Case:
    """A note to be reviewed: where it stands, if it does, and why not."""

    note: Note
    clauses: Clauses
    place: Anchor | None
    problem: Problem | None
    history: History


def review(root: Path, slugs: Sequence[str], desk: Desk) -> Done:
    """Review the notes named, or every one that needs it; then register what is published.

    Raises ProblemsFound for notes that cannot be read at all, before anything is asked.
    """
    works = list(_works(root))
    for clauses, _, _ in works:  # a decision is asked for only where it can be written down
        read_register(root, clauses.work.id)
        table_text(root, f"{NOTES}/{clauses.work.id}/reviews.tsv", REVIEWS)
    _check_slugs(slugs, [note.slug for _, notes, _ in works for note in notes])
    decided = 0
    for case in _cases(works, slugs):
        answer = _decide(root, case, desk)
        if answer == "x":
            break
        decided += bool(answer)
    return Done(f"决定了 {decided} 条。决定记在 {NOTES}/<文件>/reviews.tsv，请和注释一起提交。")


def register(root: Path) -> Done:
    """Write every note that stands, and those that the history knows besides, into published.tsv."""
    raise_if_deleted(root, work_folders(root))
    earlier = earlier_notes(root)
    added = 0
    for clauses, notes, _ in _works(root):
        work = clauses.work.id
        there = {(row.slug, row.unit) for row in read_register(root, work).published}
        found, problems = collect(partial(anchor, note, clauses) for note in notes)
        if problems:
            raise ProblemsFound(problems)
        pairs = [(note.slug, place.unit.id) for note, place in zip(notes, found, strict=True)]
        listed = {slug for slug, _ in there}
        gone = [(row.slug, clauses.unit(row.unit)) for row in earlier.get(work, ()) if row.slug not in listed]
        pairs += [(slug, unit.id) for slug, unit in gone if unit]
        for pair in sorted(set(pairs) - there):
            append_row(root, f"{NOTES}/{work}/published.tsv", PUBLISHED, pair)
            added += 1
    return Done(f"新登记 {added} 条注释的网址；登记过的网址以后一直有效。")


def _works(root: Path) -> Iterator[tuple[Clauses, list[Note], History]]:
    converter = read_conversion(root)
    folders = {folder.rsplit("/", 1)[-1]: folder for folder in work_folders(root)}
    paths, problems = note_files(root, list(folders))
    read, flaws = collect(partial(read_note, root, path) for path in paths)
    if problems := [*problems, *flaws, *(problem for _, of in read for problem in of)]:
        raise ProblemsFound(problems)
    for name, folder in folders.items():
        work = read_edited_work(root, folder, converter)
        history = History(root, folder, (CONVERSION,), partial(_texts, folder))
        yield clauses_by_work([work], converter)[name], [note for note, _ in read if note.work == name], history


def _texts(folder: str, root: Path) -> dict[str, str]:
    """The texts of all units of an earlier state of a work, by their hash."""
    try:
        work = read_edited_work(root, folder, read_conversion(root))
    except ProblemsFound:
        return {}
    return {text_hash(work, unit): unit.text.of(work.received.script) for unit in work.units}


def _check_slugs(slugs: Sequence[str], known: Sequence[str]) -> None:
    """A name mistyped must not look like a note that needs no review."""
    problems = [
        Problem(WHERE, 0, 0, "N001", f"没有“{slug}”这条注释。", "最接近的：" + "、".join(nearest_names(slug, known)))
        for slug in slugs
        if slug not in known
    ]
    if problems:
        raise ProblemsFound(problems)


def _cases(works: Iterable[tuple[Clauses, list[Note], History]], slugs: Sequence[str]) -> Iterator[Case]:
    for clauses, notes, history in works:
        for note in notes:
            case = _case(note, clauses, history)
            if (not slugs or note.slug in slugs) and (case.problem or note.text != _hash(case)):
                yield case


def _case(note: Note, clauses: Clauses, history: History) -> Case:
    try:
        return Case(note, clauses, anchor(note, clauses), None, history)
    except ProblemsFound as found:
        return Case(note, clauses, None, found.problems[0], history)


def _hash(case: Case) -> str:
    return text_hash(case.clauses.work, case.place.unit) if case.place else ""


def _decide(root: Path, case: Case, desk: Desk) -> str:
    """Ask until there is a decision; "" when it is put off, "x" to stop."""
    desk.tell(_shown(case))
    while True:
        typed = desk.ask(f"{_CHOICES}\n> ").strip().lower()
        if typed in ("", "s", "x"):
            return "x" if typed != "s" else ""
        acts = {"y": _confirm, "q": _requote, "m": _move, "d": _withdraw}
        if typed not in acts:
            desk.tell("请输入 y、q、m、d、s 或 x。")
        elif said := acts[typed](root, case, desk):
            desk.tell(said)
            return typed


def _shown(case: Case) -> str:
    """The note, what is wrong, and old and new text as a difference that ignores width and script."""
    note, clauses = case.note, case.clauses
    unit = case.place.unit if case.place else clauses.unit(note.clause)
    lines = ["", f"—— {note.path}：{note.title}"]
    if unit:
        script = clauses.work.received.script
        now, before = unit.text.of(script), case.history.text(note.text) if note.text else ""
        lines.append(f"条目：{unit.id} {heading(unit, script)}")
        if before:
            changes = around_changes(difference(before, now, clauses.folder.same_length))
            lines.append("文字的改动：" + (changes or "只有宽度、标点或字体不同。"))
        else:
            lines.append("写注释时的文字找不到了，现在是：" + now if note.text else "还没有记下文字，现在是：" + now)
    if note.quote:
        lines.append("引文：" + note.quote)
    lines.append(as_text(case.problem) if case.problem else "引文还在，请看注释是否仍然合适。")
    return "\n".join(lines)


def _confirm(root: Path, case: Case, desk: Desk) -> str:
    if not case.place:
        desk.tell("引文或条目不在了，不能只是复核；请换引文、移动或撤下。")
        return ""
    _save(root, case.note, {"text": _hash(case)})
    _record(root, case.note, desk, "复核", case.note.text, _hash(case))
    return f"已复核：{case.note.slug}"


def _requote(root: Path, case: Case, desk: Desk) -> str:
    quote = desk.ask("新的引文（照抄原文，什么也不写就算了）：").strip()
    if not quote:
        return ""
    keys = {"quote": quote, "before": "", "after": ""}
    return _try(root, case, desk, keys, "换引文", case.note.quote, quote)


def _move(root: Path, case: Case, desk: Desk) -> str:
    clause = desk.ask("移到哪一条（如 3-4，什么也不写就算了）：").strip()
    if not clause:
        return ""
    keys = {"clause": clause, "before": "", "after": ""}
    return _try(root, case, desk, keys, "移动", case.note.clause, clause)


def _try(root: Path, case: Case, desk: Desk, keys: dict[str, str], decision: str, old: str, new: str) -> str:
    """Make the change if the note then stands; else say why not, with what makes a quote unique."""
    note = replace(case.note, **keys)  # type: ignore[arg-type]
    while True:
        try:
            place = anchor(note, case.clauses)
            break
        except ProblemsFound as found:
            desk.tell("\n".join(map(as_text, found.problems)))
            if all(problem.code != "N003" for problem in found.problems):
                return ""
        key, _, value = desk.ask("照抄上面的一行（before: … 或 after: …）：").partition(":")
        if key.strip() not in ("before", "after") or not value.strip():
            return ""
        keys[key.strip()] = value.strip().strip('"')
        note = replace(note, **{key.strip(): value.strip().strip('"')})  # type: ignore[arg-type]
    keys |= {"clause": place.unit.id} if "clause" in keys else {}
    _save(root, case.note, {**keys, "text": text_hash(case.clauses.work, place.unit)})
    _record(root, case.note, desk, decision, old, new)
    return f"已{decision}：{case.note.slug} → {new}"


def _withdraw(root: Path, case: Case, desk: Desk) -> str:
    """Take the note away; where its address was published the reason stands there from now on."""
    reason = " ".join(desk.ask("撤下的理由（会写在原来的网址上，什么也不写就算了）：").split())
    if not reason:
        return ""
    append_row(root, f"{NOTES}/{case.note.work}/moved.tsv", MOVED, (case.note.slug, "", reason))
    (root / case.note.path).unlink()
    _record(root, case.note, desk, "撤下", case.note.clause, reason)
    return f"已撤下：{case.note.slug}"


def _save(root: Path, note: Note, keys: dict[str, str]) -> None:
    text = with_keys(read_note_text(root, note.path), note.path, keys)
    replace_file(root / note.path, text.encode())


def _record(root: Path, note: Note, desk: Desk, decision: str, old: str, new: str) -> None:
    cells = (desk.day.isoformat(), note.slug, decision, old, new, desk.by)
    append_row(root, f"{NOTES}/{note.work}/reviews.tsv", REVIEWS, cells)
