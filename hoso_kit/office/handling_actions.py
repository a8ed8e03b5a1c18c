"""The actions of handling incoming documents: submit, direct, assign, resolve, urge, cancel (Điều 18, 23, 24).

Values only; what follows from them is in `handling`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known, name_of_person
from hoso_kit.office.receiving_actions import name_of_document


@dataclass(frozen=True, slots=True)
class SubmitIncoming(Action):
    """Submit a registered document to who directs its handling, with the registry's proposal."""

    doc_id: str
    to_person: str
    proposal: str = ""

    def describe(self, known: Known) -> str:
        return f"Trình {name_of_document(self.doc_id, known)} đến {name_of_person(self.to_person, known)}"


@dataclass(frozen=True, slots=True)
class DirectDocument(Action):
    """*Bút phê*: the directive, one lead, who supports, who is informed, until when."""

    doc_id: str
    directive: str
    lead: str
    support: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    due_date: date | None = None

    def describe(self, known: Known) -> str:
        due = f", hạn {self.due_date:%d/%m/%Y}" if self.due_date else ""
        lead = name_of_person(self.lead, known)
        return f"Cho ý kiến chỉ đạo {name_of_document(self.doc_id, known)}: {lead} chủ trì{due}"


@dataclass(frozen=True, slots=True)
class AssignDocument(Action):
    """A head of a unit gives his part to somebody of his unit."""

    doc_id: str
    person: str
    note: str = ""

    def describe(self, known: Known) -> str:
        return f"Giao {name_of_document(self.doc_id, known)} cho {name_of_person(self.person, known)}"


@dataclass(frozen=True, slots=True)
class ResolveDocument(Action):
    """The lead reports what came of it, with the outgoing document that answers if there is one."""

    doc_id: str
    result: str
    answered_by: str | None = None

    def describe(self, known: Known) -> str:
        answer = f", trả lời bằng {name_of_document(self.answered_by, known)}" if self.answered_by else ""
        return f"Báo đã giải quyết {name_of_document(self.doc_id, known)}{answer}"


@dataclass(frozen=True, slots=True)
class UrgeDocument(Action):
    """Urge the lead."""

    doc_id: str
    text: str

    def describe(self, known: Known) -> str:
        return f"Đôn đốc giải quyết {name_of_document(self.doc_id, known)}"


@dataclass(frozen=True, slots=True)
class CancelIncoming(Action):
    """Cancel a document that its issuer recalled; the issuer is told."""

    doc_id: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Hủy {name_of_document(self.doc_id, known)} theo thông báo thu hồi"


TYPES: dict[str, type[Action]] = {
    "submit_incoming": SubmitIncoming,
    "direct_document": DirectDocument,
    "assign_document": AssignDocument,
    "resolve_document": ResolveDocument,
    "urge_document": UrgeDocument,
    "cancel_incoming": CancelIncoming,
}
