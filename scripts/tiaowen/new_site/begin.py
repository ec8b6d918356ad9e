"""x"""

from pathlib import Path

from tiaowen.build import Done


def new_site(root: Path, title: str, wheel: Path | None) -> Done:
    return Done("")
