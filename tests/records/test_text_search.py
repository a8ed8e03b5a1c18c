"""Searching finds what a clerk means, however it was typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.records.text import fold, matches, nfc, spelled

_VIETNAMESE = st.text("aàảãáạăằẳẵắặâầẩẫấậeêếềioôơợởuưứữyỳđĐÂbcdghklmnprstvx ,-/2045", max_size=40)


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("Uỷ ban nhân dân", "uy ban nhan dan"),
        ("Hoà bình", "hoa binh"),
        ("Hòa bình", "hoa binh"),
        ("ĐĂK GIẢ ĐỊNH", "dak gia dinh"),
        ("Ðịnh", "dinh"),  # an Icelandic eth, as some fonts gave it
        ("  khen \u00a0 thưởng\n", "khen thuong"),
        ("khen\u200b thưởng\ufeff", "khen thuong"),
        ("2045/SNV-TĐKT", "2045/snv-tdkt"),
        ("", ""),
    ],
)
def test_folding_drops_case_diacritics_and_extra_space(text: str, folded: str) -> None:
    """A folded text is lower case, without diacritics, đ as d, single-spaced; symbols stay."""
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folding is idempotent, for any text at all."""
    assert fold(fold(text)) == fold(text)


@given(_VIETNAMESE)
def test_folding_sees_no_difference_between_composed_and_decomposed(text: str) -> None:
    """NFC and NFD fold alike, and so do small and capital letters."""
    assert fold(_nfd(text)) == fold(text) == fold(text.upper())


@given(st.text())
def test_normalising_gives_composed_text_once_and_for_all(text: str) -> None:
    """`nfc` gives NFC text without runs of spaces, and is idempotent."""
    clean = nfc(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert nfc(clean) == clean == clean.strip()
    assert "  " not in clean


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("uỷ", "ủy"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("HOÁ", "hóa")],
)
def test_tone_placement_is_no_difference_of_spelling(one: str, other: str) -> None:
    """The old and the new place of a tone mark are one spelling."""
    assert spelled(one) == spelled(other)


def test_a_different_tone_is_a_different_spelling() -> None:
    """Tolerance of tone placement doesn't make different words alike."""
    assert len({spelled(word) for word in ("hoa", "hòa", "hỏa", "hóa", "họa", "hoạ")}) == 5


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("khen thuong", "V/v xét khen thưởng năm 2024"),
        ("thưởng khen", "V/v xét khen thưởng năm 2024"),
        ("KHEN", "V/v xét khen thưởng năm 2024"),
        ("hoà", "Tổ hòa giải"),
        ("Uỷ ban", "ỦY BAN NHÂN DÂN"),
        ("khen thuong 2024", "khen thưởng – 2024."),
        ("“khen thưởng”", "xét khen thưởng"),
        ("2045", "2045/SNV-TĐKT"),
        ("snv", "2045/SNV-TĐKT"),
        ("tdkt", "2045/SNV-TĐKT"),
        ("2045/SNV-TĐKT", "2045/SNV-TĐKT"),
        ("2045/snv", "2045/SNV-TĐKT"),
        ("9/QĐ-UBND", "09/QĐ-UBND"),
        ("09", "9/QĐ-UBND"),
        ("", "gì cũng được"),
        ("…", "gì cũng được"),
    ],
)
def test_a_query_finds(query: str, field: str) -> None:
    """Whole words match in any order, without diacritics if typed so; symbols match by pieces."""
    assert matches(query, field)
    assert matches(_nfd(query), field)
    assert matches(query, _nfd(field))


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("khen thuong dot xuat", "V/v xét khen thưởng năm 2024"),
        ("thương", "khen thưởng"),  # typed with diacritics: the diacritics count
        ("hỏa", "Tổ hòa giải"),
        ("an", "anh"),
        ("45", "2045/SNV-TĐKT"),
        ("2045/TĐKT", "2045/SNV-TĐKT"),  # not side by side
        ("TĐKT", "2045/SNV-TDKT"),
        ("204", "2045/SNV-TĐKT"),
        ("khen", ""),
    ],
)
def test_a_query_does_not_find(query: str, field: str) -> None:
    """Parts of words, other tones and pieces that aren't neighbours don't match."""
    assert not matches(query, field)


def test_words_may_stand_in_different_fields_but_a_symbol_in_one() -> None:
    """The words of a query may be spread over the fields; a symbol's pieces may not."""
    assert matches("sở khen", "Sở Nội vụ", "V/v khen thưởng")
    assert not matches("2045/SNV", "2045", "SNV")


@given(_VIETNAMESE)
def test_every_text_finds_itself(text: str) -> None:
    """A text is found by itself, by its NFD form and by its folded form."""
    assert matches(text, text)
    assert matches(_nfd(text), text)
    assert matches(fold(text), text)
