"""The action of keeping a due file back, and those of handing files over to a colleague.

Values only; what follows from them is in `retaining` and `retaining_hand_over`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known, name_of_person


@dataclass(frozen=True, slots=True)
class RetainCaseFile(Action):
    """Keep a due file for one's work with the head's written consent (Điều 31 khoản 3 điểm d)."""

    file_notation: str
    consent_symbol: str
    consent_date: date
    until_date: date
    reason: str = ""

    def describe(self, known: Known) -> str:
        return (
            f"Giữ lại hồ sơ {self.file_notation} đến ngày {self.until_date:%d/%m/%Y} "
            f"theo văn bản đồng ý {self.consent_symbol}"
        )


@dataclass(frozen=True, slots=True)
class HandOverCaseFiles(Action):
    """Hand files over to a colleague; the right to change them goes along, the creator stays as written."""

    from_person: str
    to_person: str
    case_files: tuple[str, ...]
    reason: str

    def describe(self, known: Known) -> str:
        return (
            f"Bàn giao {len(self.case_files)} hồ sơ ({', '.join(self.case_files)}) "
            f"từ {name_of_person(self.from_person, known)} sang {name_of_person(self.to_person, known)}: {self.reason}"
        )


@dataclass(frozen=True, slots=True)
class FinishHandOver(Action):
    """Confirm that someone who leaves has handed everything over (Điều 31 khoản 3 điểm đ)."""

    from_person: str

    def describe(self, known: Known) -> str:
        return f"Xác nhận {name_of_person(self.from_person, known)} đã bàn giao toàn bộ hồ sơ"


TYPES: dict[str, type[Action]] = {
    "retain_case_file": RetainCaseFile,
    "hand_over": HandOverCaseFiles,
    "finish_hand_over": FinishHandOver,
}
