"""White space as copies of web pages have it: blanks of every width, and signs of none."""

from __future__ import annotations

from tiaowen.kit.unseen import TURNING, characters
from tiaowen.kit.unseen import WIDTHLESS as _WIDTHLESS

WIDTHLESS = characters(_WIDTHLESS + TURNING)
BLANKS = (
    " \t\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f" + WIDTHLESS
)


def bare(text: str) -> str:
    """``text`` without what stands around it; empty for a line on which nothing is to be seen."""
    return text.strip(BLANKS)
