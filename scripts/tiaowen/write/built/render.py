"""Markdown → HTML by MkDocs, which is handed the pages that it made before of the same, and makes the others.

Run as a program in the site's folder: ``python -m tiaowen.write.built.render <folder>``.  MkDocs' own dirty mode leaves a page
alone whose HTML is there and newer than its Markdown.  A page depends on its Markdown, on which of the files that it links
are there, on the configuration and on the templates; where a plugin, a hook or a template could know more, nothing is kept.
Whoever builds without this gets the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import logging
import posixpath
import re
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote

import jinja2
import jinja2.meta
from mkdocs.__main__ import State, _enable_warnings
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.yaml import yaml_load

from tiaowen.kit.files import replace_file
from tiaowen.kit.kept import FOLDER, Kept, key_of, program_key
from tiaowen.read.config import CONFIG

KEPT = f"{FOLDER}/rendered"
# What a template is given that says something of other pages or of today (https://www.mkdocs.org/dev-guide/themes/).
_OF_ALL = {"nav", "pages", "build_date_utc"}
_OF_TODAY = "update_date"
_PLUGINS = {"search", "material/search"}
_LINK = re.compile(r"\]\(\s*<?([^)\s>#?]+)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>#?]+)", re.MULTILINE)


class KeptPages(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Hands MkDocs the pages that are kept; afterwards keeps those that it made."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._keys: dict[str, str] = {}
        self._metas: dict[str, dict[str, object]] = {}
        self._files: list[File] = []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the HTML of each page that is kept where MkDocs will look for it."""
        around, there = (
            _around(config),
            {file.src_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED},
        )
        self._files = [file for file in files.documentation_pages() if file.abs_src_path]
        for file in self._files:
            key = self._keys[file.src_uri] = _key(file, around, there)
            if (page := self._kept.get(key)) is not None:
                meta, html = page.split(b"\n", 1)
                self._metas[file.src_uri] = json.loads(meta)
                replace_file(Path(file.abs_dest_path), html)
        return files

    def on_env(self, env: jinja2.Environment, **_: object) -> jinja2.Environment:
        """The front matter of pages that are not read: the sitemap lists them."""
        for file in self._files:
            if file.page and file.page.markdown is None:
                file.page.meta = self._metas[file.src_uri]
        return env

    def keep(self) -> None:
        """Keep what MkDocs made."""
        for file in self._files:
            made, page = Path(file.abs_dest_path), file.page
            if page and page.markdown is not None and made.is_file() and (meta := _as_line(page.meta)):
                self._kept.put(self._keys[file.src_uri], meta + b"\n" + made.read_bytes())
        self._kept.forget_others()


def render(target: Path) -> None:
    """MkDocs' build of the site in this folder into ``target``; raises what MkDocs raises."""
    config = load_config(CONFIG, strict=True, site_dir=str(target))
    pages = KeptPages(Kept(Path(KEPT))) if _is_of_its_own(config) else None
    if pages:
        config.plugins["tiaowen"] = pages
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())
    config.plugins.on_startup(command="build", dirty=bool(pages))
    try:
        build(config, dirty=bool(pages))
    finally:
        config.plugins.on_shutdown()
    if pages:
        pages.keep()


def _is_of_its_own(config: MkDocsConfig) -> bool:
    """Whether each page depends on its own Markdown alone, as far as plugins and templates can tell."""
    if config.hooks or not set(config.plugins) <= _PLUGINS:
        return False
    env, known = config.theme.get_env(), config.theme.static_templates
    for path in sorted(_templates(config)):
        name = path.relative_to(config.theme.dirs[0]).as_posix()
        source = path.read_text("utf-8")
        if name not in known and (
            _OF_TODAY in source or jinja2.meta.find_undeclared_variables(env.parse(source)) & _OF_ALL
        ):
            return False
    return True


def _around(config: MkDocsConfig) -> str:
    """The key of what all pages share: what runs, the configuration as it is read, the templates."""
    with Path(CONFIG).open("rb") as file:  # as MkDocs reads it, values of the environment filled in
        said = repr(yaml_load(file))
    folder = Path(config.theme.dirs[0])
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = [f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return key_of(program_key(), said, *parts)


def _as_line(meta: Mapping[str, object]) -> bytes:
    """Front matter as JSON, which a generated page has; b"" where it is more, as a date is."""
    try:
        line = json.dumps(dict(meta), ensure_ascii=False)
    except TypeError:
        return b""
    return line.encode() if json.loads(line) == meta else b""


def _templates(config: MkDocsConfig) -> list[Path]:
    return [path for path in Path(config.theme.dirs[0]).rglob("*.html") if path.is_file()]


def _key(file: File, around: str, there: Collection[str]) -> str:
    content = file.content_bytes
    links = (one or other for one, other in _LINK.findall(content.decode("utf-8", "replace")))
    folder = posixpath.dirname(file.src_uri)
    led = [posixpath.normpath(posixpath.join(folder, unquote(link))) in there for link in links]
    return key_of(around, file.src_uri, content, repr(led))


if __name__ == "__main__":
    state = State()  # type: ignore[no-untyped-call]  # prints what MkDocs says as its own command does
    _enable_warnings()  # type: ignore[no-untyped-call]
    try:
        render(Path(sys.argv[1]))
    except MkDocsException as error:
        error.show()
        sys.exit(1)
