"""The actions on file lists: making, carrying over, importing, approving, issuing, closing a year.

Values only; what follows from them is in `listing_making`, `listing` and `listing_issuing`. A file is
named by the notation that it bears at that moment, a big heading by its abbreviation, a small one by its
name ("" = directly under the big heading); places count from 1, None is the end. No number is ever typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hoso_kit.office.action import Action, Known
from hoso_kit.office.listing_numbering import ArrangedBy, Numbering

RowKind = Literal["heading", "subheading", "entry"]

_EDITED = {
    "title": "tiêu đề",
    "maintenance": "thời hạn",
    "retention_row": "dòng Bảng thời hạn",
    "creator": "người lập",
    "description": "ghi chú",
}
_NUMBERED = {"whole": "đánh số liên tục toàn Danh mục", "heading": "đánh số theo từng đề mục lớn"}
_ARRANGED = {"unit": "theo cơ cấu tổ chức", "field": "theo lĩnh vực hoạt động"}


@dataclass(frozen=True, slots=True)
class CreateFileList(Action):
    """Begin the list of a year (Phụ lục V phần I)."""

    year: int
    arranged_by: ArrangedBy
    numbering: Numbering

    def describe(self, known: Known) -> str:
        return f"Tạo Danh mục hồ sơ năm {self.year} {_ARRANGED[self.arranged_by]}, {_NUMBERED[self.numbering]}"


@dataclass(frozen=True, slots=True)
class CarryOverFileList(Action):
    """Begin a year's list from an issued one; years in titles move on.

    ``leave_out`` are notations; ``is_without_finished`` leaves out files that were ended and
    whose title names no year, so will not come again.
    """

    from_year: int
    to_year: int
    leave_out: tuple[str, ...] = ()
    is_without_finished: bool = False

    def describe(self, known: Known) -> str:
        return f"Lập Danh mục hồ sơ năm {self.to_year} từ Danh mục năm {self.from_year}"


@dataclass(frozen=True, slots=True)
class ImportFileList(Action):
    """Begin a year's list from the rows of a sheet, one item a row in each field, "" where nothing stands.

    ``notations``: a heading's abbreviation, a file's notation as typed (numbers are computed anew).
    ``names``: a heading's name, a file's title. ``creators``: person ids.
    """

    year: int
    arranged_by: ArrangedBy
    numbering: Numbering
    kinds: tuple[str, ...]
    notations: tuple[str, ...]
    names: tuple[str, ...]
    maintenances: tuple[str, ...]
    retention_rows: tuple[str, ...]
    creators: tuple[str, ...]
    descriptions: tuple[str, ...]

    def describe(self, known: Known) -> str:
        return f"Nhập Danh mục hồ sơ năm {self.year} từ bảng tính: {self.kinds.count('entry')} hồ sơ"


@dataclass(frozen=True, slots=True)
class AddHeading(Action):
    """Add a big heading."""

    year: int
    name: str
    abbreviation: str
    position: int | None = None

    def describe(self, known: Known) -> str:
        return f"Thêm đề mục lớn “{self.name}” ({self.abbreviation}) vào Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class EditHeading(Action):
    """Change a big heading's name or abbreviation; None stays."""

    year: int
    heading: str
    name: str | None = None
    abbreviation: str | None = None

    def describe(self, known: Known) -> str:
        return f"Sửa đề mục lớn {self.heading} của Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class MoveHeading(Action):
    """Move a big heading to another place."""

    year: int
    heading: str
    position: int

    def describe(self, known: Known) -> str:
        return f"Chuyển đề mục lớn {self.heading} đến vị trí {self.position} trong Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class RemoveHeading(Action):
    """Remove a big heading that holds no file."""

    year: int
    heading: str

    def describe(self, known: Known) -> str:
        return f"Bỏ đề mục lớn {self.heading} khỏi Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class AddSubheading(Action):
    """Add a small heading at the end of a big one."""

    year: int
    heading: str
    name: str

    def describe(self, known: Known) -> str:
        return f"Thêm đề mục nhỏ “{self.name}” vào đề mục {self.heading} của Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class RemoveSubheading(Action):
    """Remove a small heading that holds no file."""

    year: int
    heading: str
    subheading: str

    def describe(self, known: Known) -> str:
        return f"Bỏ đề mục nhỏ “{self.subheading}” của đề mục {self.heading} khỏi Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class AddEntry(Action):
    """Add a file that will be made in the year."""

    year: int
    heading: str
    title: str
    maintenance: str = ""
    retention_row: str = ""
    creator: str = ""
    description: str = ""
    subheading: str = ""
    position: int | None = None

    def describe(self, known: Known) -> str:
        return f"Thêm hồ sơ “{self.title}” vào đề mục {self.heading} của Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class EditEntry(Action):
    """Change facts of a file on the draft; None stays."""

    year: int
    file_notation: str
    title: str | None = None
    maintenance: str | None = None
    retention_row: str | None = None
    creator: str | None = None
    description: str | None = None

    def describe(self, known: Known) -> str:
        changed = [text for field, text in _EDITED.items() if getattr(self, field) is not None]
        return f"Sửa {', '.join(changed) or 'thông tin'} của {self.file_notation} trong Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class MoveEntry(Action):
    """Move a file to a heading and a place there."""

    year: int
    file_notation: str
    heading: str
    subheading: str = ""
    position: int | None = None

    def describe(self, known: Known) -> str:
        place = f", vị trí {self.position}" if self.position is not None else ""
        under = f" – {self.subheading}" if self.subheading else ""
        return f"Chuyển {self.file_notation} của Danh mục năm {self.year} đến đề mục {self.heading}{under}{place}"


@dataclass(frozen=True, slots=True)
class RemoveEntry(Action):
    """Strike a file from the draft."""

    year: int
    file_notation: str

    def describe(self, known: Known) -> str:
        return f"Bỏ {self.file_notation} khỏi Danh mục năm {self.year}"


@dataclass(frozen=True, slots=True)
class DiscardFileList(Action):
    """Throw a draft away to begin anew."""

    year: int

    def describe(self, known: Known) -> str:
        return f"Hủy dự thảo Danh mục hồ sơ năm {self.year}"


@dataclass(frozen=True, slots=True)
class SubmitFileList(Action):
    """Lay the draft before the head of the office."""

    year: int

    def describe(self, known: Known) -> str:
        return f"Trình người đứng đầu cơ quan Danh mục hồ sơ năm {self.year}"


@dataclass(frozen=True, slots=True)
class ReturnFileList(Action):
    """Give it back to be mended, with a reason."""

    year: int
    reason: str

    def describe(self, known: Known) -> str:
        return f"Trả lại dự thảo Danh mục hồ sơ năm {self.year}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ApproveFileList(Action):
    """The head of the office approves (Điều 28)."""

    year: int

    def describe(self, known: Known) -> str:
        return f"Phê duyệt Danh mục hồ sơ năm {self.year}"


@dataclass(frozen=True, slots=True)
class IssueFileList(Action):
    """Issue the approved list by a decision and send it to the units; ``sent_to`` are their abbreviations."""

    year: int
    decision_symbol: str
    decision_date: date
    sent_to: tuple[str, ...]

    def describe(self, known: Known) -> str:
        return (
            f"Ban hành Danh mục hồ sơ năm {self.year} theo Quyết định {self.decision_symbol} "
            f"ngày {self.decision_date:%d/%m/%Y}, gửi {', '.join(self.sent_to) or 'chưa đơn vị nào'}"
        )


@dataclass(frozen=True, slots=True)
class LockFileList(Action):
    """Close the year: no more file is opened from its list."""

    year: int

    def describe(self, known: Known) -> str:
        return f"Đóng Danh mục hồ sơ năm {self.year}"


TYPES: dict[str, type[Action]] = {
    "create_file_list": CreateFileList,
    "carry_over_file_list": CarryOverFileList,
    "import_file_list": ImportFileList,
    "discard_file_list": DiscardFileList,
    "add_heading": AddHeading,
    "edit_heading": EditHeading,
    "move_heading": MoveHeading,
    "remove_heading": RemoveHeading,
    "add_subheading": AddSubheading,
    "remove_subheading": RemoveSubheading,
    "add_entry": AddEntry,
    "edit_entry": EditEntry,
    "move_entry": MoveEntry,
    "remove_entry": RemoveEntry,
    "submit_file_list": SubmitFileList,
    "return_file_list": ReturnFileList,
    "approve_file_list": ApproveFileList,
    "issue_file_list": IssueFileList,
    "lock_file_list": LockFileList,
}
