"""The body of one note in both scripts, with every link resolved; N005 and N009 at their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from edition.edit.markdown_script import convert_markdown
from edition.edit.scripts import ScriptConverter
from edition.enrich import note_html
from edition.enrich.anchoring import Anchor
from edition.enrich.note_html import Piece
from edition.enrich.note_links import Links
from edition.model import SCRIPTS, Both, Script
from edition.note import Note, Target
from edition.problem import Problem, ProblemsFound
from edition.read.notes import body_place

EDITION, SITE = "~/", "~site/"
DEEPEST = 12
MOST_LINES, MOST_MARKS, MOST_TOLD = 5_000, 5_000, 20
_BACK = Both("回到正文", "回到正文")
_CODE = re.compile(r"^(```+|~~~+).*?^\1[ \t]*$|(`+)(?!`).+?(?<!`)\2(?!`)|^(?: {4}|\t).*$", re.DOTALL | re.MULTILINE)
_UNDEFINED = re.compile(r"\[\^(?P<note>[^\]\s]+)\]|\[[^\[\]\n]+\]\[(?P<link>[^\[\]\n]*)\]|\]\((?P<broken>[^)\n]*)\)?")
_DEEP = re.compile(rf"^(?:(?:[ \t]*>){{{DEEPEST + 1}}}|[ \t]{{{4 * DEEPEST + 1}}})", re.MULTILINE)
_NESTED = re.compile(rf"[\[(*_]{{{5 * DEEPEST + 1}}}|(?:<[^<>\n]*>\s*){{{5 * DEEPEST + 1}}}")


@dataclass(frozen=True, slots=True)
class Body:
    """HTML and plain words of a body in both scripts, and what its links point at."""

    html: Both
    plain: Both
    links: tuple[Target, ...]


class Bodies:
    """Makes the bodies of many notes; holds the two Markdown processors."""

    def __init__(self, links: Links, words: ScriptConverter) -> None:
        self._links, self._words = links, words
        self._render = {script: note_html.renderer(_BACK.of(script)) for script in SCRIPTS}

    def body(self, note: Note, anchor: Anchor) -> Body:
        """The body of ``note``.  Raises ProblemsFound: N005, N009, N010 (nested too deep)."""
        if problem := _too_deep(note) or _too_much(note):
            raise ProblemsFound([problem])
        source = _Source(note)
        written = self._words.script_of(note.body)
        rendered = {script: self._rendered(note, script) for script in SCRIPTS}
        pieces = note_html.pieces(rendered[written])
        addresses: dict[str, str] = {}
        links: list[Target] = []
        problems = list(_forbidden(pieces, source)) or list(_unclosed(pieces, source))
        problems += _undefined(pieces, source)
        for piece, attribute in _addresses(pieces):
            found = self._address(note, anchor, source, piece.get(attribute) or "", attribute)
            if isinstance(found, Problem):
                problems.append(found)
            elif isinstance(found, Target):
                addresses[piece.get(attribute) or ""] = EDITION + found.address
                links.append(found)
            elif found:
                addresses[piece.get(attribute) or ""] = SITE + found
        if problems:
            raise ProblemsFound(problems[:MOST_TOLD])
        html = Both(*(self._published(note, rendered[script], addresses, source) for script in SCRIPTS))
        return Body(html, Both(note_html.plain(html.hant), note_html.plain(html.hans)), tuple(links))

    def _rendered(self, note: Note, script: Script) -> str:
        text = convert_markdown(note.body, script, self._words)
        try:
            return self._render[script](text)
        except RecursionError:
            raise ProblemsFound([_deep(note, 0)]) from None

    def _published(self, note: Note, rendered: str, addresses: dict[str, str], source: _Source) -> str:
        html = note_html.with_addresses(rendered, addresses)
        cleaned = note_html.clean(html)
        if difference := note_html.first_difference(html, cleaned):
            line, column = source.place(difference)
            message = f"这里的 HTML 没有写完整，或放错了地方：{difference}"
            hint = "请检查标签有没有成对写全；多半可以改用 Markdown 的写法。"
            raise ProblemsFound([Problem(note.path, line, column, "N009", message, hint)])
        return note_html.lowered(cleaned, note.slug)

    def _address(
        self, note: Note, anchor: Anchor, source: _Source, address: str, attribute: str
    ) -> Target | str | Problem:
        """What an address points at; "" when it stays as it is."""
        scheme = note_html.scheme(address)
        if attribute == "src":
            return self._image(source, address, scheme)
        if scheme in note_html.SCHEMES or (address.startswith("#fn") and ":" in address):
            return ""
        if scheme:
            message = f"链接“{_short(address)}”不能用。"
            return source.problem(address, "N009", message, "只能链接 https://、http://、mailto: 和本站的页面。")
        found = self._links.target(address, note.work, anchor.unit.id)
        return found or self._unresolved(note, source, address)

    def _unresolved(self, note: Note, source: _Source, address: str) -> Problem:
        close = self._links.nearest(address, note.work)
        hint = (
            f"最接近的：{'、'.join(close)}\n" if close else ""
        ) + "链接写编号、句号或注释的文件名，例如 [三（四）](3-4)、[这一句](2-2.s3)。"
        return source.problem(address, "N005", f"链接“{_short(address)}”指不到任何地方。", hint)

    def _image(self, source: _Source, address: str, scheme: str) -> str | Problem:
        if scheme or address.lstrip().startswith(("//", "\\\\")):
            message = f"图片“{_short(address)}”不在本站。"
            return source.problem(
                address, "N009", message, "请把图片放进 docs/assets/，写成 ![说明](../../assets/图.png)。"
            )
        if found := self._links.image(address):
            return found
        hint = "图片只能放在 docs/assets/ 里，写成 ![说明](../../assets/图.png)。"
        return source.problem(address, "N005", f"没有“{_short(address)}”这张图片。", hint)


class _Source:
    """Finds in the body, as typed, where something stands that was found in its HTML."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), note.body)
        self._lower = self._text.lower()
        self._from: dict[str, int] = {}

    def place(self, wanted: str, instead: str = "") -> tuple[int, int]:
        """Line and column of the next ``wanted`` (alternatives apart by NUL), of ``instead``, or of the body."""
        if instead and not any(part in self._lower for part in wanted.lower().split("\0")):
            wanted = instead
        start = self._from.get(wanted, 0)
        found = [at for part in wanted.lower().split("\0") if (at := self._lower.find(part, start)) >= 0]
        if not found:
            return body_place(self._note, len(self._note.body) - len(self._note.body.lstrip()))
        self._from[wanted] = min(found) + 1
        return body_place(self._note, min(found))

    def problem(self, wanted: str, code: str, message: str, hint: str) -> Problem:
        return Problem(self._note.path, *self.place(wanted, "href=\0src=\0]:"), code, message, hint)


def _short(address: str) -> str:
    return " ".join(address.split())[:60]


def _addresses(pieces: list[Piece]) -> Iterator[tuple[Piece, str]]:
    for piece in pieces:
        for tag, attribute in (("a", "href"), ("img", "src")):
            if piece.kind == "start" and piece.name == tag and piece.get(attribute) is not None:
                yield piece, attribute


def _forbidden(pieces: list[Piece], source: _Source) -> Iterator[Problem]:
    hint = f"可以直接写的标签只有：{note_html.TYPED_TAGS}；其余请用 Markdown 的写法，例子代码放进 ` ` 里。"
    for _, wanted, why in note_html.forbidden(pieces):
        if "=" in wanted:
            wanted = f"{wanted.partition('=')[0]}="
        yield source.problem(wanted, "N009", f"{why}。", hint)


def _unclosed(pieces: list[Piece], source: _Source) -> Iterator[Problem]:
    for tag in note_html.unclosed(pieces):
        message = f"标签 {tag}> 没有成对，或与别的标签交叉。"
        yield source.problem(tag, "N009", message, f"有 <{tag.strip('</')}> 就要有 </{tag.strip('</')}>。")


def _undefined(pieces: list[Piece], source: _Source) -> Iterator[Problem]:
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


def _prose(pieces: list[Piece]) -> Iterator[str]:
    """The text that does not stand in code."""
    for before, piece in pairwise([Piece("start", ""), *pieces]):
        if piece.kind == "text" and before.name not in ("code", "pre"):
            yield piece.name


def _too_deep(note: Note) -> Problem | None:
    match = _DEEP.search(note.body) or _NESTED.search(note.body)
    if match:
        return _deep(note, match.start())
    depth = 0
    for offset, character in enumerate(note.body):
        depth += (character == "[") - (character == "]" and depth > 0)
        if depth > 5 * DEEPEST:
            return _deep(note, offset)
    return None


def _too_much(note: Note) -> Problem | None:
    """More markup than a note can need takes Markdown minutes to read."""
    marks = sum(map(note.body.count, "[]<>*_`|!&\\"))
    if note.body.count("\n") <= MOST_LINES and marks <= MOST_MARKS:
        return None
    message = f"正文太长：超过 {MOST_LINES} 行，或记号（星号、括号、竖线等）超过 {MOST_MARKS} 个。"
    return Problem(note.path, note.body_line, 1, "N010", message, "请分成几条注释。")


def _deep(note: Note, offset: int) -> Problem:
    message = f"这里一层套一层，超过 {DEEPEST} 层。"
    return Problem(note.path, *body_place(note, offset), "N010", message, "请写得平一些。")
