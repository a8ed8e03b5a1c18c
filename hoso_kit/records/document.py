"""Documents as the system knows them: the fields of Phụ lục VI phần II and what the sheet shows.

A document is a value that never changes; which case files hold it is the
office's knowledge, not the document's (one document may be in many files
without a copy: Phụ lục VI phần I mục III.4.e).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hoso_kit.records.notation import document_symbol
from hoso_kit.records.text import fold

Direction = Literal["incoming", "outgoing"]
Copy = Literal["original", "draft"]


@dataclass(frozen=True, slots=True)
class Signer:
    """SignerInfo: ``authority`` is the line such as "KT. CHỦ TỊCH" above the position ("" if none)."""

    authority: str
    position: str
    full_name: str


# *độ khẩn*, from the least urgent to the most
URGENCIES = ("Khẩn", "Thượng khẩn", "Hỏa tốc")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the simulated office; ``lead``/``support`` are person ids, dates are calendar days.

    ``identifier`` is DocumentId (mã định danh), ``secrecy`` the *độ mật* ("" for none), ``attachments``
    are names of attached files.
    """

    doc_id: str
    direction: Direction
    copy: Copy
    type_name: str
    code_number: str
    code_notation: str
    issued_date: date
    organ_name: str
    superior_name: str
    place: str
    subject: str
    addressee: str
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    page_amount: int
    signer: Signer
    arrival_date: date | None
    arrival_number: int | None
    due_date: date | None
    urgency: str
    lead: str | None
    support: tuple[str, ...]
    directive: str
    replies_to: str | None
    note: str
    # what the paper side of the office needs more; a situation about filing alone leaves these out
    identifier: str = ""
    secrecy: str = ""
    attachments: tuple[str, ...] = ()

    @property
    def symbol(self) -> str:
        """*Số và ký hiệu* as printed."""
        return document_symbol(self.code_number, self.code_notation)

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft without number."""
        return self.copy == "draft"

    @property
    def handlers(self) -> tuple[str, ...]:
        """Ids of those who handle it, the lead first; empty before somebody leads."""
        return () if self.lead is None else (self.lead, *self.support)

    @property
    def identity(self) -> tuple[str, str, str] | None:
        """Number, notation and issuing body folded: equal triples are duplicates (Phụ lục VI phần I mục III.1.h)."""
        if not self.code_number or self.is_draft:
            return None
        return (self.code_number.lstrip("0"), fold(self.code_notation), fold(self.organ_name))

    @property
    def chronology(self) -> tuple[date, date, int, str]:
        """Sorts documents in the order in which the work went (Điều 29 khoản 1 điểm b)."""
        arrived = self.arrival_date or self.issued_date
        return (self.issued_date, arrived, self.arrival_number or 0, self.doc_id)
