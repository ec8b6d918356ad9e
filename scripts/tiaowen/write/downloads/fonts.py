"""The free Chinese fonts that npm brings (package.json), in the form the typesetter reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from fontTools.ttLib import TTFont

from tiaowen.kit.front_matter import body_place
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.notes.note import PlacedNote

MODULES = "node_modules"
CACHE = "build/fonts"
_SERIF = "@expo-google-fonts/noto-serif-sc/400Regular"
FOLDERS = (_SERIF, "@expo-google-fonts/noto-serif-sc/700Bold", "@expo-google-fonts/noto-sans-sc/500Medium")
KAI = "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff"


def check_fonts(root: Path) -> Iterator[Problem]:
    """D001, a warning: fonts that are not installed, and the command that brings them."""
    missing = [name for name in (*FOLDERS, KAI) if not (root / MODULES / name).exists()]
    if missing:
        message = f"缺少字体 {'、'.join(missing)}，这次不生成 PDF 和分享用的图片。"
        yield Problem("package.json", 0, 0, "D001", message, "联网后运行：make packages", warning=True)


def font_folders(root: Path) -> list[Path]:
    """The folders with the fonts; what the web packs as WOFF is unpacked once."""
    source = root / MODULES / KAI
    made_by = source.read_bytes() + version("fonttools").encode()
    folder = root / CACHE / hashlib.sha256(made_by).hexdigest()[:16]
    target = folder / "kai.ttf"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with TTFont(source, recalcTimestamp=False) as font:
            font.flavor = None
            font.save(target.with_suffix(".tmp"))
        target.with_suffix(".tmp").replace(target)
    return [folder, *(root / MODULES / name for name in FOLDERS)]


def check_characters(root: Path, text: str, path: str) -> None:
    """Raises ProblemsFound (D002) when the text has characters that the body's font lacks."""
    known = _characters(root / MODULES / _SERIF)
    if missing := sorted(set(text) - known - set("\n")):
        named = "、".join(f"{c}（U+{ord(c):04X}）" for c in missing[:20])
        message = f"排 PDF 的字体没有这些字：{named}。"
        raise ProblemsFound(
            [Problem(path, 0, 0, "D002", message, "请核对是不是错字；不是，就在 package.json 换字体。")]
        )


def check_notes(root: Path, notes: Iterable[PlacedNote]) -> Iterator[Problem]:
    """D002 for notes whose characters the typesetter's font lacks: in a PDF they would be empty boxes."""
    if any(check_fonts(root)):
        return
    known = _characters(root / MODULES / _SERIF) | {"\n"}
    for placed in notes:
        words = (placed.title, placed.author, placed.plain)
        if missing := sorted({c for both in words for c in both.hant + both.hans} - known):
            note, named = placed.note, "、".join(f"{c}（U+{ord(c):04X}）" for c in missing[:20])
            at = next((at for at, c in enumerate(note.body) if c in missing), None)
            place = (1, 1) if at is None else body_place(note, at)
            message, hint = f"排 PDF 的字体没有这些字：{named}。", "请换成别的字或写法，例如用文字代替表情符号。"
            yield Problem(note.path, *place, "D002", message, hint)


@cache
def _characters(folder: Path) -> frozenset[str]:
    with TTFont(next(folder.glob("*.ttf")), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
