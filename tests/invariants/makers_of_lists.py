"""Moves of file lists: for each type of action one that can succeed in this state, or `Nothing`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType
from typing import Any

from hoso_kit.office import listing_actions as listing
from hoso_kit.office.action import Action
from hoso_kit.office.listing_rows import list_years
from hoso_kit.office.listing_state import YearList
from hoso_kit.office.office import Office
from tests.invariants.choosing import (
    PERIODS,
    REASON,
    lists_of,
    people_of,
    pick,
)


def _free_year(office: Office, rnd: Random) -> int:
    year = office.today.year
    return pick(rnd, [one for one in (year, year + 1) if one not in list_years(office)])


def _heading(office: Office, rnd: Random, *, is_empty: bool | None = None) -> tuple[YearList, Any]:
    found = [
        (one, heading)
        for one in lists_of(office, "draft")
        for heading in one.headings
        if is_empty is None or is_empty != any(heading.all_entries())
    ]
    return pick(rnd, found)


def _entry(office: Office, rnd: Random) -> tuple[YearList, str]:
    found = [(one, entry.file_notation) for one in lists_of(office, "draft") for entry in one.entries()]
    return pick(rnd, found)


def _add_heading(office: Office, rnd: Random) -> listing.AddHeading:
    draft = pick(rnd, lists_of(office, "draft"))
    free = [one for one in ("VP", "KT", "VHXH", "TCKT", "QS") if draft.heading(one) is None]
    short = pick(rnd, free)
    return listing.AddHeading(draft.year, f"Đề mục {short}", short)


def _subheading(office: Office, rnd: Random) -> listing.RemoveSubheading:
    found = [
        (one.year, heading.abbreviation, sub.name)
        for one in lists_of(office, "draft")
        for heading in one.headings
        for sub in heading.subheadings
        if not sub.entries
    ]
    return listing.RemoveSubheading(*pick(rnd, found))


def _add_entry(office: Office, rnd: Random) -> listing.AddEntry:
    draft, heading = _heading(office, rnd)
    sub = pick(rnd, ["", *(one.name for one in heading.subheadings)])
    title = f"Hồ sơ việc thứ {len(draft.entries()) + 1} năm {draft.year}"
    creator = pick(rnd, people_of(office))
    return listing.AddEntry(
        draft.year, heading.abbreviation, title, pick(rnd, PERIODS), "", creator, subheading=sub
    )  # fmt: skip


def _import(office: Office, rnd: Random) -> listing.ImportFileList:
    year, creator = _free_year(office, rnd), pick(rnd, people_of(office))
    return listing.ImportFileList(
        year, "unit", "whole", ("heading", "subheading", "entry"), ("VP", "", "01.VP"),
        ("Văn phòng", "Tổng hợp", "Hồ sơ họp giao ban"), ("", "", "10 năm"), ("", "", ""), ("", "", creator),
        ("", "", ""),
    )  # fmt: skip


def _carry(office: Office, rnd: Random) -> listing.CarryOverFileList:
    year = _free_year(office, rnd)
    earlier = [one.year for one in lists_of(office, "issued", "locked") if one.year < year]
    return listing.CarryOverFileList(pick(rnd, earlier), year)


def _move_heading(office: Office, rnd: Random) -> listing.MoveHeading:
    draft, heading = _heading(office, rnd)
    return listing.MoveHeading(draft.year, heading.abbreviation, 1)


def _edit_heading(office: Office, rnd: Random) -> listing.EditHeading:
    draft, heading = _heading(office, rnd)
    return listing.EditHeading(draft.year, heading.abbreviation, name=heading.name + " (mới)")


def _add_subheading(office: Office, rnd: Random) -> listing.AddSubheading:
    draft, heading = _heading(office, rnd)
    return listing.AddSubheading(draft.year, heading.abbreviation, f"Nhóm việc {len(heading.subheadings) + 1}")


def _remove_heading(office: Office, rnd: Random) -> listing.RemoveHeading:
    draft, heading = _heading(office, rnd, is_empty=True)
    return listing.RemoveHeading(draft.year, heading.abbreviation)


def _edit_entry(office: Office, rnd: Random) -> listing.EditEntry:
    draft, name = _entry(office, rnd)
    return listing.EditEntry(draft.year, name, title=f"Hồ sơ {pick(rnd, ('họp', 'kiểm tra'))} năm {draft.year}")


def _move_entry(office: Office, rnd: Random) -> listing.MoveEntry:
    draft, name = _entry(office, rnd)
    return listing.MoveEntry(draft.year, name, pick(rnd, draft.headings).abbreviation, position=1)


def _remove_entry(office: Office, rnd: Random) -> listing.RemoveEntry:
    draft, name = _entry(office, rnd)
    return listing.RemoveEntry(draft.year, name)


def _year(office: Office, rnd: Random, *statuses: str) -> int:
    return pick(rnd, lists_of(office, *statuses)).year


def _issue_list(o: Office, r: Random) -> listing.IssueFileList:
    return listing.IssueFileList(_year(o, r, "approved"), "99/QĐ-UBND", o.today, ("VP", "KT"))


MAKERS: Mapping[str, Callable[[Office, Random], Action]] = MappingProxyType({
    "create_file_list": lambda o, r: listing.CreateFileList(
        _free_year(o, r), pick(r, ("unit", "field")), pick(r, ("whole", "heading"))),  # type: ignore[arg-type]
    "carry_over_file_list": _carry,
    "import_file_list": _import,
    "discard_file_list": lambda o, r: listing.DiscardFileList(_year(o, r, "draft")),
    "add_heading": _add_heading,
    "edit_heading": _edit_heading,
    "move_heading": _move_heading,
    "remove_heading": _remove_heading,
    "add_subheading": _add_subheading,
    "remove_subheading": _subheading,
    "add_entry": _add_entry,
    "edit_entry": _edit_entry,
    "move_entry": _move_entry,
    "remove_entry": _remove_entry,
    "submit_file_list": lambda o, r: listing.SubmitFileList(_year(o, r, "draft")),
    "return_file_list": lambda o, r: listing.ReturnFileList(_year(o, r, "submitted", "approved"), REASON),
    "approve_file_list": lambda o, r: listing.ApproveFileList(_year(o, r, "submitted")),
    "issue_file_list": _issue_list,
    "lock_file_list": lambda o, r: listing.LockFileList(_year(o, r, "issued")),
})  # fmt: skip
