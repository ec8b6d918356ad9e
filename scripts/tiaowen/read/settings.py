"""What the build asks of mkdocs.yml: where the site is published and where its sources are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from tiaowen.kit.plain_text import read_text
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.yaml_text import YamlText, parse_yaml
from tiaowen.read.config import CONFIG, check_config
from tiaowen.read.entry_ids import EntryIds, read_entry_ids

_LOCAL = "http://127.0.0.1:8000/"


@dataclass(frozen=True, slots=True)
class Settings:
    """``site`` and ``repository`` are addresses, ``repository`` "" when it is not given.

    ``host`` names the kind of host where its address does not (github, gitlab, gitea, gitee).  ``offline`` lets
    browsers keep pages; false takes the worker back from those that have it.  ``entry_ids`` names what feeds announce.
    """

    site: str = _LOCAL
    repository: str = ""
    branch: str = "main"
    host: str = ""
    offline: bool = True
    entry_ids: EntryIds = field(default_factory=EntryIds)


class _Loader(yaml.SafeLoader):
    """Knows ``!ENV`` as MkDocs does; leaves every other tag of mkdocs.yml to MkDocs."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def read_settings(root: Path) -> Settings:
    """The settings of ``root/mkdocs.yml``.  Raises ProblemsFound: S001 the file, S002 what the pages need of it."""
    text = read_text(root, CONFIG, "S001")
    yaml_text = parse_yaml(text, CONFIG, "S001", tags=True)
    if problems := list(check_config(yaml_text)):
        raise ProblemsFound(problems)
    facts = _facts(text)
    if problems := [p for key in ("site_url", "repo_url") for p in _check_address(yaml_text, key, facts)]:
        raise ProblemsFound(problems)
    extra = facts["extra"]
    site = _folder(str(facts.get("site_url") or _LOCAL))
    return Settings(
        site,
        str(facts.get("repo_url") or "").removesuffix("/").removesuffix(".git"),
        str(extra.get("repo_branch") or "main"),
        str(extra.get("repo_host") or ""),
        extra.get("offline") is not False,
        read_entry_ids(
            root, str(extra.get("feed_ids") or extra["names"]["hant"]), _folder(str(extra.get("first_address") or site))
        ),
    )


def _folder(address: str) -> str:
    return address if address.endswith("/") else address + "/"


def _facts(text: str) -> dict[str, Any]:
    """The values, ``!ENV`` filled in."""
    try:
        return dict(yaml.load(text, Loader=_Loader))  # noqa: S506 - a SafeLoader
    except (ValueError, TypeError, yaml.YAMLError) as error:
        raise ProblemsFound(
            [Problem(CONFIG, 0, 0, "S001", f"YAML 读不通：{error}。", "请从版本库里恢复它。")]
        ) from None


def _check_address(yaml_text: YamlText, key: str, facts: dict[str, Any]) -> Iterator[Problem]:
    address = str(facts.get(key) or "")
    if address and not re.fullmatch(r"https?://[^\s<>\"'?#]+", address):
        hint = f"以 https:// 开头，例如 {key}: https://example.org/；也请看看环境变量 {key.upper()}。"
        yield Problem(CONFIG, *yaml_text.place((key,)), "S002", f"“{key}”不是网址：{address}", hint)
