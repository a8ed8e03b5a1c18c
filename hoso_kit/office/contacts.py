"""The address book of the exchange, kept by the administrator (Phụ lục VI phần I mục IV.3).

An identifier and a name stand in it once: a message must have one address, and the receiver named on a document must
be one office. Nothing that was sent or that arrived changes with it: messages hold their own addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.contacts_actions import AddContact, ChangeContact
from hoso_kit.office.contacts_state import ContactChange, contact_of, contacts_of, names_of
from hoso_kit.office.messages.values import LENGTHS, ORGAN_ID_LENGTH, is_organ_id
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import Contact
from hoso_kit.records.text import fold

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

_ADMINISTRATOR = frozenset({"administrator"})
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {AddContact: _ADMINISTRATOR, ChangeContact: _ADMINISTRATOR}
)


def add_contact(office: Office, action: AddContact, person: str) -> Office:
    """One more office that can be reached."""
    added = Contact(action.organ_id.strip(), _plain(action.organ_name), _plain(action.short_name))
    _refuse_unfit(office, added, None)
    return _changed(office, ContactChange(None, added, "", person, office.today))


def change_contact(office: Office, action: ChangeContact, person: str) -> Office:
    """A correction, with its reason: a name or identifier that is wrong sends documents astray."""
    before = contact_of(office, action.organ_id)
    if before is None:
        raise Refusal("no_such_contact", organ_id=action.organ_id)
    after = Contact(
        before.organ_id if action.new_organ_id is None else action.new_organ_id.strip(),
        before.organ_name if action.organ_name is None else _plain(action.organ_name),
        before.short_name if action.short_name is None else _plain(action.short_name),
    )
    if after == before:
        raise Refusal("contact_unchanged", name=before.organ_name)
    _refuse_unfit(office, after, before)
    if not action.reason.strip():
        raise Refusal("no_contact_reason")
    return _changed(office, ContactChange(before, after, action.reason.strip(), person, office.today))


def _refuse_unfit(office: Office, contact: Contact, before: Contact | None) -> None:
    own, most = office.scenario.office, LENGTHS["OrganName"][1]
    if not is_organ_id(contact.organ_id):
        raise Refusal("contact_id_malformed", organ_id=contact.organ_id, most=ORGAN_ID_LENGTH)
    if not contact.organ_name:
        raise Refusal("contact_without_name")
    if max(len(contact.organ_name), len(contact.short_name)) > most:
        raise Refusal("contact_name_long", most=most)
    if contact.organ_id == own.organ_id or fold(contact.organ_name) == fold(own.organ_name):
        raise Refusal("contact_is_own_office", name=own.organ_name)
    names = {fold(name) for name in (contact.organ_name, contact.short_name) if name}
    for other in contacts_of(office):
        if other == before:
            continue
        if other.organ_id == contact.organ_id:
            raise Refusal("contact_id_taken", organ_id=contact.organ_id, name=other.organ_name)
        # a name that another bore stands on documents that were meant for that one
        if taken := next((name for name in names_of(office, other) if fold(name) in names), ""):
            raise Refusal("contact_name_taken", name=taken, organ_id=other.organ_id)


def _changed(office: Office, change: ContactChange) -> Office:
    return replace(office, address_book=office.address_book.with_change(contacts_of(office), change))


def _plain(name: str) -> str:
    return " ".join(name.split())


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {AddContact: add_contact, ChangeContact: change_contact}
)
