"""The actions of *khai thác*: asking for an archived file, granting it for a term, refusing, ending.

Values only; what follows from them is in `lending`. Each names the file and, where it answers somebody, the person:
that is how the file's history finds them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoso_kit.office.action import Action, Known, name_of_person


@dataclass(frozen=True, slots=True)
class RequestUse(Action):
    """Ask the archive for a file that one may not read, saying what for (*phiếu yêu cầu khai thác*)."""

    file_notation: str
    purpose: str

    def describe(self, known: Known) -> str:
        return f"Đề nghị khai thác hồ sơ {self.file_notation}: {self.purpose}"


@dataclass(frozen=True, slots=True)
class GrantUse(Action):
    """Let the person who asked read the file until the end of a day (Phụ lục VI phần I mục III.6.c)."""

    file_notation: str
    person: str
    until_date: date

    def describe(self, known: Known) -> str:
        name = name_of_person(self.person, known)
        return f"Cho {name} khai thác hồ sơ {self.file_notation} đến hết ngày {self.until_date:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class RefuseUse(Action):
    """Turn the request down, saying why."""

    file_notation: str
    person: str
    reason: str

    def describe(self, known: Known) -> str:
        name = name_of_person(self.person, known)
        return f"Không cho {name} khai thác hồ sơ {self.file_notation}: {self.reason}"


@dataclass(frozen=True, slots=True)
class EndUse(Action):
    """End a reading before its term: the reader has finished, or the archive takes the right back."""

    file_notation: str
    person: str
    reason: str = ""

    def describe(self, known: Known) -> str:
        name = name_of_person(self.person, known)
        why = f": {self.reason}" if self.reason.strip() else ""
        return f"Kết thúc việc khai thác hồ sơ {self.file_notation} của {name}{why}"


TYPES: dict[str, type[Action]] = {
    "request_use": RequestUse,
    "grant_use": GrantUse,
    "refuse_use": RefuseUse,
    "end_use": EndUse,
}
