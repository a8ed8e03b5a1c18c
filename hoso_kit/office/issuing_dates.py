"""Until when an outgoing document must leave (Điều 18 khoản 1).

Nothing is refused here: a late document goes out all the same, and its lateness is told.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from hoso_kit.records.working_days import next_working_day


def issue_limit(signed_date: date, is_urgent: bool, holidays: Collection[date] = ()) -> date:
    """The last day on which issuing is in time: at once if urgent, else the next working day after signing."""
    return signed_date if is_urgent else next_working_day(signed_date, holidays)
