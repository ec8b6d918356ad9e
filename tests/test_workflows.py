"""The workflows do on this machine what they are written to do on the host's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import PLAIN, ROOT
from samples import CITY, SETTINGS

from tiaowen import __version__

pytestmark = pytest.mark.slow

FOLDER = ROOT / ".github" / "workflows"
MAY_WRITE = {"deploy": {"pages", "id-token"}, "attach": {"contents"}, "record": {"contents"}}
WHEEL = f"dist/tiaowen-{__version__}-py3-none-any.whl"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
BY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}
WHEN = {"GIT_AUTHOR_DATE": "2026-11-24T08:00:00Z", "GIT_COMMITTER_DATE": "2026-11-24T08:00:00Z"}

# `make test` would run this very test, and breaking the code takes hours: they and `make check` are only asked whether they could run.
MAKE = """#!/bin/sh
case " $* " in *" test "*|*" check "*|*" mutation "*) exec {make} --dry-run "$@" >/dev/null;; *) exec {make} "$@";; esac
"""
# No package is fetched, and the other builder gives what MkDocs gave.
PYTHON = """#!/bin/sh
case "$*" in
  *"-m pip install"*) exit 0;;
  *"build_with.py zensical"*) cp -r build/plain build/other; echo zensical;;
  *) exec {python} "$@";;
esac
"""


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def clone(folder: Path) -> Path:
    """This working tree with the sample city for content, committed on a fixed day, in a folder of its own."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("docs/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(CITY / "docs", folder / "docs")
    shutil.copy(SETTINGS, folder)
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "."]):
        subprocess.run(["git", *words], cwd=folder, env={**os.environ, **BY, **WHEN}, check=True)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = clone(tmp_path_factory.mktemp("checkout"))
    base = folder / "build" / "base"
    tools, python = folder / "tools", folder / ".venv" / "bin" / "python"
    for path, text in (
        (tools / "make", MAKE.format(make=shutil.which("make"))),
        (tools / "sudo", "#!/bin/sh\nexit 0\n"),
        (tools / "gh", '#!/bin/sh\nfor word; do case $word in dist/*) echo "$word";; esac; done >released\n'),
        (python, PYTHON.format(python=ROOT / ".venv/bin/python")),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)
    for name in (
        "package-lock.json",
        *(f"requirements/{n}" for n in ("build.txt", "wheel.txt", "test.txt", "mutation.txt")),
    ):
        os.utime(folder / name, (0, 0))
    for name in ("build.done", "wheel.done", "test.done", "mutation.done"):
        (folder / ".venv" / name).touch()
    # A checkout of the base that a pull request's job sets up would install everything anew.
    (tools / "git").write_text(
        f'#!/bin/sh\n{shutil.which("git")} "$@" || exit\n'
        f'[ "$1" != worktree ] || {{ ln -s {folder}/.venv {base}/.venv; ln -s {ROOT}/node_modules {base}/node_modules; '
        f"touch -d @0 {base}/package-lock.json {base}/requirements/*.txt; }}\n"
    )
    (tools / "git").chmod(0o755)
    return folder


def push_a_page(checkout: Path) -> None:
    """A page that no register knows, committed here and at the host, a bare repository."""
    (checkout / "docs/pages/new.md").write_text("---\ntitle: 新\n---\n\n# 新\n", "utf-8")
    for words in (["add", "docs"], ["commit", "-qm", "."], ["branch", "-fM", "main"]):
        subprocess.run(["git", *words], cwd=checkout, env={**os.environ, **BY, **WHEN}, check=True)
    subprocess.run(["git", "clone", "-q", "--bare", str(checkout), str(checkout / "build/origin.git")], check=True)


def steps() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path.name, job, step)
        for path in WORKFLOWS
        for job, facts in load(path)["jobs"].items()
        for step in facts["steps"]
        if "run" in step
    ]


@pytest.mark.parametrize("name", [path.name for path in WORKFLOWS])
def test_every_shell_step_runs(checkout: Path, name: str) -> None:
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=checkout, capture_output=True, text=True, check=True)
    given = {"BASE": head.stdout.strip(), "BUILDER": "zensical"}
    given |= {"TAG": f"v{__version__}", "GH_TOKEN": "none", "REPO": "origin.git", "HOST": str(checkout / "build")}
    given |= {"PREVIEW": "https://example.org/preview"}
    if name == "publish.yml":
        push_a_page(checkout)
    summary = checkout / "summary.md"
    summary.write_text("")
    for workflow, job, step in steps():
        if workflow != name:
            continue
        if job == "record":  # a checkout of its own, with what the job before has handed over
            (checkout / "registers.patch").rename(checkout / "build/registers.patch")
            subprocess.run(["git", "checkout", "-q", "--", "docs"], cwd=checkout, check=True)
        environment = {
            **PLAIN,
            **{key: given[key] for key in step.get("env", {})},
            "PATH": f"{checkout / 'tools'}:{os.environ['PATH']}",
            "GITHUB_STEP_SUMMARY": str(summary),
            "SITE_URL": "https://example.github.io/site/",
        }
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        result = subprocess.run(shell, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, (job, step["run"], result.stdout, result.stderr)
    if name == "release.yml":
        released = (checkout / "released").read_text("utf-8").split()
        assert sorted(released) == ["dist/SHA256SUMS", "dist/changes.md", "dist/requirements.txt", WHEEL]
        assert "tiaowen" in (checkout / "dist/changes.md").read_text("utf-8")
        return
    if name == "mutation.yml":
        return
    if name == "publish.yml":
        recorded = [
            "git",
            "--git-dir",
            str(checkout / "build/origin.git"),
            "log",
            "--format=%s",
            "--name-only",
            "-1",
            "main",
        ]
        said = subprocess.run(recorded, capture_output=True, text=True, check=True).stdout.split("\n")
        assert said[0] == "What was published is recorded"
        assert said[2:-1] == ["docs/addresses/published.txt"]
    else:
        assert "页面内容没有变化" in summary.read_text("utf-8")
    assert (checkout / "site" / "index.html").is_file()
    assert "https://example.github.io/site/" in (checkout / "site" / "robots.txt").read_text("utf-8")


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    for path in WORKFLOWS:
        for line in path.read_text("utf-8").splitlines():
            if "uses:" in line:
                assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_only_what_publishes_may_write() -> None:
    for path in WORKFLOWS:
        workflow = load(path)
        assert workflow["permissions"] == {}
        for name, job in workflow["jobs"].items():
            writes = {key for key, value in job["permissions"].items() if value != "read"}
            assert writes == (MAY_WRITE.get(name, set())), (path.name, name)


def test_a_deployment_is_never_cut_off_and_waits_for_the_tests() -> None:
    publish = load(FOLDER / "publish.yml")
    assert publish["concurrency"]["cancel-in-progress"] is False
    assert set(publish["jobs"]["deploy"]["needs"]) == {"test", "build"}


def test_no_words_of_an_event_reach_a_shell_unquoted() -> None:
    for _, _, step in steps():
        assert "${{" not in step["run"]


def test_a_pull_request_knows_no_secret() -> None:
    for path in WORKFLOWS:
        assert "secrets." not in path.read_text("utf-8")
        assert "pull_request_target" not in path.read_text("utf-8")


BOTH = [*WORKFLOWS, *sorted((ROOT / "scripts/tiaowen/new_site/files/dot_github/workflows").glob("*.yml"))]


@pytest.mark.parametrize("path", BOTH, ids=lambda path: f"{path.parts[-4]}-{path.name}")
def test_the_right_to_write_to_the_repository_runs_no_code_of_it_and_no_package(path: Path) -> None:
    for job in load(path)["jobs"].values():
        if job["permissions"].get("contents") == "write":
            assert {step.get("uses", "").partition("@")[0] for step in job["steps"]} <= {
                "", "actions/checkout", "actions/download-artifact",
            }  # fmt: skip
            run = "".join(step.get("run", "") for step in job["steps"])
            assert not re.search(r"make|pip|npm|python|\./|\.venv", run)


@pytest.mark.parametrize("path", BOTH, ids=lambda path: f"{path.parts[-4]}-{path.name}")
def test_no_job_can_fill_a_cache_for_another_and_no_checkout_keeps_a_token(path: Path) -> None:
    for job in load(path)["jobs"].values():
        for step in job["steps"]:
            given = step.get("with", {})
            assert "cache" not in given
            assert not step.get("uses", "").startswith("actions/cache")
            if step.get("uses", "").startswith("actions/checkout"):
                assert given["persist-credentials"] is False
