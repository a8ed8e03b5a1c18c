"""Who may do what: one table of all actions, and the one guard that `Office.apply` asks before every step.

Rooms say which roles an action is for in their ``DUTIES``; rooms of the file side, where the right mostly
follows the file and not the post, are listed here. A room's own rule may ask for more (whose file, whose
draft), never for less. An action without a row is a fault of the kit and shows in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office import filing
from hoso_kit.office.action import Action
from hoso_kit.office.actions import action_types
from hoso_kit.office.administration_state import EVERYBODY, roles_text
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.refusals import Refusal

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

Duties = Mapping[type[Action], frozenset[str]]
_HEAD = frozenset({"head_of_office"})
_ARCHIVIST = frozenset({"archivist"})
_MAY_FREEZE = frozenset({"administrator", "head_of_office"})


@cache
def duties() -> Duties:
    """Each action's roles, complete."""
    from hoso_kit.office import (
        access_actions,
        administration,
        clock_actions,
        contacts,
        copying,
        disposal,
        drafting,
        handling,
        issuing,
        issuing_mending,
        lending,
        listing_actions,
        merging,
        messaging,
        paper_actions,
        receiving,
        registry_books,
        reorganising_actions,
        retaining_actions,
        transferring_actions,
    )
    from hoso_kit.office.listing_issuing import ISSUERS

    found: dict[type[Action], frozenset[str]] = {}
    # whoever does the work makes its file (Điều 31 khoản 3 điểm a)
    for room in (
        filing.STEPS,
        clock_actions.TYPES.values(),
        listing_actions.TYPES.values(),
        paper_actions.TYPES.values(),
        access_actions.TYPES.values(),
        reorganising_actions.TYPES.values(),
        retaining_actions.TYPES.values(),
        transferring_actions.TYPES.values(),
    ):
        found |= dict.fromkeys(room, EVERYBODY)
    found |= {
        listing_actions.ReturnFileList: _HEAD,
        listing_actions.ApproveFileList: _HEAD,
        listing_actions.IssueFileList: frozenset(ISSUERS),
        listing_actions.LockFileList: frozenset(ISSUERS),
        access_actions.Freeze: _MAY_FREEZE,
        access_actions.Unfreeze: _MAY_FREEZE,
        transferring_actions.AcceptCaseFile: _ARCHIVIST,
        transferring_actions.ReturnCaseFile: _ARCHIVIST,
        transferring_actions.TransferToHistoricalArchive: _ARCHIVIST,
        **receiving.DUTIES,
        **handling.DUTIES,
        **administration.DUTIES,
        **drafting.DUTIES,
        **issuing.DUTIES,
        **issuing_mending.DUTIES,
        **copying.DUTIES,
        **messaging.DUTIES,
        **lending.DUTIES,
        **disposal.DUTIES,
        **contacts.DUTIES,
        **registry_books.DUTIES,
        **merging.DUTIES,
    }
    return MappingProxyType(found)


def may_do(office: Office, kind: type[Action], person: str) -> bool:
    """Whether the account may do actions of this kind at all; which file or document is the room's question."""
    if kind is AdvanceClock:
        # the clock belongs to the exercise, not to an account
        return True
    if office.administration.lock_of(person) is not None:
        return False
    own = office.roles_of(person)
    # filing is everybody's: known without the table, because a grader has to start in milliseconds
    roles = EVERYBODY if kind in filing.STEPS else duties()[kind]
    return not roles.isdisjoint(own)


def refuse_other_roles(office: Office, action: Action, person: str, step: Callable[[Any, Any, str], Any]) -> None:
    """Refuse the action of somebody whose work it isn't (Phụ lục VI phần I mục I.3).

    A room that refuses by itself does so in its own words; one that would let it pass is overruled.
    """
    kind = type(action)
    if may_do(office, kind, person):
        return
    if (lock := office.administration.lock_of(person)) is not None:
        raise Refusal("account_locked", when=lock.locked_date, reason=lock.reason)
    if kind not in _leave_it_to_the_table():
        step(office, action, person)
    raise Refusal(
        "not_your_duty", roles=roles_text(duties().get(kind, EVERYBODY)), own=roles_text(office.roles_of(person))
    )


@cache
def _leave_it_to_the_table() -> frozenset[type[Action]]:
    """Actions whose rooms don't ask for roles themselves: they would name some other reason."""
    from hoso_kit.office import administration, contacts, issuing, issuing_mending, registry_books
    from hoso_kit.office.copying_actions import CopyDocument

    rooms = (administration, contacts, issuing, issuing_mending, registry_books)
    return frozenset({CopyDocument, *(kind for room in rooms for kind in room.DUTIES)})


def actions_of(office: Office, person: str) -> frozenset[str]:
    """Type names of all actions that the account may do: what screens need to leave out the others."""
    return frozenset(name for name, kind in action_types().items() if may_do(office, kind, person))
