"""The received text, line by line."""

from __future__ import annotations

from dataclasses import dataclass

BLANK_ROLE = "blank"
# Lines of the text itself; to whom it is sent is said in it.
BODY_ROLES = ("body", "addressee")
# Lines of the notice or order by which the text is given out.
CARRIER_TITLE, CARRIER_SIGNATURE = "carrier-title", "carrier-signature"
CARRIER_ROLES = (CARRIER_TITLE, "carrier-number", "carrier-addressee", "carrier", CARRIER_SIGNATURE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the received text, without its line break, and what it is (``role``)."""

    number: int
    text: str
    role: str
