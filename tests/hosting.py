"""A host whose sites a test may change: copies of the site, in folders or not, and the builds that follow."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT, serve
from playwright.sync_api import Page

from tiaowen.write.built.build_marks import integrity
from tiaowen.write.built.worker import add_worker

WORK = "city-2015"
# Addresses that this origin keeps, of all sites on it.
KEPT = "caches.keys().then(async names => (await Promise.all(names.map(async n => (await (await caches.open(n)).keys()).map(r => r.url)))).flat())"
ACTIVE = "navigator.serviceWorker.getRegistration().then(r => Boolean(r && r.active && r.active.state === 'activated'))"


@dataclass(frozen=True)
class Host:
    """``folder`` is what is served at ``url``."""

    folder: Path
    url: str

    def publish(self, site: Path, path: str = "") -> Path:
        """A copy of the site at a path of this host."""
        return shutil.copytree(site, self.folder / path, dirs_exist_ok=True)


@contextlib.contextmanager
def host(folder: Path) -> Iterator[Host]:
    """A host until the ``with`` is left."""
    folder.mkdir(parents=True, exist_ok=True)
    server, url = serve(folder)
    try:
        yield Host(folder, url)
    finally:
        server.shutdown()
        server.server_close()


def republish(copy: Path, changes: dict[str, tuple[str, str]], kept: bool = True) -> None:
    """The next build: in each file the one text stands for the other, and the lists are made anew."""
    for name, (old, new) in changes.items():
        text = (copy / name).read_text("utf-8")
        assert old in text, (name, old)
        (copy / name).write_text(text.replace(old, new), "utf-8")
    readings = integrity(copy / WORK / "readings.js")
    for page in copy.rglob("*.html"):
        html = page.read_text("utf-8")
        page.write_text(re.sub(r'data-readings="[^"]*"', f'data-readings="{readings}"', html), "utf-8")
    shutil.copy(ROOT / "overrides/assets/javascripts/worker.js", copy / "assets/javascripts/worker.js")
    code = re.search(r'data-code="(\w+)"', (copy / "index.html").read_text("utf-8"))
    assert code
    add_worker(copy, [WORK], "http://127.0.0.1:8000/", code[1], kept)


def wait_until(page: Page, promise: str) -> None:
    """Wait until what ``promise`` gives is true; wait_for_function would be content with the promise itself."""
    page.evaluate(
        f"new Promise(done => {{ const look = () => {promise}.then(yes => yes ? done() : setTimeout(look, 50)); look() }})"
    )


def stay(page: Page, address: str) -> None:
    """Open a page and stay until it and what is near it is kept; one visit must do."""
    page.goto(address)
    wait_until(page, f"{KEPT}.then(all => all.includes(location.href.replace(/[?#].*/, '')))")
    wait_until(page, ACTIVE)
