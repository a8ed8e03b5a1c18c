"""Danh bạ liên thông: the other offices that messages go to, as the administrator sees and corrects them.

Only words of `office.contacts_state`. What was sent under an address that changed is counted, so that whoever corrects
it knows that those messages keep their old one.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.people_words import person_name
from hoso_kit.office.contacts_state import contacts_of, names_of
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.regulations import cite

FUNCTION = "messages"
CITATION = "nd30.pl6.4.3"


def address_book(office: Office) -> dict[str, Any] | None:
    """The entries and what was changed, the latest first; None where the office exchanges no messages."""
    if FUNCTION not in office.scenario.functions:
        return None
    given = set(office.scenario.contacts)
    return {
        "citation": cite(CITATION).told,
        "entries": [
            {
                "organ_id": one.organ_id,
                "organ_name": one.organ_name,
                "short_name": one.short_name,
                "is_given": one in given,
                "former_names": [
                    name for name in names_of(office, one) if name not in (one.organ_name, one.short_name)
                ],
                "sent": sum(sent.to_organ_id == one.organ_id for sent in office.messaging.sent),
                "arrived": sum(come.from_organ_id == one.organ_id for come in office.messaging.arrivals),
            }
            for one in contacts_of(office)
        ],
        "changes": [
            {
                "date_text": date_text(one.on),
                "person": person_name(office, one.person),
                "before": f"{one.before.organ_name} ({one.before.organ_id})" if one.before else "",
                "after": f"{one.after.organ_name} ({one.after.organ_id})",
                "reason": one.reason,
            }
            for one in reversed(office.address_book.changes)
        ],
    }
