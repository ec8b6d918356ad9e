"""The contents of a work as lists of links: nested where every unit has a heading, a folding tree where articles stand by number.

A tree is native ``<details>``: without script all of it is in the page.  What an article without a caption says is given with
its whole first sentence, which the style sheet clips; a string that is cut is the same for many articles.
"""

from __future__ import annotations

from collections.abc import Iterable

from tiaowen.model import Both, Unit
from tiaowen.notes.section import note_count
from tiaowen.text.blank import BLANKS
from tiaowen.text.numbering import read_marker
from tiaowen.text.tables import CELL
from tiaowen.tree import Tree
from tiaowen.write.html import Html, on_lines, tag
from tiaowen.write.labels import joint, number_label, short_name, this_unit, unit_caption
from tiaowen.write.markdown import Markdown
from tiaowen.write.page_kinds import PageKind
from tiaowen.write.titles import phrased
from tiaowen.write.view import View

MAX_DEPTH = 3
# So many units are a page that is read at a glance: nothing of it is folded.
UNFOLDED = 60
# What holds chapters is never folded itself.
_HOLDS_CHAPTERS = ("book", "division")


def outline(view: View, folder: str) -> Markdown:
    """The units as lists of links; ``folder`` leads from the page to the work's pages."""
    if by_number(view.tree):
        return on_lines("ul", *_branches(view, None, folder, len(view.tree.paged) <= UNFOLDED), class_="tree")
    return Markdown("\n").join(_items(view, None, folder, 0))


def outline_files(views: Iterable[View], kind: PageKind) -> dict[str, object]:
    """What a page of this kind with such lists loads besides, for the front matter."""
    return kind.with_files(sheet="tree") if any(by_number(view.tree) for view in views) else {}


def by_number(tree: Tree) -> bool:
    """Whether units are known by their number, as the articles of a law are."""
    return any(unit.kind == "article" or (unit.number.hant and not unit.heading) for unit in tree.paged)


def article_range(tree: Tree, unit: Unit) -> str:
    """第18–39條 of what holds articles, in traditional script; "" where it holds none, or their numbers cannot be read."""
    articles = [article_number(other) for _, other in tree.below(unit) if other.kind == "article"]
    if not articles or not (articles[0] and articles[-1]):
        return ""
    return f"第{'–'.join(dict.fromkeys((articles[0], articles[-1])))}條"


def article_number(unit: Unit) -> str:
    """18 of 第十八條, 12之1 of 第十二條之一; "" where it cannot be read."""
    marker = read_marker(unit.number.hans)
    return f"{marker.ordinal}{f'之{marker.inserted}' if marker.inserted else ''}" if marker else ""


def _branches(view: View, unit: Unit | None, folder: str, unfolded: bool) -> list[Html]:
    return [
        _branch(view, child, folder, unfolded) if view.tree.children(child) else _leaf(view, child, folder)
        for child in view.tree.children(unit)
    ]


def _branch(view: View, unit: Unit, folder: str, unfolded: bool) -> Html:
    is_open = unfolded or unit.kind in _HOLDS_CHAPTERS
    articles = article_range(view.tree, unit)
    small = tag("small", view.say(articles)) if articles else Html("")
    whole = tag("a", view.say(f"閱讀{this_unit(unit)}"), class_="whole", href=f"{folder}{unit.id}/")
    branch = tag(
        "details",
        tag("summary", _caption(view, unit), " ", small),
        tag("p", whole, note_count(view, unit, f"{folder}{unit.id}/")),
        on_lines("ul", *_branches(view, unit, folder, unfolded or not is_open)),
        open=is_open,
    )
    return tag("li", branch, class_=f"{unit.kind} branch")


def _leaf(view: View, unit: Unit, folder: str) -> Html:
    words = "" if unit_caption(unit) or not unit.number.hant else tag("span", first_words(view, unit), class_="words")
    link = tag("a", _caption(view, unit), words and " ", words, href=f"{folder}{unit.id}/")
    return tag("li", link, note_count(view, unit, f"{folder}{unit.id}/"), class_=unit.kind)


def _caption(view: View, unit: Unit) -> Html:
    """Number and heading; the number alone where there is no heading."""
    label = tag("span", number_label(unit, view.script), class_="no")
    caption = unit_caption(unit)
    if not caption or not unit.number.hant:
        return label
    return label + tag("span", phrased(view, caption), class_="named")


def first_words(view: View, unit: Unit) -> str:
    """The first sentence of a unit that has no heading, without its number."""
    number = view.show(unit.number)
    sentences = (view.show(sentence.text).strip(BLANKS) for sentence in unit.sentences)
    words = (sentence.removeprefix(number).strip(BLANKS) for sentence in sentences)
    return next(filter(None, words), "").replace(CELL, " ")


def _items(view: View, unit: Unit | None, folder: str, depth: int) -> list[Markdown]:
    lines = []
    for child in view.tree.children(unit):
        label = number_label(child, view.script)
        title = Both(short_name(child, "hant"), short_name(child, "hans"))
        words = Html(joint(label)) + (phrased(view, title) if view.show(child.number) else "")
        inside = tag("span", label, class_="no") + words
        page, notes = f"{folder}{child.id}.md", note_count(view, child, f"{folder}{child.id}/")
        indent = Markdown("    " * depth)
        lines.append(Markdown("{}- [{}]({}){}").format(indent, inside, page, notes))
        if depth + 1 < MAX_DEPTH:
            lines += _items(view, child, folder, depth + 1)
    return lines
