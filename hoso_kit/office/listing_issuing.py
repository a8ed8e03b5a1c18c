"""From draft to the year's end: submit, return, approve, issue, close (Điều 28).

Approving is the head's alone; issuing and closing are for those who keep the office's papers. A late
decision or a unit that got no copy passes here and is found in `listing_review`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.listing import draft_of, list_of
from hoso_kit.office.listing_actions import (
    ApproveFileList,
    IssueFileList,
    LockFileList,
    ReturnFileList,
    SubmitFileList,
)
from hoso_kit.office.listing_state import units_of
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.text import nfc

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

HEAD = "head_of_office"
# whose work the issuing of papers and the keeping of files is; in a commune it is often one person's
ISSUERS = (HEAD, "registry_clerk", "archivist", "administrator")


def submit_file_list(office: Office, action: SubmitFileList, person: str) -> Office:
    """A system with required fields takes no list with blanks (Phụ lục V phần I)."""
    draft = draft_of(office, action.year)
    entries = draft.entries()
    if not entries:
        raise Refusal("list_empty", year=action.year)
    blank = [entry.file_notation for entry in entries if not (entry.maintenance and entry.creator)]
    if blank:
        raise Refusal("list_incomplete", count=len(blank), first=blank[0])
    return office.with_list(
        replace(draft, status="submitted", submitted_by=person, submitted_date=office.today, return_reason="")
    )


def return_file_list(office: Office, action: ReturnFileList, person: str) -> Office:
    """The head gives it back before it is issued; the reason stays until it is submitted again."""
    found = list_of(office, action.year)
    _refuse_but_head(office, person)
    if found.status not in ("submitted", "approved"):
        raise Refusal("list_not_submitted", year=action.year)
    if not action.reason.strip():
        raise Refusal("list_no_reason")
    return office.with_list(
        replace(found, status="draft", return_reason=nfc(action.reason), approved_by="", approved_date=None)
    )


def approve_file_list(office: Office, action: ApproveFileList, person: str) -> Office:
    """Điều 28: approved by the head of the office and by nobody else."""
    found = list_of(office, action.year)
    _refuse_but_head(office, person)
    if found.status != "submitted":
        raise Refusal("list_not_submitted", year=action.year)
    return office.with_list(replace(found, status="approved", approved_by=person, approved_date=office.today))


def issue_file_list(office: Office, action: IssueFileList, person: str) -> Office:
    """Điều 28: issued by a decision and sent to the units and persons concerned."""
    found = list_of(office, action.year)
    _refuse_but_issuers(office, person)
    if found.status != "approved":
        raise Refusal("list_not_approved", year=action.year)
    if not action.decision_symbol.strip():
        raise Refusal("list_decision_blank")
    if action.decision_date > office.today:
        raise Refusal("list_decision_future", when=action.decision_date, today=office.today)
    units = units_of(office)
    for unit in action.sent_to:
        if unit not in units:
            raise Refusal("list_receiver", unit=unit)
    return office.with_list(
        replace(
            found,
            status="issued",
            decision_symbol=nfc(action.decision_symbol),
            decision_date=action.decision_date,
            sent_to=tuple(dict.fromkeys(action.sent_to)),
        )
    )


def lock_file_list(office: Office, action: LockFileList, person: str) -> Office:
    """Close a year that is over; files that are still open go on, no new one is opened from the list."""
    found = list_of(office, action.year)
    _refuse_but_issuers(office, person)
    if found.status != "issued":
        raise Refusal("list_not_issued", year=action.year)
    if office.today.year <= action.year:
        raise Refusal("list_year_running", year=action.year)
    return office.with_list(replace(found, status="locked"))


def roles_of(office: Office, person: str) -> frozenset[str]:
    """What the account may do; a stranger (in a forged journal) may do nothing."""
    return office.roles_of(person)


def _refuse_but_head(office: Office, person: str) -> None:
    if HEAD not in roles_of(office, person):
        raise Refusal("list_head_only")


def _refuse_but_issuers(office: Office, person: str) -> None:
    if not roles_of(office, person) & set(ISSUERS):
        raise Refusal("list_issuer_only")


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        SubmitFileList: submit_file_list,
        ReturnFileList: return_file_list,
        ApproveFileList: approve_file_list,
        IssueFileList: issue_file_list,
        LockFileList: lock_file_list,
    }
)
