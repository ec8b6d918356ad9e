"""No string of anyone's becomes markup: neither by the builder, nor in a site of which every field is hostile."""

from __future__ import annotations

import ast
import hashlib
import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest
from conftest import ROOT
from hypothesis import example, given
from hypothesis import strategies as st
from samples import SETTINGS, SMALL, commit, copy_generator, publish

from tiaowen.kit.html_tokens import Token, tokens
from tiaowen.kit.unseen import unseen
from tiaowen.read.config import EXTENSIONS
from tiaowen.write.html import Html, in_block, tag
from tiaowen.write.markdown import Markdown, ids, paragraph

BAD = "x\"'><bad onload=1>&amp;</script></title></textarea>{{ bad }}"
HOSTILE = [BAD, "'", "&lt;", "</script>", "{{ 7*7 }}", "javascript:1", "`a`", "*a* _b_", "[a](b)", "![a](b)", "{: .a }"]
# Of white space HTML shows one blank, and no text holds what it cannot: controls, halves of characters.
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.one_of(st.sampled_from("<>&\"'`*_[](){}!|~^=$:+#\\-1. a一"), st.characters(exclude_categories=("C", "Z")))
    ),
)


def rendered(text: str) -> list[Token]:
    """As MkDocs renders it."""
    return tokens(markdown.markdown(text, extensions=[*EXTENSIONS, "fenced_code"]))


def shown(found: list[Token]) -> str:
    return " ".join(html.unescape("".join(token.source for token in found if token.kind == "text")).split())


@given(TEXTS)
@example("一")
def test_a_text_is_shown_as_it_is_in_a_paragraph_a_heading_and_a_table(text: str) -> None:
    words = " ".join(text.split())
    for block, tags, before in (
        (paragraph(text), {"p"}, ""),
        (Markdown("# {} {{: #here }}").format(text), {"h1"}, ""),
        (Markdown("[{}](page.md)").format(f"一{text}"), {"p", "a"}, "一"),
        (tag("ul", tag("li", text)), {"ul", "li"}, ""),
        (tag("ul", tag("li", in_block(text))), {"ul", "li"}, ""),
    ):
        found = rendered(block)
        assert {token.name for token in found if token.name} <= tags, block
        assert shown(found).removeprefix(before).strip() == words or not words, block


@given(TEXTS, TEXTS)
def test_an_attribute_keeps_its_value_in_a_line_and_in_a_block(value: str, words: str) -> None:
    for name, around in (("a", "p"), ("div", "")):
        element = tag(name, words, href="#s1", aria_label=value, title=None, download=True)
        found = rendered(Html("一") + element if around else element)
        (start,) = (token for token in found if token.kind == "start" and token.name == name)
        assert dict(start.attributes) == {"href": "#s1", "aria-label": value, "download": start.attributes["download"]}
        assert {token.name for token in found if token.name} <= {name, around}


def test_only_a_type_says_what_is_markup() -> None:
    assert tag("b", "<i>", tag("i", "x")) == "<b>&#60;i&#62;<i>x</i></b>"
    assert Markdown("# {}").format(Html("<i>x</i>")) == "# <i>x</i>"
    assert str(tag("b")) + "<" == "<b></b><"
    assert "<" + tag("b") == "&#60;<b></b>"


@given(
    st.lists(
        st.sampled_from(
            [
                "<a href=\"1>2\" b='c'>",
                "</a>",
                "<br/>",
                "<!-- <p> -->",
                "&amp;",
                "一\n二",
                "<script>if (a<b) '</p>'",
                "</script>",
                "<",
                "<!DOCTYPE html>",
            ]
        )
    )
)
def test_tokens_give_back_the_page(parts: list[str]) -> None:
    text = "".join(parts)
    assert "".join(token.source for token in tokens(text)) == text


def test_in_markdown_a_script_hides_nothing() -> None:
    page = '```\n<script>\n```\n\n## 甲 {: #jia }\n\n<p id="yi"></p>'
    assert [address for _, address in ids(page)] == ["jia", "yi"]


def test_one_attribute_changes_and_the_others_stay() -> None:
    (token,) = tokens('<img src="a.png" alt="一 &gt; &quot;二&quot;" hidden>')
    assert (
        token.changed({"src": 'x"><b>'}).source == '<img src="x&#34;&gt;&lt;b&gt;" alt="一 &gt; &#34;二&#34;" hidden>'
    )
    assert token.changed({"id": "i"}, without=("alt",), behind="src").source == '<img src="a.png" id="i" hidden>'


# —— what the code may write ——

_TAG = re.compile(r"(?<!\?P)<[a-z][a-z0-9]*[ >/]|</[a-z]")
BUILDERS = {"write/html.py", "kit/html_tokens.py"}


def formatted(path: Path) -> Iterator[tuple[int, str]]:
    """The fixed parts of every f-string, with their lines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield from (
                (node.lineno, part.value)
                for part in node.values
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )


def test_no_markup_is_put_together_from_strings() -> None:
    package = ROOT / "scripts/tiaowen"
    found = [
        f"{path.relative_to(package)}:{line}: {text}"
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).as_posix() not in BUILDERS
        for line, text in formatted(path)
        if _TAG.search(text) and not re.search("[\u4e00-\u9fff]", text)  # words to editors name tags
    ]
    assert found == []


# —— a site of which every field is hostile ——

NOTE = """---
clause: "1"
kind: 釋義
title: {bad}
author: {bad}
date: 2026-11-24
sources: [{{title: {bad}}}]
---

正文。
"""


def lay_out_hostile(project: Path) -> None:
    """A small work, with what breaks out of text, attribute, script or template in every field that takes it."""
    bad = json.dumps(BAD, ensure_ascii=False)
    shutil.copytree(SMALL / "docs", project / "docs")
    config = SETTINGS.read_text("utf-8")
    config = re.sub(r"(?m)^site_name: .*|^    han[ts]: .*", lambda m: f"{m[0].partition(':')[0]}: {bad}", config)
    (project / "mkdocs.yml").write_text(config, "utf-8")
    facts = project / "docs/decisions/sample/work.yml"
    text = re.sub(
        r"(?m)^(short_title|genre|issuer|  name|  description): .*",
        lambda m: f"{m[1]}: {bad}",
        facts.read_text("utf-8"),
    )
    status = f"status:\n  kind: 有效\n  as_of: 2024-03-01\n  source: {{title: {bad}, url: {json.dumps('https://x/' + BAD.replace(' ', ''))}}}\n"
    text = text.replace(
        "source:\n",
        f"label: {bad}\nother_titles: [{bad}]\n{status}source:\n  url: {json.dumps('https://x/' + BAD.replace(' ', ''))}\n",
    )
    received = project / "docs/decisions/sample/received.txt"
    words = received.read_text("utf-8").replace("落實到人", f"落實到{BAD}")
    received.write_text(words, "utf-8")
    text = re.sub("(?m)^sha256: .*", f"sha256: {hashlib.sha256(words.encode()).hexdigest()}", text)
    facts.write_text(text, "utf-8")
    notes = project / "docs/notes/sample"
    notes.mkdir(parents=True)
    (notes / "one.md").write_text(NOTE.format(bad=bad), "utf-8")
    (notes / "published.tsv").write_text(f"slug\tclause\n{BAD}\t1\n", "utf-8")
    (notes / "moved.tsv").write_text(f"slug\tto\treason\n{BAD}\t\t{BAD}\n", "utf-8")
    for folder, name, content in (
        ("terms", "t.md", f"---\nterm: 檔案\nsource: {bad}\n---\n\n{html.escape(BAD)}\n"),
        ("bodies", "b.yml", f"name: 黨委\ngroup: 黨委\nalso: [{bad}]\n"),
        ("works", "w.yml", f"title: 規範性檔案制度\nkind: 文件\nissuer: {bad}\nabout: {bad}\n"),
    ):
        (project / "docs" / folder).mkdir(exist_ok=True)
        (project / "docs" / folder / name).write_text(content, "utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("hostile")
    copy_generator(project)
    lay_out_hostile(project)
    commit(project)  # the feed of changes needs their days
    return publish(project, SITE_URL="https://law.example/")


def test_no_field_becomes_markup(hostile: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        found = tokens(path.read_text("utf-8"))
        assert not [token.source for token in found if token.name == "bad" or "onload" in token.attributes], path
        assert sum((token.kind == "start") - (token.kind == "end") for token in found if token.name == "script") == 0, (
            path
        )
        for token in found:
            assert not token.get("href").startswith("javascript:"), path
    assert "{{ bad }}" in html.unescape((hostile / "sample/1/index.html").read_text("utf-8"))


def test_what_programs_read_is_well_formed(hostile: Path) -> None:
    from lxml import etree

    for name in ("sitemap.xml", "feed.xml", "hans/feed.xml", "sample/notes.xml", "hans/sample/notes.xml"):
        assert b"<bad" not in etree.tostring(etree.parse(hostile / name)), name
    page = tokens((hostile / "sample/index.html").read_text("utf-8"))
    at = next(i for i, token in enumerate(page) if token.get("type") == "application/ld+json")
    assert json.loads(page[at + 1].source)["alternateName"] == BAD


@pytest.mark.parametrize("sign", list("\\`*_{}[]<>&#!|~^=$:+\"'\r\n"))
def test_no_sign_of_markdown_or_of_an_extension_stays_one(sign: str) -> None:
    """``甲：`` at the start of a line would be a definition if its colon were ASCII."""
    assert str(Markdown.escape(f"甲{sign}乙")) == f"甲&#{ord(sign)};乙"


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u200b", "\ufeff", "\u00ad", "\U000e0041"])
def test_what_nobody_sees_is_told_where_it_stands(sign: str) -> None:
    found = unseen(f"甲乙{sign}丙")
    assert found is not None
    assert found[0] == 2
    assert f"U+{ord(sign):04X}" in found[1]
