"""HTML as a type: whatever goes into a tag is escaped on its way, so that no string of anyone's becomes markup.

Pages are Markdown with HTML in it: text inside is escaped for both, and an attribute for HTML and for what Markdown
reads before it sees a tag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

import markupsafe

from tiaowen.write.markdown import Markdown, numbered

Value: TypeAlias = str | int | None
"""Of an attribute: ``True`` is one without a value, ``None`` and ``False`` none."""
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
_SVG = frozenset(("rect",))
_SPECIAL = re.compile(r"[\x00-\x1f\"'<>&\\`\[\]{}|]")


class Html(Markdown):
    """Elements and text.  As of ``Markdown``, the constructor takes what is HTML already."""

    __slots__ = ()


LINE = Html("\n")


def in_block(text: str) -> Html:
    """``text`` escaped for HTML alone: for inside a block element, where Markdown reads nothing."""
    return Html(markupsafe.escape(text))


def tag(name: str, /, *inside: str, **attributes: Value) -> Html:
    """An element: ``tag("a", label, href=address, class_="n", data_n=1)``; what is inside is text unless it is Html."""
    if name in _VOID:
        return opening(name, **attributes)
    if name in _SVG and not inside:
        return Html(opening(name, **attributes).removesuffix(">") + Html("/>"))
    return opening(name, **attributes) + Html("").join(inside) + closing(name)


def on_lines(name: str, /, *inside: str, **attributes: Value) -> Html:
    """The same with a line for each part that says anything."""
    return tag(name, LINE, LINE.join(filter(None, inside)), LINE, **attributes)


def opening(name: str, /, **attributes: Value) -> Html:
    """The tag that begins an element.  An underscore in an attribute's name is a hyphen, at its end it is dropped."""
    return Html(f"<{name}{attributes_text(attributes)}>")


def closing(name: str) -> Html:
    """The tag that ends an element."""
    return Html(f"</{name}>")


def attributes_text(attributes: Mapping[str, Value]) -> str:
    """The attributes as a tag has them, a blank before each."""
    return "".join(_attribute(name, value) for name, value in attributes.items())


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_SPECIAL.sub(numbered, str(value))}"'
