"""Begin a note on a clause or on words of it: ``make note CLAUSE=3-3 QUOTE=…`` runs this."""

import sys
from pathlib import Path

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["note", *sys.argv[1:]], Path(__file__).resolve().parents[1]))
