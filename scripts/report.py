"""List the readings and the traditional forms that nothing settled, least sure first, for an editor to look at: ``make report``."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["report", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
