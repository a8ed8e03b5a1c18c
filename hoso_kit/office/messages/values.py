"""What a message says, as values, and the lengths that its fields may have.

Names, types and lengths are the decree's (Phụ lục VI phần II mục I); what the sheet shows beyond them is the
training office's own (`SHEET_LENGTHS`). Values only: nothing is written, read or decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from types import MappingProxyType

from hoso_kit.records.document import Document

ORGAN_ID = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
ORGAN_ID_LENGTH = 13
MESSAGE_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,12}_[0-9a-f]{20}")
HASH = re.compile(r"[0-9a-f]{64}")
# a document of many sheets with pictures is below this; a hostile file is stopped by it
MAX_PDF = 6_000_000
MAX_MESSAGE = 10_000_000
MAX_LINES = 1_000
MAX_LINE = 2_000
# the state of exchange that a sender writes himself; the receiver's codes are those of `receiving_views.TraceEntry`
SENT = "00"
TRACE_CODES = frozenset({SENT, "01", "02", "03", "04", "05", "06", "15"})

# the decree's fields of a document: name -> Vietnamese name, length
LENGTHS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "OrganId": ("Mã định danh cơ quan", ORGAN_ID_LENGTH),
        "FileNotation": ("Số và ký hiệu hồ sơ", 20),
        "TypeName": ("Tên loại văn bản", 100),
        "CodeNumber": ("Số của văn bản", 11),
        "CodeNotation": ("Ký hiệu của văn bản", 30),
        "OrganName": ("Tên cơ quan, tổ chức", 200),
        "Subject": ("Trích yếu nội dung", 500),
        "Language": ("Ngôn ngữ", 30),
        "PageAmount": ("Số trang của văn bản", 3),
        "DocOrdinal": ("Số thứ tự văn bản trong hồ sơ", 3),
        "Description": ("Ghi chú", 500),
        "Position": ("Chức vụ người ký", 100),
        "FullName": ("Họ tên người ký", 50),
        "Priority": ("Mức độ khẩn", 1),
        "IssuedAmount": ("Số lượng bản phát hành", 3),
    }
)
# what the sheet shows beyond the decree's fields
SHEET_LENGTHS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "DocumentId": ("Mã định danh văn bản", 100),
        "SuperiorName": ("Tên cơ quan chủ quản", 200),
        "Place": ("Địa danh", 100),
        "Addressee": ("Nơi kính gửi", 500),
        "Authority": ("Quyền hạn ký", 100),
        "Urgency": ("Mức độ khẩn", 30),
        "Secrecy": ("Độ mật", 30),
        "Reason": ("Lý do thu hồi", 1_000),
        "Notice": ("Văn bản thông báo thu hồi", 100),
        "Text": ("Nội dung trạng thái", 1_000),
        "Person": ("Người xử lý", 200),
        "Paragraph": ("Đoạn văn", MAX_LINE),
        "Recipient": ("Nơi nhận", MAX_LINE),
        "Attachment": ("Tên tệp đính kèm", 200),
    }
)


class MessageFault(ValueError):
    """A message that can't be sent or read; ``message`` is Vietnamese and names what is wrong."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Address:
    """An office as the exchange knows it: OrganId and OrganName."""

    organ_id: str
    organ_name: str


@dataclass(frozen=True, slots=True)
class TraceHeader:
    """One line of TraceHeaderList: the code of the exchange, what it means, when, and who did it."""

    code: str
    text: str
    made_date: date
    person: str = ""


@dataclass(frozen=True, slots=True)
class DocumentMessage:
    """A document on its way to one office, with its signed PDF.

    ``document`` stands as its sender made it; ``file_notation``/``doc_ordinal`` tell in which of the sender's
    case files it is ("" and None for none).
    """

    message_id: str
    sender: Address
    recipient: Address
    sent_date: date
    document: Document
    pdf: bytes
    trace: tuple[TraceHeader, ...]
    file_notation: str = ""
    doc_ordinal: int | None = None

    @property
    def pdf_sha256(self) -> str:
        """The PDF's checksum (hex)."""
        return sha256(self.pdf).hexdigest()


@dataclass(frozen=True, slots=True)
class StatusMessage:
    """What became of the message ``about`` so far; goes back to the office that sent that message."""

    message_id: str
    sender: Address
    recipient: Address
    sent_date: date
    about: str
    trace: tuple[TraceHeader, ...]


@dataclass(frozen=True, slots=True)
class RecallMessage:
    """That the document of the message ``about`` is recalled; ``notice`` is the symbol of the written notice."""

    message_id: str
    sender: Address
    recipient: Address
    sent_date: date
    about: str
    reason: str
    notice: str = ""


Message = DocumentMessage | StatusMessage | RecallMessage


def is_organ_id(text: str) -> bool:
    """Whether it can be an OrganId that names a post box."""
    return len(text) <= ORGAN_ID_LENGTH and ORGAN_ID.fullmatch(text) is not None


def message_id(organ_id: str, *parts: str) -> str:
    """The id of a message of this sender: the same content always has the same one."""
    digest = sha256("\n".join((organ_id, *parts)).encode()).hexdigest()
    return f"{organ_id}_{digest[:20]}"
