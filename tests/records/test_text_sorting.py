"""Lists stand in the order of a Vietnamese dictionary."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.records.text import nfc, sort_key

_ANY = st.text(max_size=20)


@pytest.mark.parametrize(
    "ordered",
    [
        list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ba", "bà", "bã", "bá", "bạ", "ban", "băn", "bân"],
        ["dân", "dấu", "đa", "đấu"],
        ["ba sau", "bà ba", "bà sau", "bá ba"],  # the first syllable's tone decides first
        ["Lê Văn Mẫu", "Lò Văn Mẫu", "Lô Văn Mẫu", "Lý Văn Mẫu"],
        ["Đăk Giả", "Đăk Giả Định", "Đăk Hà"],
        ["9 văn bản", "10 văn bản", "100 văn bản", "chín văn bản"],
        ["01.VHXH", "2.VHXH", "09.VHXH", "10.VHXH"],
        ["9/QĐ-UBND", "09/QĐ-UBNDX", "10/QĐ-UBND"],
        ["khen thưởng", "Khen thưởng", "KHEN THƯỞNG", "khen thưởng đột xuất"],
        ["hoa", "hòa", "hỏa", "hóa"],
    ],
)
def test_the_order_of_the_vietnamese_alphabet_and_tones(ordered: list[str]) -> None:
    """Letters first, then tones, syllable by syllable; numbers by value; case last."""
    shuffled = Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


def test_a_foreign_letter_stands_at_its_latin_base() -> None:
    """A letter that Vietnamese lacks doesn't break the order."""
    assert sorted(["p", "ö", "n", "я"], key=sort_key) == ["n", "ö", "p", "я"]


@given(_ANY, _ANY, _ANY)
def test_sorting_is_a_total_order(one: str, two: str, three: str) -> None:
    """Any texts can be compared, order is transitive, and only equal texts have equal keys."""
    low, middle, high = sorted([one, two, three], key=sort_key)
    assert sort_key(low) <= sort_key(middle) <= sort_key(high)
    assert sort_key(low) <= sort_key(high)
    assert (sort_key(one) == sort_key(two)) == (nfc(one) == nfc(two))


@given(st.text("aàảãáạăằâầeêđoôơợuưứyỳbcmnt 0129.", max_size=20))
def test_composed_and_decomposed_sort_alike(text: str) -> None:
    """NFC and NFD forms of a text have the same key."""
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


def test_a_very_long_number_is_no_error() -> None:
    """A run of digits longer than Python converts to int still sorts."""
    assert sort_key("8" * 5000) < sort_key("9" * 5000) < sort_key("1" + "0" * 5000)
