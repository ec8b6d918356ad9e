"""The wheel of the tiaowen that runs: what a new site is given, so that it needs no source at hand."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tiaowen import __version__
from tiaowen.carried import CHECKOUT, PACKAGE
from tiaowen.kit.problem import Problem, ProblemsFound

_NAME = f"tiaowen-{__version__}-py3-none-any.whl"


def wheel_of_this(given: Path | None) -> tuple[str, bytes]:
    """Its name and bytes: the file ``given``, else built from the checkout, else the one it was installed from.

    Raises ProblemsFound (G003).
    """
    if given is None and PACKAGE == CHECKOUT / "scripts" / "tiaowen":
        return _NAME, _built()
    for path in [given] if given else _installed_from():
        if path.is_file() and path.name == _NAME:
            return path.name, path.read_bytes()
    hint = f"请写明安装包在哪里：--wheel 文件夹/{_NAME}"
    raise ProblemsFound([Problem(str(given or _NAME), 0, 0, "G003", f"找不到这一版的安装包 {_NAME}。", hint)])


def _built() -> bytes:
    """From the checkout as it stands; the same bytes for the same files."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
        result = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        if result.returncode:
            hint = "请运行 make new，它会先装好打包用的程序。"
            raise ProblemsFound([Problem("pyproject.toml", 0, 0, "G003", f"没有打成安装包：\n{result.stderr}", hint)])
        return (Path(folder) / _NAME).read_bytes()


def _installed_from() -> Iterator[Path]:
    """The site one stands in keeps it in vendor/; pip records a file it was given (PEP 610)."""
    yield Path("vendor") / _NAME
    try:
        recorded = distribution("tiaowen").read_text("direct_url.json")
    except PackageNotFoundError:
        return
    if recorded and (url := urlsplit(json.loads(recorded)["url"])).scheme == "file":
        yield Path(unquote(url.path))
