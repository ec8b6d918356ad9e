"""The bytes of a file of any kind → what is received of it, or a Problem that says what it is and the way out."""

from __future__ import annotations

from tiaowen.convert.converted import Beside, Converted
from tiaowen.convert.encodings import decoded
from tiaowen.convert.kinds import check_size, kind_of_bytes, kind_of_text, refusal
from tiaowen.convert.markdown_file import convert_markdown
from tiaowen.convert.office import refusal_of_ole
from tiaowen.convert.pdf_file import convert_pdf
from tiaowen.convert.plain import convert_plain
from tiaowen.convert.web_page import convert_mhtml, convert_page
from tiaowen.convert.word_file import convert_docx


def convert(content: bytes, path: str, beside: Beside) -> Converted:
    """``path`` names the file in Problems.  Raises ProblemsFound, I001–I008, when the text cannot be had."""
    kind = kind_of_bytes(content, path)
    match kind:
        case "docx":
            return convert_docx(content, path)
        case "pdf":
            return convert_pdf(content, path)
        case "mhtml":
            return convert_mhtml(content, path)
        case "ole":
            raise refusal_of_ole(content, path)
        case "":
            return _convert_text(content, path, beside)
    raise refusal(kind, path)


def _convert_text(content: bytes, path: str, beside: Beside) -> Converted:
    check_size(content, path)
    text, plain = decoded(content, path)
    kind = kind_of_text(text)
    match kind:
        case "html":
            return convert_page(text, beside, path)
        case "markdown":
            return convert_markdown(text, beside, path)
        case "text":
            return convert_plain(text, plain, path)
    raise refusal(kind, path)
