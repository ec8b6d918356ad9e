"""Old Office files and encrypted new ones, told apart by what they hold.  The only module that knows olefile."""

from __future__ import annotations

from io import BytesIO

from tiaowen.convert.converted import refused
from tiaowen.convert.kinds import damaged, refusal
from tiaowen.kit.problem import ProblemsFound

_STREAMS = (
    ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"),
    ("WpsDocument", "wps"), ("MatOST", "wps"),
)  # fmt: skip


def refusal_of_ole(content: bytes, path: str) -> ProblemsFound:
    """I001 for .doc, .xls …, I003 for a .docx under a password, I002 for what cannot be opened."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            if file.exists("EncryptedPackage"):
                return encrypted(path)
            kind = next((kind for name, kind in _STREAMS if file.exists(name)), "ole")
    except Exception:
        return damaged(path)
    return refusal(kind, path)


def encrypted(path: str) -> ProblemsFound:
    """I003: only who has the password can take it in."""
    return refused(path, "I003", "文件有密码，打不开。", "请用密码打开，另存一份没有密码的再试。")
