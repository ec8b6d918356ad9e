"""Text as a value of YAML.  The browser has the same rule (``new_note.js``); ``tests/yaml_quoting.tsv`` holds the two together."""

from __future__ import annotations

import json
import re

# A colon is plain where no blank follows; # is left out altogether, though YAML minds it only behind a blank.
_PLAIN = re.compile(r"[^\s\"'\[\]{}#&*!|>%@`,:?\-](?:[^:#\n]|:(?=\S))*")
_OTHER_VALUES = ("null", "true", "false", "~")


def yaml_words(text: str) -> str:
    """``text`` as a YAML value on one line, in quotes only where it needs them."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _OTHER_VALUES
    return text if plain else json.dumps(text, ensure_ascii=False)
