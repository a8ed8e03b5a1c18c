"""Quản trị: accounts with their roles in force, changes that wait for a second person, locks, warnings, duties.

Who may propose, confirm or lock is the office's rule (`office.administration`); the screen only leaves out the
buttons of work that isn't this person's.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.screens.administration_contacts import address_book
from hoso_kit.desk.screens.administration_duties import duty_rows
from hoso_kit.desk.screens.people_words import person_name, unit_name
from hoso_kit.desk.screens.screen import Asking, Screen
from hoso_kit.office.administration import given_roles
from hoso_kit.office.administration_actions import ConfirmRoles
from hoso_kit.office.administration_conflicts import conflicts
from hoso_kit.office.administration_state import GROUP_TEXTS, ROLE_TEXTS, DocumentGroup, RoleProposal, roles_text
from hoso_kit.office.duties import actions_of, may_do
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.regulations import cite

_ROLES = frozenset({"administrator", "head_of_office"})
_ACTIONS = (
    "propose_roles",
    "confirm_roles",
    "reject_roles",
    "lock_account",
    "unlock_account",
    "make_group",
    "add_contact",
    "change_contact",
)


def look(asking: Asking, _: dict[str, Any]) -> dict[str, Any]:
    """All parts of the screen."""
    office, person = asking.office, asking.person
    state = office.administration
    return {
        "may": sorted(actions_of(office, person) & set(_ACTIONS)),
        "me": person,
        "roles": [{"id": role, "text": text} for role, text in ROLE_TEXTS.items()],
        "people": [_account(office, one.person_id) for one in office.scenario.people],
        "proposals": [_proposal(office, one, person) for one in state.proposals],
        "changes": [
            _proposal(office, one.proposal, person)
            | {
                "old_text": roles_text(one.old_roles),
                "decided_by": person_name(office, one.decided_by),
                "decided_text": date_text(one.decided_date),
                "is_confirmed": one.is_confirmed,
            }
            for one in reversed(state.changes)
        ],
        "conflicts": [
            {
                "kind": one.kind,
                "text": one.text,
                "person": one.person,
                "file": one.file_notation,
                "citation": cite(one.citation).told,
            }
            for one in conflicts(office)
        ],
        "groups": [_group(office, one) for one in state.groups],
        "levels": [{"id": level, "text": text} for level, text in GROUP_TEXTS.items()],
        "files": [{"name": one.name, "title": one.title} for one in office.case_files.values()],
        "contacts": address_book(office),
        "duties": duty_rows(),
        "confirm_citation": cite("nd30.pl6.3.3.c").told,
        "citation": cite("nd30.pl6.4").told,
    }


def count(office: Office, person: str) -> int:
    """Changes of roles that wait for this person's word."""
    if not may_do(office, ConfirmRoles, person):
        return 0
    return sum(person not in (one.person, one.proposed_by) for one in office.administration.proposals)


def _account(office: Office, person: str) -> dict[str, Any]:
    who, lock = office.scenario.people_by_id[person], office.administration.lock_of(person)
    given = given_roles(office, person)
    return {
        "person": person,
        "full_name": who.full_name,
        "position": who.position,
        "unit_name": unit_name(office, who.unit),
        "roles": list(given),
        "roles_text": roles_text(given),
        "is_changed": set(given) != set(who.roles),
        "first_text": roles_text(who.roles),
        "is_proposed": office.administration.proposal_for(person) is not None,
        "lock": {
            "reason": lock.reason,
            "by": person_name(office, lock.locked_by),
            "date_text": date_text(lock.locked_date),
        }
        if lock
        else None,
    }


def _proposal(office: Office, proposal: RoleProposal, person: str) -> dict[str, Any]:
    return {
        "person": proposal.person,
        "full_name": person_name(office, proposal.person),
        "now_text": roles_text(given_roles(office, proposal.person)),
        "roles_text": roles_text(proposal.roles),
        "reason": proposal.reason,
        "proposed_by": person_name(office, proposal.proposed_by),
        "proposed_text": date_text(proposal.proposed_date),
        # the rule of the second person, told before it is refused
        "is_own": person in (proposal.person, proposal.proposed_by),
    }


def _group(office: Office, group: DocumentGroup) -> dict[str, Any]:
    return {
        "name": group.name,
        "level_text": GROUP_TEXTS[group.level],
        "people": [person_name(office, one) for one in group.people],
        "case_files": list(group.case_files),
        "documents": len(group.documents),
        "made_by": person_name(office, group.made_by),
        "made_text": date_text(group.made_date),
    }


SCREEN = Screen("administration", look, _ROLES, count)
