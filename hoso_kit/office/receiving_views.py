"""What a screen shows of deliveries: what waits, what can be seen of each, whom it doubles, what its sender learns.

Only reads. It never tells whether a signature holds or whether the addressee is right: the clerk looks himself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from hoso_kit.office.receiving import UNDECIDED, deliveries, known_delivery
from hoso_kit.office.receiving_state import Channel, Delivery, DeliveryState, Envelope
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import Document
from hoso_kit.records.working_days import working_day_from

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

CHANNEL_TEXTS: Mapping[Channel, str] = MappingProxyType({"electronic": "Điện tử", "paper": "Giấy"})
STATE_TEXTS: Mapping[DeliveryState, str] = MappingProxyType(
    {
        "waiting": "Chờ tiếp nhận",
        "received": "Đã tiếp nhận, chưa đăng ký",
        "refused": "Đã từ chối, trả lại bên gửi",
        "forwarded": "Đã chuyển người có tên (không bóc bì)",
        "handed_back": "Người nhận chuyển lại để đăng ký",
        "registered": "Đã đăng ký",
        "noted_secret": "Đã vào sổ văn bản mật (ngoài Hệ thống)",
    }
)
_UNOPENED: frozenset[DeliveryState] = frozenset({"waiting", "forwarded", "noted_secret"})


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """What can be seen of a delivery now; ``document`` is None while its envelope is closed.

    ``acknowledge_by`` is the day on which the sender must learn that it came, ``duplicates`` are documents of
    the office that seem to be the same, ``doc_id`` what it was registered as ("" before).
    """

    delivery_id: str
    channel: Channel
    delivered_date: date
    state: DeliveryState
    state_text: str
    name: str
    sender_name: str
    to_organ_id: str
    to_organ_name: str
    urgency: str
    secrecy: str
    copies: int
    envelope: Envelope | None
    document: Document | None
    duplicates: tuple[str, ...]
    acknowledge_by: date
    acknowledged_date: date | None
    is_late: bool
    doc_id: str
    arrival_number: int | None
    to_person: str
    reason: str


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """One line of TraceHeaderList that goes back to the sender; ``status`` is the code of the exchange.

    01 arrived, 02 refused, 03 received, 04 assigned, 05 in work, 06 done, 15 withdrawn as the sender asked.
    """

    status: str
    text: str
    made_date: date
    person: str = ""


def waiting_deliveries(office: Office) -> tuple[DeliveryFacts, ...]:
    """What the registry still has to decide about, urgent ones first, then by day."""
    waiting = [
        delivery_facts(office, one.delivery_id)
        for one in deliveries(office)
        if office.receiving.state_of(one.delivery_id) in UNDECIDED
    ]
    return tuple(sorted(waiting, key=lambda one: (not one.urgency, one.delivered_date)))


def delivery_facts(office: Office, delivery_id: str) -> DeliveryFacts:
    """All that can be seen of a delivery that has come; refuses an unknown one."""
    delivery = known_delivery(office, delivery_id)
    receipts = office.receiving.receipts_of(delivery_id)
    state = office.receiving.state_of(delivery_id)
    is_closed = is_unopened(office, delivery)
    first = receipts[0].made_date if receipts else None
    due = working_day_from(delivery.delivered_date, office.scenario.holidays)
    last = receipts[-1] if receipts else None
    doc_id = last.doc_id if last else ""
    registered = office.document(doc_id) if doc_id else None
    envelope = delivery.envelope
    return DeliveryFacts(
        delivery_id=delivery_id,
        channel=delivery.channel,
        delivered_date=delivery.delivered_date,
        state=state,
        state_text=STATE_TEXTS[state],
        name=delivery.name,
        sender_name=delivery.sender_name,
        to_organ_id="" if is_closed else delivery.to_organ_id,
        to_organ_name=delivery.to_organ_name,
        urgency=envelope.urgency if is_closed and envelope else delivery.urgency,
        secrecy=envelope.secrecy if is_closed and envelope else delivery.secrecy,
        copies=delivery.copies,
        envelope=envelope,
        document=None if is_closed else delivery.document,
        duplicates=duplicates_of_delivery(office, delivery_id),
        acknowledge_by=due,
        acknowledged_date=first,
        is_late=(first or office.today) > due,
        doc_id=doc_id,
        arrival_number=registered.arrival_number if registered else None,
        to_person=last.to_person if last else "",
        reason=last.text if last and state == "refused" else "",
    )


def is_unopened(office: Office, delivery: Delivery) -> bool:
    """Whether its content isn't to be read here: a closed envelope, or a secret that lies in its own register."""
    if delivery.is_electronic:
        return False
    receipts = office.receiving.receipts_of(delivery.delivery_id)
    return all(one.kind in _UNOPENED for one in receipts) or receipts[-1].kind == "noted_secret"


def duplicates_of_delivery(office: Office, delivery_id: str) -> tuple[str, ...]:
    """Documents here with the same identifier, or the same number, notation and issuing body (mục III.1.h)."""
    delivery = known_delivery(office, delivery_id)
    if is_unopened(office, delivery):
        return ()
    sent = delivery.document
    own = {one.doc_id for one in office.receiving.receipts_of(delivery_id) if one.doc_id}
    return tuple(
        one.doc_id
        for one in office.documents
        if one.doc_id not in own
        and (
            (sent.identifier and one.identifier == sent.identifier)
            or (sent.identity is not None and one.identity == sent.identity)
        )
    )


def trace_of(office: Office, any_id: str) -> tuple[TraceEntry, ...]:
    """What the sender gets to know about its delivery, by delivery id or document id (mục III.1.e, k, o)."""
    registration = office.receiving.registration_of(any_id)
    delivery_id = registration.delivery_id if registration else any_id
    try:
        delivery = known_delivery(office, delivery_id)
    except Refusal:
        return ()
    trace = [TraceEntry("01", "Đã đến", delivery.delivered_date)]
    doc_id = ""
    for one in office.receiving.receipts_of(delivery_id):
        doc_id = one.doc_id or doc_id
        if one.kind == "received":
            trace.append(TraceEntry("03", "Đã tiếp nhận", one.made_date, one.person))
        elif one.kind == "refused":
            trace.append(TraceEntry("02", f"Từ chối tiếp nhận: {one.text}", one.made_date, one.person))
        elif one.kind == "registered":
            number = office.known_document(doc_id).arrival_number
            trace.append(TraceEntry("03", f"Đã đăng ký, số đến {number}", one.made_date, one.person))
    for event in office.handling.of(doc_id):
        if event.kind == "directed":
            trace.append(TraceEntry("04", "Đã phân công người chủ trì", event.made_date, event.person))
        elif event.kind == "assigned":
            trace.append(TraceEntry("05", "Đang xử lý", event.made_date, event.person))
        elif event.kind == "resolved":
            answer = office.document(event.answered_by) if event.answered_by else None
            text = f"Đã giải quyết, trả lời bằng {answer.symbol}" if answer else "Đã giải quyết"
            trace.append(TraceEntry("06", text, event.made_date, event.person))
        elif event.kind == "cancelled":
            trace.append(TraceEntry("15", "Đã hủy theo thông báo thu hồi", event.made_date, event.person))
    return tuple(trace)
