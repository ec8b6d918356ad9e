"""Check every source file without writing anything: ``make check`` and editors run this."""

import argparse
import sys

from tiaowen.build import check
from tiaowen.command import release_option, run

if __name__ == "__main__":
    release = release_option(argparse.ArgumentParser(description=__doc__)).parse_args().release
    sys.exit(run(lambda root: check(root, release)))
