"""What two teachers read in texts that nobody judged, for train.py: g2pM, a network learnt from CPP's train part, and pinyin-pro."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from judged import cpp
from systems import SYSTEMS

from tiaowen.language.scripts import ScriptConverter

_SENTENCE = re.compile(r"(?<=[。！？；\n])")
_TEXT = "# text = "
_SHORTEST, _LONGEST = 4, 160


@dataclass(frozen=True, slots=True)
class Taught:
    """A simplified text and, a character, what each teacher reads (``fa3``; no reading where it is not Han)."""

    text: str
    first: list[str]
    second: list[str]


def taught(data: Path) -> list[Taught]:
    """Every text of ``data`` with what the teachers read; as many texts, in the order of the files."""
    texts = list(dict.fromkeys((*(s.text for s in cpp(data, "dev")), *_encyclopedia(data), *_everyday(data))))
    first, second = (SYSTEMS[name](texts) for name in ("g2pM", "pinyin-pro, complete"))
    together = map(Taught, texts, first, second)
    return [t for t in together if len(t.text) == len(t.first) == len(t.second)]


def _encyclopedia(data: Path) -> Iterator[str]:
    for part in ("dev", "trial"):
        for article in json.loads((data / f"cmrc2018_{part}.json").read_text("utf-8")):
            yield from _sentences(article["context_text"])
    for part in ("dev", "test"):
        for line in (data / f"zh_gsdsimp-ud-{part}.conllu").read_text("utf-8").splitlines():
            if line.startswith(_TEXT):
                yield line.removeprefix(_TEXT).replace(" ", "")


def _everyday(data: Path) -> Iterator[str]:
    """The Chinese of the pairs; what is written in traditional characters is written in simplified ones."""
    simplified = ScriptConverter({})
    for line in (data / "cmn.txt").read_text("utf-8").splitlines():
        yield simplified.to("hans", line.split("\t")[1])


def _sentences(text: str) -> Iterator[str]:
    spaceless = (re.sub(r"\s+", "", sentence) for sentence in _SENTENCE.split(text))
    return (sentence for sentence in spaceless if _SHORTEST < len(sentence) < _LONGEST)
