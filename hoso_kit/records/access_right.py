"""One person's right to one case file: a value. Who may give or withdraw it is the office's rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["view", "edit", "none"]
LEVEL_TEXTS: dict[Level, str] = {"view": "xem", "edit": "xem và cập nhật", "none": "không được xem"}


@dataclass(frozen=True, slots=True)
class AccessRight:
    """``level`` "none" is a right withdrawn; the change is warned of until ``confirmed_by`` names somebody."""

    person: str
    level: Level
    changed_by: str
    changed_on: date
    confirmed_by: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether a person with authority has confirmed the change."""
        return bool(self.confirmed_by)
