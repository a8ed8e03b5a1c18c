"""The case file (*hồ sơ công việc*): a value with the fields of Phụ lục VI phần II mục III.

It holds references to documents, never copies, and decides nothing: who may
change it and when is the office's rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hoso_kit.records.access_right import AccessRight
from hoso_kit.records.notation import file_code

Carrier = Literal["electronic", "paper", "mixed"]
CARRIER_TEXTS: dict[Carrier, str] = {"electronic": "Điện tử", "paper": "Giấy", "mixed": "Giấy và điện tử"}
Status = Literal["open", "closed", "submitted", "accepted", "returned", "retained"]
# the five groups in which files are counted; a retained file is one of those ended and not yet transferred
STATUS_TEXTS: dict[Status, str] = {
    "open": "Đang thực hiện",
    "closed": "Đã kết thúc",
    "submitted": "Chờ tiếp nhận",
    "accepted": "Đã tiếp nhận",
    "returned": "Trả lại",
    "retained": "Được giữ lại",
}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file; ``documents`` are doc ids in order of the work, so ``doc_ordinal`` is position + 1.

    ``creator`` is the fact written on the file, ``opener`` the account that may change it: a clerk can
    write the wrong name as creator, and that is a mistake, not a loss of his file. ``return_reason`` stays
    while a returned file is mended; ``settlement_date`` is that of a construction's accounts.
    """

    file_notation: str
    title: str
    maintenance: str
    retention_row: str
    creator: str
    start_date: date
    heading: str
    is_listed: bool
    opener: str
    documents: tuple[str, ...] = ()
    rights: str = ""
    description: str = ""
    end_date: date | None = None
    status: Status = "open"
    is_maintenance_confirmed: bool = False
    carrier: Carrier = "electronic"
    # paper work (Điều 29 khoản 4 điểm c); each remembers the documents it was done for
    sheet_total: int = 0
    numbered_for: tuple[str, ...] = ()
    contents_written_for: tuple[str, ...] = ()
    closing_note: str = ""
    noted_for: tuple[str, ...] = ()
    # rights given or withdrawn one by one, at most one for each person
    access: tuple[AccessRight, ...] = ()
    # where the file's documents came from, when it was split off or others were joined to it
    split_from: str = ""
    joined_from: tuple[str, ...] = ()
    # the year of its file list; None = the situation's own year
    file_catalog: int | None = None
    # the way to the archive
    is_construction: bool = False
    settlement_date: date | None = None
    submitted_date: date | None = None
    accepted_date: date | None = None
    return_reason: str = ""
    retained_until: date | None = None
    # the organ_id of the office that it was made in, where that office has ceased to be; "" = this office's own
    fonds: str = ""

    @property
    def name(self) -> str:
        """What actions call it: its notation, with the year before it where that isn't the situation's own.

        A file of another fonds has its whole file code: two offices that were merged used the same notations.
        """
        if self.fonds:
            return file_code(self.fonds, self.file_catalog or self.start_date.year, self.file_notation)
        return self.file_notation if self.file_catalog is None else f"{self.file_catalog}.{self.file_notation}"

    @property
    def has_paper(self) -> bool:
        """Whether any part of the file is on paper."""
        return self.carrier != "electronic"

    @property
    def is_sheets_numbered(self) -> bool:
        """Whether the sheets are numbered as the file now is; a change of documents makes the numbers stale."""
        return self.sheet_total > 0 and self.numbered_for == self.documents

    @property
    def has_contents_list(self) -> bool:
        """Whether a contents list was written for the documents that are now in the file."""
        return bool(self.documents) and self.contents_written_for == self.documents

    @property
    def has_closing_note(self) -> bool:
        """Whether the closing note tells of the documents that are now in the file."""
        return bool(self.closing_note) and self.noted_for == self.documents

    @property
    def is_closed(self) -> bool:
        """Whether the file was ended (Điều 29 khoản 4), wherever it went afterwards."""
        return self.status != "open"

    @property
    def doc_total(self) -> int:
        """DocTotal: number of documents."""
        return len(self.documents)
