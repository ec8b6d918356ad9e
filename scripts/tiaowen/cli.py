"""The command ``tiaowen``: everything that is done to a site, each word once.  ``scripts/*.py`` are the same words here."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tiaowen import __version__
from tiaowen.arguments import Parser, day, new_name, part, some, work_name
from tiaowen.build import Done, build, check, record_addresses, report_unsure
from tiaowen.command import run
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.new_site.begin import new_site
from tiaowen.notes.begin import ASKED, Wish, new_note
from tiaowen.notes.fields import FIELDS
from tiaowen.notes.review import Desk, register, review
from tiaowen.read.config import CONFIG
from tiaowen.withdraw import withdraw
from tiaowen.write.built.prove import prove
from tiaowen.write.built.publish import one_at_a_time, publish
from tiaowen.write.theme import lay_out_theme

Action = Callable[[argparse.Namespace, Path], Done]


def main(words: Sequence[str] | None = None, site: Path | None = None) -> int:
    """Do what ``words`` say to the site in ``site``, else where --site says.  0 fine, 1 Problems, 2 wrong usage."""
    arguments = _parser().parse_args(words)
    root = site or arguments.site.resolve()
    if arguments.act is not _new and site is None and not (root / CONFIG).is_file():
        print(
            f"这里没有 {CONFIG}：{root}\n请先进入网站的文件夹；新建网站：tiaowen new 文件夹 --title 名称",
            file=sys.stderr,
        )
        return 2
    return run(partial(arguments.act, arguments), root, summed=arguments.act is _check)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="tiaowen", description="把官方文件的文本做成可读、可搜、可引的网站。")
    parser.add_argument("--site", type=Path, default=Path(), help="网站的文件夹；不写就是当前的")
    parser.add_argument("--version", action="version", version=f"tiaowen {__version__}")
    parser.set_defaults(act=None)
    commands = parser.add_subparsers(metavar="命令", required=True)
    for begin in (_add_new, _add_add, _add_note, _add_review, _add_withdraw, _add_addresses, _add_building):
        begin(commands)
    return parser


# argparse has no public name for it.
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def _command(commands: Commands, name: str, act: Action, about: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about)
    parser.set_defaults(act=act)
    return parser


def _add_new(commands: Commands) -> None:
    new = _command(commands, "new", _new, "新建一个网站")
    new.add_argument("folder", type=some("文件夹"), help="放在哪里，例如 ../mine；要是空的或还没有")
    new.add_argument("--title", type=some("名称"), required=True, help="网站的名称，例如 某市文件库")
    new.add_argument("--wheel", type=Path, help="tiaowen 的安装包；不写就用装的时候那一个")


def _add_add(commands: Commands) -> None:
    add = _command(commands, "add", _add, "放进一份文件，起草它的 work.yml")
    what = "文本（任何编码）、.md、网页、.docx、有文字的 PDF；也可以是文件夹，里面的都收"
    add.add_argument("file", type=some("底本是哪个文件"), help=what)
    add.add_argument("id", type=new_name, nargs="?", default="", help="网址名，例如 shiwei-2015；不写就由程序从标题取")
    add.add_argument("--issuer", default="", help="发文机关")
    add.add_argument("--version", type=day, help="同一份文件另一个文本，写从哪一天起施行，例如 2017-06-27")
    add.add_argument("--part", type=part, default=0, help="文件里有几份的，收第几份；同一个令公布的，连着令收")
    mapping = _command(commands, "mapping", _mapping, "起草一份文件各个文本之间的条文对照表")
    mapping.add_argument("id", type=work_name, help="哪一份文件，例如 shiwei-2015")


def _add_note(commands: Commands) -> None:
    note = _command(commands, "note", _note, "开始写一条注释")
    for key in ASKED:
        if key != "date":
            note.add_argument(key if key == "clause" else f"--{key}", default="", help=FIELDS[key].about.asked)
    note.add_argument("--slug", default="", help="文件名，也是网址；不写就由程序取")
    note.add_argument("--work", default="", help="哪一份文件；只有一份时不用写")
    _add_day(note)


def _add_review(commands: Commands) -> None:
    parser = _command(commands, "review", _review, "原文改了以后，逐条复核注释；每条都由您决定")
    parser.add_argument("slug", nargs="*", help="只看这几条注释（文件名，不带 .md）")
    parser.add_argument("--by", default="编辑部", help="谁决定的")
    parser.add_argument("--register", action="store_true", help="不复核，只把现有注释的网址登记进 published.tsv")
    _add_day(parser)


def _add_withdraw(commands: Commands) -> None:
    parser = _command(commands, "withdraw", _withdraw, "撤下一份文件，记下它的网址去了哪里")
    parser.add_argument("id", type=work_name, help="哪一份文件，例如 shiwei-2015")
    parser.add_argument("--to", default="", help="旧网址转到哪里，例如 shiwei-2020/；不写，旧网址就说明已经撤下")


def _add_addresses(commands: Commands) -> None:
    _command(commands, "addresses", _addresses, "把现有的网址都记下，注释的也在内，从此一个也不能少")


def _add_building(commands: Commands) -> None:
    _command(
        commands, "report", lambda _, root: report_unsure(root), "列出最没有把握的读音和转换的字，给人看；什么也不写"
    )
    checking = _command(commands, "check", _check, "检查全部源文件，什么也不写")
    building = _command(commands, "build", _build, "只生成页面，不经 MkDocs")
    building.add_argument("--no-downloads", action="store_true", help="不生成 PDF、EPUB 等下载文件")
    publishing = _command(commands, "publish", _publish, "生成整个网站，放进 site/")
    for parser in (checking, publishing):
        # RELEASE=1 in the environment says the same.
        wanted = os.environ.get("RELEASE", "") not in ("", "0")
        parser.add_argument("--release", action="store_true", default=wanted, help="正式发布：提醒也当作错误")
    _command(commands, "test", lambda _, root: prove(root), "检验生成的网站：文字完整、链接通、网址都在、不载入外站")
    serving = _command(commands, "serve", _serve, "预览，保存后就能看到")
    serving.add_argument("--address", default="127.0.0.1:8000", help="主机:端口")


def _add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="日期；不写就是今天")


def _new(arguments: argparse.Namespace, root: Path) -> Done:
    return new_site(root / arguments.folder, arguments.title, arguments.wheel)


def _add(arguments: argparse.Namespace, root: Path) -> Done:
    # What reads files of many kinds is loaded only when there is one to read.
    from tiaowen.draft.take_in import take_in
    from tiaowen.draft.take_in_folder import take_in_folder
    from tiaowen.draft.versions import take_in_version

    if arguments.version:
        given = arguments.file, arguments.id, arguments.version, arguments.issuer, arguments.part
        return take_in_version(root, *given)
    if not Path(arguments.file).is_dir():
        return take_in(root, arguments.file, arguments.id, arguments.issuer, arguments.part)
    if arguments.id or arguments.part:
        hint = "请不写 ID= 和 PART=。"
        problem = Problem(arguments.file, 0, 0, "W006", "这是一个文件夹，里面的文件不能都叫一个名字。", hint)
        raise ProblemsFound([problem])
    return take_in_folder(root, arguments.file, arguments.issuer)


def _mapping(arguments: argparse.Namespace, root: Path) -> Done:
    from tiaowen.draft.versions import draft_tables

    done = draft_tables(root, arguments.id)
    return done if done.message else Done("没有要起草的对照表。", done.warnings)


def _note(arguments: argparse.Namespace, root: Path) -> Done:
    typed = {key: getattr(arguments, key) for key in ASKED if key != "date"}
    return new_note(root, Wish(typed, arguments.slug, arguments.work), arguments.date)


def _review(arguments: argparse.Namespace, root: Path) -> Done:
    if arguments.register:
        return register(root)
    return review(root, arguments.slug, Desk(_answer, print, arguments.date, arguments.by))


def _answer(prompt: str) -> str:
    """What the editor, or a file given as input, says; "" at the end of it."""
    try:
        return input(prompt)
    except EOFError:
        print()
        return ""


def _addresses(_: argparse.Namespace, root: Path) -> Done:
    return Done("\n".join([record_addresses(root).message, register(root).message]))


def _withdraw(arguments: argparse.Namespace, root: Path) -> Done:
    return withdraw(root, arguments.id, arguments.to)


def _check(arguments: argparse.Namespace, root: Path) -> Done:
    return check(root, arguments.release)


def _build(arguments: argparse.Namespace, root: Path) -> Done:
    with one_at_a_time(root):
        lay_out_theme(root)
        return build(root, downloads=not arguments.no_downloads)


def _publish(arguments: argparse.Namespace, root: Path) -> Done:
    with one_at_a_time(root):
        built = build(root, arguments.release, published=True)
        return Done("\n".join([built.message, publish(root, arguments.release)]), built.warnings)


def _serve(arguments: argparse.Namespace, root: Path) -> Done:
    from mkdocs.commands.serve import serve

    lay_out_theme(root)
    os.environ.setdefault("SITE_URL", f"http://{arguments.address}/")
    hook = Path(__file__).with_name("preview_hook.py")
    try:
        serve(str(root / CONFIG), dev_addr=arguments.address, build_type="dirty", hooks=[str(hook)])
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        hint = "请先停下另一个预览，或换一个端口，例如：tiaowen serve --address 127.0.0.1:8001"
        raise ProblemsFound([Problem(arguments.address, 0, 0, "S005", "这个端口已经有别的程序在用。", hint)]) from None
    return Done("")
