"""What a work is called in addresses: the name of its folder in ``docs/decisions/``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tiaowen.kit.address_names import is_address_name
from tiaowen.kit.problem import Problem

# Below a work's folder: its texts of other days.
VERSIONS = "versions"
# Addresses that the site uses itself.
_OF_THE_SITE = frozenset(
    {
        *("addresses", "hans", "terms", "bodies", "works", "notes", "search", "assets"),
        *("pages", "decisions", "map", "library", "collections"),
    }
)


def work_id(folder: str) -> str:
    """The id of a work is the name of its folder; of an earlier or later text of it ``shiwei-2015/v/2017-06-27``, its address."""
    work, _, day = folder.rstrip("/").partition(f"/{VERSIONS}/")
    return work.rsplit("/", 1)[-1] + (f"/v/{day}" if day else "")


def check_ids(folders: Sequence[str]) -> Iterator[Problem]:
    """A folder's name becomes an address: small letters, digits and hyphens, and not a page of the site."""
    for folder in folders:
        name = work_id(folder)
        if not is_address_name(name):
            hint = "请改成小写字母、数字和连字符，例如 shiwei-2015。"
            yield Problem(folder, 0, 0, "W006", f"文件夹名“{name}”不能作网址。", hint)
        elif name in _OF_THE_SITE:
            yield Problem(folder, 0, 0, "W006", f"“{name}”是网站自己用的网址。", "请换一个名字，例如 shiwei-2015。")
