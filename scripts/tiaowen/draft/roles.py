"""The lines of a text → what each probably is, by the form of official documents.

First what a page has around and between, and print above the title; then a carrier, if a notice or an order gives the document out; then the
title, on one line or broken over several; dates of adoption, numbers and notes in brackets; addressees; perhaps a table of
contents; the body; issuer and date below it, above any annexes.
"""

from __future__ import annotations

from collections.abc import Sequence

from tiaowen.draft.carrier_lines import take_carrier
from tiaowen.draft.head_lines import take_addressee, take_contents, take_notes, take_title, take_title_again
from tiaowen.draft.line_forms import genre_in_number, genre_of, is_organ, squeezed
from tiaowen.draft.masthead import place_numbers, take_masthead
from tiaowen.draft.page_lines import headword, news_above, page_above, page_roles
from tiaowen.draft.signature_lines import take_imprint, take_signature
from tiaowen.text.blank import bare

__all__ = ["genre_of", "guess_roles", "is_organ"]

_FRONT = ("adoption", "number")


def guess_roles(lines: Sequence[str]) -> list[str]:
    """A role for every line, "" for blank ones."""
    filled = [n for n, line in enumerate(lines) if bare(line)]
    roles = [""] * len(lines)
    page = page_roles(lines, filled)
    for n, role in page.items():
        roles[n] = role
    own = [n for n in filled if n not in page]
    if not own:
        return _unnamed(filled, roles)
    above = own[: take_masthead(lines, own, roles)]
    own = own[len(above) :]
    own = own[_take_carrier(lines, own, roles) :]
    _take_document(lines, own, roles)
    place_numbers(above, roles)
    return roles


def _unnamed(filled: Sequence[int], roles: list[str]) -> list[str]:
    """A text of which nothing is left is a text all the same."""
    for at, n in enumerate(filled):
        roles[n] = "body" if at else "title"
    return roles


def _take_carrier(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> int:
    """How many lines are the carrier, with a headword above it: the title of either, put there by a copy."""
    if end := take_carrier(lines, filled[1:], roles):
        first = squeezed(lines[filled[0]])
        carrier = squeezed("".join(lines[n] for n in filled[1:] if roles[n] == "carrier-title"))
        carried = squeezed("".join(lines[n] for n in filled[1 + end : 5 + end]))
        if first == carrier or carried.startswith(first):
            roles[filled[0]] = "web-headword"
            return 1 + end
        for n in filled:
            roles[n] = ""
    return take_carrier(lines, filled, roles)


def _take_document(lines: Sequence[str], filled: Sequence[int], roles: list[str]) -> None:
    above = news_above(lines, filled) or page_above(lines, filled) or headword(lines, filled)
    for n, role in above.items():
        roles[n] = role
    titled = "title" in above.values()
    filled = filled[len(above) :]
    at = 0 if titled else take_title(lines, filled, roles)
    at = take_notes(lines, filled, roles, at)
    at = take_title_again(lines, filled, roles, at)
    at = take_notes(lines, filled, roles, at)
    before = at
    at = take_addressee(lines, filled, roles, at)
    if at == before:  # below those to whom it is sent the text begins
        at = take_contents(lines, filled, roles, at)
        at = take_notes(lines, filled, roles, at)
        at = take_addressee(lines, filled, roles, at)
    for n in filled[at:]:
        roles[n] = "body"
    if not titled:
        _keep_together(lines, filled[:at], roles)
    take_signature(lines, filled[at:], roles)
    take_imprint(lines, filled[at:], roles)


def _keep_together(lines: Sequence[str], head: Sequence[int], roles: list[str]) -> None:
    """A unit is one run of lines: what stands between two runs of notes is one of the notes, whatever its form.

    What a database says above the title that the document itself repeats is the database's.
    """
    titles = [i for i, n in enumerate(head) if roles[n] == "title"]
    below = [i for i, n in enumerate(head) if roles[n] in _FRONT and i > titles[-1]]
    said_again = {roles[head[i]] for i in below}
    of_the_database = set(_FRONT) if below and roles[head[below[0]]] == "adoption" else said_again
    for n in head[: titles[0]]:
        own = genre_in_number(lines[n])
        roles[n] = "web-information" if roles[n] in of_the_database and not own else roles[n]
    for role in _FRONT:
        found = [i for i, n in enumerate(head) if roles[n] == role]
        between = [i for i in range(found[0], found[-1] + 1) if roles[head[i]] in _FRONT] if found else []
        if len(between) > len(found):
            for i in between:
                roles[head[i]] = "adoption"
