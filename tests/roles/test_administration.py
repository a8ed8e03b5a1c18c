"""The administrator's work (Phụ lục VI phần I mục IV): roles, accounts, groups, conflicts."""

from dataclasses import replace

import pytest

from hoso_kit.office.access import may_see_document, may_see_file
from hoso_kit.office.action import Action
from hoso_kit.office.administration import given_roles
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
from hoso_kit.office.administration_conflicts import conflicts
from hoso_kit.office.listing_state import year_list
from hoso_kit.office.office import Office
from hoso_kit.office.retaining_actions import FinishHandOver
from hoso_kit.office.transferring_actions import AcceptCaseFile
from hoso_kit.regulations import cite
from tests.listing.lists import NEW, small
from tests.roles.roles_world import (
    ADMIN,
    ADMIN_2,
    ARCHIVIST,
    CHIEF,
    MATE,
    ME,
    REGISTRY,
    SCENARIO,
    A,
    Step,
    play,
    refused,
    submitted,
)  # fmt: skip

OFFICE = Office(SCENARIO)
PROPOSED: Step = (ADMIN, ProposeRoles(MATE, ("archivist",), "Theo Quyết định điều động"))
CONFIRMED: tuple[Step, ...] = (PROPOSED, (CHIEF, ConfirmRoles(MATE)))
FOREIGN = next(one.doc_id for one in SCENARIO.documents if one.lead not in (None, MATE) and MATE not in one.support)


def test_roles_change_only_with_a_second_persons_word() -> None:
    """Mục IV.1.đ, III.3.c: proposed, nothing changes; confirmed, all rules know at once."""
    office = play(OFFICE, *submitted(A), PROPOSED)
    assert office.roles_of(MATE) == {"specialist"}
    refused("not_archivist", office, (MATE, AcceptCaseFile(A)))
    for person in (ADMIN, MATE):
        assert refused(
            "needs_second_person" if person == ADMIN else "not_your_duty", office, (person, ConfirmRoles(MATE))
        )
    office = play(office, (CHIEF, ConfirmRoles(MATE)))
    assert office.roles_of(MATE) == {"archivist"}
    assert play(office, (MATE, AcceptCaseFile(A))).case_files[A].status == "accepted"
    [change] = office.administration.changes
    assert (change.old_roles, change.decided_by, change.is_confirmed) == (("specialist",), CHIEF, True)


def test_nobody_confirms_his_own_roles() -> None:
    """Another administrator may confirm, the one whose roles change may not."""
    office = play(OFFICE, (ADMIN, ProposeRoles(ADMIN_2, ("specialist",), "Thôi việc quản trị")))
    refused("needs_second_person", office, (ADMIN_2, ConfirmRoles(ADMIN_2)))
    office = play(OFFICE, (ADMIN, ProposeRoles(CHIEF, ("specialist",), "Thôi giữ chức")))
    assert play(office, (ADMIN_2, ConfirmRoles(CHIEF))).roles_of(CHIEF) == {"specialist"}


def test_a_proposal_may_be_turned_down() -> None:
    """The roles stay, the refusal stands in the history, a new proposal is possible."""
    office = play(OFFICE, PROPOSED, (CHIEF, RejectRoles(MATE)))
    assert office.roles_of(MATE) == {"specialist"}
    assert [one.is_confirmed for one in office.administration.changes] == [False]
    assert play(office, PROPOSED).administration.proposal_for(MATE) is not None


def test_an_office_keeps_an_administrator() -> None:
    """Neither at the proposal nor at its confirmation may the last administrator go."""
    lone = play(OFFICE, (ADMIN, LockAccount(ADMIN_2, "Nghỉ hưu")))
    gone = ProposeRoles(ADMIN, ("specialist",), "Thôi việc quản trị")
    refused("last_administrator", lone, (ADMIN, gone))
    proposed = play(OFFICE, (ADMIN_2, gone), (ADMIN, LockAccount(ADMIN_2, "Nghỉ hưu")))
    refused("last_administrator", proposed, (CHIEF, ConfirmRoles(ADMIN)))


def test_a_locked_account_has_no_role_until_it_is_unlocked() -> None:
    """What a post brings with it goes with the lock and comes back with the unlocking."""
    office = play(OFFICE, *CONFIRMED, (ADMIN, LockAccount(MATE, "Nghỉ ốm dài ngày")))
    assert office.roles_of(MATE) == frozenset()
    assert given_roles(office, MATE) == ("archivist",)
    assert play(office, (ADMIN, UnlockAccount(MATE, "Đi làm lại"))).roles_of(MATE) == {"archivist"}


def test_a_group_opens_files_and_documents_together() -> None:
    """Mục IV.1.a, d: "limited" to the named, "open" to all; dissolved, the rights end."""
    office = play(OFFICE, *submitted(A))
    limited = play(office, (ADMIN, MakeGroup("Dùng chung", "limited", (MATE,), (A,), (FOREIGN,))))
    for person, sees in ((MATE, True), (REGISTRY, False)):
        assert may_see_file(limited, limited.case_files[A], person) is sees
    assert may_see_document(limited, FOREIGN, MATE)
    assert not may_see_document(office, FOREIGN, MATE)
    opened = play(limited, (ADMIN, ChangeGroup("Dùng chung", "open")))
    assert may_see_file(opened, opened.case_files[A], REGISTRY)
    closed = play(opened, (ADMIN, DissolveGroup("Dùng chung")))
    assert not may_see_file(closed, closed.case_files[A], MATE)


@pytest.mark.parametrize(
    ("code", "before", "action"),
    [
        ("unknown_role", (), ProposeRoles(MATE, ("king",), "Lý do")),
        ("no_admin_reason", (), ProposeRoles(MATE, ("archivist",), " ")),
        ("unknown_person", (), ProposeRoles("nobody", ("archivist",), "Lý do")),
        ("roles_already_proposed", (PROPOSED,), PROPOSED[1]),
        ("same_roles", (), ProposeRoles(MATE, ("specialist",), "Lý do")),
        ("no_roles_proposed", (), ConfirmRoles(MATE)),
        ("no_roles_proposed", (), RejectRoles(MATE)),
        ("own_account", (), LockAccount(ADMIN, "Lý do")),
        ("no_admin_reason", (), LockAccount(MATE, "")),
        ("account_already_locked", ((ADMIN, LockAccount(MATE, "Lý do")),), LockAccount(MATE, "Lý do")),
        ("account_not_locked", (), UnlockAccount(MATE, "Lý do")),
        ("no_admin_reason", (), UnlockAccount(MATE, "")),
        ("unknown_person", (), UnlockAccount("nobody", "Lý do")),
        ("blank_group_name", (), MakeGroup(" ", "open", (), (), (FOREIGN,))),
        ("group_empty", (), MakeGroup("N", "open")),
        ("group_without_people", (), MakeGroup("N", "limited", (), (), (FOREIGN,))),
        ("unknown_group_level", (), MakeGroup("N", "secret", (), (), (FOREIGN,))),
        ("unknown_person", (), MakeGroup("N", "limited", ("nobody",), (), (FOREIGN,))),
        ("unknown_document", (), MakeGroup("N", "open", (), (), ("nothing",))),
        ("not_opened", (), MakeGroup("N", "open", (), ("99.XX",))),
        ("no_such_group", (), ChangeGroup("N", "open")),
        ("no_such_group", (), DissolveGroup("N")),
        (
            "group_name_taken",
            ((ADMIN, MakeGroup("N", "open", (), (), (FOREIGN,))),),
            MakeGroup(" N ", "open", (), (), (FOREIGN,)),
        ),
    ],
)
def test_what_the_administration_is_refused(code: str, before: tuple[Step, ...], action: Action) -> None:
    """Each impossible act of the administration has its own words."""
    refused(code, play(OFFICE, *before), (ADMIN, action))


def test_conflicts_are_warned_of() -> None:
    """Mục IV.2: two roles in one hand, an account left open by who left, a locked account with files, an empty post."""
    office = play(OFFICE, (ADMIN, ProposeRoles(ARCHIVIST, ("archivist", "administrator"), "Kiêm nhiệm")))
    assert {one.kind for one in conflicts(office)} == set()
    office = play(office, (CHIEF, ConfirmRoles(ARCHIVIST)), (MATE, FinishHandOver(MATE)), *submitted(A))
    office = play(office, (ADMIN, LockAccount(ME, "Nghỉ việc")), (ADMIN, LockAccount(REGISTRY, "Nghỉ việc")))
    found = conflicts(office)
    assert {(one.kind, one.person) for one in found} == {
        ("roles", ARCHIVIST), ("nobody_in_role", ""), ("left_but_unlocked", MATE), ("locked_with_files", ME),
    }  # fmt: skip
    assert all(cite(one.citation).text and one.text.endswith(".") for one in found)


def test_a_creator_who_left_is_named_with_his_files() -> None:
    """The list still gives him files that nobody has opened: somebody else should get them."""
    creator = next(one.creator for _, one in SCENARIO.file_list.all_entries())
    plain = replace(SCENARIO, plays=(creator,))
    office = play(Office(plain), (creator, FinishHandOver(creator)))
    names = {one.file_notation for one in conflicts(office) if one.kind == "creator_left"}
    assert names == {one.file_notation for _, one in SCENARIO.file_list.all_entries() if one.creator == creator}


def test_a_list_made_here_names_its_creators_who_left_too() -> None:
    """Next year's list counts as much as the given one; what was opened, or closed with its year, doesn't."""
    before = small()
    creator = next(entry.creator for entry in year_list(before, NEW).entries() if entry.creator)  # type: ignore[union-attr]
    gone = replace(before, transfers=replace(before.transfers, departed=(creator,)))
    theirs = {one.file_notation for one in year_list(gone, NEW).entries() if one.creator == creator}  # type: ignore[union-attr]
    told = [one for one in conflicts(gone) if one.kind == "creator_left" and str(NEW) in one.text]
    assert {one.file_notation for one in told} == theirs
