"""Scripts and styles are typed and linted as a whole: a slip of each kind is told.  That there is none, `make lint` asks."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

NODE = ROOT / ".venv/bin/node"
ESLINT, STYLELINT = "node_modules/eslint/bin/eslint.js", "node_modules/stylelint/bin/stylelint.mjs"
TSC = "node_modules/typescript/bin/tsc"

pytestmark = pytest.mark.slow


def run(*arguments: str, source: str = "") -> str:
    command = [str(NODE), *arguments]
    return subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, check=False).stdout


def test_a_slip_in_a_script_is_told() -> None:
    slips = "const a = 1\nif (document == null) nowhere()\nlet b = 2\nb ??= eval('b')\n"
    name = "overrides/assets/javascripts/slip.js"
    (told,) = json.loads(run(ESLINT, "--stdin", f"--stdin-filename={name}", "--format=json", source=slips))
    assert "Parsing error" in told["messages"][0]["message"]  # ??= is above the floor
    slips = slips.replace("??=", "=")
    (told,) = json.loads(run(ESLINT, "--stdin", f"--stdin-filename={name}", "--format=json", source=slips))
    rules = {message["ruleId"] for message in told["messages"]}
    assert {"no-unused-vars", "eqeqeq", "no-undef", "no-eval"} <= rules


def test_a_slip_in_a_style_is_told(tmp_path: Path) -> None:
    slips = "@layer a { b { top: 0 } }\na:is(b) { inset: 0; colour: red }\n@media (width > 4em) { a { top: 0px } }\n"
    (tmp_path / "slip.css").write_text(slips)
    command = [str(NODE), STYLELINT, "--config=stylelint.config.js", "--formatter=json", str(tmp_path / "slip.css")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    (told,) = json.loads(done.stdout or done.stderr)
    assert {
        "at-rule-disallowed-list", "selector-pseudo-class-disallowed-list", "property-disallowed-list",
        "property-no-unknown", "media-feature-range-notation", "length-zero-no-unit",
    } == {warning["rule"] for warning in told["warnings"]}  # fmt: skip


def test_what_no_script_puts_into_reader_is_told_in_a_page_script(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "overrides/assets", tmp_path / "overrides/assets")
    shutil.copy(ROOT / "tsconfig.json", tmp_path)
    (tmp_path / "overrides/assets/javascripts/slip.js").write_text('reader.nowhere()\nreader.say("一")\n')
    told = run(TSC, "-p", str(tmp_path))
    assert told.count("slip.js") == 2
    assert "'nowhere'" in told


def test_every_script_is_in_one_of_the_two_projects() -> None:
    listed = {
        line
        for p in ("tsconfig.json", "tsconfig.workers.json")
        for line in run(TSC, "-p", p, "--listFilesOnly").split()
    }
    assert {str(path) for path in (ROOT / "overrides").rglob("*.js")} <= listed
