"""A small site of two works whose force is known, in different scripts, with plain words on a unit of each."""

from __future__ import annotations

import hashlib
from pathlib import Path

from samples import SMALL, lay_out, publish

LAW = "某市档案条例\n\n第一条 为了加强档案工作，制定本条例。\n\n第二条 公民有权利用档案。档案馆应当提供便利。\n"
_LAW_FACTS = """script: hans
short_title: 某市档案条例
genre: 条例
issuer: 某市人大常委会
events: [{{kind: 通過, date: 2019-05-01}}]
status: {{kind: 已废止, as_of: 2024-03-01, source: 某市人大常委会公报}}
source: {{name: 样本, description: 供测试用的样本。}}
sha256: {sum}
lines:
  1: title
  3-5: body
"""
_STATUS = "status:\n  kind: 有效\n  as_of: 2024-03-01\n  source: {title: 某市檔案局<公告>, url: 'https://example.org/?a=1&b=2'}\n"
_NOTE = "---\nclause: {clause}\nkind: 白话\ntitle: {title}\nauthor: 编辑部\ndate: 2026-11-24\n---\n\n{body}\n"
NOTES = {
    "sample/ling-dao": ("1-1", "领导要管档案", "各级党委都要管好档案，见[下一项](1-2)。"),
    "sample/ren-shi": ("1", "大家要重视档案", "这一部分说为什么要重视档案。"),
    "law/ke-yi-kan": ("a2", "谁都可以看档案", "想查档案，可以去档案馆。"),
}


def lay_out_two_works(project: Path) -> None:
    """The sources of both works beside the generator."""
    lay_out(SMALL, project)
    with (project / "docs/decisions/sample/work.yml").open("a", encoding="utf-8") as facts:
        facts.write(_STATUS)
    law = project / "docs/decisions/law"
    law.mkdir()
    (law / "received.txt").write_text(LAW, "utf-8")
    (law / "work.yml").write_text(_LAW_FACTS.format(sum=hashlib.sha256(LAW.encode()).hexdigest()), "utf-8")
    for name, (clause, title, body) in NOTES.items():
        path = project / "docs/notes" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_NOTE.format(clause=clause, title=title, body=body), "utf-8")


def publish_two_works(project: Path) -> Path:
    """The published site of both."""
    lay_out_two_works(project)
    return publish(project, SITE_URL="http://127.0.0.1:8000/")
