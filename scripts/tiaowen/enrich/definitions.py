"""What a text itself says its words mean, and where that holds: 本條例所稱…，是指…, （以下簡稱…）, 下列用語的含義：（一）….

Apart from the editors' glossary: nothing is added to the text.  A word is linked to the sentence that defines it, within the scope
that the text gives (本法 the work, 本章 the chapter, 本條, 前款 and 第三條 the article), where it first stands in a unit and is a word there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from tiaowen.enrich.links import Definition, ReferenceTarget, TextLink
from tiaowen.enrich.occurrences import Names, longest_names, names_by_start
from tiaowen.language.segmenter import word_borders
from tiaowen.model import Sentence, Unit
from tiaowen.text.genres import OWN_GENRES
from tiaowen.text.numerals import NUMERAL
from tiaowen.text.reference_grammar import OWN_WORD
from tiaowen.tree import Tree

# In characters: what is longer is a description, what is shorter stands in too many words.
LONGEST, SHORTEST = 30, 2
_OWN = "|".join(sorted(OWN_GENRES, key=len, reverse=True))
_WITHIN = {"编": "book", "分编": "division", "章": "chapter", "节": "section", "条": "article", "款": "article"}
_WORD = rf"[“《]?(?P<word>[^，。；：:“”《》（）()]{{1,{LONGEST}}}?)[”》]?(?:[（(][^（）()]*[）)])?"
_MEANS = r"[，,：:]?\s*(?:均|主要)?(?:是指|系指|指的是|包括|是|指)"
_INSIDE = r"(?:[（(][^（）()]*[）)])?"
_NAMED = rf"[“《]?(?P<word>[^，。；：:“”《》（）()]{{1,{LONGEST}}}?(?:[（(][^（）()]{{1,4}}[）)][^，。；：:“”《》（）()]+?)?)[”》]?{_INSIDE}"
# 本法所稱甲，是指…；前款所稱甲包括…；刑法第三條規定的“甲”，是指…, which says what a provision means, not the whole text.
_CALLED = re.compile(
    rf"(?:{OWN_WORD}(?P<own>{_OWN}|分编|编|章|节|条|款)|前[两二三]?款|第{NUMERAL}[条款项])(?:中)?"
    rf"(?:(?:所称|所指|所说)的?{_NAMED}|(?:所?规定的?|的)“(?P<quoted>[^“”]{{1,{LONGEST}}})”){_MEANS}"
)
# （以下簡稱甲，下同） names 甲.
_SHORT = re.compile(
    r"[（(](?:[^（）()]{0,40}?[，,])?以?下(?:统一|均|分别|又|合)?(?:简|统|并)?称为?(?:作)?[：:]?(?P<words>[^（）()，,]{1,60})(?:[，,][^（）()]*)?[）)]"
)
_SPLIT = re.compile(r"[、]|和|或者|或|与")
_TERMS = re.compile(r"(?:用语|术语|名词|概念)[^。；]{0,12}(?:含义|定义|解释|意义)|(?:含义|定义)(?:如下|是)[：:]?$")
_ENTRY = re.compile(
    rf"^\s*(?:[（(]{NUMERAL}[）)]|{NUMERAL}、|[0-9]+[.．、])?\s*(?:本[^，：]{{1,6}}所称的?)?{_WORD}(?:[，,：:]\s*(?:均)?(?:是指|系指|是|指|包括|即)?|(?:是指|系指|指))(?=.)"
)


def find_definitions(tree: Tree) -> Iterator[Definition]:
    """Every definition of the text, in reading order."""
    for unit in tree.paged:
        listing = False
        paragraph = -1
        for sentence in unit.sentences:
            text = sentence.text.hans
            begins, paragraph = sentence.paragraph != paragraph, sentence.paragraph
            if listing and begins and (entry := _ENTRY.match(text)):
                yield _definition(unit, sentence, entry, "")
            yield from _called(tree, unit, sentence)
            yield from _short(unit, sentence)
            listing = listing or bool(_TERMS.search(text))


def _called(tree: Tree, unit: Unit, sentence: Sentence) -> Iterator[Definition]:
    for found in _CALLED.finditer(sentence.text.hans):
        level = found["own"] or "款"
        group = "word" if found["word"] else "quoted"
        yield _definition(unit, sentence, found, _scope(tree, unit, level), group)


def _scope(tree: Tree, unit: Unit, level: str) -> str:
    """The unit that 本章 or 本條 means here; "" for a work's own genre, or where there is none."""
    kind = _WITHIN.get(level)
    above = (u.id for u in reversed(tree.lineage(unit)) if u.kind == kind)
    return next(above, unit.id if kind == "article" else "") if kind else ""


def _short(unit: Unit, sentence: Sentence) -> Iterator[Definition]:
    for found in _SHORT.finditer(sentence.text.hans):
        start = found.start("words")
        for word in re.finditer(r"[^“”《》]+", found["words"]):
            if quoted := bool(re.search("[“《]", found["words"])):
                parts = [(0, word[0])] if not re.fullmatch(r"[、，和或者与]+", word[0]) else []
            else:
                parts = list(_listed(word[0], several="分别" in found[0]))
            for at, part in parts:
                if 0 < len(part) <= LONGEST and (quoted or not part.startswith(("，", "、"))):
                    begin = start + word.start() + at
                    yield Definition(unit.id, sentence.id, begin, begin + len(part), part, "", onward=True)


def _listed(words: str, several: bool) -> Iterator[tuple[int, str]]:
    """以下分別簡稱甲、乙 are two; one name may have 和 in it."""
    at = 0
    for part in _SPLIT.split(words) if several else [words]:
        start = words.index(part, at)
        at = start + len(part)
        yield start, part


def _definition(unit: Unit, sentence: Sentence, found: re.Match[str], scope: str, group: str = "word") -> Definition:
    return Definition(unit.id, sentence.id, found.start(group), found.end(group), found[group], scope)


def definition_links(tree: Tree, definitions: Sequence[Definition]) -> Iterator[tuple[str, TextLink]]:
    """Each place where a defined word is used within its scope, as the sentence and a link to the sentence that defines it.

    What names another work (《檔案法》（以下簡稱《檔案法》）) is a citation; a word of one character stands in too many others.
    """
    by_word: dict[str, list[Definition]] = {}
    for definition in definitions:
        if len(definition.word) >= SHORTEST and not _names_a_work(tree, definition):
            by_word.setdefault(definition.word, []).append(definition)
    names = names_by_start((word, word) for word in by_word)
    order: dict[str, int] = {
        sentence.id: at for at, sentence in enumerate(s for unit in tree.paged for s in unit.sentences)
    }
    for unit in tree.paged if names else ():
        scopes = {"", *(above.id for above in tree.lineage(unit))}
        for sentence in unit.sentences:
            yield from ((sentence.id, link) for link in _used(tree.work.id, sentence, names, by_word, scopes, order))


def _used(
    work: str,
    sentence: Sentence,
    names: Names,
    by_word: Mapping[str, list[Definition]],
    scopes: Set[str],
    order: Mapping[str, int],
) -> Iterator[TextLink]:
    text = sentence.text.hans
    found = list(longest_names(text, names))
    borders = set(word_borders(text)) if found else set()
    for start, end, word in found:
        meant = _meant(by_word[word], sentence, scopes, order)
        if meant and start in borders and end in borders:
            target = ReferenceTarget(work, meant.unit, meant.sentence.anchor)
            yield TextLink(start, end, "definition", target)


def _meant(
    definitions: Sequence[Definition], sentence: Sentence, scopes: Set[str], order: Mapping[str, int]
) -> Definition | None:
    """The definition that holds at a sentence, the narrowest; None in the sentence that defines."""
    if any(definition.sentence == sentence.id for definition in definitions):
        return None
    at = order[sentence.id]
    holding = [d for d in definitions if d.scope in scopes and not (d.onward and order[d.sentence] > at)]
    return max(holding, key=lambda d: bool(d.scope), default=None)


def _names_a_work(tree: Tree, definition: Definition) -> bool:
    if not definition.onward:
        return False
    unit = tree.units[definition.unit]
    text = next(s.text.hans for s in unit.sentences if s.id == definition.sentence)
    before = max(text.rfind("（", 0, definition.start), text.rfind("(", 0, definition.start))
    return text[:before].rstrip("）)").endswith("》") or text[definition.start - 1] == "《"
