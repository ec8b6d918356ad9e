"""``make bench``: measure in one run, print the tables, keep them in bench/results/."""

from __future__ import annotations

import datetime
from pathlib import Path

import build_cost
import search

if __name__ == "__main__":
    table = f"{build_cost.report()}\n{search.report()}"
    print(table)
    folder = Path(__file__).parent / "results"
    folder.mkdir(exist_ok=True)
    name = datetime.datetime.now(tz=datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    (folder / f"{name}.md").write_text(table, encoding="utf-8")
