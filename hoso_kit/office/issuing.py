"""What the registry does with signed documents: number, seal, issue, keep, follow up (Điều 14-19).

Each act waits for the one before it (Điều 14). Number and date come from the system, on the day itself: no gap, no
number twice, no backdating. A late issue passes here and is told by `issuing_boards.outgoing_facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.drafting_rules import changed, has_secrecy
from hoso_kit.office.issuing_actions import AssignNumber, IssueDocument, KeepOriginal, RecordReceipt, SealDocument
from hoso_kit.office.issuing_numbers import document_identifier, last_date, next_number, series_of
from hoso_kit.office.issuing_recipients import sent_to
from hoso_kit.office.issuing_state import RECEIPT_TEXTS, OutgoingPaper, PaperEvent, Receipt, paper_of
from hoso_kit.office.receiving import REGISTRY
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import Document
from hoso_kit.records.text import nfc

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

# other people's systems speak through somebody with this role, who is nobody of the office
OUTSIDE = "outside"
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {
        AssignNumber: REGISTRY,
        SealDocument: REGISTRY,
        IssueDocument: REGISTRY,
        KeepOriginal: REGISTRY,
        RecordReceipt: REGISTRY | {OUTSIDE},
    }
)
_OfRegistry = AssignNumber | SealDocument | IssueDocument | KeepOriginal | RecordReceipt
# what may follow what; a refusal and a finished case end it
_ORDER = ("sent", "arrived", "received", "assigned", "processing", "done")


def assign_number(office: Office, action: AssignNumber, person: str) -> Office:
    """The next number of the document's series, today's date, and the identifier (Điều 15; Phụ lục VI III.1.c, đ)."""
    document, paper = _for_registry(office, action)
    if paper.signed_date is None:
        raise Refusal("not_signed_yet", name=document.subject)
    if paper.numbered_date is not None:
        raise Refusal("numbered_already", name=document.symbol)
    series, today = series_of(office.scenario, document), office.today
    latest = last_date(office, series, today.year)
    if latest is not None and latest > today:
        raise Refusal("number_backdated", latest=latest, today=today)
    number = f"{next_number(office, series):02d}"
    identifier = document_identifier(office.scenario.office.organ_id, today, number, document.code_notation)
    complete = replace(document, copy="original", code_number=number, issued_date=today, identifier=identifier)
    event = PaperEvent("assign_number", person, today, complete.symbol)
    return changed(office, replace(paper, numbered_date=today), event, complete)


def seal_document(office: Office, action: SealDocument, person: str) -> Office:
    """Điều 17: the office's digital signature, or its seal on paper."""
    document, paper = _for_registry(office, action)
    if paper.numbered_date is None:
        raise Refusal("not_numbered_yet", name=document.subject)
    if paper.sealed_date is not None:
        raise Refusal("sealed_already", name=document.symbol)
    event = PaperEvent("seal_document", person, office.today)
    return changed(office, replace(paper, sealed_date=office.today), event)


def issue_document(office: Office, action: IssueDocument, person: str) -> Office:
    """Điều 18: send it; each receiver has a state from now on."""
    document, paper = _for_registry(office, action)
    if paper.sealed_date is None:
        raise Refusal("not_sealed_yet", name=document.subject)
    if paper.sent_date is not None:
        raise Refusal("issued_already", name=document.symbol, when=paper.sent_date)
    named = tuple(dict.fromkeys(nfc(one) for one in action.recipients if nfc(one)))
    recipients = named or sent_to(document)
    if not recipients and not document.recipients:
        raise Refusal("no_recipients", name=document.symbol)
    receipts = tuple(Receipt(one, "sent", office.today) for one in recipients)
    event = PaperEvent("issue_document", person, office.today, "; ".join(recipients))
    return changed(office, replace(paper, sent_date=office.today, receipts=receipts), event)


def keep_original(office: Office, action: KeepOriginal, person: str) -> Office:
    """Điều 19 khoản 1 điểm a: the paper original; an electronic one is kept by the system itself (khoản 2)."""
    document, paper = _for_registry(office, action)
    if paper.carrier != "paper":
        raise Refusal("kept_by_system", name=document.symbol)
    if paper.sent_date is None:
        raise Refusal("keep_after_issue", name=document.subject)
    if paper.kept_date is not None:
        raise Refusal("kept_already", name=document.symbol)
    return changed(office, replace(paper, kept_date=office.today), PaperEvent("keep_original", person, office.today))


def record_receipt(office: Office, action: RecordReceipt, person: str) -> Office:
    """What a receiver tells; states only go forward, and to a recall the only answer is that it was carried out."""
    document, paper = _for_registry(office, action)
    if paper.sent_date is None:
        raise Refusal("receipt_before_issue", name=document.subject)
    before = paper.receipt_of(action.recipient)
    if before is None:
        raise Refusal("not_a_recipient", recipient=action.recipient, name=document.symbol)
    if action.status not in RECEIPT_TEXTS:
        raise Refusal("receipt_status_unknown")
    told = Receipt(action.recipient, action.status, office.today, action.note)
    if (action.status == "cancelled") != (paper.recall is not None):
        raise Refusal("receipt_out_of_order", before=RECEIPT_TEXTS[before.status])
    if paper.recall is not None:
        if any(one.recipient == action.recipient for one in paper.recall.answers):
            raise Refusal("receipt_out_of_order", before=RECEIPT_TEXTS["cancelled"])
        recall = replace(paper.recall, answers=(*paper.recall.answers, told))
        # the course of the recall is data of its own; the frozen document's events stay as they were
        return replace(office, outgoing=office.outgoing.with_paper(replace(paper, recall=recall)))
    if not _may_follow(before.status, action.status):
        raise Refusal("receipt_out_of_order", before=RECEIPT_TEXTS[before.status])
    receipts = tuple(told if one is before else one for one in paper.receipts)
    event = PaperEvent("record_receipt", person, office.today, f"{action.recipient}: {RECEIPT_TEXTS[action.status]}")
    return changed(office, replace(paper, receipts=receipts), event)


def _may_follow(before: str, after: str) -> bool:
    if before == "refused":
        return False
    if after == "refused":
        return before in ("sent", "arrived")
    return _ORDER.index(after) > _ORDER.index(before)


def _for_registry(office: Office, action: _OfRegistry) -> tuple[Document, OutgoingPaper]:
    doc_id = action.doc_id
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None:
        raise Refusal("no_such_outgoing", doc_id=doc_id)
    if has_secrecy(document):
        raise Refusal("secret_not_issued_here")
    if paper.recall is not None and not isinstance(action, RecordReceipt):
        raise Refusal("recalled_is_frozen", name=document.symbol, reason=paper.recall.reason)
    return document, paper


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        AssignNumber: assign_number,
        SealDocument: seal_document,
        IssueDocument: issue_document,
        KeepOriginal: keep_original,
        RecordReceipt: record_receipt,
    }
)
