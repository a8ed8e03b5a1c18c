"""What a screen shows of a file list: its rows as printed, totals at the foot, what may be done next.

Read-only; it decides nothing and repeats no rule: whether an action is refused is only known by doing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hoso_kit.office.listing_issuing import HEAD, ISSUERS, roles_of
from hoso_kit.office.listing_state import YearList, units_of, year_list
from hoso_kit.office.office import Office
from hoso_kit.records.file_list import FileListEntry
from hoso_kit.records.retention import parse_maintenance

_ROMAN = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row as printed; ``heading`` and ``subheading`` are what actions call its place."""

    kind: Literal["heading", "subheading", "entry"]
    number: str
    name: str
    heading: str
    subheading: str = ""
    maintenance: str = ""
    retention_row: str = ""
    creator: str = ""
    creator_name: str = ""
    description: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class ListTotals:
    """The foot (Phụ lục V phần II); ``undated`` are those of a draft that have no period yet."""

    total: int
    permanent: int
    temporary: int
    undated: int

    @property
    def is_balanced(self) -> bool:
        """Whether the parts make the whole (R-DM-03)."""
        return self.total == self.permanent + self.temporary


def list_rows(office: Office, listed: YearList) -> tuple[ListRow, ...]:
    """The list's rows in printed order, each entry with its place under its heading."""
    people = office.scenario.people_by_id

    def entry_rows(entries: tuple[FileListEntry, ...], heading: str, subheading: str) -> list[ListRow]:
        return [
            ListRow(
                "entry",
                entry.file_notation,
                entry.title,
                heading,
                subheading,
                entry.maintenance,
                entry.retention_row,
                entry.creator,
                people[entry.creator].full_name if entry.creator else "",
                entry.description,
                position,
            )
            for position, entry in enumerate(entries, start=1)
        ]

    rows: list[ListRow] = []
    for heading in listed.headings:
        short = heading.abbreviation
        rows.append(ListRow("heading", roman(heading.ordinal), heading.name, short, position=heading.ordinal))
        rows += entry_rows(heading.entries, short, "")
        for sub in heading.subheadings:
            rows.append(ListRow("subheading", str(sub.ordinal), sub.name, short, sub.name, position=sub.ordinal))
            rows += entry_rows(sub.entries, short, sub.name)
    return tuple(rows)


def list_totals(listed: YearList) -> ListTotals:
    """Counted from the entries, never typed."""
    entries = listed.entries()
    periods = [parse_maintenance(entry.maintenance) for entry in entries if entry.maintenance]
    permanent = sum(period.is_permanent for period in periods)
    return ListTotals(len(entries), permanent, len(periods) - permanent, len(entries) - len(periods))


def units_without_entries(office: Office, listed: YearList) -> tuple[str, ...]:
    """Units for which no file is planned: none under their heading, and none that one of their people makes."""
    people = office.scenario.people_by_id
    planned = {people[entry.creator].unit for entry in listed.entries() if entry.creator}
    planned |= {heading.abbreviation for heading in listed.headings if any(heading.all_entries())}
    return tuple(unit for unit in units_concerned(office, listed) if unit not in planned)


def units_concerned(office: Office, listed: YearList) -> tuple[str, ...]:
    """The units that make files and get the list: all but the leaders', unless it has a heading of its own."""
    leaders = {person.unit for person in office.scenario.people if HEAD in office.roles_of(person.person_id)}
    leaders -= {heading.abbreviation for heading in listed.headings}
    return tuple(unit for unit in units_of(office) if unit not in leaders)


def list_years(office: Office) -> tuple[int, ...]:
    """The years that have a list, in whatever status."""
    given = office.scenario.file_list
    own = (given.file_catalog,) if given.headings else ()
    return tuple(sorted({*office.lists, *own}))


def next_actions(office: Office, year: int, person: str) -> tuple[str, ...]:
    """Type names of the actions on the year's list that a screen should offer this person now."""
    roles = roles_of(office, person)
    listed = year_list(office, year)
    if listed is None:
        return ("create_file_list", "carry_over_file_list", "import_file_list")
    if listed.status == "draft":
        begin = () if listed.headings else ("carry_over_file_list", "import_file_list")
        heads = ("add_subheading", "edit_heading", "move_heading", "remove_heading") if listed.headings else ()
        inside = ("add_entry",) if listed.headings else ()
        below = ("remove_subheading",) if any(heading.subheadings for heading in listed.headings) else ()
        edit = ("edit_entry", "move_entry", "remove_entry") if listed.entries() else ()
        send = ("submit_file_list",) if listed.entries() else ()
        return (*begin, "add_heading", *heads, *below, *inside, *edit, "discard_file_list", *send)
    if listed.status == "submitted":
        return ("approve_file_list", "return_file_list") if HEAD in roles else ()
    if listed.status == "approved":
        issue = ("issue_file_list",) if roles & set(ISSUERS) else ()
        return (*issue, "return_file_list") if HEAD in roles else issue
    may_lock = listed.status == "issued" and office.today.year > year and roles & set(ISSUERS)
    return ("lock_file_list",) if may_lock else ()


def roman(number: int) -> str:
    """A big heading's numeral (below 50)."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text
