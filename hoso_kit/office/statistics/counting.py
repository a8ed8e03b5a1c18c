"""Numbers as a Vietnamese report prints them, and the one ratio of Biểu mẫu 3.

Integers all the way: no float decides how a share is rounded. A share never
looks complete, or like nothing, when it isn't.
"""

from __future__ import annotations

NO_SHARE = "–"


def number_text(count: int) -> str:
    """61097 as 61.097."""
    return f"{count:,}".replace(",", ".")


def per_mille(part: int, whole: int) -> int | None:
    """Tenths of a percent, half rounded up; None where there is nothing to divide by."""
    if whole == 0:
        return None
    return (2000 * part + whole) // (2 * whole)


def share_text(part: int, whole: int) -> str:
    """Percent with one decimal: 66,7%. Less than all is never 100,0%, more than none never 0,0%."""
    tenths = per_mille(part, whole)
    if tenths is None:
        return NO_SHARE
    if tenths == 1000 and part < whole:
        return ">99,9%"
    if tenths == 0 and part > 0:
        return "<0,1%"
    return f"{number_text(tenths // 10)},{tenths % 10}%"
