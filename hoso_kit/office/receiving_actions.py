"""The actions of receiving and registering what comes (Điều 21, 22).

Values only; what follows from them is in `receiving` and `receiving_registration`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known, name_of_person


@dataclass(frozen=True, slots=True)
class ReceiveDelivery(Action):
    """Take in a delivery after checking it; the sender of a message is told at once."""

    delivery_id: str

    def describe(self, known: Known) -> str:
        return f"Tiếp nhận {name_of_delivery(self.delivery_id, known)}"


@dataclass(frozen=True, slots=True)
class RefuseDelivery(Action):
    """Send a delivery back with the reason, which its sender reads."""

    delivery_id: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Từ chối tiếp nhận {name_of_delivery(self.delivery_id, known)}: “{self.reason}”"


@dataclass(frozen=True, slots=True)
class ForwardUnopened(Action):
    """Give an envelope unopened to the one whose name stands on it."""

    delivery_id: str
    to_person: str

    def describe(self, known: Known) -> str:
        name = name_of_person(self.to_person, known)
        return f"Chuyển {name_of_delivery(self.delivery_id, known)} (không bóc bì) cho {name}"


@dataclass(frozen=True, slots=True)
class HandBackDelivery(Action):
    """Give an envelope that one got by name to the registry, because it is the office's business."""

    delivery_id: str

    def describe(self, known: Known) -> str:
        return f"Chuyển lại {name_of_delivery(self.delivery_id, known)} cho Văn thư đăng ký"


@dataclass(frozen=True, slots=True)
class NoteSecretPaper(Action):
    """Note that a secret paper document went into its own register, outside this system."""

    delivery_id: str

    def describe(self, known: Known) -> str:
        return f"Ghi nhận {name_of_delivery(self.delivery_id, known)} đã vào sổ văn bản mật (ngoài Hệ thống)"


@dataclass(frozen=True, slots=True)
class RegisterIncoming(Action):
    """Register a delivery: the arrival number is the system's; of a paper document the clerk types the fields."""

    delivery_id: str
    code_number: str | None = None
    code_notation: str | None = None
    issued_date: date | None = None
    organ_name: str | None = None
    type_name: str | None = None
    subject: str | None = None
    urgency: str | None = None
    signer_position: str | None = None
    signer_name: str | None = None
    due_date: date | None = None
    note: str | None = None

    def describe(self, known: Known) -> str:
        return f"Đăng ký {name_of_delivery(self.delivery_id, known)} vào Sổ văn bản đến"


@dataclass(frozen=True, slots=True)
class DigitiseDocument(Action):
    """Scan a registered paper document: dots an inch, colour; the system counts the pages of the scan."""

    doc_id: str
    resolution: int
    is_colour: bool

    def describe(self, known: Known) -> str:
        return f"Số hóa {name_of_document(self.doc_id, known)}: {self.resolution} dpi"


def name_of_delivery(delivery_id: str, known: Known) -> str:
    """What to call the delivery in a sentence; the id alone when it isn't known."""
    given = getattr(getattr(known, "scenario", known), "deliveries", ())
    later = getattr(getattr(known, "receiving", None), "messages", ())
    found = next((one for one in (*given, *later) if one.delivery_id == delivery_id), None)
    if found is None:
        return delivery_id
    day = f"đến ngày {found.delivered_date:%d/%m/%Y}"
    if found.envelope is None:
        return found.name if found.document.symbol else f"{found.name} ({day})"
    # an envelope without a number on it can only be told from its like by the day on its row
    return f"{found.name} ({', '.join(found.envelope.symbols) or day})"


def name_of_document(doc_id: str, known: Known) -> str:
    """What to call a document in a sentence."""
    document = known.documents_by_id.get(doc_id)
    if document is None:
        return f"văn bản {doc_id}"
    number = f" (số đến {document.arrival_number})" if document.arrival_number else ""
    return f"văn bản {document.symbol or document.subject}{number}"


TYPES: dict[str, type[Action]] = {
    "receive_delivery": ReceiveDelivery,
    "refuse_delivery": RefuseDelivery,
    "forward_unopened": ForwardUnopened,
    "hand_back_delivery": HandBackDelivery,
    "note_secret_paper": NoteSecretPaper,
    "register_incoming": RegisterIncoming,
    "digitise_document": DigitiseDocument,
}
