"""A further text of a work that is here: ``versions/<day>/``, and a first table of which provision became which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from tiaowen.build import Done
from tiaowen.draft.take_in import read_file
from tiaowen.kit.files import replace_file
from tiaowen.kit.plain_text import read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound, collect
from tiaowen.kit.whole_folder import put_folder
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import DECISIONS, read_conversion, read_edited_work, work_folders
from tiaowen.model import Unit, Work
from tiaowen.read.mapping import COLUMNS, MAPPING
from tiaowen.read.versions import check_versions, version_folders
from tiaowen.read.work import MAX_BYTES
from tiaowen.read.work_ids import VERSIONS
from tiaowen.versions.mapping import Kind, Provision, draft_mapping, rows_of
from tiaowen.versions.wording import Wording, own_words

_SAID: dict[Kind, str] = {
    "same": "", "renumbered": "改了编号", "split": "拆分", "merged": "合并", "new": "新增", "gone": "删去",
}  # fmt: skip
_BEGINS = 16


def take_in_version(root: Path, file: str, work: str, day: date, issuer: str, part: int = 0) -> Done:
    """Put ``file`` in as the text of ``work`` from ``day`` on, and draft what of it is which provision of the text before.

    Of several texts in the file, ``part`` says which.

    Raises ProblemsFound, nothing written: W006 no such work, H003 a day that has a text.
    """
    folder = f"{DECISIONS}/{work}"
    if folder not in work_folders(root):
        hint = f"先放进这份文件：make work FILE=… ID={work}；已有的：" + "、".join(
            path.rpartition("/")[2] for path in work_folders(root)
        )
        raise ProblemsFound([Problem(folder, 0, 0, "W006", f"没有“{work}”这份文件。", hint)])
    if day in version_folders(root, folder):
        path = f"{folder}/{VERSIONS}/{day}"
        raise ProblemsFound([Problem(path, 0, 0, "H003", f"已经有从 {day} 起施行的文本。", "请核对日子。")])
    content = read_bytes(Path.cwd(), file, "R001", MAX_BYTES)
    taken = read_file(content, file, read_conversion(root), issuer, part)
    put_folder(root, f"{folder}/{VERSIONS}/{day}", taken.files)
    drafted = draft_tables(root, work)
    message = f"已建 {folder}/{VERSIONS}/{day}/。请核对 work.yml，然后运行 make check。"
    return Done("\n".join([message, drafted.message]).strip(), (*taken.told, *drafted.warnings))


def draft_tables(root: Path, work: str) -> Done:
    """Write mapping.tsv for each text of ``work`` that has none and where not every provision kept its number."""
    converter, folder = read_conversion(root), f"{DECISIONS}/{work}"
    texts, problems = _texts(root, folder, converter)
    lines: list[str] = []
    for (_, before), (_, after) in pairwise(texts):
        path = f"{after.received.path}/{MAPPING}"
        if (root / path).exists():
            continue
        mapping = draft_mapping(before.units, after.units, Wording(partial(converter.to, "hans")))
        if rows := rows_of(mapping):
            replace_file(root / path, _table(rows, before.units, after.units).encode())
            lines.append(f"已起草 {path}：{_counted(mapping)}。请逐行核对。")
    return Done("\n".join(lines), tuple(problems))


def _texts(root: Path, folder: str, converter: ScriptConverter) -> tuple[list[tuple[date, Work]], list[Problem]]:
    """The texts that can be read, earliest first, and what stands in the way of the others, as reminders: they are drafts."""
    others = version_folders(root, folder)
    read = {path: collect([partial(read_edited_work, root, path, converter)]) for path in (folder, *others.values())}
    problems = [problem for _, wrong in read.values() for problem in wrong]
    works = {path: found[0] for path, (found, _) in read.items() if found}
    dated = [(day, works[path]) for day, path in others.items() if path in works]
    main = works.get(folder)
    if main:
        problems += check_versions(main.received, [(day, work.received) for day, work in dated])
    texts = [*dated, *([(main.received.version, main)] if main and main.received.version else [])]
    told = [Problem(p.path, p.line, p.column, p.code, p.message, p.hint, warning=True) for p in problems]
    return sorted(texts, key=lambda text: text[0]), told


def _table(rows: Sequence[tuple[str, str, Kind]], old: Sequence[Unit], new: Sequence[Unit]) -> str:
    """The rows with what each is and how it begins, which is for the eye alone."""
    before: dict[str, Unit] = {unit.id: unit for unit in old}
    after: dict[str, Unit] = {unit.id: unit for unit in new}
    lines = ["\t".join(COLUMNS)]
    for one, other, kind in rows:
        unit = after.get(other) or before[one]
        begins = " ".join(own_words(unit)[:_BEGINS].split())
        lines.append(f"{one}\t{other}\t{_SAID[kind]}：{begins}")
    return "\n".join(lines) + "\n"


def _counted(mapping: Sequence[Provision]) -> str:
    kinds = [provision.kind for provision in mapping]
    return "，".join(f"{_SAID[kind]} {kinds.count(kind)}" for kind in _SAID if _SAID[kind] and kind in kinds)
