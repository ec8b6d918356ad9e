"""Begin another owner's site in a folder of its own: ``make new DIR=../mine TITLE=…`` runs this."""

import sys

from tiaowen.cli import main

if __name__ == "__main__":
    sys.exit(main(["new", *sys.argv[1:]]))
