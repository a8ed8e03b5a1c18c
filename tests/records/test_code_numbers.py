"""Numbers and symbols of documents and files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.records.notation import (
    FileNotation,
    document_symbol,
    file_code,
    parse_file_notation,
    read_file_notation_loosely,
)


@pytest.mark.parametrize("text", ["01.TCCB", "01.VP", "12.VHXH", "100.TH", "01.ĐĐ"])
def test_the_form_of_the_appendix(text: str) -> None:
    """Phụ lục V: two or more digits, a dot, capitals; Đ counts, and so does file number 100."""
    assert str(parse_file_notation(text)) == text


@pytest.mark.parametrize("text", ["1.VP", "01-VP", "01XVP", "01.vp", "00.VP", "001.VP", ".VP", "01.", "01.V P", ""])
def test_other_forms_are_not_it(text: str) -> None:
    """A dash, a missing zero, small letters or any other sign are not the form."""
    assert parse_file_notation(text) is None


@pytest.mark.parametrize("text", ["01.VP", "1.vp", "01-VP", "01 VP", "01_vp", "001/VP", " 1 . VP "])
def test_what_the_clerk_meant_is_understood(text: str) -> None:
    """Loose forms name the same file, so that a number isn't used twice."""
    assert read_file_notation_loosely(text) == FileNotation(1, "VP")


@given(st.integers(1, 9999), st.text("ABCĐXVH", min_size=1, max_size=6))
def test_a_notation_survives_writing_and_reading(ordinal: int, abbreviation: str) -> None:
    """What is built is read back, strictly and loosely."""
    notation = FileNotation(ordinal, abbreviation)
    assert parse_file_notation(str(notation)) == notation == read_file_notation_loosely(str(notation))


@pytest.mark.parametrize(
    ("number", "notation", "symbol"),
    [
        ("15", "QĐ-BNV", "15/QĐ-BNV"), ("5", "BNV-VP", "05/BNV-VP"), ("05", "BNV-VP", "05/BNV-VP"),
        ("2045", "SNV-TĐKT", "2045/SNV-TĐKT"), ("", "TTr-UBND", "…/TTr-UBND"), ("", "", "(chưa có số)"),
    ],
)  # fmt: skip
def test_a_documents_symbol(number: str, notation: str, symbol: str) -> None:
    """Phụ lục I phần I mục II.3: numbers below ten bear a zero, a slash stands between number and symbol."""
    assert document_symbol(number, notation) == symbol


def test_a_file_code_joins_body_year_and_notation() -> None:
    """Phụ lục VI phần II: OrganId, FileCatalog, FileNotation."""
    assert file_code("000.00.99.H99", 2024, "01.VHXH") == "000.00.99.H99.2024.01.VHXH"
