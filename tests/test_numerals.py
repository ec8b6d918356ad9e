"""Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaowen.text.numerals import format_numeral, parse_numeral


@given(st.integers(0, 9999))
def test_every_number_is_read_back_as_it_was_written(value: int) -> None:
    assert parse_numeral(format_numeral(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零一", 101), ("一千一百一十九", 1119), ("一百一", 101),
        ("二〇一五", 2015), ("１２", 12), ("34", 34), ("兩千", 2000), ("一万二千", 12000), ("廿", 20), ("廿一", 21),
        ("一百卅二", 132), ("两百零五", 205), ("一百〇五", 105), ("", None),
        ("第", None), ("万万", None),
    ],
)  # fmt: skip
def test_reads_what_documents_write(text: str, value: int | None) -> None:
    if value is None:
        with pytest.raises(ValueError, match="not a numeral"):
            parse_numeral(text)
    else:
        assert parse_numeral(text) == value


@pytest.mark.parametrize("value", [-1, 10_000])
def test_does_not_spell_what_it_cannot(value: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        format_numeral(value)
