"""The actions of paper files: the carrier, and the three things that Điều 29 khoản 4 điểm c asks for.

Values only; what follows from them is in `paper`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known
from hoso_kit.records.case_file import CARRIER_TEXTS
from hoso_kit.records.text import Lines

_CARRIERS = {str(carrier): text for carrier, text in CARRIER_TEXTS.items()}


@dataclass(frozen=True, slots=True)
class SetCarrier(Action):
    """Say on what an open file is kept: "electronic", "paper" or "mixed"."""

    file_notation: str
    carrier: str

    def describe(self, known: Known) -> str:
        carrier = _CARRIERS.get(self.carrier, self.carrier).lower()
        return f"Ghi vật mang tin của hồ sơ {self.file_notation}: {carrier}"


@dataclass(frozen=True, slots=True)
class NumberSheets(Action):
    """Number the sheets of a paper file; ``sheet_total`` is the last number."""

    file_notation: str
    sheet_total: int

    def describe(self, known: Known) -> str:
        return f"Đánh số tờ hồ sơ {self.file_notation}: {self.sheet_total} tờ"


@dataclass(frozen=True, slots=True)
class WriteContentsList(Action):
    """Write the contents list that lies in a paper file."""

    file_notation: str

    def describe(self, known: Known) -> str:
        return f"Viết Mục lục văn bản của hồ sơ {self.file_notation}"


@dataclass(frozen=True, slots=True)
class WriteClosingNote(Action):
    """Write the closing note of a paper file."""

    file_notation: str
    text: Lines

    def describe(self, known: Known) -> str:
        return f"Viết chứng từ kết thúc hồ sơ {self.file_notation}"


TYPES: dict[str, type[Action]] = {
    "set_carrier": SetCarrier,
    "number_sheets": NumberSheets,
    "write_contents_list": WriteContentsList,
    "write_closing_note": WriteClosingNote,
}
