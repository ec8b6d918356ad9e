"""Whose words for the parts of an article a text uses: what is 款 and 項 on the mainland is 項 and 款 in Taiwan.

On the mainland an article has 款 (paragraphs), a 款 has 項 (（一）), a 項 has 目 (1.) (立法法, article 65); in Taiwan an article has
項 (paragraphs), 項 has 款 (一、), 款 has 目 (（一）) (中央法規標準法, article 8).  Macau names them 款, 項, 分項; Hong Kong 款, 段, 節
(第2(1)(a)(i)條).  Only the mainland's and Taiwan's are resolved.
"""

from __future__ import annotations

from typing import Literal

Usage = Literal["", "大陸", "臺灣", "香港", "澳門"]
MAINLAND: Usage = "大陸"
TAIWAN: Usage = "臺灣"
HONG_KONG: Usage = "香港"
USAGES: tuple[Usage, ...] = ("大陸", "臺灣", "香港", "澳門")
SPELLED: dict[str, Usage] = {"大陆": "大陸", "台灣": "臺灣", "台湾": "臺灣", "臺湾": "臺灣", "澳门": "澳門"}


# What a paragraph of an article is called (traditional, simplified) where it is counted without a number of its own.
PARAGRAPHS: dict[Usage, tuple[str, str]] = {MAINLAND: ("款", "款"), TAIWAN: ("項", "项")}


def usage_named(typed: str) -> Usage | None:
    """The usage that work.yml calls ``typed``, in either script; None where there is none."""
    return SPELLED.get(typed) or next((usage for usage in USAGES if usage == typed), None)
