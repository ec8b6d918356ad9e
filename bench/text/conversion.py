"""``PYTHONPATH=scripts python bench/text/conversion.py DATA [TEXTS]``: traditional words beside OpenCC's, against CC-CEDICT's.

Three figures a cell: words written otherwise than CC-CEDICT writes them in any of its ways; of these the ones that differ in more than a
glyph (裡 裏, 眾 衆: OpenCC's own table); of these the ones that differ in more than a variant by the list of standard characters, one
table, ``tests/standard_forms.tsv``.  With a folder of texts the words that stand in them are counted apart.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path

import opencc
from judged import missing
from systems import ROOT

from tiaowen.kit.word_list import rows
from tiaowen.load.works import read_conversion

DICTIONARY = "cedict_1_0_ts_utf-8_mdbg.txt.gz"
Convert = Callable[[str], str]


def words(data: Path) -> dict[str, set[str]]:
    """Simplified word of two or more characters → the traditional ones that the dictionary has."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in gzip.decompress((data / DICTIONARY).read_bytes()).decode().splitlines():
        traditional, simplified, *_ = (*line.split(" ", 2), "")
        if not line.startswith("#") and len(traditional) == len(simplified) > 1:
            found[simplified].add(traditional)
    return found


@cache
def same_forms() -> dict[str, dict[str, int]]:
    """Standard character → its traditional forms and their variants; the same number for what is one form by the list.

    The list does not say which of several forms a variant belongs to: it is taken for the character itself, or else the first.
    """
    table: dict[str, dict[str, int]] = {}
    for hans, traditional, variants in rows(ROOT / "tests" / "standard_forms.tsv"):
        forms = traditional or hans
        first = forms.index(hans) if hans in forms else 0
        table[hans] = {c: n for n, c in enumerate(forms)} | dict.fromkeys(variants, first)
    return table


def difference(simplified: str, made: str, right: str) -> int:
    """How much ``made`` differs from ``right``: 1 in glyphs, 2 in what the list has as variants of one form, 3 in form; 0 not at all."""
    places = list(zip_longest(simplified, made, right))
    if any(_form(s, a) != _form(s, b) for s, a, b in places):
        return 3
    return 2 if any(_glyph(a) != _glyph(b) for _, a, b in places) else int(made != right)


def _form(simplified: str, form: str) -> int | str:
    glyph = _glyph(form)
    known = same_forms().get(simplified, {})
    return known.get(form, known.get(glyph, glyph))


@cache
def _glyph(form: str) -> str:
    return str(_opencc("tw2t")(form))


@cache
def _opencc(configuration: str) -> Convert:
    converter = opencc.OpenCC(configuration)
    return lambda text: str(converter.convert(text))


def systems() -> dict[str, Convert]:
    """What is measured, by name."""
    ours = read_conversion(ROOT)
    return {"tiaowen": lambda text: ours.to("hant", text), "OpenCC s2t": _opencc("s2t"), "OpenCC s2tw": _opencc("s2tw")}


def wrong(convert: Convert, listed: dict[str, set[str]]) -> Iterator[tuple[str, str, int]]:
    """Each word made otherwise than listed, what is made, and its least ``difference``."""
    for simplified, traditional in listed.items():
        made = convert(simplified)
        if made not in traditional:
            yield simplified, made, min(difference(simplified, made, right) for right in traditional)


def report(data: Path, texts: Path | None) -> str:
    """The table, and below it what is another form in this project."""
    listed = words(data)
    sets = {f"all words, {len(listed)}": listed}
    if texts:
        whole = "\n".join(path.read_text("utf-8") for path in sorted(texts.glob("*.txt")))
        used = {word: forms for word, forms in listed.items() if word in whole}
        sets[f"words of the texts, {len(used)}"] = used
    lines = [f"| | {' | '.join(sets)} |", "| --- " * (len(sets) + 1) + "|"]
    for name, convert in systems().items():
        found = [list(wrong(convert, of)) for of in sets.values()]
        cells = (" / ".join(str(sum(of >= least for *_, of in each)) for least in (1, 2, 3)) for each in found)
        lines.append(f"| {name} | {' | '.join(cells)} |")
        if name == "tiaowen":
            still = [f"{s} {made}, not {'/'.join(sorted(listed[s]))}" for s, made, of in found[-1] if of == 3]
    return "\n".join([*lines, "", "Other forms:", *still, ""])


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if lacks := list(missing(folder, "conversion")):
        sys.exit("\n".join([f"{folder} lacks what is measured with:", *lacks]))
    print(report(folder, Path(sys.argv[2]) if len(sys.argv) > 2 else None))
