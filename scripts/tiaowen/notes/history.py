"""A clause as it once was: the text that a note was written against, found in the history of its work."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

MOST_COMMITS = 200
_FILES = ("received.txt", "work.yml", "emendations.tsv", "retained.tsv")
Texts = Callable[[Path], dict[str, str]]


class History:
    """Earlier texts of one work, from git; ``texts`` reads those of a checkout by their hash."""

    def __init__(self, root: Path, folder: str, shared: tuple[str, ...], texts: Texts) -> None:
        self._root, self._folder, self._shared, self._texts = root, folder, shared, texts
        self._at = cache(self._texts_at)

    def text(self, wanted: str) -> str:
        """The text whose hash is ``wanted``; "" when the history has none (or there is no history)."""
        found = (self._at(commit).get(wanted, "") for commit in self._commits())
        return next(filter(None, found), "")

    def _commits(self) -> Iterator[str]:
        listed = self._git("log", f"-{MOST_COMMITS}", "--format=%H", "--", self._folder, *self._shared)
        yield from (listed or b"").decode().split()

    def _texts_at(self, commit: str) -> dict[str, str]:
        with tempfile.TemporaryDirectory() as folder:
            for path in (*(f"{self._folder}/{name}" for name in _FILES), *self._shared):
                content = self._git("show", f"{commit}:{path}")
                if content is not None:
                    target = Path(folder) / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)
            return self._texts(Path(folder))

    def _git(self, *arguments: str) -> bytes | None:
        command = ["git", "-C", str(self._root), *arguments]
        try:
            result = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            return None
        return result.stdout if result.returncode == 0 else None
