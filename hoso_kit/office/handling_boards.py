"""Who has what to do with incoming documents, until when, and what is late (Điều 23, 24; mục III.1.l, m).

Only reads. A document that came with the situation counts as far as its facts show: an arrival number means
registered, a lead means directed, an issued answer means resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from hoso_kit.office.access_period import document_state
from hoso_kit.office.handling import LEADERS, is_directed, is_resolved, issued_answers
from hoso_kit.office.handling_state import HandlingKind
from hoso_kit.office.receiving import REGISTRY
from hoso_kit.office.receiving_registration import arrival_year
from hoso_kit.office.receiving_state import ReceiptKind
from hoso_kit.records.deadlines import days_left
from hoso_kit.records.document import Document
from hoso_kit.records.working_days import next_working_day, working_day_after

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

Stage = Literal["registered", "submitted", "directed", "resolved", "cancelled"]
Part = Literal["submit", "direct", "lead", "support", "assigned_on", "informed", "follow"]
STAGE_TEXTS: Mapping[Stage, str] = MappingProxyType(
    {
        "registered": "Chưa trình",
        "submitted": "Chờ ý kiến chỉ đạo",
        "directed": "Đang giải quyết",
        "resolved": "Đã giải quyết",
        "cancelled": "Đã hủy (bên gửi thu hồi)",
    }
)
PART_TEXTS: Mapping[Part, str] = MappingProxyType(
    {
        "submit": "Trình",
        "direct": "Cho ý kiến chỉ đạo",
        "lead": "Chủ trì",
        "support": "Phối hợp",
        "assigned_on": "Đã giao trong đơn vị",
        "informed": "Để biết",
        "follow": "Theo dõi, đôn đốc",
    }
)
# how many working days before its due date a document is told of
SOON_WORKING_DAYS = 3
_RECEIPT_TEXTS: Mapping[ReceiptKind, str] = MappingProxyType(
    {
        "received": "Tiếp nhận",
        "refused": "Từ chối tiếp nhận",
        "forwarded": "Chuyển bì không bóc",
        "handed_back": "Chuyển lại Văn thư để đăng ký",
        "registered": "Đăng ký",
        "noted_secret": "Ghi nhận đã vào sổ văn bản mật",
    }
)
_EVENT_TEXTS: Mapping[HandlingKind, str] = MappingProxyType(
    {
        "submitted": "Trình",
        "directed": "Ý kiến chỉ đạo",
        "assigned": "Giao trong đơn vị",
        "resolved": "Kết quả giải quyết",
        "urged": "Đôn đốc",
        "cancelled": "Hủy theo thông báo thu hồi",
    }
)


@dataclass(frozen=True, slots=True)
class IncomingFacts:
    """One registered incoming document and how far it is; persons are ids, the lead first.

    ``part`` is what the asking person has to do with it (None when nobody asked), ``is_mine`` whether the next
    step is that person's. ``submit_by`` is None for what came with the situation already directed.
    """

    doc_id: str
    arrival_number: int
    arrival_date: date
    stage: Stage
    stage_text: str
    urgency: str
    lead: str | None
    support: tuple[str, ...]
    informed: tuple[str, ...]
    directive: str
    waits_for: tuple[str, ...]
    submit_by: date | None
    is_submitted_late: bool
    due_date: date | None
    days_left: int | None
    is_overdue: bool
    is_due_soon: bool
    resolved_date: date | None
    is_resolved_late: bool
    answered_by: tuple[str, ...]
    result: str
    times_urged: int
    part: Part | None = None
    part_text: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a document's way through the office; no date for what the situation doesn't date."""

    made_date: date | None
    person: str
    kind: str
    name: str
    text: str = ""
    to_persons: tuple[str, ...] = ()


def incoming_facts(office: Office, year: int | None = None) -> tuple[IncomingFacts, ...]:
    """All registered incoming documents, of one year or of all, by year and arrival number."""
    return tuple(_facts(office, one, answers) for one, answers in _registered(office, year))


def incoming_board(office: Office, person: str) -> tuple[IncomingFacts, ...]:
    """What the person has to do with incoming documents; his own next steps first, the most pressing on top."""
    found = []
    for document, answers in _registered(office, None):
        # what is closed with its files, or was destroyed with them, is nobody's work any more
        if document_state(office, document.doc_id):
            continue
        facts = _facts(office, document, answers)
        if (part := _part(office, facts, person)) is not None:
            found.append(_asked_by(facts, part, person))
    return tuple(sorted(found, key=lambda one: (not one.is_mine, not one.urgency, *_by_pressure(one))))


def overdue_board(office: Office) -> tuple[IncomingFacts, ...]:
    """What is late now: not submitted in time, or not resolved by its due date; the oldest first."""
    late = [
        one
        for one in incoming_facts(office)
        if (one.is_overdue or (one.stage == "registered" and one.is_submitted_late))
        and not document_state(office, one.doc_id)
    ]
    return tuple(sorted(late, key=_by_pressure))


def handling_history(office: Office, doc_id: str) -> tuple[HistoryLine, ...]:
    """The document's way through the office, in order of time (mục III.5.a)."""
    document = office.document(doc_id)
    if document is None or document.direction != "incoming":
        return ()
    lines = []
    registration = office.receiving.registration_of(doc_id)
    if registration is None and document.arrival_number is not None:
        text = f"Số đến {document.arrival_number}"
        lines.append(HistoryLine(document.arrival_date, "", "registered", _RECEIPT_TEXTS["registered"], text))
    if registration is not None:
        for one in office.receiving.receipts_of(registration.delivery_id):
            text = f"Số đến {document.arrival_number}" if one.kind == "registered" else one.text
            to = (one.to_person,) if one.to_person else ()
            lines.append(HistoryLine(one.made_date, one.person, one.kind, _RECEIPT_TEXTS[one.kind], text, to))
    for scan in office.receiving.digitisations:
        if scan.doc_id == doc_id:
            colour = "ảnh màu" if scan.is_colour else "ảnh đen trắng"
            text = f"{scan.page_amount} trang, {scan.resolution} dpi, {colour}"
            lines.append(HistoryLine(scan.made_date, scan.person, "digitised", "Số hóa", text))
    events = office.handling.of(doc_id)
    if document.directive and not any(one.kind == "directed" for one in events):
        text = document.directive
        lines.append(HistoryLine(None, "", "directed", _EVENT_TEXTS["directed"], text, document.handlers))
    lines += [
        HistoryLine(one.made_date, one.person, one.kind, _EVENT_TEXTS[one.kind], one.text, one.to_persons)
        for one in events
    ]
    # a scan may have come between two steps of the handling; lines of one day keep their order
    dated = iter(sorted((one for one in lines if one.made_date), key=lambda one: one.made_date or date.min))
    return tuple(one if one.made_date is None else next(dated) for one in lines)


def submission_due(office: Office, document: Document) -> date:
    """Until when the registry must submit it: the next working day; at once if it is urgent (Điều 23 khoản 1)."""
    arrived = document.arrival_date or document.issued_date
    return arrived if document.urgency else next_working_day(arrived, office.scenario.holidays)


def _registered(office: Office, year: int | None) -> Iterable[tuple[Document, tuple[str, ...]]]:
    answers = issued_answers(office)
    found = [
        one
        for one in office.documents
        if one.direction == "incoming"
        and one.arrival_number is not None
        and one.doc_id not in office.scenario.former_documents
        and (year is None or arrival_year(one) == year)
    ]
    found.sort(key=lambda one: (arrival_year(one), one.arrival_number or 0, one.doc_id))
    return [(one, answers.get(one.doc_id, ())) for one in found]


def _stage(office: Office, document: Document, answers: tuple[str, ...]) -> Stage:
    if document.doc_id in office.handling.cancelled:
        return "cancelled"
    if is_resolved(office, document.doc_id, answers):
        return "resolved"
    if is_directed(document):
        return "directed"
    return "submitted" if office.handling.last(document.doc_id, "submitted") else "registered"


def _facts(office: Office, document: Document, answers: tuple[str, ...]) -> IncomingFacts:
    stage = _stage(office, document, answers)
    events = office.handling.of(document.doc_id)
    directed = office.handling.last(document.doc_id, "directed")
    resolved = office.handling.last(document.doc_id, "resolved") if stage == "resolved" else None
    first_submitted = next((one.made_date for one in events if one.kind == "submitted"), None)
    is_ours = document.lead is None or first_submitted is not None
    submit_by = submission_due(office, document) if is_ours else None
    submitted_at = first_submitted or office.today
    due = document.due_date
    if resolved is not None:
        resolved_date: date | None = resolved.made_date
        if resolved.answered_by:
            answers = tuple(dict.fromkeys((resolved.answered_by, *answers)))
    else:
        answer_dates = [office.known_document(one).issued_date for one in answers]
        resolved_date = min(answer_dates) if stage == "resolved" and answer_dates else None
    soon = working_day_after(office.today, SOON_WORKING_DAYS, office.scenario.holidays)
    left = days_left(due, office.today) if due is not None and stage not in ("resolved", "cancelled") else None
    return IncomingFacts(
        doc_id=document.doc_id,
        arrival_number=document.arrival_number or 0,
        arrival_date=document.arrival_date or document.issued_date,
        stage=stage,
        stage_text=STAGE_TEXTS[stage],
        urgency=document.urgency,
        lead=document.lead,
        support=document.support,
        informed=directed.informed if directed else (),
        directive=document.directive,
        waits_for=_waits_for(office, document, stage),
        submit_by=submit_by,
        is_submitted_late=submit_by is not None and stage != "cancelled" and submitted_at > submit_by,
        due_date=due,
        days_left=left,
        is_overdue=left is not None and left < 0,
        is_due_soon=due is not None and left is not None and left >= 0 and due <= soon,
        resolved_date=resolved_date,
        is_resolved_late=resolved_date is not None and due is not None and resolved_date > due,
        answered_by=answers,
        result=resolved.text if resolved else "",
        times_urged=sum(one.kind == "urged" for one in events),
    )


def _waits_for(office: Office, document: Document, stage: Stage) -> tuple[str, ...]:
    if stage == "registered":
        return tuple(one for one in office.people_by_id if REGISTRY & office.roles_of(one))
    if stage == "submitted":
        submitted = office.handling.last(document.doc_id, "submitted")
        return submitted.to_persons if submitted else ()
    return (document.lead,) if stage == "directed" and document.lead else ()


def _part(office: Office, facts: IncomingFacts, person: str) -> Part | None:
    if person in facts.waits_for:
        steps: dict[Stage, Part] = {"registered": "submit", "submitted": "direct"}
        return steps.get(facts.stage, "lead")
    if person == facts.lead:
        return "lead"
    if person in facts.support:
        return "support"
    if person in facts.informed:
        return "informed"
    events = office.handling.of(facts.doc_id)
    if any(one.kind == "assigned" and one.person == person for one in events):
        return "assigned_on"
    has_led = any(person == one.person for one in events)
    roles = office.roles_of(person)
    return "follow" if roles & REGISTRY or "head_of_office" in roles or (has_led and roles & LEADERS) else None


def _asked_by(facts: IncomingFacts, part: Part, person: str) -> IncomingFacts:
    return replace(facts, part=part, part_text=PART_TEXTS[part], is_mine=person in facts.waits_for)


def _by_pressure(facts: IncomingFacts) -> tuple[date, date, int]:
    when = facts.submit_by if facts.stage == "registered" else facts.due_date
    return (when or date.max, facts.arrival_date, facts.arrival_number)
