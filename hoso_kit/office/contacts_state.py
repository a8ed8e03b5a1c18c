"""The address book of the exchange: the other offices that messages can go to, and what was changed in it. Values only.

The situation gives the first entries; what stands here goes before them. A document names its receivers by name, so
the names that an office bore before stay known: what was drafted with an old name still finds its address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from hoso_kit.office.scenario import Contact

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


@dataclass(frozen=True, slots=True)
class ContactChange:
    """One change; ``before`` is None for an entry that was added."""

    before: Contact | None
    after: Contact
    reason: str
    person: str
    on: date


@dataclass(frozen=True, slots=True)
class AddressBook:
    """All entries in order (None: as the situation gives them) and all changes in order of time."""

    contacts: tuple[Contact, ...] | None = None
    changes: tuple[ContactChange, ...] = ()

    def with_change(self, known: tuple[Contact, ...], change: ContactChange) -> AddressBook:
        """With one of the ``known`` entries changed, or one added."""
        if change.before is None:
            changed = (*known, change.after)
        else:
            changed = tuple(change.after if one == change.before else one for one in known)
        return replace(self, contacts=changed, changes=(*self.changes, change))


def contacts_of(office: Office) -> tuple[Contact, ...]:
    """The address book as it stands now."""
    changed = office.address_book.contacts
    return office.scenario.contacts if changed is None else changed


def contact_of(office: Office, organ_id: str) -> Contact | None:
    """The entry of this identifier."""
    return next((one for one in contacts_of(office) if one.organ_id == organ_id), None)


def names_of(office: Office, contact: Contact) -> tuple[str, ...]:
    """All names that the office bears and bore, the present ones first."""
    found, now = [contact.organ_name, contact.short_name], contact
    for change in reversed(office.address_book.changes):
        if change.after == now and change.before is not None:
            now = change.before
            found += [now.organ_name, now.short_name]
    return tuple(dict.fromkeys(name for name in found if name))
