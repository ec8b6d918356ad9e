"""What a file is, by its content; its name is not asked."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from tiaowen.convert.converted import refused
from tiaowen.convert.pictures import picture_kind
from tiaowen.kit.problem import ProblemsFound
from tiaowen.kit.word_list import rows

_REFUSED = {kind: (what, way) for kind, what, way in rows(Path(__file__).with_name("refused.tsv"))}
_SIGNS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (b"{\\rtf", "rtf"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"), (b"CAJ", "caj"), (b"HN\x00", "caj"), (b"KDH", "caj"), (b"AT&TFORM", "djvu"),
)  # fmt: skip
# A file that only this kind of zip has, or how the names in it begin.
_IN_ZIP = (
    ("word/document", "docx"), ("OFD.xml", "ofd"), ("xl/workbook", "xls"), ("ppt/presentation", "ppt"),
    ("META-INF/container.xml", "epub"),
)  # fmt: skip
# What a zip of a few MB may hold when it is opened: the longest laws with their pictures have a tenth.
MAX_OPENED = 200_000_000
# What a text or a page may be: the longest laws with all that is around them have a tenth.
MAX_TEXT = 5_000_000
_EMBEDDED = re.compile(rb"data:[\w/+.-]+(?:;[\w=-]+)*;base64,[\w+/=%\s]*")
# A page saved whole is a letter of many parts.
_MHTML = re.compile(r"(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_HTML = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:p|div|br|span|td|tr|table|font|strong|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FEW_TAGS = 6
_MARKDOWN = re.compile(
    r"^(?:#{1,6}\s+\S.*|\|?\s*:?-{3,}:?\s*\|[-\s|:]*|!\[[^]\n]*\]\([^)\s]+\)\s*|<!--.*)$", re.MULTILINE
)


def kind_of_bytes(content: bytes, path: str) -> str:
    """``pdf``, ``docx``, ``mhtml``, a kind of refused.tsv, or "" for what may be text.  Raises I002, I005 for a zip that cannot be opened."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(content, path)
    if picture_kind(content):
        return "picture"
    if _MHTML.match(content[:20_000].replace(b"\r\n", b"\n").decode("latin-1")):
        return "mhtml"
    return next((kind for sign, kind in _SIGNS if content.startswith(sign)), "")


def check_size(content: bytes, path: str) -> None:
    """I005, before anything is read of a text or a page that is too long; pictures embedded in it do not count."""
    if len(content) > MAX_TEXT and (size := len(_EMBEDDED.sub(b"", content))) > MAX_TEXT:
        hint = "请只留这份文件的正文：网页在浏览器里复制正文，存成文本；几份文件合在一起的，拆开来收；或另找 Word、PDF 的一份。"
        message = f"有 {size / 1e6:.0f} MB 的文字，不像一份文件（最多收 {MAX_TEXT // 1_000_000} MB，图片不算）。"
        raise refused(path, "I005", message, hint)


def kind_of_text(text: str) -> str:
    """``html``, ``wordxml``, ``markdown``, or ``text``."""
    head = text[:20_000]
    if re.search(r"<\?mso-application|<w:wordDocument|<pkg:package", head[:2000]):
        return "wordxml"
    if _HTML.search(head) or len(_TAGS.findall(head)) >= _FEW_TAGS:
        return "html"
    return "markdown" if _MARKDOWN.search(text) else "text"


def refusal(kind: str, path: str) -> ProblemsFound:
    """I001: the file is of a kind that is not taken; what it is and the way out."""
    what, way = _REFUSED[kind]
    return refused(path, "I001", f"这是{what}。" if kind != "binary" else f"这{what}。", way)


def _kind_of_zip(content: bytes, path: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
            mimetype = archive.read("mimetype")[:80] if _small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise damaged(path) from error
    if sum(entry.file_size for entry in listed) > MAX_OPENED:
        hint = "正常的文件没有这样大，请不要打开它；请从发布机关另取一份。"
        raise refused(path, "I005", f"解开以后会超过 {MAX_OPENED // 1_000_000} MB（压缩炸弹，或放错了文件）。", hint)
    if b"opendocument" in mimetype:
        return "odt"
    names = [entry.filename for entry in listed]
    return next((kind for begin, kind in _IN_ZIP if any(name.startswith(begin) for name in names)), "zip")


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size < 1000


def damaged(path: str) -> ProblemsFound:
    """I002: what the file's own library cannot open."""
    return refused(
        path, "I002", "文件损坏了，打不开。", "请重新下载；用 Word、WPS 或浏览器能打开的，打开后另存一份再试。"
    )
