"""The actions of taking over the files of offices that ceased to be.

Values only; what follows from them is in `merging`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known, name_of_person


@dataclass(frozen=True, slots=True)
class TakeOverCaseFiles(Action):
    """Take over files of a former office after they were counted; ``to_person`` keeps or continues them."""

    organ_id: str
    case_files: tuple[str, ...]
    to_person: str
    remark: str = ""

    def describe(self, known: Known) -> str:
        told = f"; ghi chú: {self.remark}" if self.remark.strip() else ""
        return (
            f"Nhận {len(self.case_files)} hồ sơ của phông {self.organ_id} ({', '.join(self.case_files)}), "
            f"giao {name_of_person(self.to_person, known)}{told}"
        )


@dataclass(frozen=True, slots=True)
class NoteMissingCaseFile(Action):
    """Note that a file of the former office's list wasn't found."""

    organ_id: str
    case_file: str
    remark: str

    def describe(self, known: Known) -> str:
        return f"Ghi hồ sơ {self.case_file} có trong bản thống kê nhưng không có thực tế: {self.remark}"


@dataclass(frozen=True, slots=True)
class FinishTakeOver(Action):
    """Confirm that everything on a former office's list was taken over or noted as missing."""

    organ_id: str

    def describe(self, known: Known) -> str:
        return f"Xác nhận đã nhận xong hồ sơ của phông {self.organ_id}"


TYPES: dict[str, type[Action]] = {
    "take_over_case_files": TakeOverCaseFiles,
    "note_missing_case_file": NoteMissingCaseFile,
    "finish_take_over": FinishTakeOver,
}
