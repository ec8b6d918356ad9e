"""``PYTHONPATH=scripts python bench/text/forms.py DATA``: write tests/standard_forms.tsv from 附件1 of 通用規範漢字表.

The list as typed by others is ``variants.raw.txt`` (data.tsv names its home and SHA-256): a character, in round brackets its
traditional forms, ～ for itself, in square ones its variants; digits are numbers of remarks, which stand at the end.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from judged import missing

TABLE = Path(__file__).resolve().parents[2] / "tests" / "standard_forms.tsv"
HEADER = (
    "# 规范字与繁体字、异体字：《通用规范汉字表》（国务院 2013 年公布）附件1。由 bench/text/forms.py 写成，不要手改。\n"
    "# 不止一个繁体，或者字的本身也是繁体的，都列在 traditional。\n"
    "hans\ttraditional\tvariants\n"
)
_ENTRY = re.compile(r"\d{4}\t(.)")
# 〔⿰扌㕘〕: a variant that has no character yet is described by its parts.
_DESCRIBED = re.compile(r"[\u2ff0-\u2fff]..")
_REMARK = "註解"


def entries(text: str) -> Iterator[tuple[str, str, str]]:
    """Each standard character of the list, its traditional forms and its variants, in order."""
    body = text.partition(_REMARK)[0]
    starts = [*_ENTRY.finditer(body)]
    for entry, following in zip(starts, [*(e.start() for e in starts[1:]), len(body)], strict=True):
        listed = re.sub(r"[\d\s]", "", _DESCRIBED.sub("", body[entry.end() : following]))
        itself = entry[1] if "～" in listed else ""
        yield (
            entry[1],
            itself + "".join(re.findall(r"\(([^)]*)\)", listed)),
            "".join(re.findall(r"\[([^]]*)\]", listed)),
        )


def table(text: str) -> str:
    """The file: one line a standard character that has other forms."""
    return HEADER + "".join("\t".join(entry) + "\n" for entry in entries(text))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if lacks := list(missing(folder, "forms")):
        sys.exit("\n".join([f"{folder} lacks the list:", *lacks]))
    made = table((folder / "variants.raw.txt").read_text("utf-8"))
    TABLE.write_text(made, encoding="utf-8")
    print(f"{TABLE.name}: {made.count(chr(10)) - HEADER.count(chr(10))} characters")
