"""Review the notes whose clause has changed; by itself nothing is changed, each is asked about."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["review", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
