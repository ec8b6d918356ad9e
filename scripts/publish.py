"""Build the pages and publish them with MkDocs into site/, whole or not at all."""

import argparse
import sys
from pathlib import Path

from tiaowen.build import Done, build
from tiaowen.command import release_option, run
from tiaowen.write.built.publish import one_at_a_time, publish


def make_site(root: Path, release: bool) -> Done:
    with one_at_a_time(root):
        built = build(root, release)
        return Done("\n".join([built.message, publish(root, release)]), built.warnings)


if __name__ == "__main__":
    release = release_option(argparse.ArgumentParser(description=__doc__)).parse_args().release
    sys.exit(run(lambda root: make_site(root, release)))
