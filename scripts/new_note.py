"""Begin a note on a clause or on words of it: ``make note CLAUSE=3-3 QUOTE=…`` runs this."""

import argparse
import sys
from datetime import date

from tiaowen.command import run
from tiaowen.notes.begin import ASKED, Wish, new_note
from tiaowen.notes.fields import FIELDS

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for key in ASKED:
        parser.add_argument(key if key == "clause" else f"--{key}", default="", help=FIELDS[key].about.asked)
    parser.add_argument("--slug", default="", help="文件名，也是网址；不写就由程序取")
    parser.add_argument("--work", default="", help="哪一份文件；只有一份时不用写")
    typed = vars(parser.parse_args())
    try:
        day = date.fromisoformat(typed.pop("date") or date.today().isoformat())
    except ValueError:
        parser.error(f"--date：{FIELDS['date'].about.asked}，写成 2026-11-24 这样。")
    slug, work = typed.pop("slug"), typed.pop("work")
    sys.exit(run(lambda root: new_note(root, Wish(typed, slug, work), day)))
