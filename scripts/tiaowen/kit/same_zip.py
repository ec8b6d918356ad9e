"""Zip files that are the same to the byte whenever, wherever and by whomever they are made."""

from __future__ import annotations

import zipfile

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def store(archive: zipfile.ZipFile, path: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    """Add a file without date, owner or rights of its own; ``how`` is one of zipfile's methods."""
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.compress_type, entry.create_system, entry.external_attr = how, _UNIX, 0o644 << 16
    archive.writestr(entry, content, compresslevel=9)
