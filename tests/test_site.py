"""The published pages as files."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from test_decision import decision

from tiaowen.model import SCRIPTS, Script

NOTE = re.compile(rb'(?s)<section class="note[ "].*?</section>|<a class="nr".*?</a>|<span class="nt"[^>]*>')


class _Text(HTMLParser):
    """The text of the <article> up to the notes and the folded list of emendations, without the line that says which text it is."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = self._apart = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._apart = self._apart or ("class", "standing") in attrs
        self._inside = (self._inside or tag == "article") and tag not in ("section", "details")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._apart = self._apart and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._inside and not self._apart:
            self.text += data


def article(path: Path) -> str:
    parser = _Text()
    parser.feed(path.read_text("utf-8"))
    return re.sub(r"\s", "", parser.text)


def folder(site: Path, script: Script) -> Path:
    return site / ("hans/" if script == "hans" else "") / "city-2015"


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_clause_page_shows_its_text_whole_and_nothing_else(site: Path, script: Script) -> None:
    for unit in decision().units:
        if unit.kind == "clause":
            assert article(folder(site, script) / unit.id / "index.html") == unit.text.of(script), unit.id


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_full_page_shows_the_decision_whole_and_nothing_else(site: Path, script: Script) -> None:
    text = "".join(unit.text.of(script) for unit in decision().units)
    assert article(folder(site, script) / "full" / "index.html") == text


@pytest.mark.parametrize("script", SCRIPTS)
def test_pages_of_both_editions_point_at_each_other(site: Path, script: Script) -> None:
    other = "zh-Hans" if script == "hant" else "zh-Hant"
    for path in folder(site, script).rglob("index.html"):
        html = path.read_text("utf-8")
        name = path.parent.relative_to(folder(site, script)).as_posix().replace(".", "")
        twin = "hans/" if script == "hant" else ""
        tail = f"{name}/" if name else ""
        assert f'hreflang="{other}" href="http://127.0.0.1:8000/{twin}city-2015/{tail}"' in html, path


def test_ids_are_unique_on_every_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]+)"', path.read_text("utf-8"))
        assert len(ids) == len(set(ids)), path


def test_a_clause_page_is_small(site: Path) -> None:
    for unit in decision().units:
        if unit.kind == "clause":
            html = (site / "city-2015" / unit.id / "index.html").read_bytes()
            own = len(unit.text.hant.encode()) + sum(map(len, NOTE.findall(html)))
            assert len(html) - own <= 12_000, unit.id
            sheets = re.findall(r'<link rel="stylesheet" href="../../([^"]+)"', html.decode())
            assert sheets
            style = sum(len(gzip.compress((site / sheet).read_bytes(), 9)) for sheet in sheets)
            assert len(gzip.compress(html, 9)) + style <= 20_000, unit.id


@pytest.mark.parametrize("page", ["apparatus", "3-3", "full"])
def test_a_reason_that_only_traditional_script_shows_is_readable_in_simplified(site: Path, page: str) -> None:
    html = (site / "hans/city-2015" / page / "index.html").read_text("utf-8")
    assert "转换把“錄制”当作一个词换成了“錄製”" in html
    assert "转换把“文件”换成了“档案”" in (site / "hans/city-2015/apparatus/index.html").read_text("utf-8")


SHARED = {
    "city-2015/3-3/": "三（三）嚴格規範公正文明執法 · 中共資陽市委關於全面深入推進依法治市的決定",
    "hans/city-2015/3-3/": "三（三）严格规范公正文明执法 · 中共资阳市委关于全面深入推进依法治市的决定",
    "city-2015/3/": "三、推進依法行政，加快建設法治政府 · 中共資陽市委關於全面深入推進依法治市的決定",
    "city-2015/": "中共資陽市委關於全面深入推進依法治市的決定",
    "": "決定原文",
}


@pytest.mark.parametrize("page", SHARED)
def test_a_shared_link_names_the_document_and_shows_its_card(site: Path, page: str) -> None:
    html = (site / page / "index.html").read_text("utf-8")
    said = dict(re.findall(r'<meta (?:name="\w+" )?(?:property|name)="([\w:]+)" content="([^"]*)">', html))
    assert said["og:title"] == SHARED[page]
    assert said["og:description"]
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:image:alt"].startswith("中共")
    card = site / said["og:image"].removeprefix("http://127.0.0.1:8000/")
    assert card.stem == ("card-hans" if page.startswith("hans") else "card-hant")
    png = card.read_bytes()
    assert png.startswith(b"\x89PNG")
    size = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert size == (int(said["og:image:width"]), int(said["og:image:height"])) == (1200, 630)


def test_sources_are_not_published(site: Path) -> None:
    names = {path.name for path in site.rglob("*")}
    assert not names & {"received.txt", "work.yml", "emendations.tsv", "pages", ".generated.json"}


def test_search_engines_are_told_which_works_are_cited(site: Path) -> None:
    html = (site / "hans/city-2015/index.html").read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    cited = [work["name"] for work in json.loads(found[1])["isBasedOn"]]
    assert "中共中央关于全面推进依法治国若干重大问题的决定" in cited
    assert "党的十八大" not in cited
    assert len(cited) == len(set(cited))
