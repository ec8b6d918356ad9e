"""Take in a document: copy its text as received.txt and draft its work.yml, which you then correct."""

import argparse
import re
import sys
from pathlib import Path

from tiaowen.build import Done
from tiaowen.command import run
from tiaowen.draft.work import draft_work
from tiaowen.kit.files import replace_file
from tiaowen.kit.plain_text import decode, read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.load.works import DECISIONS, read_conversion
from tiaowen.read.work import MAX_BYTES, RECEIVED_CODES, check_ids


def file(typed: str) -> str:
    if not typed.strip():
        raise argparse.ArgumentTypeError("请写明底本是哪个文件。")
    return typed


def name(typed: str) -> str:
    if not typed.strip() or re.search(r"[/\\]", typed):
        raise argparse.ArgumentTypeError("这里写网址名，例如 ziyang-2015，不是路径。")
    return typed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=file, help="the plain text, UTF-8")
    parser.add_argument("id", type=name, help="the name of its folder and address, such as ziyang-2015")
    parser.add_argument("--issuer", default="", help="who issued it")
    arguments = parser.parse_args()

    def take_in(root: Path) -> Done:
        folder = f"{DECISIONS}/{arguments.id}"
        if problems := list(check_ids([folder])):
            raise ProblemsFound(problems)
        if (root / folder).exists():
            raise ProblemsFound([Problem(folder, 0, 0, "W006", "已经有这个文件夹。", "请换一个名字。")])
        content = read_bytes(Path.cwd(), arguments.file, "R001", MAX_BYTES)
        text = decode(content, arguments.file, RECEIVED_CODES)
        draft = draft_work(text, read_conversion(root), arguments.issuer).encode()
        replace_file(root / folder / "received.txt", content)
        replace_file(root / folder / "work.yml", draft)
        return Done(f"已建 {folder}/。请核对 work.yml，然后运行 make check。")

    sys.exit(run(take_in))
