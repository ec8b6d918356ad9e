"""Addresses on the host of the repository: a new file with its text filled in, and a file to edit.

GitHub takes ``filename`` and ``value``, GitLab ``file_name`` and ``content``, Gitea and Forgejo
``filename`` and ``value`` under ``_new``.  Gitee takes none: there the text is copied by the page.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from tiaowen.read.settings import Settings

_BY_NAME = ("gitlab", "gitee", "gitea", "forgejo", "codeberg")


def kind(settings: Settings) -> str:
    """github, gitlab, gitee or gitea."""
    name = settings.host or (urlsplit(settings.repository).hostname or "")
    found = next((known for known in _BY_NAME if known in name), "github")
    return "gitea" if found in ("forgejo", "codeberg") else found


def new_file(settings: Settings, folder: str, name: str, content: str) -> str:
    """Where a file ``folder/name`` is begun with ``content``; "" without a repository."""
    base, branch, where = settings.repository, quote(settings.branch), quote(folder)
    if not base:
        return ""
    forms = {
        "github": (f"{base}/new/{branch}/{where}", {"filename": name, "value": content}),
        "gitlab": (f"{base}/-/new/{branch}", {"file_name": f"{folder}/{name}", "content": content}),
        "gitea": (f"{base}/_new/{branch}/{where}", {"filename": name, "value": content}),
        "gitee": (f"{base}/new/{branch}/{where}", {}),
    }
    address, filled = forms[kind(settings)]
    return f"{address}?{urlencode(filled, quote_via=quote)}" if filled else address


def edit_file(settings: Settings, path: str) -> str:
    """Where ``path`` is edited; "" without a repository."""
    base, branch = settings.repository, quote(settings.branch)
    if not base:
        return ""
    middle = {"gitlab": "-/edit", "gitea": "_edit"}.get(kind(settings), "edit")
    return f"{base}/{middle}/{branch}/{quote(path)}"
