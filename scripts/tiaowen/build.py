"""The two things a command does with the whole project: build it, or only check it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tiaowen.enrich.enriched import EnrichedWork
from tiaowen.kit.ci import under_ci
from tiaowen.kit.files import check_outputs, replace_file, write_outputs
from tiaowen.kit.kept import Kept
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.language.placed_readings import COLUMNS
from tiaowen.load.works import CONVERSION, PLACED_READINGS
from tiaowen.model import SCRIPTS
from tiaowen.pipeline import all_views, check_docs, make_outputs
from tiaowen.read.changes import check_history, source_history
from tiaowen.read.deleted import PUBLISHED
from tiaowen.read.settings import check_site_address
from tiaowen.read.unknown import UNKNOWN_CODES
from tiaowen.site import Site, load_site
from tiaowen.write.addresses import addresses, as_text, with_earlier
from tiaowen.write.bundles import bundled_outputs, check_bundler
from tiaowen.write.downloads.kept import KeptDownloads
from tiaowen.write.downloads.printable import check_printable
from tiaowen.write.kept_editions import KEPT, KeptEditions


@dataclass(frozen=True, slots=True)
class Done:
    """What a command says when nothing stood in its way, and the warnings it says before that.

    ``refused`` are errors that kept a part of many from being done, and no other part.
    """

    message: str
    warnings: tuple[Problem, ...] = ()
    refused: tuple[Problem, ...] = ()


def build(root: Path, release: bool = False, downloads: bool = True, published: bool = False) -> Done:
    """Write what is out of date.  For a ``release`` a warning is an error.

    What will be ``published`` should know its address (S003) and its history (S004).  Without what ``downloads`` need there are fewer of them and a warning; under CI, an error.
    """
    site = load_site(root)
    strictly = release or under_ci()
    unknown = _sift(_unknown(root, site, strictly, release) if published else (), strictly=False)
    kept = KeptDownloads(root, *source_history(root)) if downloads else None
    theme = site.settings.theme
    works = KeptEditions.of(Kept(root / KEPT), kept.means() if kept else "without downloads")
    outputs = [*make_outputs(site, kept, works), *bundled_outputs(root, theme)]
    told = [*check_docs(root, site, outputs, works), *(_fonts(root, site) if kept else ())]
    warnings = _sift([*site.warnings, *told], release)
    lacking = _sift([*check_bundler(root, theme), *kept.check()] if kept else [], strictly)
    written = write_outputs(root, outputs)
    if downloads:  # what a preview did not ask for is wanted again
        works.kept.forget_others()
    return Done(f"生成 {len(outputs)} 个文件，其中 {len(written)} 个有变化。", (*unknown, *warnings, *lacking))


def check(root: Path, release: bool = False) -> Done:
    """Find every Problem; write nothing."""
    site = load_site(root)
    outputs = [*make_outputs(site), *bundled_outputs(root, site.settings.theme)]
    found = [
        *(_unknown(root, site, True, True) if release else ()),
        *site.warnings,
        *_fonts(root, site),
        *check_docs(root, site, outputs),
        *check_outputs(root, outputs),
    ]
    return Done("没有问题。", _sift(found, release))


def report_unsure(root: Path) -> Done:
    """For each work what nothing settled, least sure first: readings as rows for its readings.tsv, forms of the script in
    which it was not received as rows for the site's conversion.tsv."""
    parts = [part for work in load_site(root).works for part in (_unsure_readings(work), _unsure_forms(work))]
    return Done("\n\n".join(parts))


def _unsure_readings(work: EnrichedWork) -> str:
    if not work.unsure:
        return f"{work.work.id}：没有拿不准的读音。"
    path = f"{work.work.received.path}/{PLACED_READINGS}"
    told = f"{work.work.id}：最没有把握的 {len(work.unsure)} 处读音，最没有把握的在前。看过的，改对读音，写进 {path}："
    return "\n".join([told, "\t".join(COLUMNS), *(unsure.row for unsure in work.unsure)])


def _unsure_forms(work: EnrichedWork) -> str:
    """Rows that several places share stand once."""
    made, side = ("繁体字", "左边的繁体") if work.work.received.script == "hans" else ("简体字", "右边的简体")
    if not work.unsure_forms:
        return f"{work.work.id}：没有拿不准的{made}。"
    told = (
        f"{work.work.id}：最没有把握的 {len(work.unsure_forms)} 处{made}，最没有把握的在前。"
        f"看过的，改对{side}，写进 {CONVERSION}（各份文件共用）："
    )
    return "\n".join(
        [told, "hant\thans\treason", *dict.fromkeys(filter(None, (unsure.row for unsure in work.unsure_forms)))]
    )


def record_addresses(root: Path) -> Done:
    """Put every address that the site now has into published.txt; one that is gone without redirect is an error."""
    site = load_site(root)
    outputs = make_outputs(site)
    _sift(check_docs(root, site, outputs), strictly=False)
    replace_file(root / PUBLISHED, as_text(with_earlier(addresses(outputs), site.published)).encode())
    return Done(f"地址记在 {PUBLISHED}。")


def _unknown(root: Path, site: Site, needs_address: bool, needs_history: bool) -> list[Problem]:
    """What a publication does not know of where and when it is."""
    return [*check_site_address(site.settings, needs_address), *check_history(root, needs_history)]


def _fonts(root: Path, site: Site) -> list[Problem]:
    """What the typesetter could not print of any work."""
    return list(check_printable(root, [view for script in SCRIPTS for view in all_views(site, script)]))


def _sift(problems: Iterable[Problem], strictly: bool) -> tuple[Problem, ...]:
    """The warnings.  Raises ProblemsFound with everything if one is an error, or for any when ``strictly``.

    That a fact is not known stays a warning: it may be that nobody knows it.  A pipeline records new addresses (A002)
    itself, once they are published.
    """
    found = tuple(
        replace(problem, warning=problem.warning and problem.code in UNKNOWN_CODES) if strictly else problem
        for problem in problems
        if not (problem.code == "A002" and under_ci())
    )
    if any(not problem.warning for problem in found):
        raise ProblemsFound(found)
    return found
