"""What the registry has before it, what is late, how it stands with the receivers: read-only projections.

Lateness follows from Điều 18 khoản 1 and the scenario's holidays; it is told here and refused nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hoso_kit.office.issuing_dates import issue_limit
from hoso_kit.office.issuing_numbers import number_of
from hoso_kit.office.issuing_state import (
    RECEIPT_TEXTS,
    STAGE_TEXTS,
    CopyRecord,
    OutgoingPaper,
    Stage,
    all_papers,
    paper_of,
)
from hoso_kit.records.document import Document
from hoso_kit.records.notation import document_symbol

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

_TAKEN_IN = frozenset({"received", "assigned", "processing", "done"})


@dataclass(frozen=True, slots=True)
class OutgoingFacts:
    """How an outgoing document stands; ``mended_by`` are symbols of issued documents that correct or replace it."""

    document: Document
    paper: OutgoingPaper
    stage: Stage
    stage_text: str
    limit_date: date | None
    days_late: int
    received: int
    recipients: int
    mended_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receiver's line; ``is_told_of_recall`` when the document was recalled, ``recall_done`` when he answered."""

    recipient: str
    status: str
    status_text: str
    on: date
    note: str
    is_told_of_recall: bool
    recall_done: bool


def to_number(office: Office) -> tuple[OutgoingFacts, ...]:
    """Signed documents without number, urgent ones first, then in the order of signing."""
    return _waiting(office, "signed")


def to_seal(office: Office) -> tuple[OutgoingFacts, ...]:
    """Numbered documents without the office's seal or digital signature."""
    return _waiting(office, "numbered")


def to_issue(office: Office) -> tuple[OutgoingFacts, ...]:
    """Sealed documents that haven't gone out."""
    return _waiting(office, "sealed")


def to_keep(office: Office) -> tuple[OutgoingFacts, ...]:
    """Issued paper documents whose original isn't stored at the registry yet (Điều 19 khoản 1 điểm a)."""
    return tuple(
        outgoing_facts(office, document, paper)
        for document, paper in all_papers(office)
        if paper.carrier == "paper" and paper.sent_date is not None and paper.kept_date is None
    )


def issued(office: Office, year: int) -> tuple[OutgoingFacts, ...]:
    """All numbered documents of the year, by date and number."""
    found = [
        outgoing_facts(office, document, paper)
        for document, paper in all_papers(office)
        if paper.numbered_date is not None and document.issued_date.year == year
    ]
    return tuple(
        sorted(found, key=lambda one: (one.document.issued_date, number_of(one.document), one.document.doc_id))
    )


def outgoing_facts(office: Office, document: Document, paper: OutgoingPaper) -> OutgoingFacts:
    """How the document stands today."""
    limit, late = None, 0
    if paper.signed_date is not None and paper.signed_by:
        limit = issue_limit(paper.signed_date, bool(document.urgency), office.scenario.holidays)
        late = max(0, ((paper.sent_date or office.today) - limit).days)
    received = sum(one.status in _TAKEN_IN for one in paper.receipts)
    return OutgoingFacts(
        document,
        paper,
        paper.stage,
        STAGE_TEXTS[paper.stage],
        limit,
        late,
        received,
        len(paper.receipts),
        mended_by(office, document.doc_id),
    )


def mended_by(office: Office, doc_id: str) -> tuple[str, ...]:
    """What issued documents correct or replace this one, in words."""
    found = []
    for paper in office.outgoing.papers.values():
        if paper.stage != "issued" or doc_id not in (paper.corrects, paper.replaces):
            continue
        how = "Đã đính chính bằng" if paper.corrects == doc_id else "Đã được thay thế bằng"
        found.append(f"{how} {office.known_document(paper.doc_id).symbol}")
    return tuple(found)


def receipts_of(office: Office, doc_id: str) -> tuple[ReceiptRow, ...]:
    """Each receiver's state, and what became of a recall there."""
    paper = paper_of(office, doc_id)
    if paper is None:
        return ()
    recall = paper.recall
    answered = {one.recipient for one in recall.answers} if recall else set[str]()
    return tuple(
        ReceiptRow(
            one.recipient,
            one.status,
            RECEIPT_TEXTS[one.status],
            one.on,
            one.note,
            recall is not None,
            one.recipient in answered,
        )
        for one in paper.receipts
    )


def copies_of(office: Office, doc_id: str) -> tuple[CopyRecord, ...]:
    """The copies made of the document, copies of its copies too."""
    found: list[CopyRecord] = []
    known = {doc_id}
    for one in office.outgoing.copies:
        if one.source in known:
            found.append(one)
            known.add(one.copy_id)
    return tuple(found)


def copy_symbol(copy: CopyRecord) -> str:
    """``12/SY-UBND``."""
    return document_symbol(copy.code_number, copy.code_notation)


def _waiting(office: Office, stage: Stage) -> tuple[OutgoingFacts, ...]:
    found = [outgoing_facts(office, document, paper) for document, paper in all_papers(office) if paper.stage == stage]
    return tuple(sorted(found, key=lambda one: (not one.document.urgency, one.paper.signed_date or office.today)))
