"""Withdraw a work and record where its addresses went: ``make withdraw ID=…`` runs this."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["withdraw", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
