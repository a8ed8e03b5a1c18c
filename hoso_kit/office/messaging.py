"""The exchange with other offices: what goes out, what comes in, and the news that go back and forth.

It lets a message in as a delivery and then leaves it to the registry (`receiving`): whether the signature holds and
whether we are meant at all is the clerk's to see. A receiver's news move the receipts of the document as
`issuing.record_receipt` would. No file is read or written here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.drafting_rules import has_secrecy
from hoso_kit.office.issuing import record_receipt
from hoso_kit.office.issuing_actions import RecordReceipt
from hoso_kit.office.issuing_state import OutgoingPaper, paper_of
from hoso_kit.office.limits import MAX_PAGES
from hoso_kit.office.messages.composing import sent_message_id
from hoso_kit.office.messages.values import (
    HASH,
    LENGTHS,
    MESSAGE_ID,
    SHEET_LENGTHS,
    TRACE_CODES,
    is_organ_id,
)
from hoso_kit.office.messaging_actions import (
    DeliverMessage,
    DeliverRecall,
    RecordStatus,
    SendMessage,
    SendRecall,
    SendStatus,
)
from hoso_kit.office.messaging_state import Arrival, RecallNotice, SentMessage, Trace
from hoso_kit.office.receiving import REGISTRY, all_deliveries, refuse_other_than_registry
from hoso_kit.office.receiving_state import Delivery
from hoso_kit.office.receiving_views import trace_of
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import Document, Signer

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    dict.fromkeys((SendMessage, DeliverMessage, SendStatus, RecordStatus, SendRecall, DeliverRecall), REGISTRY)
)
# what a line of TraceHeaderList makes of the receipt; "03" twice (received, registered) moves it once
STATUS_OF_CODE: Mapping[str, str] = MappingProxyType(
    {
        "01": "arrived",
        "02": "refused",
        "03": "received",
        "04": "assigned",
        "05": "processing",
        "06": "done",
        "15": "cancelled",
    }
)
_LENGTH_OF: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "from_organ_name": LENGTHS["OrganName"],
        "to_organ_name": LENGTHS["OrganName"],
        "type_name": LENGTHS["TypeName"],
        "code_number": LENGTHS["CodeNumber"],
        "code_notation": LENGTHS["CodeNotation"],
        "organ_name": LENGTHS["OrganName"],
        "subject": LENGTHS["Subject"],
        "note": LENGTHS["Description"],
        "signer_position": LENGTHS["Position"],
        "signer_name": LENGTHS["FullName"],
        "signer_authority": SHEET_LENGTHS["Authority"],
        "superior_name": SHEET_LENGTHS["SuperiorName"],
        "place": SHEET_LENGTHS["Place"],
        "addressee": SHEET_LENGTHS["Addressee"],
        "urgency": SHEET_LENGTHS["Urgency"],
        "secrecy": SHEET_LENGTHS["Secrecy"],
        "identifier": SHEET_LENGTHS["DocumentId"],
    }
)


def send_message(office: Office, action: SendMessage, person: str) -> Office:
    """Điều 18: an issued electronic document goes to one of those to whom it was issued, once."""
    refuse_other_than_registry(office, person)
    document, paper = sendable(office, action.doc_id)
    if paper.recall is not None:
        raise Refusal("message_of_recalled", name=document.symbol)
    if paper.receipt_of(action.recipient) is None:
        raise Refusal("message_to_no_recipient", recipient=action.recipient, name=document.symbol)
    if not is_organ_id(action.to_organ_id):
        raise Refusal("message_without_organ_id")
    if action.to_organ_id == office.scenario.office.organ_id:
        raise Refusal("message_to_oneself")
    if not HASH.fullmatch(action.pdf_sha256):
        raise Refusal("message_without_pdf", name=document.symbol)
    message_id = sent_message_id(office, document, action.to_organ_id)
    before = office.messaging.sent_to(action.doc_id, action.recipient) or office.messaging.sent_message(message_id)
    if before is not None:
        raise Refusal("message_sent_already", name=document.symbol, recipient=before.recipient, when=before.sent_date)
    sent = SentMessage(
        message_id, action.doc_id, action.recipient, action.to_organ_id, office.today, person, action.pdf_sha256
    )
    return replace(office, messaging=office.messaging.with_sent(sent))


def sendable(office: Office, doc_id: str) -> tuple[Document, OutgoingPaper]:
    """An issued electronic document without secrecy; refuses any other."""
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None or paper.sent_date is None:
        raise Refusal("message_of_unissued")
    if has_secrecy(document):
        raise Refusal("message_of_secret")
    if paper.carrier != "electronic":
        raise Refusal("message_of_paper", name=document.symbol)
    return document, paper


def deliver_message(office: Office, action: DeliverMessage, person: str) -> Office:
    """Phụ lục VI phần I mục III.1.e: it is here from today on and waits for the registry."""
    refuse_other_than_registry(office, person)
    _refuse_malformed(action)
    if action.from_organ_id == office.scenario.office.organ_id:
        raise Refusal("message_from_oneself")
    if (before := office.messaging.arrival(action.message_id)) is not None:
        raise Refusal("message_here_already", name=action.subject, when=before.arrived_date)
    latest = max(action.sent_date, action.issued_date)
    if latest > office.today:
        raise Refusal("message_of_tomorrow", when=latest, today=office.today)
    delivery_id = _free_delivery_id(office)
    delivery = Delivery(
        delivery_id,
        "electronic",
        office.today,
        _document(action, delivery_id),
        action.to_organ_id,
        action.to_organ_name,
        action.from_organ_id,
    )
    arrival = Arrival(
        action.message_id,
        delivery_id,
        action.from_organ_id,
        action.from_organ_name,
        office.today,
        action.pdf_sha256,
    )
    return replace(
        office,
        receiving=office.receiving.with_message(delivery),
        messaging=office.messaging.with_arrival(arrival),
    )


def send_status(office: Office, action: SendStatus, person: str) -> Office:
    """Điều 21 khoản 2 điểm c; Phụ lục VI phần I mục III.1.o: the sender gets to know; the office notes how far."""
    refuse_other_than_registry(office, person)
    arrival = office.messaging.arrival_of(action.delivery_id)
    if arrival is None:
        raise Refusal("status_of_no_message", delivery=action.delivery_id)
    lines = len(trace_of(office, action.delivery_id))
    if lines <= arrival.told:
        raise Refusal("status_told_already")
    return replace(office, messaging=office.messaging.with_arrival(replace(arrival, told=lines)))


def record_status(office: Office, action: RecordStatus, person: str) -> Office:
    """Phụ lục VI phần I mục III.1.k: what the receiver told moves the document's receipt, line by line."""
    refuse_other_than_registry(office, person)
    sent = office.messaging.sent_message(action.message_id)
    if sent is None:
        raise Refusal("status_of_unknown")
    if action.from_organ_id != sent.to_organ_id:
        raise Refusal("status_of_another", organ_id=action.from_organ_id, recipient=sent.recipient)
    if not len(action.codes) == len(action.texts) == len(action.dates) or set(action.codes) - TRACE_CODES:
        raise Refusal("status_malformed")
    told = tuple(map(Trace, action.codes, action.texts, action.dates))
    if told[: len(sent.trace)] != sent.trace or len(told) == len(sent.trace):
        raise Refusal("status_without_news", recipient=sent.recipient)
    for line in told[len(sent.trace) :]:
        office = _with_receipt(office, sent, line, person)
    return replace(office, messaging=office.messaging.with_sent(replace(sent, trace=told)))


def _with_receipt(office: Office, sent: SentMessage, line: Trace, person: str) -> Office:
    """The office with the receipt moved as far as the line says; a line that moves nothing is only kept."""
    status = STATUS_OF_CODE.get(line.code)
    paper = paper_of(office, sent.doc_id)
    if status is None or paper is None:
        return office
    if paper.recall is not None and status == "refused":
        # who hadn't registered it yet sends it back: that carries the recall out (Điều 18 khoản 4)
        status = "cancelled"
    try:
        return record_receipt(office, RecordReceipt(sent.doc_id, sent.recipient, status, line.text), person)
    except Refusal:
        return office


def send_recall(office: Office, action: SendRecall, person: str) -> Office:
    """Điều 18 khoản 4 điểm b: each office to which it was sent is told, once."""
    refuse_other_than_registry(office, person)
    sent = office.messaging.sent_message(action.message_id)
    if sent is None:
        raise Refusal("recall_of_unsent")
    document, paper = office.known_document(sent.doc_id), paper_of(office, sent.doc_id)
    if paper is None or paper.recall is None:
        raise Refusal("recall_of_valid", name=document.symbol)
    if sent.recalled_date is not None:
        raise Refusal("recall_sent_already", recipient=sent.recipient, when=sent.recalled_date)
    changed = replace(sent, recalled_date=office.today)
    return replace(office, messaging=office.messaging.with_sent(changed))


def deliver_recall(office: Office, action: DeliverRecall, person: str) -> Office:
    """Điều 18 khoản 4: the notice is here; only who sent the document may recall it."""
    refuse_other_than_registry(office, person)
    if not MESSAGE_ID.fullmatch(action.message_id) or not action.reason.strip():
        raise Refusal("message_malformed")
    arrival = office.messaging.arrival(action.about)
    if arrival is None:
        raise Refusal("recall_of_unknown")
    if action.from_organ_id != arrival.from_organ_id or action.message_id.split("_")[0] != arrival.from_organ_id:
        raise Refusal("recall_by_another", sender=arrival.from_organ_name)
    if office.messaging.recall(action.message_id) is not None:
        raise Refusal("recall_here_already")
    if action.recall_date > office.today:
        raise Refusal("message_of_tomorrow", when=action.recall_date, today=office.today)
    notice = RecallNotice(
        action.message_id,
        action.about,
        arrival.delivery_id,
        action.reason.strip(),
        action.notice,
        action.recall_date,
        office.today,
    )
    return replace(office, messaging=replace(office.messaging, recalls=(*office.messaging.recalls, notice)))


def _refuse_malformed(action: DeliverMessage) -> None:
    """The page may send anything: the same bounds as in a message's file."""
    is_addressed = is_organ_id(action.from_organ_id) and is_organ_id(action.to_organ_id)
    if (
        not is_addressed
        or not MESSAGE_ID.fullmatch(action.message_id)
        or action.message_id.split("_")[0] != action.from_organ_id
        or not HASH.fullmatch(action.pdf_sha256)
        or not 0 <= action.page_amount <= MAX_PAGES
        or not (action.type_name.strip() and action.organ_name.strip() and action.subject.strip())
    ):
        raise Refusal("message_malformed")
    for name, (text, limit) in _LENGTH_OF.items():
        if len(getattr(action, name)) > limit:
            raise Refusal("message_field_long", field=text, limit=limit)


def _free_delivery_id(office: Office) -> str:
    number = len(office.receiving.messages) + 1
    taken = {one.delivery_id for one in all_deliveries(office)}
    while f"lt{number:03d}" in taken:
        number += 1
    return f"lt{number:03d}"


def _document(action: DeliverMessage, delivery_id: str) -> Document:
    return Document(
        doc_id=f"vb-{delivery_id}",
        direction="incoming",
        copy="original",
        type_name=action.type_name,
        code_number=action.code_number,
        code_notation=action.code_notation,
        issued_date=action.issued_date,
        organ_name=action.organ_name,
        superior_name=action.superior_name,
        place=action.place,
        subject=action.subject,
        addressee=action.addressee,
        body=action.body,
        recipients=action.recipients,
        page_amount=action.page_amount,
        signer=Signer(action.signer_authority, action.signer_position, action.signer_name),
        arrival_date=None,
        arrival_number=None,
        due_date=action.due_date,
        urgency=action.urgency,
        lead=None,
        support=(),
        directive="",
        replies_to=None,
        note=action.note,
        identifier=action.identifier,
        secrecy=action.secrecy,
        attachments=action.attachments,
    )


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        SendMessage: send_message,
        DeliverMessage: deliver_message,
        SendStatus: send_status,
        RecordStatus: record_status,
        SendRecall: send_recall,
        DeliverRecall: deliver_recall,
    }
)
