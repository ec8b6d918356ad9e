"""One file to take home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Download:
    """Its path under the site, what it is, in the edition's script, its day and bytes."""

    path: str
    label: str
    day: date
    content: bytes

    @property
    def size(self) -> str:
        """As people say it: 320 KB, 1.2 MB."""
        count = len(self.content)
        return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
