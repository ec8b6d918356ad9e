"""Sentences and paragraphs as Markdown with an anchor on every sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from edition.model import Script, Sentence, Unit
from edition.write.markdown import escape

_SPACE = " \t\u3000"


def sentence_number(sentence: Sentence) -> str:
    """``3`` of ``2-1.s3``."""
    return sentence.id.rpartition(".s")[2]


def anchor(sentence: Sentence, own: bool) -> str:
    """``s3`` on the unit's own page, ``2-1.s3`` on a page that shows several units."""
    return f"s{sentence_number(sentence)}" if own else sentence.id


def sentence_html(sentence: Sentence, script: Script, own: bool, text: str | None = None) -> str:
    """The sentence in a span that its address lights up, with a quiet link to that address."""
    shown = escape(sentence.text.of(script) if text is None else text)
    address = anchor(sentence, own)
    return f'<span class="s" id="{address}">{shown}<a class="n" href="#{address}"></a></span>'


def paragraphs(unit: Unit, sentences: Iterable[Sentence], script: Script, own: bool) -> list[str]:
    """One Markdown paragraph for each paragraph of the text, ``#p1`` (``#2-1.p1``) on it."""
    blocks = []
    for number, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        text = "".join(_piece(unit, sentence, script, own) for sentence in group)
        address = f"p{number}" if own else f"{unit.id}.p{number}"
        blocks.append(f"{text}\n{{: #{address} }}")
    return blocks


def _piece(unit: Unit, sentence: Sentence, script: Script, own: bool) -> str:
    """A sentence; the number of an article, which opens its first one, stands out."""
    number = unit.number.of(script)
    if sentence is not unit.sentences[0] or not number:
        return sentence_html(sentence, script, own)
    rest = sentence_html(sentence, script, own)
    return rest.replace(">" + escape(number), f'><b class="no">{escape(number)}</b>', 1)


def heading_text(unit: Unit, script: Script) -> str:
    """The heading sentence as the inside of a heading: number, words, and the full stop kept for copying."""
    first = unit.sentences[0].text.of(script).rstrip(_SPACE)
    number = unit.number.of(script)
    words, stop = (first[:-1], first[-1]) if first.endswith("。") else (first, "")
    parts = f'<span class="no">{escape(number)}</span>' if number else ""
    parts += phrases(words[len(number) :].lstrip(_SPACE) if number else words)
    return parts + (f'<span class="stop">{stop}</span>' if stop else "")


def phrases(words: str) -> str:
    """A heading's words, so marked that a line breaks after a comma rather than inside a phrase."""
    pieces = [piece for piece in re.split(r"(?<=[，；：])", words) if piece]
    if len(pieces) == 1:
        return escape(words)
    return "".join(f'<span class="ph">{escape(piece)}</span>' for piece in pieces)


def body_sentences(unit: Unit) -> Sequence[Sentence]:
    """What follows the heading sentence; all sentences when the unit has no heading."""
    has_heading = unit.heading and unit.kind != "article"
    return unit.sentences[1:] if has_heading else unit.sentences
