"""The body of one note in both scripts, with every link resolved; N005 and N009 at their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.unseen import unseen
from tiaowen.language.html_script import convert_html
from tiaowen.language.scripts import ScriptConverter
from tiaowen.model import SCRIPTS, Both
from tiaowen.notes import html as note_html
from tiaowen.notes.anchoring import Anchor
from tiaowen.notes.as_text import as_text
from tiaowen.notes.html import Piece
from tiaowen.notes.limits import deep, forbidden, too_deep, too_much, unclosed
from tiaowen.notes.links import Links
from tiaowen.notes.lost import lost, wordless
from tiaowen.notes.note import EDITION, SITE, LinkTarget, Note
from tiaowen.notes.positions import ADDRESSED
from tiaowen.notes.read_alike import read_alike
from tiaowen.notes.source import Source
from tiaowen.notes.unread import unread

MOST_TOLD = 20
BACK = "回到正文"  # alike in both scripts
_UNDEFINED = re.compile(r"\[\^(?P<note>[^\]\s]+)\]|\[[^\[\]\n]+\]\[(?P<link>[^\[\]\n]*)\]|\]\((?P<broken>[^)\n]*)\)?")
_OUTSIDE = re.compile(r"https?://[^\s/?#]+|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteBody:
    """HTML and plain words of a body in both scripts, and what its links point at."""

    html: Both
    plain: Both
    links: tuple[LinkTarget, ...]


class NoteBodies:
    """Makes the bodies of many notes; holds the Markdown processor."""

    def __init__(self, links: Links, converter: ScriptConverter) -> None:
        self._links, self._converter = links, converter
        self._render = note_html.renderer(BACK)

    def body(self, note: Note, anchor: Anchor) -> NoteBody:
        """The body of ``note``.  Raises ProblemsFound: N005, N009, N010 (nested too deep)."""
        if problem := too_deep(note, "N010") or too_much(note, "N010", "请分成几条注释。"):
            raise ProblemsFound([problem])
        rendered = self._rendered(note)
        pieces = note_html.pieces(rendered)
        source = Source(note, pieces)
        addresses: dict[str, str] = {}
        links: list[LinkTarget] = []
        problems = list(forbidden(note_html.forbidden(pieces), source, "N009")) or list(
            unclosed(pieces, source, "N009")
        )
        problems += _entities(pieces, source)
        problems += [*_undefined(pieces, source), *lost(note, pieces)]
        problems += [problem for problem in unread(note, "N006") if not problem.warning]
        for piece, attribute in _addresses(pieces):
            found = self._address(note, anchor, source, piece.get(attribute) or "", attribute)
            if isinstance(found, Problem):
                problems.append(found)
            elif isinstance(found, LinkTarget):
                addresses[piece.get(attribute) or ""] = EDITION + found.address
                links.append(found)
            elif found:
                addresses[piece.get(attribute) or ""] = SITE + found
        if problems := problems or list(wordless(note, pieces)):
            raise ProblemsFound(problems[:MOST_TOLD])
        published = self._published(note, rendered, addresses, source)
        html = Both(published, published)
        if not note.lang:
            html = Both(*(convert_html(published, script, self._converter) for script in SCRIPTS))
        return NoteBody(html, Both(as_text(html.hant), as_text(html.hans)), tuple(links))

    def _rendered(self, note: Note) -> str:
        try:
            return self._render(read_alike(note.body))
        except RecursionError:
            raise ProblemsFound([deep(note, 0, "N010")]) from None

    def _published(self, note: Note, rendered: str, addresses: dict[str, str], source: Source) -> str:
        html = note_html.with_addresses(rendered, addresses)
        cleaned = note_html.clean(html)
        if difference := note_html.first_difference(html, cleaned):
            line, column = source.place(difference)
            message = f"这里的 HTML 没有写完整，或放错了地方：{difference}"
            hint = "请检查标签有没有成对写全；多半可以改用 Markdown 的写法。"
            raise ProblemsFound([Problem(note.path, line, column, "N009", message, hint)])
        return note_html.lowered(cleaned, note.slug)

    def _address(
        self, note: Note, anchor: Anchor, source: Source, address: str, attribute: str
    ) -> LinkTarget | str | Problem:
        """What an address points at; "" when it stays as it is."""
        scheme = note_html.scheme(address)
        if attribute == "src":
            return self._image(source, address, scheme)
        if scheme in note_html.SCHEMES and not _OUTSIDE.match(address.strip()):
            hint = "网址写全，例如 https://example.org/页面；信箱写成 mailto:名字@example.org。"
            return source.problem_of_link(address, "N005", f"链接“{_short(address)}”没有写完整。", hint)
        if scheme in note_html.SCHEMES or (address.startswith("#fn") and ":" in address):
            return ""
        if scheme:
            message = f"链接“{_short(address)}”不能用。"
            return source.problem_of_link(
                address, "N009", message, "只能链接 https://、http://、mailto: 和本站的页面。"
            )
        found = self._links.target(address, note.work, anchor.unit.id)
        return found or self._unresolved(note, source, address)

    def _unresolved(self, note: Note, source: Source, address: str) -> Problem:
        close = self._links.nearest(address, note.work)
        hint = (
            f"最接近的：{'、'.join(close)}\n" if close else ""
        ) + "链接写编号、句号或注释的文件名，例如 [三（四）](3-4)、[这一句](2-2.s3)。"
        message = f"链接“{_short(address)}”指不到任何地方。" if address.strip("#") else "链接没有写出指向哪里。"
        return source.problem_of_link(address, "N005", message, hint)

    def _image(self, source: Source, address: str, scheme: str) -> str | Problem:
        if scheme or note_html.is_other_host(address):
            message = f"图片“{_short(address)}”不在本站。"
            return source.problem_of_link(
                address, "N009", message, "请把图片放进 docs/assets/，写成 ![说明](../../assets/图.png)。", "img"
            )
        if found := self._links.image(address):
            return found
        hint = "图片只能放在 docs/assets/ 里，写成 ![说明](../../assets/图.png)。"
        return source.problem_of_link(address, "N005", f"没有“{_short(address)}”这张图片。", hint, "img")


def _short(address: str) -> str:
    return " ".join(address.split())[:60]


def _addresses(pieces: list[Piece]) -> Iterator[tuple[Piece, str]]:
    for piece in pieces:
        attribute = ADDRESSED.get(piece.name, "")
        if piece.kind == "start" and piece.get(attribute) is not None:
            yield piece, attribute


def _undefined(pieces: list[Piece], source: Source) -> Iterator[Problem]:
    """Links and footnotes that Markdown left as they were typed, because they lead nowhere."""
    for text in _prose(pieces):
        for match in _UNDEFINED.finditer(text):
            if match["note"]:
                hint = f"请在文末另起一行写：[^{match['note']}]: 脚注的内容"
                yield source.problem(match[0], "N005", f"脚注 [^{match['note']}] 没有内容。", hint)
            elif match["link"] is not None:
                name = match["link"] or match[0].split("]")[0][1:]
                hint = f"请在文末另起一行写：[{name}]: 3-4"
                yield source.problem(match[0], "N005", f"链接 {match[0]} 没有写出指向哪里。", hint)
            else:
                hint = "写成 [文字](3-4)；地址里不能有空格，括号要成对。"
                yield source.problem("](", "N005", f"链接没有写完整：{match[0][:40]}", hint)


def _entities(pieces: list[Piece], source: Source) -> Iterator[Problem]:
    """Characters that nobody sees, typed as entities."""
    for piece in pieces:
        for text in (piece.name if piece.kind == "text" else "", *(value for _, value in piece.attributes)):
            if found := unseen(text):
                at, wrong = found
                yield source.problem(text[at], "N009", f"{wrong}。", "请删掉这个字符，例如写成 &#x202e; 的。")


def _prose(pieces: list[Piece]) -> Iterator[str]:
    """The text that does not stand in code."""
    for before, piece in pairwise([Piece("start", ""), *pieces]):
        if piece.kind == "text" and before.name not in ("code", "pre"):
            yield piece.name
