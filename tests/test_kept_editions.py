"""What a build kept of each work gives the bytes that are made from nothing, whatever was changed in between."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import SETTINGS, VERSIONS
from test_completion import HARMS, harmed

from tiaowen.kit.digest import Digest
from tiaowen.kit.kept import Kept
from tiaowen.kit.problem import ProblemsFound
from tiaowen.pipeline import make_outputs
from tiaowen.site import load_site
from tiaowen.write.kept_editions import KEPT, KeptEditions

pytestmark = pytest.mark.slow

FACTS = """script: hans
short_title: {title}
genre: 条例
events: [{{kind: 公布, date: 2019-05-01}}]
source: {{name: 样本, description: 供测试用的样本。}}
sha256: {sum}
lines:
  1: title
  3-{last}: body
"""
NOTE = "---\nclause: a1\nkind: 释义\ntitle: {title}\nauthor: 编辑部\ndate: 2020-02-01\nsources: [{{title: 某书}}]\n---\n\n{body}\n"
FOREST = "某市森林条例"
# What is chosen, and what may be chosen of it; the first is where every sequence begins.
CHOICES: dict[str, Sequence[str]] = {
    "forest": ("保护森林", "爱护森林", ""),  # the first article of the works; "" no such work
    "title": (FOREST, "某市林地条例"),
    "rules": (
        "根据《某市森林条例》第二条，制定本细则。",
        "为了森林，制定本细则。依照《某市森林条例》第一条办理。",
        "",
        "根据《某市森林条例》第二条，制订本细则。",
    ),
    "rules id": ("rules", "rules-2019"),
    "forest note": ("", "见[下一条](a2)。", "说明目的。"),
    "rules note": ("", "细则的目的，见[条例第一条](forest/a1)。"),
    "term": ("", "古树，树龄很长。", "古树，树龄一百年。"),
    "repository": ("", "https://github.com/x/y"),
    "conversion": ("", "樹齡\t树龄\t甲"),
    "promised": ("", "/forest/map/ /forest/apparatus/"),
    "river": ("", "of several days"),
}
Chosen = Mapping[str, str]
START = {name: choices[0] for name, choices in CHOICES.items()}
EDITS = [(name, choice) for name, choices in CHOICES.items() for choice in choices]


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def put_work(root: Path, work: str, title: str, articles: Sequence[str]) -> None:
    text = "\n\n".join([title, *articles]) + "\n"
    put(root, f"docs/decisions/{work}/received.txt", text)
    given = {"title": title, "sum": hashlib.sha256(text.encode()).hexdigest(), "last": 1 + 2 * len(articles)}
    put(root, f"docs/decisions/{work}/work.yml", FACTS.format(**given))


def lay_out(root: Path, chosen: Chosen) -> None:
    """The sources as they are chosen, and nothing else."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    put(root, "mkdocs.yml", SETTINGS.read_text("utf-8").replace("repo_url:", f"repo_url: '{chosen['repository']}' #"))
    put(root, "docs/decisions/conversion.tsv", f"hant\thans\treason\n匯報\t汇报\t甲\n{chosen['conversion']}\n")
    put(root, "docs/pages/index.md", "---\ntitle: 首頁\n---\n\n<!-- works -->\n")
    put_work(root, "other", "某市古树说明", ["第一条 树龄很长的是古树。", "第二条 古树要保护。"])
    if chosen["forest"]:
        put_work(
            root,
            "forest",
            chosen["title"],
            [f"第一条 为了{chosen['forest']}，制定本条例。", "第二条 古树由市人民政府管理。"],
        )
    if chosen["rules"]:
        put_work(
            root, chosen["rules id"], "某市森林细则", [f"第一条 {chosen['rules']}", "第二条 本细则自公布之日起施行。"]
        )
    if chosen["forest"] and chosen["forest note"]:
        put(root, "docs/notes/forest/mu-di.md", NOTE.format(title="目的", body=chosen["forest note"]))
    if chosen["rules"] and chosen["rules note"]:
        put(root, f"docs/notes/{chosen['rules id']}/xi-ze.md", NOTE.format(title="细则", body=chosen["rules note"]))
    if chosen["term"]:
        put(root, "docs/terms/gushu.md", f"---\nterm: 古树\nsource: 某市古树说明\n---\n\n{chosen['term']}\n")
    if chosen["promised"] and chosen["forest"]:
        put(root, "docs/addresses/published.txt", chosen["promised"].replace(" ", "\n") + "\n")
    if chosen["river"]:
        shutil.copytree(VERSIONS / "docs/decisions/hedao-2009", root / "docs/decisions/hedao-2009")


def made(root: Path, works: KeptEditions | None) -> dict[str, bytes] | frozenset[str]:
    """Every file of a build; where there are errors, their codes."""
    try:
        outputs = make_outputs(load_site(root), works=works)
    except ProblemsFound as found:
        return frozenset(problem.code for problem in found.problems)
    return {output.path: output.content for output in outputs}


@settings(max_examples=2)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.sampled_from(HARMS)), max_size=4))
@example(
    [
        (("rules", CHOICES["rules"][3]), "none"),
        (("repository", CHOICES["repository"][1]), "none"),
        (("rules", ""), "cut"),
    ]
)
@example(
    [(("promised", CHOICES["promised"][1]), "none"), (("river", "x"), "none"), (("forest note", "说明目的。"), "none")]
)
@example(
    [
        (("term", CHOICES["term"][1]), "scrambled"),
        (("term", CHOICES["term"][2]), "none"),
        (("rules id", "rules-2019"), "none"),
    ]
)
def test_whatever_changed_a_build_makes_what_it_makes_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[tuple[tuple[str, str], str]]
) -> None:
    root = tmp_path_factory.mktemp("works") / "project"
    chosen, kept = dict(START), None
    for (name, choice), harm in [(("forest", START["forest"]), "none"), *steps]:
        chosen[name] = choice
        lay_out(root, chosen)
        whole = made(root, None)
        if kept := harmed(kept, harm) if kept else kept:
            (root / KEPT).parent.mkdir(parents=True)
            (root / KEPT).write_bytes(kept)
        assert made(root, KeptEditions.of(Kept(root / KEPT), "")) == whole, (name, choice)
        kept = (root / KEPT).read_bytes()


def test_one_note_makes_its_work_anew_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()
    monkeypatch.setattr("tiaowen.pipeline.contents_page", _noting(asked))
    root = tmp_path / "project"
    lay_out(root, START)
    kept = Kept(tmp_path / "kept")
    made(root, KeptEditions.of(kept, ""))
    assert sorted(asked) == sorted(["forest", "rules", "other"] * 2)
    asked.clear()
    made(root, KeptEditions.of(kept, ""))
    assert asked == []
    lay_out(root, {**START, "forest note": "说明目的。"})
    made(root, KeptEditions.of(kept, ""))
    assert asked == ["forest"] * 2


def _noting(asked: list[str]) -> object:
    from tiaowen.write.pages.contents import contents_page

    def noting(view: object) -> object:
        asked.append(view.work.id)  # type: ignore[attr-defined]
        return contents_page(view)  # type: ignore[arg-type]

    return noting


def test_equal_values_have_one_key_and_what_has_none_is_an_error() -> None:
    digest = Digest({})
    assert digest.of({"a": [1, date(2020, 1, 1)], "b": {"x", "y"}}) == Digest({}).of(
        {"a": (1, date(2020, 1, 1)), "b": {"y", "x"}}
    )
    assert digest.of(["a", "b"]) != digest.of(["ab"]) != digest.of([["a"], "b"])
    assert "'a'" in digest.words([{"a": 1}])
    with pytest.raises(TypeError, match="object has no key"):
        digest.of([object()])
