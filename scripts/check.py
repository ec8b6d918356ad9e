"""Check every source file without writing anything: ``make check`` and editors run this."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["check", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
