"""Record every address that the site now has, so that none can vanish unseen: ``make addresses``."""

import argparse
import sys

from tiaowen.build import record_addresses
from tiaowen.command import run

if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(run(record_addresses))
