"""Văn bản đi – xử lý: from the draft to the receipts, each role its own part of the way.

A projection of `office.drafting_boards` and `office.issuing_boards`, with the requests of
`outgoing_papers`. It decides nothing: the office refuses.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.notices import Reply, data
from hoso_kit.desk.screens.care_words import may_read
from hoso_kit.desk.screens.outgoing_papers import notation, open_paper, verify
from hoso_kit.desk.screens.outgoing_words import chosen_of, copy_row, row_of
from hoso_kit.desk.screens.people_words import person_name
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.access import may_see_document, people_in_scope
from hoso_kit.office.drafting_boards import drafts_board
from hoso_kit.office.drafting_rules import DRAFTERS, SECRECY_MARKS
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.issuing_boards import copies_of, copy_symbol, issued, to_issue, to_keep, to_number, to_seal
from hoso_kit.office.issuing_numbers import COPY_FORMS, make_notation, next_copy_number
from hoso_kit.office.issuing_state import CARRIER_TEXTS, CopyRecord, OutgoingPaper, all_papers, paper_of
from hoso_kit.office.office import Office
from hoso_kit.records.document import URGENCIES, Document
from hoso_kit.records.working_days import is_working_day, next_working_day
from hoso_kit.regulations import document_types

_ROLES = frozenset({"specialist", "registry_clerk", "head_of_unit", "head_of_office"})
# whose work the way of every document is
_FOLLOW_ALL = frozenset({"registry_clerk", "head_of_office"})
_SIGNERS = frozenset({"head_of_unit", "head_of_office"})
_TAB_TEXTS = {
    "drafts": "Dự thảo",
    "approve": "Chờ duyệt, ký",
    "number": "Cấp số",
    "seal": "Đóng dấu, ký số cơ quan",
    "issue": "Phát hành",
    "follow": "Theo dõi",
    "copies": "Bản sao",
}
_DONE_SHOWN = 20
_ANSWERABLE_SHOWN = 60
Papers = list[tuple[Document, OutgoingPaper]]


def look(asking: Asking, args: dict[str, Any]) -> dict[str, Any]:
    """The chosen tab's documents in groups, and the chosen document closely."""
    office, person = asking.office, asking.person
    counts = _counts(office, person)
    wanted = args.get("tab")
    tab = wanted if isinstance(wanted, str) and wanted in counts else next(iter(counts))
    roles = office.roles_of(person)
    shown: dict[str, Any] = {
        "tab": tab,
        "tabs": [{"id": name, "text": _TAB_TEXTS[name], "count": number} for name, number in counts.items()],
        "is_drafter": bool(roles & DRAFTERS),
        "is_registry": "registry_clerk" in roles,
        "has_registers": bool(roles & (_SIGNERS | {"registry_clerk"})),
        "today_text": date_text(office.today),
        "next_day_text": date_text(next_working_day(office.today, office.scenario.holidays)),
        "is_working_day": is_working_day(office.today, office.scenario.holidays),
    }
    if tab == "copies":
        return shown | _copies(office, person)
    groups = _groups(office, person, tab, args)
    listed = [pair for _, pairs in groups for pair in pairs]
    chosen = next((pair for pair in listed if pair[0].doc_id == args.get("doc")), listed[0] if listed else None)
    if tab == "drafts":
        shown["writing"] = _writing(office, person)
    if tab == "follow":
        shown |= _years(office, args)
        shown["notices"] = _recall_notices(office, person)
    return shown | {
        "groups": [
            {"text": text, "rows": [row_of(office, document, paper, person) for document, paper in pairs]}
            for text, pairs in groups
        ],
        "chosen": chosen_of(office, *chosen, person) if chosen else None,
        "copying": _copying(office),
    }


def count(office: Office, person: str) -> int:
    """What waits for this person: drafts that came to him or back to him, and the registry's steps."""
    counts = _counts(office, person)
    back = sum(_is_sent_back(paper) and paper.holder == person for _, paper in _own(office, person))
    return back + sum(counts.get(name) or 0 for name in ("approve", "number", "seal", "issue"))


def _counts(office: Office, person: str) -> dict[str, int | None]:
    """The tabs of this person, each with what waits in it."""
    roles = office.roles_of(person)
    counts: dict[str, int | None] = {}
    if roles & _SIGNERS:
        counts["approve"] = len(_waiting(office, person))
    if roles & DRAFTERS or _asked(office, person):
        counts["drafts"] = len(_own(office, person)) + len(_asked(office, person))
    if "registry_clerk" in roles:
        counts["number"], counts["seal"] = len(to_number(office)), len(to_seal(office))
        counts["issue"] = len(to_issue(office)) + len(to_keep(office))
    counts["follow"] = None
    if roles & ({"registry_clerk"} | _SIGNERS):
        counts["copies"] = None
    return counts


def _groups(office: Office, person: str, tab: str, args: dict[str, Any]) -> list[tuple[str, Papers]]:
    """The tab's documents under their titles; a lone group needs no title."""
    if tab == "drafts":
        own, asked = _own(office, person), _asked(office, person)
        return [("Tôi soạn thảo", own), ("Xin ý kiến tôi", asked)] if asked else [("", own)]
    if tab == "approve":
        return [("Chờ tôi", _waiting(office, person)), ("Tôi đã cho ý kiến, duyệt, ký", _done(office, person))]
    if tab == "number":
        return [("", [(one.document, one.paper) for one in to_number(office)])]
    if tab == "seal":
        return [("", [(one.document, one.paper) for one in to_seal(office)])]
    if tab == "issue":
        kept = [(one.document, one.paper) for one in to_keep(office)]
        out = [(one.document, one.paper) for one in to_issue(office)]
        return [("Chờ phát hành", out), ("Bản gốc giấy chờ lưu", kept)] if kept else [("", out)]
    year = _years(office, args)["year"]
    found = [
        (one.document, one.paper)
        for one in reversed(issued(office, year))
        if _follows(office, person, one.document, one.paper) and may_read(office, one.document.doc_id, person)
    ]
    return [("", found)]


def _own(office: Office, person: str) -> Papers:
    """Drafts of the person's own that aren't numbered yet; what came back to him first."""
    found = [
        (document, paper)
        for document, paper in all_papers(office)
        if paper.drafter == person and paper.numbered_date is None and paper.recall is None
    ]
    found.reverse()
    found.sort(key=lambda pair: (not _is_sent_back(pair[1]), pair[1].holder != person, not pair[1].events))
    return found


def _asked(office: Office, person: str) -> Papers:
    board = [one for one in drafts_board(office, person) if one.is_asked and one.drafter != person]
    return [(one.document, paper) for one in board if (paper := paper_of(office, one.document.doc_id))]


def _waiting(office: Office, person: str) -> Papers:
    """Others' drafts that lie with the person."""
    board = [one for one in drafts_board(office, person) if one.waits_for_me and one.drafter != person]
    return [(one.document, paper) for one in board if (paper := paper_of(office, one.document.doc_id))]


def _done(office: Office, person: str) -> Papers:
    """Others' documents that the person had in his hands, the latest first."""
    found = [
        (document, paper)
        for document, paper in all_papers(office)
        if paper.drafter != person
        and paper.holder != person
        and any(
            one.person == person and one.kind in ("submit_draft", "send_back_draft", "approve_draft", "sign_document")
            for one in paper.events
        )
    ]
    return found[::-1][:_DONE_SHOWN]


def _is_sent_back(paper: OutgoingPaper) -> bool:
    return bool(paper.events) and paper.events[-1].kind == "send_back_draft"


def _follows(office: Office, person: str, document: Document, paper: OutgoingPaper) -> bool:
    """Registry and leaders of the office follow all; others what they wrote or had in hands, heads their unit's."""
    if office.roles_of(person) & _FOLLOW_ALL:
        return True
    if person == document.lead or person in office.outgoing.readers(document.doc_id):
        return True
    return paper.drafter in people_in_scope(office, person, _FOLLOW_ALL)


def _years(office: Office, args: dict[str, Any]) -> dict[str, Any]:
    numbered = {one.issued_date.year for one, paper in all_papers(office) if paper.numbered_date is not None}
    years = sorted(numbered | {office.today.year}, reverse=True)
    return {"years": years, "year": args.get("year") if args.get("year") in years else office.today.year}


def _recall_notices(office: Office, person: str) -> list[dict[str, str]]:
    """Issued documents of those that the person may read that may be the notice of a recall, the latest first."""
    return [
        {"id": document.doc_id, "text": f"{document.symbol} – {document.subject}"}
        for document, paper in sorted(all_papers(office), key=lambda pair: pair[0].issued_date, reverse=True)
        if paper.stage == "issued"
        and document.type_name in ("Thông báo", "Công văn")
        and may_read(office, document.doc_id, person)
    ]


def _writing(office: Office, person: str) -> dict[str, Any]:
    """What the form for drafting offers."""
    organ = office.scenario.office
    kinds = [one.name for one in document_types() if not one.is_copy]
    unit = office.people_by_id[person].unit
    return {
        "types": kinds,
        "notations": {kind: make_notation(office.scenario, kind, unit) for kind in kinds},
        "urgencies": list(URGENCIES),
        "secrecies": sorted((one.capitalize() for one in SECRECY_MARKS), key=len),
        "carriers": [{"id": name, "text": f"Văn bản {text}"} for name, text in CARRIER_TEXTS.items()],
        "organ_name": organ.organ_name,
        "superior_name": organ.written_above,
        "place": organ.place,
        "incoming": _answerable(office, person),
        "colleagues": [
            {"id": one.person_id, "text": f"{one.full_name} – {one.position}"}
            for one in office.people_by_id.values()
            if one.person_id != person and office.roles_of(one.person_id) & (_ROLES | {"archivist"})
        ],
    }


def _answerable(office: Office, person: str) -> list[dict[str, str]]:
    """Incoming documents that the person may read, what he leads or supports first, then the latest."""
    found = [
        one
        for one in office.documents
        if one.direction == "incoming" and one.arrival_number and may_see_document(office, one.doc_id, person)
    ]
    found.sort(key=lambda one: (person in (one.lead, *one.support), one.arrival_date or one.issued_date), reverse=True)
    return [
        {
            "id": one.doc_id,
            "text": f"Số đến {one.arrival_number}: {one.symbol} ngày {date_text(one.issued_date)} – {one.subject}",
        }
        for one in found[:_ANSWERABLE_SHOWN]
    ]


def _copying(office: Office) -> dict[str, Any]:
    """What the dialog for copies offers."""
    return {
        "forms": list(COPY_FORMS),
        "carriers": [{"id": name, "text": text} for name, text in CARRIER_TEXTS.items()],
        "next_number": f"{next_copy_number(office):02d}",
    }


def _copies(office: Office, person: str) -> dict[str, Any]:
    """All copies, the latest first, what was allowed, and what may be copied."""
    sources = [
        {
            "id": one.doc_id,
            "text": f"{one.symbol} ngày {date_text(one.issued_date)} – {one.organ_name}: {one.subject}",
        }
        for one in sorted(office.documents, key=lambda one: one.issued_date, reverse=True)
        if not one.is_draft and one.code_number and may_see_document(office, one.doc_id, person)
    ]
    first_copies = [
        {"id": one.copy_id, "text": f"{copy_symbol(one)} – bản sao y {copy_row(office, one)['source']}"}
        for one in office.outgoing.copies
        if one.form == "sao y"
    ]
    return {
        "copies": [copy_row(office, one) for one in reversed(office.outgoing.copies)],
        "permits": [
            {
                "form": one.form,
                "doc_id": one.source,
                "source": _source_text(office, one.source),
                "text": f"{person_name(office, one.person)}, ngày {date_text(one.on)}",
                "is_used": any(
                    copy.form == one.form and copy.source == one.source for copy in _copies_from(office, one.source)
                ),
            }
            for one in reversed(office.outgoing.permits)
        ],
        "sources": [*first_copies, *sources],
        "may_allow": bool(office.roles_of(person) & _SIGNERS),
        "copying": _copying(office),
    }


def _copies_from(office: Office, source: str) -> tuple[CopyRecord, ...]:
    found = [one for one in office.outgoing.copies if one.source == source]
    return (*found, *copies_of(office, source))


def _source_text(office: Office, source: str) -> str:
    document, first = office.document(source), office.outgoing.copy(source)
    if document is not None:
        return f"{document.symbol} – {document.subject}"
    return copy_symbol(first) if first else source


def _ask_writing(asking: Asking, args: dict[str, Any]) -> Reply:
    return data(_writing(asking.office, asking.person))


SCREEN = Screen(
    "outgoing",
    look,
    _ROLES,
    count,
    {"notation": notation, "verify": verify, "open_paper": open_paper, "writing": _ask_writing},
)
