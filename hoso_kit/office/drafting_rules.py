"""What the steps of drafting share: whose turn it is, and what a draft must be to be kept at all.

Raises `Refusal` and changes nothing but what it is told to; no step of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hoso_kit.office.issuing_signing import right_to_sign
from hoso_kit.office.issuing_state import CARRIER_TEXTS, OutgoingPaper, PaperEvent, paper_of
from hoso_kit.office.limits import MAX_PAGES
from hoso_kit.office.paging.layout import page_amount
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import URGENCIES, Document
from hoso_kit.records.text import nfc
from hoso_kit.regulations import UnknownDocumentType, document_type

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

DRAFTERS = frozenset({"specialist", "head_of_unit", "head_of_office"})
SECRECY_MARKS = frozenset({"mật", "tối mật", "tuyệt mật"})
# Phụ lục VI phần II mục I: the length of Subject
MAX_SUBJECT = 500


def checked_type(type_name: str) -> None:
    """One of the 29 types of Điều 7; a form of copy is no type."""
    try:
        is_copy = document_type(type_name).is_copy
    except UnknownDocumentType:
        is_copy = True
    if is_copy:
        raise Refusal("unknown_document_type", kind=type_name)


def checked_draft(office: Office, document: Document) -> None:
    """What the system asks of a draft before it keeps it; whether it is good is not asked."""
    if has_secrecy(document):
        raise Refusal("secret_on_connected_system")
    if not nfc(document.subject):
        raise Refusal("draft_without_subject")
    if len(document.subject) > MAX_SUBJECT:
        raise Refusal("draft_subject_too_long", limit=MAX_SUBJECT)
    if document.urgency and document.urgency not in URGENCIES:
        raise Refusal("draft_urgency_unknown", urgency=document.urgency)
    if (pages := page_amount(document)) > MAX_PAGES:
        raise Refusal("draft_too_long", pages=pages, limit=MAX_PAGES)
    if document.replies_to is not None and office.document(document.replies_to) is None:
        raise Refusal("replies_to_unknown", doc_id=document.replies_to)
    if any(one not in office.people_by_id for one in document.support):
        raise Refusal("asked_person_unknown")


def has_secrecy(document: Document) -> bool:
    """Whether the document bears a mark of secrecy, in its field or as a line of its own on the sheet."""
    lines = (document.subject, *document.body)
    return bool(document.secrecy.strip()) or any(nfc(line).casefold().strip(" .") in SECRECY_MARKS for line in lines)


def begin_draft(office: Office, document: Document, paper: OutgoingPaper, event: PaperEvent) -> Office:
    """Take the draft in under an id that follows from what is there already."""
    if paper.carrier not in CARRIER_TEXTS:
        raise Refusal("draft_carrier_unknown")
    checked_draft(office, document)
    ordinal = len(office.outgoing.papers) + 1
    while office.document(f"di{ordinal:03d}") is not None:
        ordinal += 1
    doc_id = f"di{ordinal:03d}"
    return changed(office, replace(paper, doc_id=doc_id), event, replace(document, doc_id=doc_id))


def changed(office: Office, paper: OutgoingPaper, event: PaperEvent, document: Document | None = None) -> Office:
    """The office after one more thing was done with the document; the system counts its pages (mục III.1.g)."""
    noted = replace(paper, events=(*paper.events, event))
    office = replace(office, outgoing=office.outgoing.with_paper(noted))
    if document is None:
        return office
    return office.with_document(replace(document, page_amount=page_amount(document)))


def draft_of(office: Office, doc_id: str, *, may_be_signed: bool = False) -> tuple[Document, OutgoingPaper]:
    """An outgoing document that isn't signed yet (or at least not numbered)."""
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None:
        raise Refusal("no_such_draft", doc_id=doc_id)
    if has_secrecy(document):
        raise Refusal("secret_on_connected_system")
    if not (paper.is_unsigned or (may_be_signed and paper.stage == "signed")):
        raise Refusal("draft_is_signed", name=document.subject)
    return document, paper


def held_draft(office: Office, doc_id: str, person: str) -> tuple[Document, OutgoingPaper]:
    """A draft that lies with this person."""
    document, paper = draft_of(office, doc_id)
    if paper.holder != person:
        raise Refusal("draft_not_with_you", name=document.subject)
    return document, paper


def refuse_unsubmittable(office: Office, document: Document, paper: OutgoingPaper, person: str, target: str) -> None:
    """A draft goes to the head of its own unit first, then to somebody who may sign it."""
    people = office.people_by_id
    someone = people.get(target)
    if someone is None or target == person:
        raise Refusal("no_superior")
    drafter = people.get(paper.drafter)
    unit = drafter.unit if drafter else ""
    is_signatory = right_to_sign(office, target, document.type_name) is not None
    is_head = "head_of_unit" in office.roles_of(target)
    is_own_head = is_head and someone.unit == unit
    if not is_signatory and not is_own_head:
        if is_head:
            raise Refusal("other_units_head", name=someone.full_name)
        raise Refusal("no_superior")
    heads = {one for one in people if "head_of_unit" in office.roles_of(one) and people[one].unit == unit}
    skips_head = is_signatory and not is_own_head and heads and paper.drafter not in heads
    if skips_head and not _is_checked(paper, heads):
        raise Refusal("unit_head_first", name=people[min(heads)].full_name)


def _is_checked(paper: OutgoingPaper, heads: set[str]) -> bool:
    """Whether a head of the unit passed the draft on since it was last sent back, or does so now."""
    if paper.holder in heads:
        return True
    for event in reversed(paper.events):
        if event.kind == "send_back_draft":
            return False
        if event.kind == "submit_draft" and event.person in heads:
            return True
    return False
