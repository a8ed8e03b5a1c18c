"""Writing on the draft of a file list: headings, small headings, files, their order.

One function an action. Every step leaves the numbers contiguous; nothing here can be done to a list
that has been submitted or issued. Whether a title is good or a period long enough isn't asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from hoso_kit.office.listing_actions import (
    AddEntry,
    AddHeading,
    AddSubheading,
    EditEntry,
    EditHeading,
    MoveEntry,
    MoveHeading,
    RemoveEntry,
    RemoveHeading,
    RemoveSubheading,
)
from hoso_kit.office.listing_numbering import is_abbreviation
from hoso_kit.office.listing_state import LIST_STATUS_TEXTS, YearList, year_list
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.file_list import FileListEntry, Heading, Subheading
from hoso_kit.records.retention import UnknownMaintenance, parse_maintenance
from hoso_kit.records.text import fold, nfc
from hoso_kit.regulations import retention_table

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

T = TypeVar("T")
MAX_TITLE = 500


def add_heading(office: Office, action: AddHeading, person: str) -> Office:
    """Phụ lục V phần I khoản 1: a big heading, named after a unit or a field."""
    draft = draft_of(office, action.year)
    heading = Heading(0, heading_name(action.name), _free_abbreviation(draft, action.abbreviation))
    return office.with_list(draft.with_headings(_inserted(draft.headings, heading, action.position)))


def edit_heading(office: Office, action: EditHeading, person: str) -> Office:
    """A new abbreviation runs through all notations under the heading."""
    draft = draft_of(office, action.year)
    heading = _heading(draft, action.heading)
    changed = replace(
        heading,
        name=heading.name if action.name is None else heading_name(action.name),
        abbreviation=heading.abbreviation
        if action.abbreviation in (None, heading.abbreviation)
        else _free_abbreviation(draft, action.abbreviation),
    )
    if changed == heading:
        raise Refusal("list_unchanged")
    return office.with_list(_exchanged(draft, heading, changed))


def move_heading(office: Office, action: MoveHeading, person: str) -> Office:
    """The order of big headings is the office's choice; numerals follow it."""
    draft = draft_of(office, action.year)
    heading = _heading(draft, action.heading)
    others = tuple(other for other in draft.headings if other is not heading)
    return office.with_list(draft.with_headings(_inserted(others, heading, action.position)))


def remove_heading(office: Office, action: RemoveHeading, person: str) -> Office:
    """Only one without files, so that no file vanishes unseen."""
    draft = draft_of(office, action.year)
    heading = _heading(draft, action.heading)
    if count := len(list(heading.all_entries())):
        raise Refusal("heading_holds", name=heading.name, count=count)
    return office.with_list(draft.with_headings(tuple(other for other in draft.headings if other is not heading)))


def add_subheading(office: Office, action: AddSubheading, person: str) -> Office:
    """Phụ lục V phần I khoản 1: a small heading inside a big one."""
    draft = draft_of(office, action.year)
    heading = _heading(draft, action.heading)
    return office.with_list(_exchanged(draft, heading, with_subheading(heading, action.name)))


def remove_subheading(office: Office, action: RemoveSubheading, person: str) -> Office:
    """Only one without files."""
    draft = draft_of(office, action.year)
    heading = _heading(draft, action.heading)
    subheading = _subheading(heading, action.subheading)
    if subheading.entries:
        raise Refusal("heading_holds", name=subheading.name, count=len(subheading.entries))
    left = tuple(other for other in heading.subheadings if other is not subheading)
    return office.with_list(_exchanged(draft, heading, replace(heading, subheadings=left)))


def add_entry(office: Office, action: AddEntry, person: str) -> Office:
    """Phụ lục V phần I: title, period, creator; the notation follows from the place."""
    draft = draft_of(office, action.year)
    heading = _heading(draft, action.heading)
    entry = entry_of(office, action.title, action.maintenance, action.retention_row, action.creator, action.description)
    return office.with_list(_exchanged(draft, heading, with_entry(heading, action.subheading, entry, action.position)))


def edit_entry(office: Office, action: EditEntry, person: str) -> Office:
    """Change facts of a file; its number stays where its place is."""
    draft = draft_of(office, action.year)
    heading, entry = _entry(draft, action.file_notation)
    made = entry_of(
        office,
        *(
            getattr(entry, name) if getattr(action, name) is None else getattr(action, name)
            for name in ("title", "maintenance", "retention_row", "creator", "description")
        ),
    )
    changed = replace(made, file_notation=entry.file_notation)
    if changed == entry:
        raise Refusal("list_unchanged")
    return office.with_list(_exchanged(draft, heading, _mapped(heading, entry, (changed,))))


def move_entry(office: Office, action: MoveEntry, person: str) -> Office:
    """From the general to the particular (Phụ lục V phần I khoản 1): the clerk chooses place and heading."""
    draft = draft_of(office, action.year)
    source, entry = _entry(draft, action.file_notation)
    left = _exchanged(draft, source, _mapped(source, entry, ()))
    target = _heading(left, action.heading)
    return office.with_list(_exchanged(left, target, with_entry(target, action.subheading, entry, action.position)))


def remove_entry(office: Office, action: RemoveEntry, person: str) -> Office:
    """Strike a file; those behind it move up."""
    draft = draft_of(office, action.year)
    heading, entry = _entry(draft, action.file_notation)
    return office.with_list(_exchanged(draft, heading, _mapped(heading, entry, ())))


def list_of(office: Office, year: int) -> YearList:
    """The year's list, else a refusal."""
    found = year_list(office, year)
    if found is None:
        raise Refusal("no_list", year=year)
    return found


def draft_of(office: Office, year: int) -> YearList:
    """The year's list if it may still be written on, else a refusal."""
    found = list_of(office, year)
    if not found.is_draft:
        raise Refusal("list_not_draft", year=year, status=LIST_STATUS_TEXTS[found.status].lower())
    return found


def entry_of(
    office: Office, title: str, maintenance: str, retention_row: str, creator: str, description: str
) -> FileListEntry:
    """A file for a draft with its facts checked; period and creator may still be blank, a title may not."""
    scenario = office.scenario
    title = nfc(title)
    if not title:
        raise Refusal("list_title_blank")
    if len(title) > MAX_TITLE:
        raise Refusal("list_title_long", limit=MAX_TITLE)
    try:
        maintenance = parse_maintenance(maintenance).text if maintenance.strip() else ""
    except UnknownMaintenance:
        raise Refusal("list_maintenance", text=maintenance) from None
    if retention_row and retention_row not in _rows(scenario.retention_table):
        raise Refusal("list_row", row=retention_row)
    if creator and creator not in scenario.people_by_id:
        raise Refusal("list_creator")
    return FileListEntry("", title, maintenance, retention_row, creator, nfc(description))


def heading_name(text: str) -> str:
    """The name of a big or small heading, not blank and not endless."""
    name = nfc(text)
    if not name:
        raise Refusal("heading_blank")
    if len(name) > MAX_TITLE:
        raise Refusal("list_title_long", limit=MAX_TITLE)
    return name


def heading_abbreviation(text: str) -> str:
    """The second half of the notations under a heading."""
    abbreviation = nfc(text)
    if not is_abbreviation(abbreviation):
        raise Refusal("heading_abbreviation", text=text)
    return abbreviation


def with_subheading(heading: Heading, name: str) -> Heading:
    """The heading with one more small heading at its end."""
    name = heading_name(name)
    if any(fold(other.name) == fold(name) for other in heading.subheadings):
        raise Refusal("subheading_taken", name=name, heading=heading.abbreviation)
    return replace(heading, subheadings=(*heading.subheadings, Subheading(0, name, ())))


def with_entry(heading: Heading, subheading: str, entry: FileListEntry, position: int | None) -> Heading:
    """The heading with one more file at that place of the small heading ("" = its own files)."""
    if not subheading:
        return replace(heading, entries=_inserted(heading.entries, entry, position))
    chosen = _subheading(heading, subheading)
    grown = replace(chosen, entries=_inserted(chosen.entries, entry, position))
    return replace(heading, subheadings=tuple(grown if other is chosen else other for other in heading.subheadings))


def _heading(draft: YearList, abbreviation: str) -> Heading:
    heading = draft.heading(abbreviation)
    if heading is None:
        raise Refusal("no_heading", heading=abbreviation, year=draft.year)
    return heading


def _subheading(heading: Heading, name: str) -> Subheading:
    for subheading in heading.subheadings:
        if subheading.name == nfc(name):
            return subheading
    raise Refusal("no_subheading", name=name, heading=heading.abbreviation)


def _entry(draft: YearList, file_notation: str) -> tuple[Heading, FileListEntry]:
    found = draft.entry(file_notation)
    if found is None:
        raise Refusal("no_entry", notation=file_notation, year=draft.year)
    return found


def _free_abbreviation(draft: YearList, text: str | None) -> str:
    abbreviation = heading_abbreviation(text or "")
    if draft.heading(abbreviation) is not None:
        raise Refusal("heading_taken", abbreviation=abbreviation)
    return abbreviation


def _inserted(items: tuple[T, ...], item: T, position: int | None) -> tuple[T, ...]:
    last = len(items) + 1
    place = last if position is None else position
    if not 1 <= place <= last:
        raise Refusal("list_position", position=place, last=last)
    return (*items[: place - 1], item, *items[place - 1 :])


def _exchanged(draft: YearList, old: Heading, new: Heading) -> YearList:
    return draft.with_headings(tuple(new if heading is old else heading for heading in draft.headings))


def _mapped(heading: Heading, entry: FileListEntry, by: tuple[FileListEntry, ...]) -> Heading:
    """The heading with ``entry``, wherever under it, exchanged by none or one."""

    def exchange(entries: tuple[FileListEntry, ...]) -> tuple[FileListEntry, ...]:
        return tuple(new for old in entries for new in (by if old is entry else (old,)))

    return replace(
        heading,
        entries=exchange(heading.entries),
        subheadings=tuple(replace(sub, entries=exchange(sub.entries)) for sub in heading.subheadings),
    )


@lru_cache
def _rows(table_id: str) -> frozenset[str]:
    return frozenset(row.row for row in retention_table(table_id).rows)


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        AddHeading: add_heading,
        EditHeading: edit_heading,
        MoveHeading: move_heading,
        RemoveHeading: remove_heading,
        AddSubheading: add_subheading,
        RemoveSubheading: remove_subheading,
        AddEntry: add_entry,
        EditEntry: edit_entry,
        MoveEntry: move_entry,
        RemoveEntry: remove_entry,
    }
)
