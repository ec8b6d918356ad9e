"""Lines that are set apart: notes below the title, the number, to whom something is sent, the signature and what stands below it,
and a carrier's title, number and signature.
"""

from __future__ import annotations

from tiaowen.model import Sentence
from tiaowen.text.imprint import below_signature
from tiaowen.text.line import CARRIER_ROLES, SIGNED
from tiaowen.write.view import View

_SET_APART = frozenset({*CARRIER_ROLES, *SIGNED, "adoption", "number", "addressee"} - {"carrier"})


def set_apart(view: View, sentence: Sentence) -> str:
    """What the sentence's line is, as a class for style sheets; "" for running text and for the title.

    A line of the signature may be ``imprint`` or ``remark``, which print sets otherwise.
    """
    line = view.work.received.lines[sentence.line - 1]
    below = below_signature(line.text) if line.role in SIGNED else ""
    return below or (line.role if line.role in _SET_APART else "")
