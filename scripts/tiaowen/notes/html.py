"""The body of a note: Markdown → HTML that is safe to publish, and nothing dropped without a word.

nh3 cleans by a short list.  What it would take away is found by comparing before and after,
and told as N009; so nothing that an editor typed vanishes silently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

import markdown
import nh3

from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.read.config import EXTENSIONS

_INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby",
    "s", "small", "span", "strong", "sub", "sup", "u", "wbr",
}  # fmt: skip
BLOCK = {
    "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
TAGS = _INLINE | BLOCK
ATTRIBUTES = {
    "a": {"href", "title", "class"}, "img": {"src", "alt", "title"}, "abbr": {"title"}, "ol": {"start"},
    "td": {"align"}, "th": {"align"}, "div": {"class"}, "p": {"class"}, "code": {"class"}, "li": {"id"}, "sup": {"id"},
    "span": {"lang"}, "cite": {"lang"}, "q": {"lang"},
}  # fmt: skip
TYPED_TAGS = "br sub sup small b i u s mark kbd abbr ruby rt rp span cite q del ins"
_CLASSES = {
    "div": re.compile(r"admonition( [\w-]+)*|footnote"),
    "p": re.compile("admonition-title"),
    "code": re.compile(r"language-[\w+-]+"),
    "a": re.compile("footnote-ref|footnote-backref"),
}
_ID = re.compile(r"fn(ref\d*)?:.+")
_FOOTNOTE = re.compile(r"(fn(?:ref\d*)?):(.*)", re.DOTALL)
_HEADING = re.compile("h([1-6])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_VOID = {"br", "hr", "img", "wbr"}
# A hand-written page is typed by whoever keeps the site: it may be laid out, but runs nothing and asks no other host.
PAGE_TAGS = TAGS | {"caption", "details", "figcaption", "figure", "section", "summary"}
_ANYWHERE = {"class", "id", "lang", "title"}
_PAGE_ATTRIBUTES = {
    "img": {"width", "height"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"},
    "a": {"download"}, "details": {"open"},
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One event of HTML: ``start``, ``end``, ``text`` or ``comment``."""

    kind: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, attribute: str) -> str | None:
        return dict(self.attributes).get(attribute)


class _Pieces(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(Piece("start", tag, tuple(sorted((k, v or "") for k, v in attrs))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.pieces.append(Piece("end", tag))

    def handle_data(self, data: str) -> None:
        if self.pieces and self.pieces[-1].kind == "text":
            data = self.pieces.pop().name + data
        self.pieces.append(Piece("text", data))

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Piece("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece("comment", decl))

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece("comment", data))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(Piece("comment", data))


def pieces(html: str) -> list[Piece]:
    """The events of ``html`` in order."""
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    return parser.pieces


def renderer(back: str) -> Callable[[str], str]:
    """A function from Markdown to HTML; ``back`` is what the link from a footnote is called."""
    processor = markdown.Markdown(
        extensions=["admonition", "def_list", "fenced_code", "footnotes", "sane_lists", "tables"],
        extension_configs={
            "footnotes": {"BACKLINK_TITLE": back, "BACKLINK_TEXT": "↩"},
            "tables": {"use_align_attribute": True},
        },
        output_format="html",
    )

    def render(text: str) -> str:
        return str(processor.reset().convert(text))

    return render


def forbidden(found: list[Piece]) -> Iterator[tuple[Piece, str, str]]:
    """(piece, what is looked for in the source, what is wrong) for all that may not stand in a note."""
    for piece in found:
        if piece.kind == "comment":
            yield piece, "<!\0<?", "不能写 HTML 注释和声明，它们不会出现在页面上"
        elif piece.kind == "start" and piece.name not in TAGS:
            yield piece, f"<{piece.name}", f"不能用 <{piece.name}>"
        elif piece.kind == "start":
            for attribute, value in piece.attributes:
                if why := _forbidden_attribute(piece.name, attribute, value):
                    yield piece, f"{attribute}={value}", why


def page_html(text: str) -> str:
    """A hand-written page as MkDocs will make it of ``text`` (mkdocs.yml names the extensions)."""
    return str(markdown.markdown(text, extensions=[*EXTENSIONS, "fenced_code"], output_format="html"))


def forbidden_in_page(found: list[Piece]) -> Iterator[tuple[Piece, str, str]]:
    """As ``forbidden``, by the wider list of hand-written pages; comments are left to the caller."""
    for piece in found:
        if piece.kind == "start" and piece.name not in PAGE_TAGS:
            yield piece, f"<{piece.name}", f"不能用 <{piece.name}>"
        elif piece.kind == "start":
            allowed = _ANYWHERE | ATTRIBUTES.get(piece.name, set()) | _PAGE_ATTRIBUTES.get(piece.name, set())
            for attribute, value in piece.attributes:
                if attribute not in allowed:
                    yield piece, f"{attribute}={value}", f"<{piece.name}> 不能有属性 {attribute}"


def unclosed(found: list[Piece]) -> Iterator[str]:
    """``<b>`` or ``</b>``: tags that have no other half in their place."""
    opened: list[str] = []
    for piece in found:
        if piece.kind == "start" and piece.name not in _VOID:
            opened.append(piece.name)
        elif piece.kind == "end" and piece.name in opened:
            while (last := opened.pop()) != piece.name:
                yield f"<{last}"
        elif piece.kind == "end":
            yield f"</{piece.name}"
    yield from (f"<{name}" for name in opened)


def _forbidden_attribute(tag: str, attribute: str, value: str) -> str:
    if attribute.startswith("on"):
        return f"不能用会运行程序的属性 {attribute}"
    if attribute not in ATTRIBUTES.get(tag, ()):
        return f"<{tag}> 不能有属性 {attribute}"
    wrong = {
        "class": tag in _CLASSES and not _CLASSES[tag].fullmatch(value),
        "id": not _ID.fullmatch(value),
        "lang": not _LANGUAGE.fullmatch(value),
    }
    return f"<{tag}> 不能有 {attribute}=“{value}”" if wrong.get(attribute) else ""


def scheme(address: str) -> str:
    """The scheme of an address as a browser reads it, past white space and control characters."""
    squeezed = "".join(c for c in address if c > " " and c != "\x7f")
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", squeezed)
    return match[1].lower() if match else ""


def is_other_host(address: str) -> bool:
    """Whether a browser reads it as ``//host/…`` (https://url.spec.whatwg.org): without tabs and line ends, \\ as /."""
    read = re.sub(r"[\t\n\r]", "", address).lstrip("".join(map(chr, range(0x21)))).replace("\\", "/")
    return read.startswith("//")


def clean(html: str) -> str:
    """``html`` as it may be published."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def first_difference(before: str, after: str) -> str:
    """What the cleaner changed first; "" when the two are the same page."""
    had, has = _essence(before), _essence(after)
    for one, other in zip(had, [*has, *[Piece("text", "")] * len(had)], strict=False):
        if one != other:
            return f"<{'/' if one.kind == 'end' else ''}{one.name}>" if one.kind != "text" else one.name.strip()[:20]
    return "" if len(had) == len(has) else f"</{has[len(had)].name}>"


def _essence(html: str) -> list[Piece]:
    squeezed = (Piece(p.kind, " ".join(p.name.split()), p.attributes) for p in pieces(html))
    return [piece for piece in squeezed if piece.name]


def with_addresses(html: str, addresses: Mapping[str, str]) -> str:
    """Every ``href`` and ``src`` that ``addresses`` knows, replaced."""

    def replaced(token: Token) -> str:
        known = {name: addresses[value] for name in ("href", "src") if (value := token.get(name)) in addresses}
        return token.changed(known).source if known else token.source

    return "".join(map(replaced, tokens(html)))


def lowered(html: str, slug: str) -> str:
    """Headings below the note's own title; ids of footnotes that no other note has."""
    return "".join(_lowered(token, slug) for token in tokens(html))


def _lowered(token: Token, slug: str) -> str:
    if level := _HEADING.fullmatch(token.name):
        return f"<{'/' * (token.kind == 'end')}h{min(6, int(level[1]) + 3)}>"
    own = {
        name: f"{mark}{slug}-{found[1]}-{found[2]}"
        for name, mark in (("id", ""), ("href", "#"))
        if (found := _FOOTNOTE.fullmatch(token.get(name).removeprefix(mark)))
    }
    return token.changed(own).source if own else token.source
