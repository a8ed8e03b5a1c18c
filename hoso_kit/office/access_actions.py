"""The actions of access: rights to one case file, their confirmation, viewing, freezing.

Values only; what follows from them is in `access` and `access_freezing`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known, name_of_person
from hoso_kit.records.access_right import LEVEL_TEXTS

_LEVELS = {str(level): text for level, text in LEVEL_TEXTS.items()}


@dataclass(frozen=True, slots=True)
class GrantAccess(Action):
    """Let a person see ("view") or also keep up ("edit") one case file (Phụ lục VI phần I mục III.3.b)."""

    file_notation: str
    person: str
    level: str

    def describe(self, known: Known) -> str:
        level = _LEVELS.get(self.level, self.level)
        return f"Cấp quyền {level} hồ sơ {self.file_notation} cho {name_of_person(self.person, known)}"


@dataclass(frozen=True, slots=True)
class WithdrawAccess(Action):
    """Take back the right that a person was given."""

    file_notation: str
    person: str

    def describe(self, known: Known) -> str:
        return f"Thu hồi quyền xem hồ sơ {self.file_notation} của {name_of_person(self.person, known)}"


@dataclass(frozen=True, slots=True)
class ConfirmAccessChange(Action):
    """Confirm a change of rights; until then the system warns of it (Phụ lục VI phần I mục III.3.c)."""

    file_notation: str
    person: str

    def describe(self, known: Known) -> str:
        return f"Xác nhận thay đổi quyền của {name_of_person(self.person, known)} đối với hồ sơ {self.file_notation}"


@dataclass(frozen=True, slots=True)
class ViewCaseFile(Action):
    """Open a case file to look at it; changes nothing and is counted (Phụ lục VI phần I mục III.6.a, l)."""

    file_notation: str

    def describe(self, known: Known) -> str:
        return f"Xem hồ sơ {self.file_notation}"


@dataclass(frozen=True, slots=True)
class ViewDocument(Action):
    """Open a document to read it; changes nothing and is counted."""

    doc_id: str

    def describe(self, known: Known) -> str:
        document = known.documents_by_id.get(self.doc_id)
        return f"Xem văn bản {document.symbol if document else self.doc_id}"


@dataclass(frozen=True, slots=True)
class Freeze(Action):
    """Lock a set of case files against any change (Phụ lục VI phần I mục IV.1.g)."""

    name: str
    case_files: tuple[str, ...]
    reason: str

    def describe(self, known: Known) -> str:
        return f"Đóng băng tập hợp “{self.name}” ({', '.join(self.case_files)}): {self.reason}"


@dataclass(frozen=True, slots=True)
class Unfreeze(Action):
    """Lift a lock."""

    name: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Bỏ đóng băng tập hợp “{self.name}”: {self.reason}"


TYPES: dict[str, type[Action]] = {
    "grant_access": GrantAccess,
    "withdraw_access": WithdrawAccess,
    "confirm_access_change": ConfirmAccessChange,
    "view_case_file": ViewCaseFile,
    "view_document": ViewDocument,
    "freeze": Freeze,
    "unfreeze": Unfreeze,
}
