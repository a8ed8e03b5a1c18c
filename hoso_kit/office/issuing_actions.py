"""The registry's actions on outgoing documents, and what may follow: correction, replacement, recall (Điều 14-19).

Values only, each with the sentence that the history shows; what follows from them is in `issuing` and
`issuing_mending`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known
from hoso_kit.office.drafting_actions import outgoing_name
from hoso_kit.office.issuing_state import RECEIPT_TEXTS


@dataclass(frozen=True, slots=True)
class AssignNumber(Action):
    """Give a signed document its number and date; both come from the system (Điều 15)."""

    doc_id: str

    def describe(self, known: Known) -> str:
        return f"Cấp số, thời gian ban hành cho {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class SealDocument(Action):
    """Put the office's digital signature or seal on a numbered document (Điều 17)."""

    doc_id: str

    def describe(self, known: Known) -> str:
        return f"Ký số cơ quan (đóng dấu) {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class IssueDocument(Action):
    """Send a sealed document to its receivers (Điều 18); none named means those on its *Nơi nhận*."""

    doc_id: str
    recipients: tuple[str, ...] = ()

    def describe(self, known: Known) -> str:
        to_whom = f" đến {'; '.join(self.recipients)}" if self.recipients else ""
        return f"Phát hành {outgoing_name(known, self.doc_id)}{to_whom}"


@dataclass(frozen=True, slots=True)
class KeepOriginal(Action):
    """Stamp and store the paper original at the registry, in the order of registration (Điều 19 khoản 1 điểm a)."""

    doc_id: str

    def describe(self, known: Known) -> str:
        return f"Lưu bản gốc giấy {outgoing_name(known, self.doc_id)} tại Văn thư"


@dataclass(frozen=True, slots=True)
class RecordReceipt(Action):
    """What a receiver tells of the document (Phụ lục VI phần I mục III.1.k, o)."""

    doc_id: str
    recipient: str
    status: str
    note: str = ""

    def describe(self, known: Known) -> str:
        status = RECEIPT_TEXTS.get(self.status, self.status).lower()
        return f"Ghi nhận {self.recipient} {status}: {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class CorrectDocument(Action):
    """Draft the công văn that corrects faults of form or procedure in an issued document (Điều 18 khoản 3)."""

    doc_id: str
    body: tuple[str, ...]

    def describe(self, known: Known) -> str:
        return f"Soạn công văn đính chính {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class ReplaceDocument(Action):
    """Draft a document of the same form that takes the place of an issued one (Điều 18 khoản 3)."""

    doc_id: str
    body: tuple[str, ...]
    subject: str | None = None

    def describe(self, known: Known) -> str:
        return f"Soạn văn bản thay thế {outgoing_name(known, self.doc_id)}"


@dataclass(frozen=True, slots=True)
class RecallDocument(Action):
    """Recall an issued document; ``notice`` is the id of the issued notice of recall, if there is one."""

    doc_id: str
    reason: str
    notice: str | None = None

    def describe(self, known: Known) -> str:
        return f"Thu hồi {outgoing_name(known, self.doc_id)}: {self.reason}"


TYPES: dict[str, type[Action]] = {
    "assign_number": AssignNumber,
    "seal_document": SealDocument,
    "issue_document": IssueDocument,
    "keep_original": KeepOriginal,
    "record_receipt": RecordReceipt,
    "correct_document": CorrectDocument,
    "replace_document": ReplaceDocument,
    "recall_document": RecallDocument,
}
