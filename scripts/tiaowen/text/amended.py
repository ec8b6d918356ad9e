"""What an amending text words anew without quotation marks: the provisions below 內容如下： are not its own.

第五十二條 … 增加五條，分別作為第一百二十三條至第一百二十七條。內容如下： is followed by 第七節 and these articles, until its own
第五十三條 comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tiaowen.text.blank import bare
from tiaowen.text.line import Line
from tiaowen.text.numbering import Marker

_ANNOUNCES = re.compile(r"(?:[修更]?改[为為]|增加[^。：:]*|作[为為]第[^。：:]*|[内內]容如下)[：:]$")


def worded_anew(lines: Sequence[Line], markers: Mapping[int, Marker]) -> Iterator[int]:
    """The numbers of the lines that begin with the number of a provision worded anew, or of what is inside it."""
    own: Marker | None = None
    opened = False
    above = ""
    for line in lines:
        marker = markers.get(line.number)
        opened = opened or bool(marker and own and _ANNOUNCES.search(above) and _is_other(marker, own))
        opened = opened and not (marker and own and _follows(own, marker))
        if marker and opened:
            yield line.number
        elif marker and (marker.level.is_law or marker.level.kind == "part"):
            own = marker
        above = bare(line.text)


def _is_other(marker: Marker, own: Marker) -> bool:
    """第三條 below 二、將第三條修改為：, and a number that is not the next."""
    return marker.level.is_law and not _follows(own, marker)


def _follows(own: Marker, marker: Marker) -> bool:
    return marker.level == own.level and marker.ordinal == own.ordinal + 1
