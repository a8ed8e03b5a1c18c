"""What the system does and refuses when files change hands (Điều 31 khoản 3 điểm đ).

Before someone leaves, or when offices merge, every file that the archive hasn't taken must find a receiver:
files go over in as many steps as there are receivers, and the end is confirmed only when none is left. The
right to change a file goes along; the creator written on it is a fact of the past and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.filing import own_file
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.retaining_actions import FinishHandOver, HandOverCaseFiles
from hoso_kit.office.transferring_state import HandOver
from hoso_kit.records.case_file import CaseFile

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

# besides the one who leaves: who may record it for him
_MANAGERS = frozenset({"head_of_unit", "head_of_office", "administrator"})
_SHOWN = 5


def hand_over(office: Office, action: HandOverCaseFiles, person: str) -> Office:
    """Files of one person become another's to continue."""
    _refuse_stranger(office, action.from_person, person)
    if action.to_person not in office.scenario.people_by_id or action.to_person in office.transfers.departed:
        raise Refusal("no_receiver")
    if action.to_person == action.from_person:
        raise Refusal("same_receiver")
    if not action.reason.strip():
        raise Refusal("no_hand_over_reason")
    names = tuple(dict.fromkeys(action.case_files))
    if not names:
        raise Refusal("batch_empty")
    changed = office
    for name in names:
        case_file = own_file(office, name, action.from_person)
        if case_file.status == "accepted":
            raise Refusal("archive_has_it", notation=name)
        changed = changed.with_file(replace(case_file, opener=action.to_person))
    record = HandOver(action.from_person, action.to_person, names, action.reason.strip(), office.today, person)
    return replace(changed, transfers=replace(office.transfers, hand_overs=(*office.transfers.hand_overs, record)))


def finish_hand_over(office: Office, action: FinishHandOver, person: str) -> Office:
    """Điều 31 khoản 3 điểm đ: *toàn bộ* — confirmed only when no file is left behind."""
    _refuse_stranger(office, action.from_person, person)
    if action.from_person in office.transfers.departed:
        raise Refusal("already_departed")
    if left := left_behind(office, action.from_person):
        names = ", ".join(case_file.name for case_file in left[:_SHOWN])
        raise Refusal("files_left", count=len(left), names=names + (", …" if len(left) > _SHOWN else ""))
    departed = (*office.transfers.departed, action.from_person)
    return replace(office, transfers=replace(office.transfers, departed=departed))


def left_behind(office: Office, person: str) -> tuple[CaseFile, ...]:
    """The person's files that still need a receiver: all that the archive hasn't taken."""
    return tuple(one for one in office.case_files.values() if one.opener == person and one.status != "accepted")


def hand_over_record(office: Office, from_person: str) -> tuple[HandOver, ...]:
    """Every hand-over of the person's files, in order of time."""
    return tuple(one for one in office.transfers.hand_overs if one.from_person == from_person)


def _refuse_stranger(office: Office, from_person: str, person: str) -> None:
    people = office.scenario.people_by_id
    if from_person not in people:
        raise Refusal("hand_over_unknown")
    if person != from_person and _MANAGERS.isdisjoint(office.roles_of(person)):
        raise Refusal("hand_over_not_yours", name=people[from_person].full_name)


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {HandOverCaseFiles: hand_over, FinishHandOver: finish_hand_over}
)
