"""A work that is no longer published: its sources go, what its addresses promised is answered for ever."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tiaowen.build import Done
from tiaowen.kit.closest import like
from tiaowen.kit.files import replace_file
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.load.works import DECISIONS, work_folders
from tiaowen.notes.note import NOTES
from tiaowen.read.redirects import COLUMNS, REDIRECTS, Redirect, read_redirects
from tiaowen.read.work_ids import work_id
from tiaowen.site import load_site
from tiaowen.write.addresses import PublishedPage, read_published

# An entry of the lexicon that no text has any more; the page that it had.
_NOWHERE = {"T007": "terms/{}/", "B007": "bodies/{}/", "C007": ""}


def withdraw(root: Path, work: str, to: str) -> Done:
    """Delete the sources of ``work`` and of what only it named; record where its addresses went.

    ``to`` is an address of the site that takes the place of them all; "" says of each that it is withdrawn.  What was
    in the history stays there.  Raises ProblemsFound (W006, A003) and touches nothing.
    """
    published, redirects = read_published(root), read_redirects(root)
    if problems := list(_wrong(root, work, to, published)):
        raise ProblemsFound(problems)
    _record(root, redirects, _gone([f"{work}/"], published, redirects), f"{work}/", to)
    for folder in (f"{DECISIONS}/{work}", f"{NOTES}/{work}"):
        shutil.rmtree(root / folder, ignore_errors=True)
    unused = list(_unused_entries(root))
    pages = [page for path, page in unused if page]
    _record(root, read_redirects(root), _gone(pages, published, read_redirects(root)), "", to)
    told = [f"已撤下 {work}，它的旧网址记在 {REDIRECTS}：" + (f"转到 {to}。" if to else "打开会看到已经撤下的说明。")]
    if unused:
        told.append(f"一并删去不再出现的 {len(unused)} 个文件：" + "、".join(path for path, _ in unused))
    told.append(
        "请看看 docs/pages/ 和 mkdocs.yml 里有没有说到它，运行 make check，再提交：git add -A docs && git commit"
    )
    return Done("\n".join(told))


def _wrong(root: Path, work: str, to: str, published: Sequence[PublishedPage]) -> Iterator[Problem]:
    works = [work_id(folder) for folder in work_folders(root)]
    if work not in works:
        close = like(work, works, 1)
        hint = f"是不是“{close[0]}”？" if close else "现有的：" + ("、".join(works) or "一份也没有") + "。"
        yield Problem(f"{DECISIONS}/{work}", 0, 0, "W006", f"没有“{work}”这份文件。", hint)
    known = {entry.address for entry in published}
    if to and (to not in known or to.startswith(f"{work}/")):
        hint = "要写另一份文件的网址，例如 shiwei-2020/，并且先运行 make addresses 把它记下。"
        yield Problem(REDIRECTS, 0, 0, "A003", f"不能转到“{to}”：没有公布过这个网址，或者它也要撤下。", hint)


def _gone(prefixes: Iterable[str], published: Sequence[PublishedPage], redirects: Sequence[Redirect]) -> list[str]:
    known = {redirect.old for redirect in redirects}
    starts = tuple(prefixes)
    return [e.address for e in published if starts and e.address.startswith(starts) and e.address not in known]


def _record(root: Path, redirects: Sequence[Redirect], gone: Sequence[str], away: str, to: str) -> None:
    """Add ``gone`` to the table; rows that led to pages under ``away`` lead on, rows from their anchors are not needed."""
    kept = [r for r in redirects if not (away and "#" in r.old and r.old.startswith(away))]
    rows = [(r.old, to if away and r.new.startswith(away) else r.new) for r in kept] + [(old, to) for old in gone]
    if rows:
        text = "".join("\t".join(row) + "\n" for row in [COLUMNS, *rows])
        replace_file(root / REDIRECTS, text.encode())


def _unused_entries(root: Path) -> Iterator[tuple[str, str]]:
    """Delete what no text names any more, until nothing is left to delete: path and page of each."""
    while found := [problem for problem in _problems(root) if problem.code in _NOWHERE]:
        for path, page in sorted({(p.path, _NOWHERE[p.code].format(Path(p.path).stem)) for p in found}):
            (root / path).unlink()
            yield path, page


def _problems(root: Path) -> Sequence[Problem]:
    try:
        return load_site(root).warnings
    except ProblemsFound as found:
        return found.problems
