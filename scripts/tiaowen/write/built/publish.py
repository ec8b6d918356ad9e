"""Markdown → ``site/`` by MkDocs, put in place whole: a reader sees the old site or the new one."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tiaowen.carried import PACKAGE
from tiaowen.kit.files import disk_problem
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.write.built.finish import finish
from tiaowen.write.theme import lay_out_theme

SITE = "site"
NEXT = "build/site.next"
LOCK = "build/lock"


@contextlib.contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Two builds of one folder wait for each other; a killed one leaves no lock behind."""
    try:
        (root / LOCK).parent.mkdir(exist_ok=True)
        lock = (root / LOCK).open("a")
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError as error:
        raise ProblemsFound([disk_problem(error, LOCK)]) from error
    with lock:
        yield


def publish(root: Path, release: bool = False) -> str:
    """Run MkDocs into a folder of its own, complete it and exchange it with ``site/``.

    Raises ProblemsFound (F004) with what MkDocs said, ``site/`` as it was.
    """
    target = root / NEXT
    try:
        shutil.rmtree(target, ignore_errors=True)
        lay_out_theme(root)
        _run_mkdocs(root, target)
        finish(root, target, sums=release)
        _let_a_server_read(target)
        exchange(target, root / SITE)
        shutil.rmtree(target, ignore_errors=True)
    except OSError as error:
        raise ProblemsFound([disk_problem(error, SITE)]) from error
    return f"网站在 {SITE}/，打开 {SITE}/index.html，或运行 make serve 预览。"


def _let_a_server_read(site: Path) -> None:
    """Whatever the umask: what is published is for all to read."""
    for path in (site, *site.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def build_environment(root: Path) -> dict[str, str]:
    """The environment in which the same commit gives the same bytes."""
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or _commit_time(root),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
    }


def _commit_time(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "0"


def _run_mkdocs(root: Path, target: Path) -> None:
    command = [sys.executable, "-m", "tiaowen.write.built.render", str(target)]
    environment = build_environment(root)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(PACKAGE.parent), environment.get("PYTHONPATH")]))
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        said = (result.stderr + result.stdout).strip()
        if os.strerror(errno.ENOSPC) in said:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        hint = "请按上面的提示修改；已发布的网站没有动。"
        raise ProblemsFound([Problem("mkdocs.yml", 0, 0, "F004", f"MkDocs 没有完成：\n{said}", hint)])


def exchange(new: Path, current: Path) -> None:
    """Put ``new`` where ``current`` is, in one step where the system knows how (Linux, macOS)."""
    if not current.exists():
        new.rename(current)
        return
    if _swap(new, current):
        return
    old = current.with_name(f"{current.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    current.rename(old)
    new.rename(current)
    shutil.rmtree(old, ignore_errors=True)


def _swap(one: Path, other: Path) -> bool:
    """Whether the system exchanged the two folders in one step."""
    system = ctypes.CDLL(None, use_errno=True)
    at_fdcwd, exchange_flag = -100, 2
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(at_fdcwd, bytes(one), at_fdcwd, bytes(other), exchange_flag) == 0)
    if hasattr(system, "renamex_np"):
        return bool(system.renamex_np(bytes(one), bytes(other), exchange_flag) == 0)
    return False
