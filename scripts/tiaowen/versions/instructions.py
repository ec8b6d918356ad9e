"""An amending act → what it says it does to the articles of the text that it amends.

Read are its own words alone: what stands in quotation marks, and lines that begin with an article's number, are the words
of the amended text.  Articles are counted as in that text before, those that come as in the text after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tiaowen.model import Both, Unit
from tiaowen.text.levels import WITHOUT_PAGE
from tiaowen.text.numerals import NUMERAL, format_numeral, parse_numeral
from tiaowen.versions.wording import number_end

Deed = Literal["amended", "new", "gone", "moved", "split", "merged"]
# An article by its number: 第一百三十三條之一 is (133, 1).
Article = tuple[int, int]

_ONE = rf"第{NUMERAL}条(?:之{NUMERAL})?"
# From where a list begins, so that a long one is read once.
_MANY = rf"(?<![、和及与至]){_ONE}(?:(?:[、和及与至]|以及){_ONE})*"
# No text has more articles; a range beyond is a slip.
_MOST = 9999
_NUMBER = re.compile(rf"(?P<range>至)?第(?P<ordinal>{NUMERAL})条(?:之(?P<inserted>{NUMERAL}))?")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)|\"[^\"]*(?:\"|$)")
# 对《…条例》作出修改： of an act that amends several.
_AMENDS = re.compile(
    r"(?:[对将]|^[^《]{0,6})《([^《》]+(?:〈[^〉]*〉[^《》]*)?)》[^《》。]{0,12}?作(?:出|如下|出如下|以下)修改"
)
# 将第二款中的“第七条”修改为“第六条” are words, “第七条”调整为“第六条” is the number of a provision.
_RENUMBERED = re.compile(rf"(?<!中的)(?<!中)“({_MANY})”((?:调整|变更|[修更]?改)为)“({_MANY})”")
_CLAUSE = re.compile(r"[^。；;]+[。；;]?")
_WORKS_ON = re.compile("(?<!相应)[修更]改|修正|增加|删[去除]|改为|调整为|合并|废止")
# 增加第七章 brings articles that are not told.
_UNTOLD = re.compile(rf"增加(?:{NUMERAL}|若干)?[编章节条](?!.{{0,6}}作为第{NUMERAL}条)")
# Words of the whole text, the articles not told: 将本办法中的“…”修改为“…”.
_THROUGHOUT = re.compile("中的?“”.{0,6}(?:修改为|改为)|有关条款|统一修改")
_FORMS: tuple[tuple[Deed, re.Pattern[str]], ...] = (
    ("new", re.compile(rf"增加{NUMERAL}条[，,]?(?:分别)?作为(?P<new>{_MANY})")),
    ("merged", re.compile(rf"(?P<old>{_MANY})合并(?:[，,]?(?:修改|作)?为(?P<new>{_ONE}))?")),
    ("split", re.compile(rf"(?P<old>{_ONE})(?:拆)?分[为成].{{0,6}}?(?:作为)?(?P<new>{_MANY})")),
    ("moved", re.compile(
        rf"(?P<old>{_MANY})(?:依次|分别|相应地?)*(?:[修更]?改|调整|变更|作)为(?P<new>{_MANY})(?!第)")),
    ("gone", re.compile(rf"删[去除](?P<old>{_MANY})(?=[。；;，,]|$)")),
    ("gone", re.compile(rf"(?P<old>{_MANY})(?:予以)?删[去除](?=[。；;，,]|$)")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instruction:
    """What the act does to the articles ``old``, or brings as ``new``, said in its unit ``place``.

    ``reworded`` is whether a moved article gets other words besides.
    """

    deed: Deed
    old: tuple[Article, ...]
    new: tuple[Article, ...]
    place: str
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Instructions:
    """All of an act.  Where it is ``open_new`` articles may come, where ``open_words`` words may change, that it does not name."""

    told: tuple[Instruction, ...] = ()
    open_new: bool = False
    open_words: bool = False


def article_of(number: str) -> Article | None:
    """``第十九條之一`` in simplified script → (19, 1); None for what is no number of an article."""
    found = _NUMBER.fullmatch(number.strip())
    return _article(found) if found else None


def number_of(article: Article) -> Both:
    """(19, 1) → 第十九條之一, in both scripts."""
    ordinal, inserted = article
    end = f"之{format_numeral(inserted)}" if inserted else ""
    return Both(f"第{format_numeral(ordinal)}條{end}", f"第{format_numeral(ordinal)}条{end}")


def instructions_of(act: Iterable[Unit], titles: Sequence[str]) -> Instructions:
    """What the ``act`` says it does to the work with these simplified ``titles``."""
    told: list[Instruction] = []
    open_new = open_words = False
    meant = True
    for unit in act:
        if unit.kind in WITHOUT_PAGE or unit.id.startswith("annex"):
            continue
        text = _own(unit)
        if named := _AMENDS.search(text):
            meant = any(title.endswith(named[1]) or named[1].endswith(title) for title in titles)
        if meant:
            told += _of_unit(text, unit.id)
            open_new = open_new or bool(_UNTOLD.search(text))
            open_words = open_words or any(_is_throughout(clause) for clause in _CLAUSE.findall(text))
    return Instructions(tuple(told), open_new, open_words)


def _own(unit: Unit) -> str:
    """The act's own words, "“”" for what it quotes, lines without a break."""
    lines: dict[int, str] = {}
    for sentence in unit.sentences:
        lines[sentence.paragraph] = lines.get(sentence.paragraph, "") + sentence.text.hans
    whole = "\n".join(lines.values())[number_end(unit) :]
    own = _QUOTED.sub("“”", _RENUMBERED.sub(r"\1\2\3", whole)).split("\n")
    return "".join(line.strip() for at, line in enumerate(own) if not at or not re.match(rf"\s*{_ONE}\s", line))


def _is_throughout(clause: str) -> bool:
    return bool(_THROUGHOUT.search(clause)) and not re.search(f"第{NUMERAL}[条款项]", clause)


def _of_unit(text: str, place: str) -> list[Instruction]:
    """Clause by clause; one that names no article goes on with what the one before named."""
    told: list[Instruction] = []
    for clause in _CLAUSE.findall(text):
        found = list(_of_clause(clause, place))
        if not found and told and _WORKS_ON.search(clause) and not re.search(_ONE, clause):
            told[-1] = replace(told[-1], reworded=True)
        told += found
    return told


def _of_clause(clause: str, place: str) -> Iterator[Instruction]:
    forms = sorted(
        ((deed, match) for deed, form in _FORMS for match in form.finditer(clause)), key=lambda found: found[1].start()
    )
    for at, (deed, match) in enumerate(forms):
        rest = clause[match.end() : forms[at + 1][1].start() if at + 1 < len(forms) else len(clause)]
        old, new = (_articles(match.groupdict().get(side) or "") for side in ("old", "new"))
        yield Instruction(deed, old, new, place, bool(re.match("[：:，,]?“”|[：:]", rest) or _WORKS_ON.search(rest)))
    if not forms and _WORKS_ON.search(clause) and (named := _articles(_before_place(clause))):
        yield Instruction("amended", named, (), place)


def _before_place(clause: str) -> str:
    """Without where something comes (在第十七条后增加…), which is not what changes."""
    return re.sub(rf"在[^，,“]{{0,12}}{_ONE}之?[前后]", "", clause)


def _articles(text: str) -> tuple[Article, ...]:
    found: list[Article] = []
    for match in _NUMBER.finditer(text):
        if not (article := _article(match)):
            continue
        if match["range"] and found and not article[1]:
            found += [(ordinal, 0) for ordinal in range(found[-1][0] + 1, article[0])]
        found.append(article)
    return tuple(found)


def _article(match: re.Match[str]) -> Article | None:
    """None for 第万条 and what no text has."""
    try:
        article = parse_numeral(match["ordinal"]), parse_numeral(match["inserted"] or "0")
    except ValueError:
        return None
    return article if max(article) <= _MOST else None
