"""Build the pages and publish them with MkDocs into site/, whole or not at all."""

import argparse
import sys
from pathlib import Path

from edition.build import build
from edition.command import run
from edition.write.publish import one_at_a_time, publish


def make_site(root: Path) -> str:
    with one_at_a_time(root):
        return "\n".join([build(root), publish(root)])


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(run(make_site))
