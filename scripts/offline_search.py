"""Give a built site search that works from file://: python scripts/offline_search.py FOLDER [--flat]"""

import argparse
from pathlib import Path

from edition.write.search.classic import write_offline_search

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="MkDocs 生成的文件夹")
    parser.add_argument("--flat", action="store_true", help="用 use_directory_urls: false 生成的")
    arguments = parser.parse_args()
    print(f"写了 {len(write_offline_search(arguments.site, not arguments.flat))} 个文件。")
