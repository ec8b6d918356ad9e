"""Every heading has an address that says what it is: the pinyin of its words, the same in both scripts.

Without it Python-Markdown counts headings that have no Latin letter: ``_1``, ``_2``, and another one added moves them all.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from tiaowen.kit.html_tokens import tokens
from tiaowen.language.pinyin import slug_of
from tiaowen.language.scripts import ScriptConverter
from tiaowen.write.markdown import Markdown, Page, ids

_HEADING = re.compile(
    r"""
    ^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$                          # code: a # begins a comment there
  | ^(?P<marks>\#{1,6})[ \t]+(?P<words>[^\n]*?)[ \t]*(?:\{:?(?P<more>[^{}\n]*)\}[ \t]*)?$
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_MARKUP = re.compile(r"\]\([^)]*\)|\{:?[^}]*\}")


def with_heading_ids(page: Page, converter: ScriptConverter) -> Page:
    """The page with an id on each heading that was typed without one; an id of the editor's own stays."""
    given: set[str] = set()
    # All tags of a page are read only where the letters stand in it.
    typed = cache(lambda: {address for _, address in ids(page.body)})

    def taken(address: str) -> bool:
        return address in given or (address in page.body and address in typed())

    def named(found: re.Match[str]) -> str:
        more = (found["more"] or "").strip()
        if found["fence"] or "#" in more:
            return found[0]
        address = _free(_slug(found["words"], converter), taken)
        given.add(address)
        return f"{found['marks']} {found['words']} {{: {' '.join(filter(None, (more, f'#{address}')))} }}"

    return replace(page, body=Markdown(_HEADING.sub(named, page.body)))


def _slug(heading: str, converter: ScriptConverter) -> str:
    text = "".join(token.source for token in tokens(heading, markdown=True) if token.kind == "text")
    plain = html.unescape(_MARKUP.sub("", text)).strip()
    return slug_of(converter.to("hans", plain)) or "section"


def _free(slug: str, taken: Callable[[str], bool]) -> str:
    """``slug``, or with a number behind it where the page has it already."""
    return next(a for count in itertools.count(1) if not taken(a := slug if count == 1 else f"{slug}-{count}"))
