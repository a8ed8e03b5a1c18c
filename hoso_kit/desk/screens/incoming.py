"""Văn bản đến – xử lý: from the day's post to the answer, each role its own part of the way.

A projection of `office.receiving_views` and `office.handling_boards`. It offers what a person of this role does; it
decides nothing: whoever presses a button that isn't his is told so by the office.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.notices import Reply, data, fault
from hoso_kit.desk.screens.care_words import may_read
from hoso_kit.desk.screens.incoming_deliveries import (
    REFUSAL_PHRASES,
    chosen_delivery,
    decided_rows,
    delivery_row,
    open_paper,
    trace_lines,
    verify,
)
from hoso_kit.desk.screens.people_words import person_name, person_names
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import people_in_scope
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.handling import LEADERS
from hoso_kit.office.handling_boards import (
    IncomingFacts,
    handling_history,
    incoming_board,
    incoming_facts,
    overdue_board,
)
from hoso_kit.office.office import Office
from hoso_kit.office.receiving import REGISTRY, deliveries
from hoso_kit.office.receiving_registration import arrival_year, next_arrival_number
from hoso_kit.office.receiving_views import DeliveryFacts, delivery_facts, waiting_deliveries
from hoso_kit.records.document import URGENCIES, Document
from hoso_kit.regulations.document_types import document_types

_ROLES = frozenset({"specialist", "registry_clerk", "head_of_unit", "head_of_office"})
# whose work the way of every document is; some have nobody who handles them yet
_FOLLOW_ALL = REGISTRY | {"head_of_office"}
# parts of those who do the work or get to know of it
_GIVEN = ("lead", "support", "assigned_on", "informed")
_TAB_TEXTS = {
    "receive": "Chờ tiếp nhận",
    "register": "Đăng ký",
    "submit": "Trình",
    "direct": "Chờ cho ý kiến",
    "mine": "Được giao",
    "overdue": "Quá hạn",
    "follow": "Theo dõi",
}


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """The chosen tab's data, and the counts of all tabs."""
    office, person = asking.office, asking.person
    board = incoming_board(office, person)
    waiting = waiting_deliveries(office)
    counts = _counts(office, person, board, waiting)
    chosen = args.get("tab")
    tab = chosen if isinstance(chosen, str) and chosen in counts else next(iter(counts), "mine")
    shown: dict[str, Any]
    if tab in ("receive", "register"):
        shown = _post(office, tab, waiting, args)
    elif tab == "submit":
        shown = {"rows": [_row(office, one) for one in board if one.part == "submit"]}
    elif tab == "direct":
        shown = {"rows": [_row(office, one) for one in board if one.part == "direct"]}
    elif tab == "mine":
        shown = _given(office, person, board)
    elif tab == "overdue":
        shown = {"rows": [_row(office, one) for one in overdue_board(office) if _concerns(office, person, one)]}
    else:
        shown = _followed(office, person, args)
    return shown | {
        "tab": tab,
        "tabs": [{"id": name, "text": _TAB_TEXTS[name], "count": number} for name, number in counts.items()],
        "people": _people(office),
        "leaders": _leaders(office),
        "is_registry": bool(REGISTRY & office.roles_of(person)),
        "is_leader": bool(LEADERS & office.roles_of(person)),
        "is_head_of_unit": "head_of_unit" in office.roles_of(person),
    }


def count(office: Office, person: str) -> int:
    """What waits for this person: deliveries for the registry, and every document whose next step is his."""
    mine = sum(one.is_mine for one in incoming_board(office, person))
    return mine + (len(waiting_deliveries(office)) if REGISTRY & office.roles_of(person) else 0)


def detail(asking: Asking, args: dict[str, Any]) -> Reply:
    """One document's way through the office and what its sender was told."""
    office, doc_id = asking.office, str(args.get("doc_id"))
    facts = next((one for one in incoming_facts(office) if one.doc_id == doc_id), None)
    if facts is not None and not may_read(office, doc_id, asking.person):
        return fault("Anh (chị) chưa có quyền xem văn bản này.", "Đề nghị người giải quyết.", "nd30.pl6.3.3.b")
    if facts is None:
        return fault("Không có văn bản đến này.", "Chọn văn bản trong danh sách.", "nd30.22.1")
    scan = office.receiving.digitisation_of(doc_id)
    return data(
        {
            "row": _row(office, facts),
            "history": [
                {
                    "date_text": date_text(line.made_date),
                    "person": person_name(office, line.person),
                    "name": line.name,
                    "text": line.text,
                    "to": person_names(office, line.to_persons),
                }
                for line in handling_history(office, doc_id)
            ],
            "trace": trace_lines(office, doc_id) if office.receiving.registration_of(doc_id) else [],
            "scan_text": f"{scan.page_amount} trang, {scan.resolution} dpi" if scan else "",
        }
    )


def _counts(
    office: Office, person: str, board: tuple[IncomingFacts, ...], waiting: tuple[DeliveryFacts, ...]
) -> dict[str, int | None]:
    """The tabs of this person in the order of his work, each with what waits in it."""
    roles = office.roles_of(person)
    own = [one for one in board if one.part in _GIVEN]
    counts: dict[str, int | None] = {}
    if REGISTRY & roles:
        counts["receive"] = sum(one.state == "waiting" for one in waiting)
        counts["register"] = sum(one.state != "waiting" for one in waiting) + len(_unscanned(office))
        counts["submit"] = sum(one.part == "submit" for one in board)
    if "head_of_office" in roles or any(one.part == "direct" for one in board):
        counts["direct"] = sum(one.part == "direct" for one in board)
    if roles & {"specialist", "head_of_unit"} or own or _envelopes(office, person):
        counts["mine"] = sum(one.is_mine for one in own)
    if roles & (REGISTRY | LEADERS):
        counts["overdue"] = sum(_concerns(office, person, one) for one in overdue_board(office))
        counts["follow"] = None
    return counts


def _post(office: Office, tab: str, waiting: tuple[DeliveryFacts, ...], args: dict[str, Any]) -> dict[str, Any]:
    """What came and waits: to be decided about, or to be registered; one of it closely."""
    found = [one for one in waiting if (one.state == "waiting") == (tab == "receive")]
    chosen = next((one for one in found if one.delivery_id == args.get("delivery")), found[0] if found else None)
    return {
        "rows": [delivery_row(office, one) for one in found],
        "chosen": None if chosen is None else chosen_delivery(office, chosen),
        "decided": decided_rows(office) if tab == "receive" else [],
        "phrases": list(REFUSAL_PHRASES),
        "next_number": next_arrival_number(office),
        "today_text": date_text(office.today),
        "types": [one.name for one in document_types()],
        "urgencies": list(URGENCIES),
        "unscanned": [_document(office, one) for one in _unscanned(office)] if tab == "register" else [],
    }


def _unscanned(office: Office) -> list[Document]:
    """Paper documents that were registered here and have no scan yet (Điều 22 khoản 3 điểm b)."""
    paper = {one.delivery_id for one in deliveries(office) if not one.is_electronic}
    return [
        office.known_document(one.doc_id)
        for one in office.receiving.receipts
        if one.kind == "registered"
        and one.delivery_id in paper
        and office.receiving.digitisation_of(one.doc_id) is None
        and one.doc_id not in office.handling.cancelled
    ]


def _given(office: Office, person: str, board: tuple[IncomingFacts, ...]) -> dict[str, Any]:
    """The person's own work, with those of his unit and the outgoing documents that may answer."""
    people = office.people_by_id
    unit = people[person].unit
    answers = [one for one in office.documents if one.direction == "outgoing" and not one.is_draft]
    answers = [one for one in answers if may_read(office, one.doc_id, person)]
    answers.sort(key=lambda one: one.issued_date, reverse=True)
    return {
        "rows": [_row(office, one) for one in board if one.part in _GIVEN],
        "colleagues": [one for one in _people(office) if one["unit"] == unit and one["person_id"] != person],
        "answers": [
            {
                "doc_id": one.doc_id,
                "text": f"{one.symbol} ngày {date_text(one.issued_date)} – {one.subject}",
                "replies_to": one.replies_to or "",
            }
            for one in answers
        ],
        "envelopes": [delivery_row(office, one) for one in _envelopes(office, person)],
    }


def _envelopes(office: Office, person: str) -> list[DeliveryFacts]:
    """Envelopes that were passed on to this person unopened and still lie with him."""
    found = [
        one.delivery_id
        for one in office.receiving.receipts
        if one.kind == "forwarded"
        and one.to_person == person
        and office.receiving.state_of(one.delivery_id) == one.kind
    ]
    return [delivery_facts(office, one) for one in dict.fromkeys(found)]


def _followed(office: Office, person: str, args: dict[str, Any]) -> dict[str, Any]:
    """All of a year that this person follows."""
    arrived = {arrival_year(one) for one in office.documents if one.direction == "incoming" and one.arrival_number}
    years = sorted(arrived | {office.today.year}, reverse=True)
    year = args.get("year") if args.get("year") in years else office.today.year
    rows = [_row(office, one) for one in incoming_facts(office, year) if _concerns(office, person, one)]
    return {"years": years, "year": year, "rows": rows[::-1]}


def _concerns(office: Office, person: str, facts: IncomingFacts) -> bool:
    """Registry and leaders of the office follow everything, a head of a unit what his unit does or he directed."""
    if office.roles_of(person) & _FOLLOW_ALL:
        return True
    scope = people_in_scope(office, person, _FOLLOW_ALL)
    return not scope.isdisjoint((facts.lead, *facts.support)) or any(
        one.person == person for one in office.handling.of(facts.doc_id)
    )


def _row(office: Office, facts: IncomingFacts) -> dict[str, Any]:
    """One registered document as every list shows it."""
    document = office.known_document(facts.doc_id)
    submitted = office.handling.last(facts.doc_id, "submitted")
    urged = office.handling.last(facts.doc_id, "urged")
    answers = [office.document(one) for one in facts.answered_by]
    return _document(office, document) | {
        "urgency": facts.urgency,
        "stage": facts.stage,
        "stage_text": facts.stage_text,
        "lead": facts.lead or "",
        "lead_name": person_name(office, facts.lead or ""),
        "support_names": person_names(office, facts.support),
        "informed_names": person_names(office, facts.informed),
        "support": list(facts.support),
        "informed": list(facts.informed),
        "directive": facts.directive,
        "waits_for": person_names(office, facts.waits_for),
        "submit_by_text": date_text(facts.submit_by),
        "is_submitted_late": facts.is_submitted_late,
        "submitted_text": f"{person_name(office, submitted.person)} trình ngày {date_text(submitted.made_date)}"
        if submitted
        else "",
        "proposal": submitted.text if submitted else "",
        "due_date": facts.due_date.isoformat() if facts.due_date else "",
        "due_text": date_text(facts.due_date),
        "due_note": _due_note(facts),
        "is_overdue": facts.is_overdue,
        "is_due_soon": facts.is_due_soon,
        "resolved_text": date_text(facts.resolved_date),
        "is_resolved_late": facts.is_resolved_late,
        "answered_by": ", ".join(one.symbol for one in answers if one),
        "result": facts.result,
        "urged_text": f"Đã đôn đốc {facts.times_urged} lần, gần nhất {date_text(urged.made_date)}: “{urged.text}”"
        if urged
        else "",
        "part": facts.part or "",
        "part_text": facts.part_text,
        "is_mine": facts.is_mine,
    }


def _due_note(facts: IncomingFacts) -> str:
    if facts.days_left is None:
        return ""
    if facts.days_left < 0:
        return f"quá hạn {-facts.days_left} ngày"
    return f"còn {facts.days_left} ngày" if facts.days_left else "hạn hôm nay"


def _document(office: Office, document: Document) -> dict[str, Any]:
    return {
        "doc_id": document.doc_id,
        "arrival_number": document.arrival_number,
        "arrival_text": date_text(document.arrival_date),
        "symbol": document.symbol,
        "type_name": document.type_name,
        "date_text": date_text(document.issued_date),
        "subject": document.subject,
        "organ_name": document.organ_name,
        "page_amount": document.page_amount,
    }


def _people(office: Office) -> list[dict[str, str]]:
    """Who may get work of an incoming document: everybody who has this screen."""
    return [
        {"person_id": one.person_id, "full_name": one.full_name, "position": one.position, "unit": one.unit}
        for one in office.people_by_id.values()
        if _ROLES & office.roles_of(one.person_id)
    ]


def _leaders(office: Office) -> list[dict[str, str]]:
    """Whom the registry may submit to, leaders of the office first."""
    found = [one for one in _people(office) if LEADERS & office.roles_of(one["person_id"])]
    return sorted(found, key=lambda one: "head_of_office" not in office.roles_of(one["person_id"]))


SCREEN = Screen("incoming", look, _ROLES, count, {"verify": verify, "open_paper": open_paper, "detail": detail})
