"""Each action says who may do it (issue: roles; Phụ lục VI phần I mục I.3)."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.action import Action
from hoso_kit.office.actions import action_types, type_name
from hoso_kit.office.administration_actions import LockAccount, ProposeRoles
from hoso_kit.office.administration_state import EVERYBODY, ROLE_TEXTS
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.copying_actions import CopyDocument
from hoso_kit.office.drafting_actions import DraftDocument
from hoso_kit.office.duties import actions_of, duties, may_do
from hoso_kit.office.filing import STEPS
from hoso_kit.office.issuing_actions import AssignNumber, IssueDocument, RecallDocument
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.regulations import cite
from tests.roles.roles_world import ADMIN, MATE, ME, PEOPLE, RECEIVER, SCENARIO, TUESDAY, any_action, play, refused
from tests.roles.roles_world import submitted as submitted_steps


def test_the_table_is_complete_and_names_known_roles() -> None:
    """Every action type has a row, no row is for nothing, and a row names roles of the kit (or the receivers)."""
    assert set(duties()) == set(action_types().values())
    for kind, roles in duties().items():
        assert roles, kind
        assert roles <= {*ROLE_TEXTS, "outside"}, kind


def test_filing_is_everybodys() -> None:
    """Điều 31.3.a: whoever does the work makes its file, in any role."""
    assert {duties()[kind] for kind in STEPS} == {EVERYBODY}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda one: one.roles[0])
@settings(max_examples=60)
@given(action=any_action())
def test_no_action_by_a_role_that_may_not(person: object, action: Action) -> None:
    """Whatever the action's content: whose row doesn't name a role of the person is refused."""
    person_id = person.person_id  # type: ignore[attr-defined]
    office = play(Office(SCENARIO), *submitted_steps("41.VHXH"))
    assert may_do(office, type(action), person_id) == (type_name(action) in actions_of(office, person_id))
    if not may_do(office, type(action), person_id):
        with pytest.raises(Refusal):
            office.apply(action, person_id)


@settings(max_examples=80)
@given(action=any_action(), person=st.sampled_from([one.person_id for one in PEOPLE if one.person_id != ADMIN]))
def test_a_locked_account_does_nothing_but_wait(action: Action, person: str) -> None:
    """A locked account may only let the days pass: the clock is the exercise's, not an account's."""
    office = play(Office(SCENARIO), (ADMIN, LockAccount(person, "Nghỉ hưu")))
    if isinstance(action, AdvanceClock):
        assert may_do(office, AdvanceClock, person)
        return
    assert refused("account_locked", office, (person, action)).notice.citation


def test_the_refusal_names_the_roles_and_cites() -> None:
    """Who sees it knows in Vietnamese whose work it is, what he is himself, and where it stands."""
    refusal = refused("not_your_duty", Office(SCENARIO), (ME, ProposeRoles(MATE, ("archivist",), "Điều động")))
    assert "quản trị Hệ thống" in refusal.notice.seen
    assert "chuyên viên" in refusal.notice.seen
    assert cite(refusal.notice.citation).text


def test_receivers_are_no_account_of_the_office() -> None:
    """Who stands for the receivers may only tell of receipts (and wait)."""
    assert actions_of(Office(SCENARIO), RECEIVER) == {"record_receipt", "advance_clock"}


def test_an_exercise_without_roles_works_as_before() -> None:
    """Where everybody is a specialist, filing, listing and transferring are open to all who play."""
    plain = replace(SCENARIO, people=tuple(replace(one, roles=("specialist",)) for one in SCENARIO.people))
    office = play(Office(plain), *submitted_steps("41.VHXH"), AdvanceClock(TUESDAY))
    assert office.case_files["41.VHXH"].status == "submitted"
    assert set(STEPS) <= {action_types()[name] for name in actions_of(office, ME)}


@pytest.mark.parametrize(
    "action",
    [AssignNumber("di001"), IssueDocument("di001"), RecallDocument("di001", "Sai"), CopyDocument("x", "sao y")],
)
def test_whose_work_it_is_not_is_told_so_first(action: Action) -> None:
    """A specialist who numbers an unsigned draft hears whose work that is, not that a signature is missing."""
    draft = DraftDocument("Báo cáo", "Kết quả công tác lưu trữ", ("Nội dung.",), ("Lưu: VT, VHXH",))
    refused("not_your_duty", play(Office(SCENARIO), draft), action)
