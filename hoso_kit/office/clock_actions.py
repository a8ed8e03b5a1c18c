"""The action of the office's clock: letting days pass.

Values only; what follows from them is in `clock`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known


@dataclass(frozen=True, slots=True)
class AdvanceClock(Action):
    """Let the office's calendar come to ``to_date``; the journal's line bears the day before."""

    to_date: date

    def describe(self, known: Known) -> str:
        return f"Chuyển lịch cơ quan đến ngày {self.to_date:%d/%m/%Y}"


TYPES: dict[str, type[Action]] = {"advance_clock": AdvanceClock}
