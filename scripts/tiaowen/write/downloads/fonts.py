"""The free Chinese fonts that npm brings (package.json), in the form the typesetter reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from fontTools.ttLib import TTFont

from tiaowen.kit.problem import Problem

MODULES = "node_modules"
CACHE = "build/fonts"
_SERIF = "@expo-google-fonts/noto-serif-sc/400Regular"
FOLDERS = (_SERIF, "@expo-google-fonts/noto-serif-sc/700Bold", "@expo-google-fonts/noto-sans-sc/500Medium")
KAI = "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff"
# They lend what those lack (fonts.typ): Thai, emoji as text, and drawn in dots the rest of what Unicode has but most of Plane 2.
LENDERS = ("@expo-google-fonts/noto-sans-thai/400Regular", "@expo-google-fonts/noto-emoji/400Regular")
DOTS = "@fontsource/unifontex/files/unifontex-latin-400-normal.woff"


def check_fonts(root: Path) -> Iterator[Problem]:
    """D001, a warning: fonts that are not installed, and the command that brings them."""
    missing = [name for name in (*FOLDERS, KAI) if not (root / MODULES / name).exists()]
    if missing:
        message = f"缺少字体 {'、'.join(missing)}，这次不生成 PDF 和分享用的图片。"
        yield Problem("package.json", 0, 0, "D001", message, "联网后运行：make packages", warning=True)


def font_folders(root: Path) -> list[Path]:
    """The folders with the fonts; what the web packs as WOFF is unpacked once.  A lender that is not installed lends nothing."""
    modules = root / MODULES
    packed = [modules / KAI, *filter(Path.is_file, [modules / DOTS])]
    lenders = filter(Path.is_dir, (modules / name for name in LENDERS))
    return [*(_unpacked(root, path) for path in packed), *(modules / name for name in FOLDERS), *lenders]


def _unpacked(root: Path, source: Path) -> Path:
    made_by = source.read_bytes() + version("fonttools").encode()
    folder = root / CACHE / hashlib.sha256(made_by).hexdigest()[:16]
    target = folder / f"{source.stem}.ttf"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with TTFont(source, recalcTimestamp=False) as font:
            font.flavor = None
            font.save(target.with_suffix(".tmp"))
        target.with_suffix(".tmp").replace(target)
    return folder


def unprintable(root: Path, data: object) -> frozenset[str]:
    """The characters of what a template is given that none of the fonts has; one lends what another lacks."""
    return frozenset(json.dumps(data, ensure_ascii=False)) - _known(root / MODULES)


@cache
def _known(modules: Path) -> frozenset[str]:
    return frozenset[str]().union(*(_characters(path) for path in _files(modules)))


def _files(modules: Path) -> list[Path]:
    needed = [modules / KAI, *(next((modules / name).glob("*.ttf")) for name in FOLDERS)]
    lent = [modules / DOTS, *(path for name in LENDERS for path in (modules / name).glob("*.ttf"))]
    return [*needed, *filter(Path.is_file, lent)]


def _characters(path: Path) -> frozenset[str]:
    with TTFont(path, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
