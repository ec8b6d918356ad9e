"""What ``make test`` of a site proves of ``site/`` without a browser: the text is whole, every link leads somewhere, no
published address is missing, and no page asks another host for anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tiaowen.build import Done
from tiaowen.edit.editions import restore
from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.model import SCRIPTS
from tiaowen.site import Site, load_site
from tiaowen.write.built.publish import SITE
from tiaowen.write.navigation import folder

_ORIGIN = "http://site.invalid/"
_LINKING = {"href", "src", "data-twin"}
# A browser fetches these of itself; a link waits for a reader.
_FETCHING = {"src", "srcset", "poster", "data"}
_FETCHED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect"}


def prove(root: Path) -> Done:
    """Raises ProblemsFound: V001 text, V002 links, V003 other hosts, V004 published addresses."""
    site, built = load_site(root), root / SITE
    if not (built / "index.html").is_file():
        raise ProblemsFound([Problem(SITE, 0, 0, "V002", "还没有网站。", "请先运行 make site。")])
    pages = [path for path in sorted(built.rglob("*.html")) if path.name != "404.html"]
    found = [problem for work in site.works for problem in _check_text(built, work)]
    found += [problem for path in pages for problem in _check_page(built, path)]
    found += _check_addresses(built, site)
    if found:
        raise ProblemsFound(found)
    return Done(f"检验过 {len(site.works)} 份文件、{len(pages)} 页：文字完整，链接都通，网址都在，不载入外站。")


def _check_text(built: Path, enriched: EnrichedWork) -> Iterator[Problem]:
    """V001: what is published, its changes undone, is the received text."""
    work, name = enriched.work, f"{SITE}/{enriched.work.id}/decision.json"
    for unit in work.units:
        for sentence in unit.sentences:
            if restore(sentence, work.received.script) != sentence.received:
                yield Problem(work.received.path, 0, 0, "V001", f"{sentence.id} 撤回校订后不是底本。", "请报告。")
    data = json.loads((built / work.id / "decision.json").read_text("utf-8"))
    for script in SCRIPTS:
        published = "".join(sentence[script] for unit in data["units"] for sentence in unit["sentences"])
        if published != "".join(unit.text.of(script) for unit in work.units):
            yield Problem(name, 0, 0, "V001", "发布的文字和源文件不同。", "请再运行一次 make site。")


class Links(HTMLParser):
    """The ids of a page, every address that it names and every one that a browser would fetch, with their lines."""

    def __init__(self) -> None:
        super().__init__()
        self.based = False
        self.ids: set[str] = set()
        self.addresses: list[tuple[str, int]] = []
        self.fetched: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.based |= tag == "base"
        given = dict(attrs)
        relations = set((given.get("rel") or "").split()) if tag == "link" else set()
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.ids.add(value or "")
            elif name in _LINKING and value is not None:
                self.addresses.append((value, self.getpos()[0]))
            if value and (name in _FETCHING or (name == "href" and relations & _FETCHED_RELATIONS)):
                self.fetched.append((value, self.getpos()[0]))


@lru_cache(4096)
def links(path: Path) -> Links:
    """What one page names."""
    parser = Links()
    parser.feed(path.read_text("utf-8"))
    parser.close()
    return parser


def _check_page(built: Path, path: Path) -> Iterator[Problem]:
    name = f"{SITE}/{path.relative_to(built).as_posix()}"
    if links(path).based:
        yield Problem(name, 0, 0, "V002", "这一页有 <base>，所有的链接都会指错。", "请从模板里去掉它。")
    for address, line in broken(built, path):
        yield Problem(name, line, 0, "V002", f"链接指不到：{address}", "请改正写这个链接的页面、注释或模板。")
    for address, line in links(path).fetched:
        if urlsplit(address).scheme in ("http", "https") or address.startswith("//"):
            yield Problem(
                name, line, 0, "V003", f"这一页会向别的网站载入 {address}", "请把它放进 docs/assets/，或删掉。"
            )


def broken(built: Path, path: Path) -> list[tuple[str, int]]:
    """The addresses of one page of the site in ``built`` that lead nowhere on it, and their lines."""
    page = _ORIGIN + path.relative_to(built).as_posix().removesuffix("index.html")
    return [(address, line) for address, line in links(path).addresses if _leads_nowhere(built, page, address)]


def _leads_nowhere(built: Path, page: str, address: str) -> bool:
    url = urljoin(page, address)
    if not url.startswith(_ORIGIN):
        return False
    target = built / unquote(urlsplit(url).path).lstrip("/")
    target = target / "index.html" if target.is_dir() else target
    fragment = unquote(urlsplit(url).fragment)
    if not target.is_file():
        return True
    # The skip link's target is Material's; :~: begins a text fragment.
    known = not fragment or target.suffix != ".html" or fragment == "__skip" or fragment.startswith(":~:")
    return not known and fragment not in links(target).ids


def _check_addresses(built: Path, site: Site) -> Iterator[Problem]:
    """V004: every address that was ever published answers in both scripts, with its anchors."""
    moved = {redirect.old for redirect in site.redirects}
    for entry in site.published:
        for script in SCRIPTS if entry.address.endswith("/") or not entry.address else SCRIPTS[:1]:
            path = built / f"{folder(script)}{entry.address}"
            path = path / "index.html" if path.is_dir() else path
            if entry.address in moved and (path.is_file() or not entry.address.endswith("/")):
                continue
            lacking = entry.anchors - links(path).ids if path.suffix == ".html" and path.is_file() else frozenset()
            if not path.is_file() or lacking:
                what = f"{folder(script)}{entry.address}" + (f"#{min(lacking)}" if lacking else "")
                yield Problem(
                    SITE, 0, 0, "V004", f"公布过的网址打不开：/{what}", "请恢复它，或在 redirects.tsv 写明去向。"
                )
