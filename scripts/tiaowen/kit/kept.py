"""What was made before, by what it was made of: read again instead of made again.

It is a convenience and never a source: a value that is damaged, cut short or of another key is made anew, and so is
everything where the file cannot be read or written.  One file holds the values of a room (SQLite), so that a site of many
pages does not have as many files twice.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tiaowen.carried import PACKAGE

FOLDER = "build/kept"
# Nothing is lost where the machine stops: what is half written does not have its sum.
_OPENING = ("PRAGMA synchronous=OFF", "PRAGMA journal_mode=MEMORY")
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, sum BLOB, value BLOB) WITHOUT ROWID"
_PATIENCE = 60


def key_of(*parts: str | bytes) -> str:
    """The key of what is made of ``parts``: the same for the same parts in the same order, and for no others."""
    sums = (hashlib.sha256(part if isinstance(part, bytes) else part.encode()).digest() for part in parts)
    return hashlib.sha256(b"".join(sums)).hexdigest()


@cache
def program_key() -> str:
    """What runs: this package's files, the interpreter, every package beside it with its version."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    beside = sorted({path.name for folder in sys.path if folder for path in Path(folder).glob("*.dist-info")})
    parts = [
        f"{path.relative_to(PACKAGE).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files
    ]
    return key_of(sys.version, *beside, *parts)


class Kept:
    """The values of one room, by their keys; a value is bytes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._asked: set[str] = set()
        self._base = self._opened() or self._anew()

    def value(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept by ``key``, or what ``make`` gives, which is kept from then on."""
        found = self.get(key)
        if found is None:
            self.put(key, found := make())
        return found

    def get(self, key: str) -> bytes | None:
        """What is kept by ``key``; None where nothing sound is."""
        self._asked.add(key)
        with self._tolerant():
            for summed, value in self._run("SELECT sum, value FROM kept WHERE key = ?", key):
                if isinstance(value, bytes) and summed == _sum(key, value):
                    return value
        return None

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` from now on."""
        self._asked.add(key)
        with self._tolerant():
            self._run("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", key, _sum(key, value), value)

    def forget_others(self) -> None:
        """Drop what was not asked for since this was opened: nothing makes it any more."""
        with self._tolerant():
            stale = [key for (key,) in self._run("SELECT key FROM kept") if key not in self._asked]
            for key in stale:
                self._run("DELETE FROM kept WHERE key = ?", key)

    def _run(self, statement: str, *values: str | bytes) -> list[tuple[bytes | str, ...]]:
        return self._base.execute(statement, values).fetchall() if self._base else []

    @contextlib.contextmanager
    def _tolerant(self) -> Iterator[None]:
        """Where the file is no longer sound, nothing is kept: it begins anew."""
        try:
            yield
        except sqlite3.Error:
            self._base = self._anew()

    def _opened(self) -> sqlite3.Connection | None:
        with contextlib.suppress(OSError, sqlite3.Error):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            for statement in (*_OPENING, _TABLE):
                base.execute(statement)
            return base
        return None

    def _anew(self) -> sqlite3.Connection | None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        return self._opened()


def _sum(key: str, value: bytes) -> bytes:
    return hashlib.sha256(key.encode() + value).digest()
