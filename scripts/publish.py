"""Build the pages and publish them with MkDocs into site/, whole or not at all."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["publish", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
