"""Begin a note on a clause or on words of it: ``make note CLAUSE=3-3 QUOTE=…`` runs this."""

import argparse
import sys
from datetime import date

from tiaowen.command import run
from tiaowen.notes.begin import Wish, new_note
from tiaowen.notes.note import KINDS

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clause", help="注在哪里：3-3、三（三）、第三部分第（三）项、preamble")
    parser.add_argument("--quote", default="", help="注哪几个字，照抄原文；不写就是整条")
    parser.add_argument("--before", default="", help="引文前面的字，引文不止一处时用")
    parser.add_argument("--after", default="", help="引文后面的字，引文不止一处时用")
    parser.add_argument("--kind", default="释义", help="、".join(kind.word.hans for kind in KINDS))
    parser.add_argument("--title", default="", help="标题")
    parser.add_argument("--author", default="编辑部", help="作者")
    parser.add_argument("--slug", default="", help="文件名，也是网址；不写就由程序取")
    parser.add_argument("--work", default="", help="哪一份文件；只有一份时不用写")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="日期；不写就是今天")
    typed = vars(parser.parse_args())
    day = typed.pop("date")
    sys.exit(run(lambda root: new_note(root, Wish(**typed), day)))
