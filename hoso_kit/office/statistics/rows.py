"""What a filing statistic is made of: rows that say who has how much work standing where.

A row counts; it never names a document. Offices and provinces give rows of the
same shape, so that one table, one chart and one rating serve both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

ALL_LEVELS = ("Cấp tỉnh", "Cấp huyện", "Cấp xã")


class Standing(Enum):
    """Where documents and case files stand, in the order of Biểu mẫu 3's columns."""

    UNFILED = "chưa lập hồ sơ"
    OPEN = "đang thực hiện"
    RETURNED = "bị trả lại"
    CLOSED = "đã kết thúc, chưa giao nộp"
    WAITING = "chờ tiếp nhận"
    ACCEPTED = "đã tiếp nhận"


# A document in two files counts once, where it has come furthest (a returned file must be handed in again).
PROGRESS = (
    Standing.UNFILED,
    Standing.OPEN,
    Standing.RETURNED,
    Standing.CLOSED,
    Standing.WAITING,
    Standing.ACCEPTED,
)


class WorkRow(Protocol):
    """The one protocol of this room.

    ``files`` are the case files of this person that stand so, ``documents`` the
    documents that this person leads and that stand so. Each document led is in
    exactly one row, therefore documents can be added over all rows.
    """

    @property
    def organ(self) -> str:
        """The body's name."""

    @property
    def level(self) -> str:
        """Cấp tỉnh, Cấp huyện or Cấp xã; "" when nothing says so."""

    @property
    def unit(self) -> str:
        """The unit inside the body."""

    @property
    def person_id(self) -> str:
        """The account, unique inside the body."""

    @property
    def person(self) -> str:
        """The person's full name."""

    @property
    def year(self) -> int:
        """The year in which the work arose."""

    @property
    def standing(self) -> Standing:
        """Where it stands."""

    @property
    def files(self) -> int:
        """How many case files."""

    @property
    def documents(self) -> int:
        """How many documents led."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A plain `WorkRow`."""

    organ: str
    level: str
    unit: str
    person_id: str
    person: str
    year: int
    standing: Standing
    files: int = 0
    documents: int = 0

    def __post_init__(self) -> None:
        """Hold to counts that can be counted."""
        if self.files < 0 or self.documents < 0:
            raise ValueError("a count is never negative")
        if self.standing is Standing.UNFILED and self.files:
            raise ValueError("a case file never stands as unfiled")


def only(
    rows: Iterable[WorkRow], *, level: str | None = None, organ: str | None = None, year: int | None = None
) -> Iterator[WorkRow]:
    """The rows of one level, body or year; None leaves that open."""
    for row in rows:
        if level in (None, row.level) and organ in (None, row.organ) and year in (None, row.year):
            yield row
