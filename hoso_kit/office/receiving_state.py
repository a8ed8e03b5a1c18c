"""What comes to the office, and what the office remembers about it: deliveries and their receipts.

A delivery holds the document as its sender made it; the document that the office registers is another value
with an arrival number. ``signature`` only tells which PDF the training CA makes: no rule and no projection
reads it, the clerk must look at the sheet and decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hoso_kit.records.document import Document

Channel = Literal["electronic", "paper"]
SignatureKind = Literal["valid", "tampered", "expired", "untrusted", "person_only", "unsigned"]
ReceiptKind = Literal["received", "refused", "forwarded", "handed_back", "registered", "noted_secret"]
DeliveryState = Literal["waiting", "received", "refused", "forwarded", "handed_back", "registered", "noted_secret"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What can be seen on a paper envelope before it is opened (Điều 21 khoản 1 điểm a).

    ``symbols`` are the numbers written on it, ``named_person`` whom alone it is for (as written, "" for the
    office), ``marks`` any other words such as "Chỉ người có tên mới được bóc bì".
    """

    sender_name: str
    symbols: tuple[str, ...] = ()
    condition: str = "Nguyên vẹn"
    seal: str = ""
    urgency: str = ""
    secrecy: str = ""
    named_person: str = ""
    marks: tuple[str, ...] = ()
    has_receipt_form: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing that came: a message of the system or a paper envelope, there from ``delivered_date`` on.

    ``document`` has no arrival number yet; ``to_organ_id``/``to_organ_name`` are the addressee as the sender
    wrote it (Phụ lục VI phần II mục I.13); ``copies`` how many copies lie in the envelope.
    """

    delivery_id: str
    channel: Channel
    delivered_date: date
    document: Document
    to_organ_id: str = ""
    to_organ_name: str = ""
    from_organ_id: str = ""
    signature: SignatureKind = "unsigned"
    envelope: Envelope | None = None
    copies: int = 1

    @property
    def is_electronic(self) -> bool:
        """Whether it came through the system."""
        return self.channel == "electronic"

    @property
    def sender_name(self) -> str:
        """Who sent it, as one sees from outside."""
        return self.document.organ_name if self.envelope is None else self.envelope.sender_name

    @property
    def secrecy(self) -> str:
        """*Độ mật* on the message or the envelope, or inside it; "" for none."""
        outside = self.envelope.secrecy if self.envelope else ""
        return outside or self.document.secrecy

    @property
    def urgency(self) -> str:
        """*Mức độ khẩn* on the message or the envelope; "" for none."""
        outside = self.envelope.urgency if self.envelope else ""
        return outside or self.document.urgency

    @property
    def name(self) -> str:
        """What to call it: the symbol of a message; of an envelope only what stands on it."""
        if self.envelope is None:
            return f"văn bản {self.document.symbol or self.document.subject}"
        return f"bì văn bản của {self.envelope.sender_name}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One thing done with a delivery; ``to_person`` whom it went to, ``doc_id`` what it became when registered."""

    delivery_id: str
    kind: ReceiptKind
    made_date: date
    person: str
    text: str = ""
    to_person: str = ""
    doc_id: str = ""


@dataclass(frozen=True, slots=True)
class Digitisation:
    """How a paper document was scanned (Phụ lục I phần II mục I.2)."""

    doc_id: str
    page_amount: int
    resolution: int
    is_colour: bool
    made_date: date
    person: str


@dataclass(frozen=True, slots=True)
class Receiving:
    """All of it in order of time; ``messages`` are deliveries that came from other offices while at work."""

    messages: tuple[Delivery, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    digitisations: tuple[Digitisation, ...] = ()

    def with_message(self, delivery: Delivery) -> Receiving:
        """With one more delivery; its id must be new to the office."""
        return replace(self, messages=(*self.messages, delivery))

    def with_receipt(self, receipt: Receipt) -> Receiving:
        """With one more thing done."""
        return replace(self, receipts=(*self.receipts, receipt))

    def receipts_of(self, delivery_id: str) -> tuple[Receipt, ...]:
        """What was done with the delivery."""
        return tuple(one for one in self.receipts if one.delivery_id == delivery_id)

    def state_of(self, delivery_id: str) -> DeliveryState:
        """How far the delivery is."""
        return next((one.kind for one in reversed(self.receipts) if one.delivery_id == delivery_id), "waiting")

    def registration_of(self, doc_id: str) -> Receipt | None:
        """How the document came to be registered here; None for one that was given with the situation."""
        return next((one for one in self.receipts if one.kind == "registered" and one.doc_id == doc_id), None)

    def digitisation_of(self, doc_id: str) -> Digitisation | None:
        """The latest scan of the document."""
        return next((one for one in reversed(self.digitisations) if one.doc_id == doc_id), None)
