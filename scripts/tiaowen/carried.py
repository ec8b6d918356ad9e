"""What stands at the top of the generator's checkout and a site needs too: the wheel carries it in ``carried/``."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]


def carried(name: str) -> Path:
    """``overrides``, ``requirements/build.txt`` …: from the wheel, or, run from source, from the checkout."""
    inside = PACKAGE / "carried" / name
    return inside if inside.exists() else CHECKOUT / name
