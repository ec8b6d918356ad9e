"""White space as copies of web pages have it: blanks of every width, and signs of none."""

from __future__ import annotations

WIDTHLESS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
BLANKS = (
    " \t\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f" + WIDTHLESS
)


def bare(text: str) -> str:
    """``text`` without what stands around it; empty for a line on which nothing is to be seen."""
    return text.strip(BLANKS)
