"""What a file or folder may be called whose name becomes an address: small letters, digits and single hyphens between."""

from __future__ import annotations

import re

from tiaowen.kit.problem import Problem, ProblemsFound

# A part of an expression; it holds no group that counts.
NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
_WHOLE = re.compile(NAME)


def is_address_name(name: str) -> bool:
    """Whether ``name``, without an ending, can stand in an address."""
    return bool(_WHOLE.fullmatch(name))


def address_name(path: str, code: str, example: str, kept: tuple[str, str] = ("", "")) -> str:
    """The name of the file at ``path``, without its ending.  Raises ProblemsFound with ``code`` where it can be no address.

    ``example`` is a name that can; ``kept`` one that the site uses itself, and the words that say so.
    """
    name = path.rsplit("/", 1)[-1].rpartition(".")[0]
    if not is_address_name(name) or name == kept[0]:
        hint = f"请改成小写字母、数字和连字符，例如 {example}{kept[1]}。"
        raise ProblemsFound([Problem(path, 0, 0, code, f"文件名“{name}”不能作网址。", hint)])
    return name
