"""A law of a few lines, as tests of its pages and downloads look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from test_references import WORDS, made

from tiaowen.edit.editions import edit_work
from tiaowen.enrich.enriched import enrich
from tiaowen.lexicon import Lexicon
from tiaowen.model import Both, Script, Work
from tiaowen.read.settings import Settings
from tiaowen.text.line import Line
from tiaowen.text.usage import MAINLAND, Usage
from tiaowen.write.view import View, view_of


def law(texts: Sequence[str], captions: Mapping[str, Both] | None = None, usage: Usage = MAINLAND) -> Work:
    """The law 某法 with these lines, and what editors call its articles."""
    received = made("某法", texts).received
    lines = (Line(1, "某法", "title"), *received.lines)
    return edit_work(replace(received, lines=lines, usage=usage), (), (), WORDS, captions)


def law_view(work: Work, script: Script) -> View:
    """One edition of it, with nothing beside it."""
    return view_of(enrich(work, (), ()), script, WORDS, Lexicon(), Settings(), {})
