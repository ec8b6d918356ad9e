"""Begin a note: check clause and quote, write the file with its hash, say what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tiaowen.build import Done
from tiaowen.kit.files import replace_file
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.schema import choices, listed
from tiaowen.kit.unseen import unseen
from tiaowen.language.pinyin import slug_of
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import read_conversion, read_edited_work, work_folders
from tiaowen.model import Work
from tiaowen.notes.anchoring import Anchor, anchor
from tiaowen.notes.clauses import Clauses, text_hash
from tiaowen.notes.field_types import MAX_LINE
from tiaowen.notes.fields import FIELDS
from tiaowen.notes.file_text import front_matter
from tiaowen.notes.kinds import KIND_WORDS, PLAIN, USUAL
from tiaowen.notes.note import NOTES, Note
from tiaowen.notes.placing import clauses_by_work
from tiaowen.notes.register import read_register
from tiaowen.notes.typed import PLACEHOLDER, QUOTED_PLAIN
from tiaowen.read.work_ids import work_id

WHERE = "make note"
ASKED = [key for key, field in FIELDS.items() if field.about.asked]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the editor said on the command line, as typed: fields of the note by their key, file name and work."""

    typed: Mapping[str, str]
    slug: str = ""
    work: str = ""

    def __getitem__(self, key: str) -> str:
        """A field, or what it is when nothing is typed."""
        return self.typed.get(key) or FIELDS[key].about.begun


def new_note(root: Path, wish: Wish, day: date) -> Done:
    """Write one file.  Raises ProblemsFound (N001–N003, N006, N007) and writes nothing when it cannot be."""
    if problems := list(_unwritable(wish)):
        raise ProblemsFound(problems)
    converter = read_conversion(root)
    work = _work(root, wish, converter)
    clauses = clauses_by_work([work], converter)[work.id]
    note = _draft(wish, work.id, day)
    place = anchor(note, clauses)
    path = _path(root, wish, work.id, place, clauses)
    facts = {key: wish[key] for key in ASKED} | {"clause": place.unit.id, "date": day.isoformat()}
    facts["text"] = text_hash(work, place.unit)
    replace_file(root / path, f"{front_matter(facts)}{PLACEHOLDER}\n".encode())
    return Done(_told(path, wish))


def _unwritable(wish: Wish) -> Iterator[Problem]:
    """What would make a file that the next check refuses."""
    kind = listed(wish["kind"], KIND_WORDS)
    if not kind:
        yield _refused(f"没有“{wish['kind']}”这一类。", choices(KIND_WORDS))
    elif kind == PLAIN and wish["quote"]:
        yield _refused(QUOTED_PLAIN, f"请去掉 QUOTE，或写 KIND={USUAL.hans}。")
    if (wish["before"] or wish["after"]) and not wish["quote"]:
        yield _refused("写了 BEFORE 或 AFTER，却没有写 QUOTE。", "请写上 QUOTE=…，或去掉它们。")
    for key, field in FIELDS.items():
        if field.about.holds == "line" and ("\n" in wish[key] or len(wish[key]) > MAX_LINE):
            yield _refused(f"{key.upper()} 应当是一行，不超过 {MAX_LINE} 个字。", "长的内容写进正文。")
    for key, field in FIELDS.items():
        if field.about.holds and (found := unseen(wish[key])):
            yield _refused(f"{key.upper()} {found[1]}。", "请去掉它。")


def _refused(message: str, hint: str) -> Problem:
    return Problem(WHERE, 0, 0, "N006", message, hint)


def _work(root: Path, wish: Wish, converter: ScriptConverter) -> Work:
    folders = {folder.rsplit("/", 1)[-1]: folder for folder in work_folders(root)}
    if not wish.work and len(folders) == 1:
        return read_edited_work(root, next(iter(folders.values())), converter)
    if wish.work not in folders:
        message = f"没有“{wish.work}”这份文件。" if wish.work else "有几份文件，不知道是哪一份。"
        hint = "请加上：" + "，或 ".join(f"WORK={name}" for name in folders)
        raise ProblemsFound([Problem(WHERE, 0, 0, "N001", message, hint)])
    return read_edited_work(root, folders[wish.work], converter)


def _draft(wish: Wish, work: str, day: date) -> Note:
    """The wish as a note, to be anchored before there is a file."""
    typed: dict[str, Any] = {**{key: wish[key] for key in ASKED}, "date": day}
    return Note(slug="", work=work, path=WHERE, body="", body_line=0, places={(): (0, 0)}, **typed)


def _path(root: Path, wish: Wish, work: str, place: Anchor, clauses: Clauses) -> str:
    """A file name that is free: the one wished for, or one of clause and words."""
    taken = {path.stem for path in (root / NOTES).rglob("*.md")}
    taken |= {row.slug for folder in work_folders(root) for row in read_register(root, work_id(folder)).moved}
    if wish.slug:
        if wish.slug in taken or slug_of(wish.slug, 80) != wish.slug:
            hint = "换一个名字：小写字母、数字和连字符，全站不重复。"
            raise ProblemsFound([Problem(WHERE, 0, 0, "N007", f"文件名“{wish.slug}”不能用或已经有了。", hint)])
        return f"{NOTES}/{work}/{wish.slug}.md"
    spoken = slug_of(clauses.converter.to("hans", wish["title"] or wish["quote"]), 30)
    name = "-".join(filter(None, [place.unit.id, spoken])) if spoken else f"{place.unit.id}-note"
    numbered = (name if n == 1 else f"{name}-{n}" for n in range(1, len(taken) + 3))
    return f"{NOTES}/{work}/{next(n for n in numbered if n not in taken)}.md"


def _told(path: str, wish: Wish) -> str:
    title = "" if wish["title"] else "填上 title，"
    return (
        f"写好了 {path}\n接下来：\n"
        f"  1. 打开它，{title}把“{PLACEHOLDER}”换成正文；有依据就加上 sources。\n"
        "  2. 运行 make check；边写边看用 make serve。\n"
        f"  3. 提交：git add {path} && git commit -m '注释：…'"
    )
