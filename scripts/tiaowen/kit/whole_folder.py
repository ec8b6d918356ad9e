"""A folder of files that appears on the disk whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

# Beside ``docs/``, on the same disk and ignored by git; what a killed command leaves here is in nobody's way.
_MAKING = "build"


def put_folder(root: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Write ``files``, names → bytes, as ``root/folder``, which is new or empty.  Raises OSError, nothing left behind."""
    temporary = root / _MAKING / f"{folder.replace('/', '-')}.{os.getpid()}.tmp"
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        for name, content in files.items():
            (temporary / name).parent.mkdir(parents=True, exist_ok=True)
            (temporary / name).write_bytes(content)
        (root / folder).parent.mkdir(parents=True, exist_ok=True)
        temporary.rename(root / folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
