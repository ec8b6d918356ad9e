"""Links in the running text: terms, cited works, references, as small as HTML allows."""

from __future__ import annotations

from collections.abc import Iterable

from edition.enrich.links import Target, TextLink
from edition.write.marks import Mark

TO_ROOT = "../../"


def link_marks(links: Iterable[TextLink]) -> list[Mark]:
    """One mark for each link of a sentence; pages with sentences stand two folders below the root."""
    return [Mark(link.start, link.end, "a", attributes(link)) for link in links]


def attributes(link: TextLink) -> str:
    """Class and address: t a term, c a cited work, x a reference."""
    if isinstance(link.target, Target):
        return f'class="x" href="{target_href(link.target)}"'
    if link.kind == "work":
        return f'class="c" href="{TO_ROOT}works/#{link.target}"'
    return f'class="t" href="{TO_ROOT}terms/{link.target}/"'


def target_href(target: Target) -> str:
    """The address of a provision from a page of any unit."""
    unit = f"{target.unit}/" if target.unit else ""
    anchor = f"#{target.anchor}" if target.anchor else ""
    return f"{TO_ROOT}{target.work}/{unit}{anchor}"
