"""为, 处, 地, 得 and 长 where they are words of their own: no phrase of a dictionary tells how they are read, the clause does.

为 is wéi where it says what something is or becomes (期限为三年, 以事实为依据), wèi where it names whom or what something
is done for (为中小企业提供服务, 为保障安全).  处 is chù as a place that is counted (两处), chǔ as a penalty (处三年以下有期徒刑).
地 is dì as a place (合同签订地), de behind the manner of what is done (有计划地组织).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tiaowen.kit.word_list import rows

_NEIGHBOURS = Path(__file__).with_name("lone_neighbours.tsv")
_BEGINS = re.compile(r"[，。；：？！、（）()“”‘’《》—…,;:\s]")
_ENDS = re.compile(r"[，。；：？！,;:]")
# 以 … 为 …: what it is taken as follows at once.
_TAKEN_AS = re.compile(
    "主(?!管)|基[础本数]|依托|依据|根据|核心|重点|导向|目|中心|单位(?!.*(?:提供|创造))|单元|准绳|前提|原则|载体|支撑|引领|统领|牵引|抓手|指导$|引导(?:$|、)|对象|宗旨|"
    "条件|标准|范围|整体|代表(?:的|$)|补充|例|由|名(?![胜牌人])|荣|辅|限|宜|止|准(?!备)|本$"
)
_BECOMES = re.compile(
    "(?:修改|认定|确定|指定|规定|划|作|定|列|变|转|改|分|升|降|视|折|记|登记|评|聘|任命|公布|宣布|应|均|[年月日])$"
)
_FOR_SOMEONE = re.compile(
    "[^为](?:提供|供[气水电热暖货]|服务(?![费对平项设体质标站网商])|创造|办理|保密|保守|缴纳|代缴|投保|配备|配置|配发|奠定|营造|预留|出具|谋取|牟取|"
    "做出|作出|奋斗|贡献|指派|指定|辩护|让座|让行|保留|留下|发放|建立|开立|施行|制定|排忧解难|支付的|充电|消除影响|恢复名誉|赔礼道歉|选用|选择|设立(?!期间|之日)|开放空间)"
)
_FOR_AN_END = re.compile(
    "(?:进一步|全面|更好地?|切实|有效|依法|正确|严格)?(?:此(?!种损)|加强|加快|保证(?!金)|保障|保护(?![区机管责范])|维护|防止|防治|预防|促进|"
    "提高|推进|推动|规范|实现|实施|确保|满足|改善|谋取|牟取|弘扬|培育|掩饰|争夺|抢救|恢复|完善|巩固|适应|方便|应对|"
    "落实|贯彻|惩治|惩处|审理(?!期|终)|排挤|制止|避免|减少|消除|控制(?![区线范性权保])|打击|解决|支持|帮助|引导|培养|构建|打造|健全|建立|深化|强化|"
    "优化(?!利用)|提升|增强|扩大|做好|开展|查明|筹集|筹措|募集|取得|争取|获得|骗取|隐瞒|转移|逃|使|民(?![事族主政法用间兵营])|其(?![他中余]))|[^为]+而"
)
_A_SUM = re.compile("[零〇一二两三四五六七八九十百千万亿半0-9]|人民币|本")
_PLACE = re.compile(
    "(?:[零〇一二两三四五六七八九十百千万几数各每多何此该0-9]|管理|公证|办[事公]|秘书|[警事财]务|人事|稽查|代表|联络|登记)$"
)
_PENALTY = re.compile("[罚刑拘元倍没]|百分|监禁|警告")
# 轻轻地, 一步一步地, 突然地.
_REDOUBLED = re.compile(r"(?:(.)\1|(..)\2|(.)\3(.)\4|一(.)一\5|.然)$")
_MANNER = re.compile(
    "(?:有(?:计划|组织|步骤|针对性|重点|序|效|力|机)|[不间]断|不渝|热情|稳定|持续|公[平正]|全面|客观|及时|准确|真实|如实|完整|[较更]好|自[动觉]|系统|"
    "人为|广泛|积极|深入|逐步|切实|认真|科学|合理|主动|创造性|独立|自由|平等|定期|严格|充分|灵活|紧密|直接)$"
)


# The characters that a rule is for.
RULED = frozenset("为处地").union(row[0] for row in rows(_NEIGHBOURS))


def read_alone(text: str, at: int) -> str:
    """The reading of the one-character word at ``at`` of simplified ``text``; "" where no rule decides: then the usual one."""
    if text[at] == "处":
        place, after = _PLACE.search(text[:at]), _ENDS.split(text[at + 1 :], maxsplit=1)[0]
        return "chù" if place else "chǔ" if _PENALTY.search(after) else ""
    if text[at] == "地":
        return "de" if _MANNER.search(text[:at]) or _REDOUBLED.search(text[:at]) else _beside(text, at)
    return (_read_wei(text, at) if text[at] == "为" else "") or _beside(text, at)


def _beside(text: str, at: int) -> str:
    """What the words of lone_neighbours.tsv say; they say nothing at the end of a clause, where 为 and 得 are other words."""
    neighbours = _neighbours().get(text[at])
    if not neighbours or not text[at + 1 : at + 2] or (_ENDS.match(text, at + 1) and text[at] != "长"):
        return ""
    for reading, before, words in neighbours:
        if text.endswith(words, 0, at) if before else text.startswith(words, at + 1):
            return reading
    return ""


@cache
def _neighbours() -> dict[str, list[tuple[str, bool, tuple[str, ...]]]]:
    """Character → reading, whether the words stand before it, the words."""
    found: dict[str, list[tuple[str, bool, tuple[str, ...]]]] = {}
    for character, reading, side, words in rows(_NEIGHBOURS):
        found.setdefault(character, []).append((reading, side == "前", tuple(words.split())))
    return found


def _read_wei(text: str, at: int) -> str:
    before, after = _BEGINS.split(text[:at])[-1], _ENDS.split(text[at + 1 :], maxsplit=1)[0]
    if _TAKEN_AS.match(after) or (_BECOMES.search(before) and not _FOR_SOMEONE.search(after)):
        return "wéi"
    opens = bool(after) and not before and text[at - 1 : at] != "，" and not _A_SUM.match(after)
    return "wèi" if opens or _FOR_SOMEONE.search(after) or _FOR_AN_END.match(after) else ""
