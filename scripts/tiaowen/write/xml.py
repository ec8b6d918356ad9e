"""XML as a type, as ``write/html.py`` has HTML: for books, whose files are XML and no Markdown reads them."""

from __future__ import annotations

from typing import Self

from markupsafe import Markup

from tiaowen.write.html import Value, attributes_text

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Xml(Markup):
    """Elements and text; the constructor takes what is XML already."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """``s`` as text."""
        if hasattr(s, "__html__"):
            return cls(s)
        return cls(str(s).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def element(name: str, /, *inside: str, **attributes: Value) -> Xml:
    """An element, as ``html.tag`` makes one; one with nothing inside is closed at once."""
    start = Xml(f"<{name}{attributes_text(attributes)}")
    return start + Xml(">") + Xml("").join(inside) + Xml(f"</{name}>") if inside else start + Xml("/>")
