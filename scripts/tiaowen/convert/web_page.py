"""A saved web page → the lines of the document in it, without the site around it.

``main_text`` says which lines are the document's; all between its first and its last one are kept, whatever they are, so that
nothing inside a document can be lost.  What stands around it is left out and accounted for.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Mapping, Sequence

from tiaowen.convert.converted import Beside, Converted, of_lines, refused, told
from tiaowen.convert.figures import Figures
from tiaowen.convert.kinds import check_size, damaged
from tiaowen.convert.main_text import main_text
from tiaowen.convert.web_lines import PICTURE, page_lines, picture_of
from tiaowen.kit.problem import Problem

_LISTED = 20
_SENTENCE = re.compile(r"[^。]{30,}。")


def convert_page(text: str, beside: Beside, path: str, ending: str = ".html") -> Converted:
    """``text`` is the page decoded, ``beside`` gives the pictures saved with it.  Raises I002, I008."""
    every = page_lines(text, path)
    start, end = main_text(text, every)
    figures = Figures(beside, path)
    kept = [figures.line(*picture_of(line)) if line.startswith(PICTURE) else line for line in every[start:end]]
    if not of_lines(kept):
        raise refused(path, "I008", "网页里没有文字。", "正文若是浏览器另外载入的，请打开页面，复制正文存成文本。")
    around = [line for line in (*every[:start], *every[end:]) if not line.startswith(PICTURE)]
    left_out = (*_account(around), *figures.left_out)
    return Converted(of_lines(kept), ending, figures.kept, left_out, (*figures.told, *_doubtful(around, path)))


def convert_mhtml(content: bytes, path: str) -> Converted:
    """A page saved as one file (.mht, .mhtml): its first HTML, with the pictures that the file carries."""
    parts = list(email.message_from_bytes(content, policy=email.policy.default).walk())
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    if not pages:
        raise damaged(path)
    try:
        text = str(pages[0].get_content())
    except (LookupError, ValueError) as error:
        raise damaged(path) from error
    check_size(text.encode("utf-8", "replace"), path)
    carried: Mapping[str, bytes] = {
        str(part["Content-Location"]): part.get_payload(decode=True)  # type: ignore[misc]
        for part in parts
        if part.get_content_maintype() == "image" and part["Content-Location"]
    }
    return convert_page(_embedded(text, carried), lambda _: None, path, ".mhtml")


def _embedded(text: str, carried: Mapping[str, bytes]) -> str:
    """The page with the pictures that its file carries put where it names them."""
    import base64

    for address, content in carried.items():
        text = text.replace(f'"{address}"', f'"data:image/x;base64,{base64.b64encode(content).decode()}"')
    return text


def _account(around: Sequence[str]) -> list[str]:
    """The lines of the site, the first twenty in words."""
    lines = list(dict.fromkeys(" ".join(line.split()) for line in around))
    more = len(lines) - _LISTED
    return [f"网页：{line[:60]}" for line in lines[:_LISTED]] + ([f"网页：另有 {more} 行"] if more > 0 else [])


def _doubtful(around: Sequence[str], path: str) -> list[Problem]:
    """Whole sentences outside what was taken for the document: they may be part of it."""
    sentences = [line for line in around if _SENTENCE.search(line)]
    if not sentences:
        return []
    hint = "请对照网页。少收了，就复制正文存成文本再收一次；原来的网页留在旁边。"
    message = f"网页的正文之外还有 {len(sentences)} 段成句的文字，没有收：“{sentences[0][:30]}……”。"
    return [told(path, message, hint)]
