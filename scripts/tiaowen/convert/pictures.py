"""Pictures by their first bytes."""

from __future__ import annotations

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"),
    (b"II*\x00", "tiff"), (b"MM\x00*", "tiff"),
)  # fmt: skip
# What every browser that the site is made for and the typesetter show: WebP is not among them (Safari 13).
SHOWN = ("png", "jpg", "gif")


def picture_kind(content: bytes) -> str:
    """``png``, ``jpg`` … for the bytes of a picture; "" for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((kind for sign, kind in _SIGNS if content.startswith(sign)), "")
