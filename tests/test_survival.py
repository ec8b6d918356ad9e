"""What a killed, starved or crowded build leaves: one whole site, and every source as it was."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from samples import PLAIN, SMALL, lay_out

from tiaowen.cli import main

pytestmark = pytest.mark.slow

# Killed once in each of as many equal parts of a build: no stretch longer than two of them is left untried.
KILLS = 25


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the scripts and templates of this one, built once."""
    folder = lay_out(SMALL, tmp_path_factory.mktemp("project"))
    assert build(folder).returncode == 0
    return folder


def command(project: Path) -> list[str]:
    return [sys.executable, str(project / "scripts/publish.py")]


def build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(project), capture_output=True, text=True, env={**PLAIN, **environment}, check=False)


def begin(project: Path, start_new_session: bool = False) -> subprocess.Popen[bytes]:
    """A build that is under way."""
    silent = subprocess.DEVNULL
    return subprocess.Popen(
        command(project), stdout=silent, stderr=silent, env=PLAIN, start_new_session=start_new_session
    )


def digest(folder: Path) -> str:
    """One hash for all that is in a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def sources(project: Path) -> str:
    return "".join(
        digest(project / name) for name in ("docs/decisions", "docs/pages", "overrides", "scripts/tiaowen/read")
    )


def word(project: Path, words: str) -> None:
    index = project / "docs/pages/index.md"
    head = index.read_text("utf-8").split("\n\n本輪：")[0].rstrip()
    index.write_text(f"{head}\n\n本輪：{words}\n", "utf-8")


def test_a_build_killed_at_any_moment_leaves_one_whole_site(project: Path) -> None:
    """Over and over: the sources change, the build is killed with all its children, the site is the old or the new one."""
    whole, seconds = set(), []
    for words in ("甲", "乙"):
        word(project, words)
        begun = time.monotonic()
        assert build(project).returncode == 0
        seconds.append(time.monotonic() - begun)
        whole.add(digest(project / "site"))
    assert len(whole) == 2
    moments = random.Random(7)
    finished = 0
    for count in range(KILLS):
        word(project, "甲乙"[count % 2])
        before = sources(project)
        process = begin(project, start_new_session=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait((count + moments.random()) / KILLS * 1.1 * max(seconds))
            finished += 1
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert digest(project / "site") in whole, count
        assert sources(project) == before
    assert finished < KILLS
    assert build(project).returncode == 0
    assert digest(project / "site") in whole


def test_two_builds_at_once_leave_one_whole_site(project: Path) -> None:
    word(project, "丙")
    running = [begin(project) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    after = digest(project / "site")
    assert build(project).returncode == 0
    assert digest(project / "site") == after


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """``folder`` on a disk of its own with next to no room; False where no disk can be mounted."""
    options = ["-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_said_and_the_site_stays(project: Path) -> None:
    """On a disk of 300 KB; where none can be mounted, with files that may not grow past 4 KB."""
    word(project, "丁")
    before = digest(project / "site"), sources(project)
    shutil.rmtree(project / "build")
    (project / "build").mkdir()
    with small_disk(project / "build") as mounted:
        if mounted:
            result = build(project)
        else:
            limit = (4096, resource.RLIM_INFINITY)
            result = subprocess.run(
                command(project), capture_output=True, text=True, env=PLAIN, check=False,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
            )  # fmt: skip
    assert result.returncode == 1
    assert "F00" in result.stderr
    assert "Traceback" not in result.stderr.split("MkDocs")[0]
    assert (digest(project / "site"), sources(project)) == before
    if mounted:
        assert "F003" in result.stderr
    assert build(project).returncode == 0


@pytest.mark.parametrize(
    "name", ["docs/decisions/sample/received.txt", "docs/decisions/sample/work.yml", "docs/pages/index.md"]
)
@pytest.mark.parametrize("how", ["folder", "dangling", "loop"])
def test_a_source_that_cannot_be_read_is_named_and_the_site_stays(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, how: str
) -> None:
    path, aside = project / name, project / "aside"
    before = digest(project / "site")
    path.rename(aside)
    try:
        if how == "folder":
            path.mkdir()
        else:
            path.symlink_to(path if how == "loop" else project / "nowhere")
        assert main(["publish"], project) == 1
    finally:
        path.rmdir() if how == "folder" else path.unlink()
        aside.rename(path)
    assert name.rpartition("/")[2] in capsys.readouterr().err
    assert digest(project / "site") == before


CLOCK = "import time, os\n_now = time.time\ntime.time = lambda: _now() + float(os.environ['CLOCK'])\n"


def test_a_changed_clock_changes_nothing(project: Path, tmp_path: Path) -> None:
    assert build(project).returncode == 0
    before = digest(project / "site")
    (tmp_path / "sitecustomize.py").write_text(CLOCK)
    for years in (-20, 30):
        shutil.rmtree(project / "site")
        result = build(project, PYTHONPATH=str(tmp_path), CLOCK=str(years * 31_557_600))
        assert result.returncode == 0, result.stderr
        assert digest(project / "site") == before


NO_NETWORK = """import socket
def refuse(*_, **__):
    raise AssertionError("the build asked the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


def test_the_build_asks_no_network(project: Path, tmp_path: Path) -> None:
    """Within a network namespace of its own that has nothing; where none may be made, with sockets refused."""
    alone = next(
        (c for c in (["unshare", "-n"], ["unshare", "-rn"], ["sudo", "-n", "unshare", "-n"]) if _works([*c, "true"])),
        None,
    )
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK)
    environment = {**PLAIN, "PYTHONPATH": str(tmp_path)}
    shutil.rmtree(project / "site")
    result = subprocess.run(
        [*(alone or []), *command(project)], env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    if alone:
        probe = [*alone, sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
        assert b"Network is unreachable" in subprocess.run(probe, capture_output=True, check=False).stderr


def _works(attempt: list[str]) -> bool:
    return bool(shutil.which(attempt[0])) and subprocess.run(attempt, capture_output=True, check=False).returncode == 0
