"""Text as a value of YAML: tests/yaml_quoting.tsv is run here and by Node (tests/search/yaml_quoting.test.mjs)."""

from __future__ import annotations

import json
import subprocess

import pytest
from test_places import ROOT, rows

from tiaowen.kit.yaml_quoting import yaml_words
from tiaowen.kit.yaml_text import parse_yaml


@pytest.mark.parametrize(("text", "value"), rows("yaml_quoting.tsv"))
def test_text_is_quoted_only_where_it_must_be_and_reads_back_as_it_was(text: str, value: str) -> None:
    typed = json.loads(text)
    assert yaml_words(typed) == value
    assert parse_yaml(f"quote: {value}", "x", "N010").value == {"quote": typed}


def test_the_browser_quotes_the_same() -> None:
    command = [str(ROOT / ".venv/bin/node"), "--test", "tests/search/yaml_quoting.test.mjs"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-4000:]
