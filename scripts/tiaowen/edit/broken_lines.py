"""R032: a line end in the middle of a word, as copies of printed pages have it, where the text is not broken into lines throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tiaowen.kit.problem import Problem
from tiaowen.language.scripts import ScriptConverter
from tiaowen.language.segmenter import word_borders
from tiaowen.model import ReceivedWork
from tiaowen.text.blank import BLANKS, bare
from tiaowen.text.line import BODY_ROLES, CONTINUED, Line
from tiaowen.text.numbering import read_marker

_AROUND = 8
_HAN = re.compile("[\u4e00-\u9fff]")


def check_broken_lines(received: ReceivedWork, converter: ScriptConverter) -> Iterator[Problem]:
    """A warning for each line of the body that begins with the rest of a word of the line above."""
    read_on = _read_on(received)
    body = [line for line in received.lines if line.role in BODY_ROLES and bare(line.text)]
    for above, line in pairwise(body):
        if line.number not in read_on and _may_go_on(above, line) and _parts_a_word(above, line, converter):
            end, start = bare(above.text)[-_AROUND:], bare(line.text)[:_AROUND]
            message = f"第 {above.number} 行末“{end}”和这一行开头“{start}”像是一个词拆成了两行。"
            hint = f"请对照来源。确是一段话，在 work.yml 的 lines 里写 {line.number}: {CONTINUED}，就和上一行接起来读；底本不动。"
            hint += f"\n本来是两段的，在 accepted 里写明：{{line: {line.number}, code: R032, reason: …}}"
            yield Problem(f"{received.path}/received.txt", line.number, 1, "R032", message, hint, warning=True)


def _read_on(received: ReceivedWork) -> set[int]:
    """The lines that are read as one with the line above."""
    sentences = (sentence for unit in received.units for sentence in unit.sentences)
    return {sentence.line + n for sentence in sentences for n in range(1, sentence.text.count("\n") + 1)}


def _may_go_on(above: Line, line: Line) -> bool:
    """Two lines of running text with nothing between them, the second without a number."""
    near = line.number == above.number + 1 and above.form == line.form == "text" and line.role == above.role == "body"
    ends = _HAN.match(bare(above.text)[-1]) and _HAN.match(bare(line.text)[0])
    return bool(near and ends) and not _is_number(above) and not read_marker(line.text) and "。" in line.text


def _is_number(line: Line) -> bool:
    """第 4 條 on a line of its own."""
    marker = read_marker(line.text)
    return marker is not None and marker.end >= len(line.text.rstrip(BLANKS))


def _parts_a_word(above: Line, line: Line, converter: ScriptConverter) -> bool:
    """Whether a word of two characters or more begins at the end of one line and ends in the other."""
    end, start = bare(above.text)[-_AROUND:], bare(line.text)[:_AROUND]
    return len(end) not in word_borders(converter.to("hans", end + start))
