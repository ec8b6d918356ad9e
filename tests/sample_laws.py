"""Laws that tests make up: as long as asked for, in books, chapters and sections, with headings set wide."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from samples import CITY

from tiaowen.draft.work import draft_work
from tiaowen.load.works import load_work, read_conversion
from tiaowen.model import Script
from tiaowen.text.numerals import format_numeral
from tiaowen.write.view import View

CONVERTER = read_conversion(CITY)
_BEGINS = "违反本法规定，有下列情形之一的，由主管部门责令改正"


def article(number: int, words: str = "应当依照本法的规定办理。") -> str:
    return f"第{format_numeral(number)}条 {_BEGINS}，{'依法' * (number % 7 + 1)}{words}"


def law(*lines: str, title: str = "中华人民共和国河道法") -> str:
    return "\n".join([title, "", *lines]) + "\n"


def long_law() -> str:
    """Two books, three chapters, one of them in two sections, 60 articles and one inserted: beyond what is read at a glance."""
    words = "应当记录在案，并将办理的情况告知当事人；当事人不服的，可以申请复核。" * 3

    def articles(first: int, last: int) -> list[str]:
        return [article(number, words) for number in range(first, last + 1)]

    return law(
        *(
            "第一编 总　则",
            "第一章 一般规定",
            *articles(1, 20),
            "第二章 管　　辖",
            "第一节 级别管辖",
            *articles(21, 30),
        ),
        *(article(30, words).replace("第三十条", "第三十条之一"), "第二节 地域管辖", *articles(31, 40)),
        *("第二编 分 则", "第三章 附　则", *articles(41, 60)),
    )


@cache
def view_of_law(text: str, script: Script = "hans") -> View:
    """The law as the edition in ``script`` shows it."""
    root = Path(mkdtemp())
    folder = root / "docs/decisions/law"
    folder.mkdir(parents=True)
    (folder / "received.txt").write_text(text, encoding="utf-8")
    (folder / "work.yml").write_text(draft_work(text, CONVERTER), encoding="utf-8")
    return View(load_work(root, "docs/decisions/law", CONVERTER, ()), script, CONVERTER)
