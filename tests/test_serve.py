"""``make serve``: a saved source shows; a broken one shows its Problem and keeps the last good pages."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import PLAIN
from test_commands import project

pytestmark = pytest.mark.slow

__all__ = ["project"]
PATIENCE = 60


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """A preview of a small project; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, str(project / "scripts/serve.py"), "--address", address]
    log = (project / "serve.log").open("w")
    process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, env={**PLAIN, "PYTHONUNBUFFERED": "1"})
    try:
        until(lambda: "樣本" in get(f"http://{address}/"))
        yield f"http://{address}/"
    finally:
        process.terminate()  # a shell lets what it runs behind it ignore SIGINT
        process.wait(PATIENCE)
        log.close()


def get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def until(shown: Callable[[], bool]) -> None:
    """Wait for the preview to follow; how long it takes is measured elsewhere."""
    deadline = time.monotonic() + PATIENCE
    while not shown():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_sources_are_followed_and_problems_shown(project: Path, preview: str) -> None:
    index = project / "docs/pages/index.md"
    good = index.read_text("utf-8")
    index.write_text(good + "\n新的一段。\n", encoding="utf-8")
    until(lambda: "新的一段。" in get(preview))

    index.write_text(good.replace("title:", "titel:"), encoding="utf-8")
    until(lambda: "P002" in get(preview + "problems.txt"))
    assert "新的一段。" in get(preview)

    index.write_text(good, encoding="utf-8")
    until(lambda: get(preview + "problems.txt") == "" and "新的一段。" not in get(preview))

    work = project / "docs/decisions/sample/work.yml"
    work.write_text(work.read_text("utf-8").replace("issuer: 某市委", "issuer: 另一個市委"), encoding="utf-8")
    until(lambda: "另一個市委" in get(preview + "sample/"))

    style = project / "overrides/assets/stylesheets/site.css"
    style.write_text(style.read_text("utf-8") + ".new-rule { top: 0 }", encoding="utf-8")
    until(lambda: "new-rule" in get(preview + "assets/stylesheets/page.css"))

    footer = project / "overrides/partials/footer.html"
    footer.write_text(footer.read_text("utf-8").replace('class="foot"', 'class="foot new"'), encoding="utf-8")
    until(lambda: "foot new" in get(preview + "sample/1-1/"))

    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("hant: 依法治市決定", "hant: 另一個名稱"), encoding="utf-8")
    until(lambda: "另一個名稱" in get(preview + "sample/1-1/"))

    notes = project / "docs/notes/sample"
    assert not notes.exists()
    notes.mkdir(parents=True)
    (notes / "x.md").write_text("typed", "utf-8")
    until(lambda: "docs/notes/sample/x.md" in get(preview + "problems.txt"))
    # MkDocs looks twice a second: of a file that a build met and that is gone before the next look it knows nothing.
    time.sleep(1)
    (notes / "x.md").unlink()
    until(lambda: get(preview + "problems.txt") == "")

    address = preview.removeprefix("http://").removesuffix("/")
    taken = [sys.executable, str(project / "scripts/serve.py"), "--address", address]
    said = subprocess.run(taken, cwd=project, capture_output=True, text=True, env=PLAIN, check=False)
    assert said.returncode == 1
    assert "S005" in said.stderr
    assert "Traceback" not in said.stderr

    builds = (project / "serve.log").read_text("utf-8").count("生成")
    time.sleep(3)
    assert (project / "serve.log").read_text("utf-8").count("生成") == builds, "a rebuild loop"
