"""Firefox, spoken to in WebDriver BiDi (W3C), which it understands by itself: no driver, no second download."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

PROGRAM = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


class Firefox:
    """One window."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection, self.sent = connection, 0
        self.command("session.new", capabilities={})
        self.context = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def command(self, method: str, **params: object) -> Any:
        """What the browser answers; ``AssertionError`` with its words when it refuses."""
        self.sent += 1
        self.connection.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while (answer := json.loads(self.connection.recv(60))).get("id") != self.sent:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.command("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def wait_for(self, expression: str) -> None:
        """Wait until a JavaScript expression is true; asked anew each time, since a page may go while it is asked."""
        until = time.monotonic() + 20
        while not self._is_true(expression):
            assert time.monotonic() < until, expression
            time.sleep(0.05)

    def _is_true(self, expression: str) -> bool:
        target = {"context": self.context}
        answer = self.command("script.evaluate", expression=f"!!({expression})", target=target, awaitPromise=False)
        return answer["type"] == "success" and bool(answer["result"]["value"])

    def type(self, text: str) -> None:
        """Press the keys one after the other."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self.command(
            "input.performActions", context=self.context, actions=[{"type": "key", "id": "keys", "actions": keys}]
        )


@contextlib.contextmanager
def firefox(home: Path) -> Iterator[Firefox]:
    """A Firefox that has never been used; ``home`` is where it may write."""
    if not PROGRAM:
        pytest.fail("缺少 Firefox。请运行：sudo apt-get install firefox-esr", pytrace=False)
    profile = home / "profile"
    profile.mkdir()
    command = [PROGRAM, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    environment = {**os.environ, "HOME": str(home), "MOZ_DISABLE_CONTENT_SANDBOX": "1"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            found = next(filter(None, (re.search(r"ws://\S+", line) for line in process.stderr)))
            with connect(f"{found[0]}/session", max_size=None) as connection:
                yield Firefox(connection)
        finally:
            process.kill()
