"""The administrator's work (Phụ lục VI phần I mục IV.1): roles, accounts, groups of documents.

A change of roles needs two people: one proposes, another confirms, and only then is it in force. The system
must never be left without an administrator, and nobody decides about his own account. Freezing is
`access_freezing`, restoring `backup_restoring`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.administration_actions import (
    ChangeGroup,
    ConfirmRoles,
    DissolveGroup,
    LockAccount,
    MakeGroup,
    ProposeRoles,
    RejectRoles,
    UnlockAccount,
)
from hoso_kit.office.administration_state import (
    ROLE_TEXTS,
    AccountLock,
    Administration,
    DocumentGroup,
    GroupLevel,
    RoleChange,
    RoleProposal,
    roles_text,
)
from hoso_kit.office.filing import known_file
from hoso_kit.office.refusals import Refusal

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

_ADMINISTRATOR = frozenset({"administrator"})
_CONFIRMERS = frozenset({"administrator", "head_of_office"})
DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {
        ProposeRoles: _ADMINISTRATOR,
        ConfirmRoles: _CONFIRMERS,
        RejectRoles: _CONFIRMERS,
        LockAccount: _ADMINISTRATOR,
        UnlockAccount: _ADMINISTRATOR,
        MakeGroup: _ADMINISTRATOR,
        ChangeGroup: _ADMINISTRATOR,
        DissolveGroup: _ADMINISTRATOR,
    }
)


def propose_roles(office: Office, action: ProposeRoles, person: str) -> Office:
    """Mục IV.1.đ: the account's rights follow its holder's post; until confirmed nothing changes."""
    _refuse_no_account(office, action.person)
    roles = tuple(role for role in ROLE_TEXTS if role in action.roles)
    if unknown := [role for role in action.roles if role not in ROLE_TEXTS]:
        raise Refusal("unknown_role", role=unknown[0], roles=roles_text(frozenset(ROLE_TEXTS)))
    if not action.reason.strip():
        raise Refusal("no_admin_reason")
    if office.administration.proposal_for(action.person) is not None:
        raise Refusal("roles_already_proposed", name=_name(office, action.person))
    if set(roles) == set(given_roles(office, action.person)):
        raise Refusal("same_roles", name=_name(office, action.person))
    _refuse_last_administrator(office, action.person, keeps="administrator" in roles)
    made = RoleProposal(action.person, roles, action.reason.strip(), person, office.today)
    return _with(office, proposals=(*office.administration.proposals, made))


def confirm_roles(office: Office, action: ConfirmRoles, person: str) -> Office:
    """Mục III.3.c: a person with authority confirms, who neither proposed it nor gets the roles."""
    proposal = _proposal(office, action.person)
    if person in (proposal.proposed_by, proposal.person):
        raise Refusal("needs_second_person", name=_name(office, action.person))
    _refuse_last_administrator(office, action.person, keeps="administrator" in proposal.roles)
    roles = MappingProxyType({**office.administration.roles, action.person: proposal.roles})
    return _with(_decided(office, proposal, person, is_confirmed=True), roles=roles)


def reject_roles(office: Office, action: RejectRoles, person: str) -> Office:
    """Turn it down; the proposer may so take his own back."""
    return _decided(office, _proposal(office, action.person), person, is_confirmed=False)


def lock_account(office: Office, action: LockAccount, person: str) -> Office:
    """Mục IV.1.đ: an account whose holder left, or that somebody else uses, does nothing more."""
    _refuse_no_account(office, action.person)
    if action.person == person:
        raise Refusal("own_account")
    if not action.reason.strip():
        raise Refusal("no_admin_reason")
    if office.administration.lock_of(action.person) is not None:
        raise Refusal("account_already_locked", name=_name(office, action.person))
    lock = AccountLock(action.person, action.reason.strip(), person, office.today)
    return _with(office, locks=(*office.administration.locks, lock))


def unlock_account(office: Office, action: UnlockAccount, person: str) -> Office:
    """Lift a lock."""
    _refuse_no_account(office, action.person)
    if not action.reason.strip():
        raise Refusal("no_admin_reason")
    if office.administration.lock_of(action.person) is None:
        raise Refusal("account_not_locked", name=_name(office, action.person))
    return _with(office, locks=tuple(one for one in office.administration.locks if one.person != action.person))


def make_group(office: Office, action: MakeGroup, person: str) -> Office:
    """Mục IV.1.a: groups of documents and files by their level of information."""
    name = " ".join(action.name.split())
    if not name:
        raise Refusal("blank_group_name")
    if office.administration.group(name) is not None:
        raise Refusal("group_name_taken", name=name)
    group = DocumentGroup(
        name, _level(action.level), action.people, action.case_files, action.documents, person, office.today
    )
    return _with_group(office, group)


def change_group(office: Office, action: ChangeGroup, person: str) -> Office:
    """Mục IV.1.d: rights change when the office's rules do."""
    group = _group(office, action.name)
    changed = replace(
        group,
        level=group.level if action.level is None else _level(action.level),
        people=group.people if action.people is None else action.people,
        case_files=group.case_files if action.case_files is None else action.case_files,
        documents=group.documents if action.documents is None else action.documents,
    )
    return _with_group(office, changed)


def dissolve_group(office: Office, action: DissolveGroup, person: str) -> Office:
    """The rights that came with it end; the files and documents stay."""
    group = _group(office, action.name)
    return replace(office, administration=office.administration.without_group(group.name))


def given_roles(office: Office, person: str) -> tuple[str, ...]:
    """The roles that the account was given, locked or not; a stranger has none."""
    own = office.administration.roles.get(person)
    if own is not None:
        return own
    known = office.scenario.people_by_id.get(person)
    return known.roles if known else ()


def _with(office: Office, **changed: Any) -> Office:
    return replace(office, administration=replace(office.administration, **changed))


def _with_group(office: Office, group: DocumentGroup) -> Office:
    if not (group.case_files or group.documents):
        raise Refusal("group_empty", name=group.name)
    if group.level == "limited" and not group.people:
        raise Refusal("group_without_people", name=group.name)
    for one in group.people:
        _refuse_no_account(office, one)
    for name in group.case_files:
        known_file(office, name)
    if any(office.document(doc_id) is None for doc_id in group.documents):
        raise Refusal("unknown_document")
    once = replace(
        group,
        people=_once(group.people),
        case_files=_once(group.case_files),
        documents=_once(group.documents),
    )
    return replace(office, administration=office.administration.with_group(once))


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _group(office: Office, name: str) -> DocumentGroup:
    group = office.administration.group(" ".join(name.split()))
    if group is None:
        raise Refusal("no_such_group", name=name)
    return group


def _level(text: str) -> GroupLevel:
    if text not in ("open", "limited"):
        raise Refusal("unknown_group_level")
    return "open" if text == "open" else "limited"


def _proposal(office: Office, person: str) -> RoleProposal:
    proposal = office.administration.proposal_for(person)
    if proposal is None:
        raise Refusal("no_roles_proposed")
    return proposal


def _decided(office: Office, proposal: RoleProposal, person: str, *, is_confirmed: bool) -> Office:
    old = given_roles(office, proposal.person)
    change = RoleChange(proposal, old, person, office.today, is_confirmed)
    state: Administration = office.administration
    left = tuple(one for one in state.proposals if one is not proposal)
    return _with(office, proposals=left, changes=(*state.changes, change))


def _refuse_last_administrator(office: Office, person: str, *, keeps: bool) -> None:
    if keeps or "administrator" not in given_roles(office, person):
        return
    others = (one.person_id for one in office.scenario.people if one.person_id != person)
    if not any("administrator" in office.roles_of(one) for one in others):
        raise Refusal("last_administrator", name=_name(office, person))


def _refuse_no_account(office: Office, person: str) -> None:
    if person not in office.scenario.people_by_id:
        raise Refusal("unknown_person")


def _name(office: Office, person: str) -> str:
    return office.scenario.people_by_id[person].full_name


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {
        ProposeRoles: propose_roles,
        ConfirmRoles: confirm_roles,
        RejectRoles: reject_roles,
        LockAccount: lock_account,
        UnlockAccount: unlock_account,
        MakeGroup: make_group,
        ChangeGroup: change_group,
        DissolveGroup: dissolve_group,
    }
)
