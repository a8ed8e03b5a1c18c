"""What the office remembers of its exchange with other offices: sent, arrived, told, recalled. Values only.

The messages themselves and their PDFs are files on the machine; here stand their ids and checksums, so that the
journal alone tells everything that counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of what a receiver told; ``code`` as in TraceHeaderList."""

    code: str
    text: str
    on: str


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A document sent to one office; ``recipient`` is the receiver's name as in the document's receipts.

    ``trace`` is all that came back, ``recalled_date`` when the recall was sent after it.
    """

    message_id: str
    doc_id: str
    recipient: str
    to_organ_id: str
    sent_date: date
    person: str
    pdf_sha256: str
    trace: tuple[Trace, ...] = ()
    recalled_date: date | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that became a delivery; ``told`` is how many lines of its trace its sender was told."""

    message_id: str
    delivery_id: str
    from_organ_id: str
    from_organ_name: str
    arrived_date: date
    pdf_sha256: str
    told: int = 0


@dataclass(frozen=True, slots=True)
class RecallNotice:
    """That the sender of the message ``about`` recalls its document."""

    message_id: str
    about: str
    delivery_id: str
    reason: str
    notice: str
    recall_date: date
    arrived_date: date


@dataclass(frozen=True, slots=True)
class Messaging:
    """All of it in order of time."""

    sent: tuple[SentMessage, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    recalls: tuple[RecallNotice, ...] = ()

    def sent_message(self, message_id: str) -> SentMessage | None:
        """The message of ours of this id."""
        return next((one for one in self.sent if one.message_id == message_id), None)

    def sent_to(self, doc_id: str, recipient: str) -> SentMessage | None:
        """How the document went to this receiver."""
        return next((one for one in self.sent if one.doc_id == doc_id and one.recipient == recipient), None)

    def arrival(self, message_id: str) -> Arrival | None:
        """The arrived message of this id."""
        return next((one for one in self.arrivals if one.message_id == message_id), None)

    def arrival_of(self, delivery_id: str) -> Arrival | None:
        """The message that became this delivery."""
        return next((one for one in self.arrivals if one.delivery_id == delivery_id), None)

    def recall(self, message_id: str) -> RecallNotice | None:
        """The notice of recall of this id."""
        return next((one for one in self.recalls if one.message_id == message_id), None)

    def recall_of(self, delivery_id: str) -> RecallNotice | None:
        """The latest notice that recalls what came with this delivery."""
        return next((one for one in reversed(self.recalls) if one.delivery_id == delivery_id), None)

    def with_sent(self, changed: SentMessage) -> Messaging:
        """With the message added or exchanged."""
        if self.sent_message(changed.message_id) is None:
            return replace(self, sent=(*self.sent, changed))
        return replace(self, sent=tuple(changed if one.message_id == changed.message_id else one for one in self.sent))

    def with_arrival(self, changed: Arrival) -> Messaging:
        """With the arrival added or exchanged."""
        if self.arrival(changed.message_id) is None:
            return replace(self, arrivals=(*self.arrivals, changed))
        kept = tuple(changed if one.message_id == changed.message_id else one for one in self.arrivals)
        return replace(self, arrivals=kept)
