"""What the office remembers about its outgoing documents: their way from draft to recall, and their copies.

Values that only grow; the document itself (what stands on the sheet) is in `Office.documents`, here is what was
done with it, by whom and when (Phụ lục VI phần I mục III.5.a). No rules here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from hoso_kit.office.issuing_recipients import sent_to
from hoso_kit.records.document import Document

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

Stage = Literal["drafting", "submitted", "approved", "signed", "numbered", "sealed", "issued", "recalled"]
STAGE_TEXTS: Mapping[Stage, str] = MappingProxyType(
    {
        "drafting": "Dự thảo",
        "submitted": "Chờ duyệt",
        "approved": "Đã duyệt, chờ ký",
        "signed": "Đã ký, chờ cấp số",
        "numbered": "Đã cấp số, chờ ký số cơ quan",
        "sealed": "Đã ký số cơ quan, chờ phát hành",
        "issued": "Đã phát hành",
        "recalled": "Đã thu hồi",
    }
)
CARRIER_TEXTS: Mapping[str, str] = MappingProxyType({"electronic": "điện tử", "paper": "giấy"})
# what a receiver's system tells, in the order in which it may come; "cancelled" answers a recall only
RECEIPT_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "sent": "Đã gửi",
        "arrived": "Đã đến",
        "refused": "Từ chối tiếp nhận",
        "received": "Đã tiếp nhận",
        "assigned": "Đã phân công",
        "processing": "Đang xử lý",
        "done": "Hoàn thành",
        "cancelled": "Đã hủy hoặc gửi lại theo thông báo thu hồi",
    }
)


@dataclass(frozen=True, slots=True)
class PaperEvent:
    """One thing done with a document; ``kind`` is the name of the action that did it."""

    kind: str
    person: str
    on: date
    text: str = ""
    to_person: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """How it stands with one receiver; ``status`` is a key of `RECEIPT_TEXTS`."""

    recipient: str
    status: str
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """A recall and its course (Phụ lục VI phần I mục III.8.c); ``answers`` are the receivers' words that it is done."""

    reason: str
    person: str
    on: date
    notice: str | None
    told: tuple[str, ...]
    answers: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class OutgoingPaper:
    """An outgoing document's way; ``holder`` is the person with whom the draft lies, ``versions`` what it was before.

    ``corrects`` and ``replaces`` are ids of issued documents (Điều 18 khoản 3).
    """

    doc_id: str
    drafter: str
    holder: str
    carrier: str = "electronic"
    is_council: bool = False
    approved_by: str = ""
    approved_date: date | None = None
    signed_by: str = ""
    signed_date: date | None = None
    numbered_date: date | None = None
    sealed_date: date | None = None
    sent_date: date | None = None
    kept_date: date | None = None
    receipts: tuple[Receipt, ...] = ()
    recall: Recall | None = None
    corrects: str | None = None
    replaces: str | None = None
    events: tuple[PaperEvent, ...] = ()
    versions: tuple[Document, ...] = ()

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.recall is not None:
            return "recalled"
        dates: tuple[tuple[date | None, Stage], ...] = (
            (self.sent_date, "issued"),
            (self.sealed_date, "sealed"),
            (self.numbered_date, "numbered"),
            (self.signed_date, "signed"),
            (self.approved_date, "approved"),
        )
        for day, stage in dates:
            if day is not None:
                return stage
        return "drafting" if self.holder == self.drafter else "submitted"

    @property
    def is_unsigned(self) -> bool:
        """Whether it is still a draft that may be changed."""
        return self.stage in ("drafting", "submitted", "approved")

    def receipt_of(self, recipient: str) -> Receipt | None:
        """What this receiver told last."""
        return next((one for one in self.receipts if one.recipient == recipient), None)


@dataclass(frozen=True, slots=True)
class CopyPermit:
    """That someone with authority decided on copies of a document (Điều 27 khoản 1)."""

    source: str
    form: str
    person: str
    on: date


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """One numbered copy; ``source`` is a doc_id, or another copy's copy_id for a sao lục."""

    copy_id: str
    source: str
    form: str
    code_number: str
    code_notation: str
    made_date: date
    maker: str
    signed_by: str
    source_carrier: str
    carrier: str
    copies: int
    extract: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutgoingBook:
    """All of it: papers by doc_id in order of making; permits and copies in order of time."""

    papers: Mapping[str, OutgoingPaper] = field(default_factory=lambda: MappingProxyType({}))
    permits: tuple[CopyPermit, ...] = ()
    copies: tuple[CopyRecord, ...] = ()

    def with_paper(self, paper: OutgoingPaper) -> OutgoingBook:
        """With the paper added or exchanged."""
        return replace(self, papers=MappingProxyType({**self.papers, paper.doc_id: paper}))

    def recalled(self) -> tuple[str, ...]:
        """Ids of the frozen documents (Phụ lục VI phần I mục III.8.a)."""
        return tuple(one.doc_id for one in self.papers.values() if one.recall is not None)

    def copy(self, copy_id: str) -> CopyRecord | None:
        """The copy of this id."""
        return next((one for one in self.copies if one.copy_id == copy_id), None)

    def readers(self, doc_id: str) -> frozenset[str]:
        """Who has or had the draft in hands, and so may read it."""
        paper = self.papers.get(doc_id)
        if paper is None:
            return frozenset()
        return frozenset({paper.drafter, paper.holder, *(one.to_person for one in paper.events)})


def paper_of(office: Office, doc_id: str) -> OutgoingPaper | None:
    """The way of an outgoing document; the situation's own are drafts with their lead, or issued on their date."""
    own = office.outgoing.papers.get(doc_id)
    if own is not None:
        return own
    document = office.document(doc_id)
    if document is None or document.direction != "outgoing" or doc_id in office.scenario.former_documents:
        return None
    lead = document.lead or ""
    if document.is_draft:
        return OutgoingPaper(doc_id, lead, lead)
    day = document.issued_date
    return OutgoingPaper(
        doc_id,
        lead,
        "",
        signed_date=day,
        numbered_date=day,
        sealed_date=day,
        sent_date=day,
        receipts=tuple(Receipt(one, "sent", day) for one in sent_to(document)),
    )


def is_issued(office: Office, doc_id: str) -> bool:
    """Whether it is an outgoing document that went out and wasn't recalled."""
    paper = paper_of(office, doc_id)
    return paper is not None and paper.stage == "issued"


def all_papers(office: Office) -> tuple[tuple[Document, OutgoingPaper], ...]:
    """Every outgoing document with its way, the situation's first."""
    found = ((document, paper_of(office, document.doc_id)) for document in office.documents)
    return tuple((document, paper) for document, paper in found if paper is not None)
