"""Figures of the text: the picture, which can be seen alone and whole, and its words with their address below."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from tiaowen.model import Sentence, Work
from tiaowen.text.figures import file_name
from tiaowen.work_facts import Figure
from tiaowen.write.html import Html, tag
from tiaowen.write.navigation import folder
from tiaowen.write.view import View


def figure_of(work: Work, sentence: Sentence) -> Figure:
    """The file that the sentence shows."""
    name = PurePath(file_name(sentence.received))
    figures = {PurePath(figure.name): figure for figure in work.received.figures}
    return figures.get(name) or next(figure for path, figure in figures.items() if path.stem == name.stem)


def figure_path(work: str, figure: Figure) -> str:
    """Where the file is published, from the site's root: once, for both editions."""
    return f"{work}/figures/{figure.name}"


def figure_words(view: View, sentence: Sentence) -> str:
    """What the figure is called for who does not see it."""
    return f"{view.say('圖')}：{view.show(sentence.text)}" if sentence.text.hant else view.say("圖，沒有文字說明")


def figure_html(view: View, sentence: Sentence, words: Html) -> Html:
    """``words`` are the sentence as it stands in a paragraph.  Its room is kept before the picture has come."""
    figure = figure_of(view.work, sentence)
    address = view.to_root + "../" * folder(view.script).count("/") + quote(figure_path(view.work.id, figure))
    picture = tag(
        "img", src=address, alt=figure_words(view, sentence), width=figure.width, height=figure.height,
        loading="lazy", decoding="async",
    )  # fmt: skip
    return tag("figure", tag("a", picture, href=address), tag("figcaption", tag("p", words)))
