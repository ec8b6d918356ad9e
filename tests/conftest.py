"""The sample site, built once, and a browser that reads it."""

from __future__ import annotations

import compileall
import fcntl
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from samples import CITY, LIVE_WORKS, PLAIN, ROOT, add_fonts, commit, git, lay_out, publish

from tiaowen.kit.ci import SIGNS, SUMMARY

__all__ = ["PLAIN", "ROOT", "git"]

ADDRESS = "http://127.0.0.1:8000/"

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]

pytest.register_assert_rewrite("invariants")

# Commands are run as at an editor's desk, also where a pipeline runs the tests; those of a pipeline say so.
for sign in (*SIGNS, SUMMARY):
    os.environ.pop(sign, None)

# No test is timed: a busy machine must not turn one red.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")


CONTENT = ROOT / "tests" / "content"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """A suite of content is there with its content only: ``a_2015`` with ``docs/decisions/a-2015``."""
    if collection_path == CONTENT and not any(LIVE_WORKS.glob("*/work.yml")):
        return True
    if collection_path.parent != CONTENT or not collection_path.is_dir():
        return None
    work = collection_path.name.replace("_", "-")
    return None if (LIVE_WORKS / work).is_dir() else True


def pytest_configure(config: pytest.Config) -> None:
    """The modules are compiled once, not in every process of every command that a test runs."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        compileall.compile_dir(ROOT / "scripts", quiet=2)


# What takes more than a moment: a site is built for it, commands are run in it, or a browser is started.
SLOW = {"site", "live", "project", "moved", "browser", "begun", "filled", "hostile"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for one of them is slow, without a mark of its own."""
    for item in items:
        if SLOW & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing: the tests print only what fails."""


def serve(folder: Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    """A server of ``folder`` on a free port, and its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of the sample city; its project is the folder above."""
    return _once(tmp_path_factory, "city", _publish_city)


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of this checkout, for the suites of content."""
    return _once(tmp_path_factory, "live", lambda _: publish(ROOT, SITE_URL=ADDRESS))


def _publish_city(project: Path) -> Path:
    lay_out(CITY, project)
    add_fonts(project)
    commit(project)
    return publish(project, SITE_URL=ADDRESS)


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """What ``make`` makes in a folder of this run, by whichever process of the tests is first."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / f"{name}.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if not (made := lock.read()):
            shutil.rmtree(shared / name, ignore_errors=True)
            (shared / name).mkdir()
            made = str(make(shared / name))
            lock.write(made)
    return Path(made)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    server, url = serve(site)
    yield url
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; without it every browser test fails with the command that mends it."""
    if not CHROMIUM:
        pytest.fail("缺少浏览器。请运行：sudo apt-get install chromium fonts-noto-cjk", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has never been here, on a desktop."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-TW", service_workers="block")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    for page in context.pages:  # what was still being answered is of no test any more
        page.unroute_all(behavior="ignoreErrors")
    context.unroute_all(behavior="ignoreErrors")
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when the console shows an error or another host is asked."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if _is_foreign(request.url) else None)
    yield page
    assert not wrong, wrong


def _is_foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:"))
