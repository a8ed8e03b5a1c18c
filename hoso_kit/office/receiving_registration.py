"""Registering and scanning what was taken in (Điều 22).

The arrival number is always the system's: one series a year for messages and paper together, no gap, no second
use. Fields that a clerk types wrong pass and are found later; blank ones are refused. PageAmount is the system's, too
(Phụ lục VI phần I mục III.1.g): a message brings it, of paper it is what lay in the envelope.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.receiving import known_delivery, refuse_other_than_registry, refuse_secret, undecided_delivery
from hoso_kit.office.receiving_actions import DigitiseDocument, RegisterIncoming
from hoso_kit.office.receiving_state import Delivery, Digitisation, Receipt
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import URGENCIES, Document

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

MAX_RESOLUTION = 9_999
# what a paper document can't be registered without; number and notation are missing from many a letter
_REQUIRED: Mapping[str, str] = MappingProxyType(
    {
        "issued_date": "ngày, tháng, năm văn bản",
        "organ_name": "tên cơ quan ban hành",
        "type_name": "tên loại văn bản",
        "subject": "trích yếu nội dung",
    }
)
# lengths of Phụ lục VI phần II mục II
_LENGTHS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "code_number": ("Số của văn bản", 11),
        "code_notation": ("Ký hiệu của văn bản", 30),
        "organ_name": ("Tên cơ quan ban hành", 200),
        "type_name": ("Tên loại văn bản", 100),
        "subject": ("Trích yếu", 500),
        "signer_position": ("Chức vụ người ký", 100),
        "signer_name": ("Họ tên người ký", 50),
        "note": ("Ghi chú", 500),
    }
)


def arrival_year(document: Document) -> int:
    """The year of the register in which an incoming document stands."""
    return (document.arrival_date or document.issued_date).year


def next_arrival_number(office: Office) -> int:
    """The next number of this year's one series (Điều 22 khoản 2); a cancelled document keeps its own."""
    year = office.today.year
    numbers = (
        one.arrival_number or 0
        for one in office.documents
        if one.direction == "incoming"
        and arrival_year(one) == year
        and one.doc_id not in office.scenario.former_documents
    )
    return max(numbers, default=0) + 1


def register_incoming(office: Office, action: RegisterIncoming, person: str) -> Office:
    """Điều 22: the document joins the office's documents with the next arrival number and today's date."""
    refuse_other_than_registry(office, person)
    delivery = undecided_delivery(office, action.delivery_id)
    refuse_secret(delivery)
    if delivery.secrecy:
        raise Refusal("secret_registered_apart", name=delivery.name)
    if office.receiving.state_of(action.delivery_id) == "waiting":
        raise Refusal("not_received", name=delivery.name)
    content = _message_content(delivery, action) if delivery.is_electronic else _typed_content(office, delivery, action)
    number = next_arrival_number(office)
    document = replace(
        content,
        doc_id=_free_doc_id(office, delivery),
        direction="incoming",
        arrival_date=office.today,
        arrival_number=number,
        lead=None,
        support=(),
        directive="",
    )
    receipt = Receipt(delivery.delivery_id, "registered", office.today, person, doc_id=document.doc_id)
    registered = office.with_document(document)
    return replace(registered, receiving=office.receiving.with_receipt(receipt))


def digitise_document(office: Office, action: DigitiseDocument, person: str) -> Office:
    """Điều 22 khoản 3 điểm b: a paper document is scanned; below the standard of Phụ lục I passes and is found."""
    refuse_other_than_registry(office, person)
    document = office.document(action.doc_id)
    if document is None:
        raise Refusal("unknown_document")
    if document.secrecy:
        raise Refusal("secret_not_digitised", symbol=document.symbol)
    receipt = office.receiving.registration_of(action.doc_id)
    if receipt is None or known_delivery(office, receipt.delivery_id).is_electronic:
        raise Refusal("no_paper_to_digitise", symbol=document.symbol)
    if not 1 <= action.resolution <= MAX_RESOLUTION:
        raise Refusal("bad_scan_facts", dots=MAX_RESOLUTION)
    made = Digitisation(action.doc_id, document.page_amount, action.resolution, action.is_colour, office.today, person)
    changed = replace(office.receiving, digitisations=(*office.receiving.digitisations, made))
    return replace(office, receiving=changed)


def _message_content(delivery: Delivery, action: RegisterIncoming) -> Document:
    typed = [one.name for one in fields(action) if one.name != "delivery_id" and getattr(action, one.name) is not None]
    if typed:
        raise Refusal("fields_come_with_message", name=delivery.name)
    return delivery.document


def _typed_content(office: Office, delivery: Delivery, action: RegisterIncoming) -> Document:
    blank = [text for field, text in _REQUIRED.items() if _is_blank(getattr(action, field))]
    if blank:
        raise Refusal("register_fields_blank", fields=", ".join(blank))
    for field, (text, limit) in _LENGTHS.items():
        if len(getattr(action, field) or "") > limit:
            raise Refusal("register_field_long", field=text, limit=limit)
    if action.issued_date is None or action.issued_date > office.today:
        raise Refusal("issued_in_future", today=office.today)
    if (action.urgency or "") not in ("", *URGENCIES):
        raise Refusal("unknown_urgency")
    paper = delivery.document
    return replace(
        paper,
        code_number=(action.code_number or "").strip(),
        code_notation=(action.code_notation or "").strip(),
        issued_date=action.issued_date,
        organ_name=(action.organ_name or "").strip(),
        type_name=(action.type_name or "").strip(),
        subject=(action.subject or "").strip(),
        urgency=action.urgency or "",
        signer=replace(
            paper.signer,
            position=(action.signer_position or "").strip(),
            full_name=(action.signer_name or "").strip(),
        ),
        due_date=action.due_date,
        note=(action.note or "").strip(),
    )


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _free_doc_id(office: Office, delivery: Delivery) -> str:
    # another office's message may bear an id that is taken here; delivery ids are our own
    wanted = delivery.document.doc_id
    return wanted if office.document(wanted) is None else f"{wanted}.{delivery.delivery_id}"


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {RegisterIncoming: register_incoming, DigitiseDocument: digitise_document}
)
