"""The file of the second reading, which a searcher fetches once something does not stand as typed (DESIGN §8).

What characters sound and look like, and of the everyday words those that mean something the texts have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tiaowen.language.alike import asking_words, look_alikes, syllables, traditional_forms
from tiaowen.language.scripts import ScriptConverter
from tiaowen.write.search.filters import counts
from tiaowen.write.search.fold import folded
from tiaowen.write.search.passages import Passage
from tiaowen.write.search.shard import VERSION


def near_json(
    passages: Sequence[Passage],
    everyday: Mapping[str, Sequence[str]],
    fold: Mapping[str, str],
    converter: ScriptConverter,
    whole: bool,
) -> dict[str, object]:
    """The file as JSON can hold it; all words and characters but ``hant`` as the index folds them.

    A searcher that has the ``whole`` text knows the traditional forms of its characters from there.
    """
    texts = [_plain(passage.text.hant, fold) for passage in passages]
    hant, gaps = traditional_forms(converter, set().union(*texts) if whole else frozenset())
    return {
        "version": VERSION,
        "sounds": syllables(),
        "hant": hant,
        "gaps": gaps,
        "shapes": " ".join(look_alikes(set().union(*texts))),
        "everyday": "\n".join(_lines(everyday, "\n".join(texts), fold)),
        "own": "\n".join(_asking()),
    }


def _asking() -> Iterator[str]:
    """``怎么 吗``, ``amount=多少 几天``: words of asking by what they want."""
    words = asking_words()
    for wants in dict.fromkeys(words.values()):
        yield (f"{wants}=" if wants else "") + " ".join(word for word, one in words.items() if one == wants)


def _lines(everyday: Mapping[str, Sequence[str]], text: str, fold: Mapping[str, str]) -> list[str]:
    """``老赖 欠钱不还=失信被执行人``: words, and the likeliest of what they mean that the text has."""
    official = {word for meant in everyday.values() for word in meant}
    found = {word: plain for word in official if (plain := _plain(word, fold)) in text}
    alike: dict[str, list[str]] = {}
    for word, meant in sorted(everyday.items()):
        if one := next((found[one] for one in meant if one in found), None):
            alike.setdefault(one, []).append(_plain(word, fold))
    return [f"{' '.join(words)}={one}" for one, words in sorted(alike.items())]


def _plain(text: Iterable[str], fold: Mapping[str, str]) -> str:
    """Without what search does not look at; one character for those that count as one."""
    return "".join(folded(character.lower(), fold) for character in text if counts(character))
