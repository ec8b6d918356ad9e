"""What is kept of the typesetter's work is kept by everything that it was given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tiaowen.write.downloads import typesetter

DAY = date(2020, 1, 1)


class Given:
    """All that the typesetter is given; each test changes one thing of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template, self.words, self.day, self.typst = "a.typ", "甲", DAY, "1"
        self.pictures = {"figures/a.png": b"a"}
        self.font("a")
        for name in ("a.typ", "b.typ"):
            self.typ(name, "")

    def font(self, content: str) -> None:
        path = self.folder / f"fonts-{content}/f.ttf"  # what a folder of fonts holds is read once
        path.parent.mkdir(parents=True)
        path.write_text(content, "utf-8")
        self.fonts = [path.parent]

    def typ(self, name: str, content: str) -> None:
        (self.folder / name).write_text(content, "utf-8")


CHANGES: dict[str, Callable[[Given], object]] = {
    "words": lambda given: setattr(given, "words", "乙"),
    "template": lambda given: setattr(given, "template", "b.typ"),
    "words of a template": lambda given: given.typ("b.typ", "x"),
    "day": lambda given: setattr(given, "day", date(2020, 1, 2)),
    "typesetter": lambda given: setattr(given, "typst", "2"),
    "font": lambda given: given.font("b"),
    "name of a picture": lambda given: setattr(given, "pictures", {"figures/b.png": b"a"}),
    "picture": lambda given: setattr(given, "pictures", {"figures/a.png": b"b"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_the_typesetter_is_given_anew_is_set_anew(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, made = Given(tmp_path), []

    def set_with(*_: object) -> bytes:
        made.append(change)
        return b"%d" % len(made)

    monkeypatch.setattr(typesetter, "_set_with", set_with)
    monkeypatch.setattr(typesetter, "TEMPLATES", tmp_path)
    monkeypatch.setattr(typesetter, "font_folders", lambda _: given.fonts)
    monkeypatch.setattr(typesetter, "version", lambda _: given.typst)

    def pdf() -> bytes:
        return typesetter.set_pdf(tmp_path, given.template, {"words": given.words}, given.day, given.pictures)

    assert (pdf(), pdf()) == (b"1", b"1")
    CHANGES[change](given)
    assert (pdf(), pdf()) == (b"2", b"2")


def test_a_picture_is_not_taken_for_a_pdf_of_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Given(tmp_path)
    monkeypatch.setattr(typesetter, "_set_with", lambda *of: repr(of[3]).encode())
    monkeypatch.setattr(typesetter, "TEMPLATES", tmp_path)
    monkeypatch.setattr(typesetter, "font_folders", lambda _: given.fonts)
    words = {"words": "甲"}
    small, large = (typesetter.set_picture(tmp_path, "a.typ", words, size) for size in (72, 144))
    assert small != large
