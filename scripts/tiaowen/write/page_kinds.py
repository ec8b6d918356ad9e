"""The kinds of pages: one entry each, with the style sheets and scripts that its pages load beside those of every page.

``kind-<name>`` is the class of its frame; tests/test_page_kinds.py holds style sheets and scripts against this table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class PageKind:
    """``sheets`` and ``scripts`` are names of files; ``of_all`` when it changes with every work."""

    name: str
    sheets: tuple[str, ...]
    scripts: tuple[str, ...]
    of_all: bool

    @property
    def meta(self) -> dict[str, object]:
        """What the front matter says of it; ``main.html`` knows the usual sheet."""
        loads = {"sheets": [] if self.sheets == USUAL_SHEETS else [*self.sheets], "scripts": [*self.scripts]}
        return {"kind": self.name, **{key: names for key, names in loads.items() if names}}

    def with_files(self, *, sheet: str, script: str = "") -> dict[str, object]:
        """The same for a page that loads more than its kind does."""
        scripts = (*self.scripts, script) if script else self.scripts
        return replace(self, sheets=(*self.sheets, sheet), scripts=scripts).meta


USUAL_SHEETS = ("lexicon",)
_TEXT = ("links",)

HOME = PageKind("home", USUAL_SHEETS, (), of_all=True)
PAGE = PageKind("page", USUAL_SHEETS, (), of_all=False)
CONTENTS = PageKind("contents", _TEXT, (), of_all=False)
UNIT = PageKind("unit", _TEXT, (), of_all=False)
FULL = PageKind("full", _TEXT, (), of_all=False)
PARALLEL = PageKind("parallel", (*_TEXT, "parallel"), (), of_all=False)
CHANGES = PageKind("changes", ("texts",), (), of_all=False)
APPARATUS = PageKind("apparatus", _TEXT, (), of_all=False)
MAP = PageKind("map", USUAL_SHEETS, (), of_all=False)
TIMING = PageKind("timing", USUAL_SHEETS, (), of_all=False)
NOTES = PageKind("notes", USUAL_SHEETS, (), of_all=False)
TERMS = PageKind("terms", USUAL_SHEETS, (), of_all=False)
TERM = PageKind("term", USUAL_SHEETS, (), of_all=False)
BODIES = PageKind("bodies", USUAL_SHEETS, (), of_all=False)
BODY = PageKind("body", USUAL_SHEETS, (), of_all=False)
WORKS = PageKind("works", USUAL_SHEETS, (), of_all=False)
LIBRARY = PageKind("library", (*USUAL_SHEETS, "library"), ("library",), of_all=True)
SEARCH = PageKind("search", USUAL_SHEETS, ("search-page", "floor"), of_all=True)
BOOKMARKS = PageKind("bookmarks", USUAL_SHEETS, ("bookmark-list",), of_all=False)

PAGE_KINDS = {kind.name: kind for kind in list(globals().values()) if isinstance(kind, PageKind)}
