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
from tiaowen.read.config import CONFIG, OWN_TEMPLATES, check_config
from tiaowen.read.entry_ids import EntryIds, read_entry_ids

FOOT = ("help", "about", "offline", "accessibility")


@dataclass(frozen=True, slots=True)
class Settings:
    """``site`` and ``repository`` are addresses, "" when they are not given; ``theme`` is the folder of templates.

    ``host`` names the kind of host where its address does not (github, gitlab, gitea, gitee).  ``offline`` lets
    browsers keep pages; false takes the worker back from those that have it.  ``entry_ids`` names what feeds announce.
    """

    site: str = ""
    repository: str = ""
    branch: str = "main"
    host: str = ""
    offline: bool = True
    entry_ids: EntryIds = field(default_factory=EntryIds)
    theme: str = OWN_TEMPLATES


class _Loader(yaml.SafeLoader):
    """Knows ``!ENV`` as MkDocs does; leaves every other tag of mkdocs.yml to MkDocs."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def read_settings(root: Path) -> Settings:
    """The settings of ``root/mkdocs.yml``.  Raises ProblemsFound: S001 the file, S002 what the pages need of it."""
    text = read_text(root, CONFIG, "S001")
    yaml_text = parse_yaml(text, CONFIG, "S001", tags=True)
    if problems := list(check_config(yaml_text, (root / "docs/collections").is_dir())):
        raise ProblemsFound(problems)
    facts = _facts(text)
    problems = [p for key in ("site_url", "repo_url") for p in _check_address(yaml_text, key, facts)]
    if problems := [*problems, *_check_foot(root, yaml_text, facts["extra"].get("foot", []))]:
        raise ProblemsFound(problems)
    extra = facts["extra"]
    site = _folder(str(facts.get("site_url") or ""))
    return Settings(
        site,
        str(facts.get("repo_url") or "").removesuffix("/").removesuffix(".git"),
        str(extra.get("repo_branch") or "main"),
        str(extra.get("repo_host") or ""),
        extra.get("offline") is not False,
        read_entry_ids(
            root, str(extra.get("feed_ids") or extra["names"]["hant"]), _folder(str(extra.get("first_address") or site))
        ),
        str(facts["theme"]["custom_dir"]),
    )


def _folder(address: str) -> str:
    return address if address.endswith("/") or not address else address + "/"


def _facts(text: str) -> dict[str, Any]:
    """The values, ``!ENV`` filled in."""
    try:
        return dict(yaml.load(text, Loader=_Loader))  # noqa: S506 - a SafeLoader
    except (ValueError, TypeError, yaml.YAMLError):
        raise ProblemsFound(
            [Problem(CONFIG, 0, 0, "S001", "YAML 读不通：有一个值的写法不对。", "请从版本库里恢复它。")]
        ) from None


def check_site_address(settings: Settings, needed: bool) -> Iterator[Problem]:
    """S003: what is published does not know where; an error where it is ``needed``, for a release and under CI.

    Feeds, canonical links and the citation of a note want the address, and are left out without it.
    """
    if not settings.site:
        message = "没有写网站的地址，订阅源、规范链接和注释的引用格式会空着。"
        hint = "请在 mkdocs.yml 里写 site_url: https://您的网址/，或这样运行：SITE_URL=https://您的网址/ make site"
        yield Problem(CONFIG, 0, 0, "S003", message, hint, warning=not needed)


def _check_foot(root: Path, yaml_text: YamlText, names: Any) -> Iterator[Problem]:
    """The hand-written pages that the foot of every page links to must be there; without the key these four."""
    if not isinstance(names, list) or any(name not in FOOT for name in names):
        hint = f"例如 foot: [help]；可以有：{'、'.join(FOOT)}。"
        yield Problem(CONFIG, *yaml_text.place(("extra", "foot")), "S002", "“extra.foot”写得不对。", hint)
        return
    for name in names:
        if not (root / "docs" / "pages" / f"{name}.md").is_file():
            hint = f"请写这个页面，或从 foot 里删掉 {name}。"
            yield Problem(
                CONFIG, *yaml_text.place(("extra", "foot")), "S002", f"页脚的 {name} 没有 docs/pages/{name}.md。", hint
            )


def _check_address(yaml_text: YamlText, key: str, facts: dict[str, Any]) -> Iterator[Problem]:
    address = str(facts.get(key) or "")
    if address and not re.fullmatch(r"https?://[^\s<>\"'?#]+", address):
        hint = f"以 https:// 开头，例如 {key}: https://example.org/；也请看看环境变量 {key.upper()}。"
        yield Problem(CONFIG, *yaml_text.place((key,)), "S002", f"“{key}”不是网址：{address}", hint)
