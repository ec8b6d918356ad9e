"""The sitemap of a large site in parts, with an index at the address of the whole (sitemaps.org: at most 50,000 addresses a file)."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tiaowen.write.xml import HEAD, Xml, element

SITEMAP = "sitemap.xml"
# An address is listed with its two alternates, some 500 bytes: so many are well below the 50 MB that a file may have.
MOST = 40_000
_URL = re.compile("<url>.*?</url>", re.DOTALL)
_DAY = re.compile("<lastmod>([^<]*)</lastmod>")
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def split_sitemap(site: Path, address: str, most: int = MOST) -> None:
    """Where the sitemap lists more than ``most`` addresses, put parts beside it and an index in its place."""
    if not address or not (site / SITEMAP).is_file():
        return
    text = (site / SITEMAP).read_text("utf-8")
    urls = _URL.findall(text)
    if len(urls) <= most:
        return
    head, tail = text[: text.index("<url>")], text[text.rindex("</url>") + len("</url>") :]
    entries: list[str] = []
    for number, start in enumerate(range(0, len(urls), most), 1):
        part, name = urls[start : start + most], f"sitemap-{number}.xml"
        (site / name).write_text(head + "\n".join(part) + tail, "utf-8")
        day = max(_DAY.findall("".join(part)), default="")
        entries.append(element("sitemap", element("loc", address + name), element("lastmod", day) if day else Xml("")))
    index = HEAD + str(element("sitemapindex", *entries, xmlns=_NAMESPACE))
    (site / SITEMAP).write_text(index + "\n", "utf-8")
    (site / f"{SITEMAP}.gz").write_bytes(gzip.compress((index + "\n").encode(), mtime=0))
