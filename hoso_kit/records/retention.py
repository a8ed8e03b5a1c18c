"""Retention periods (*thời hạn bảo quản*): parsing, ordering, expiry.

A period is compared and added to a year here; which period a file *should*
have is said by the table handed out with the exercise, never by this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hoso_kit.records.text import fold, nfc

_YEARS = re.compile(r"^0*(\d{1,3}) nam$")
# periods that end with an event, as rows of TT 09/2011 word them
_BY_EVENT = ("den khi ", "theo tuoi tho ")
_AFTER_EVENT = re.compile(r"^\d{1,3} nam sau khi ")
# Longer than any period in years: those "until an event" and "permanent" stand above them.
_BY_EVENT_RANK = 1_000
_PERMANENT_RANK = 2_000


class UnknownMaintenance(ValueError):
    """A text that is no retention period (Phụ lục V phần I khoản 4: vĩnh viễn or a number of years)."""


@dataclass(frozen=True, slots=True)
class Maintenance:
    """One retention period; ``rank`` orders periods by length, ``years`` is None unless it is a number of years."""

    text: str
    rank: int
    years: int | None

    def __lt__(self, other: Maintenance) -> bool:
        return self.rank < other.rank

    @property
    def is_permanent(self) -> bool:
        """Whether it is "Vĩnh viễn"."""
        return self.rank == _PERMANENT_RANK

    def expiry_date(self, end_date: date) -> date | None:
        """Last day of the period for work ended on ``end_date``; None if it does not end by the calendar.

        Counted from 1 January of the year after the work ended (TT 10/2022/TT-BNV's
        definition of the period, known here from a secondary source).
        """
        return None if self.years is None else date(end_date.year + self.years, 12, 31)


def parse_maintenance(text: str) -> Maintenance:
    """Read "Vĩnh viễn", "10 năm", "Đến khi …" or "Theo tuổi thọ …"; tolerant of case, marks and leading zeros."""
    folded = fold(text)
    if folded == "vinh vien":
        return Maintenance("Vĩnh viễn", _PERMANENT_RANK, None)
    if match := _YEARS.match(folded):
        years = int(match.group(1))
        if years:
            return Maintenance(f"{years} năm", years, years)
    if folded.startswith(_BY_EVENT) or _AFTER_EVENT.match(folded):
        return Maintenance(nfc(text), _BY_EVENT_RANK, None)
    raise UnknownMaintenance(text)
