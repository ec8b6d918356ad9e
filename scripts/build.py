"""Write the Markdown pages and data that MkDocs publishes: ``make site`` does this first."""

import argparse
import sys
from pathlib import Path

from tiaowen.build import Done, build
from tiaowen.command import run
from tiaowen.write.built.publish import one_at_a_time

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-downloads", action="store_true", help="不生成 PDF、EPUB 等下载文件")
    downloads = not parser.parse_args().no_downloads

    def build_alone(root: Path) -> Done:
        with one_at_a_time(root):
            return build(root, downloads=downloads)

    sys.exit(run(build_alone))
