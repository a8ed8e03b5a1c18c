"""Whatever people of whatever role do with what comes, the register stays in order (hypothesis)."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office import handling, receiving
from hoso_kit.office.action import Action
from hoso_kit.office.actions import structure_action, unstructure_action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import FileDocument, OpenUnlistedCaseFile
from hoso_kit.office.handling_actions import (
    AssignDocument,
    CancelIncoming,
    DirectDocument,
    ResolveDocument,
    SubmitIncoming,
    UrgeDocument,
)
from hoso_kit.office.handling_boards import handling_history, incoming_board, incoming_facts, overdue_board
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_actions import (
    DigitiseDocument,
    ForwardUnopened,
    HandBackDelivery,
    NoteSecretPaper,
    ReceiveDelivery,
    RefuseDelivery,
    RegisterIncoming,
)
from hoso_kit.office.receiving_registration import arrival_year
from hoso_kit.office.receiving_views import delivery_facts, trace_of
from hoso_kit.office.refusals import Refusal
from tests.incoming.incoming_world import DELIVERIES, PEOPLE, SCENARIO, TODAY, typed

IDS = [one.delivery_id for one in DELIVERIES]
DOCS = [one.document.doc_id for one in DELIVERIES]
MINE = [one.person_id for one in PEOPLE]
deliveries, docs, people = st.sampled_from(IDS), st.sampled_from(DOCS[:4]), st.sampled_from(MINE)
texts = st.sampled_from(["", "ngắn", "Gửi sai nơi nhận, đề nghị gửi lại"])
days = st.integers(0, 40).map(lambda ahead: TODAY + timedelta(days=ahead))
some = st.lists(people, max_size=2).map(tuple)
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(ReceiveDelivery, deliveries),
    st.builds(RefuseDelivery, deliveries, texts),
    st.builds(ForwardUnopened, deliveries, people),
    st.builds(HandBackDelivery, deliveries),
    st.builds(NoteSecretPaper, deliveries),
    st.builds(RegisterIncoming, deliveries),
    st.builds(typed, subject=texts),
    st.builds(DigitiseDocument, docs, st.sampled_from([0, 200]), st.booleans()),
    st.builds(SubmitIncoming, docs, people, texts),
    st.builds(DirectDocument, docs, texts, people, some, some, st.none() | days),
    st.builds(AssignDocument, docs, people, texts),
    st.builds(ResolveDocument, docs, texts),
    st.builds(UrgeDocument, docs, texts),
    st.builds(CancelIncoming, docs, texts),
    st.builds(OpenUnlistedCaseFile, st.just("41.KT"), texts, st.just("10 năm"), people, st.just(TODAY)),
    st.builds(FileDocument, st.just("41.KT"), docs.map(lambda one: (one,))),
    st.builds(AdvanceClock, days),
)
# a run of random steps hardly ever goes the whole way, so many begin with a piece of it
_CLERK, _HEAD, _UNIT_HEAD, _ANN = MINE[0], MINE[1], MINE[3], MINE[4]
beginnings = st.sampled_from(
    [
        [],
        [(_CLERK, ReceiveDelivery("g1")), (_CLERK, RegisterIncoming("g1")), (_CLERK, ReceiveDelivery("g2"))],
        [
            (_CLERK, ReceiveDelivery("g1")),
            (_CLERK, RegisterIncoming("g1")),
            (_CLERK, SubmitIncoming("s1", _HEAD)),
            (_HEAD, DirectDocument("s1", "Giải quyết", _UNIT_HEAD, (_ANN,))),
        ],
        [
            (_CLERK, ReceiveDelivery("g4")),
            (_CLERK, typed()),
            (_CLERK, CancelIncoming("s4", "Theo thông báo thu hồi số 1")),
        ],
    ]
)
steps = st.builds(lambda begin, more: [*begin, *more], beginnings, st.lists(st.tuples(people, actions), max_size=40))


def played(given_steps: list[tuple[str, Action]]) -> tuple[list[tuple[str, Action]], list[Office]]:
    done, offices = [], [Office(SCENARIO)]
    for person, action in given_steps:
        try:
            offices.append(offices[-1].apply(action, person))
        except Refusal:
            continue
        done.append((person, action))
    return done, offices


@settings(max_examples=120)
@given(steps)
def test_arrival_numbers_run_without_gap_or_reuse(run: list[tuple[str, Action]]) -> None:
    """Điều 22.2: 1…n in each year in order of registering, whoever did what; days never run back."""
    _, offices = played(run)
    numbers: dict[int, list[int]] = {}
    registered = [one for one in offices[-1].receiving.receipts if one.kind == "registered"]
    for receipt in registered:
        document = offices[-1].known_document(receipt.doc_id)
        numbers.setdefault(arrival_year(document), []).append(document.arrival_number or 0)
        assert document.arrival_date == receipt.made_date
        assert not document.secrecy
    for found in numbers.values():
        assert found == list(range(1, len(found) + 1))
    assert [one.made_date for one in registered] == sorted(one.made_date for one in registered)


@settings(max_examples=120)
@given(steps)
def test_nobody_does_what_his_role_may_not(run: list[tuple[str, Action]]) -> None:
    """Every accepted step was done by somebody whose role the table of duties names."""
    duties = {**receiving.DUTIES, **handling.DUTIES}
    roles = {one.person_id: set(one.roles) for one in PEOPLE}
    for person, action in played(run)[0]:
        if type(action) in duties:
            assert roles[person] & duties[type(action)]


@settings(max_examples=80)
@given(steps)
def test_a_cancelled_document_stays_as_it_was(run: list[tuple[str, Action]]) -> None:
    """III.8.b: from its cancelling on the same document, the same history, in no more files."""
    _, offices = played(run)
    for before, after in pairwise(offices):
        for doc_id in before.handling.cancelled:
            assert after.document(doc_id) == before.document(doc_id)
            assert after.handling.of(doc_id) == before.handling.of(doc_id)
            assert set(after.files_of(doc_id)) <= set(before.files_of(doc_id))


@settings(max_examples=60)
@given(steps)
def test_replay_of_any_prefix_is_the_state_at_that_moment(run: list[tuple[str, Action]]) -> None:
    """State is a fold over what was done; each action survives JSON on the way."""
    done, offices = played(run)
    office = offices[0]
    for (person, action), then in zip(done, offices[1:], strict=True):
        office = office.apply(structure_action(unstructure_action(action)), person)
        assert office == then


@settings(max_examples=60)
@given(steps)
def test_every_look_works_at_every_moment(run: list[tuple[str, Action]]) -> None:
    """Boards, histories and traces read any state; one lead at most, and who waits is a person of the office."""
    office = played(run)[1][-1]
    for one in incoming_facts(office):
        assert set(one.waits_for) <= set(office.people_by_id)
        handlers = (one.lead, *one.support)
        assert len(set(handlers)) == len(handlers)
        assert handling_history(office, one.doc_id)
    for person in MINE:
        assert all(one.part for one in incoming_board(office, person))
    assert all(one.is_overdue or one.is_submitted_late for one in overdue_board(office))
    for delivery in DELIVERIES:
        if delivery.delivered_date <= office.today:
            facts = delivery_facts(office, delivery.delivery_id)
            assert len(trace_of(office, delivery.delivery_id)) >= 1
            assert (facts.arrival_number is not None) == (facts.state == "registered")


@settings(max_examples=80)
@given(actions)
def test_each_action_says_what_it_is(action: Action) -> None:
    """A sentence without full stop, of a situation as of an office."""
    for known in (SCENARIO, Office(SCENARIO)):
        text = action.describe(known)
        assert text
        assert not text.endswith(".")
