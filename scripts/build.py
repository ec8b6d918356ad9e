"""Write the Markdown pages and data that MkDocs publishes: ``make site`` runs this first."""

import argparse
import sys

from edition.build import build
from edition.command import run

if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(run(build))
