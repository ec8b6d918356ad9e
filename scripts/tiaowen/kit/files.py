"""Generated files → disk: only what differs, each replaced whole, nothing hand-written touched.

``docs/.generated.json`` remembers what was written and its hash.  It is extended before the
first file is touched and narrowed after the last, so a build that is killed in between leaves
no file that the next one would take for hand-written.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.problem import Problem, ProblemsFound, reason

RECORD = "docs/.generated.json"
# Where people type; a build writes nothing there, and removes nothing.
_SOURCES = re.compile(r"docs/(decisions|notes|pages|addresses)/|docs/(terms|bodies|works)/[^/]+(?<!/index\.md)$")
MARK = "# 由 tiaowen 生成，請勿修改；要改請改 "


@dataclass(frozen=True, slots=True)
class Output:
    """One file to write: its path from the project's root, its bytes, and what it is made from."""

    path: str
    content: bytes
    source: str


def address_of(path: str) -> str:
    """Where MkDocs publishes ``docs/w/3.md``, from the site's root: ``w/3/``."""
    name = path.removeprefix("docs/")
    if name.endswith(".md"):
        name = name.removesuffix(".md") + ("" if name.endswith("index.md") else "/index")
    elif name.endswith("index.html"):
        name = name.removesuffix(".html")
    return name.removesuffix("index") if f"/{name}".endswith("/index") else name


def recorded(root: Path) -> frozenset[str]:
    """The paths of all files that earlier builds wrote and that are not yet removed."""
    return frozenset(_read_record(root))


def write_outputs(root: Path, outputs: Sequence[Output]) -> list[str]:
    """Bring the generated files up to date; returns the paths that were written or removed.

    Raises ProblemsFound, before anything is touched, for a collision (F001), a generated file
    that was edited (N008) or two outputs with one path; and F002/F003 when the disk refuses.
    """
    before = _read_record(root)
    wanted = {output.path: output for output in outputs}
    if problems := list(check_outputs(root, outputs)):
        raise ProblemsFound(problems)
    hashes = {path: _hash(output.content) for path, output in wanted.items()}
    changed = [output for output in outputs if _differs(root / output.path, output.content)]
    stale = [path for path in before if path not in wanted and (root / path).is_file()]
    if changed or stale or before.keys() != hashes.keys():
        _apply(root, before, hashes, changed, stale)
    return [output.path for output in changed] + stale


def check_outputs(root: Path, outputs: Sequence[Output]) -> Iterator[Problem]:
    """F001, N008: files that stand where the build wants to write and are not as it left them, or two outputs do."""
    yield from _doubled(outputs)
    yield from check_record(root)
    before = {path: hashes for path, hashes in _read_record(root).items() if not _SOURCES.match(path)}
    sources = {output.path: output for output in outputs}
    for path in sorted({*before, *sources}):
        found = _read(root / path)
        output = sources.get(path)
        if found is None or (output and found == output.content) or _hash(found) in before.get(path, ()):
            continue
        if path in before or MARK.encode() in found[:4096]:
            yield _edited(path, output.source if output else "")
        else:
            assert output is not None
            message = f"这个手写文件占了生成文件的位置；生成它的是 {output.source}。"
            yield Problem(path, 0, 0, "F001", message, "请把手写文件改名或移到 docs/pages/，也可改 " + output.source)


def check_record(root: Path) -> Iterator[Problem]:
    """F005: a record that names what no build makes: a source, or something outside docs/.  It would be removed."""
    base = (root / "docs").resolve()
    for path in sorted(_read_record(root)):
        steps = path.split("/")
        made = steps[0] == "docs" and not {"", ".", ".."} & set(steps) and not _SOURCES.match(path)
        if not made or not (root / path).parent.resolve().is_relative_to(base):
            message = f"这里记着 {path}，它不是生成的文件；照这个记录，生成时会删掉它。"
            yield Problem(RECORD, 0, 0, "F005", message, f"这个记录被人改过。请删掉它再生成一次：rm {RECORD}")


def _edited(path: str, source: str) -> Problem:
    hint = f"请把改动写进 {source}，" if source else "它的来源已经没有了；"
    hint += f"然后删掉这个文件重新生成：rm {path} && make site"
    return Problem(path, 1, 0, "N008", "这是生成的文件，被人改过了；下次生成会丢掉改动。", hint)


def _doubled(outputs: Sequence[Output]) -> Iterator[Problem]:
    """F001: two outputs that are published at one place; each pair of sources once, at the page typed by hand."""
    seen: dict[str, Output] = {}
    told: set[tuple[str, ...]] = set()
    for output in outputs:
        address = address_of(output.path)
        first = seen.setdefault(address.lower(), output)
        sources = first.source, output.source
        if first is not output and sources not in told:
            told.add(sources)
            path = next((source for source in sources if source.startswith("docs/pages/")), output.source)
            message = f"{first.source} 和 {output.source} 都要生成 /{address} 这一页。"
            yield Problem(path, 0, 0, "F001", message, "请给其中一个改名。")


def _apply(
    root: Path,
    before: Mapping[str, list[str]],
    hashes: Mapping[str, str],
    changed: Sequence[Output],
    stale: Sequence[str],
) -> None:
    path = RECORD
    try:
        both = {p: sorted({*before.get(p, ()), *([hashes[p]] if p in hashes else [])}) for p in {*before, *hashes}}
        _write_record(root, both)
        for output in changed:
            path = output.path
            replace_file(root / path, output.content)
        for path in stale:
            (root / path).unlink()
            _remove_empty_folders(root, (root / path).parent)
        path = RECORD
        _write_record(root, {p: [h] for p, h in hashes.items()})
    except OSError as error:
        raise ProblemsFound([disk_problem(error, path)]) from error


def disk_problem(error: OSError, path: str) -> Problem:
    """The Problem of a write that the disk refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(path, 0, 0, "F003", "磁盘满了，没有写成。", "请腾出空间再运行一次；已发布的网站没有动。")
    return Problem(path, 0, 0, "F002", f"写不了这个文件：{reason(error)}。", "请检查文件夹的权限；已发布的网站没有动。")


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _read_record(root: Path) -> dict[str, list[str]]:
    try:
        record = json.loads(_read(root / RECORD) or b"{}")
        return {str(path): [str(h) for h in hashes] for path, hashes in record.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _write_record(root: Path, record: Mapping[str, list[str]]) -> None:
    replace_file(root / RECORD, json.dumps(record, ensure_ascii=False, indent=0, sort_keys=True).encode())


def _read(path: Path) -> bytes | None:
    """None where there is no file; a pipe, which would be read for ever, holds nothing."""
    try:
        return path.read_bytes() if path.is_file() or not path.exists() else b""
    except OSError:
        return None


def _differs(path: Path, content: bytes) -> bool:
    return _read(path) != content


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _remove_empty_folders(root: Path, folder: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
