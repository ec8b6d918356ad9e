"""What is kept is what was made of the same, or it is made again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen.kit.kept import Kept, key_of

KEY, OTHER = key_of("一"), key_of("二")


def broken(path: Path, how: str) -> None:
    """A file of two values, then what befell it."""
    kept = Kept(path)
    kept.put(KEY, b"right" * 4000)
    kept.put(OTHER, b"other" * 4000)
    if how in ("cut", "scrambled", "foreign", "empty", "folder"):
        content = path.read_bytes()
        path.unlink()
    match how:
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "scrambled":
            path.write_bytes(content.replace(b"right", b"wrong"))
        case "foreign":
            path.write_text("not a database", "utf-8")
        case "empty":
            path.write_bytes(b"")
        case "folder":
            path.mkdir()
        case "another table":
            base = sqlite3.connect(path)
            base.executescript("DROP TABLE kept; CREATE TABLE kept (a)")
        case "text for bytes":
            base = sqlite3.connect(path)
            base.executescript("UPDATE kept SET value = 'wrong'")
        case "of another key":
            base = sqlite3.connect(path)
            base.executescript(f"DELETE FROM kept WHERE key = '{KEY}'; UPDATE kept SET key = '{KEY}'")


@pytest.mark.parametrize(
    "how",
    ["cut", "scrambled", "foreign", "empty", "folder", "another table", "text for bytes", "of another key"],
)
def test_what_is_not_as_it_was_kept_is_made_again(tmp_path: Path, how: str) -> None:
    path = tmp_path / "kept"
    broken(path, how)
    kept = Kept(path)
    assert kept.get(KEY) is None
    assert kept.value(KEY, lambda: b"right") == b"right"
    assert Kept(path).get(KEY) == (None if how == "folder" else b"right")


def test_what_is_kept_is_not_made_again_and_what_nobody_asked_for_goes(tmp_path: Path) -> None:
    first = Kept(tmp_path / "a" / "kept")
    first.put(KEY, b"one")
    first.put(OTHER, b"two")
    second = Kept(tmp_path / "a" / "kept")
    assert second.value(KEY, lambda: pytest.fail("made again")) == b"one"
    second.forget_others()
    assert Kept(tmp_path / "a" / "kept").get(OTHER) is None
    assert Kept(tmp_path / "a" / "kept").get(KEY) == b"one"


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_a_key_is_of_these_parts_alone(one: list[str], other: list[str]) -> None:
    assert (key_of(*one) == key_of(*other)) == (one == other)
