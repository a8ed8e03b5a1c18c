"""What a screen shows of the exchange with other offices. Only reads; judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hoso_kit.office.contacts_state import contacts_of, names_of
from hoso_kit.office.drafting_rules import has_secrecy
from hoso_kit.office.issuing_state import RECEIPT_TEXTS, Receipt, all_papers, paper_of
from hoso_kit.office.messages.values import DocumentMessage, RecallMessage, StatusMessage
from hoso_kit.office.messaging_actions import DeliverMessage, DeliverRecall, RecordStatus
from hoso_kit.office.messaging_state import Arrival, RecallNotice, SentMessage
from hoso_kit.office.receiving_views import TraceEntry, trace_of
from hoso_kit.office.scenario import Contact
from hoso_kit.records.document import Document
from hoso_kit.records.text import fold

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

_OPEN_STATES = frozenset({"waiting", "received", "handed_back", "registered"})


@dataclass(frozen=True, slots=True)
class Unsent:
    """An issued document that one of its receivers hasn't been sent; ``contact`` is who that seems to be."""

    document: Document
    recipient: str
    issued_date: date
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class SentRow:
    """A sent message with how it stands at its receiver; ``can_recall`` is whether a recall waits to be sent."""

    sent: SentMessage
    document: Document
    receipt: Receipt | None
    state_text: str
    can_recall: bool


def unsent_messages(office: Office) -> tuple[Unsent, ...]:
    """What was issued here electronically and can still be sent, newest first.

    The situation's own old documents went out before; only what was issued in this play is asked for.
    """
    found = []
    for document, paper in all_papers(office):
        is_own = document.doc_id in office.outgoing.papers
        if not is_own or paper.stage != "issued" or paper.carrier != "electronic" or has_secrecy(document):
            continue
        for receipt in paper.receipts:
            if office.messaging.sent_to(document.doc_id, receipt.recipient) is None and paper.sent_date:
                contact = contact_called(office, receipt.recipient)
                found.append(Unsent(document, receipt.recipient, paper.sent_date, contact))
    return tuple(reversed(found))


def contact_called(office: Office, name: str) -> Contact | None:
    """The office of the address book that bears this name or bore it, long or short."""
    wanted = fold(name)
    return next((one for one in contacts_of(office) if wanted in map(fold, names_of(office, one))), None)


def sent_messages(office: Office) -> tuple[SentRow, ...]:
    """All sent messages, newest first."""
    rows = []
    for sent in reversed(office.messaging.sent):
        paper = paper_of(office, sent.doc_id)
        receipt = paper.receipt_of(sent.recipient) if paper else None
        recall = paper.recall if paper else None
        answer = next((one for one in recall.answers if one.recipient == sent.recipient), None) if recall else None
        text = RECEIPT_TEXTS[receipt.status] if receipt else ""
        if recall is not None:
            text = RECEIPT_TEXTS[answer.status] if answer else "Đã thu hồi, chờ nơi nhận hủy hoặc gửi lại"
        can_recall = recall is not None and sent.recalled_date is None
        rows.append(SentRow(sent, office.known_document(sent.doc_id), answer or receipt, text, can_recall))
    return tuple(rows)


def news_for_sender(office: Office, arrival: Arrival) -> tuple[TraceEntry, ...]:
    """What happened since its sender was last told."""
    return trace_of(office, arrival.delivery_id)[arrival.told :]


def open_recalls(office: Office) -> tuple[RecallNotice, ...]:
    """Notices of recall whose document is neither cancelled nor sent back yet."""
    return tuple(one for one in office.messaging.recalls if not is_carried_out(office, one))


def is_carried_out(office: Office, notice: RecallNotice) -> bool:
    """Whether what the notice recalls is cancelled or sent back (Điều 18 khoản 4 điểm b)."""
    state = office.receiving.state_of(notice.delivery_id)
    if state not in _OPEN_STATES:
        return True
    doc_id = next((one.doc_id for one in office.receiving.receipts_of(notice.delivery_id) if one.doc_id), "")
    return doc_id in office.handling.cancelled


def deliver_action(message: DocumentMessage) -> DeliverMessage:
    """The action that lets this message in."""
    document = message.document
    return DeliverMessage(
        message_id=message.message_id,
        from_organ_id=message.sender.organ_id,
        from_organ_name=message.sender.organ_name,
        to_organ_id=message.recipient.organ_id,
        to_organ_name=message.recipient.organ_name,
        sent_date=message.sent_date,
        pdf_sha256=message.pdf_sha256,
        type_name=document.type_name,
        code_number=document.code_number,
        code_notation=document.code_notation,
        issued_date=document.issued_date,
        organ_name=document.organ_name,
        subject=document.subject,
        page_amount=document.page_amount,
        body=document.body,
        recipients=document.recipients,
        superior_name=document.superior_name,
        place=document.place,
        addressee=document.addressee,
        signer_authority=document.signer.authority,
        signer_position=document.signer.position,
        signer_name=document.signer.full_name,
        due_date=document.due_date,
        urgency=document.urgency,
        secrecy=document.secrecy,
        note=document.note,
        identifier=document.identifier,
        attachments=document.attachments,
    )


def status_action(message: StatusMessage) -> RecordStatus:
    """The action that takes in this news."""
    return RecordStatus(
        message.about,
        message.sender.organ_id,
        tuple(one.code for one in message.trace),
        tuple(one.text for one in message.trace),
        tuple(one.made_date.isoformat() for one in message.trace),
    )


def recall_action(message: RecallMessage) -> DeliverRecall:
    """The action that lets this notice of recall in."""
    return DeliverRecall(
        message.message_id,
        message.about,
        message.sender.organ_id,
        message.reason,
        message.sent_date,
        message.notice,
    )
