"""Say in Markdown which pages of one built site were added, changed or lost in another."""

import argparse
from pathlib import Path

from tiaowen.compare import as_markdown, compare_sites

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    arguments = parser.parse_args()
    print(as_markdown(compare_sites(arguments.old, arguments.new)))
