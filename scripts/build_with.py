"""Build the generated pages, and nothing around them, with MkDocs or what may follow it, into a folder."""

import argparse
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("builder", choices=["mkdocs", "zensical", "properdocs"])
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    work = ROOT / "build" / "other-project"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, work / name)
    shutil.copy(ROOT / "mkdocs.yml", work)
    shutil.rmtree(arguments.folder, ignore_errors=True)
    print(arguments.builder, version(arguments.builder), flush=True)
    command = [sys.executable, "-m", arguments.builder, "build", "--config-file", "mkdocs.yml"]
    result = subprocess.run(command, cwd=work, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)
    if (work / "site").is_dir():
        shutil.copytree(work / "site", arguments.folder)
    sys.exit(result.returncode)
