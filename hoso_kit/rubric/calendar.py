"""The office calendar of the storybook: which days an office in Vietnam works.

It knows Saturdays, Sundays and the public holidays of the two years that exercises are set in, and for the
practice office of 2026 those that the law fixes by date; the days around Tết and Giỗ Tổ of that year are only kept
free of papers. It must never look at the machine's clock.
"""

from __future__ import annotations

from datetime import date, timedelta

from hoso_kit.records import working_days

YEARS = (2023, 2024)

# First and last day of each break, days off in lieu included.
_BREAKS = (
    (date(2023, 1, 1), date(2023, 1, 2)),
    (date(2023, 1, 20), date(2023, 1, 26)),
    (date(2023, 4, 29), date(2023, 5, 3)),
    (date(2023, 9, 1), date(2023, 9, 4)),
    (date(2024, 1, 1), date(2024, 1, 1)),
    (date(2024, 2, 8), date(2024, 2, 14)),
    (date(2024, 4, 18), date(2024, 4, 18)),
    (date(2024, 4, 27), date(2024, 5, 1)),
    (date(2024, 8, 31), date(2024, 9, 3)),
    (date(2026, 1, 1), date(2026, 1, 1)),
    (date(2026, 2, 14), date(2026, 2, 22)),
    (date(2026, 4, 25), date(2026, 5, 3)),
    (date(2026, 8, 29), date(2026, 9, 2)),
)


_HOLIDAYS = frozenset(first + timedelta(days=n) for first, last in _BREAKS for n in range((last - first).days + 1))


def is_working_day(day: date) -> bool:
    """Whether offices are open: Monday to Friday, no public holiday."""
    return working_days.is_working_day(day, _HOLIDAYS)


def working_day_from(day: date) -> date:
    """The day itself if offices are open, else the next day on which they are."""
    return working_days.working_day_from(day, _HOLIDAYS)


def add_working_days(day: date, count: int) -> date:
    """The working day that comes `count` working days after `day` (itself moved to a working day)."""
    return working_days.working_day_after(working_day_from(day), count, _HOLIDAYS)
