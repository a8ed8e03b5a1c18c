"""What the system does and refuses with drafts of outgoing documents, up to the signature (Điều 10-13).

A draft lies with one person at a time: its drafter, the head of his unit, who answers for the content (Điều 12), then
who has the right to sign, who approves and signs it. What is badly written passes here and is found later; documents
with a secrecy mark never come onto this connected system.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.drafting_actions import (
    ApproveDraft,
    Attach,
    CommentOnDraft,
    DraftDocument,
    EditDraft,
    SendBackDraft,
    SignDocument,
    SubmitDraft,
)
from hoso_kit.office.drafting_rules import (
    DRAFTERS,
    begin_draft,
    changed,
    checked_draft,
    checked_type,
    draft_of,
    held_draft,
    refuse_unsubmittable,
)
from hoso_kit.office.issuing_numbers import make_notation
from hoso_kit.office.issuing_signing import right_to_sign, signer_line
from hoso_kit.office.issuing_state import OutgoingPaper, PaperEvent
from hoso_kit.office.limits import MAX_PAGES, MIN_REASON
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import Document, Signer
from hoso_kit.records.text import nfc

if TYPE_CHECKING:
    from hoso_kit.office.office import Office
    from hoso_kit.office.scenario import SigningRight

_EVERYONE = frozenset({*DRAFTERS, "registry_clerk", "archivist"})
_SIGNERS = frozenset({"head_of_office", "head_of_unit"})
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {
        DraftDocument: DRAFTERS,
        EditDraft: DRAFTERS,
        Attach: DRAFTERS,
        CommentOnDraft: _EVERYONE,
        SendBackDraft: frozenset({"head_of_unit", "head_of_office", "registry_clerk"}),
        SubmitDraft: DRAFTERS,
        ApproveDraft: _SIGNERS,
        SignDocument: _SIGNERS,
    }
)


def draft_document(office: Office, action: DraftDocument, person: str) -> Office:
    """Begin a draft of the person's own; its notation follows from type, office and unit."""
    someone = office.people_by_id[person]
    checked_type(action.type_name)
    organ = office.scenario.office
    council = nfc(action.council or "")
    if council and not (action.council_abbreviation or "").strip():
        raise Refusal("council_without_abbreviation", council=council)
    document = Document(
        doc_id="",
        direction="outgoing",
        copy="draft",
        type_name=action.type_name,
        code_number="",
        code_notation=make_notation(
            office.scenario, action.type_name, someone.unit, nfc(action.council_abbreviation or "") if council else ""
        ),
        issued_date=office.today,
        organ_name=council or organ.organ_name,
        superior_name=organ.organ_name if council else organ.written_above,
        place=organ.place,
        subject=action.subject,
        addressee=action.addressee,
        body=action.body,
        recipients=action.recipients,
        page_amount=1,  # counted as it is taken in
        signer=Signer("", "", ""),
        arrival_date=None,
        arrival_number=None,
        due_date=action.due_date,
        urgency=action.urgency,
        lead=person,
        support=action.support,
        directive="",
        replies_to=action.replies_to,
        note="",
        secrecy=action.secrecy,
        attachments=action.attachments,
    )
    event = PaperEvent("draft_document", person, office.today)
    return begin_draft(office, document, OutgoingPaper("", person, person, action.carrier, bool(council)), event)


def edit_draft(office: Office, action: EditDraft, person: str) -> Office:
    """Change a draft that lies with the person; what it was before is kept (Phụ lục VI phần I mục III.5.a)."""
    document, paper = held_draft(office, action.doc_id, person)
    if paper.approved_date and paper.approved_by != person:
        raise Refusal("approved_is_fixed", name=document.subject)
    names = ("type_name", "subject", "body", "recipients", "addressee", "urgency", "secrecy", "replies_to", "due_date")
    changes = {name: value for name in names if (value := getattr(action, name)) is not None}
    # "" takes the reply back: None says that the field stays as it is
    if action.replies_to == "":
        changes["replies_to"] = None
    edited = replace(document, **changes)
    if action.type_name is not None and action.type_name != document.type_name:
        checked_type(action.type_name)
        drafter = office.people_by_id.get(paper.drafter)
        council = document.code_notation.rpartition("-")[2] if paper.is_council else ""
        notation = make_notation(office.scenario, action.type_name, drafter.unit if drafter else "", council)
        edited = replace(edited, code_notation=notation)
    if edited == document:
        raise Refusal("draft_unchanged", name=document.subject)
    checked_draft(office, edited)
    event = PaperEvent("edit_draft", person, office.today)
    unapproved = replace(paper, approved_by="", approved_date=None, versions=(*paper.versions, document))
    return changed(office, unapproved, event, edited)


def attach(office: Office, action: Attach, person: str) -> Office:
    """Attach a file, by name and pages; the approved draft stays as it was approved."""
    document, paper = held_draft(office, action.doc_id, person)
    if paper.approved_date:
        raise Refusal("approved_is_fixed", name=document.subject)
    name = nfc(action.name)
    if not name:
        raise Refusal("attachment_unnamed")
    if any(one == name or one.startswith(f"{name} (") for one in document.attachments):
        raise Refusal("attached_already", attachment=name)
    if action.pages is not None and not 1 <= action.pages <= MAX_PAGES:
        raise Refusal("attachment_pages", limit=MAX_PAGES)
    told = name if action.pages is None else f"{name} ({action.pages} trang)"
    event = PaperEvent("attach", person, office.today, told)
    return changed(office, paper, event, replace(document, attachments=(*document.attachments, told)))


def comment_on_draft(office: Office, action: CommentOnDraft, person: str) -> Office:
    """Give an opinion: who has or had the draft, who was asked, and the heads and registry that see every document."""
    document, paper = draft_of(office, action.doc_id)
    involved = {paper.drafter, paper.holder, *document.support, *office.outgoing.readers(action.doc_id)}
    if person not in involved and not office.roles_of(person) & {"head_of_office", "registry_clerk"}:
        raise Refusal("not_asked_to_comment", name=document.subject)
    if not action.text.strip():
        raise Refusal("comment_blank")
    return changed(office, paper, PaperEvent("comment_on_draft", person, office.today, action.text))


def send_back_draft(office: Office, action: SendBackDraft, person: str) -> Office:
    """Back to the drafter with a reason; approval and signature fall away (Điều 11 khoản 2, Điều 12 khoản 2).

    The registry sends back what is signed and not numbered when the form is wrong.
    """
    document, paper = draft_of(office, action.doc_id, may_be_signed=True)
    if paper.stage == "signed":
        if "registry_clerk" not in office.roles_of(person):
            raise Refusal("only_registry_sends_back_signed", name=document.subject)
    elif paper.holder != person:
        raise Refusal("draft_not_with_you", name=document.subject)
    if paper.stage == "drafting":
        raise Refusal("nothing_to_send_back", name=document.subject)
    if len(nfc(action.reason)) < MIN_REASON:
        raise Refusal("send_back_reason_short", limit=MIN_REASON)
    back = replace(
        paper, holder=paper.drafter, approved_by="", approved_date=None, signed_by="", signed_date=None
    )  # fmt: skip
    event = PaperEvent("send_back_draft", person, office.today, action.reason, paper.drafter)
    return changed(office, back, event, replace(document, signer=Signer("", "", "")))


def submit_draft(office: Office, action: SubmitDraft, person: str) -> Office:
    """Hand the draft up: to the head of the drafter's unit, then to who signs."""
    document, paper = held_draft(office, action.doc_id, person)
    if paper.approved_date:
        raise Refusal("approved_is_fixed", name=document.subject)
    checked_draft(office, document)
    refuse_unsubmittable(office, document, paper, person, action.to_person)
    event = PaperEvent("submit_draft", person, office.today, to_person=action.to_person)
    return changed(office, replace(paper, holder=action.to_person), event)


def approve_draft(office: Office, action: ApproveDraft, person: str) -> Office:
    """Điều 11 khoản 1: who will sign approves the draft."""
    document, paper = draft_of(office, action.doc_id)
    _right(office, person, document)
    held_draft(office, action.doc_id, person)
    if paper.approved_date:
        raise Refusal("approved_already", name=document.subject)
    checked_draft(office, document)
    approved = replace(paper, approved_by=person, approved_date=office.today)
    return changed(office, approved, PaperEvent("approve_draft", person, office.today))


def sign_document(office: Office, action: SignDocument, person: str) -> Office:
    """Điều 13: who approved it signs; from now on the sheet is fixed and goes to the registry."""
    document, paper = draft_of(office, action.doc_id)
    right = _right(office, person, document)
    if paper.approved_date is None:
        raise Refusal("not_approved_yet", name=document.subject)
    if paper.approved_by != person:
        raise Refusal("approved_by_another", name=document.subject)
    signed = replace(paper, holder="", signed_by=person, signed_date=office.today)
    event = PaperEvent("sign_document", person, office.today, right.authority)
    return changed(office, signed, event, replace(document, signer=signer_line(office.scenario, right)))


def _right(office: Office, person: str, document: Document) -> SigningRight:
    right = right_to_sign(office, person, document.type_name)
    if right is None:
        raise Refusal("may_not_sign", kind=document.type_name)
    return right


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        DraftDocument: draft_document,
        EditDraft: edit_draft,
        Attach: attach,
        CommentOnDraft: comment_on_draft,
        SendBackDraft: send_back_draft,
        SubmitDraft: submit_draft,
        ApproveDraft: approve_draft,
        SignDocument: sign_document,
    }
)
