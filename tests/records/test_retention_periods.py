"""Retention periods: reading, ordering, expiry."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.regulations import retention_table


@pytest.mark.parametrize(
    ("written", "text", "years"),
    [
        ("Vĩnh viễn", "Vĩnh viễn", None), ("VĨNH VIỄN", "Vĩnh viễn", None), ("vinh vien", "Vĩnh viễn", None),
        ("10 năm", "10 năm", 10), ("05 năm", "5 năm", 5), ("  70   Năm ", "70 năm", 70),
    ],
)  # fmt: skip
def test_periods_are_read_as_clerks_write_them(written: str, text: str, years: int | None) -> None:
    """Case, marks, leading zeros and spaces don't matter (Phụ lục V.I.4: permanent or a number of years)."""
    period = parse_maintenance(written)
    assert (period.text, period.years, period.is_permanent) == (text, years, years is None)


@pytest.mark.parametrize("written", ["", "lâu dài", "năm", "0 năm", "mười năm", "10", "10 tháng", "-5 năm", "1000 năm"])
def test_what_is_no_period_is_refused(written: str) -> None:
    """Never a silent guess."""
    with pytest.raises(UnknownMaintenance):
        parse_maintenance(written)


def test_every_period_of_the_handed_out_table_is_read() -> None:
    """The 274 rows hold years, permanence and periods that end with an event."""
    for row in retention_table("tt09-2011").rows:
        assert parse_maintenance(row.maintenance).text


@given(st.integers(1, 999), st.integers(1, 999))
def test_longer_is_greater_and_permanent_is_greatest(one: int, two: int) -> None:
    """The order is that of length."""
    a, b = parse_maintenance(f"{one} năm"), parse_maintenance(f"{two} năm")
    assert (a < b) == (one < two)
    assert a < parse_maintenance("Đến khi văn bản hết hiệu lực thi hành") < parse_maintenance("Vĩnh viễn")


@pytest.mark.parametrize(
    ("written", "end", "last"),
    [
        ("10 năm", date(2022, 3, 15), date(2032, 12, 31)),
        ("5 năm", date(2024, 2, 29), date(2029, 12, 31)),
        ("20 năm", date(2023, 12, 31), date(2043, 12, 31)),
        ("1 năm", date(2024, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_counts_from_the_next_january(written: str, end: date, last: date) -> None:
    """10 years for work ended on 15/3/2022 last until 31/12/2032 (domain notes §3.1)."""
    assert parse_maintenance(written).expiry_date(end) == last


@pytest.mark.parametrize("written", ["Vĩnh viễn", "Đến khi văn bản hết hiệu lực thi hành", "Theo tuổi thọ công trình"])
def test_some_periods_end_on_no_calendar_day(written: str) -> None:
    """Permanent and event-bound periods have no expiry date."""
    assert parse_maintenance(written).expiry_date(date(2024, 1, 1)) is None
