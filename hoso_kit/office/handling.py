"""Handling incoming documents: submit, direct, assign, resolve, urge, cancel (Điều 18 khoản 4, 23, 24).

Whether it was done in time, whether the right person leads, whether several people got a due date, is found
later; refused is only what a system can't do: two leads, another leader's directive, somebody else's part.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.administration_state import EVERYBODY
from hoso_kit.office.handling_actions import (
    AssignDocument,
    CancelIncoming,
    DirectDocument,
    ResolveDocument,
    SubmitIncoming,
    UrgeDocument,
)
from hoso_kit.office.handling_state import HandlingEvent, HandlingKind
from hoso_kit.office.issuing_state import is_issued
from hoso_kit.office.limits import MIN_REASON
from hoso_kit.office.receiving import REGISTRY, refuse_other_than_registry
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import Document

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

LEADERS = frozenset({"head_of_office", "head_of_unit"})
URGERS = frozenset({"head_of_office", "head_of_unit", "registry_clerk"})
# who may do each action; a head of a unit directs only what was submitted to him, the lead resolves in any role
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {
        SubmitIncoming: REGISTRY,
        DirectDocument: LEADERS,
        AssignDocument: frozenset({"head_of_unit"}),
        ResolveDocument: EVERYBODY,
        UrgeDocument: URGERS,
        CancelIncoming: REGISTRY,
    }
)


def registered_document(office: Office, doc_id: str) -> Document:
    """An incoming document with its arrival number that nobody recalled; refuses any other."""
    document = office.document(doc_id)
    if document is None:
        raise Refusal("unknown_document")
    if document.direction != "incoming":
        raise Refusal("not_incoming", symbol=document.symbol)
    if document.arrival_number is None:
        raise Refusal("not_registered", symbol=document.symbol)
    if doc_id in office.handling.cancelled:
        raise Refusal("incoming_cancelled", symbol=document.symbol)
    return document


def has_role(office: Office, person: str, roles: frozenset[str]) -> bool:
    """Whether the person has one of the roles."""
    return bool(roles & office.roles_of(person))


def is_directed(document: Document) -> bool:
    """Whether somebody leads the handling already, by a directive given here or with the situation."""
    return document.lead is not None


def is_resolved(office: Office, doc_id: str, answers: Collection[str] | None = None) -> bool:
    """Whether the lead has reported it done since it was last directed; one directed before, whether it is answered.

    ``answers`` are the issued ones if they were looked up already.
    """
    last = office.handling.last(doc_id, "resolved", "directed")
    if last is not None:
        return last.kind == "resolved"
    document = office.document(doc_id)
    if document is None or not is_directed(document):
        return False
    return bool(issued_answers(office).get(doc_id) if answers is None else answers)


def issued_answers(office: Office) -> Mapping[str, tuple[str, ...]]:
    """Which issued documents answer which incoming one."""
    answers: dict[str, tuple[str, ...]] = {}
    for one in office.documents:
        if one.replies_to and is_issued(office, one.doc_id):
            answers[one.replies_to] = (*answers.get(one.replies_to, ()), one.doc_id)
    return answers


def submit_incoming(office: Office, action: SubmitIncoming, person: str) -> Office:
    """Điều 23 khoản 1, 4: to the head of the office or to whom he has delegated."""
    refuse_other_than_registry(office, person)
    document = registered_document(office, action.doc_id)
    if is_directed(document):
        raise Refusal("already_directed", symbol=document.symbol)
    if not has_role(office, action.to_person, LEADERS):
        raise Refusal("not_a_leader")
    last = office.handling.last(action.doc_id, "submitted")
    if last is not None and last.to_persons == (action.to_person,):
        raise Refusal("already_submitted_to", symbol=document.symbol, when=last.made_date)
    return _with_event(office, action.doc_id, "submitted", person, to_persons=(action.to_person,), text=action.proposal)


def direct_document(office: Office, action: DirectDocument, person: str) -> Office:
    """Điều 23 khoản 2: exactly one lead; the same leader may change it, also after a result that won't do."""
    if not has_role(office, person, LEADERS):
        raise Refusal("only_leaders_direct")
    document = registered_document(office, action.doc_id)
    _refuse_anothers_directive(office, document, person)
    if not action.directive.strip():
        raise Refusal("blank_directive")
    if not action.lead.strip():
        raise Refusal("no_lead")
    named = (action.lead, *action.support, *action.informed)
    if any(one not in office.people_by_id for one in named):
        raise Refusal("unknown_handler")
    if len(set(named)) != len(named):
        raise Refusal("handler_named_twice")
    if action.due_date is not None and action.due_date < office.today:
        raise Refusal("due_date_past", when=action.due_date, today=office.today)
    changed = replace(
        document,
        lead=action.lead,
        support=action.support,
        directive=action.directive.strip(),
        due_date=action.due_date or document.due_date,
    )
    return _with_event(
        office.with_document(changed),
        action.doc_id,
        "directed",
        person,
        to_persons=(action.lead, *action.support),
        informed=action.informed,
        text=changed.directive,
        due_date=changed.due_date,
    )


def assign_document(office: Office, action: AssignDocument, person: str) -> Office:
    """Phụ lục IV mục VII.2: a head of a unit gives his own part on, and may give it to another afterwards."""
    if not has_role(office, person, DUTIES[AssignDocument]):
        raise Refusal("only_unit_heads_assign")
    document = registered_document(office, action.doc_id)
    _refuse_resolved(office, document)
    handlers = document.handlers
    part = part_of(office, document, person)
    if part is None:
        raise Refusal("not_your_part", symbol=document.symbol)
    people = office.people_by_id
    receiver = people.get(action.person)
    if receiver is None or receiver.unit != people[person].unit:
        raise Refusal("not_of_your_unit")
    # who supports may be given the lead and then supports no longer; nobody takes part twice
    is_raised = part == document.lead and action.person in document.support
    if action.person in handlers and not is_raised:
        raise Refusal("handles_already", name=receiver.full_name, symbol=document.symbol)
    given = tuple(dict.fromkeys(action.person if one == part else one for one in handlers))
    changed = replace(document, lead=given[0], support=given[1:])
    return _with_event(
        office.with_document(changed), action.doc_id, "assigned", person, to_persons=(action.person,), text=action.note
    )


def resolve_document(office: Office, action: ResolveDocument, person: str) -> Office:
    """Điều 24 khoản 2: who leads reports the result."""
    document = registered_document(office, action.doc_id)
    if document.lead != person:
        raise Refusal("only_the_lead_resolves", symbol=document.symbol)
    _refuse_resolved(office, document)
    if not action.result.strip():
        raise Refusal("blank_result")
    if action.answered_by is not None and not is_issued(office, action.answered_by):
        raise Refusal("no_such_answer")
    return _with_event(
        office, action.doc_id, "resolved", person, text=action.result.strip(), answered_by=action.answered_by or ""
    )


def urge_document(office: Office, action: UrgeDocument, person: str) -> Office:
    """Điều 24 khoản 1: who follows the handling urges the lead."""
    if not has_role(office, person, URGERS):
        raise Refusal("only_followers_urge")
    document = registered_document(office, action.doc_id)
    if document.lead is None:
        raise Refusal("nobody_to_urge", symbol=document.symbol)
    _refuse_resolved(office, document)
    if not action.text.strip():
        raise Refusal("blank_urging")
    return _with_event(office, action.doc_id, "urged", person, to_persons=(document.lead,), text=action.text.strip())


def cancel_incoming(office: Office, action: CancelIncoming, person: str) -> Office:
    """Điều 18 khoản 4 điểm b: recalled by its issuer; number and data stay, nothing can be done with it any more."""
    refuse_other_than_registry(office, person)
    registered_document(office, action.doc_id)
    if len(action.reason.strip()) < MIN_REASON:
        raise Refusal("short_cancel_reason", least=MIN_REASON)
    return _with_event(office, action.doc_id, "cancelled", person, text=action.reason.strip())


def part_of(office: Office, document: Document, head: str) -> str | None:
    """Who now holds the part of a head of a unit: himself, or the one to whom he gave it; None if he has none."""
    handlers = document.handlers
    if head in handlers:
        return head
    for event in reversed(office.handling.of(document.doc_id)):
        if event.kind == "directed":
            return None
        if event.kind == "assigned" and event.person == head:
            return event.to_persons[0] if event.to_persons[0] in handlers else None
    return None


def _refuse_anothers_directive(office: Office, document: Document, person: str) -> None:
    directed = office.handling.last(document.doc_id, "directed")
    if directed is not None:
        if directed.person != person:
            raise Refusal(
                "directed_by_another", symbol=document.symbol, name=office.people_by_id[directed.person].full_name
            )
        return
    if is_directed(document) and has_role(office, person, frozenset({"head_of_office"})):
        return
    submitted = office.handling.last(document.doc_id, "submitted")
    if submitted is None or submitted.to_persons != (person,):
        raise Refusal("not_submitted_to_you", symbol=document.symbol)


def _refuse_resolved(office: Office, document: Document) -> None:
    if is_resolved(office, document.doc_id):
        raise Refusal("already_resolved", symbol=document.symbol)


def _with_event(office: Office, doc_id: str, kind: HandlingKind, person: str, **facts: Any) -> Office:
    event = HandlingEvent(doc_id, kind, office.today, person, **facts)
    return replace(office, handling=office.handling.with_event(event))


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        SubmitIncoming: submit_incoming,
        DirectDocument: direct_document,
        AssignDocument: assign_document,
        ResolveDocument: resolve_document,
        UrgeDocument: urge_document,
        CancelIncoming: cancel_incoming,
    }
)
