"""Receiving what comes: take it in, send it back, pass on what isn't the registry's to open (Điều 21).

The system refuses what it can see (a secret on the connected system, an envelope that was dealt with); whether
the signature holds, whether the addressee is us, whether an envelope may be opened, the clerk must look and
decide, and a wrong decision is found later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.administration_state import EVERYBODY
from hoso_kit.office.limits import MIN_REASON
from hoso_kit.office.receiving_actions import (
    DigitiseDocument,
    ForwardUnopened,
    HandBackDelivery,
    NoteSecretPaper,
    ReceiveDelivery,
    RefuseDelivery,
    RegisterIncoming,
)
from hoso_kit.office.receiving_state import Delivery, DeliveryState, Receipt, ReceiptKind
from hoso_kit.office.refusals import Refusal

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

REGISTRY = frozenset({"registry_clerk"})
# who may do each action, by the roles of Person; handing back is for him who got the envelope, whatever his role
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {
        ReceiveDelivery: REGISTRY,
        RefuseDelivery: REGISTRY,
        ForwardUnopened: REGISTRY,
        HandBackDelivery: EVERYBODY,
        NoteSecretPaper: REGISTRY,
        RegisterIncoming: REGISTRY,
        DigitiseDocument: REGISTRY,
    }
)
# in these states the delivery still lies with the registry
UNDECIDED: frozenset[DeliveryState] = frozenset({"waiting", "received", "handed_back"})


def all_deliveries(office: Office) -> tuple[Delivery, ...]:
    """All deliveries of the situation, also those of days to come, then what came as a message."""
    return (*office.scenario.deliveries, *office.receiving.messages)


def deliveries(office: Office) -> tuple[Delivery, ...]:
    """All that has come until today, whatever became of it, in order of the days."""
    come = (one for one in all_deliveries(office) if one.delivered_date <= office.today)
    return tuple(sorted(come, key=lambda one: one.delivered_date))


def known_delivery(office: Office, delivery_id: str) -> Delivery:
    """The delivery of this id; refuses one that hasn't come."""
    for one in all_deliveries(office):
        if one.delivery_id == delivery_id and one.delivered_date <= office.today:
            return one
    raise Refusal("unknown_delivery", delivery=delivery_id)


def undecided_delivery(office: Office, delivery_id: str) -> Delivery:
    """A delivery that is still the registry's to decide about."""
    delivery = known_delivery(office, delivery_id)
    if office.receiving.state_of(delivery_id) not in UNDECIDED:
        last = office.receiving.receipts_of(delivery_id)[-1]
        raise Refusal("delivery_decided", name=delivery.name, when=last.made_date)
    return delivery


def refuse_other_than_registry(office: Office, person: str) -> None:
    """Điều 20–22: the registry's own work."""
    if not REGISTRY & office.roles_of(person):
        raise Refusal("only_registry")


def refuse_secret(delivery: Delivery) -> None:
    """Điều 22 khoản 4: a document with a degree of secrecy isn't put on the connected system."""
    if delivery.secrecy and delivery.is_electronic:
        raise Refusal("secret_message", secrecy=delivery.secrecy)


def with_receipt(
    office: Office, delivery: Delivery, kind: ReceiptKind, person: str, *, text: str = "", to_person: str = ""
) -> Office:
    """The office with one more line about the delivery."""
    receipt = Receipt(delivery.delivery_id, kind, office.today, person, text, to_person)
    return replace(office, receiving=office.receiving.with_receipt(receipt))


def receive_delivery(office: Office, action: ReceiveDelivery, person: str) -> Office:
    """Điều 21 khoản 1 điểm a, khoản 2 điểm a, c: taken in after the check; a message's sender learns it today."""
    refuse_other_than_registry(office, person)
    delivery = undecided_delivery(office, action.delivery_id)
    if office.receiving.state_of(action.delivery_id) != "waiting":
        raise Refusal("already_received", name=delivery.name)
    refuse_secret(delivery)
    return with_receipt(office, delivery, "received", person)


def refuse_delivery(office: Office, action: RefuseDelivery, person: str) -> Office:
    """Điều 21 khoản 2 điểm b: back to the sender, with a reason that he can use."""
    refuse_other_than_registry(office, person)
    delivery = undecided_delivery(office, action.delivery_id)
    if len(action.reason.strip()) < MIN_REASON:
        raise Refusal("short_refusal_reason", least=MIN_REASON)
    return with_receipt(office, delivery, "refused", person, text=action.reason)


def forward_unopened(office: Office, action: ForwardUnopened, person: str) -> Office:
    """Điều 21 khoản 1 điểm b: an envelope for one person goes to him as it is."""
    refuse_other_than_registry(office, person)
    delivery = undecided_delivery(office, action.delivery_id)
    if delivery.is_electronic:
        raise Refusal("no_envelope", name=delivery.name)
    if office.receiving.state_of(action.delivery_id) != "waiting":
        raise Refusal("already_received", name=delivery.name)
    if action.to_person not in office.people_by_id:
        raise Refusal("unknown_receiver")
    return with_receipt(office, delivery, "forwarded", person, to_person=action.to_person)


def hand_back_delivery(office: Office, action: HandBackDelivery, person: str) -> Office:
    """Điều 21 khoản 1 điểm b: what is the office's business comes back to be registered."""
    delivery = known_delivery(office, action.delivery_id)
    receipts = office.receiving.receipts_of(action.delivery_id)
    if not receipts or receipts[-1].kind != "forwarded" or receipts[-1].to_person != person:
        raise Refusal("not_forwarded_to_you", name=delivery.name)
    return with_receipt(office, delivery, "handed_back", person)


def note_secret_paper(office: Office, action: NoteSecretPaper, person: str) -> Office:
    """Điều 22 khoản 4: the system learns only that it came; its content stays in the secret register."""
    refuse_other_than_registry(office, person)
    delivery = undecided_delivery(office, action.delivery_id)
    if delivery.is_electronic or not delivery.secrecy:
        raise Refusal("not_secret_paper", name=delivery.name)
    return with_receipt(office, delivery, "noted_secret", person)


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        ReceiveDelivery: receive_delivery,
        RefuseDelivery: refuse_delivery,
        ForwardUnopened: forward_unopened,
        HandBackDelivery: hand_back_delivery,
        NoteSecretPaper: note_secret_paper,
    }
)
