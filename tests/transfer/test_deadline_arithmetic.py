"""Deadlines are counted as the law's data says, by a hand-made table and by their laws (hypothesis)."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.records.deadlines import Moments, add, days_left, last_day, time_left_text
from hoso_kit.records.retention import parse_maintenance
from hoso_kit.regulations import all_editions, edition

ROWS = list(csv.DictReader(Path(__file__).with_name("due_dates.csv").read_text(encoding="utf-8").splitlines()))
START = {
    "end_date": "end_date",
    "end_year": "end_date",
    "settlement_date": "settlement_date",
    "transfer_due_date": "transfer_due_date",
    "agency_transfer_year": "agency_transfer_date",
}
days = st.dates(date(1945, 1, 1), date(2300, 12, 31))
periods = st.sampled_from([one for law in all_editions() for one in law.deadlines])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['edition']}-{row['deadline']}-{row['start']}")
def test_the_hand_made_table(row: dict[str, str]) -> None:
    """Leap years, month ends and year ends, each date worked out by hand."""
    period = edition(row["edition"]).deadline(row["deadline"])
    moments = Moments(**{START[period.counted_from]: date.fromisoformat(row["start"])})
    assert last_day(period, moments) == date.fromisoformat(row["expected"]), row["why"]


def test_the_table_has_every_deadline_of_every_edition() -> None:
    """No deadline of the law's data goes untried."""
    asked = {(row["edition"], row["deadline"]) for row in ROWS}
    assert asked == {(law.edition_id, one.deadline_id) for law in all_editions() for one in law.deadlines}


@given(periods)
def test_a_moment_that_has_not_come_gives_no_date(period: object) -> None:
    """No due date before the work ended or the accounts were settled."""
    assert last_day(period, Moments()) is None  # type: ignore[arg-type]


@given(periods, days, days)
def test_deadlines_are_monotone(period: object, one: date, other: date) -> None:
    """Who ends earlier is due no later."""
    first, second = sorted((one, other))
    ends = [last_day(period, Moments(day, day, day, day)) for day in (first, second)]  # type: ignore[arg-type]
    assert ends[0] is not None
    assert ends[1] is not None
    assert ends[0] <= ends[1]


@given(days, st.integers(0, 40))
def test_a_period_is_never_longer_than_it_says(day: date, years: int) -> None:
    """A year's period ends on the same day of the month, or before it: never in the next month."""
    end = add(day, years, "year")
    assert (end.year, end.month) == (day.year + years, day.month)
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@given(days, st.integers(-60, 60))
def test_months_stay_in_their_month(day: date, months: int) -> None:
    """N months later is N months later by the calendar, at most the same day."""
    end = add(day, months, "month")
    assert end.year * 12 + end.month - day.year * 12 - day.month == months
    assert end.day <= day.day


@given(days)
def test_weekends_move_nothing(day: date) -> None:
    """The decree moves no transfer deadline to a working day."""
    assert add(day, 7, "day") == day + timedelta(days=7)


def test_days_left() -> None:
    """0 on the due date itself, which is still in time."""
    due = date(2025, 2, 28)
    assert [days_left(due, date(2025, 2, day)) for day in (1, 28)] == [27, 0]
    assert days_left(due, date(2025, 3, 1)) == -1


def test_an_unknown_unit_is_an_error() -> None:
    """A unit that the arithmetic doesn't know is never guessed."""
    with pytest.raises(ValueError, match="week"):
        add(date(2024, 1, 1), 1, "week")


@pytest.mark.parametrize(
    ("maintenance", "end", "expiry"),
    [
        ("10 năm", date(2013, 5, 1), date(2023, 12, 31)),
        ("10 năm", date(2013, 12, 31), date(2023, 12, 31)),
        ("05 năm", date(2024, 2, 29), date(2029, 12, 31)),
        ("Vĩnh viễn", date(2013, 5, 1), None),
        ("Đến khi văn bản hết hiệu lực", date(2013, 5, 1), None),
    ],
)
def test_a_retention_period_ends_with_a_year(maintenance: str, end: date, expiry: date | None) -> None:
    """Thời hạn bảo quản is counted from the year the work ended; permanent and by-event periods don't end by date."""
    assert parse_maintenance(maintenance).expiry_date(end) == expiry


@pytest.mark.parametrize(
    ("due", "text"),
    [
        (date(2024, 12, 16), ""),
        (date(2024, 12, 17), "0 ngày"),
        (date(2025, 12, 16), "364 ngày"),
        (date(2025, 12, 17), "1 năm"),
        (date(2026, 1, 16), "1 năm"),
        (date(2026, 1, 17), "1 năm 1 tháng"),
        (date(2032, 12, 11), "7 năm 11 tháng"),
    ],
)
def test_long_times_are_told_in_years_and_months(due: date, text: str) -> None:
    """Days up to a year, whole years and months beyond, nothing for what is past."""
    assert time_left_text(due, date(2024, 12, 17)) == text
