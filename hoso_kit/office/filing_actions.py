"""The actions of filing: opening, filling, editing, closing files.

Values only, each with the sentence that the history shows; what follows from
them is in `filing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known

_EDITED = {
    "title": "tiêu đề",
    "maintenance": "thời hạn",
    "retention_row": "dòng Bảng thời hạn",
    "rights": "chế độ sử dụng",
    "description": "ghi chú",
    "start_date": "ngày bắt đầu",
    "creator": "người lập",
}
_SHOWN_SYMBOLS = 3


@dataclass(frozen=True, slots=True)
class OpenCaseFile(Action):
    """Open a file that the file list foresees; it inherits the list's facts (Điều 29 khoản 2 điểm b)."""

    file_notation: str
    start_date: date

    def describe(self, known: Known) -> str:
        return f"Mở hồ sơ {self.file_notation} theo Danh mục"


@dataclass(frozen=True, slots=True)
class OpenUnlistedCaseFile(Action):
    """Open a file outside the list with all five facts (Điều 29 khoản 2 điểm c)."""

    file_notation: str
    title: str
    maintenance: str
    creator: str
    start_date: date
    retention_row: str = ""
    description: str = ""

    def describe(self, known: Known) -> str:
        return f"Mở hồ sơ {self.file_notation} ngoài Danh mục: “{self.title}”"


@dataclass(frozen=True, slots=True)
class FileDocument(Action):
    """Put documents into an open file by reference (Điều 29 khoản 3; Phụ lục VI phần I mục III.4.e)."""

    file_notation: str
    documents: tuple[str, ...]

    def describe(self, known: Known) -> str:
        return f"Đưa {_documents(self.documents, known)} vào hồ sơ {self.file_notation}"


@dataclass(frozen=True, slots=True)
class TakeOutDocument(Action):
    """Take documents out of an open file; they stay in the office and in other files."""

    file_notation: str
    documents: tuple[str, ...]

    def describe(self, known: Known) -> str:
        return f"Lấy {_documents(self.documents, known)} ra khỏi hồ sơ {self.file_notation}"


@dataclass(frozen=True, slots=True)
class EditCaseFile(Action):
    """Change facts of an open file; a field left None stays as it is."""

    file_notation: str
    title: str | None = None
    maintenance: str | None = None
    retention_row: str | None = None
    rights: str | None = None
    description: str | None = None
    start_date: date | None = None
    creator: str | None = None

    def describe(self, known: Known) -> str:
        changed = [text for field, text in _EDITED.items() if getattr(self, field) is not None]
        return f"Sửa {', '.join(changed) or 'thông tin'} của hồ sơ {self.file_notation}"


@dataclass(frozen=True, slots=True)
class CloseCaseFile(Action):
    """End a file after the review that Điều 29 khoản 4 điểm b demands; the period is determined anew."""

    file_notation: str
    end_date: date
    maintenance: str
    retention_row: str
    is_reviewed: bool

    def describe(self, known: Known) -> str:
        return f"Kết thúc hồ sơ {self.file_notation} ngày {self.end_date:%d/%m/%Y}, thời hạn {self.maintenance}"


@dataclass(frozen=True, slots=True)
class ReopenCaseFile(Action):
    """Open a closed file again to mend it; the reason stays in the history."""

    file_notation: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Mở lại hồ sơ {self.file_notation}: {self.reason}"


@dataclass(frozen=True, slots=True)
class DiscardCaseFile(Action):
    """Remove an empty open file that was opened by mistake."""

    file_notation: str

    def describe(self, known: Known) -> str:
        return f"Hủy hồ sơ rỗng {self.file_notation}"


TYPES: dict[str, type[Action]] = {
    "open_case_file": OpenCaseFile,
    "open_unlisted_case_file": OpenUnlistedCaseFile,
    "file_document": FileDocument,
    "take_out_document": TakeOutDocument,
    "edit_case_file": EditCaseFile,
    "close_case_file": CloseCaseFile,
    "reopen_case_file": ReopenCaseFile,
    "discard_case_file": DiscardCaseFile,
}


def _documents(doc_ids: tuple[str, ...], known: Known) -> str:
    by_id = known.documents_by_id
    symbols = [by_id[doc_id].symbol if doc_id in by_id else doc_id for doc_id in doc_ids[:_SHOWN_SYMBOLS]]
    more = ", …" if len(doc_ids) > _SHOWN_SYMBOLS else ""
    return f"{len(doc_ids)} văn bản ({', '.join(symbols)}{more})"
