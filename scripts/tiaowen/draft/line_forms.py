"""What the form of a single line says of it: a note, a number, an issuer, a heading's words.

The forms are those of GB/T 9704-2012 (7.2.5 number, 7.3.1 title, 7.3.2 addressees, 7.3.5 signature) and of the notes that
stand below the titles of laws.
"""

from __future__ import annotations

import re

from tiaowen.draft.line_words import any_of
from tiaowen.text.annexes import is_annex
from tiaowen.text.blank import bare
from tiaowen.text.genres import TITLE_GENRES
from tiaowen.text.imprint import is_copied_to
from tiaowen.text.numbering import read_marker
from tiaowen.text.title_label import label_end
from tiaowen.text.written_date import DATE, half_width, without_date

SHORT = 40
_LONGEST_ADDRESSEE = 200
_DASHES = "-—–―"

_NOTE = re.compile(rf"[{_DASHES}]*[(\[〔【]?{DATE}(?P<behind>.?)")
_DATED = re.compile(DATE)
_DONE = re.compile(rf"{any_of('done')}[)\]〕】]?$")
_BY = re.compile(rf"^[^,]*{any_of('by')}[^,]*$")
_YEAR = r"[〔\[(【][12][0-9]{3}[〕\])】]"
_NUMBER = re.compile(rf"[^\s。]{{1,30}}{_YEAR}\S{{0,4}}[0-9]+[号號]?$|[^。,;:]{{0,40}}(?:令|[号號])$")
_OWN_NUMBER = r"[^\s。,;:()令]{0,20}?" + _YEAR + r"\s*第?\s*[0-9]+\s*[号號]"
_NUMBER_LINE = re.compile(rf"\(?{_OWN_NUMBER}(?:[\s,、]*{_OWN_NUMBER})*\)?$")
_ORDER_NUMBER = re.compile(
    r"[(〔\[【]?(?:[12][0-9]{3}年)?\s*第\s*[0-9〇零○一二三四五六七八九十百]+\s*[号號期][)〕\]】]?$"
)
# 財政部 稅務總局公告2023年第12號; in Macau the number says what it is, 第13/2012號法律.
_NOTICE_NUMBER = re.compile(r"[^。,;:()]{2,40}公告\s*[12][0-9]{3}年\s*第\s*[0-9]+\s*[号號]$")
_LAW_NUMBER = re.compile(r"第[0-9]{1,4}/[0-9]{4}[号號](?P<genre>法律|行政法[規规]|行政命令|行政[長长]官批示)$")
_WEB = re.compile(rf"【{any_of('information')}】|{any_of('information')}\s*(?:[:\s]|$)")
# What may be the number of a heading: in a title no line begins so, a year apart.
_ITEM = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*[\s.、]|[壹贰貳叁參肆伍陆陸柒捌玖拾]+[\s、]")
_OPENING = re.compile(rf"{any_of('opening')}$")
_CONTENTS = re.compile(r"目\s*[录錄次]$")
_GIVEN_OUT = re.compile(r"[^《》。]{0,40}(?:印[发發]|[发發]布|公布)《(?P<name>[^。]+)》$")
_DAY = re.compile(rf"\(?{DATE}\)?$")
_SIGNED = re.compile(rf"\S{{0,40}}\s*{DATE}$")
_TAIL = re.compile(rf"\(.*\)$|{any_of('tail')}|.*印[发發]$")
_REMARK = re.compile(rf"\({any_of('tail')}.*\)$")
_ORGAN = re.compile(rf"{any_of('organ')}$")
_ENACTED = re.compile(rf"{DATE}(?:通[過过]|制定|核准|[簽签]署)。$|命令公[佈布]。$")
_LETTERHEAD = re.compile(rf"{any_of('letterhead')}:")
_OFFICE = re.compile(rf"\S{{0,12}}{any_of('office')}[: ]\s*\S(?:\s?\S){{1,3}}$")
_ADDRESSEE = re.compile(rf"(?:{any_of('addressee')}|{any_of('organ')})(?:\([^()]*\))?:$")
_ANNOUNCING = re.compile(any_of("announcing"))


def genre_of(title: str) -> str:
    """How the title ends, what stands in brackets apart; "" when it names no genre."""
    bare_title = re.sub(r"\s|[（(].*?[）)]", "", title)
    return next((genre for genre in TITLE_GENRES if bare_title.endswith(genre)), "")


def given_out_name(title: str) -> str:
    """The name of the text that a news item says was given out: 中共中央印发《…意见》; "" where it says none."""
    found = _GIVEN_OUT.match(half_width(title))
    return found["name"] if found and genre_of(found["name"]) else ""


def is_organ(line: str) -> bool:
    """An issuer's name."""
    text = half_width(line)
    return len(text) <= SHORT and not re.search("[。,;:]", text) and bool(_ORGAN.search(text))


def is_plain(line: str) -> bool:
    """A short line without signs, number, date or a word of the page: it may be a title or a part of one."""
    text = half_width(line)
    signs = re.search(r"[。,;:]", text) or read_marker(line) or is_contents_word(line) or is_web_information(line)
    return not signs and not _ITEM.match(text) and not _is_opening(text) and not is_note(line) and len(text) <= SHORT


def is_note(line: str) -> bool:
    """What stands below a title: when it was adopted, published or amended, and numbers."""
    text = half_width(line)
    if read_marker(line):
        return False
    if text[:1] in "([〔【" and text[-1:] in ")]〕】":
        return bool(_DATED.search(text) or _DONE.search(text) or _NUMBER.match(text[1:-1]))
    dated = _NOTE.match(text)
    if dated and (text[0] in "([〔【" or ("。" not in text and dated["behind"] not in list(",起前以至"))):
        return True
    return "。" not in text and bool(_NUMBER.match(text) or (_DONE.search(text) and _BY.search(text)))


def is_number(line: str) -> bool:
    """The document's own number and nothing else: 國發〔2020〕3號."""
    text = half_width(line)
    return bool(_NUMBER_LINE.match(text) or _NOTICE_NUMBER.match(text))


def is_dated_number(line: str) -> bool:
    """The number and the day in one pair of brackets: （國辦發〔2001〕32號　二〇〇一年五月九日）."""
    text = half_width(line).strip("()")
    return bool(_DATED.search(text)) and is_number(without_date(text))


def genre_in_number(line: str) -> str:
    """法律 of 第13/2012號法律, as Macau numbers its laws; "" where the line is no such number."""
    found = _LAW_NUMBER.match(half_width(line))
    return found["genre"] if found else ""


def is_letterhead(line: str) -> bool:
    """A field at the head of a letter as Taiwan's offices write it: 發文字號：…, 受文者：…"""
    return bool(_LETTERHEAD.match(half_width(line)))


def is_signed_by_organ(line: str) -> bool:
    """An organ and a day on one line, as stands below the title of minutes."""
    return is_signed(line) and is_organ(without_date(line))


def is_order_number(line: str) -> bool:
    """第707號, as orders and announcements are numbered."""
    return bool(_ORDER_NUMBER.match(half_width(line)))


def is_web_information(line: str) -> bool:
    """A field that a page or database prints about the document."""
    return bool(_WEB.match(half_width(line)))


def named_in(line: str) -> str:
    """The name that a database's field gives, 法規名稱：…; "" when the line is none."""
    end = label_end(line)
    return bare(line[end:]) if end else ""


def is_contents_word(line: str) -> bool:
    return bool(_CONTENTS.match(half_width(line)))


def is_signed(line: str) -> bool:
    """A date, perhaps behind who signed."""
    return bool(_SIGNED.match(half_width(line))) and not read_marker(line)


def is_day(line: str) -> bool:
    """A date alone, in brackets or not."""
    return bool(_DAY.match(half_width(line)))


def is_signature(line: str) -> bool:
    """A line of a signature: an issuer, an office with a name, a date."""
    signed = is_signed(line) or is_organ(line) or is_office(line) or _ENACTED.match(half_width(line))
    return bool(signed) and not read_marker(line) and not is_annex(line)


def is_office(line: str) -> bool:
    """總理　某某."""
    return bool(_OFFICE.match(half_width(line)))


def is_tail(line: str) -> bool:
    """What is printed below a signature: （此件公開發布）, 抄送：…"""
    return is_copied_to(line) or bool(_TAIL.match(half_width(line)))


def is_remark(line: str) -> bool:
    """（聯系人：…）, the remark in brackets below a signature (GB/T 9704-2012, 7.3.7)."""
    return bool(_REMARK.match(half_width(line)))


def is_addressee(line: str) -> bool:
    """To whom the document is sent, 各省、自治區人民政府：, and no lead of a list."""
    text = half_width(line)
    if not _ADDRESSEE.search(text) or "。" in text or ";" in text or len(text) > _LONGEST_ADDRESSEE:
        return False
    return not _ANNOUNCING.search(text) and not read_marker(line) and not is_annex(line)


def squeezed(text: str) -> str:
    """For comparing titles: no blanks, no marks, no 的, which copies drop."""
    return re.sub(r"[\s《》〈〉「」“”\"()的]", "", half_width(text))


def _is_opening(text: str) -> bool:
    return bool(_OPENING.match("".join(text.split())))
