"""How a character is read where nothing says otherwise, for the characters whose first reading in the dictionary is none today."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows

_TABLE = Path(__file__).with_name("usual_readings.tsv")


@cache
def usual_readings() -> dict[str, str]:
    """Character → reading."""
    return {row[0]: row[1] for row in rows(_TABLE)}
