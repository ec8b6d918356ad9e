"""Half-width punctuation → full-width, by rule.

Brackets, commas, colons, semicolons, question and exclamation marks and straight quotes become
full-width where they belong to Chinese text.  They stay between Latin letters or digits
(1,000, 10:30, f(x)); digits, letters and signs like + never change.  Every change is one
character for one character, so it can be told and undone.
"""

from __future__ import annotations

from collections.abc import Iterator

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_FOLD = str.maketrans(
    {**FULL_WIDTH, "“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "『": "'", "』": "'"}
)


def fold(text: str) -> str:
    """The text with width and style of quotation marks set aside, for comparing; same length."""
    return text.translate(_FOLD)


def full_width_changes(text: str) -> Iterator[tuple[int, str]]:
    """(offset, full-width character) for every character of ``text`` that the rule changes."""
    latin = _latin_brackets(text)
    quotes = 0
    for offset, character in enumerate(text):
        quotes += character == '"'
        if offset in latin:
            continue
        if character == '"' and not _between_latin(text, offset):
            yield offset, "“" if quotes % 2 else "”"
        elif character in "()" or (character in FULL_WIDTH and not _between_latin(text, offset)):
            yield offset, FULL_WIDTH[character]


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "%+-*/=.@#&_$")


def _between_latin(text: str, offset: int) -> bool:
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if after == " ":
        after = text[offset + 2 : offset + 3]
    return bool(before) and bool(after) and _is_latin(before) and _is_latin(after)


def _latin_brackets(text: str) -> set[int]:
    """What stays with its brackets: a pair that follows a Latin letter and holds nothing but ASCII."""
    stay: set[int] = set()
    opened: list[int] = []
    for offset, character in enumerate(text):
        if character == "(":
            opened.append(offset)
        elif character == ")" and opened:
            start = opened.pop()
            before = text[start - 1 : start]
            if before and _is_latin(before) and text[start:offset].isascii():
                stay.update(range(start, offset + 1))
    return stay
