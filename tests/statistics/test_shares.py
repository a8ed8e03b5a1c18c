"""Shares and numbers as printed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.office.statistics.counting import number_text, per_mille, share_text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 0, "–"),
        (0, 5, "0,0%"),
        (5, 5, "100,0%"),
        (1, 3, "33,3%"),
        (2, 3, "66,7%"),
        (1, 2000, "0,1%"),  # exactly a half of a tenth: up
        (1, 2001, "<0,1%"),
        (9999, 10000, ">99,9%"),
        (1999, 2000, ">99,9%"),
        (19, 10, "190,0%"),
    ],
)
def test_a_share_as_printed(part: int, whole: int, text: str) -> None:
    """One decimal, a comma, half up; never 100 % of less than all nor 0 % of something; – for nothing led."""
    assert share_text(part, whole) == text


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_rounding_is_off_by_half_a_tenth_at_most(part: int, whole: int) -> None:
    """The rounded share lies within half a tenth of a percent of the exact one."""
    tenths = per_mille(part, whole)
    assert tenths is not None
    assert abs(Fraction(tenths) - Fraction(1000 * part, whole)) <= Fraction(1, 2)


def test_numbers_have_vietnamese_points() -> None:
    """Thousands are parted by a point."""
    assert [number_text(n) for n in (0, 999, 1000, 61_097, 1_234_567)] == ["0", "999", "1.000", "61.097", "1.234.567"]
