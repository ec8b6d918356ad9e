"""The format of ``work.yml``: what may be typed of a work, each key once.  What a key means is in CONTRIBUTING.md."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator

from tiaowen.kit.schema import SHA256, WEB_ADDRESS, Day, Schema, Text
from tiaowen.kit.schema import Line as OneLine
from tiaowen.model import Script
from tiaowen.read.accepted import Accepted
from tiaowen.read.carrier import CarrierFile
from tiaowen.read.events import EventFile
from tiaowen.read.original import OriginalFile
from tiaowen.read.status import TypedStatus
from tiaowen.text.levels import LEVELS, level_named
from tiaowen.text.usage import USAGES, usage_named

_LEVEL_NAMES = "、".join(level.name for level in LEVELS)


class SourceFile(Schema):
    """``source`` in work.yml: where the received text came from, "" where that is not known."""

    name: OneLine = ""
    description: OneLine = ""
    url: str = Field(default="", pattern=WEB_ADDRESS)
    retrieved: Day | None = None


class WorkFile(Schema):
    """The format of work.yml."""

    script: Script
    short_title: Text
    label: OneLine = ""
    other_titles: tuple[Text, ...] = ()
    genre: OneLine
    issuer: OneLine = ""
    number: OneLine = ""
    place: OneLine = ""
    carrier: CarrierFile | None = None
    events: tuple[EventFile, ...] = ()
    version: Day | None = None
    status: TypedStatus = None
    source: SourceFile = SourceFile()
    sha256: Annotated[str, Field(pattern=SHA256)]
    original: OriginalFile | None = None
    levels: tuple[str, ...] | None = None
    usage: OneLine = ""
    wrapped: bool = False
    lines: dict[str, str]
    accepted: tuple[Accepted, ...] = ()

    @field_validator("levels")
    @classmethod
    def _known_levels(cls, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        for name in names or ():
            if not level_named(name):
                raise ValueError(f"没有“{name}”这一级；可用：{_LEVEL_NAMES}")
        return names

    @field_validator("usage")
    @classmethod
    def _known_usage(cls, typed: str) -> str:
        if typed and not usage_named(typed):
            raise ValueError(f"没有“{typed}”这种用法；可用：{'、'.join(USAGES)}")
        return usage_named(typed) or ""
