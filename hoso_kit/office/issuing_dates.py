"""Working days of the office, and until when an outgoing document must leave (Điều 18 khoản 1).

Saturdays, Sundays and the scenario's holidays are no working days. Nothing is refused here: a late document goes
out all the same, and its lateness is told.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether the office works on this day."""
    return day.weekday() < _SATURDAY and day not in holidays


def next_working_day(day: date, holidays: Collection[date] = ()) -> date:
    """The first working day after ``day``."""
    day += timedelta(days=1)
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def issue_limit(signed_date: date, is_urgent: bool, holidays: Collection[date] = ()) -> date:
    """The last day on which issuing is in time: at once if urgent, else the next working day after signing."""
    return signed_date if is_urgent else next_working_day(signed_date, holidays)
