"""One file of ``docs/notes/<work>/`` → one note as typed: its bytes, front matter and body checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tiaowen.kit.front_matter import MarkdownFile, body_place, split_front_matter
from tiaowen.kit.plain_text import FLAWS, decode, read_bytes
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.kit.schema import validate
from tiaowen.kit.unseen import unseen
from tiaowen.kit.yaml_text import Key
from tiaowen.notes.fields import FIELDS, schema_of
from tiaowen.notes.file_names import slug
from tiaowen.notes.file_text import example
from tiaowen.notes.kinds import USUAL
from tiaowen.notes.note import Note
from tiaowen.notes.remarks import swallowed

MAX_BYTES = 1_000_000
QUOTED_PLAIN = "白话讲的是整条，不能只注几个字。"
PLACEHOLDER = "（在这里写正文，写完删掉这一行。）"
_CODES = {**dict.fromkeys(FLAWS, "N010"), "empty": "N006"}
_SCHEMA_CODES = {"unknown": "N006", "missing": "N006", "value": "N006"}
_SCRIPTED = re.compile(r"\s*(javascript|vbscript|data)\s*:", re.IGNORECASE)


NoteFile = schema_of(FIELDS)
_NOTHING = {key: field.about.nothing for key, field in FIELDS.items() if field.required}


def read_note(root: Path, path: str) -> tuple[Note, list[Problem]]:
    """One note and the Problems of its form: N006, N009 (a script as an address).

    What is wrong in the front matter is left out of the note (its clause is then ""), so that
    the rest can still be held against the text in the same run.  Raises ProblemsFound (N006,
    N010) when there is no note to be had.
    """
    text = read_note_text(root, path)
    file = split_front_matter(text, path, "N010")
    facts, problems = _facts(file)
    problems += swallowed(text.split("\n")[: file.body_line - 1], path)
    note = Note(
        slug=slug(path), work=path.split("/")[-2], path=path, body=file.body, body_line=file.body_line,
        places=file.meta.places, **facts,
    )  # fmt: skip
    return note, [*problems, *_check(note)]


def read_note_text(root: Path, path: str) -> str:
    """The text of a note; line ends of Windows are taken as line ends.  Raises ProblemsFound."""
    content = read_bytes(root, path, "N010", MAX_BYTES).replace(b"\r\n", b"\n")
    text = decode(content, path, _CODES)
    if problems := list(_hidden(text, path)):
        raise ProblemsFound(problems)
    return text


def _facts(file: MarkdownFile) -> tuple[dict[str, Any], list[Problem]]:
    if file.meta.value == {}:
        raise ProblemsFound([_no_front(file)])
    scripted = list(_scripted(file))
    try:
        return dict(validate(NoteFile, file.meta, _SCHEMA_CODES)), scripted
    except ProblemsFound as found:
        if not isinstance(file.meta.value, dict):
            raise
        told = {(p.line, p.column) for p in scripted}
        return _usable(file), [*scripted, *(p for p in found.problems if (p.line, p.column) not in told)]


def _no_front(file: MarkdownFile) -> Problem:
    """No key was read: there is no front matter, or its first line is not ``---``."""
    hint = "请照这样写：\n" + example()
    ruler = re.search(r"^\s*(---|[-—–－]{2,})[ \u3000]*\n(?=\s*[a-z]+\s*[:：])", file.body)
    if ruler and file.body_line == 1:
        line = file.body[: ruler.start(1)].count("\n") + 1
        message = "开头的 --- 要正好是第一行的三个半角连字符，前面没有空行和空格，后面没有别的字。"
        return Problem(file.path, line, 1, "N006", message, hint)
    if file.body_line == 1 and re.match(r"\s*[a-z]+\s*[:：]", file.body):
        return Problem(file.path, 1, 1, "N006", "各项说明的前面缺少单独一行 ---。", hint)
    return Problem(file.path, 1, 1, "N006", "开头没有注释的各项说明。", hint)


def _usable(file: MarkdownFile) -> dict[str, Any]:
    """The front matter with what is missing or wrong replaced by nothing."""
    facts: dict[str, object] = {**_NOTHING}
    for key, value in file.meta.value.items():
        try:
            NoteFile.model_validate({**_NOTHING, key: value})
        except ValidationError:
            continue
        facts[key] = value
    usable = dict(NoteFile.model_validate(facts))
    return usable if usable["clause"] != _NOTHING["clause"] else {**usable, "clause": ""}


def _scripted(file: MarkdownFile) -> Iterator[Problem]:
    """N009: the address of a source that a browser would run."""
    sources = file.meta.value.get("sources") if isinstance(file.meta.value, dict) else None
    for index, source in enumerate(sources if isinstance(sources, list) else ()):
        url = source.get("url") if isinstance(source, dict) else None
        if isinstance(url, str) and _SCRIPTED.match(url):
            key: Key = ("sources", index, "url")
            hint = "依据的网址以 https:// 开头；没有网址就去掉 url。"
            yield Problem(file.path, *file.meta.place(key), "N009", "这个网址会运行程序，不能用。", hint)


def _check(note: Note) -> Iterator[Problem]:
    for key in ("before", "after"):
        if getattr(note, key) and not note.quote:
            hint = f"请加上一行 quote: …，或删掉 {key}。"
            yield note.problem((key,), "N006", f"写了 {key}，却没有写 quote。", hint)
    if note.is_plain and note.quote:
        yield note.problem(
            ("quote",), "N006", QUOTED_PLAIN, f"请删掉 quote 这一行；只解释这几个字，就改成：\nkind: {USUAL.hans}"
        )
    if not note.body.strip("\n \t\u3000"):
        yield Problem(note.path, note.body_line, 1, "N006", "正文是空的。", "请在 --- 的下面写正文。")
    elif PLACEHOLDER in note.body:
        line, column = body_place(note, note.body.index(PLACEHOLDER))
        yield Problem(note.path, line, column, "N006", "正文还没有写。", f"请写上正文，删掉“{PLACEHOLDER}”。")


def _hidden(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := unseen(line):
            at, wrong = found
            yield Problem(path, number, at + 1, "N010", f"{wrong}。", "请删掉这个字符，或照原文重新输入。")
