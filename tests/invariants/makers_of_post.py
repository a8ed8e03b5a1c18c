"""Moves of what comes in, and of messages between offices: one that can succeed now, or `Nothing`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from types import MappingProxyType
from typing import Any

from hoso_kit.office import contacts_actions as contacts
from hoso_kit.office import handling_actions as handling
from hoso_kit.office import messaging_actions as messaging
from hoso_kit.office import receiving_actions as receiving
from hoso_kit.office.action import Action
from hoso_kit.office.contacts_state import contacts_of
from hoso_kit.office.issuing_state import all_papers
from hoso_kit.office.messaging_views import news_for_sender
from hoso_kit.office.office import Office
from hoso_kit.office.receiving import deliveries
from hoso_kit.records.document import Document
from tests.invariants.choosing import (
    REASON,
    SENDER,
    people_of,
    pick,
)


def _delivery(office: Office, rnd: Random, *states: str, is_paper: bool | None = None, secret: bool = False) -> Any:
    found = [
        one
        for one in deliveries(office)
        if office.receiving.state_of(one.delivery_id) in states
        and (is_paper is None or is_paper != one.is_electronic)
        and bool(one.secrecy) == secret
    ]
    return pick(rnd, found)


def _register(office: Office, rnd: Random) -> receiving.RegisterIncoming:
    one = _delivery(office, rnd, "received", "handed_back")
    if one.is_electronic:
        return receiving.RegisterIncoming(one.delivery_id)
    sheet: Document = one.document
    return receiving.RegisterIncoming(
        one.delivery_id, sheet.code_number, sheet.code_notation, sheet.issued_date, sheet.organ_name, sheet.type_name,
        sheet.subject, sheet.urgency,
    )  # fmt: skip


def _registered_paper(office: Office) -> list[str]:
    paper_ids = {one.delivery_id for one in deliveries(office) if not one.is_electronic}
    registered = [one for one in office.receiving.receipts if one.kind == "registered"]
    return [one.doc_id for one in registered if one.delivery_id in paper_ids]


def _incoming(office: Office, *, directed: bool, fresh: bool = False) -> list[Document]:
    found = [
        one
        for one in office.documents
        if one.direction == "incoming"
        and one.arrival_number is not None
        and (one.lead is not None) == directed
        and one.doc_id not in office.handling.cancelled
    ]
    own = [one for one in found if one.doc_id in office.own_documents]
    return own or ([] if fresh else found)


def _leaders(office: Office) -> list[str]:
    return [one for one in people_of(office) if office.roles_of(one) & {"head_of_office", "head_of_unit"}]


def _direct(office: Office, rnd: Random) -> handling.DirectDocument:
    waiting = [one.doc_id for one in _incoming(office, directed=False)]
    submitted = [doc_id for doc_id in waiting if office.handling.last(doc_id, "submitted")]
    doc_id = pick(rnd, submitted or [one.doc_id for one in _incoming(office, directed=True)])
    lead, *support = dict.fromkeys(pick(rnd, _leaders(office) + people_of(office)) for _ in range(3))
    due = pick(rnd, (None, office.today, office.today + timedelta(days=20)))
    return handling.DirectDocument(doc_id, REASON, lead, tuple(support[:1]), tuple(support[1:]), due)


def _assign(office: Office, rnd: Random) -> handling.AssignDocument:
    heads = {one for one in people_of(office) if "head_of_unit" in office.roles_of(one)}
    found = [
        (one.doc_id, person)
        for one in _incoming(office, directed=True)
        for person in (one.lead, *one.support)
        if person in heads and (last := office.handling.last(one.doc_id, "resolved", "directed")) is not None
        and last.kind == "directed"
    ]  # fmt: skip
    if not found:
        found = [
            (one.doc_id, one.lead)
            for one in office.documents
            if one.direction == "incoming" and one.lead in heads and one.arrival_number
        ]
    doc_id, head = pick(rnd, found)
    people = office.people_by_id
    unit = people[str(head)].unit
    mates = [one for one in people if people[one].unit == unit and one != head]
    return handling.AssignDocument(doc_id, pick(rnd, mates))


def _resolve(office: Office, rnd: Random) -> handling.ResolveDocument:
    answers = [one.doc_id for one in office.documents if one.direction == "outgoing" and not one.is_draft]
    answered_by = pick(rnd, (None, *answers[-2:]))
    doc_id = pick(rnd, _incoming(office, directed=True)).doc_id
    return handling.ResolveDocument(doc_id, "Đã giải quyết xong", answered_by)


def _send_message(office: Office, rnd: Random) -> messaging.SendMessage:
    found = [
        (document.doc_id, receipt.recipient)
        for document, one in all_papers(office)
        for receipt in one.receipts
        if one.carrier == "electronic" and one.sent_date and one.recall is None
        and not office.messaging.sent_to(document.doc_id, receipt.recipient)
    ]  # fmt: skip
    doc_id, recipient = pick(rnd, found[-8:])
    return messaging.SendMessage(doc_id, recipient, pick(rnd, (SENDER, "000.00.98.H99")), "b" * 64)


def _deliver(office: Office, rnd: Random) -> messaging.DeliverMessage:
    number = len(office.messaging.arrivals) + 1
    return messaging.DeliverMessage(
        f"{SENDER}_{number:020x}", SENDER, "Ủy ban nhân dân huyện Mường Sa Lĩnh",
        office.scenario.office.organ_id, office.scenario.office.organ_name, office.today, "c" * 64,
        "Công văn", str(700 + number), "UBND-NV", office.today, "Ủy ban nhân dân huyện Mường Sa Lĩnh",
        "về việc báo cáo số liệu", 2, urgency=pick(rnd, ("", "Khẩn")), secrecy="Mật" if rnd.randrange(9) == 0 else "",
    )  # fmt: skip


def _send_status(office: Office, rnd: Random) -> messaging.SendStatus:
    with_news = [one.delivery_id for one in office.messaging.arrivals if news_for_sender(office, one)]
    return messaging.SendStatus(pick(rnd, with_news))


def _status(office: Office, rnd: Random) -> messaging.RecordStatus:
    sent = pick(rnd, office.messaging.sent)
    lines = [(one.code, one.text, one.on) for one in sent.trace]
    lines.append((pick(rnd, ("01", "02", "03", "04", "06", "15")), "Đã chuyển trạng thái", office.today.isoformat()))
    codes, texts, days = zip(*lines, strict=True)
    return messaging.RecordStatus(sent.message_id, sent.to_organ_id, codes, texts, days)


def _send_recall(office: Office, rnd: Random) -> messaging.SendRecall:
    recalled = set(office.outgoing.recalled())
    found = [one.message_id for one in office.messaging.sent if one.doc_id in recalled and one.recalled_date is None]
    return messaging.SendRecall(pick(rnd, found))


def _deliver_recall(office: Office, rnd: Random) -> messaging.DeliverRecall:
    about = pick(rnd, office.messaging.arrivals)
    number = len(office.messaging.recalls) + 1
    return messaging.DeliverRecall(f"{SENDER}_{number:019x}f", about.message_id, SENDER, REASON, office.today)


def _hand_back(office: Office, rnd: Random) -> receiving.HandBackDelivery:
    ids = [one.delivery_id for one in deliveries(office)]
    return receiving.HandBackDelivery(pick(rnd, [one for one in ids if office.receiving.state_of(one) == "forwarded"]))


def _add_contact(office: Office, rnd: Random) -> contacts.AddContact:
    number = len(contacts_of(office)) + 1
    short = pick(rnd, ("", f"UBND xã {number}"))
    return contacts.AddContact(f"000.01.{number:02d}.H99", f"Ủy ban nhân dân xã thứ {number}", short)


def _change_contact(office: Office, rnd: Random) -> contacts.ChangeContact:
    number = len(office.address_book.changes) + 1
    one = pick(rnd, contacts_of(office))
    new = pick(rnd, (None, f"000.02.{number:02d}.H99"))
    return contacts.ChangeContact(one.organ_id, REASON, new, f"Ủy ban nhân dân phường thứ {number}")


MAKERS: Mapping[str, Callable[[Office, Random], Action]] = MappingProxyType({
    "receive_delivery": lambda o, r: receiving.ReceiveDelivery(_delivery(o, r, "waiting").delivery_id),
    "refuse_delivery": lambda o, r: receiving.RefuseDelivery(
        _delivery(o, r, "waiting", "received", secret=r.randrange(2) == 0).delivery_id, REASON),
    "forward_unopened": lambda o, r: receiving.ForwardUnopened(
        _delivery(o, r, "waiting", is_paper=True).delivery_id, pick(r, people_of(o))),
    "hand_back_delivery": _hand_back,
    "note_secret_paper": lambda o, r: receiving.NoteSecretPaper(
        _delivery(o, r, "waiting", "received", "handed_back", is_paper=True, secret=True).delivery_id),
    "register_incoming": _register,
    "digitise_document": lambda o, r: receiving.DigitiseDocument(pick(r, _registered_paper(o)), 300, is_colour=True),
    "submit_incoming": lambda o, r: handling.SubmitIncoming(
        pick(r, _incoming(o, directed=False)).doc_id, pick(r, _leaders(o)), REASON),
    "direct_document": _direct,
    "assign_document": _assign,
    "resolve_document": _resolve,
    "urge_document": lambda o, r: handling.UrgeDocument(pick(r, _incoming(o, directed=True)).doc_id, REASON),
    "cancel_incoming": lambda o, r: handling.CancelIncoming(pick(r, [
        *_incoming(o, directed=False, fresh=True), *_incoming(o, directed=True)]).doc_id, REASON),
    "send_message": _send_message,
    "deliver_message": _deliver,
    "send_status": _send_status,
    "record_status": _status,
    "send_recall": _send_recall,
    "deliver_recall": _deliver_recall,
    "add_contact": _add_contact,
    "change_contact": _change_contact,
})  # fmt: skip
