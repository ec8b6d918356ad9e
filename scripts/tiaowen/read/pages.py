"""``docs/pages/*.md``: the pages people write by hand, in either script."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.address_names import address_name
from tiaowen.kit.front_matter import split_front_matter
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.schema import Line, Schema, Text, validate

FOLDER = "docs/pages"
# Written ``<!-- works -->``: the build puts a list in its place.
MARKS = ("search", "works", "provenance", "offline", "kept")
_SCHEMA_CODES = {"unknown": "P002", "missing": "P003", "value": "P004"}


class PageFile(Schema):
    """The front matter of a hand-written page."""

    title: Text
    description: Line = ""


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page as typed; ``name`` is the file's name without ``.md``."""

    name: str
    source: str
    title: str
    description: str
    body: str
    body_line: int

    @property
    def path(self) -> str:
        return self.source


def read_page(root: Path, source: str) -> HandPage:
    """Read one page.  Raises ProblemsFound: P001 encoding or YAML, P002–P004 front matter, P005 name."""
    file = split_front_matter(read_text(root, source, "P001"), source, "P001")
    facts = validate(PageFile, file.meta, _SCHEMA_CODES)
    name = address_name(source, "P005", "about.md")
    return HandPage(name, source, facts.title, facts.description, file.body, file.body_line)


def page_sources(root: Path) -> list[str]:
    """The paths of all hand-written pages."""
    return sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.md"))
