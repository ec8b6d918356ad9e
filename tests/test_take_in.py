"""Taking in: the original beside the text, whole or not at all, a folder in one go, and what is seen of a text at once."""

from __future__ import annotations

import errno
import hashlib
import re
import shutil
from pathlib import Path

import pytest
from samples import ROOT, SETTINGS, SMALL

from tiaowen.build import check
from tiaowen.cli import main
from tiaowen.convert.plain import convert_plain
from tiaowen.draft import take_in_folder
from tiaowen.draft.doubts import doubts
from tiaowen.draft.ids import id_for
from tiaowen.draft.take_in import read_file
from tiaowen.kit.problem import ProblemsFound
from tiaowen.kit.whole_folder import put_folder
from tiaowen.load.works import read_conversion

FILES = ROOT / "tests" / "files"
LAW = "某市档案条例\n（2015年1月8日某市人民代表大会常务委员会通过）\n第一条　为了加强档案工作，制定本条例。\n第二条　本条例自2015年3月1日起施行。\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one work, and an empty folder ``in`` beside it."""
    shutil.copytree(SMALL / "docs", tmp_path / "site/docs")
    shutil.copy(SETTINGS, tmp_path / "site")
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def add(site: Path, *words: str) -> int:
    return main(["add", *words], site)


def works(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "docs/decisions").iterdir() if path.is_dir())


def problems(site: Path) -> list[tuple[str, str]]:
    try:
        return [(p.code, p.path) for p in check(site).warnings]
    except ProblemsFound as found:
        return [(p.code, p.path) for p in found.problems]


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_the_original_stays_beside_the_text_with_its_checksum(site: Path, ending: str) -> None:
    content = (FILES / f"opinion.{ending}").read_bytes()
    assert add(site, str(FILES / f"opinion.{ending}"), "opinion-2023") == 0
    folder = site / "docs/decisions/opinion-2023"
    assert (folder / f"original.{ending}").read_bytes() == content
    facts = (folder / "work.yml").read_text("utf-8")
    assert f"original:\n  file: original.{ending}\n  sha256: {hashlib.sha256(content).hexdigest()}\n" in facts
    assert "R009" not in {code for code, _ in problems(site)}
    (folder / f"original.{ending}").write_bytes(content + b" ")
    assert ("R009", "docs/decisions/opinion-2023/work.yml") in problems(site)
    (folder / f"original.{ending}").unlink()
    assert ("R001", f"docs/decisions/opinion-2023/original.{ending}") in problems(site)


def test_a_text_in_another_encoding_is_kept_as_it_came(site: Path) -> None:
    Path("in/x.txt").write_bytes(LAW.replace("\n", "\r\n").encode("gb18030"))
    assert add(site, "in/x.txt", "x-2015") == 0
    assert (site / "docs/decisions/x-2015/received.txt").read_text("utf-8") == LAW
    assert (site / "docs/decisions/x-2015/original.txt").read_bytes().startswith("某市".encode("gb18030"))


def test_pictures_that_lie_by_the_document_are_kept_and_none_from_elsewhere(site: Path) -> None:
    Path("in/img").mkdir()
    Path("in/img/rate.png").write_bytes(b"\x89PNG\r\n\x1a\nx")
    Path("secret.png").write_bytes(b"\x89PNG\r\n\x1a\ny")
    text = (FILES / "iit.md").read_text("utf-8") + "\n![外面](../secret.png)\n"
    Path("in/iit.md").write_text(text, "utf-8")
    assert add(site, "in/iit.md", "iit-2018") == 0
    assert [path.name for path in (site / "docs/decisions/iit-2018/figures").iterdir()] == ["1.png"]


def test_without_an_id_the_title_gives_one_and_no_text_is_taken_twice(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in/x.txt").write_text(LAW, "utf-8")
    assert add(site, "in/x.txt") == 0
    assert "msdatl-2015" in works(site)
    assert add(site, "in/x.txt", "") == 1
    assert "已经收过，在 docs/decisions/msdatl-2015。" in capsys.readouterr().err
    assert add(site, "in/x.txt", "again-2015") == 0


def test_ids_are_addresses_and_differ(site: Path) -> None:
    converter = read_conversion(site)
    assert id_for("某市檔案條例", "date: 2015-01-08", converter, set()) == "msdatl-2015"
    assert id_for("某市档案条例", "date: 2015-01-08", converter, {"msdatl-2015"}) == "msdatl-2015-2"
    assert id_for("某市档案条例", "", converter, {"msdatl", "msdatl-2"}) == "msdatl-3"
    assert id_for("", "", converter, set()) == "wenjian"
    assert id_for("中华人民共和国刑法（2020修正）", "", converter, set()) == "xf-2020"


def full_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    write = Path.write_bytes
    left = [after]

    def refuse(path: Path, content: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_full_disk_leaves_nothing_behind_and_the_second_try_succeeds(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], after: int
) -> None:
    before = works(site)
    with monkeypatch.context() as full:
        full_disk(full, after)
        assert add(site, str(FILES / "opinion.docx"), "opinion-2023") == 1
    assert "F003" in capsys.readouterr().err
    assert works(site) == before
    assert not list((site / "build").iterdir())
    (site / "docs/decisions/opinion-2023").mkdir()  # as an earlier version left it
    assert add(site, str(FILES / "opinion.docx"), "opinion-2023") == 0


def fill() -> None:
    """Three documents, two that are none, one doubtful, and what a folder has besides."""
    shutil.copy(FILES / "opinion.docx", "in/意见.docx")
    shutil.copy(FILES / "site.html", "in/b.html")
    Path("in/sub").mkdir()
    Path("in/sub/c.txt").write_bytes(LAW.encode("gb18030"))
    Path("in/d.txt").write_bytes(b"")
    Path("in/e.doc").write_bytes(b"{\\rtf1}")
    Path("in/f.txt").write_text(LAW.replace("施行。", "施"), "utf-8")
    Path("in/~$意见.docx").write_bytes(b"x")
    Path("in/.hidden").write_bytes(b"x")
    Path("in/b_files").mkdir()
    Path("in/b_files/a.png").write_bytes(b"x")


def test_a_folder_is_taken_in_and_a_table_says_what_needs_a_person(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill()
    before = works(site)
    assert add(site, "in") == 1
    said = capsys.readouterr()
    assert "收进 4 份：" in said.out
    assert "要人处理 2 份：" in said.out
    assert "in/d.txt  I008  文件是空的。" in said.out
    assert "另存为 .docx" in said.out
    assert "in/f.txt" in said.err
    assert "I010" in said.err
    assert not re.search(r"\d%", said.err)  # no bar where nobody sees it
    taken = sorted({*works(site)} - {*before})
    assert len(taken) == 4
    assert add(site, "in") == 1
    said = capsys.readouterr()
    assert "已经收过的，或同一份文件的别种格式 4 份：" in said.out
    assert "收进 " not in said.out
    assert sorted({*works(site)} - {*before}) == taken


def test_interrupted_it_goes_on_at_the_second_run(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fill()
    before = works(site)
    put, calls = put_folder, [0]

    def interrupted(*words: object) -> None:
        calls[0] += 1
        if calls[0] == 2:
            raise KeyboardInterrupt
        put(*words)  # type: ignore[arg-type]

    with monkeypatch.context() as once:
        once.setattr(take_in_folder, "put_folder", interrupted)
        assert add(site, "in") == 130
    assert "再运行一次同样的命令" in capsys.readouterr().out
    assert len(works(site)) == len(before) + 1
    assert add(site, "in") == 1
    assert "收进 3 份：" in capsys.readouterr().out
    assert len(works(site)) == len(before) + 4


def test_a_folder_with_an_id_and_one_without_a_file_are_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(site, "in", "x-2015") == 1
    assert add(site, "in") == 1
    assert "文件夹里没有文件" in capsys.readouterr().err


def test_a_text_cut_in_the_middle_is_told() -> None:
    assert doubts(LAW, "x") == []
    assert [p.code for p in doubts(LAW + "第三条　违反本条例的，由", "x")] == ["I010"]
    assert [p.code for p in doubts(LAW + "某市人民政府\n2015年1月8日\n", "x")] == []
    assert [p.code for p in doubts("一、任务。\n（1）每月一报\n（2）每季一报", "x")] == []
    assert [p.code for p in doubts("第三条　有下列情形的：\n（一）甲；\n（二）乙；\n", "x")] == ["I010"]


def test_no_fact_of_a_draft_holds_what_nobody_sees(site: Path) -> None:
    seen = "某市人民政府关于某事的意见\n某府发〔2020〕3号\n各县：\n一、任务。\n某市人民政府\n2020年1月8日\n"
    copied = seen.replace("人民", "人\u200b民").replace("1月", "\u202a1\u202c月").replace("3号", "\ufeff3号")
    draft = read_file(seen.encode(), "x.txt", read_conversion(site)).draft
    found = read_file(copied.encode(), "x.txt", read_conversion(site)).draft
    assert [one for one in found.split("\n") if "sha256" not in one] == [
        one for one in draft.split("\n") if "sha256" not in one
    ]


def test_two_texts_in_one_file_are_told() -> None:
    (problem,) = doubts(LAW * 2 + LAW.replace("档案", "图书"), "x")
    assert (problem.code, problem.line) == ("I011", 9)
    short = "某市档案办法\n第一条　甲。\n第二条　本办法自2015年3月1日起施行。\n"
    (problem,) = doubts(short + short.replace("档案", "图书"), "x")
    assert (problem.code, problem.line) == ("I011", 4)
    notice = "某市关于甲的通知\n各县：\n请照办。\n某市人民政府\n2015年1月8日\n"
    (problem,) = doubts(notice + notice.replace("甲", "乙"), "x")
    assert (problem.code, problem.line) == ("I011", 6)
    assert (
        doubts("某市、某县档案办法\n（2015年1月8日通过）\n2015年1月8日\n" + short.replace("某市", "某市 某县"), "x")
        == []
    )
    given = "某市人民政府关于印发某市档案办法的通知\n各区人民政府：\n现将办法印发给你们。\n一、甲。\n二、乙。\n某市人民政府\n2015年1月8日\n"
    assert doubts(given + LAW.replace("条例", "办法"), "x") == []


def test_problems_of_all_layers_of_all_works_come_in_one_run(site: Path) -> None:
    """A number that is missing, a correction, a reading, a link and a note: one run tells them all."""
    Path("in/x.txt").write_text(
        LAW.replace("第二条", "第三条").replace("制定本条例", "依照本条例第九十条，制定本条例"), "utf-8"
    )
    assert add(site, "in/x.txt", "x-2015") == 0
    folder = site / "docs/decisions/x-2015"
    (folder / "emendations.tsv").write_text("不是表头\n", "utf-8")
    (folder / "readings.yml").write_text("没有的词: x\n", "utf-8")
    (site / "docs/notes/x-2015").mkdir(parents=True)
    (site / "docs/notes/x-2015/a.md").write_text("---\nclause: a1\n---\n", "utf-8")
    (site / "docs/decisions/sample/work.yml").write_text("short_title: x\n", "utf-8")
    (site / "docs/pages/lost.txt").write_text("x", "utf-8")
    codes = {code for code, _ in problems(site)}
    assert {"R020", "E001", "X001", "N006", "W003", "P006"} <= codes
    assert codes & {"Y001", "Y002", "Y003", "Y004"}


def test_the_second_text_of_an_order_is_told() -> None:
    order = "某省人民政府令\n第300号\n《某省甲办法》和《某省乙办法》现予公布。\n省长　张某\n2020年5月20日\n"
    one = "某省甲办法\n第一条　甲。\n第二条　本办法自2020年7月1日起施行。\n"
    assert doubts(order + one, "x") == []
    (problem,) = doubts(order + one + one.replace("甲", "乙"), "x")
    assert (problem.code, problem.line) == ("I011", 9)
    assert "PART=2" in problem.hint


def test_each_text_of_an_order_is_taken_in_with_the_order(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = "某省人民政府令\n第300号\n《某省甲办法》和《某省乙办法》现予公布。\n省长　张某\n2020年5月20日\n\n"
    one = "某省甲办法\n第一条　甲。\n第二条　本办法自2020年7月1日起施行。\n"
    two = one.replace("甲", "乙")
    Path("in/order.txt").write_text(order + one + two, "utf-8")
    for part, law in (("1", one), ("2", two)):
        assert add(site, f"--part={part}", "in/order.txt") == 0
        assert "I011" not in capsys.readouterr().err
        title = law.split("\n")[0]
        folder = next(p.parent for p in site.glob("docs/decisions/*/work.yml") if f'"{title}"' in p.read_text("utf-8"))
        assert (folder / "received.txt").read_text("utf-8") == order + law
        assert (folder / "original.txt").read_text("utf-8") == order + one + two
        draft = (folder / "work.yml").read_text("utf-8")
        assert "施行, date: 2020-07-01" in draft
        assert "某省人民政府令第300号" in draft
        assert "另一份文件，第" in draft
    assert add(site, "--part=3", "in/order.txt") == 1
    assert "认出 2 份文件" in capsys.readouterr().err
    assert {code for code, path in problems(site) if "sample" not in path} == {"W021"}


def test_a_field_with_a_day_above_the_title_ends_no_text() -> None:
    page = "首页 > 政策\n索引号：1\n发文机关：国务院\n成文日期：2022年1月25日\n主题分类：城乡\n文号：国发〔2022〕3号\n发布日期：2022年2月10日\n"
    assert doubts(page + "国务院关于某事的意见\n各省：\n一、甲。\n二、乙。\n", "x") == []


def test_the_same_document_in_another_form_is_told_and_taken_once(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in/one").mkdir()
    Path("in/one/a.txt").write_text(LAW, "utf-8")
    Path("in/one/b.txt").write_bytes(LAW.encode("gb18030"))
    before = works(site)
    assert add(site, "in/one") == 0
    assert "同一份文件的别种格式 1 份：" in capsys.readouterr().out
    assert len(works(site)) == len(before) + 1


@pytest.mark.parametrize("sign", ["\r\n", "\r", "\x0c", "\x85", "\u2028"])
def test_whatever_ended_a_line_ends_one(sign: str) -> None:
    assert convert_plain(f"甲{sign}乙\n", True, "x.txt").text == "甲\n乙\n"
