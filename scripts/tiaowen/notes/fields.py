"""The front matter of a note (DESIGN §6): one entry a field, in the order in which a file has them.

The schema, the example that messages show, a new note's file and the form of the repository's host, and the words of
``make note`` are made from these entries; what cannot be (CONTRIBUTING, Makefile) is held against them by tests/test_notes.py.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_type_hints

from pydantic import create_model

from tiaowen.kit.schema import Day, Schema, kind_of
from tiaowen.notes.field_types import Hash, Line, Lines, Optional, Sources, Tag, Words
from tiaowen.notes.kinds import KIND_WORDS, USUAL


@dataclass(frozen=True, slots=True)
class About:
    """What the tools say of a field, beside how it is checked.

    ``asked`` is what ``make note`` says it is, "" where it is not asked for, ``begun`` what it is when nothing is typed.
    ``example`` stands in the example, ``nothing`` in place of what is missing, so that the rest can be checked.
    ``holds`` says whose words they are that a stray # would cut: the text's or, on one line, the editor's.
    """

    asked: str = ""
    begun: str = ""
    example: str = ""
    nothing: str = ""
    holds: Literal["quote", "line", ""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFields:
    """The table.  A field without default is required; ``kind`` alone is kept in traditional script, all else as typed.

    ``lang`` is the tag of another language than Chinese, "" for Chinese, which is published in both scripts.
    """

    clause: Annotated[Line, About("注在哪里：3-3、三（三）、第三部分第（三）项、preamble", example="3-3", nothing="-")]
    quote: Annotated[
        Optional, About("注哪几个字，照抄原文；不写就是整条", example="执法全过程记录制度", holds="quote")
    ] = ""
    before: Annotated[Optional, About("引文前面的字，引文不止一处时用", holds="quote")] = ""
    after: Annotated[Optional, About("引文后面的字，引文不止一处时用", holds="quote")] = ""
    kind: Annotated[
        str,
        kind_of(KIND_WORDS),
        About("、".join(word.hans for word in KIND_WORDS), begun=USUAL.hans, example=USUAL.hans, nothing=USUAL.hant),
    ]
    title: Annotated[Words, About("标题", example="什么是全过程记录", nothing="題", holds="line")]
    author: Annotated[Words, About("作者", begun="编辑部", example="编辑部", nothing="編者", holds="line")]
    date: Annotated[Day, About("日期；不写就是今天", example="2026-11-24", nothing="9999-12-31")]
    lang: Annotated[Tag, About()] = ""
    sources: Annotated[Sources, About()] = ()
    see: Annotated[Lines, About()] = ()
    text: Annotated[Hash, About()] = ""


@dataclass(frozen=True, slots=True)
class NoteField:
    """One entry, read: its key, its type for pydantic, its default."""

    key: str
    type: Any
    default: Any
    about: About

    @property
    def required(self) -> bool:
        return self.default is dataclasses.MISSING


def read_fields(table: type) -> dict[str, NoteField]:
    """The entries of a table by key.  Raises TypeError, at import, for one that says nothing of itself or lacks a stand-in."""
    hints = get_type_hints(table, include_extras=True)
    found = {}
    for entry in dataclasses.fields(table):
        about = next((said for said in getattr(hints[entry.name], "__metadata__", ()) if isinstance(said, About)), None)
        if about is None:
            raise TypeError(f"{entry.name}: a field of a note lacks its About(…)")
        field = NoteField(entry.name, hints[entry.name], entry.default, about)
        if field.required and not (about.nothing and about.example):
            raise TypeError(f"{entry.name}: a required field of a note lacks nothing= or example=")
        found[entry.name] = field
    return found


def schema_of(fields: Mapping[str, NoteField]) -> type[Schema]:
    """The model that checks a front matter of these fields."""
    typed: dict[str, Any] = {key: (f.type, ... if f.required else f.default) for key, f in fields.items()}
    return create_model("NoteFile", __base__=Schema, **typed)


FIELDS = read_fields(NoteFields)
