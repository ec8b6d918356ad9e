"""Style sheets and scripts that every page asks for, each kind as one file: on a phone a request costs more than its bytes.

In a template the tags of files that belong together stand side by side without a space; the preview leaves them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_SHEETS = re.compile(r'(?:<link rel="stylesheet" href="[^"]*?assets/stylesheets/[a-z-]+\.css">){2,}')
_SCRIPTS = re.compile(r'(?:<script src="[^"]*?assets/javascripts/[a-z_-]+\.js" defer></script>){2,}')
_ADDRESS = re.compile(r'"([^"]*?)(assets/[a-z]+/)([a-z_-]+)(\.\w+)"')
_ONE = "page"


def with_one_file_a_kind(html: str) -> tuple[str, tuple[str, ...]]:
    """The page asking for joined files, and the files that are in them: paths in the site, in order."""
    names: list[str] = []

    def one(found: re.Match[str]) -> str:
        parts = _ADDRESS.findall(found[0])
        names.extend(folder + stem + ending for _, folder, stem, ending in parts)
        first_tag = found[0][: found[0].index(">") + 1]
        tag = _ADDRESS.sub(lambda m: f'"{m[1]}{m[2]}{_ONE}{m[4]}"', first_tag)
        return tag + "</script>" * tag.startswith("<script")

    for run in (_SHEETS, _SCRIPTS):
        html = run.sub(one, html)
    return html, tuple(names)


def write_joined(site: Path, asked: Iterable[tuple[str, ...]]) -> None:
    """Write the joined files and delete what is in them.

    Raises ValueError where two pages ask for different files: each would need a file of its own.
    """
    lists = {names for names in asked if names}
    if len(lists) > 1:
        raise ValueError(f"pages ask for different files: {sorted(lists)}")
    for names in lists:
        for ending, join in ((".css", "\n".join), (".js", _in_turn)):
            if paths := [site / name for name in names if name.endswith(ending)]:
                text = join([path.read_text("utf-8") for path in paths])
                paths[0].with_name(_ONE + ending).write_text(text, "utf-8")
                for path in paths:
                    path.unlink()


def _in_turn(scripts: Iterable[str]) -> str:
    """One script; what goes wrong in a part is reported and keeps no other from running, as with files of their own.

    None runs where ``preferences.js`` did not, whose ``reader`` they share: the browser is too old for all of them.
    """
    parts = (f"try {{\n{script}}} catch (error) {{ setTimeout(() => {{ throw error }}) }}\n" for script in scripts)
    return "if (window.reader) {\n" + "".join(parts) + "}\n"
