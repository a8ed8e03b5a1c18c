"""Choosing by chance among what an office shows: the words that all makers of moves share."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from hoso_kit.office.listing_rows import list_years
from hoso_kit.office.listing_state import YearList, year_list
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile, Status

T = TypeVar("T")
REASON = "Theo ý kiến chỉ đạo của lãnh đạo cơ quan"
PERIODS = ("Vĩnh viễn", "70 năm", "10 năm", "02 năm")
TYPES_OF_DOCUMENT = ("Báo cáo", "Công văn", "Quyết định", "Tờ trình")
RECEIVERS = ("Ủy ban nhân dân huyện Mường Sa Lĩnh", "Các thôn", "Lưu: VT")
CARRIERS = ("electronic", "paper", "mixed")
SENDER = "000.00.90.H99"


class Nothing(Exception):
    """The state offers nothing to do this with."""


def pick(rnd: Random, items: Sequence[T]) -> T:
    """One of them; raises `Nothing` when there is none."""
    if not items:
        raise Nothing
    return items[rnd.randrange(len(items))]


def some(rnd: Random, items: Sequence[T], most: int = 2) -> tuple[T, ...]:
    """One or a few of them."""
    return tuple(dict.fromkeys(pick(rnd, items) for _ in range(1 + rnd.randrange(most))))


def files_of(office: Office, *statuses: Status) -> list[CaseFile]:
    return [one for one in office.case_files.values() if not statuses or one.status in statuses]


def people_of(office: Office) -> list[str]:
    return [one.person_id for one in office.scenario.people]


def lists_of(office: Office, *statuses: str) -> list[YearList]:
    found = (year_list(office, year) for year in list_years(office))
    return [one for one in found if one is not None and one.status in statuses]
