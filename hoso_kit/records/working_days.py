"""Working days: Monday to Friday but for the holidays that are given.

Pure date arithmetic; it must never know today's date or which days are holidays by itself.
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
    return working_day_from(day + timedelta(days=1), holidays)


def working_day_from(day: date, holidays: Collection[date] = ()) -> date:
    """The day itself if it is a working day, else the first one after it."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def working_day_after(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The working day that comes ``count`` working days after ``day``; the day itself for none."""
    for _ in range(count):
        day = next_working_day(day, holidays)
    return day
