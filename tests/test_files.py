"""Writing: only what differs, nothing hand-written, nothing half."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path

import pytest
from samples import git

from tiaowen.kit import files
from tiaowen.kit.files import MARK, Output, recorded, write_outputs
from tiaowen.kit.kept import FOLDER
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import ProblemsFound
from tiaowen.kit.yaml_text import parse_yaml
from tiaowen.read.deleted import check_tracked
from tiaowen.read.strays import check_read_by_hosts, check_strays
from tiaowen.site import load_site

A = Output("docs/a.md", (MARK + "src/a\nA\n").encode(), "src/a")
B = Output("docs/w/b.md", (MARK + "src/b\nB\n").encode(), "src/b")


def codes(root: Path, outputs: list[Output]) -> list[tuple[str, str]]:
    with pytest.raises(ProblemsFound) as found:
        write_outputs(root, outputs)
    return [(problem.code, problem.path) for problem in found.value.problems]


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file() and p.name != ".generated.json"
    }


def test_writes_what_is_new_and_then_nothing(tmp_path: Path) -> None:
    assert write_outputs(tmp_path, [A, B]) == ["docs/a.md", "docs/w/b.md"]
    before = (tmp_path / "docs/a.md").stat().st_mtime_ns
    assert write_outputs(tmp_path, [A, B]) == []
    assert (tmp_path / "docs/a.md").stat().st_mtime_ns == before


def test_removes_what_is_no_longer_made_and_its_empty_folder(tmp_path: Path) -> None:
    write_outputs(tmp_path, [A, B])
    assert write_outputs(tmp_path, [A]) == ["docs/w/b.md"]
    assert not (tmp_path / "docs/w").exists()


def test_never_removes_what_it_did_not_write(tmp_path: Path) -> None:
    write_outputs(tmp_path, [A, B])
    (tmp_path / "docs/w/note.md").write_text("mine")
    write_outputs(tmp_path, [A])
    assert (tmp_path / "docs/w/note.md").read_text() == "mine"


def test_a_hand_written_file_in_the_way_is_an_error_that_names_both(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("mine")
    with pytest.raises(ProblemsFound) as found:
        write_outputs(tmp_path, [A, B])
    (problem,) = found.value.problems
    assert (problem.code, problem.path) == ("F001", "docs/a.md")
    assert "src/a" in problem.message
    assert snapshot(tmp_path) == {"docs/a.md": b"mine"}


def test_an_edited_generated_file_is_an_error_that_names_its_source(tmp_path: Path) -> None:
    write_outputs(tmp_path, [A, B])
    (tmp_path / "docs/a.md").write_bytes(A.content + b"edited")
    with pytest.raises(ProblemsFound) as found:
        write_outputs(tmp_path, [A, B])
    (problem,) = found.value.problems
    assert (problem.code, problem.path) == ("N008", "docs/a.md")
    assert "src/a" in problem.hint


def test_an_edited_file_that_is_no_longer_made_is_not_deleted(tmp_path: Path) -> None:
    write_outputs(tmp_path, [A, B])
    (tmp_path / "docs/a.md").write_text("edited")
    assert codes(tmp_path, [B]) == [("N008", "docs/a.md")]
    assert (tmp_path / "docs/a.md").read_text() == "edited"


def test_generated_files_are_known_when_the_record_is_lost(tmp_path: Path) -> None:
    write_outputs(tmp_path, [A, B])
    (tmp_path / files.RECORD).unlink()
    assert write_outputs(tmp_path, [A, B]) == []
    (tmp_path / files.RECORD).write_text("{broken")
    assert write_outputs(tmp_path, [A, B]) == []


def test_two_outputs_with_one_path_are_an_error(tmp_path: Path) -> None:
    twin = Output("docs/A.md", b"x", "src/twin")
    assert codes(tmp_path, [A, twin]) == [("F001", "src/twin")]


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "F003"), (errno.EROFS, "F002"), (errno.EACCES, "F002")])
def test_a_disk_that_refuses_is_said_and_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    write_outputs(tmp_path, [A])

    def refuse(path: Path, content: bytes) -> int:
        if path.name.startswith(".b.md"):
            raise OSError(number, "refused")
        with path.open("wb") as file:
            return file.write(content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    newer = Output(A.path, A.content + b"newer", A.source)
    assert codes(tmp_path, [newer, B]) == [(code, "docs/w/b.md")]
    assert sorted(snapshot(tmp_path)) == ["docs/a.md"]
    monkeypatch.undo()
    assert write_outputs(tmp_path, [newer, B]) == ["docs/w/b.md"]


def test_a_build_killed_between_two_files_leaves_nothing_for_hand_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_outputs(tmp_path, [A])
    replace, calls = files.replace_file, []

    def killed(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == 3:
            raise KeyboardInterrupt
        replace(path, content)

    monkeypatch.setattr(files, "replace_file", killed)
    newer = Output(A.path, A.content + b"newer", A.source)
    with pytest.raises(KeyboardInterrupt):
        write_outputs(tmp_path, [newer, B])
    monkeypatch.undo()
    assert (tmp_path / "docs/a.md").read_bytes() == newer.content
    assert write_outputs(tmp_path, [newer, B]) == ["docs/w/b.md"]


def test_a_pipe_is_not_read_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yml")
    with pytest.raises(ProblemsFound, match="B001 这不是文件"):
        read_text(tmp_path, "x.yml", "B001")


def test_what_the_system_says_is_said_in_chinese() -> None:
    assert "没有权限" in files.disk_problem(PermissionError(errno.EACCES, "Permission denied"), "docs/a.md").message


@pytest.mark.parametrize("text", ["a: " + "[\n" * 200_000, "{a: " * 200_000 + "}" * 200_000, "- " * 200_000])
def test_yaml_nested_as_no_one_types_is_told_and_crashes_nothing(text: str) -> None:
    with pytest.raises(ProblemsFound, match="B001 括号或缩进嵌套太深"):
        parse_yaml(text, "x.yml", "B001")


def test_a_record_that_names_a_source_does_not_tell_the_editor_to_remove_it(tmp_path: Path) -> None:
    write_outputs(tmp_path, [A])
    (tmp_path / "docs/pages").mkdir()
    (tmp_path / "docs/pages/index.md").write_text("mine")
    record = json.loads((tmp_path / files.RECORD).read_bytes()) | {
        "docs/pages/index.md": [hashlib.sha256(b"").hexdigest()]
    }
    (tmp_path / files.RECORD).write_text(json.dumps(record))
    assert codes(tmp_path, [A]) == [("F005", files.RECORD)]


OUTSIDE = [
    "docs/../mine",
    "mine",
    "/etc/hostname",
    "docs/pages/index.md",
    "docs/decisions/w/work.yml",
    "docs/terms/a.md",
]


@pytest.mark.parametrize("path", [*OUTSIDE, "docs/link/mine"])
def test_a_record_that_names_what_no_build_makes_removes_nothing(tmp_path: Path, path: str) -> None:
    write_outputs(tmp_path, [A, B])
    (tmp_path / "docs/link").symlink_to(tmp_path)
    content = b"mine"
    if not path.startswith("/"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    record = json.loads((tmp_path / files.RECORD).read_bytes()) | {path: [hashlib.sha256(content).hexdigest()]}
    (tmp_path / files.RECORD).write_text(json.dumps(record))
    assert ("F005", files.RECORD) in codes(tmp_path, [A])
    assert path.startswith("/") or (tmp_path / path).read_bytes() == content
    assert (tmp_path / "docs/w/b.md").exists()


def test_what_lies_where_a_term_is_typed_may_be_generated_too(tmp_path: Path) -> None:
    made = [Output(f"docs/{name}", b"x", "src") for name in ("terms/index.md", "terms/a/index.md", "works/index.md")]
    write_outputs(tmp_path, made)
    assert len(write_outputs(tmp_path, [])) == len(made)


@pytest.mark.parametrize("path", [files.RECORD, A.path])
def test_a_pipe_where_a_build_writes_is_not_read_for_ever(tmp_path: Path, path: str) -> None:
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / path)
    if path == A.path:
        assert codes(tmp_path, [A]) == [("F001", A.path)]
    else:
        assert write_outputs(tmp_path, [A])


@pytest.mark.parametrize("name", ["notes/w/a.md", "assets/.a", "x.tmp", "decisions/w/original.pdf", "link"])
def test_pipes_and_devices_are_told_wherever_they_lie(tmp_path: Path, name: str) -> None:
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    if name == "link":
        path.symlink_to("/dev/zero")
    else:
        os.mkfifo(path)
    with pytest.raises(ProblemsFound) as found:
        load_site(tmp_path)
    assert [(p.code, p.path) for p in found.value.problems] == [("P006", f"docs/{name}")]


def test_a_file_that_someone_removed_is_remembered_no_longer(tmp_path: Path) -> None:
    one, two = (Output(f"docs/w/{name}.md", b"x", "x") for name in "ab")
    write_outputs(tmp_path, [one, two])
    (tmp_path / two.path).unlink()
    assert write_outputs(tmp_path, [one]) == []
    assert recorded(tmp_path) == {one.path}


def test_what_lies_in_a_folder_that_only_looks_like_that_of_a_text_is_told(tmp_path: Path) -> None:
    for folder in ("versions", "earlier", "versions2"):
        path = tmp_path / f"docs/decisions/w/{folder}/2020-01-01/emendations.tsv"
        path.parent.mkdir(parents=True)
        path.write_text("x", "utf-8")
    told = {problem.path.split("/")[3] for problem in check_strays(tmp_path, set()) if problem.path.count("/") == 5}
    assert told == {"earlier", "versions2"}


def test_a_link_out_of_docs_is_refused_and_what_hosts_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/a.png").write_bytes(b"x")
    (tmp_path / "docs/assets/b.png").symlink_to("a.png")
    assert not list(check_strays(tmp_path, set()))
    (tmp_path / "docs/assets/c.png").symlink_to("../../secret.png")
    assert [p.path for p in check_strays(tmp_path, set())] == ["docs/assets/c.png"]
    (tmp_path / "docs/CNAME").write_text("example.org")
    (tmp_path / "docs/.nojekyll").write_text("")
    told = list(check_read_by_hosts(tmp_path))
    assert {p.path for p in told} == {"docs/CNAME", "docs/.nojekyll"}
    assert all(p.warning for p in told)


def test_a_record_that_came_with_a_commit_is_refused(tmp_path: Path) -> None:
    write_outputs(tmp_path, [A])
    git(tmp_path, "init", "-q")
    assert not list(check_tracked(tmp_path))
    git(tmp_path, "add", "-f", files.RECORD)
    assert [p.code for p in check_tracked(tmp_path)] == ["F005"]
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "pages").touch()
    git(tmp_path, "add", "-f", FOLDER)
    assert [p.path for p in check_tracked(tmp_path)] == [files.RECORD, FOLDER]
