"""The built site as a folder that opens from a disk: every link to a folder becomes one to its index.html."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from tiaowen.kit.same_zip import store
from tiaowen.write.download import FORMATS
from tiaowen.write.search.from_disk import offline_search

NAME = "offline.zip"
FOLDER = "offline/"
_LARGE = "|".join(re.escape(form.ending) for form in FORMATS if not form.on_disk)
_LEFT_OUT = re.compile(
    rf"(?:{_LARGE})$|/card-han[ts]\.png$|^offline\.zip$|^sitemap\.xml|^robots\.txt$|^sw\.js$|^404\.html$|(^|/)files\.json$|^SHA256SUMS$"
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# Files have no origin that the hash of a script could be checked for.
_SUMS = re.compile(r' data-(?:readings|glosses)="[^"]*"')
_LINK = re.compile(r'(?P<name>\s(?:href|src|data-twin|action))="(?P<path>[^":?#]*)(?P<rest>[?#][^"]*)?"')
_REFRESH = re.compile(r'(content="0; ?url=)(?P<path>[^":?#]*)(?P<rest>[?#][^"]*)?"')
_FOLDER_END = re.compile(r"(^|/)\.{0,2}$")


def offline_zip(site: Path, address: str) -> bytes:
    """The zip of ``site``.  Files left out (PDF) are linked at ``address``, the site's own, or not at all."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in offline_files(site):
            content = (site / path).read_bytes()
            if path.endswith(".html"):
                content = offline_page(content.decode(), path, address).encode()
            store(archive, FOLDER + path, content)
        for path, text in offline_search(site).items():
            store(archive, FOLDER + path, text.encode())
    return buffer.getvalue()


def offline_files(site: Path) -> Iterator[str]:
    """The files that go along, in order."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not _LEFT_OUT.search(name):
            yield name


def offline_page(html: str, path: str, address: str) -> str:
    """One page with its links as a disk needs them.

    The policy goes: a browser gives files no origin that 'self' could name, and there is no
    server a script could talk to.
    """
    html = _SUMS.sub("", _POLICY.sub("", html))
    here = path.rpartition("/")[0]
    html = _LINK.sub(lambda m: _link_on_disk(m, here, address), html)
    return _REFRESH.sub(lambda m: f'{m[1]}{_onto_disk(m["path"], here, address)}{m["rest"] or ""}"', html)


def _link_on_disk(link: re.Match[str], here: str, address: str) -> str:
    """The attribute as a disk needs it; "" for a file that is left out and whose address nobody knows."""
    target = _onto_disk(link["path"], here, address)
    return f'{link["name"]}="{target}{link["rest"] or ""}"' if target or not link["path"] else ""


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
