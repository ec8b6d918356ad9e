"""Record every address that the site now has, so that none can vanish unseen: ``make addresses``."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["addresses", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
