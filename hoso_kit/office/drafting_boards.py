"""What waits for whom among the drafts, and what was said and done about one: read-only projections.

Opinions and earlier versions belong to the document for good (Phụ lục VI phần I mục III.5.a). Nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hoso_kit.office.issuing_signing import right_to_sign
from hoso_kit.office.issuing_state import STAGE_TEXTS, OutgoingPaper, PaperEvent, Stage, all_papers, paper_of
from hoso_kit.records.document import Document

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

_EVENT_TEXTS = {
    "draft_document": "Soạn dự thảo",
    "correct_document": "Soạn công văn đính chính",
    "replace_document": "Soạn văn bản thay thế",
    "edit_draft": "Sửa dự thảo",
    "attach": "Đính kèm",
    "comment_on_draft": "Góp ý",
    "send_back_draft": "Chuyển lại",
    "submit_draft": "Trình",
    "approve_draft": "Duyệt",
    "sign_document": "Ký",
    "assign_number": "Cấp số, thời gian ban hành",
    "seal_document": "Ký số cơ quan, đóng dấu",
    "issue_document": "Phát hành",
    "keep_original": "Lưu bản gốc",
    "record_receipt": "Tình trạng nhận",
    "recall_document": "Thu hồi",
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft on a person's board; ``waits_for_me`` when it lies with him, ``next_step`` the action that is next."""

    document: Document
    stage: Stage
    stage_text: str
    holder: str
    drafter: str
    waits_for_me: bool
    is_asked: bool
    next_step: str
    since: date


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a document's history, in words."""

    on: date
    full_name: str
    what: str
    text: str
    to_full_name: str


def drafts_board(office: Office, person: str) -> tuple[DraftRow, ...]:
    """Unsigned drafts that lie with the person, that he wrote, or on which he was asked; his turn first."""
    rows = [
        _row(office, document, paper, person)
        for document, paper in all_papers(office)
        if paper.is_unsigned and person in (paper.holder, paper.drafter, *document.support)
    ]
    return tuple(sorted(rows, key=lambda row: not row.waits_for_me))


def draft_history(office: Office, doc_id: str) -> tuple[HistoryLine, ...]:
    """Everything that was done with the document, in order of time."""
    paper = paper_of(office, doc_id)
    return tuple(_line(office, event) for event in paper.events) if paper else ()


def superiors_for(office: Office, doc_id: str, person: str) -> tuple[str, ...]:
    """To whom the person may submit the draft: ids, the head of the drafter's unit first."""
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None:
        return ()
    people = office.people_by_id
    drafter = people.get(paper.drafter)
    heads = [
        one
        for one in people
        if drafter and people[one].unit == drafter.unit and "head_of_unit" in office.roles_of(one) and one != person
    ]
    signers = [one for one in people if right_to_sign(office, one, document.type_name) and one != person]
    return tuple(dict.fromkeys((*heads, *signers)))


def _row(office: Office, document: Document, paper: OutgoingPaper, person: str) -> DraftRow:
    is_mine = paper.holder == person
    since = paper.events[-1].on if paper.events else document.issued_date
    return DraftRow(
        document,
        paper.stage,
        STAGE_TEXTS[paper.stage],
        paper.holder,
        paper.drafter,
        is_mine,
        person in document.support,
        _next_step(office, document, paper, person) if is_mine else "",
        since,
    )


def _next_step(office: Office, document: Document, paper: OutgoingPaper, person: str) -> str:
    if right_to_sign(office, person, document.type_name) is None:
        return "submit_draft"
    return "sign_document" if paper.approved_date else "approve_draft"


def _line(office: Office, event: PaperEvent) -> HistoryLine:
    def name(person: str) -> str:
        known = office.people_by_id.get(person)
        return known.full_name if known else person

    return HistoryLine(
        event.on, name(event.person), _EVENT_TEXTS[event.kind], event.text, name(event.to_person)
    )  # fmt: skip
