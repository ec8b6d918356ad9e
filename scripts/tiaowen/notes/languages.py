"""The languages that a note may be in beside Chinese: ``languages.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.word_list import rows


@dataclass(frozen=True, slots=True)
class Language:
    """Its tag (BCP 47), its name in itself and, for messages to editors, in simplified Chinese; ``direction`` is ``ltr`` or ``rtl``."""

    tag: str
    name: str
    in_chinese: str
    direction: str


LANGUAGES = {cells[0]: Language(*cells) for cells in rows(Path(__file__).with_suffix(".tsv"))}
