"""Lines that are set apart inside a unit's text: a carrier's title, number and signature, and to whom something is sent."""

from __future__ import annotations

from tiaowen.model import Sentence
from tiaowen.text.line import CARRIER_ROLES
from tiaowen.write.view import View

_SET_APART = frozenset({*CARRIER_ROLES, "addressee"} - {"carrier"})


def set_apart(view: View, sentence: Sentence) -> str:
    """What the sentence's line is, as a class for style sheets; "" for running text and for what is a unit of its own."""
    role = view.work.received.lines[sentence.line - 1].role
    return role if role in _SET_APART else ""
