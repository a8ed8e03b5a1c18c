"""Habits: what waits for a person, and how he answers it. Each habit only reads the state.

A habit says since when something waits and which actions answer it; they are made on the day itself, from the
state of that day. ``cause`` names the very thing that waits, so that nothing is answered twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from hoso_kit.office.access_period import past_period
from hoso_kit.office.action import Action
from hoso_kit.office.drafting_actions import ApproveDraft, SendBackDraft, SignDocument, SubmitDraft
from hoso_kit.office.handling import is_resolved
from hoso_kit.office.handling_actions import AssignDocument, DirectDocument
from hoso_kit.office.issuing_actions import AssignNumber, IssueDocument, RecordReceipt, SealDocument
from hoso_kit.office.issuing_signing import right_to_sign, signing_rights
from hoso_kit.office.issuing_state import OutgoingPaper
from hoso_kit.office.lending import usual_term_day
from hoso_kit.office.lending_actions import GrantUse, RefuseUse
from hoso_kit.office.lending_state import UseRequest
from hoso_kit.office.others_archive import faults_of_transfer
from hoso_kit.office.others_drafts import faults_of_draft
from hoso_kit.office.others_state import Habit, Instruction
from hoso_kit.office.transferring_actions import AcceptCaseFile, ReturnCaseFile
from hoso_kit.records.working_days import working_day_after
from hoso_kit.regulations import edition

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

Answer = Callable[["Office"], tuple[Action, ...]]
_DIRECTIVE = "Giao chủ trì tham mưu, giải quyết theo quy định."


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits: since ``day`` (the habit's delay is counted from it), answered by ``actions``."""

    day: date
    cause: str
    actions: Answer


def check_transfers(office: Office, habit: Habit) -> Iterator[Due]:
    """Điều 30 khoản 3 điểm b: the archivist takes what is in order and gives back the rest, saying why."""
    for batch in office.transfers.batches:
        for held in batch.submitted:
            if batch.submitted_date is not None and batch.decision_on(held.name) is None:
                yield Due(batch.submitted_date, f"check_transfers:{batch.batch_id}:{held.name}", _check(held.name))


def _check(name: str) -> Answer:
    def answer(office: Office) -> tuple[Action, ...]:
        faults = faults_of_transfer(office, office.case_files[name])
        return (ReturnCaseFile(name, " ".join(faults)) if faults else AcceptCaseFile(name),)

    return answer


def answer_use_requests(office: Office, habit: Habit) -> Iterator[Due]:
    """Phụ lục VI phần I mục III.6.c: the archivist lends what was asked for, for the usual term."""
    for place, request in enumerate(office.lending.requests):
        if request.is_open and request.person != habit.person:
            yield Due(request.asked_date, f"answer_use_requests:{place}", _lend(request))


def _lend(request: UseRequest) -> Answer:
    name, person = request.file_notation, request.person

    def answer(office: Office) -> tuple[Action, ...]:
        case_file = office.case_files[name]
        if past_period(office, case_file) is not None:
            period = edition(office.scenario.edition).terms.maintenance.lower()
            return (RefuseUse(name, person, f"Hồ sơ đã hết {period} trong lúc chờ trả lời."),)
        return (GrantUse(name, person, usual_term_day(office, case_file)),)

    return answer


def direct_documents(office: Office, habit: Habit) -> Iterator[Due]:
    """Điều 23 khoản 2: the leader directs what was submitted to him, as the situation prepared it."""
    for doc_id, events in office.handling.events.items():
        last = office.handling.last(doc_id, "submitted", "directed", "cancelled")
        if last is not None and last.kind == "submitted" and last.to_persons == (habit.person,):
            yield Due(last.made_date, f"direct_documents:{doc_id}:{len(events)}", _direct(habit, doc_id))


def _direct(habit: Habit, doc_id: str) -> Answer:
    def answer(office: Office) -> tuple[Action, ...]:
        said = _said(habit, doc_id) or _said(habit, "") or Instruction(doc_id)
        due = None
        if said.due_days is not None:
            due = working_day_after(office.today, said.due_days, office.scenario.holidays)
        lead = said.lead or _first_with(office, "head_of_unit", {habit.person})
        support = tuple(one for one in said.support if one != lead)
        return (DirectDocument(doc_id, said.directive or _DIRECTIVE, lead, support, (), due),)

    return answer


def assign_documents(office: Office, habit: Habit) -> Iterator[Due]:
    """Phụ lục IV mục VII.2: the head of a unit gives his part to somebody of his unit."""
    for doc_id, events in office.handling.events.items():
        directed = office.handling.last(doc_id, "directed", "cancelled")
        document = office.document(doc_id)
        if document is None or directed is None or directed.kind != "directed":
            continue
        if habit.person in document.handlers and not is_resolved(office, doc_id):
            cause = f"assign_documents:{doc_id}:{events.index(directed)}"
            yield Due(directed.made_date, cause, _assign(habit, doc_id))


def _assign(habit: Habit, doc_id: str) -> Answer:
    def answer(office: Office) -> tuple[Action, ...]:
        said = _said(habit, doc_id) or _said(habit, "") or Instruction(doc_id)
        unit = office.people_by_id[habit.person].unit
        document = office.known_document(doc_id)
        receiver = said.lead or _first_with(office, "specialist", {*document.handlers}, unit)
        return (AssignDocument(doc_id, receiver, said.directive),)

    return answer


def answer_drafts(office: Office, habit: Habit) -> Iterator[Due]:
    """Điều 11, 13: a head signs the draft that lies with him, hands it up, or sends it back saying why."""
    for paper in office.outgoing.papers.values():
        if paper.holder == habit.person != paper.drafter and paper.stage in ("submitted", "approved") and paper.events:
            cause = f"answer_drafts:{paper.doc_id}:{len(paper.events)}"
            yield Due(paper.events[-1].on, cause, _answer_draft(habit, paper))


def _answer_draft(habit: Habit, paper: OutgoingPaper) -> Answer:
    doc_id = paper.doc_id

    def answer(office: Office) -> tuple[Action, ...]:
        document = office.known_document(doc_id)
        was_sent_back = any(one.kind == "send_back_draft" and one.person == habit.person for one in paper.events)
        said = _said(habit, doc_id) or _said(habit, document.replies_to or doc_id)
        if said is not None and not was_sent_back:
            return (SendBackDraft(doc_id, said.directive),)
        if faults := faults_of_draft(document):
            return (SendBackDraft(doc_id, " ".join(faults)),)
        if right_to_sign(office, habit.person, document.type_name) is not None:
            approve = () if paper.approved_date else (ApproveDraft(doc_id),)
            return (*approve, SignDocument(doc_id))
        rights = (one.person for one in signing_rights(office))
        signers = [one for one in rights if right_to_sign(office, one, document.type_name) is not None]
        return (SubmitDraft(doc_id, next((one for one in signers if one != habit.person), "")),)

    return answer


def issue_documents(office: Office, habit: Habit) -> Iterator[Due]:
    """Điều 15-18: the registry numbers, seals and issues what was signed."""
    for paper in office.outgoing.papers.values():
        if paper.stage in ("signed", "numbered", "sealed") and paper.signed_date is not None:
            yield Due(paper.signed_date, f"issue_documents:{paper.doc_id}:{paper.stage}", _issue(paper))


def _issue(paper: OutgoingPaper) -> Answer:
    doc_id = paper.doc_id
    number = () if paper.numbered_date else (AssignNumber(doc_id),)
    seal = () if paper.sealed_date else (SealDocument(doc_id),)
    return lambda office: (*number, *seal, IssueDocument(doc_id))


def acknowledge_receipt(office: Office, habit: Habit) -> Iterator[Due]:
    """Phụ lục VI phần I mục III.1.k: receivers tell that it came, or refuse it; a recall they carry out."""
    for paper in office.outgoing.papers.values():
        for receipt in paper.receipts:
            # to whom a message went, the other office itself answers
            if office.messaging.sent_to(paper.doc_id, receipt.recipient) is not None:
                continue
            if paper.recall is None and receipt.status == "sent":
                said = _said(habit, receipt.recipient)
                status, note = ("refused", said.directive) if said else ("received", "")
                answer = _tell(RecordReceipt(paper.doc_id, receipt.recipient, status, note))
                yield Due(receipt.on, f"acknowledge_receipt:{paper.doc_id}:{receipt.recipient}", answer)
        if paper.recall is not None:
            answered = {one.recipient for one in paper.recall.answers}
            for recipient in paper.recall.told:
                is_answered_by_message = office.messaging.sent_to(paper.doc_id, recipient) is not None
                if recipient not in answered and not is_answered_by_message:
                    cause = f"acknowledge_receipt:{paper.doc_id}:{recipient}:cancelled"
                    yield Due(paper.recall.on, cause, _tell(RecordReceipt(paper.doc_id, recipient, "cancelled")))


def _tell(action: Action) -> Answer:
    return lambda office: (action,)


def _said(habit: Habit, about: str) -> Instruction | None:
    return next((one for one in habit.instructions if one.about == about), None)


def _first_with(office: Office, role: str, but: Collection[str | None], unit: str | None = None) -> str:
    """Whom a leader would think of: the learner himself, then his unit, then the others; "" when there is none."""
    learner = office.people_by_id[office.scenario.person]
    fit = [
        one
        for one in office.scenario.people
        if one.person_id not in but and role in office.roles_of(one.person_id) and unit in (None, one.unit)
    ]
    fit.sort(key=lambda one: (one is not learner, one.unit != learner.unit))
    return fit[0].person_id if fit else ""


HABITS: Mapping[str, Callable[[Office, Habit], Iterator[Due]]] = MappingProxyType(
    {
        "check_transfers": check_transfers,
        "direct_documents": direct_documents,
        "assign_documents": assign_documents,
        "answer_drafts": answer_drafts,
        "issue_documents": issue_documents,
        "acknowledge_receipt": acknowledge_receipt,
        "answer_use_requests": answer_use_requests,
    }
)
