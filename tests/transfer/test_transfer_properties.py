"""Whatever anyone does in whatever order, the way to the archive stays in order (hypothesis)."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.action import Action
from hoso_kit.office.actions import structure_action, unstructure_action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import (
    CloseCaseFile,
    DiscardCaseFile,
    EditCaseFile,
    FileDocument,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.paper_actions import SetCarrier, WriteClosingNote
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.reorganising_actions import JoinCaseFiles
from hoso_kit.office.retaining import retained_list
from hoso_kit.office.retaining_actions import FinishHandOver, HandOverCaseFiles, RetainCaseFile
from hoso_kit.office.retaining_hand_over import left_behind
from hoso_kit.office.transferring_actions import (
    AcceptCaseFile,
    DiscardTransferBatch,
    MakeTransferBatch,
    MarkConstruction,
    ReturnCaseFile,
    SubmitTransfer,
    TransferToHistoricalArchive,
)
from hoso_kit.office.transferring_lists import batch_contents, due_list, late_transfers, list_for_review, waiting_list
from hoso_kit.office.transferring_papers import handover_record_of, transfer_list_of
from tests.transfer.archive_world import ARCHIVIST, DOCS, HEAD, MATE, ME, SCENARIO, A, B, C, closed, play

names = st.sampled_from([A, B, C])
some = st.lists(names, max_size=3).map(tuple)
docs = st.lists(st.sampled_from(DOCS), min_size=1, max_size=2).map(tuple)
days = st.sampled_from([date(2024, 3, 1), date(2024, 12, 17), date(2025, 2, 10), date(2025, 3, 2), date(2026, 3, 1),
                        date(2027, 3, 1), date(2027, 3, 2), date(2036, 1, 1)])  # fmt: skip
periods = st.sampled_from(["Vĩnh viễn", "10 năm", "03 năm"])
people = st.sampled_from([ME, ME, MATE, ARCHIVIST, HEAD])
batches = st.sampled_from(["N", "M"])
BY_ARCHIVIST = st.one_of(
    st.builds(AcceptCaseFile, names),
    st.builds(ReturnCaseFile, names, st.sampled_from(["ngắn", "Còn bản nháp trong hồ sơ"])),
    st.builds(TransferToHistoricalArchive, some),
)
BY_CLERK = st.one_of(
    st.builds(FileDocument, names, docs),
    st.builds(TakeOutDocument, names, docs),
    st.builds(EditCaseFile, names, st.just("Hồ sơ khác")),
    st.builds(CloseCaseFile, names, days, periods, st.just(""), st.just(True)),
    st.builds(ReopenCaseFile, names, st.just("sửa")),
    st.builds(DiscardCaseFile, names),
    st.builds(SetCarrier, names, st.sampled_from(["paper", "electronic"])),
    st.builds(WriteClosingNote, names, st.just("Tốt")),
    st.builds(JoinCaseFiles, names, names, st.just("một việc")),
    st.builds(AdvanceClock, days),
    st.builds(MarkConstruction, names, st.booleans(), st.none() | days),
    st.builds(MakeTransferBatch, batches, some),
    st.builds(DiscardTransferBatch, batches),
    st.builds(SubmitTransfer, batches),
    st.builds(RetainCaseFile, names, st.just("12/UBND-VP"), days, days),
    st.builds(HandOverCaseFiles, people, people, some, st.just("chuyển công tác")),
    st.builds(FinishHandOver, people),
)
acts = st.one_of(
    st.tuples(people, BY_CLERK), st.tuples(st.just(ME), BY_CLERK), st.tuples(st.just(ARCHIVIST), BY_ARCHIVIST),
    st.sampled_from([
        (ME, MakeTransferBatch("N", (A, B, C))), (ME, SubmitTransfer("N")), (ARCHIVIST, AcceptCaseFile(A)),
    ]),
)  # fmt: skip
START = [*closed(A), *closed(B, "Vĩnh viễn"), *closed(C, "03 năm")]
# simulator §8: where each status may lead
TRANSITIONS = {
    "open": {"closed"},
    "closed": {"open", "submitted", "retained"},
    "submitted": {"accepted", "returned"},
    "returned": {"open"},
    "retained": {"submitted"},
    "accepted": set(),
}


def run(steps: list[tuple[str, Action]]) -> tuple[list[tuple[str, Action]], list[Office]]:
    done, offices = [], [play(*START)]
    for person, action in steps:
        try:
            offices.append(offices[-1].apply(action, person))
        except Refusal:
            continue
        done.append((person, action))
    return done, offices


@settings(max_examples=200)
@given(st.lists(acts, max_size=25))
def test_the_state_machine_and_what_is_fixed(steps: list[tuple[str, Action]]) -> None:
    """Only the transitions of the design; an accepted file never changes; a kept one is never past its bound."""
    done, offices = run(steps)
    for (_, action), before, after in zip(done, offices, offices[1:], strict=False):
        for name, was in before.case_files.items():
            now = after.case_files.get(name)
            if was.status == "accepted":
                assert now == was
            if now is None:
                assert isinstance(action, DiscardCaseFile | JoinCaseFiles)
                continue
            assert now.status == was.status or now.status in TRANSITIONS[was.status], (was.status, now.status)
            if was.status == "submitted" and now.status == "submitted":
                assert replace(now, opener=was.opener) == was
            assert now.creator == was.creator
            assert now.opener == was.opener or isinstance(action, HandOverCaseFiles)
    for row in retained_list(offices[-1]):
        assert row.limit_date is not None
        assert row.consent.due_date < row.consent.until_date <= row.limit_date
        assert row.case_file.retained_until == row.consent.until_date


@settings(max_examples=120)
@given(st.lists(acts, max_size=25))
def test_lists_and_papers_agree_with_the_files(steps: list[tuple[str, Action]]) -> None:
    """Totals are sums, each file stands in the list of its status, a batch's papers never change after it is sent."""
    _, offices = run(steps)
    office = offices[-1]
    files = office.case_files.values()
    assert {one.name for one in waiting_list(office)} == {one.name for one in files if one.status == "submitted"}
    assert {line.case_file.name for line in due_list(office)} == {
        one.name for one in files if one.status in ("closed", "returned", "retained")
    }
    assert all(one.days_late > 0 for one in late_transfers(office))
    assert all(line.expiry_date < office.today for line in list_for_review(office))
    for person in office.transfers.departed:
        assert person in SCENARIO.people_by_id
    for batch in office.transfers.batches:
        contents, printed = batch_contents(office, batch.batch_id), transfer_list_of(office, batch.batch_id)
        record = handover_record_of(office, batch.batch_id)
        assert contents.file_total == len(printed.lines)
        assert contents.doc_total == sum(len(line.case_file.documents) for line in contents.lines)
        assert contents.page_total == sum(office.page_total(line.case_file) for line in contents.lines)
        assert len(batch.decisions) <= len(contents.lines)
        if batch.is_decided:
            assert (record.electronic_files or 0) <= len(contents.accepted)
        if batch.submitted_date:
            first = next(one for one in offices if (sent := one.transfers.batch(batch.batch_id)) and sent.submitted)
            assert transfer_list_of(first, batch.batch_id) == printed


@settings(max_examples=60)
@given(st.lists(acts, max_size=15))
def test_replay_of_any_prefix(steps: list[tuple[str, Action]]) -> None:
    """State is a fold over the journal, with the clock and all roles in it."""
    done, offices = run(steps)
    lines = compose(SCENARIO, "hv001", [*START, *done]).splitlines(keepends=True)
    for length, office in enumerate(offices, start=len(START)):
        assert Journal.parse(b"".join(lines[: length + 1])).replay(SCENARIO) == office


@settings(max_examples=100)
@given(BY_CLERK | BY_ARCHIVIST)
def test_an_action_survives_json_and_tells_itself(action: Action) -> None:
    """Structuring is the inverse of unstructuring; the history has a sentence for it."""
    assert structure_action(unstructure_action(action)) == action
    assert action.describe(SCENARIO)


def test_all_files_must_find_a_receiver() -> None:
    """Điều 31.3.đ: the rights move, the creator stays; the end is confirmed only when none is left."""
    office = play(*START, HandOverCaseFiles(ME, MATE, (A, B), "Chuyển công tác"))
    assert [one.name for one in left_behind(office, ME)] == [C]
    office = play((HEAD, HandOverCaseFiles(ME, ARCHIVIST, (C,), "Sáp nhập")), FinishHandOver(ME), office=office)
    assert {(one.creator, one.opener) for one in office.case_files.values()} == {(ME, MATE), (ME, ARCHIVIST)}
    assert office.transfers.departed == (ME,)
    assert play((MATE, ReopenCaseFile(A, "bổ sung")), office=office).case_files[A].status == "open"
