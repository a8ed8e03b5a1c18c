"""Conflicts of which the system warns the administrator (Phụ lục VI phần I mục IV.2). Only reads.

Which roles shouldn't be one person's is good practice, not a rule of the decree: every text says "nên". Registry
and archive in one hand is no conflict: in small offices it is the custom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hoso_kit.office.administration_state import roles_text
from hoso_kit.office.listing_rows import list_years
from hoso_kit.office.listing_state import year_list
from hoso_kit.office.retaining_hand_over import left_behind
from hoso_kit.records.file_list import FileListEntry

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

ConflictKind = Literal["roles", "creator_left", "left_but_unlocked", "locked_with_files", "nobody_in_role"]
CITATION = "nd30.pl6.4.2"
_APART = (
    ("administrator", "head_of_office", "vừa quản trị tài khoản vừa có quyền xác nhận đổi vai trò"),
    ("administrator", "archivist", "vừa giữ hồ sơ lưu trữ vừa đổi được quyền truy cập hồ sơ đó"),
    ("registry_clerk", "head_of_office", "vừa ký vừa cấp số, đóng dấu được"),
)
# without these nobody can number or issue, sign, or administer
_NEEDED = ("registry_clerk", "head_of_office", "administrator")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One warning; ``person`` is whom it is about ("" for none), ``file_notation`` the file if there is one."""

    kind: ConflictKind
    person: str
    text: str
    file_notation: str = ""
    citation: str = CITATION


def conflicts(office: Office) -> tuple[Conflict, ...]:
    """All warnings, those about roles first, then by person."""
    return (*_of_roles(office), *_of_those_who_left(office), *_of_locked(office))


def _of_roles(office: Office) -> Iterator[Conflict]:
    for one in office.scenario.people:
        roles = office.roles_of(one.person_id)
        for first, second, why in _APART:
            if first in roles and second in roles:
                both = roles_text((first, second))
                yield Conflict("roles", one.person_id, f"{one.full_name} giữ cả hai vai trò {both}: {why}; nên tách.")
    held = {role for one in office.scenario.people for role in office.roles_of(one.person_id)}
    # a situation about filing alone knows no roles but the clerk's
    if held > {"specialist"}:
        for role in _NEEDED:
            if role not in held:
                yield Conflict("nobody_in_role", "", f"Chưa có tài khoản nào giữ vai trò {roles_text((role,))}.")


def _of_those_who_left(office: Office) -> Iterator[Conflict]:
    for person in office.transfers.departed:
        name = office.people_by_id[person].full_name
        if office.administration.lock_of(person) is None:
            yield Conflict(
                "left_but_unlocked", person, f"{name} đã bàn giao để nghỉ, chuyển công tác; nên khóa tài khoản."
            )
        for year, entry in _still_to_open(office):
            if entry.creator == person:
                text = (
                    f"Danh mục năm {year} giao hồ sơ {entry.file_notation} cho {name} đã nghỉ, chuyển; "
                    "nên giao người khác."
                )
                yield Conflict("creator_left", person, text, entry.file_notation)


def _still_to_open(office: Office) -> Iterator[tuple[int, FileListEntry]]:
    """The files that nobody has opened yet, of every year's list that isn't closed."""
    for year in list_years(office):
        listed = year_list(office, year)
        if listed is None or listed.status == "locked":
            continue
        for entry in listed.entries():
            if office.case_file_name(year, entry.file_notation) not in office.case_files:
                yield year, entry


def _of_locked(office: Office) -> Iterator[Conflict]:
    for lock in office.administration.locks:
        if files := left_behind(office, lock.person):
            name = office.people_by_id[lock.person].full_name
            text = f"Tài khoản của {name} bị khóa nhưng còn {len(files)} hồ sơ chưa bàn giao."
            yield Conflict("locked_with_files", lock.person, text, files[0].name)
