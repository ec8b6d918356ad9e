"""``mkdocs build`` by itself, without what scripts/publish.py does afterwards, gives a site that works."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PLAIN, serve
from playwright.sync_api import Browser, Page, expect

from tiaowen.model import SCRIPTS, Script

REGISTER = "() => navigator.serviceWorker.register('/sw.js').then(() => '', String)"


@pytest.fixture(scope="module")
def plain(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What MkDocs makes of the generated pages, in a folder of its own."""
    folder = tmp_path_factory.mktemp("plain") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    result = subprocess.run(
        command, cwd=site.parent, env={**PLAIN, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page whose browser may keep a worker, and that fails its test for any error in the console."""
    context = browser.new_context(locale="zh-TW")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not wrong, wrong


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("below", ["", "a/b/"])
def test_home_clause_and_search_log_no_error(
    plain: Path, reader: Page, script: Script, below: str, tmp_path: Path
) -> None:
    (tmp_path / "host" / below).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "host" / below).symlink_to(plain)
    server, url = serve(tmp_path / "host")
    start = url + below + ("hans/" if script == "hans" else "")
    for path in ("", "city-2015/3-3/", "city-2015/", "notes/", "help/"):
        reader.goto(start + path)
        assert reader.evaluate(REGISTER.replace("/sw.js", f"/{below}sw.js")) == ""
    reader.goto(start + "search/?q=fazhi")
    expect(reader.locator("article a[href*='city-2015/2-3/']").first).to_be_visible()
    server.shutdown()
    server.server_close()
