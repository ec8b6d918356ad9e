"""Links in the running text: terms, cited works, references, as small as HTML allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tiaowen.enrich.links import ReferenceTarget, TextLink
from tiaowen.write.html import Value
from tiaowen.write.marked.marks import Mark


def link_marks(links: Iterable[TextLink], others: Sequence[Mark], to_root: str) -> list[Mark]:
    """The marks of a sentence's links; ``to_root`` leads from a page of a unit to the edition's root.

    A link that crosses the border of one of ``others`` is cut there, so that the other stays whole;
    the keyboard stops at its first piece only.
    """
    marks = []
    for link in links:
        borders = {border for m in others for border in (m.start, m.end) if _crosses(link, m) and _inside(link, border)}
        cuts = [link.start, *sorted(borders), link.end]
        for start, end in pairwise(cuts):
            again: dict[str, Value] = {} if start == link.start else {"tabindex": -1}
            marks.append(Mark(start, end, "a", attributes(link, to_root) | again))
    return marks


def _inside(link: TextLink, border: int) -> bool:
    return link.start < border < link.end


def _crosses(link: TextLink, mark: Mark) -> bool:
    """The two overlap and neither holds the other."""
    first, second = sorted(((link.start, link.end), (mark.start, mark.end)))
    return first[0] < second[0] < first[1] < second[1]


def attributes(link: TextLink, to_root: str) -> dict[str, Value]:
    """Class and address: t a term, c a cited work, x a reference or a word that the text defines elsewhere."""
    if isinstance(link.target, ReferenceTarget):
        return {"class_": "x", "href": target_href(link.target, to_root)}
    if link.kind == "work":
        return {"class_": "c", "href": f"{to_root}works/#{link.target}"}
    return {"class_": "t", "href": f"{to_root}terms/{link.target}/"}


def target_href(target: ReferenceTarget, to_root: str) -> str:
    """The address of a provision from a page of any unit."""
    unit = f"{target.unit}/" if target.unit else ""
    anchor = f"#{target.anchor}" if target.anchor else ""
    return f"{to_root}{target.work}/{unit}{anchor}"
