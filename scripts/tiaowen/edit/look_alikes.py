"""R030: radicals and compatibility ideographs in a received text, with the rows of emendations.tsv that mend them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tiaowen.edit.emendations import mended
from tiaowen.edit.punctuation import fold
from tiaowen.kit.problem import Problem
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import PlacedEmendation, ReceivedSentence, ReceivedUnit, ReceivedWork
from tiaowen.text.look_alikes import look_alikes

_BESIDE = 6
_COLUMNS = "unit\tleft\treading\tright\thant\thans\tkind\tcertainty\treason"
_Place = tuple[ReceivedUnit, ReceivedSentence, int, int, str]


def check_look_alikes(
    received: ReceivedWork, placed: Sequence[PlacedEmendation], converter: ScriptConverter
) -> Iterator[Problem]:
    """One warning for all that no emendation mends, at the first of them."""
    found = list(_places(received, placed))
    if not found:
        return
    _, sentence, start, end, _ = found[0]
    path, many = f"{received.path}/received.txt", sum(end - start for _, _, start, end, _ in found)
    message = f"有 {many} 个字是部首或兼容字形，不是平常的字：第一处是“{sentence.text[start:end]}”。注音、转换、引用都认不出。"
    rows = [_row(place, received, converter) for place in found]
    hint = "\n".join(
        [f"请对照来源。确是这样，在 {received.path}/emendations.tsv 里加上（表头已有就不用再加）：", _COLUMNS, *rows]
    )
    yield Problem(path, sentence.line, sentence.column + start, "R030", message, hint, warning=True)


def _places(received: ReceivedWork, placed: Sequence[PlacedEmendation]) -> Iterator[_Place]:
    done = mended(placed)
    for unit in received.units:
        for sentence in unit.sentences:
            for start, end, words in look_alikes(sentence.text):
                if not done.get(sentence.id, set()) >= set(range(start, end)):
                    yield unit, sentence, start, end, words


def _row(place: _Place, received: ReceivedWork, converter: ScriptConverter) -> str:
    unit, sentence, start, end, words = place
    left, right = _beside(unit, sentence.text, start, end)
    both: Mapping[str, str] = {
        script: converter.to(script, left + words + right)[len(left) :][: len(words)]
        for script in ("hant", "hans")
        if script != received.script
    } | {received.script: words}
    reading = sentence.text[start:end]
    codes = "、".join(f"U+{ord(character):04X}" for character in reading)
    reason = f"底本的“{reading}”是部首或兼容字形（{codes}），就是“{words}”"
    return "\t".join([unit.id, left, reading, right, both["hant"], both["hans"], "用字", "确定", reason])


def _beside(unit: ReceivedUnit, text: str, start: int, end: int) -> tuple[str, str]:
    """What stands left and right of it on its line, long enough that there is one such place in the unit."""
    whole = fold("".join(sentence.text for sentence in unit.sentences))
    left = right = ""
    for width in (_BESIDE, 4 * _BESIDE, len(text)):
        left = _on_its_line(text[max(0, start - width) : start], -1)
        right = _on_its_line(text[end : end + width], 0)
        if whole.count(fold(left + text[start:end] + right)) == 1:
            break
    return left, right


def _on_its_line(text: str, end: int) -> str:
    """The part, at its first (0) or last (-1) end, without tabs and line breaks; "" where a blank stands next to it, which a
    cell of a table does not keep."""
    part = text.replace("\t", "\n").split("\n")[end]
    near = part[:1] if end == 0 else part[-1:]
    return "" if near.isspace() else part.strip()
