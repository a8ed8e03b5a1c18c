"""The case file (*hồ sơ công việc*): a value with the fields of Phụ lục VI phần II mục III.

It holds references to documents, never copies, and decides nothing: who may
change it and when is the office's rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["open", "closed"]
STATUS_TEXTS: dict[Status, str] = {"open": "Đang thực hiện", "closed": "Đã kết thúc"}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file; ``documents`` are doc ids in order of the work, so ``doc_ordinal`` is position + 1.

    ``creator`` is the fact written on the file, ``opener`` the account that may change it: a clerk can
    write the wrong name as creator, and that is a mistake, not a loss of his file.
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

    @property
    def is_closed(self) -> bool:
        """Whether the file was ended (Điều 29 khoản 4)."""
        return self.status == "closed"

    @property
    def doc_total(self) -> int:
        """DocTotal: number of documents."""
        return len(self.documents)
