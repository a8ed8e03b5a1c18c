"""Messages between two simulated offices: one file that carries a document, a recall or news of handling.

A message holds the fields that Phụ lục VI phần II names for an outgoing document, the identifiers of sender and
receiver, TraceHeaderList, the signed PDF and a checksum. Writing is deterministic: the same office, receiver and
PDF give the same bytes. Reading believes nothing: size, encoding, structure, lengths and checksum are held to our
schema by hand-written checks, and what isn't right is named in Vietnamese (`MessageFault`).

It never changes an office (that is `messaging`) and never says whether a signature is good (that is `signing`).
"""

from hoso_kit.office.messages.composing import build_message, build_recall, build_status
from hoso_kit.office.messages.reading import read_message
from hoso_kit.office.messages.values import (
    Address,
    DocumentMessage,
    Message,
    MessageFault,
    RecallMessage,
    StatusMessage,
    TraceHeader,
)
from hoso_kit.office.messages.writing import NAMESPACE, schema, write_message

__all__ = [
    "NAMESPACE",
    "Address",
    "DocumentMessage",
    "Message",
    "MessageFault",
    "RecallMessage",
    "StatusMessage",
    "TraceHeader",
    "build_message",
    "build_recall",
    "build_status",
    "read_message",
    "schema",
    "write_message",
]
