"""What the system does and refuses when files go to the archive (Điều 30, 31).

A batch is gathered, submitted whole, and decided file by file by the archivist;
an accepted file is fixed for good, a returned one is reopened, mended, ended and
submitted in a new batch. A late transfer, a bad title or a needless file passes
here and is found later. Files of less than 05 years may be submitted: Điều 31
khoản 3 điểm c obliges from 05 years up and forbids nothing below; lists mark them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.filing import own_file, refuse_fixed
from hoso_kit.office.limits import MIN_REASON
from hoso_kit.office.merging import refuse_mixed_fonds
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.transferring_actions import (
    AcceptCaseFile,
    DiscardTransferBatch,
    MakeTransferBatch,
    MarkConstruction,
    ReturnCaseFile,
    SubmitTransfer,
    TransferToHistoricalArchive,
)
from hoso_kit.office.transferring_dates import is_permanent
from hoso_kit.office.transferring_state import Decision, HistoricalTransfer, TransferBatch
from hoso_kit.records.case_file import CaseFile

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

MAX_BATCH_ID = 50


def mark_construction(office: Office, action: MarkConstruction, person: str) -> Office:
    """Điều 30 khoản 2 điểm a: construction files are counted from the settlement, which may come after the end."""
    case_file = own_file(office, action.file_notation, person)
    refuse_fixed(case_file)
    settlement = action.settlement_date if action.is_construction else None
    if settlement is not None and settlement > office.today:
        raise Refusal("future_settlement", when=settlement, today=office.today)
    changed = replace(case_file, is_construction=action.is_construction, settlement_date=settlement)
    if changed == case_file:
        raise Refusal("nothing_changed", notation=case_file.name)
    return office.with_file(changed)


def make_transfer_batch(office: Office, action: MakeTransferBatch, person: str) -> Office:
    """Gather one's own files; whether each is ready is asked when the batch is submitted."""
    batch_id = action.batch_id.strip()
    if not batch_id or len(batch_id) > MAX_BATCH_ID:
        raise Refusal("batch_unnamed", limit=MAX_BATCH_ID)
    if office.transfers.batch(batch_id) is not None:
        raise Refusal("batch_taken", batch=batch_id)
    names = tuple(dict.fromkeys(action.case_files))
    if not names:
        raise Refusal("batch_empty")
    gathered = [own_file(office, name, person) for name in names]
    for case_file in gathered:
        _refuse_submitted(case_file)
    refuse_mixed_fonds(*gathered)
    batch = TransferBatch(batch_id, person, office.today, names)
    return replace(office, transfers=office.transfers.with_batch(batch))


def discard_transfer_batch(office: Office, action: DiscardTransferBatch, person: str) -> Office:
    """Drop a gathered batch before it is submitted."""
    batch = _own_batch(office, action.batch_id, person)
    left = tuple(one for one in office.transfers.batches if one is not batch)
    return replace(office, transfers=replace(office.transfers, batches=left))


def submit_transfer(office: Office, action: SubmitTransfer, person: str) -> Office:
    """Điều 30 khoản 3 điểm b: the one who made the files submits them; all or none."""
    batch = _own_batch(office, action.batch_id, person)
    submitted = []
    for name in batch.case_files:
        case_file = own_file(office, name, person)
        _refuse_submitted(case_file)
        if not case_file.documents:
            raise Refusal("transfer_empty_file", notation=name)
        if case_file.status == "open":
            raise Refusal("transfer_open_file", notation=name)
        if case_file.status == "returned":
            raise Refusal("returned_not_mended", notation=name, reason=case_file.return_reason)
        submitted.append(replace(case_file, status="submitted", submitted_date=office.today, return_reason=""))
    sent = replace(batch, submitted_date=office.today, submitted=tuple(submitted))
    return replace(_with_files(office, submitted), transfers=office.transfers.with_batch(sent))


def accept_case_file(office: Office, action: AcceptCaseFile, person: str) -> Office:
    """Điều 30 khoản 3 điểm b; Phụ lục VI phần I mục III.5.d: taken over, and fixed from now on."""
    case_file, batch = _waiting_file(office, action.file_notation, person)
    accepted = replace(case_file, status="accepted", accepted_date=office.today)
    return _decided(office, batch, accepted, Decision(case_file.name, True, office.today, person))


def return_case_file(office: Office, action: ReturnCaseFile, person: str) -> Office:
    """Give the file back with a reason that its maker can act upon."""
    case_file, batch = _waiting_file(office, action.file_notation, person)
    reason = " ".join(action.reason.split())
    if len(reason) < MIN_REASON:
        raise Refusal("return_reason_short", limit=MIN_REASON)
    returned = replace(case_file, status="returned", submitted_date=None, return_reason=reason)
    return _decided(office, batch, returned, Decision(case_file.name, False, office.today, person, reason))


def transfer_to_historical_archive(office: Office, action: TransferToHistoricalArchive, person: str) -> Office:
    """Phụ lục VI phần I mục III.5.c: permanent files that the archive holds go on; the files don't change."""
    _refuse_not_archivist(office, person)
    names = tuple(dict.fromkeys(action.case_files))
    if not names:
        raise Refusal("batch_empty")
    for name in names:
        case_file = office.case_files.get(name)
        if case_file is None or case_file.status != "accepted":
            raise Refusal("not_accepted", notation=name)
        if not is_permanent(case_file):
            raise Refusal("not_permanent", notation=name, maintenance=case_file.maintenance)
        if office.transfers.is_historical(name):
            raise Refusal("already_historical", notation=name)
    moved = tuple(HistoricalTransfer(name, office.today, person) for name in names)
    return replace(office, transfers=replace(office.transfers, historical=(*office.transfers.historical, *moved)))


def _own_batch(office: Office, batch_id: str, person: str) -> TransferBatch:
    """A batch that this person gathered and that hasn't been submitted."""
    batch = office.transfers.batch(batch_id.strip())
    if batch is None:
        raise Refusal("batch_unknown", batch=batch_id)
    if batch.maker != person:
        raise Refusal("batch_not_yours", batch=batch.batch_id)
    if batch.submitted_date is not None:
        raise Refusal("batch_submitted", batch=batch.batch_id, when=batch.submitted_date)
    return batch


def _waiting_file(office: Office, file_notation: str, person: str) -> tuple[CaseFile, TransferBatch]:
    _refuse_not_archivist(office, person)
    case_file = office.case_files.get(file_notation)
    batch = office.transfers.waiting_batch(file_notation)
    if case_file is None or batch is None:
        raise Refusal("not_waiting", notation=file_notation)
    return case_file, batch


def _refuse_submitted(case_file: CaseFile) -> None:
    if case_file.status in ("submitted", "accepted"):
        raise Refusal("already_submitted", notation=case_file.name)


def _refuse_not_archivist(office: Office, person: str) -> None:
    if "archivist" not in office.roles_of(person):
        raise Refusal("not_archivist")


def _with_files(office: Office, case_files: Iterable[CaseFile]) -> Office:
    for case_file in case_files:
        office = office.with_file(case_file)
    return office


def _decided(office: Office, batch: TransferBatch, case_file: CaseFile, decision: Decision) -> Office:
    settled = replace(batch, decisions=(*batch.decisions, decision))
    return replace(office.with_file(case_file), transfers=office.transfers.with_batch(settled))


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        MarkConstruction: mark_construction,
        MakeTransferBatch: make_transfer_batch,
        DiscardTransferBatch: discard_transfer_batch,
        SubmitTransfer: submit_transfer,
        AcceptCaseFile: accept_case_file,
        ReturnCaseFile: return_case_file,
        TransferToHistoricalArchive: transfer_to_historical_archive,
    }
)
