"""A site of works of which much, little or nothing is known: a law amended twice, a notice, a report, a text without facts."""

from __future__ import annotations

import hashlib
from pathlib import Path

from samples import SMALL, lay_out

_FACTS = """script: hans
short_title: {title}
genre: {genre}
{known}source: {{name: 样本, description: 供测试用的样本。, retrieved: 2026-11-01}}
sha256: {sum}
lines:
  1: title
  3-{last}: body
"""
LAW, NOTICE, REPORT, BARE = "forests", "grain", "work-report", "bare"
CONGRESS = "全国人民代表大会常务委员会"
_LAW = f"""issuer: {CONGRESS}
events:
  - {{kind: 通过, date: 1984-09-20, by: 第六届全国人民代表大会常务委员会第七次会议}}
  - {{kind: 公布, date: 1984-09-20, note: 中华人民共和国主席令第十七号}}
  - {{kind: 施行, date: 1985-01-01}}
  - {{kind: 修正, date: 1998-04-29, note: 第一次修正, by: 第九届全国人民代表大会常务委员会第二次会议}}
  - {{kind: 修正, date: 2009-08-27, note: 第二次修正}}
  - {{kind: 修订, date: 2019-12-28}}
"""
_NOTICE = """issuer: 国务院办公厅
number: 国办发〔2020〕44号
events: [{kind: 印发, date: 2020-11-17}]
"""
_REPORT = """issuer: 国务院
events: [{kind: 报告, date: 2021-03-05, by: 第十三届全国人民代表大会第四次会议}]
"""
# Title, genre, what is known, paragraphs.
_WORKS = {
    LAW: ("中华人民共和国森林法", "法", _LAW, ("第一条 为了保护森林，制定本法。", "第二条 本法适用于森林的保护。")),
    NOTICE: ("国务院办公厅关于防止耕地非粮化的意见", "意见", _NOTICE, ("一、提高认识", "粮食安全是大事。")),
    REPORT: ("政府工作报告", "报告", _REPORT, ("一、工作回顾", "过去一年，工作有了进展。")),
    BARE: ("关于保护古树的说明", "说明", "", ("一、保护古树", "古树要保护。")),
}


def lay_out_four_works(project: Path) -> Path:
    """Their sources beside the generator, in ``project``, which is returned."""
    lay_out(SMALL, project)
    for work, (title, genre, known, paragraphs) in _WORKS.items():
        folder = project / "docs/decisions" / work
        folder.mkdir()
        text = "\n\n".join([title, *paragraphs]) + "\n"
        (folder / "received.txt").write_text(text, "utf-8")
        sum_, last = hashlib.sha256(text.encode()).hexdigest(), 1 + 2 * len(paragraphs)
        facts = _FACTS.format(title=title, genre=genre, known=known, sum=sum_, last=last)
        (folder / "work.yml").write_text(facts, "utf-8")
    return project
