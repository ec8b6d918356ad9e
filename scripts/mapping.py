"""Draft which provision of one text of a work is which of the next: ``make mapping ID=…`` runs this."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["mapping", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
