"""What an event may depend on: facts of the state, each a word that the situation can compare with.

Only reads. A fact about something that doesn't exist (yet) reads "".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hoso_kit.office.office import Office
    from hoso_kit.office.others_state import Condition


def holds(office: Office, condition: Condition) -> bool:
    """Whether the condition holds now."""
    return (FACTS[condition.fact](office, condition.of) == condition.value) != condition.is_not


def _case_file_status(office: Office, name: str) -> str:
    case_file = office.case_files.get(name)
    return case_file.status if case_file else ""


def _batch(office: Office, batch_id: str) -> str:
    batch = office.transfers.batch(batch_id)
    if batch is None:
        return ""
    return "decided" if batch.is_decided else "submitted" if batch.submitted_date else "made"


def _document_lead(office: Office, doc_id: str) -> str:
    document = office.document(doc_id)
    return (document.lead or "") if document else ""


def _document(office: Office, doc_id: str) -> str:
    document = office.document(doc_id)
    return document.direction if document else ""


def _filed(office: Office, doc_id: str) -> str:
    return "yes" if office.files_of(doc_id) else ""


def _list_status(office: Office, year: str) -> str:
    listed = office.lists.get(int(year)) if year.isdigit() else None
    return listed.status if listed else ""


def _delivery(office: Office, delivery_id: str) -> str:
    return office.receiving.state_of(delivery_id)


def _handling(office: Office, doc_id: str) -> str:
    done = office.handling.of(doc_id)
    return done[-1].kind if done else ""


FACTS: Mapping[str, Callable[[Office, str], str]] = MappingProxyType(
    {
        # status of a case file: "open", "closed", "submitted", …
        "case_file_status": _case_file_status,
        # a transfer batch: "made", "submitted", "decided"
        "batch": _batch,
        # the person who leads on a document
        "document_lead": _document_lead,
        # whether a document is in the office: "incoming" or "outgoing"
        "document": _document,
        # whether a document lies in any file: "yes"
        "filed": _filed,
        # status of a year's list made here: "draft", "submitted", "approved", "issued", "locked"
        "list_status": _list_status,
        # how far a delivery is: "waiting", "received", "refused", "registered", …
        "delivery": _delivery,
        # the last thing done with an incoming document: "submitted", "directed", "resolved", …
        "handling": _handling,
    }
)
