"""Templates and data → PDF and PNG, and what was set before.  The only module that knows typst.

Setting is what takes time (0.2 s a PDF; a book or its XML takes milliseconds and is made each time), so it alone is
kept, by everything that the typesetter is given and by the typesetter itself.  The code that makes the data has no part
in the key: what it says is in the data.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

from tiaowen.kit.kept import Kept, key_of
from tiaowen.write.downloads.fonts import font_folders

CACHE = "build/downloads"
TEMPLATES = Path(__file__).parent
_EPOCH = date(1970, 1, 1)

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Form:
    format: Literal["pdf", "png"]
    standard: tuple[Literal["ua-1"], ...] = ()
    stamp: int | None = None
    ppi: float | None = None


def set_pdf(root: Path, template: str, data: Data, day: date | None, pictures: Mapping[str, bytes]) -> bytes:
    """A tagged PDF (PDF/UA-1) of ``data``, made on ``day`` (it says none where that is not known), by the template of that name beside this module.

    The template finds ``pictures`` by their names.
    """
    form = _Form("pdf", ("ua-1",), stamp=int(((day or _EPOCH) - _EPOCH).total_seconds()))
    return _kept(root, template, {**data, "dated": day is not None}, form, pictures)


def set_picture(root: Path, template: str, data: Data, pixels_an_inch: int) -> bytes:
    """A PNG of ``data``."""
    return _kept(root, template, data, _Form("png", ppi=pixels_an_inch), {})


def _kept(root: Path, template: str, data: Data, form: _Form, pictures: Mapping[str, bytes]) -> bytes:
    """What was set of the same by the same is read again."""
    text, folders = json.dumps(data, ensure_ascii=False), font_folders(root)
    files = [*sorted(TEMPLATES.glob("*.typ")), Path(__file__)]
    parts = [text, template, repr(form), version("typst"), *map(_hash, files), *map(fonts, folders)]
    parts += [f"{name} {hashlib.sha256(content).hexdigest()}" for name, content in pictures.items()]
    return Kept(root / CACHE / "set").value(key_of(*parts), lambda: _set_with(pictures, template, text, form, folders))


def _set_with(pictures: Mapping[str, bytes], template: str, data: str, form: _Form, fonts: list[Path]) -> bytes:
    """Typst reads pictures from below its root only: with some, a copy of the templates stands beside them."""
    if not pictures:
        return _set(TEMPLATES / template, data, form, fonts)
    with TemporaryDirectory() as folder:
        for path in TEMPLATES.glob("*.typ"):
            shutil.copy(path, folder)
        for name, content in pictures.items():
            (Path(folder) / name).write_bytes(content)
        return _set(Path(folder) / template, data, form, fonts)


def _set(template: Path, data: str, form: _Form, fonts: list[Path]) -> bytes:
    return typst.compile(
        template,
        root=template.parent,
        font_paths=list(fonts),
        ignore_system_fonts=True,
        format=form.format,
        ppi=form.ppi,
        sys_inputs={"data": data},
        pdf_standards=list(form.standard),
        timestamp=form.stamp,
    )


@cache
def fonts(folder: Path) -> str:
    """What the fonts of a folder are; none changes while this runs."""
    return "".join(_hash(path) for path in sorted(folder.glob("*.ttf")))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
