"""MkDocs, handed the pages it made before, gives the bytes that it makes of all of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page
from test_completion import HARMS, harmed

from tiaowen.write.built import render

SETTINGS = """\
site_name: 甲
site_url: https://example.org/
nav: [index.md]
validation: {omitted_files: ignore}
theme: {name: material, custom_dir: theme, font: false}
plugins: []
extra: {words: 乙}
"""
MAIN = "<main>{{ page.content }} {{ page.meta.title }} {{ config.extra.words }} {{ 'a/' | url }}</main>"
SITEMAP = "{% for file in pages %}{{ file.page.canonical_url }} {{ file.page.meta.lastmod }}\n{% endfor %}"
START = {
    "mkdocs.yml": SETTINGS,
    "theme/main.html": MAIN,
    "theme/sitemap.xml": SITEMAP,
    "theme/404.html": "無",
    "docs/index.md": "---\ntitle: 首\nlastmod: '2020-01-01'\n---\n# 一\n",
    "docs/a.md": "二",
    "docs/b/c.md": "三",
    "docs/b/d.png": "四",
}
# What may stand in a file, besides what stood there first; "" takes it away.
OTHERS = {
    "mkdocs.yml": [
        SETTINGS.replace("乙", "丙"),
        SETTINGS.replace("org/", "org/x/"),
        SETTINGS.replace("[]", "[search]"),
    ],
    "theme/main.html": [
        "{% include 'part.html' ignore missing %}",
        MAIN + "{{ pages | length }}",
        MAIN + "{{ page.update_date }}",
    ],
    "theme/part.html": ["{{ page.content }}", "{{ page.content }}{{ pages | length }}"],
    "theme/sitemap.xml": [SITEMAP + "五"],
    "docs/index.md": ["[二](a.md)\n\n[三][x]\n\n[x]: b/c.md", "---\ntitle: 始\n---\n六"],
    "docs/a.md": ["[三](b/c.md) ![四](b/d.png)", "---\nlastmod: 2021-01-01\n---\n二", ""],
    "docs/b/c.md": ["[二](../a.md)", ""],
    "docs/b/d.png": [""],
    "docs/e.md": ["七"],
}
EDITS = [(name, text) for name, texts in OTHERS.items() for text in ([START[name]] if name in START else [""]) + texts]


def built(
    base: Path, texts: Mapping[str, str], kept: bytes | None, whole: bool
) -> tuple[dict[str, bytes] | None, bytes | None]:
    """Every file of the site, None where MkDocs refuses; and what is kept then."""
    shutil.rmtree(base, ignore_errors=True)
    for name, text in texts.items():
        if text:
            (base / name).parent.mkdir(parents=True, exist_ok=True)
            (base / name).write_text(text, "utf-8")
    if kept is not None:
        (base / render.KEPT).parent.mkdir(parents=True)
        (base / render.KEPT).write_bytes(kept)
    os.chdir(base)
    try:
        build(load_config("mkdocs.yml", strict=True, site_dir="site")) if whole else render.render(Path("site"))
    except Abort:
        return None, kept
    made = {
        path.relative_to(base).as_posix(): path.read_bytes() for path in (base / "site").rglob("*") if path.is_file()
    }
    return made, (base / render.KEPT).read_bytes() if (base / render.KEPT).exists() else kept


@pytest.mark.slow
@settings(max_examples=2)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.sampled_from(HARMS)), max_size=4))
@example([(("docs/a.md", OTHERS["docs/a.md"][0]), "none"), (("docs/b/d.png", ""), "none")])
@example(
    [(("theme/main.html", OTHERS["theme/main.html"][0]), "none"), (("theme/part.html", "{{ page.content }}"), "none")]
)
@example([(("docs/a.md", OTHERS["docs/a.md"][1]), "none"), (("mkdocs.yml", OTHERS["mkdocs.yml"][0]), "scrambled")])
@example([(("theme/main.html", OTHERS["theme/main.html"][1]), "none"), (("docs/e.md", "七"), "none")])
def test_whatever_changed_mkdocs_makes_what_it_makes_of_all(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[tuple[tuple[str, str], str]]
) -> None:
    base = tmp_path_factory.mktemp("rendered") / "project"
    here, epoch = Path.cwd(), os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        texts = dict(START)
        _, kept = built(base, texts, None, whole=False)
        assert kept is not None
        for (name, text), harm in steps:
            texts[name] = text
            made, kept = built(base, texts, harmed(kept, harm) if kept else kept, whole=False)
            assert made == built(base, texts, None, whole=True)[0], (name, text)
    finally:
        os.chdir(here)
        os.environ.pop("SOURCE_DATE_EPOCH") if epoch is None else os.environ.update(SOURCE_DATE_EPOCH=epoch)


def test_what_is_the_same_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made, kept = built(tmp_path / "project", START, None, whole=False)
    read = list[str]()

    def read_only(page: Page, *_: object) -> None:
        read.append(page.file.src_uri)
        page.content = ""

    monkeypatch.setattr(Page, "render", read_only)
    assert built(tmp_path / "project", {**START, "docs/b/c.md": "八"}, kept, whole=False)[0] != made
    assert read == ["b/c.md"]
