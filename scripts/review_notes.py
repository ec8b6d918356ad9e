"""Review the notes whose clause has changed; by itself nothing is changed, each is asked about."""

import argparse
import sys
from datetime import date

from tiaowen.command import run
from tiaowen.notes.review import Desk, register, review


def typed(prompt: str) -> str:
    """What the editor, or a file given as input, says; "" at the end of it."""
    try:
        return input(prompt)
    except EOFError:
        print()
        return ""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="*", help="只看这几条注释（文件名，不带 .md）")
    parser.add_argument("--by", default="编辑部", help="谁决定的")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="日期；不写就是今天")
    parser.add_argument("--register", action="store_true", help="不复核，只把现有注释的网址登记进 published.tsv")
    arguments = parser.parse_args()
    desk = Desk(typed, print, arguments.date, arguments.by)
    sys.exit(run(register if arguments.register else lambda root: review(root, arguments.slug, desk)))
