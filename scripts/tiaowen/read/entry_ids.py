"""By what name a feed's readers know an entry again: never by where the site happens to stand.

``docs/addresses/feed-ids.tsv`` lists the entries that were published when their ids were still addresses: these keep
them, else every reader would be shown all of them once more.  ``hans/`` holds the same below it and is not listed again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from tiaowen.kit.plain_text import read_text
from tiaowen.kit.table import parse_table

FEED_IDS = "docs/addresses/feed-ids.tsv"


@dataclass(frozen=True, slots=True)
class EntryIds:
    """``name`` is what sets this site's ids apart from others'; ``first`` the address where the site stood first.

    ``earlier`` gives for an entry what its id was behind that address.
    """

    name: str = ""
    first: str = ""
    earlier: Mapping[str, str] = field(default_factory=dict)

    def of(self, folder: str, entry: str) -> str:
        """The id of ``entry`` in the edition below ``folder``: a tag where the site has one (RFC 4151), or a UUID."""
        if entry in self.earlier:
            return f"{self.first}{folder}{self.earlier[entry]}"
        if self.name.startswith("tag:"):
            return f"{self.name}{quote(folder + entry)}"
        return uuid5(NAMESPACE_URL, f"{self.name} {folder}{entry}").urn


def read_entry_ids(root: Path, name: str, first: str) -> EntryIds:
    """The ids of the site.  Raises ProblemsFound (A004) when the table does not parse."""
    if not (root / FEED_IDS).exists():
        return EntryIds(name, first)
    rows = parse_table(read_text(root, FEED_IDS, "A004"), FEED_IDS, ("entry", "id"), "A004")
    return EntryIds(name, first, {row.cells["entry"]: row.cells["id"] for row in rows})
