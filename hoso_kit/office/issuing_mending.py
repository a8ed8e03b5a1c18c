"""What may follow an issued document: a correction, a replacement, a recall (Điều 18 khoản 3, 4).

A correction is a công văn, a replacement a document of the same form; both begin as drafts and go the whole way.
Which of the two a fault needs is the clerk's to know and not judged here. A recall freezes (Phụ lục VI III.8).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.drafting_rules import DRAFTERS, begin_draft, has_secrecy
from hoso_kit.office.issuing_actions import CorrectDocument, RecallDocument, ReplaceDocument
from hoso_kit.office.issuing_numbers import make_notation
from hoso_kit.office.issuing_state import OutgoingPaper, PaperEvent, Recall, paper_of
from hoso_kit.office.limits import MIN_REASON
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import Document, Signer
from hoso_kit.records.text import nfc

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

LETTER = "Công văn"
_NO_SIGNER = Signer("", "", "")
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {CorrectDocument: DRAFTERS, ReplaceDocument: DRAFTERS, RecallDocument: frozenset({"head_of_office"})}
)


def correct_document(office: Office, action: CorrectDocument, person: str) -> Office:
    """Draft the công văn that corrects an issued document; it goes to the same receivers."""
    document, paper = _issued(office, action.doc_id)
    if not any(line.strip() for line in action.body):
        raise Refusal("mending_without_text")
    organ = office.scenario.office
    letter = replace(
        _blank(document, office, person),
        type_name=LETTER,
        # a council's document is corrected by the office, whose seal it bears
        organ_name=organ.organ_name,
        superior_name=organ.written_above,
        code_notation=make_notation(office.scenario, LETTER, office.people_by_id[person].unit),
        # where a certain document is named, its type has a capital
        subject=f"đính chính {document.type_name} số {document.symbol} "
        f"ngày {document.issued_date:%d/%m/%Y}",
        body=action.body,
    )
    begun = OutgoingPaper("", person, person, paper.carrier, corrects=document.doc_id)
    return begin_draft(office, letter, begun, PaperEvent("correct_document", person, office.today, document.symbol))


def replace_document(office: Office, action: ReplaceDocument, person: str) -> Office:
    """Draft a document of the same form in the place of an issued one."""
    document, paper = _issued(office, action.doc_id)
    if not any(line.strip() for line in action.body):
        raise Refusal("mending_without_text")
    draft = replace(
        _blank(document, office, person),
        subject=document.subject if action.subject is None else action.subject,
        body=action.body,
        note=f"Thay thế {document.type_name} số {document.symbol}",
    )
    begun = OutgoingPaper("", person, person, paper.carrier, paper.is_council, replaces=document.doc_id)
    return begin_draft(office, draft, begun, PaperEvent("replace_document", person, office.today, document.symbol))


def recall_document(office: Office, action: RecallDocument, person: str) -> Office:
    """Recall an issued document: it freezes, and everyone who got it is told."""
    _, paper = _issued(office, action.doc_id)
    if len(nfc(action.reason)) < MIN_REASON:
        raise Refusal("recall_reason_short", limit=MIN_REASON)
    if action.notice is not None:
        notice = paper_of(office, action.notice)
        if action.notice == action.doc_id or notice is None or notice.stage != "issued":
            raise Refusal("recall_notice_unknown", doc_id=action.notice)
    told = tuple(one.recipient for one in paper.receipts)
    recall = Recall(action.reason, person, office.today, action.notice, told)
    event = PaperEvent("recall_document", person, office.today, action.reason)
    frozen = replace(paper, recall=recall, events=(*paper.events, event))
    return replace(office, outgoing=office.outgoing.with_paper(frozen))


def _blank(document: Document, office: Office, person: str) -> Document:
    """A new draft that goes where ``document`` went."""
    return replace(
        document,
        copy="draft",
        code_number="",
        issued_date=office.today,
        signer=_NO_SIGNER,
        lead=person,
        support=(),
        due_date=None,
        directive="",
        replies_to=None,
        note="",
        identifier="",
        attachments=(),
    )


def _issued(office: Office, doc_id: str) -> tuple[Document, OutgoingPaper]:
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None:
        raise Refusal("no_such_outgoing", doc_id=doc_id)
    if has_secrecy(document):
        raise Refusal("secret_not_issued_here")
    if paper.recall is not None:
        raise Refusal("recalled_is_frozen", name=document.symbol, reason=paper.recall.reason)
    if paper.stage != "issued":
        raise Refusal("not_issued_yet", name=document.subject)
    return document, paper


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {CorrectDocument: correct_document, ReplaceDocument: replace_document, RecallDocument: recall_document}
)
