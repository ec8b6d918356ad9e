"""The signature: issuer and date, with what is printed below them, at the end of the text or above its annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tiaowen.draft.line_forms import is_plain, is_signature, is_signed, is_tail
from tiaowen.text.annexes import is_annex
from tiaowen.text.blank import bare
from tiaowen.text.imprint import IMPRINT, below_signature


def take_signature(lines: Sequence[str], body: Sequence[int], roles: list[str]) -> None:
    """Above the first annex that has one above it; else at the end, unless an annex stands there, whose own it would be."""
    annexes = [i for i, n in enumerate(body) if is_annex(lines[n])]
    listed = not annexes or _lists(lines[body[annexes[-1]]])
    for end in [*annexes, *([len(body)] if listed else [])]:
        first = signed_from(lines, body[:end])
        if 0 < first < end:
            for n in body[first:end]:
                roles[n] = "signature"
            return


def take_imprint(lines: Sequence[str], body: Sequence[int], roles: list[str]) -> None:
    """抄送：… and who printed it when, at the end below annexes or a carried text that is not signed: nothing of theirs."""
    if "signature" in roles:
        return
    first = len(body)
    while first > 1 and is_tail(lines[body[first - 1]]):
        first -= 1
    if any(below_signature(lines[n]) == IMPRINT for n in body[first:]):
        for n in body[first:]:
            roles[n] = "signature"


def _lists(line: str) -> bool:
    """附件：考核指標 names an annex, as a list above a signature does; 附件 alone begins one."""
    return bool(re.search("[:：].", bare(line)))


def signed_from(lines: Sequence[str], body: Sequence[int]) -> int:
    """Where the signature at the end of ``body`` begins; its length if there is none."""
    last = len(body) - 1
    while last > 0 and is_tail(lines[body[last]]):
        last -= 1
    if last < 1 or not is_signature(lines[body[last]]):
        return len(body)
    first = last
    nearest = is_signed(lines[body[last]])
    while first > 1 and (is_signature(lines[body[first - 1]]) or (nearest and is_plain(lines[body[first - 1]]))):
        first -= 1
        nearest = False
    dated = any(is_signed(lines[n]) for n in body[first : last + 1])
    return first if dated or bare(lines[body[first - 1]]).endswith("。") else len(body)
