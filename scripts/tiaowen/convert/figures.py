"""Pictures of a document, gathered while it is read: kept when their bytes are at hand, else told."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from urllib.parse import unquote, unquote_to_bytes

from tiaowen.convert.converted import Beside, Figure, figure_line, told
from tiaowen.convert.pictures import SHOWN, picture_kind
from tiaowen.kit.problem import Problem

_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,", re.IGNORECASE)


class Figures:
    """Gives the line of each picture in turn; what is kept, lost and to be told of is then to be read off."""

    def __init__(self, beside: Beside, path: str, keep_places: bool = False) -> None:
        """``keep_places``: a picture that is not at hand keeps its line, if it has words; the check then asks for the file."""
        self._beside, self._path, self._keep_places = beside, path, keep_places
        self._kept: dict[str, Figure] = {}
        self._lost: list[str] = []

    @property
    def kept(self) -> tuple[Figure, ...]:
        return tuple(self._kept.values())

    @property
    def left_out(self) -> tuple[str, ...]:
        return tuple(f"图片：{address}" for address in self._lost)

    @property
    def told(self) -> tuple[Problem, ...]:
        if not self._lost:
            return ()
        many = len(self._lost)
        hint = "要的图片请放在文件旁边原来的位置再收一次；已经收下的，存进 figures/，底本里它的一行是 ![图的文字](figures/文件名.png)。"
        return (told(self._path, f"有 {many} 张图片没有收进来（{self._lost[0][:60]}）。", hint),)

    def line(self, address: str, words: str) -> str:
        """The line for the picture at ``address``, relative or ``data:``; "" when it cannot be had."""
        content = _of_data(address) if address[:5].lower() == "data:" else self._read(address)
        return self.line_of(content, words, address if address[:5].lower() != "data:" else f"内嵌 {words}")

    def line_of(self, content: bytes | None, words: str, name: str) -> str:
        """The line for a picture of these bytes; "" and an account of it when there are none that a page can show."""
        kind = picture_kind(content or b"")
        if not content or kind not in SHOWN:
            self._lost.append(name)
            return figure_line(re.split(r"[/\\]", name)[-1], words) if self._keep_places and words else ""
        key = hashlib.sha256(content).hexdigest()
        figure = self._kept.setdefault(key, Figure(f"{len(self._kept) + 1}.{kind}", content))
        return figure_line(figure.name, words)

    def _read(self, address: str) -> bytes | None:
        if re.match(r"[a-z][\w+.-]*:|//|/", address, re.IGNORECASE):
            return None
        return self._beside(unquote(re.sub(r"[?#].*", "", address)))


def _of_data(address: str) -> bytes | None:
    match = _DATA.match(address)
    if not match:
        return None
    try:
        body = unquote_to_bytes(address[match.end() :])
        return base64.b64decode(body, validate=False) if match[1] else body
    except (binascii.Error, ValueError):
        return None
