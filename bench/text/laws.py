"""Laws of the public repository LawRefBook/Laws, for train.py: some to learn with, the others left to measure with."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import tarfile
from pathlib import Path

COMMIT = "2f4c5c23716267af9dbebbbbd6cbbf732b101981"
# The laws whose path has a SHA-256 that begins so are learnt with, about one of five.
LEARNT_WITH = ("0", "1", "2")
# Not laws: cases, drafts and what describes the repository.
_NOT_LAWS = ("案例/", "其他/", "scripts/", ".github/")
_MARKS = re.compile(r"(?m)^\s*#+\s*|^<!--.*-->$")


def is_learnt_with(path: str) -> bool:
    """Whether the law at ``path`` of the repository is learnt with."""
    law = "/" in path and not path.startswith(_NOT_LAWS) and not path.endswith("_index.md")
    return law and hashlib.sha256(path.encode()).hexdigest().startswith(LEARNT_WITH)


def laws(clone: Path) -> list[str]:
    """The lines, not empty, of the laws that are learnt with; ``clone`` has the repository's history up to COMMIT."""
    command = ["git", "-C", str(clone), "archive", "--format=tar", COMMIT, "--", "*.md"]
    packed = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        found = {m.name: archive.extractfile(m) for m in archive.getmembers() if m.isfile() and is_learnt_with(m.name)}
        texts = [stream.read().decode() for _, stream in sorted(found.items()) if stream]
    return [line.strip() for text in texts for line in _MARKS.sub("", text).splitlines() if line.strip()]
