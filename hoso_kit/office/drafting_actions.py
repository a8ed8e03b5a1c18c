"""The actions on drafts of outgoing documents: writing, commenting, submitting, approving, signing (Điều 10-13).

Values only, each with the sentence that the history shows; what follows from them is in `drafting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known


@dataclass(frozen=True, slots=True)
class DraftDocument(Action):
    """Begin an outgoing document; number, symbol, date and identifier are never typed (Phụ lục VI III.1.g).

    ``council`` names an advisory body that writes under its own name with the office's seal.
    """

    type_name: str
    subject: str
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    addressee: str = ""
    urgency: str = ""
    secrecy: str = ""
    replies_to: str | None = None
    attachments: tuple[str, ...] = ()
    due_date: date | None = None
    carrier: str = "electronic"
    support: tuple[str, ...] = ()
    council: str | None = None
    council_abbreviation: str | None = None

    def describe(self, known: Known) -> str:
        return f"Soạn dự thảo {self.type_name} {self.subject}"


@dataclass(frozen=True, slots=True)
class EditDraft(Action):
    """Change a draft; None leaves a field as it is, and an empty ``replies_to`` makes it a reply to nothing."""

    doc_id: str
    type_name: str | None = None
    subject: str | None = None
    body: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    addressee: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    replies_to: str | None = None
    due_date: date | None = None

    def describe(self, known: Known) -> str:
        return f"Sửa dự thảo {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class Attach(Action):
    """Attach a file to a draft (Phụ lục VI phần I mục III.1.b): its name and how many pages it has, if it has pages."""

    doc_id: str
    name: str
    pages: int | None = None

    def describe(self, known: Known) -> str:
        return f"Đính kèm “{self.name}” vào {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class CommentOnDraft(Action):
    """Give an opinion on a draft."""

    doc_id: str
    text: str

    def describe(self, known: Known) -> str:
        return f"Góp ý dự thảo {outgoing_name(known, self.doc_id)}: {self.text}"


@dataclass(frozen=True, slots=True)
class SendBackDraft(Action):
    """Send a draft back to its drafter."""

    doc_id: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Chuyển lại dự thảo {outgoing_name(known, self.doc_id)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SubmitDraft(Action):
    """Submit a draft to the head of the unit, or to who signs."""

    doc_id: str
    to_person: str

    def describe(self, known: Known) -> str:
        person = known.people_by_id.get(self.to_person)
        to_whom = person.full_name if person else self.to_person
        return f"Trình {to_whom} dự thảo {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class ApproveDraft(Action):
    """Approve a draft (Điều 11 khoản 1)."""

    doc_id: str

    def describe(self, known: Known) -> str:
        return f"Duyệt dự thảo {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class SignDocument(Action):
    """Sign an approved draft (Điều 13)."""

    doc_id: str

    def describe(self, known: Known) -> str:
        return f"Ký {outgoing_name(known, self.doc_id)}"


def outgoing_name(known: Known, doc_id: str) -> str:
    """What a document is called in a sentence: its type with its number, or with its subject while it has none."""
    document = known.documents_by_id.get(doc_id)
    if document is None:
        return doc_id
    if document.code_number:
        return f"{document.type_name} số {document.symbol}"
    return f"{document.type_name} {document.subject}"


TYPES: dict[str, type[Action]] = {
    "draft_document": DraftDocument,
    "edit_draft": EditDraft,
    "attach": Attach,
    "comment_on_draft": CommentOnDraft,
    "send_back_draft": SendBackDraft,
    "submit_draft": SubmitDraft,
    "approve_draft": ApproveDraft,
    "sign_document": SignDocument,
}
