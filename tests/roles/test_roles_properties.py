"""Whatever the learner does and however he moves the clock, the others' acts are determined (hypothesis)."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st

from hoso_kit.office.action import Action
from hoso_kit.office.actions import unstructure_action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.drafting_actions import DraftDocument, SubmitDraft
from hoso_kit.office.filing_actions import CloseCaseFile, ReopenCaseFile
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.others_state import Condition, Event, Habit, Instruction
from hoso_kit.office.receiving_actions import ReceiveDelivery, RegisterIncoming
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.transferring_actions import AcceptCaseFile, MakeTransferBatch, SubmitTransfer
from tests.roles.roles_world import (
    ARCHIVIST,
    CHIEF,
    END,
    MATE,
    ME,
    MONDAY,
    RECEIVER,
    REGISTRY,
    SCENARIO,
    TODAY,
    TUESDAY,
    UNIT_HEAD,
    A,
    B,
    alone,
    any_action,
    play,
    submitted,
)  # fmt: skip

HABITS = (
    Habit("check_transfers", ARCHIVIST, 2),
    Habit("direct_documents", CHIEF, instructions=(Instruction("s1", lead=ME, due_days=2),)),
    Habit("assign_documents", UNIT_HEAD, 0),
    Habit("answer_drafts", UNIT_HEAD, 0),
    Habit("answer_drafts", CHIEF),
    Habit("issue_documents", REGISTRY, 0, is_also_when_played=True),
    Habit("acknowledge_receipt", RECEIVER, 3),
)
EVENTS = tuple(
    Event(day, person, unstructure_action(action), conditions)
    for day, person, action, conditions in (
        (MONDAY, REGISTRY, ReceiveDelivery("g1"), ()),
        (TUESDAY, ARCHIVIST, AcceptCaseFile(A), (Condition("case_file_status", A, "submitted"),)),
        (TUESDAY, MATE, AcceptCaseFile(B), ()),
    )
)
START = play(alone(*HABITS, events=EVENTS, plays=(REGISTRY,)), *submitted(A)[:-2], *submitted(B)[:-2])
BEFORE = [*submitted(A)[:-2], *submitted(B)[:-2]]
DRAFT = DraftDocument("Báo cáo", "Kết quả công tác lưu trữ", ("Nội dung.",), ("Phòng Nội vụ huyện", "Lưu: VT, VHXH"))
days = st.integers(1, 20).map(lambda ahead: TODAY + timedelta(days=ahead))
moves: st.SearchStrategy[tuple[str, Action]] = st.one_of(
    days.map(lambda day: (ME, AdvanceClock(day))),
    st.sampled_from([
        (ME, MakeTransferBatch("NL-01", (A, B))), (ME, MakeTransferBatch("NL-02", (A,))), (ME, SubmitTransfer("NL-01")),
        (ME, SubmitTransfer("NL-02")), (ME, DRAFT), (ME, SubmitDraft("di001", UNIT_HEAD)),
        (ME, ReopenCaseFile(A, "sửa")),
        (ME, CloseCaseFile(A, END, "10 năm", "", True)), (REGISTRY, RegisterIncoming("g1")),
    ]),
    st.tuples(st.sampled_from([ME, REGISTRY]), any_action()),
)  # fmt: skip

# whole ways in between, or chance would hardly ever ask anybody for anything
ways: st.SearchStrategy[list[tuple[str, Action]]] = st.sampled_from([
    [(ME, MakeTransferBatch("NL-01", (A, B))), (ME, SubmitTransfer("NL-01"))],
    [(ME, DRAFT), (ME, SubmitDraft("di001", UNIT_HEAD))],
])  # fmt: skip


def sequences(most: int) -> st.SearchStrategy[list[tuple[str, Action]]]:
    """Moves one by one, whole ways and days that pass."""
    blocks = st.one_of(moves.map(lambda one: [one]), ways, days.map(lambda day: [(ME, AdvanceClock(day))]))
    return st.lists(blocks, max_size=most).map(lambda found: [step for block in found for step in block])


def run(steps: list[tuple[str, Action]]) -> tuple[list[tuple[str, Action]], list[Office]]:
    done, offices = [], [START]
    for person, action in steps:
        try:
            offices.append(offices[-1].apply(action, person))
        except Refusal:
            continue
        done.append((person, action))
    return done, offices


@settings(max_examples=80)
@given(sequences(12))
def test_replay_of_any_prefix_is_the_state_with_all_that_others_did(steps: list[tuple[str, Action]]) -> None:
    """The same journal gives the same state, the others' acts included, though no line tells of them."""
    done, offices = run(steps)
    lines = compose(START.scenario, "hv001", [*BEFORE, *done]).splitlines(keepends=True)
    for length, office in enumerate(offices, start=len(BEFORE)):
        assert Journal.parse(b"".join(lines[: length + 1])).replay(START.scenario) == office


@settings(max_examples=80)
@given(sequences(8), days)
def test_one_go_is_the_same_as_day_by_day(steps: list[tuple[str, Action]], to_date: date) -> None:
    """Moving the clock over ten days brings about what ten moves of a day do."""
    office = run(steps)[1][-1]
    assume(to_date > office.today)
    slowly = office
    while slowly.today < to_date:
        slowly = slowly.apply(AdvanceClock(slowly.today + timedelta(days=1)), ME)
    assert office.apply(AdvanceClock(to_date), ME) == slowly


@settings(max_examples=80)
@given(sequences(12))
def test_others_act_only_on_days_that_have_come_and_once(steps: list[tuple[str, Action]]) -> None:
    """In order of days, never before the clock, habits never on a closed day, nothing answered twice."""
    office = run(steps)[1][-1]
    acts = office.others_done
    assert [one.day for one in acts] == sorted(one.day for one in acts)
    assert all(TODAY < one.day <= office.today for one in acts)
    assert len({(one.cause, one.action) for one in acts}) == len(acts)
    for one in acts:
        if not one.cause.startswith("event:"):
            assert one.day.weekday() < 5
            assert one.day not in SCENARIO.holidays


@pytest.mark.parametrize("is_event", [True, False])
def test_the_moves_make_others_act(is_event: bool) -> None:
    """Among as many sequences as a property draws others act, by what was foreseen and by habit."""

    def is_reached(steps: list[tuple[str, Action]]) -> bool:
        return any(one.cause.startswith("event:") is is_event for one in run(steps)[1][-1].others_done)

    as_often = settings(max_examples=80, phases=[Phase.generate])
    assert find(sequences(12), is_reached, settings=as_often, random=Random(1))
