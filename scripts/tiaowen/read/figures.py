"""The files of a work's figures: each line ``![文字](…/name.png)`` with ``figures/name.png`` beside the received text.

PNG, JPEG and GIF are shown by every browser and book reader that the pages are made for; WebP is not (Safari 13), and SVG
is a program rather than a picture.  What a file is, its first bytes say, not its name.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from tiaowen.kit.plain_text import read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.model import ReceivedWork
from tiaowen.text.figures import file_name, has_figure, mark, words_range
from tiaowen.text.line import Line
from tiaowen.work_facts import Figure

FOLDER = "figures"
MAX_BYTES = 3_000_000
MAX_PIXELS = 40_000_000
_ENDINGS = {"image/png": (".png",), "image/jpeg": (".jpg", ".jpeg"), "image/gif": (".gif",)}
_OTHERS = ((b"RIFF", "WebP"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"\xd7\xcd\xc6\x9a", "WMF"))
_SAVE = "请用图片工具另存为 PNG 或 JPEG，放在同一个文件夹里，文件名只有末尾可以不同，例如 {}.png；原来的请删掉。"
_NAME = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?\.[A-Za-z]+")


def without_missing(root: Path, folder: str, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """``lines``, of a figure without a file the words alone, and R050, a warning, at each of these."""
    missing = {line.number: line for line in lines if line.form == "figure" and not _is_there(root, folder, line)}
    told = tuple(_missing(folder, line) for line in missing.values())
    return tuple(replace(line, form="caption") if line.number in missing else line for line in lines), told


def read_figures(root: Path, folder: str, lines: Sequence[Line]) -> tuple[Figure, ...]:
    """The figures of ``root/folder``, each once.  Raises ProblemsFound (R051, R052), at the lines that show them."""
    figures: dict[str, Figure] = {}
    problems: list[Problem] = []
    for line in lines:
        if line.form != "figure" or (name := _kept_name(root, folder, file_name(line.text))) in figures:
            continue
        found = _read(root, folder, name, line)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            figures[name] = found
    if problems:
        raise ProblemsFound(problems)
    return tuple(figures.values())


def check_figures(work: ReceivedWork) -> Iterator[Problem]:
    """R053: a figure without words, of which who does not see it learns nothing; R054: a picture inside a line of text."""
    for line in work.lines:
        told = None
        if line.form in ("figure", "caption") and not line.text[slice(*words_range(line.text))].strip():
            told = "R053", "这幅图没有文字说明，看不见图的人不知道它是什么。", "图的说明"
        elif line.form not in ("figure", "caption") and line.role == "body" and has_figure(line.text):
            told = "R054", "这一行的文字中间有图，网站上只有它的记号。", "它所代表的字"
        if told:
            code, message, words = told
            hint = f"底本不可改动：请在 {work.path}/emendations.tsv 里加一行，reading 写“{mark(line.text)}”，hant、hans 写{words}。"
            yield Problem(f"{work.path}/received.txt", line.number, 1, code, message, hint, warning=True)


def _kept_name(root: Path, folder: str, name: str) -> str:
    """The name of the file: another ending where the one of the text is not there, since a picture may be saved anew."""
    names = (name, *(PurePath(name).stem + ending for endings in _ENDINGS.values() for ending in endings))
    return next((known for known in names if (root / folder / FOLDER / known).is_file()), name)


def _is_there(root: Path, folder: str, line: Line) -> bool:
    name = _kept_name(root, folder, file_name(line.text))
    return bool(_NAME.fullmatch(name)) and (root / folder / FOLDER / name).is_file()


def _missing(folder: str, line: Line) -> Problem:
    name = file_name(line.text)
    hint = f"请把图片放进 {folder}/{FOLDER}/，文件名是“{name}”；没有图，网站上只有它的文字。"
    return replace(_problem(folder, line, "R050", f"找不到这幅图：{FOLDER}/{name}。", hint), warning=True)


def _read(root: Path, folder: str, name: str, line: Line) -> Figure | Problem:
    path, save = f"{folder}/{FOLDER}/{name}", _SAVE.format(PurePath(name).stem)
    try:
        content = read_bytes(root, path, "R052", MAX_BYTES)
    except ProblemsFound:
        return _problem(folder, line, "R052", f"图片 {name} 超过 {MAX_BYTES // 1_000_000} MB，或读不了。", save)
    media, width, height = measured(content)
    if not media or not name.lower().endswith(_ENDINGS[media]):
        told = f"图片 {name} 不是 PNG、JPEG 或 GIF（内容是{_called(content, media)}）。"
        return _problem(folder, line, "R051", told, save)
    if not 0 < width * height <= MAX_PIXELS:
        return _problem(folder, line, "R052", f"图片 {name} 是 {width}×{height} 像素，显示不了。", "请缩小后再存。")
    return Figure(name, media, width, height, content)


def _problem(folder: str, line: Line, code: str, message: str, hint: str) -> Problem:
    return Problem(f"{folder}/received.txt", line.number, 1, code, message, hint)


def _called(content: bytes, media: str) -> str:
    if media:
        return f" {media.removeprefix('image/').upper()}"
    if b"<svg" in content[:1000]:
        return " SVG"
    return next((f" {name}" for start, name in _OTHERS if content.startswith(start)), "别的东西")


def measured(content: bytes) -> tuple[str, int, int]:
    """Type, width and height of a picture from its first bytes; ("", 0, 0) where it is none that is shown."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:  # IHDR comes first (PNG, 5.6)
        return "image/png", *struct.unpack(">II", content[16:24])
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        return "image/gif", *struct.unpack("<HH", content[6:10])
    return _measured_jpeg(content) if content.startswith(b"\xff\xd8") else ("", 0, 0)


def _measured_jpeg(content: bytes) -> tuple[str, int, int]:
    """The size stands in the start of frame, behind other segments (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return "image/jpeg", width, height
        at += 1 if marker == 0xFF else 2 + length
    return "", 0, 0
