"""One page of MkDocs → the page that is published, the copy for a disk and the code for paper: read once, and not again while
it and what it is given stay the same."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.kit.kept import Kept, key_of, program_key
from tiaowen.model import SCRIPTS
from tiaowen.write.built.build_marks import Marks
from tiaowen.write.built.codes import NAME, is_place, own_address, qr_code
from tiaowen.write.built.offline import offline_page, on_disk
from tiaowen.write.built.tidy import tidied

_WORK = re.compile(r"data-work=[\"']?([^\s\"'>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Completion:
    """What every page of a site is completed with: its ``address``, whether it has a ``feed``, its marks; and what was ``kept``."""

    kept: Kept
    address: str
    feed: bool
    marks: Marks

    def complete(self, site: Path, path: str) -> None:
        """Put the page at ``path`` in ``site`` into the form in which it is published, its code beside it."""
        page = site / path
        html = page.read_text("utf-8")
        done = self.kept.value(self._key(path, html), lambda: self._made(path, html))
        html, address = json.loads(done)
        page.write_text(html, "utf-8")
        if address:
            code = self.kept.value(key_of("code", program_key(), address), lambda: qr_code(address))
            page.with_name(NAME).write_bytes(code)

    def for_disk(self, html: str, path: str) -> str:
        """The copy for a disk of a completed page."""
        return self.kept.value(
            self._disk_key(path, html), lambda: offline_page(html, path, self.address).encode()
        ).decode()

    def _made(self, path: str, html: str) -> bytes:
        """The page, and the address that its code says, "" where it has none; its copy for a disk is kept besides."""
        found = tokens(html)
        made = list(self.marks.on(list(tidied(found, self.feed))))
        done = "".join(token.source for token in made)
        self.kept.put(self._disk_key(path, done), on_disk(made, path, self.address).encode())
        return json.dumps([done, _printed_address(found)], ensure_ascii=False).encode()

    def _key(self, path: str, html: str) -> str:
        """By the page, and by all that it could be given."""
        works = sorted(set(_WORK.findall(html)))
        sums = [sorted(self.marks.sums(work, script).items()) for work in works for script in SCRIPTS]
        given = repr((path, self.address, self.feed, self.marks.code, works, sums))
        return key_of("page", program_key(), given, html)

    def _disk_key(self, path: str, html: str) -> str:
        return key_of("disk", program_key(), path, self.address, html)


def _printed_address(page: Sequence[Token]) -> str:
    return own_address(page) if any(map(is_place, page)) else ""
