"""Pure date arithmetic for the deadlines of filing: due dates, limits, reminders, expiry.

How much and counted from what is the law's data; this module only counts. Three conventions, kept in one place:

- A period of years or months ends on the day of the same number; where that month has no such day (29/02,
  31/11 …) it ends on the month's last day. The decree doesn't speak of it; this is the reading that never
  gives more than the period.
- Counted "from the year" (``end_year``, ``agency_transfer_year``) a period ends on 31 December of the last year.
- A day that falls on a weekend or a holiday stays where it is: the decree moves none of these deadlines to the
  next working day, so nothing is moved here.

It must never know today's date, an edition or a case file.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Protocol


class Period(Protocol):
    """An amount of time as the law's data gives it (`regulations.Deadline` is one)."""

    @property
    def amount(self) -> int:
        """How many units; negative counts backwards."""

    @property
    def unit(self) -> str:
        """ "day", "month" or "year"."""

    @property
    def counted_from(self) -> str:
        """The name of the moment that it is counted from."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The days of a file's life that periods are counted from; None while they haven't come."""

    end_date: date | None = None
    settlement_date: date | None = None
    transfer_due_date: date | None = None
    agency_transfer_date: date | None = None


# which day a period starts from, and whether the whole year of that day is meant
_STARTS: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "end_date": ("end_date", False),
        "end_year": ("end_date", True),
        "settlement_date": ("settlement_date", False),
        "transfer_due_date": ("transfer_due_date", False),
        "agency_transfer_year": ("agency_transfer_date", True),
    }
)


def last_day(period: Period, moments: Moments) -> date | None:
    """The last day of the period, itself still in time; None while its moment hasn't come."""
    name, is_year = _STARTS[period.counted_from]
    start: date | None = getattr(moments, name)
    if start is None:
        return None
    if is_year:
        start = date(start.year, 12, 31)
    return add(start, period.amount, period.unit)


def add(day: date, amount: int, unit: str) -> date:
    """``day`` moved by an amount of days, months or years, kept inside the month that it comes to."""
    if unit == "day":
        return day + timedelta(days=amount)
    if unit not in ("month", "year"):
        raise ValueError(f"no unit of time: {unit}")
    months = day.year * 12 + day.month - 1 + amount * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_left(due_date: date, today: date) -> int:
    """Days until the due date: 0 on the day itself, negative afterwards."""
    return (due_date - today).days


def time_left_text(due_date: date, today: date) -> str:
    """What is left, as one says it: days up to a year, then whole years and months; "" when it is past."""
    left = days_left(due_date, today)
    if left < 0:
        return ""
    if due_date < add(today, 1, "year"):
        return f"{left} ngày"
    months = (due_date.year - today.year) * 12 + due_date.month - today.month
    if add(today, months, "month") > due_date:
        months -= 1
    years, months = divmod(months, 12)
    return f"{years} năm {months} tháng" if months else f"{years} năm"
