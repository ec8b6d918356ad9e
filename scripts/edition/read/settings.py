"""What the build asks of mkdocs.yml: where the site is published and where its sources are kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

CONFIG = "mkdocs.yml"
_LOCAL = "http://127.0.0.1:8000/"


@dataclass(frozen=True, slots=True)
class Settings:
    """``site`` and ``repository`` are addresses, ``repository`` "" when it is not given.

    ``host`` names the kind of host where its address does not (github, gitlab, gitea, gitee).  ``offline`` lets
    browsers keep pages; false takes the worker back from those that have it.
    """

    site: str = _LOCAL
    repository: str = ""
    branch: str = "main"
    host: str = ""
    offline: bool = True


class _Loader(yaml.SafeLoader):
    """Knows ``!ENV`` as MkDocs does; leaves every other tag of mkdocs.yml to MkDocs."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("", lambda *_: None)


def read_settings(root: Path) -> Settings:
    """The settings of ``root/mkdocs.yml``; the defaults where there is none or it is not readable YAML.

    MkDocs itself says what is wrong with the file.
    """
    try:
        found = yaml.load((root / CONFIG).read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (OSError, ValueError, yaml.YAMLError):
        return Settings()
    facts: dict[str, Any] = found if isinstance(found, dict) else {}
    extra = facts.get("extra") if isinstance(facts.get("extra"), dict) else {}
    assert isinstance(extra, dict)
    site = str(facts.get("site_url") or _LOCAL)
    return Settings(
        site if site.endswith("/") else site + "/",
        str(facts.get("repo_url") or "").removesuffix("/").removesuffix(".git"),
        str(extra.get("repo_branch") or "main"),
        str(extra.get("repo_host") or ""),
        extra.get("offline") is not False,
    )
