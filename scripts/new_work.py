"""Take in a document: copy its text as received.txt and draft its work.yml, which you then correct."""

import argparse
import sys
from pathlib import Path

from edition.command import run
from edition.draft_work import draft_work
from edition.pipeline import DECISIONS, read_conversion
from edition.problem import Problem, ProblemsFound
from edition.read.plain_text import decode, read_bytes
from edition.read.work import RECEIVED_CODES, check_ids
from edition.write.files import replace_file

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="the plain text, UTF-8")
    parser.add_argument("id", help="the name of its folder and address, such as ziyang-2015")
    parser.add_argument("--issuer", default="", help="who issued it")
    arguments = parser.parse_args()

    def take_in(root: Path) -> str:
        folder = f"{DECISIONS}/{arguments.id}"
        if problems := list(check_ids([folder])):
            raise ProblemsFound(problems)
        if (root / folder).exists():
            raise ProblemsFound([Problem(folder, 0, 0, "W006", "已经有这个文件夹。", "请换一个名字。")])
        file = arguments.file.absolute()
        content = read_bytes(file.parent, file.name, "R001", 20_000_000)
        text = decode(content, file.name, RECEIVED_CODES)
        replace_file(root / folder / "received.txt", content)
        replace_file(root / folder / "work.yml", draft_work(text, read_conversion(root), arguments.issuer).encode())
        return f"已建 {folder}/。请核对 work.yml，然后运行 make check。"

    sys.exit(run(take_in))
