"""Search for ``file://``, where no module, no worker and no fetch work: one classic script, the index as scripts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tiaowen.write.search.joined import CODE, PUBLISHED, in_a_row

INDEX = "assets/search"
ENTRY = "serve"

_GLUE = """
  const files = new Map(), waiting = new Map()
  /** Called by the index's scripts. */
  reader.searchFile = (name, file) => {
    files.set(name, file)
    if (waiting.has(name)) waiting.get(name)()
  }
  const fetchJson = (url) => new Promise((resolve, reject) => {
    const name = url.slice(url.lastIndexOf("/") + 1)
    if (files.has(name)) return resolve(files.get(name))
    waiting.set(name, () => resolve(files.get(name)))
    const script = document.createElement("script")
    script.src = url + ".js"
    script.onerror = reject
    document.head.append(script)
  })
  /** A folder's page as a file. */
  reader.searchAddress = (url) => url.replace(/\\/(?=#|$)/, "/index.html")
  reader.searchEngine = { open: $engine.open, present: $present, fetchJson }
  reader.searchServer = ({ script, reply }) => $serve.serve({
    base: reader.base, script, fetchJson, reply,
    address: (url) => (script === "hans" ? "hans/" : "") + reader.searchAddress(url),
  })
"""


def classic_script(modules: Mapping[str, str]) -> str:
    """The modules, by name without ``.js``, as one script."""
    return "\n".join(["(() => {", in_a_row(ENTRY, modules), _GLUE, "})()", ""])


def offline_search(site: Path) -> dict[str, str]:
    """What search needs without a server besides the files of a built site: path in the site → text."""
    modules = {name: (site / CODE / f"{name}.js").read_text("utf-8") for name in PUBLISHED}
    written = {f"{CODE}/classic.js": classic_script(modules)}
    for path in sorted((site / INDEX).glob("*.json")):
        written[f"{INDEX}/{path.name}.js"] = f'reader.searchFile("{path.name}", {path.read_text("utf-8")})\n'
    stub = site / "search" / "search_index.json"
    written["search/search_index.js"] = f"var __index = {stub.read_text('utf-8')}\n"
    return written
