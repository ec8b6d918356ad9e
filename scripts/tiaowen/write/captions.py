"""Editors' captions of articles as pages show them: beside the law's words and told apart from them.

The style sheet writes them, 【】 around, so that nobody copies them as law and nothing of the text moves; who hears the page is
told whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from tiaowen.model import Unit
from tiaowen.write.html import Html, tag
from tiaowen.write.markdown import Markdown, paragraph
from tiaowen.write.view import View

TOLD = "【】中的條旨是編者加的，不是原文。"


def caption_html(view: View, unit: Unit) -> Html:
    """The caption that an editor gave the unit; nothing where there is none."""
    if not unit.caption:
        return Html("")
    words = view.show(unit.caption)
    label = view.say("編者加的條旨：") + words
    return tag(
        "span", class_="caption", role="img", aria_label=label, title=view.say("編者加的條旨"), data_caption=words
    )


def captions_told(view: View, units: Iterable[Unit]) -> Markdown:
    """The line that says whose the captions of a page are; empty where it has none."""
    return paragraph(view.say(TOLD), "captions") if any(unit.caption for unit in units) else Markdown("")
