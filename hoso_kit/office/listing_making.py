"""How a year's draft begins: empty, from the year before, or from the rows of a sheet.

A list is made for the running year or the next one, never twice. What is taken over or imported is
checked like what is typed; its numbers are computed anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.listing import (
    draft_of,
    entry_of,
    heading_abbreviation,
    heading_name,
    with_entry,
    with_subheading,
)
from hoso_kit.office.listing_actions import CarryOverFileList, CreateFileList, DiscardFileList, ImportFileList
from hoso_kit.office.listing_numbering import ArrangedBy, Numbering
from hoso_kit.office.listing_state import YearList, year_list
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.file_list import FileListEntry, Heading

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

# a year or a span of years that stands alone: no part of a date, a symbol or a longer number
_YEARS = re.compile(r"(?<![\w/.])(\d{4})(?:(\s*[-–]\s*)(\d{4}))?(?![\w/]|\.\d|\s*[-–]\s*\d{4})")


def create_file_list(office: Office, action: CreateFileList, person: str) -> Office:
    """Phụ lục V phần I: choose how it is arranged and numbered, then fill it."""
    _refuse_year(office, action.year)
    if year_list(office, action.year) is not None:
        raise Refusal("list_exists", year=action.year)
    return office.with_list(YearList(action.year, action.arranged_by, action.numbering, made_by=person))


def carry_over_file_list(office: Office, action: CarryOverFileList, person: str) -> Office:
    """Begin from an issued list: headings, files, periods and creators stay, years in titles move on."""
    source = year_list(office, action.from_year)
    if source is None or not source.is_issued or action.from_year >= action.to_year:
        raise Refusal("list_source", year=action.from_year)
    for name in action.leave_out:
        if source.entry(name) is None:
            raise Refusal("no_entry", notation=name, year=action.from_year)
    draft = _empty_draft(office, action.to_year, source.arranged_by, source.numbering, person)
    step = action.to_year - action.from_year

    def kept(entries: tuple[FileListEntry, ...]) -> tuple[FileListEntry, ...]:
        return tuple(
            replace(
                entry,
                title=years_moved(entry.title, action.from_year, step),
                description=years_moved(entry.description, action.from_year, step),
            )
            for entry in entries
            if entry.file_notation not in action.leave_out
            and not (action.is_without_finished and _is_finished(office, source.year, entry))
        )

    headings = tuple(
        replace(
            heading,
            entries=kept(heading.entries),
            subheadings=tuple(replace(sub, entries=kept(sub.entries)) for sub in heading.subheadings),
        )
        for heading in source.headings
    )
    return office.with_list(replace(draft.with_headings(headings), carried_from=action.from_year))


def import_file_list(office: Office, action: ImportFileList, person: str) -> Office:
    """Begin from the rows of a sheet; a row that can't be taken is named and nothing is."""
    columns = (
        action.notations,
        action.names,
        action.maintenances,
        action.retention_rows,
        action.creators,
        action.descriptions,
    )
    if any(len(column) != len(action.kinds) for column in columns):
        raise Refusal("import_columns")
    draft = _empty_draft(office, action.year, action.arranged_by, action.numbering, person)
    headings: list[Heading] = []
    subheading = ""
    for number, (kind, *cells) in enumerate(zip(action.kinds, *columns, strict=True), start=1):
        try:
            subheading = _read_row(office, headings, subheading, kind, cells)
        except Refusal as fault:
            raise Refusal("import_row", row=number, fault=fault.notice.seen.rstrip(".")) from None
    if not headings:
        raise Refusal("import_columns")
    return office.with_list(draft.with_headings(tuple(headings)))


def discard_file_list(office: Office, action: DiscardFileList, person: str) -> Office:
    """Throw a draft away; a list that was submitted or issued stays."""
    draft_of(office, action.year)
    return office.without_list(action.year)


def years_moved(text: str, year: int, step: int) -> str:
    """The text with ``year`` moved on, and a span of two years that holds it (a school year); plans stay."""

    def move(match: re.Match[str]) -> str:
        first, dash, last = match.groups()
        if last is None:
            return str(year + step) if int(first) == year else first
        if int(last) - int(first) == 1 and year in (int(first), int(last)):
            return f"{int(first) + step}{dash}{int(last) + step}"
        return match.group()

    return _YEARS.sub(move, text)


def has_year(text: str, year: int) -> bool:
    """Whether the text names the year as its own, not inside a date, a symbol or a plan of several years."""
    return years_moved(text, year, 1) != text


def _read_row(office: Office, headings: list[Heading], subheading: str, kind: str, cells: list[str]) -> str:
    """Put one row in; returns the small heading that the next rows stand under."""
    notation, name, maintenance, retention_row, creator, description = cells
    if kind == "heading":
        abbreviation = heading_abbreviation(notation)
        if any(heading.abbreviation == abbreviation for heading in headings):
            raise Refusal("heading_taken", abbreviation=abbreviation)
        headings.append(Heading(0, heading_name(name), abbreviation))
        return ""
    if kind not in ("subheading", "entry"):
        raise Refusal("import_kind", kind=kind)
    if not headings:
        raise Refusal("import_order")
    if kind == "subheading":
        headings[-1] = with_subheading(headings[-1], name)
        return headings[-1].subheadings[-1].name
    entry = entry_of(office, name, maintenance, retention_row, creator, description)
    headings[-1] = with_entry(headings[-1], subheading, entry, None)
    return subheading


def _empty_draft(office: Office, year: int, arranged_by: ArrangedBy, numbering: Numbering, person: str) -> YearList:
    """The draft to be filled: the empty one that is there, or a new one."""
    _refuse_year(office, year)
    there = year_list(office, year)
    if there is None:
        return YearList(year, arranged_by, numbering, made_by=person)
    if not there.is_draft or there.headings:
        raise Refusal("list_exists", year=year)
    return there


def _refuse_year(office: Office, year: int) -> None:
    if year not in (office.today.year, office.today.year + 1):
        raise Refusal("list_year", year=year, first=office.today.year, last=office.today.year + 1)


def _is_finished(office: Office, year: int, entry: FileListEntry) -> bool:
    """A file that was ended and whose title names no year: its matter won't come again."""
    case_file = office.case_files.get(office.case_file_name(year, entry.file_notation))
    return case_file is not None and case_file.is_closed and not has_year(entry.title, year)


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        CreateFileList: create_file_list,
        CarryOverFileList: carry_over_file_list,
        ImportFileList: import_file_list,
        DiscardFileList: discard_file_list,
    }
)
