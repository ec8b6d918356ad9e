"""Whether a work is in force: the ways it can stand, one table for what editors type, readers see and programs read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tiaowen.model import Both


@dataclass(frozen=True, slots=True)
class Standing:
    """``word`` is what editors and pages say, ``force`` schema.org's LegalForceStatus, "" where none says it."""

    word: Both
    force: str = ""


UNKNOWN = "unknown"
# Of an amended work schema.org cannot say that it is in force, but in other words than these.
STANDINGS: Mapping[str, Standing] = {
    "in-force": Standing(Both("有效", "有效"), "InForce"),
    "not-yet": Standing(Both("尚未施行", "尚未施行"), "NotInForce"),
    "amended": Standing(Both("已修改", "已修改")),
    "repealed": Standing(Both("已廢止", "已废止"), "NotInForce"),
    UNKNOWN: Standing(Both("不明", "不明")),
}
