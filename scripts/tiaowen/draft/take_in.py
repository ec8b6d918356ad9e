"""Take in a document: its text as received.txt, the file it came from beside it, and a first work.yml, which an editor corrects."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from tiaowen.build import Done
from tiaowen.convert.convert import convert
from tiaowen.convert.converted import FIGURES, Converted
from tiaowen.draft.doubts import doubts
from tiaowen.draft.ids import id_for
from tiaowen.draft.parts import only_part
from tiaowen.draft.work import draft_work
from tiaowen.kit.plain_text import decode, read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.whole_folder import put_folder
from tiaowen.kit.yaml_text import parse_yaml
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import DECISIONS, read_conversion, work_folders
from tiaowen.read.work import MAX_BYTES, RECEIVED_CODES
from tiaowen.read.work_ids import check_ids

_SUM = re.compile(r"^\s*sha256:\s*[\"']?([0-9a-f]{64})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Taken:
    """One file, read: its title, what is to be written of it by name, and what a person should look at."""

    title: str
    files: dict[str, bytes]
    told: tuple[Problem, ...]

    @property
    def draft(self) -> str:
        return self.files["work.yml"].decode()


def take_in(root: Path, file: str, work: str, issuer: str, part: int = 0) -> Done:
    """Begin ``docs/decisions/<work>/`` with ``file``, in any form that ``convert`` reads.

    Without ``work`` the id is made from the title.  Of several texts in the file, ``part`` says which.  Raises ProblemsFound, nothing written.
    """
    if problems := list(check_ids([f"{DECISIONS}/{work}"])) if work else []:
        raise ProblemsFound(problems)
    if work and is_taken(root, work):
        raise ProblemsFound([Problem(f"{DECISIONS}/{work}", 0, 0, "W006", "已经有这个文件夹。", "请换一个名字。")])
    converter = read_conversion(root)
    content = read_bytes(Path.cwd(), file, "R001", MAX_BYTES)
    taken = read_file(content, file, converter, issuer, part)
    known = taken.files["received.txt"] if part else content
    if not work and (folder := sums(root).get(hashlib.sha256(known).hexdigest())):
        raise ProblemsFound(
            [Problem(file, 0, 0, "W006", f"这份文件已经收过，在 {folder}。", "要再收一次，请写明 ID=。")]
        )
    work = work or id_for(taken.title, taken.draft, converter, ids(root))
    put_folder(root, f"{DECISIONS}/{work}", taken.files)
    return Done(f"已建 {DECISIONS}/{work}/。请核对 work.yml，然后运行 make check。", taken.told)


def read_file(content: bytes, file: str, converter: ScriptConverter, issuer: str = "", part: int = 0) -> Taken:
    """What is taken in of the bytes of ``file``, of its ``part``-th text alone if that is not 0.  Raises ProblemsFound."""
    converted = convert(content, file, lambda address: _beside(Path(file).parent, address))
    converted = only_part(converted, part, file) if part else converted
    received = converted.text.encode()
    text = decode(received, file, RECEIVED_CODES)
    draft = draft_work(text, converter, issuer)
    files = {f"{FIGURES}/{figure.name}": figure.content for figure in converted.figures}
    if converted.ending:
        draft += _original(converted, content)
        files[f"original{converted.ending}"] = content
    files |= {"received.txt": received, "work.yml": draft.encode()}
    return Taken(_title(draft, file), files, (*converted.told, *doubts(text, file)))


def is_taken(root: Path, work: str) -> bool:
    """Whether there is a folder of this name with anything in it."""
    folder = root / DECISIONS / work
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def ids(root: Path) -> Set[str]:
    """The ids that are in use."""
    return {path.name for path in (root / DECISIONS).glob("*/")}


def sums(root: Path) -> dict[str, str]:
    """SHA-256 of every received text and original → the folder that has it."""
    texts = ((folder, root / folder / "work.yml") for folder in work_folders(root))
    return {found: folder for folder, path in texts for found in _SUM.findall(path.read_text("utf-8", "replace"))}


def _beside(folder: Path, address: str) -> bytes | None:
    """A file in the document's folder or below it, never elsewhere; None when it cannot be read."""
    base = (Path.cwd() / folder).resolve()
    path = (base / address).resolve()
    try:
        return read_bytes(base, str(path), "I009", MAX_BYTES) if path.is_relative_to(base) else None
    except ProblemsFound:
        return None


def _original(converted: Converted, content: bytes) -> str:
    """The lines of work.yml about the file that the text was taken from."""
    lines = ["original:", f"  file: original{converted.ending}", f"  sha256: {hashlib.sha256(content).hexdigest()}"]
    if converted.left_out:
        lines += ["  left_out:", *(f"    - {json.dumps(words, ensure_ascii=False)}" for words in converted.left_out)]
    return "".join(f"{line}\n" for line in lines)


def _title(draft: str, file: str) -> str:
    facts = parse_yaml(draft, file, "W001").value
    return str(facts.get("short_title") or "") if isinstance(facts, dict) else ""
