"""Builds the three kinds of message from an office's state; reads the office and changes nothing.

The PDF comes from outside (the signing room makes it on this machine); everything else follows from the office, so
the same office, receiver and PDF give the same file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hoso_kit.office.forms.form import printable
from hoso_kit.office.issuing_state import paper_of
from hoso_kit.office.messages.values import (
    SENT,
    Address,
    DocumentMessage,
    MessageFault,
    RecallMessage,
    StatusMessage,
    TraceHeader,
    message_id,
)
from hoso_kit.office.messages.writing import write_message
from hoso_kit.office.receiving_views import trace_of
from hoso_kit.records.document import Document
from hoso_kit.records.text import nfc

if TYPE_CHECKING:
    from hoso_kit.office.messaging_state import Arrival, SentMessage
    from hoso_kit.office.office import Office


def build_message(office: Office, doc_id: str, recipient: Address, pdf: bytes) -> bytes:
    """The file that carries the document to one office; raises `MessageFault`."""
    return write_message(compose_message(office, doc_id, recipient, pdf))


def compose_message(office: Office, doc_id: str, recipient: Address, pdf: bytes) -> DocumentMessage:
    """The message as a value; its texts are as XML can hold them (NFC, no control characters)."""
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None or paper.sent_date is None:
        raise MessageFault("Chỉ gửi được văn bản đi đã phát hành.")
    own = sender_of(office)
    files = [one for one in office.case_files.values() if doc_id in one.documents]
    first = files[0] if files else None
    return DocumentMessage(
        sent_message_id(office, document, recipient.organ_id),
        own,
        replace(recipient, organ_name=plain_text(recipient.organ_name)),
        # news of a document bears the day on which it was sent first, so that a second download is the same file
        paper.sent_date,
        plain_document(document),
        pdf,
        (TraceHeader(SENT, "Đã gửi", paper.sent_date, own.organ_name),),
        first.file_notation if first else "",
        first.documents.index(doc_id) + 1 if first else None,
    )


def sent_message_id(office: Office, document: Document, organ_id: str) -> str:
    """The id of the message that carries this document to this office."""
    day = document.issued_date.isoformat()
    known_by = (document.identifier, document.symbol, day, document.doc_id)
    return message_id(office.scenario.office.organ_id, "document", *known_by, organ_id)


def build_status(office: Office, arrival: Arrival) -> bytes:
    """What became of an arrived message until today, for its sender."""
    return write_message(compose_status(office, arrival))


def compose_status(office: Office, arrival: Arrival) -> StatusMessage:
    """The status as a value: the whole trace, so that it doesn't matter which of several files is read."""
    people = office.people_by_id
    trace = tuple(
        TraceHeader(
            one.status,
            plain_text(one.text)[:1_000],
            one.made_date,
            people[one.person].full_name if one.person in people else "",
        )
        for one in trace_of(office, arrival.delivery_id)
    )
    own = sender_of(office)
    parts = [f"{one.code} {one.made_date} {one.text}" for one in trace]
    return StatusMessage(
        message_id(own.organ_id, "status", arrival.message_id, *parts),
        own,
        Address(arrival.from_organ_id, arrival.from_organ_name),
        max((one.made_date for one in trace), default=office.today),
        arrival.message_id,
        trace,
    )


def build_recall(office: Office, sent: SentMessage) -> bytes:
    """The notice that the document of a message which was sent is recalled; raises `MessageFault`."""
    paper = paper_of(office, sent.doc_id)
    if paper is None or paper.recall is None:
        raise MessageFault("Văn bản này chưa được thu hồi nên không có thông báo thu hồi để gửi.")
    notice = office.document(paper.recall.notice) if paper.recall.notice else None
    return write_message(
        RecallMessage(
            recall_message_id(office, sent),
            sender_of(office),
            Address(sent.to_organ_id, plain_text(sent.recipient)),
            paper.recall.on,
            sent.message_id,
            plain_text(paper.recall.reason),
            notice.symbol if notice else "",
        )
    )


def recall_message_id(office: Office, sent: SentMessage) -> str:
    """The id of the message that recalls what was sent."""
    return message_id(office.scenario.office.organ_id, "recall", sent.message_id)


def sender_of(office: Office) -> Address:
    """This office as it signs its messages."""
    organ = office.scenario.office
    return Address(organ.organ_id, plain_text(organ.organ_name))


def plain_document(document: Document) -> Document:
    """The document as it travels: its texts as XML can hold them, nothing of the sender's own handling."""
    signer = document.signer
    return replace(
        document,
        doc_id="",
        direction="outgoing",
        copy="original",
        type_name=plain_text(document.type_name),
        code_number=plain_text(document.code_number),
        code_notation=plain_text(document.code_notation),
        organ_name=plain_text(document.organ_name),
        superior_name=plain_text(document.superior_name),
        place=plain_text(document.place),
        subject=plain_text(document.subject),
        addressee=plain_text(document.addressee),
        body=tuple(plain_text(one) for one in document.body),
        recipients=tuple(plain_text(one) for one in document.recipients),
        signer=replace(
            signer,
            authority=plain_text(signer.authority),
            position=plain_text(signer.position),
            full_name=plain_text(signer.full_name),
        ),
        arrival_date=None,
        arrival_number=None,
        urgency=plain_text(document.urgency),
        lead=None,
        support=(),
        directive="",
        replies_to=None,
        note=plain_text(document.note),
        identifier=plain_text(document.identifier),
        secrecy=plain_text(document.secrecy),
        attachments=tuple(plain_text(one) for one in document.attachments),
    )


def plain_text(text: str) -> str:
    """The text as XML and the journal both hold it: printable, NFC, one space where there were several."""
    return nfc(printable(text))
