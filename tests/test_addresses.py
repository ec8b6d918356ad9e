"""No published address may vanish, and one that has moved is found without JavaScript."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from conftest import serve
from playwright.sync_api import Browser, expect
from samples import CITY, SMALL, git, lay_out, publish

from tiaowen.compare import as_markdown, compare_sites
from tiaowen.kit.files import Output
from tiaowen.kit.problem import ProblemsFound
from tiaowen.read.deleted import PUBLISHED, check_deleted
from tiaowen.read.redirects import Redirect, read_redirects
from tiaowen.write.addresses import (
    PublishedPage,
    addresses,
    as_text,
    check_addresses,
    check_forgotten,
    read_published,
    with_earlier,
)

PAGE = Output("docs/w/3.md", b'# T {: #s1 }\n\n<span class="s" id="s2">x</span>\n{: #p1 }\n<li id="e3.4">', "w")
FOUND = addresses([PAGE, Output("docs/index.md", b"", "w"), Output("docs/w/index.md", b"", "w")])


def codes(published: list[PublishedPage], redirects: list[Redirect]) -> list[str]:
    return sorted(problem.code for problem in check_addresses(published, redirects, FOUND))


def test_pages_and_the_anchors_of_the_text_are_promised() -> None:
    assert {"w/3/": {"s1", "s2", "p1"}, "": frozenset(), "w/": frozenset()} == FOUND


@pytest.mark.parametrize(
    "unit", ["2-1-3", "a12-1", "b1-d2", "c3-s2", "preamble", "annex2", "heading", "heading-2", "3-bis"]
)
def test_a_unit_on_a_page_of_several_is_promised(unit: str) -> None:
    assert addresses([Output("docs/w/full.md", f"## T {{: #{unit} }}".encode(), "w")]) == {"w/full/": {unit}}


def test_what_is_recorded_can_be_read_back(tmp_path: Path) -> None:
    (tmp_path / "docs/addresses").mkdir(parents=True)
    (tmp_path / "docs/addresses/published.txt").write_text(as_text(FOUND), "utf-8")
    assert {entry.address: entry.anchors for entry in read_published(tmp_path)} == FOUND


@pytest.mark.parametrize(
    ("published", "redirects", "expected"),
    [
        ([("w/3/", {"s1", "s2", "p1"}), ("w/", set()), ("", set())], [], []),
        ([("w/3/", {"s1"}), ("w/", set()), ("", set())], [], ["A002"]),
        ([("w/3/", {"s1", "s2", "p1"}), ("w/9/", {"s1"}), ("w/", set()), ("", set())], [], ["A001"]),
        ([("w/3/", {"s1", "s2", "s9", "p1"}), ("w/", set()), ("", set())], [], ["A001"]),
        ([("w/3/", {"s1", "s2", "s9", "p1"}), ("w/", set()), ("", set())], [("w/3/#s9", "w/3/#s2")], []),
        ([("w/3/", {"s1", "s2", "p1"}), ("w/9/", set()), ("w/", set()), ("", set())], [("w/9/", "w/3/")], []),
        ([], [("w/9/", "w/8/")], ["A003"]),
        ([], [("w/9/", "w/3/#s8")], ["A003"]),
        ([], [("w/3/", "w/")], ["A003"]),
        ([], [("w/9/#s1", "w/3/")], ["A003"]),
        ([], [("w/9/", "https://example.org/")], ["A003"]),
        ([], [("w/8/", "w/9/"), ("w/9/", "w/8/")], ["A003", "A003"]),
        ([], [], []),
    ],
)
def test_an_address_that_is_gone_needs_a_redirect(
    published: list[tuple[str, set[str]]], redirects: list[tuple[str, str]], expected: list[str]
) -> None:
    entries = [PublishedPage(line, address, frozenset(anchors)) for line, (address, anchors) in enumerate(published, 1)]
    assert codes(entries, [Redirect(line, old, new) for line, (old, new) in enumerate(redirects, 2)]) == expected


@pytest.mark.parametrize("line", ["w/9/", "/../w/", "/W/", "x"])
def test_a_line_that_is_no_address_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / "docs/addresses").mkdir(parents=True)
    (tmp_path / PUBLISHED).write_text(f"/\n/w/3/ s1\n/w/decision.json\n/w/w-hant.txt\n{line}\n", "utf-8")
    with pytest.raises(ProblemsFound, match=f"{PUBLISHED}:5:1: A001"):
        read_published(tmp_path)


def test_the_register_of_a_thousand_decisions_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "docs/addresses").mkdir(parents=True)
    (tmp_path / PUBLISHED).write_text("".join(f"/work-{n}/ s1 s2 s3\n" for n in range(50_000)), "utf-8")
    assert len(read_published(tmp_path)) == 50_000


def test_what_has_moved_stays_recorded(tmp_path: Path) -> None:
    earlier = [PublishedPage(1, "w/9/", frozenset({"s1"})), PublishedPage(2, "w/3/", frozenset({"s1", "s9"}))]
    kept = with_earlier(FOUND, earlier)
    assert kept == {**FOUND, "w/9/": {"s1"}, "w/3/": {"s1", "s2", "s9", "p1"}}
    assert [p.code for p in check_addresses(earlier, [], FOUND)][:2] == ["A001", "A001"]


def test_a_register_that_was_deleted_is_told_and_not_begun_anew(tmp_path: Path) -> None:
    paths = [PUBLISHED, "docs/notes/w/published.tsv", "docs/decisions/w/tasks.tsv"]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("x", "utf-8")
    told = partial(check_deleted, tmp_path, ["docs/decisions/w", "docs/decisions/new"])
    assert list(told()) == []  # no history
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "x")
    assert list(told()) == []
    for path in paths:
        (tmp_path / path).unlink()
    assert {problem.path: problem.code for problem in told()} == dict(zip(paths, ["A001", "N011", "B008"], strict=True))
    git(tmp_path, "commit", "-qam", "x")
    assert {problem.path: problem.code for problem in told()} == dict(zip(paths, ["A001", "N011"], strict=False))
    git(tmp_path, "checkout", "HEAD^", "--", paths[0])
    assert [problem.path for problem in told()] == paths[1:2]


def test_a_line_that_left_the_register_is_told_and_given_to_be_put_back(tmp_path: Path) -> None:
    register = tmp_path / PUBLISHED
    register.parent.mkdir(parents=True)

    def told(text: str) -> list[str]:
        register.write_text(text, "utf-8")
        return [problem.hint for problem in check_forgotten(tmp_path, read_published(tmp_path))]

    assert told("/\n/w/ s1\n") == []  # no history
    git(tmp_path, "init", "-q")
    for text in ("/\n/w/ s1\n", "/\n/w/ s1 s2\n"):
        assert told(text) == []
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "x")
    assert told("/\n/w/ s1 s2 s3\n/x/\n") == []
    assert told("/\n") == ["请放回去（同一个网址只写一行）：\n/w/ s1 s2"]
    git(tmp_path, "commit", "-qam", "x")
    assert told("/\n/w/ s3\n") == ["请放回去（同一个网址只写一行）：\n/w/ s1 s2 s3"]


@pytest.mark.parametrize(
    "old",
    [
        "../../w/",
        "/w/9/",
        "w/../9/",
        "w/9",
        "w//9/",
        "W/9/",
        "https://example.org/9/",
        'w/"><script>/',
        "w/3/#<b>",
        "w/3/#s 1",
        "hans/w/9/",
        "decisions/w/",
        "assets/w/",
    ],
)
def test_what_cannot_have_been_an_address_is_told(tmp_path: Path, old: str) -> None:
    (tmp_path / "docs/addresses").mkdir(parents=True)
    (tmp_path / "docs/addresses/redirects.tsv").write_text(f"old\tnew\nw/9/\tw/3/\n{old}\tw/3/\n", "utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_redirects(tmp_path)
    assert [(problem.code, problem.line) for problem in found.value.problems] == [("A003", 3)]


def test_an_address_is_sent_to_one_place(tmp_path: Path) -> None:
    (tmp_path / "docs/addresses").mkdir(parents=True)
    (tmp_path / "docs/addresses/redirects.tsv").write_text("old\tnew\nw/9/\tw/3/\nw/9/\tw/\n", "utf-8")
    with pytest.raises(ProblemsFound, match=":3:1: A003 “w/9/”写了两次，第 2 行已经有了。"):
        read_redirects(tmp_path)


def missing(project: Path, site: Path) -> list[str]:
    """The recorded addresses of ``project`` at which ``site`` has nothing, or lacks an anchor."""
    moved = {redirect.old for redirect in read_redirects(project)}
    found = []
    for entry in read_published(project):
        for prefix in ("", "hans/") if entry.address.endswith("/") or not entry.address else ("",):
            path = site / (prefix + entry.address)
            path = path / "index.html" if path.is_dir() or entry.address.endswith("/") else path
            html = path.read_text("utf-8") if path.is_file() and path.suffix == ".html" else ""
            ids = set(re.findall(r'\sid="([^"]+)"', html))
            gone = not path.is_file() and (
                path.suffix == ".html" or entry.address not in moved
            )  # of a file no page can tell
            if gone or not (entry.anchors <= ids or entry.address in moved):
                found.append(prefix + entry.address)
    return found


def test_every_recorded_address_is_on_the_site_in_both_scripts(site: Path) -> None:
    assert len(read_published(CITY)) > 50
    assert missing(CITY, site) == []


def test_an_address_or_an_anchor_that_is_not_on_the_site_is_found(tmp_path: Path) -> None:
    (tmp_path / "docs/addresses").mkdir(parents=True)
    (tmp_path / PUBLISHED).write_text("/\n/w/ s1 s2\n/w/3/\n", "utf-8")
    for name in ("", "w/", "hans/"):
        (tmp_path / "site" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name / "index.html").write_text('<p id="s1">', "utf-8")
    assert missing(tmp_path, tmp_path / "site") == ["w/", "hans/w/", "w/3/", "hans/w/3/"]


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site on which a page and a sentence have moved."""
    project = lay_out(SMALL, tmp_path_factory.mktemp("moved"))
    (project / "docs/addresses").mkdir()
    rows = ["old\tnew", "sample/9-1/\tsample/full/", "sample/full/#9-1.s1\tsample/preamble/#s1"]
    (project / "docs/addresses/redirects.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    links = "[甲](https://example.org/) <https://example.org/b> [內](index.md)"
    (project / "docs/pages/links.md").write_text(f"---\ntitle: 鏈\n---\n\n# 鏈\n\n{links}\n", "utf-8")
    return publish(project)


@pytest.mark.parametrize("edition", ["", "hans/"])
def test_a_reader_without_javascript_arrives(browser: Browser, moved: Path, edition: str) -> None:
    server, address = serve(moved)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{edition}sample/9-1/")
    page.wait_for_url(f"{address}{edition}sample/full/")
    page.goto(f"{address}{edition}sample/full/#9-1.s1")
    expect(page.locator(".moved")).to_be_visible()
    page.locator(".moved a").click()
    assert page.url == f"{address}{edition}sample/preamble/#s1"
    context.close()
    server.shutdown()
    server.server_close()


def test_outgoing_links_say_nothing_of_the_reader(moved: Path) -> None:
    article = (moved / "links/index.html").read_text("utf-8").split("<article")[1].split("</article>")[0]
    outgoing = re.findall(r'<a [^>]*href="https://[^>]*>', article)
    assert len(outgoing) == 2
    for link in outgoing:
        assert 'rel="noopener noreferrer external"' in link
    assert article.count("noreferrer") == 2


def test_a_pull_request_is_told_what_was_added_changed_and_lost(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, pages in (
        (
            old,
            {
                "a/index.html": '<nav>1</nav><article><p id="s1"></p><p id="s2"></p></article>',
                "b/index.html": "",
                "c/index.html": "<nav>1</nav><article>c</article>",
            },
        ),
        (
            new,
            {
                "a/index.html": '<nav>1</nav><article><p id="s1"></p></article>',
                "c/index.html": "<nav>2</nav><article>c</article>",
                "d/index.html": "",
            },
        ),
    ):
        for name, html in pages.items():
            (folder / name).parent.mkdir(parents=True)
            (folder / name).write_text(html)
    text = as_markdown(compare_sites(old, new))
    for words in (
        "新增的页面（1）\n\n- `/d/`",
        "内容有变化的页面（1）\n\n- `/a/`",
        "消失的页面（1）\n\n- `/b/`",
        "- `/a/#s2`",
        "另有 1 页",
    ):
        assert words in text
