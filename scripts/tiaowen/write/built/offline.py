"""The built site as a folder that opens from a disk: every link to a folder becomes one to its index.html."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.kit.same_zip import store
from tiaowen.write.download import FORMATS
from tiaowen.write.search.from_disk import offline_search

NAME = "offline.zip"
FOLDER = "offline/"
_LARGE = "|".join(re.escape(form.ending) for form in FORMATS if not form.on_disk)
_LEFT_OUT = re.compile(
    rf"(?:{_LARGE})$|/card-han[ts]\.png$|^offline\.zip$|^sitemap\.xml|^robots\.txt$|^sw\.js$|^404\.html$|(^|/)files\.json$|^SHA256SUMS$"
)
# Files have no origin that the hash of a script could be checked for.
_SUMS = frozenset(("data-readings", "data-glosses"))
_LINKS = ("href", "src", "data-twin", "action")
_LINK = re.compile(r"(?P<path>[^:?#]*)(?P<rest>[?#].*)?", re.DOTALL)
_REFRESH = re.compile(r"(?P<wait>0; ?url=)(?P<link>.*)", re.DOTALL)
_FOLDER_END = re.compile(r"(^|/)\.{0,2}$")


def write_offline_zip(site: Path, page: Callable[[str, str], str]) -> int:
    """Write the zip of ``site`` into it, a file at a time; returns its size in bytes.

    ``page`` gives for a page and its path what a disk needs (``offline_page``).
    """
    with zipfile.ZipFile(site / NAME, "w") as archive:
        for path in offline_files(site):
            content = (site / path).read_bytes()
            if path.endswith(".html"):
                content = page(content.decode(), path).encode()
            store(archive, FOLDER + path, content)
        for path, text in offline_search(site):
            store(archive, FOLDER + path, text.encode())
    return (site / NAME).stat().st_size


def offline_files(site: Path) -> Iterator[str]:
    """The files that go along, in order."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not _LEFT_OUT.search(name):
            yield name


def offline_page(html: str, path: str, address: str) -> str:
    """One page with its links as a disk needs them.

    Files left out (PDF) are linked at ``address``, the site's own, or not at all.
    The policy stays: a browser gives files no origin that 'self' could name, so beside it stands the scheme of files.
    """
    return on_disk(tokens(html), path, address)


def on_disk(page: Iterable[Token], path: str, address: str) -> str:
    """The same of a page that is given as its tokens."""
    here = path.rpartition("/")[0]
    return "".join(_on_disk(token, here, address).source for token in page)


def _on_disk(token: Token, here: str, address: str) -> Token:
    if token.kind != "start":
        return token
    if token.get("http-equiv") == "Content-Security-Policy":
        return token.changed({"content": token.get("content").replace("'self'", "'self' file:")})
    changes = {name: _moved(token.get(name), here, address) for name in _LINKS if name in token.attributes}
    if found := _REFRESH.fullmatch(token.get("content")):
        changes["content"] = found["wait"] + _moved(found["link"], here, address)
    # A file that is left out and whose address nobody knows has none.
    gone = _SUMS | {name for name, link in changes.items() if token.get(name) and not link}
    same = all(token.get(name) == value for name, value in changes.items())
    kept = {name: value for name, value in changes.items() if name not in gone}
    return token if same and gone.isdisjoint(token.attributes) else token.changed(kept, without=gone)


def _moved(link: str, here: str, address: str) -> str:
    found = _LINK.fullmatch(link)
    return _onto_disk(found["path"], here, address) + (found["rest"] or "") if found else link


def _onto_disk(link: str, here: str, address: str) -> str:
    if not link or link.startswith("/"):
        return link
    if _FOLDER_END.search(link):
        return link.rstrip("/") + "/index.html" if link.rstrip("/") else link
    target = _resolve(here, link)
    return (address and address + target) if _LEFT_OUT.search(target) else link


def _resolve(here: str, link: str) -> str:
    steps = here.split("/") if here else []
    for step in link.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)
