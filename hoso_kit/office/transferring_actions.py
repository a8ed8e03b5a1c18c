"""The actions of transfer to the archive: batches, submission, the archive's check, the historical archive.

Values only, each with the sentence that the history shows; what follows from
them is in `transferring`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known


@dataclass(frozen=True, slots=True)
class MarkConstruction(Action):
    """Say that a file is one of construction, and when its accounts were settled (Điều 30 khoản 2 điểm a)."""

    file_notation: str
    is_construction: bool
    settlement_date: date | None = None

    def describe(self, known: Known) -> str:
        if not self.is_construction:
            return f"Ghi hồ sơ {self.file_notation} không phải hồ sơ xây dựng cơ bản"
        settled = (
            "chưa quyết toán" if self.settlement_date is None else f"quyết toán ngày {self.settlement_date:%d/%m/%Y}"
        )
        return f"Ghi hồ sơ {self.file_notation} là hồ sơ xây dựng cơ bản, {settled}"


@dataclass(frozen=True, slots=True)
class MakeTransferBatch(Action):
    """Gather one's files for a transfer; nothing is submitted yet."""

    batch_id: str
    case_files: tuple[str, ...]

    def describe(self, known: Known) -> str:
        return f"Lập đợt nộp lưu {self.batch_id} gồm {len(self.case_files)} hồ sơ ({', '.join(self.case_files)})"


@dataclass(frozen=True, slots=True)
class DiscardTransferBatch(Action):
    """Drop a batch that has not been submitted; its files stay as they are."""

    batch_id: str

    def describe(self, known: Known) -> str:
        return f"Hủy đợt nộp lưu {self.batch_id} chưa gửi"


@dataclass(frozen=True, slots=True)
class SubmitTransfer(Action):
    """Submit the whole batch to the archive (Điều 30 khoản 3 điểm b)."""

    batch_id: str

    def describe(self, known: Known) -> str:
        return f"Nộp lưu đợt {self.batch_id}"


@dataclass(frozen=True, slots=True)
class AcceptCaseFile(Action):
    """The archive takes a file over; from then on nobody changes it."""

    file_notation: str

    def describe(self, known: Known) -> str:
        return f"Tiếp nhận hồ sơ {self.file_notation} vào lưu trữ"


@dataclass(frozen=True, slots=True)
class ReturnCaseFile(Action):
    """The archive gives a file back with the reason, to be mended and submitted anew."""

    file_notation: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Trả lại hồ sơ {self.file_notation}: {self.reason}"


@dataclass(frozen=True, slots=True)
class TransferToHistoricalArchive(Action):
    """The archive hands permanent files on to the historical archive."""

    case_files: tuple[str, ...]

    def describe(self, known: Known) -> str:
        return f"Nộp {len(self.case_files)} hồ sơ vào Lưu trữ lịch sử ({', '.join(self.case_files)})"


TYPES: dict[str, type[Action]] = {
    "mark_construction": MarkConstruction,
    "make_transfer_batch": MakeTransferBatch,
    "discard_transfer_batch": DiscardTransferBatch,
    "submit_transfer": SubmitTransfer,
    "accept_case_file": AcceptCaseFile,
    "return_case_file": ReturnCaseFile,
    "transfer_to_historical_archive": TransferToHistoricalArchive,
}
