"""No published address may vanish: what the build makes, held against what was published.

An address is ``shiwei-2015/3-3/``, ``shiwei-2015/decision.json`` or, with an anchor,
``shiwei-2015/3-3/#s2``.  Promised are pages, data and the anchors of the text (units,
paragraphs, 款, sentences); notes keep a register of their own.  ``hans/`` holds the same below it
and is not listed again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from tiaowen.kit.files import Output, address_of
from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.model import SCRIPTS, Both, Script
from tiaowen.read.deleted import PUBLISHED
from tiaowen.read.git import lines_once_published
from tiaowen.read.redirects import ADDRESS, REDIRECTS, Redirect
from tiaowen.text.ids import has_page
from tiaowen.write.download import TEXT
from tiaowen.write.html import tag
from tiaowen.write.markdown import ids

# So many lines of the register are given to be pasted.
_SHOWN = 20
_IN_TEXT = re.compile(r"(?:.+\.)?[skp]\d+")
# A thousand decisions have ten thousand pages and as many lines.
MAX_BYTES = 20_000_000
_LISTED = re.compile(rf"/(?:{ADDRESS.pattern})?")
_MOVED = Both("這一頁換了地方", "这一页换了地方")
_WITHDRAWN = Both("這一頁已經撤下", "这一页已经撤下")
_PROMISED_FILES = (".md", "/decision.json", *(TEXT.name("", script) for script in SCRIPTS))


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """One line of published.txt: an address without anchor, and its anchors."""

    line: int
    address: str
    anchors: frozenset[str]


class KeptAnchors(Protocol):
    """What knows the anchors of a page that was read before, and has others read."""

    def __call__(self, content: bytes, find: Callable[[bytes], frozenset[str]]) -> frozenset[str]: ...


def addresses(outputs: Iterable[Output], kept: KeptAnchors | None = None) -> dict[str, frozenset[str]]:
    """Every promised address that the outputs make, with its anchors, which ``kept`` may know."""
    found = partial(kept, find=_anchors) if kept else _anchors
    return {
        address_of(output.path): found(output.content) if output.path.endswith(".md") else frozenset()
        for output in outputs
        if output.path.endswith(_PROMISED_FILES) and not output.path.startswith(("docs/hans/", "docs/assets/"))
    }


def as_text(found: Mapping[str, frozenset[str]]) -> str:
    """The content of published.txt: a line an address, its anchors behind it."""
    return "".join(" ".join([f"/{address}", *sorted(found[address])]) + "\n" for address in sorted(found))


def with_earlier(found: Mapping[str, frozenset[str]], published: Iterable[PublishedPage]) -> dict[str, frozenset[str]]:
    """What was promised once stays promised: an address that has moved needs its redirect for ever."""
    earlier = {entry.address: entry.anchors for entry in published}
    return {a: found.get(a, frozenset()) | earlier.get(a, frozenset()) for a in {*found, *earlier}}


def read_published(root: Path) -> tuple[PublishedPage, ...]:
    """The lines of published.txt; none when there is no such file.  Raises ProblemsFound (A001)."""
    if not (root / PUBLISHED).exists():
        return ()
    text = read_text(root, PUBLISHED, "A001", MAX_BYTES)
    lines = [(number, line.split()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if problems := [_no_address(number, words[0]) for number, words in lines if not _LISTED.fullmatch(words[0])]:
        raise ProblemsFound(problems)
    return tuple(PublishedPage(number, words[0].removeprefix("/"), frozenset(words[1:])) for number, words in lines)


def _no_address(line: int, word: str) -> Problem:
    hint = f"请恢复这一行，从版本库里 {PUBLISHED} 从前的样子抄；这个文件由程序写，不用手改。"
    return Problem(PUBLISHED, line, 1, "A001", f"“{word}”不是本站网址的写法。", hint)


def check_forgotten(root: Path, published: Sequence[PublishedPage]) -> Iterator[Problem]:
    """A001: lines of published.txt that the published branch had and the file lacks, so that no change can unsay a promise."""
    kept = {entry.address: entry.anchors for entry in published}
    lost: dict[str, frozenset[str]] = {}
    for line in lines_once_published(root, PUBLISHED):
        word, *anchors = line.split()
        address = word.removeprefix("/")
        if _LISTED.fullmatch(word) and (address not in kept or not kept[address].issuperset(anchors)):
            lost[address] = lost.get(address, kept.get(address, frozenset())) | frozenset(anchors)
    if lost:
        message = f"登记簿里少了从前记下的 {len(lost)} 行：公布过的网址一个也不能忘。"
        rows = as_text(dict(sorted(lost.items())[:_SHOWN])).rstrip("\n")
        more = f"\n……还有 {len(lost) - _SHOWN} 行，从这个文件从前的样子抄。" if len(lost) > _SHOWN else ""
        yield Problem(PUBLISHED, 0, 0, "A001", message, f"请放回去（同一个网址只写一行）：\n{rows}{more}")


def check_addresses(
    published: Sequence[PublishedPage], redirects: Sequence[Redirect], found: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """A001 an address that is gone, A003 a redirect from or to the wrong place; A002, a warning, new addresses."""
    moved = {redirect.old for redirect in redirects}
    for entry in published:
        gone = [entry.address] if entry.address not in found else []
        gone += [f"{entry.address}#{a}" for a in sorted(entry.anchors - found.get(entry.address, entry.anchors))]
        for address in gone:
            if address not in moved:
                hint = f"请恢复它；确实要去掉，就在 {REDIRECTS} 加一行：{address}<Tab>新地址（撤下的空着）"
                yield Problem(PUBLISHED, entry.line, 1, "A001", f"已经公布的地址没有了：{address}", hint)
    for redirect in redirects:
        yield from _check_redirect(redirect, found)
    if published and (new := _new(published, found)):
        message = f"{len(new)} 个新地址还没有记下，例如 /{new[0]}。"
        hint = "由流水线发布的，发布之后自动记下，不用做什么；自己发布的，请运行 make addresses，把改动提交。"
        yield Problem(PUBLISHED, 0, 0, "A002", message, hint, warning=True)


def redirect_outputs(redirects: Sequence[Redirect]) -> list[Output]:
    """A page in both editions for every page that has moved, which works without JavaScript."""
    return [
        Output(f"docs/{prefix}{redirect.old}index.html", _moved_page(redirect, prefix), REDIRECTS)
        for redirect in redirects
        if "#" not in redirect.old and redirect.old.endswith("/")
        for prefix in ("", "hans/")
    ]


def with_moved_anchors(outputs: Sequence[Output], redirects: Sequence[Redirect]) -> list[Output]:
    """The outputs; on a page that has lost an anchor, the anchor with a line that says where it went."""
    lines: dict[str, list[tuple[str, str]]] = {}
    for redirect in redirects:
        page, _, anchor = redirect.old.partition("#")
        if anchor:
            lines.setdefault(page, []).append((anchor, redirect.new))
    return [_with_lines(output, lines) for output in outputs] if lines else list(outputs)


def _with_lines(output: Output, lines: Mapping[str, list[tuple[str, str]]]) -> Output:
    hans = output.path.startswith("docs/hans/")
    address = address_of("docs/" + output.path.removeprefix("docs/").removeprefix("hans/"))
    if address not in lines or not output.path.endswith(".md"):
        return output
    words = "这一句现在在" if hans else "這一句現在在"
    up = "../" * address.count("/")
    gone = "這一句已經撤下。" if not hans else "这一句已经撤下。"
    added = "".join(
        "\n"
        + (
            tag("p", words, " ", tag("a", new, href=up + new), class_="moved", id=anchor)
            if new
            else tag("p", gone, class_="moved", id=anchor)
        )
        + "\n"
        for anchor, new in lines[address]
    )
    return replace(output, content=output.content + added.encode())


def _moved_page(redirect: Redirect, prefix: str) -> bytes:
    script: Script = "hans" if prefix else "hant"
    title = (_MOVED if redirect.new else _WITHDRAWN).of(script)
    up = "../" * redirect.old.count("/")
    lang = "zh-Hans" if prefix else "zh-Hant"
    home = Both("首頁", "首页").of(script)
    new = up + redirect.new
    sent = (
        [tag("meta", http_equiv="refresh", content=f"0; url={new}"), tag("link", rel="canonical", href=new)]
        if redirect.new
        else []
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("title", title),
        tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
        tag("meta", name="robots", content="noindex"),
        tag("meta", http_equiv="Content-Security-Policy", content="default-src 'none'"),
        *sent,
    )
    main = tag("main", tag("h1", title), tag("p", tag("a", redirect.new or home, href=new)))
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', main), lang=lang)}\n".encode()


def _check_redirect(redirect: Redirect, found: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    page, _, anchor = redirect.new.partition("#")
    if redirect.new and (page not in found or (anchor and anchor not in found[page])):
        message = f"要转到的地址不存在：{redirect.new}"
        yield Problem(
            REDIRECTS, redirect.line, 1, "A003", message, "请写成 shiwei-2015/3-3/ 或 shiwei-2015/3-3/#s2 的样子。"
        )
    page, _, anchor = redirect.old.partition("#")
    if page in found and (not anchor or anchor in found[page]):
        yield Problem(REDIRECTS, redirect.line, 1, "A003", f"这个地址还在，不必转：{redirect.old}", "请删掉这一行。")
    elif anchor and page not in found:
        hint = f"请改为整页的转址：{page}<Tab>{redirect.new}"
        yield Problem(REDIRECTS, redirect.line, 1, "A003", f"{page} 这一页没有了，里面的句子无处可转。", hint)


def _new(published: Sequence[PublishedPage], found: Mapping[str, frozenset[str]]) -> list[str]:
    known = {entry.address: entry.anchors for entry in published}
    new = [address for address in sorted(found) if address not in known]
    return new + [f"{a}#{x}" for a in sorted(known) for x in sorted(found.get(a, frozenset()) - known[a])]


def _anchors(page: bytes) -> frozenset[str]:
    found = ids(page.decode())
    there = (address for tag, address in found if not (tag and tag.has_class("moved")))
    return frozenset(address for address in there if _IN_TEXT.fullmatch(address) or has_page(address))
