"""Write the Markdown pages and data that MkDocs publishes: ``make site`` does this first."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
