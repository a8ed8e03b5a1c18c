"""A year's file list while it is made, approved, issued and closed.

A value. The numbers in it are always those that its order gives, until it is issued; from then on
nothing in it changes but its status. What may be done and when is said in `listing`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from hoso_kit.office.listing_numbering import ArrangedBy, Numbering, numbering_of, renumbered
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.file_list import FileList, FileListEntry, Heading

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

ListStatus = Literal["draft", "submitted", "approved", "issued", "locked"]
LIST_STATUS_TEXTS: dict[ListStatus, str] = {
    "draft": "Dự thảo",
    "submitted": "Đã trình",
    "approved": "Đã phê duyệt",
    "issued": "Đã ban hành",
    "locked": "Đã đóng năm",
}


@dataclass(frozen=True, slots=True)
class YearList:
    """The list of one year; ``made_by``, ``submitted_by`` and ``approved_by`` are person ids.

    ``is_given``: it came with the situation, so nobody here made, approved or sent it.
    """

    year: int
    arranged_by: ArrangedBy
    numbering: Numbering
    headings: tuple[Heading, ...] = ()
    status: ListStatus = "draft"
    made_by: str = ""
    carried_from: int | None = None
    submitted_by: str = ""
    submitted_date: date | None = None
    return_reason: str = ""
    approved_by: str = ""
    approved_date: date | None = None
    decision_symbol: str = ""
    decision_date: date | None = None
    sent_to: tuple[str, ...] = ()
    is_given: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether it can still be written on."""
        return self.status == "draft"

    @property
    def is_issued(self) -> bool:
        """Whether it holds (or held) for the office."""
        return self.decision_date is not None

    def entries(self) -> tuple[FileListEntry, ...]:
        """All files in printed order."""
        return tuple(entry for heading in self.headings for entry in heading.all_entries())

    def entry(self, file_notation: str) -> tuple[Heading, FileListEntry] | None:
        """The file that bears this notation now, with its heading."""
        for heading in self.headings:
            for entry in heading.all_entries():
                if entry.file_notation == file_notation:
                    return heading, entry
        return None

    def heading(self, abbreviation: str) -> Heading | None:
        """The big heading with this abbreviation."""
        return next((heading for heading in self.headings if heading.abbreviation == abbreviation), None)

    def with_headings(self, headings: tuple[Heading, ...]) -> YearList:
        """The draft with these headings, numbered anew."""
        return replace(self, headings=renumbered(headings, self.numbering))

    @property
    def file_list(self) -> FileList | None:
        """The list as the rest of the office reads it, once it is issued."""
        if self.decision_date is None:
            return None
        return FileList(self.year, self.decision_symbol, self.decision_date, self.headings)


def year_list(office: Office, year: int) -> YearList | None:
    """The year's list in whatever status: made here, or given with the situation (unless that one is empty)."""
    if (made := office.lists.get(year)) is not None:
        return made
    given = office.scenario.file_list
    if given.file_catalog != year or not given.headings:
        return None
    units = {person.unit for person in office.scenario.people}
    return YearList(
        year=year,
        arranged_by="unit" if all(heading.abbreviation in units for heading in given.headings) else "field",
        numbering=numbering_of(given.headings),
        headings=given.headings,
        status="issued",
        decision_symbol=given.decision_symbol,
        decision_date=given.decision_date,
        is_given=True,
    )


def units_of(office: Office) -> tuple[str, ...]:
    """Abbreviations of the office's units, in the order of its people."""
    return tuple(dict.fromkeys(person.unit for person in office.scenario.people if person.unit))


def entry_to_open(office: Office, year: int, notation: str) -> tuple[Heading, FileListEntry] | None:
    """The entry of the year's issued list, if there; refuses before the year has begun and after it is closed."""
    scenario = office.scenario
    if year not in office.lists:
        return scenario.entries.get(notation) if year == scenario.file_list.file_catalog else None
    made = office.lists[year]
    if not made.is_issued:
        return None
    if made.status == "locked":
        raise Refusal("list_locked", year=year)
    if year > office.today.year:
        raise Refusal("list_not_begun", year=year)
    return made.entry(notation)
