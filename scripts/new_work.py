"""Take in a document: copy its text as received.txt and draft its work.yml, which you then correct."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["add", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
