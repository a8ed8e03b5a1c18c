"""Frozen sets of case files (Phụ lục VI phần I mục IV.1.g): nothing in them moves, goes or changes.

The lock is asked for in one place, `Office.apply`, after whichever room's step:
it compares the frozen files before and after, so that no room has to know of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from hoso_kit.office.filing import known_file
from hoso_kit.office.refusals import Refusal

if TYPE_CHECKING:
    from hoso_kit.office.access_actions import Freeze, Unfreeze
    from hoso_kit.office.office import Office

_MAY_FREEZE = frozenset({"administrator", "head_of_office"})


@dataclass(frozen=True, slots=True)
class FrozenSet:
    """One lock: which files, why, by whom, since when."""

    name: str
    case_files: tuple[str, ...]
    reason: str
    frozen_by: str
    frozen_on: date


def freeze(office: Office, action: Freeze, person: str) -> Office:
    """Lock the files; a file may stand in several sets and is free when none holds it."""
    _refuse_without_authority(office, person)
    if not action.name.strip():
        raise Refusal("blank_set_name")
    if any(one.name == action.name for one in office.frozen_sets):
        raise Refusal("set_name_taken", name=action.name)
    if not action.reason.strip():
        raise Refusal("no_freeze_reason")
    if not action.case_files:
        raise Refusal("empty_set")
    for file_notation in action.case_files:
        known_file(office, file_notation)
    case_files = tuple(dict.fromkeys(action.case_files))
    made = FrozenSet(action.name, case_files, action.reason, person, office.today)
    return replace(office, frozen_sets=(*office.frozen_sets, made))


def unfreeze(office: Office, action: Unfreeze, person: str) -> Office:
    """Lift one lock."""
    _refuse_without_authority(office, person)
    if not any(one.name == action.name for one in office.frozen_sets):
        raise Refusal("no_such_set", name=action.name)
    if not action.reason.strip():
        raise Refusal("no_freeze_reason")
    return replace(office, frozen_sets=tuple(one for one in office.frozen_sets if one.name != action.name))


def refuse_change_of_frozen(before: Office, after: Office) -> None:
    """Refuse the step that led to ``after`` if a file frozen in ``before`` is no longer what it was."""
    for frozen in before.frozen_sets:
        for file_notation in frozen.case_files:
            moved = after.transfers.is_historical(file_notation) and not before.transfers.is_historical(file_notation)
            if moved or after.case_files.get(file_notation) != before.case_files.get(file_notation):
                raise Refusal("frozen", notation=file_notation, name=frozen.name, reason=frozen.reason)


def _refuse_without_authority(office: Office, person: str) -> None:
    if _MAY_FREEZE.isdisjoint(office.roles_of(person)):
        raise Refusal("may_not_freeze")
