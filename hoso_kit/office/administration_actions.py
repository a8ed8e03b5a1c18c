"""The actions of the administration: roles with a second person's word, locks of accounts, groups of documents.

Values only; what follows from them is in `administration`.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoso_kit.office.action import Action, Known, name_of_person
from hoso_kit.office.administration_state import GROUP_TEXTS, roles_text


@dataclass(frozen=True, slots=True)
class ProposeRoles(Action):
    """Propose an account's roles as they shall be from now on (Phụ lục VI phần I mục IV.1.b, đ)."""

    person: str
    roles: tuple[str, ...]
    reason: str

    def describe(self, known: Known) -> str:
        return f"Đề nghị vai trò của {name_of_person(self.person, known)}: {roles_text(self.roles)} ({self.reason})"


@dataclass(frozen=True, slots=True)
class ConfirmRoles(Action):
    """The second person's word: the proposed roles are in force."""

    person: str

    def describe(self, known: Known) -> str:
        return f"Xác nhận đổi vai trò của {name_of_person(self.person, known)}"


@dataclass(frozen=True, slots=True)
class RejectRoles(Action):
    """Turn a proposal down; the roles stay."""

    person: str

    def describe(self, known: Known) -> str:
        return f"Không đồng ý đổi vai trò của {name_of_person(self.person, known)}"


@dataclass(frozen=True, slots=True)
class LockAccount(Action):
    """Stop an account, for instance of somebody who left."""

    person: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Khóa tài khoản của {name_of_person(self.person, known)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class UnlockAccount(Action):
    """Let a locked account work again."""

    person: str
    reason: str

    def describe(self, known: Known) -> str:
        return f"Mở khóa tài khoản của {name_of_person(self.person, known)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class MakeGroup(Action):
    """Gather files and documents that are opened together: "open" to all, "limited" to the named people."""

    name: str
    level: str
    people: tuple[str, ...] = ()
    case_files: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def describe(self, known: Known) -> str:
        level = GROUP_TEXTS.get(self.level, self.level)
        return f"Lập nhóm tài liệu “{self.name}” ({level}), gồm {_content(self.case_files, self.documents)}"


@dataclass(frozen=True, slots=True)
class ChangeGroup(Action):
    """Change a group; None stays as it is."""

    name: str
    level: str | None = None
    people: tuple[str, ...] | None = None
    case_files: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None

    def describe(self, known: Known) -> str:
        return f"Sửa nhóm tài liệu “{self.name}”"


@dataclass(frozen=True, slots=True)
class DissolveGroup(Action):
    """Dissolve a group; its files and documents stay where they are."""

    name: str

    def describe(self, known: Known) -> str:
        return f"Xóa nhóm tài liệu “{self.name}”"


TYPES: dict[str, type[Action]] = {
    "propose_roles": ProposeRoles,
    "confirm_roles": ConfirmRoles,
    "reject_roles": RejectRoles,
    "lock_account": LockAccount,
    "unlock_account": UnlockAccount,
    "make_group": MakeGroup,
    "change_group": ChangeGroup,
    "dissolve_group": DissolveGroup,
}


def _content(case_files: tuple[str, ...], documents: tuple[str, ...]) -> str:
    return f"{len(case_files)} hồ sơ và {len(documents)} văn bản"
