"""One peer's readings, in a process of its own: a JSON list of texts in, lists of one reading a character out.

``python peer.py pypinyin | large_pinyin | g2pM`` with the peers' folder on PYTHONPATH.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module

Read = Callable[[str], list[str]]


def pypinyin() -> Read:
    """The library as installed."""
    library = import_module("pypinyin")
    return lambda text: [r[0] for r in library.pinyin(text, errors=lambda other: [[c] for c in other])]


def large_pinyin() -> Read:
    """The library with the largest phrase data of pypinyin-dict."""
    import_module("pypinyin_dict.phrase_pinyin_data.large_pinyin").load()
    return pypinyin()


def g2pm() -> Read:
    """The network of the makers of CPP, trained on its other part."""
    model = import_module("g2pM").G2pM()
    return lambda text: [r.replace("u:", "ü") for r in model(text, tone=True, char_split=True)]


if __name__ == "__main__":
    read = {"pypinyin": pypinyin, "large_pinyin": large_pinyin, "g2pM": g2pm}[sys.argv[1]]()
    print(json.dumps([read(text) for text in json.load(sys.stdin)]))
