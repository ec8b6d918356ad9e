"""For ``make serve`` only: build before MkDocs does, watch the sources, show Problems in the page.

MkDocs runs in its dirty mode, which renders only pages whose Markdown is new; so a saved note
shows within a second or two however large the site is.
"""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from tiaowen.build import build
from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.kit.problem import ProblemsFound, as_text
from tiaowen.read.config import CONFIG
from tiaowen.write.theme import lay_out_theme

# In the last of docs/ generated pages stand beside what people type, so they are watched without what lies deeper; a build
# that changes nothing writes nothing, so that none starts the next for ever.
SHARED = ("docs", "docs/terms", "docs/bodies", "docs/works", "docs/assets")
SOURCES = ("docs/decisions", "docs/pages", "docs/notes", "docs/addresses", *SHARED, "overrides")
_BANNER = "problems.txt"
# Fetched by every page, since only changed pages are rendered anew.
_SCRIPT = """<script>
fetch("%s").then((answer) => answer.ok ? answer.text() : "").then((text) => {
  if (!text) return
  const banner = document.createElement("pre")
  Object.assign(banner, { className: "problems", lang: "zh-Hans", textContent: text }).setAttribute("role", "alert")
  document.body.prepend(banner)
})
</script>"""
_rendered_with: dict[str, float] = {}
_banner = ""
logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the generated pages up to date; on Problems the last good ones stay."""
    global _banner
    root = _root(config)
    try:
        lay_out_theme(root)
        done = build(root, downloads=False)
        print("\n".join([*map(as_text, sorted(done.warnings)), done.message]), flush=True)
        _banner = ""
    except ProblemsFound as found:
        texts = [as_text(problem) for problem in sorted(set(found.problems))]
        print("\n".join(texts), file=sys.stderr, flush=True)
        _banner = "以下问题改好之前，显示的是上一次的页面。\n\n" + "\n\n".join(texts)
    _render_all_if_templates_changed(root, Path(config.site_dir))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what people edit, not what the build writes: else each build would start the next."""
    root = _root(config)
    server.unwatch(config.docs_dir)
    for folder in SOURCES:
        # The first note needs a folder, and MkDocs says nothing of new folders; an empty one is in no commit.
        (root / folder).mkdir(exist_ok=True)
        server.watch(str(root / folder), recursive=folder not in SHARED)
    return server


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let the page ask for the Problems of the last build."""
    root = "../" * page.url.count("/") if page.url != "./" else ""
    found = tokens(output)
    kept = [token.source for before, token in zip([None, *found], found, strict=False) if not _strict(token, before)]
    last = len(kept) - 1 - kept[::-1].index("</body>")
    return "".join([*kept[:last], _SCRIPT % (root + _BANNER), *kept[last:]])


def _strict(token: Token, before: Token | None) -> bool:
    """The preview's own scripts stand in the page, and it keeps no pages for offline reading."""
    if token.kind == "end" and before:
        return _strict(before, None)
    return token.get("http-equiv") == "Content-Security-Policy" or token.get("src").endswith("/offline.js")


def on_post_build(config: MkDocsConfig) -> None:
    """Put the Problems where the pages ask for them."""
    (Path(config.site_dir) / _BANNER).write_text(_banner, encoding="utf-8")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _render_all_if_templates_changed(root: Path, site: Path) -> None:
    now = {str(path): path.stat().st_mtime for path in (root / CONFIG, *(root / "overrides").rglob("*.html"))}
    if _rendered_with and now != _rendered_with:
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir()
    _rendered_with.clear()
    _rendered_with.update(now)
