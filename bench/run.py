"""``make bench``: measure in one run, print the tables, keep them in bench/results/.  ``make bench TEXTS=folder``: with its longest texts."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import build_cost
import growth
import search

if __name__ == "__main__":
    texts = os.environ.get("TEXTS")
    table = f"{growth.report(Path(texts) if texts else None)}\n{build_cost.report()}\n{search.report()}"
    print(table)
    folder = Path(__file__).parent / "results"
    folder.mkdir(exist_ok=True)
    name = datetime.datetime.now(tz=datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    (folder / f"{name}.md").write_text(table, encoding="utf-8")
