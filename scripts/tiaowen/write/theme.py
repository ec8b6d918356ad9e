"""The theme of a site that has no templates of its own: laid out where its mkdocs.yml says, the owner's files on top."""

from __future__ import annotations

from pathlib import Path

from tiaowen.carried import carried
from tiaowen.kit.files import replace_file
from tiaowen.read.config import LAID_OUT, OWN_TEMPLATES
from tiaowen.read.settings import read_settings


def lay_out_theme(root: Path) -> None:
    """Bring ``build/theme`` up to date; nothing where mkdocs.yml names ``overrides`` itself, as the generator's does."""
    if read_settings(root).theme != LAID_OUT:
        return
    wanted = {**_files(carried(OWN_TEMPLATES)), **_files(root / OWN_TEMPLATES)}
    target = root / LAID_OUT
    for name, source in wanted.items():
        content = source.read_bytes()
        if not (target / name).is_file() or (target / name).read_bytes() != content:
            replace_file(target / name, content)
    for name in _files(target).keys() - wanted.keys():
        (target / name).unlink()


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
