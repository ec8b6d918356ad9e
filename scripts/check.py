"""Check every source file without writing anything: ``make check`` and editors run this."""

import argparse
import sys

from edition.build import check
from edition.command import run

if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(run(check))
