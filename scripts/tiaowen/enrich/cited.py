"""Other works in a text: every 《…》, nested 〈…〉 included, and the meetings and plans that docs/works names.

A short title is resolved to the work it means: 《…》（以下簡稱《…》） says so in the text, ``also`` in
docs/works; 中華人民共和國 before the name of a law goes without saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tiaowen.enrich.links import Citation
from tiaowen.enrich.occurrences import Finder, Found
from tiaowen.lexicon import CitedWork
from tiaowen.model import Both, Sentence, Work
from tiaowen.text.genres import BARE_GENRES
from tiaowen.text.ids import UnitId
from tiaowen.tree import Tree

_STATE = "中华人民共和国"
_SHORT = re.compile(
    r"》(?:[（(][^（）()]*[）)])?[（(](?:[^（）()]*?[，,])?以?下(?:统一|均)?简?称为?[“”《]*(?P<short>[^“”《》（）()]{1,30})[”》]*[）)]"
)
_INNER = str.maketrans("〈〉<>＜＞", "《》《》《》")
BARE = re.compile(rf"(?:若干|实施|暂行|试行)*(?:{'|'.join(BARE_GENRES)})")


@dataclass(frozen=True, slots=True)
class Titles:
    """Whom a title means: entries of docs/works and published works, both by simplified title."""

    slugs: Mapping[str, str]
    works: Mapping[str, str]


def plain_title(title: str) -> str:
    """A simplified title as it is compared: without spaces, inner 〈〉 as 《》, without the name of the state."""
    return re.sub(r"[ \u3000]", "", title).translate(_INNER).removeprefix(_STATE)


def titles_of(cited: Iterable[CitedWork], works: Iterable[Work]) -> Titles:
    """The titles of the site."""
    slugs = {plain_title(word.hans): entry.slug for entry in cited for word in entry.words}
    published = {plain_title(title): work.id for work in works for title in _titles(work)}
    return Titles(slugs, published)


def find_citations(tree: Tree, titles: Titles, names: Finder) -> Iterator[Citation]:
    """Every mention of another work in the text, in reading order; a mention of the work itself has its id."""
    short = short_titles(tree.work)
    for unit in tree.work.units:
        if unit.kind == "title":
            continue
        for sentence in unit.sentences:
            ranges = list(bracketed(sentence.text.hans))
            for start, end in ranges:
                yield _titled(unit.id, sentence, start, end, titles, short)
            for found in names.find(sentence.text.hans):
                if not any(start < found.end and found.start < end for start, end in ranges):
                    yield _named(unit.id, sentence, found, titles)


def bracketed(text: str) -> Iterator[tuple[int, int]]:
    """The ranges between an outermost 《 and its 》, brackets excluded; what does not close is left out."""
    depth, start = 0, 0
    for at, character in enumerate(text):
        if character == "《":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif character == "》" and depth:
            depth -= 1
            if not depth and start < at:
                yield start, at


def _titled(
    unit: UnitId, sentence: Sentence, start: int, end: int, titles: Titles, short: Mapping[str, str]
) -> Citation:
    text = sentence.text
    title = plain_title(text.hans[start:end])
    title = short.get(title, title)
    shown = Both(text.hant[start:end], text.hans[start:end])
    return Citation(unit, sentence.id, start, end, titles.slugs.get(title, ""), shown, titles.works.get(title, ""))


def _named(unit: UnitId, sentence: Sentence, found: Found, titles: Titles) -> Citation:
    text = sentence.text
    shown = Both(text.hant[found.start : found.end], text.hans[found.start : found.end])
    work = titles.works.get(plain_title(shown.hans), "")
    return Citation(unit, sentence.id, found.start, found.end, found.slug, shown, work)


def short_titles(work: Work) -> dict[str, str]:
    """The short titles that the text itself gives."""
    found: dict[str, str] = {}
    for unit in work.units:
        text = unit.text.hans
        for start, end in bracketed(text):
            if match := _SHORT.match(text, end):
                found[plain_title(match["short"])] = plain_title(text[start:end])
    genre = plain_title(work.received.genre.replace("決", "决"))
    return {genre: plain_title(work.title.hans)} | found if BARE.fullmatch(genre) else found


def _titles(work: Work) -> list[str]:
    others = [title.replace("《", "").replace("》", "") for title in work.received.other_titles]
    return [work.title.hans, work.short_title.hans, *others]
