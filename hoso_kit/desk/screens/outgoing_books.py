"""What the registry's two books say of one outgoing document, and what may be written into them now.

A projection of `office.registry_books_state`; whether a line may be written is the office's to say.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.people_words import person_name
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.issuing_state import OutgoingPaper
from hoso_kit.office.office import Office
from hoso_kit.office.registry_books import ALLOWERS


def books_of(office: Office, paper: OutgoingPaper) -> dict[str, Any]:
    """The lines about this document, and what the dialogs offer."""
    doc_id, books = paper.doc_id, office.registry_books
    people = [
        {"id": one.person_id, "text": f"{one.full_name} – {one.position}"}
        for one in office.people_by_id.values()
        if office.roles_of(one.person_id)
    ]
    return {
        "postings": [
            {
                "date_text": date_text(one.on),
                "recipients": "; ".join(one.recipients),
                "envelopes": one.envelopes,
                "note": one.note,
            }
            for one in books.postings
            if one.doc_id == doc_id
        ],
        "loans": [
            {
                "user": person_name(office, one.user),
                "allowed_by": person_name(office, one.allowed_by),
                "lent_text": date_text(one.lent_date),
                "returned_text": date_text(one.returned_date),
            }
            for one in books.loans
            if one.doc_id == doc_id
        ],
        "unposted": unposted(office, paper),
        "users": people,
        "allowers": [one for one in people if not ALLOWERS.isdisjoint(office.roles_of(one["id"]))],
    }


def offered(office: Office, paper: OutgoingPaper, *, is_registry: bool) -> dict[str, bool]:
    """Which of the books' acts stand as buttons beside the document."""
    is_kept = is_registry and paper.kept_date is not None
    is_out = office.registry_books.open_loan(paper.doc_id) is not None
    return {
        "post_document": is_registry and bool(unposted(office, paper)),
        "lend_kept_copy": is_kept and not is_out,
        "take_back_kept_copy": is_registry and is_out,
    }


def unposted(office: Office, paper: OutgoingPaper) -> list[str]:
    """The receivers of an issued paper document who weren't sent it by post."""
    if paper.carrier != "paper" or paper.sent_date is None or paper.recall is not None:
        return []
    posted = office.registry_books.posted_to(paper.doc_id)
    return [one.recipient for one in paper.receipts if one.recipient not in posted]
