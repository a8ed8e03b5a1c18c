"""Numbers in Vietnamese words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.office.forms import number_words

DIGITS = {"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
ENDINGS = {**DIGITS, "mốt": 1, "lăm": 5}


def read_group(words: list[str]) -> int:
    """The value of up to three digits, read the other way round from how the kit writes them."""
    value = 0
    if "trăm" in words:
        value, words = 100 * DIGITS[words[0]], words[2:]
    if words and words[0] == "linh":
        return value + DIGITS[words[1]]
    if words and words[0] == "mười":
        return value + 10 + (ENDINGS[words[1]] if words[1:] else 0)
    if "mươi" in words:
        return value + 10 * DIGITS[words[0]] + (ENDINGS[words[2]] if words[2:] else 0)
    return value + (DIGITS[words[0]] if words else 0)


def read(text: str) -> int:
    """The number that the words name."""
    words, value = text.split(), 0
    for name, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if name in words:
            cut = words.index(name)
            value, words = value + size * read_group(words[:cut]), words[cut + 1 :]
    return value + read_group(words)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (555, "năm trăm năm mươi lăm"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm linh một"),
        (1021, "một nghìn không trăm hai mươi mốt"),
        (2015, "hai nghìn không trăm mười lăm"),
        (9999, "chín nghìn chín trăm chín mươi chín"),
        (1_000_005, "một triệu không trăm linh năm"),
        (21_000_000_000, "hai mươi mốt tỷ"),
    ],
)
def test_words_are_those_of_official_papers(number: int, words: str) -> None:
    """Mốt, lăm, linh and "không trăm" stand where administrative writing puts them."""
    assert number_words(number) == words


def test_every_number_to_9999_reads_back() -> None:
    """Words read by the grammar give the number again, so no two numbers share their words."""
    assert [read(number_words(number)) for number in range(10_000)] == list(range(10_000))


def test_forms_that_nobody_says_never_come() -> None:
    """No "mươi năm", "mươi một", "mười mốt", "mười năm" or "linh mốt" up to 9 999."""
    wrong = ("mươi năm", "mươi một", "mười mốt", "mười năm", "linh mốt", "linh lăm", "linh không", "mươi không")
    assert [n for n in range(10_000) if any(f" {bad} " in f" {number_words(n)} " for bad in wrong)] == []


@given(st.integers(0, 10**12 - 1))
def test_large_numbers_read_back(number: int) -> None:
    """The same holds for any number below a thousand billion."""
    assert read(number_words(number)) == number


def test_a_negative_count_is_refused() -> None:
    """A count is never below zero."""
    with pytest.raises(ValueError, match="âm"):
        number_words(-1)
