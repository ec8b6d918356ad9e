"""Preview the site: every saved source shows in the open browser; a broken one shows its Problem."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
