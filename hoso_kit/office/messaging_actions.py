"""The registry's actions on messages between offices: send, take in, tell, recall (Phụ lục VI I.III.1.e, k, o).

Values only; what follows from them is in `messaging`. A delivered message carries all fields of its document, so
that a journal replays without the file that it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known
from hoso_kit.office.drafting_actions import outgoing_name
from hoso_kit.office.messaging_state import Messaging, SentMessage
from hoso_kit.office.receiving_actions import name_of_delivery


@dataclass(frozen=True, slots=True)
class SendMessage(Action):
    """Send an issued document to one of its receivers; ``pdf_sha256`` is the signed PDF that goes with it."""

    doc_id: str
    recipient: str
    to_organ_id: str
    pdf_sha256: str

    def describe(self, known: Known) -> str:
        return f"Gửi {outgoing_name(known, self.doc_id)} đến {self.recipient} ({self.to_organ_id}) qua Trục liên thông"


@dataclass(frozen=True, slots=True)
class DeliverMessage(Action):
    """Let a message come in: its fields as the sender wrote them, and the checksum of its PDF."""

    message_id: str
    from_organ_id: str
    from_organ_name: str
    to_organ_id: str
    to_organ_name: str
    sent_date: date
    pdf_sha256: str
    type_name: str
    code_number: str
    code_notation: str
    issued_date: date
    organ_name: str
    subject: str
    page_amount: int
    body: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    superior_name: str = ""
    place: str = ""
    addressee: str = ""
    signer_authority: str = ""
    signer_position: str = ""
    signer_name: str = ""
    due_date: date | None = None
    urgency: str = ""
    secrecy: str = ""
    note: str = ""
    identifier: str = ""
    attachments: tuple[str, ...] = ()

    def describe(self, known: Known) -> str:
        symbol = "/".join(filter(None, (self.code_number, self.code_notation))) or self.subject
        return f"Lấy về văn bản {symbol} do {self.from_organ_name} gửi qua Trục liên thông"


@dataclass(frozen=True, slots=True)
class SendStatus(Action):
    """Tell the sender of an arrived message what became of it until now."""

    delivery_id: str

    def describe(self, known: Known) -> str:
        return f"Báo tình trạng xử lý {name_of_delivery(self.delivery_id, known)} cho bên gửi"


@dataclass(frozen=True, slots=True)
class RecordStatus(Action):
    """Take in what a receiver tells of our message; the three lists are the lines of its TraceHeaderList."""

    message_id: str
    from_organ_id: str
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    dates: tuple[str, ...]

    def describe(self, known: Known) -> str:
        sent = _sent(known, self.message_id)
        about = "một văn bản đã gửi" if sent is None else f"{outgoing_name(known, sent.doc_id)} tại {sent.recipient}"
        return f"Cập nhật tình trạng {about}: {self.texts[-1] if self.texts else 'không có gì'}"


@dataclass(frozen=True, slots=True)
class SendRecall(Action):
    """Send the notice that the document of a message of ours is recalled."""

    message_id: str

    def describe(self, known: Known) -> str:
        sent = _sent(known, self.message_id)
        about = "một văn bản" if sent is None else f"{outgoing_name(known, sent.doc_id)} đến {sent.recipient}"
        return f"Gửi thông báo thu hồi {about}"


@dataclass(frozen=True, slots=True)
class DeliverRecall(Action):
    """Let a notice of recall come in; what is to be done with the document is the registry's next act."""

    message_id: str
    about: str
    from_organ_id: str
    reason: str
    recall_date: date
    notice: str = ""

    def describe(self, known: Known) -> str:
        return f"Nhận thông báo thu hồi văn bản của cơ quan {self.from_organ_id}: “{self.reason}”"


def _sent(known: Known, message_id: str) -> SentMessage | None:
    # the situation alone knows no messages
    messaging: Messaging | None = getattr(known, "messaging", None)
    return None if messaging is None else messaging.sent_message(message_id)


TYPES: dict[str, type[Action]] = {
    "send_message": SendMessage,
    "deliver_message": DeliverMessage,
    "send_status": SendStatus,
    "record_status": RecordStatus,
    "send_recall": SendRecall,
    "deliver_recall": DeliverRecall,
}
