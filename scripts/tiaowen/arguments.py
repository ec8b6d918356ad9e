"""What is typed behind a word of the command line: each value checked, what is wrong with it told in Chinese."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import NoReturn

# What argparse says in English, as far as it is met.
_SAID = (
    (r"the following arguments are required: (.*)", r"还缺 \1"),
    (r"unrecognized arguments: (.*)", r"不认得 \1"),
    (r"argument \S+: invalid choice: '?(.*?)'? \(.*", r"没有“\1”这个命令"),
    (r"argument (\S+): expected one argument", r"\1 后面要写一个值"),
    (r"argument (\S+): invalid \S+ value: (.*)", r"\1 不能是 \2"),
    (r"argument \S+: (.*)", r"\1"),
)


class Parser(argparse.ArgumentParser):
    """Says in Chinese, in one line, what is wrong with the words typed."""

    def error(self, message: str) -> NoReturn:
        for english, chinese in _SAID:
            message = re.sub(f"^{english}$", chinese, message)
        self.exit(2, f"{self.prog}：{message}。用法：{self.prog} --help\n")


def some(what: str) -> Callable[[str], str]:
    """Any text but none; ``what`` it should say."""

    def typed(text: str) -> str:
        if not text.strip():
            raise argparse.ArgumentTypeError(f"请写明{what}")
        return text

    return typed


def work_name(typed: str) -> str:
    """The name of a work's folder."""
    if not typed.strip() or re.search(r"[/\\]", typed):
        raise argparse.ArgumentTypeError("这里写网址名，例如 shiwei-2015，不是路径")
    return typed


def new_name(typed: str) -> str:
    """The name of a work; none, as make gives it, is for the program to find."""
    return work_name(typed) if typed else ""


def day(typed: str) -> date | None:
    """A day; none, as make gives it, is no other text."""
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{typed}”不是日子，写成 2017-06-27 这样") from None


def part(typed: str) -> int:
    """Which of several texts, from 1; 0, as make gives it where none is named, is the whole file."""
    if typed and not re.fullmatch("[1-9][0-9]?", typed):
        raise argparse.ArgumentTypeError("第几份写成数字，例如 2")
    return int(typed or 0)
