"""What the administration of the system holds: roles in force, proposals, locked accounts, groups. Values only.

The situation gives each account its roles; what stands here has gone before since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

ROLE_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "specialist": "chuyên viên",
        "registry_clerk": "văn thư",
        "head_of_unit": "lãnh đạo đơn vị",
        "head_of_office": "lãnh đạo cơ quan",
        "archivist": "người làm lưu trữ",
        "administrator": "quản trị Hệ thống",
    }
)
# everybody who has an account
EVERYBODY = frozenset(ROLE_TEXTS)
GroupLevel = Literal["open", "limited"]
GROUP_TEXTS: Mapping[str, str] = MappingProxyType(
    {"open": "mọi người trong cơ quan được xem", "limited": "chỉ người được ghi tên được xem thêm"}
)


def roles_text(roles: tuple[str, ...] | frozenset[str]) -> str:
    """The roles in Vietnamese, always in the same order."""
    return ", ".join(text for role, text in ROLE_TEXTS.items() if role in roles) or "không có vai trò"


@dataclass(frozen=True, slots=True)
class RoleProposal:
    """New roles for an account that wait for a second person's word."""

    person: str
    roles: tuple[str, ...]
    reason: str
    proposed_by: str
    proposed_date: date


@dataclass(frozen=True, slots=True)
class RoleChange:
    """A proposal and what became of it; ``is_confirmed`` False is one that was turned down."""

    proposal: RoleProposal
    old_roles: tuple[str, ...]
    decided_by: str
    decided_date: date
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class AccountLock:
    """An account that may do nothing until it is unlocked."""

    person: str
    reason: str
    locked_by: str
    locked_date: date


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """*Nhóm tài liệu*: files and documents that are opened together, to all or to the named people."""

    name: str
    level: GroupLevel
    people: tuple[str, ...]
    case_files: tuple[str, ...]
    documents: tuple[str, ...]
    made_by: str
    made_date: date

    def is_open_to(self, person: str) -> bool:
        """Whether the group lets the person see what is in it."""
        return self.level == "open" or person in self.people


@dataclass(frozen=True, slots=True)
class Administration:
    """All of it, each in order of time; ``roles`` are those that differ from the situation's."""

    roles: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    proposals: tuple[RoleProposal, ...] = ()
    changes: tuple[RoleChange, ...] = ()
    locks: tuple[AccountLock, ...] = ()
    groups: tuple[DocumentGroup, ...] = ()

    def proposal_for(self, person: str) -> RoleProposal | None:
        """What waits for confirmation about the account."""
        return next((one for one in self.proposals if one.person == person), None)

    def lock_of(self, person: str) -> AccountLock | None:
        """The account's lock, if it is locked."""
        return next((one for one in self.locks if one.person == person), None)

    def group(self, name: str) -> DocumentGroup | None:
        """The group of this name."""
        return next((one for one in self.groups if one.name == name), None)

    def with_group(self, group: DocumentGroup) -> Administration:
        """With the group added or exchanged."""
        others = tuple(one for one in self.groups if one.name != group.name)
        return replace(self, groups=(*others, group))

    def without_group(self, name: str) -> Administration:
        """Without the group."""
        return replace(self, groups=tuple(one for one in self.groups if one.name != name))
