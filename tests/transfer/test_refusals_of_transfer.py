"""Every refusal on the way to the archive, each from a state in which nothing else is wrong."""

from datetime import date

import pytest

from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import CloseCaseFile, EditCaseFile, FileDocument, ReopenCaseFile, TakeOutDocument
from hoso_kit.office.retaining_actions import FinishHandOver, HandOverCaseFiles, RetainCaseFile
from hoso_kit.office.transferring_actions import (
    AcceptCaseFile,
    DiscardTransferBatch,
    MakeTransferBatch,
    MarkConstruction,
    ReturnCaseFile,
    SubmitTransfer,
    TransferToHistoricalArchive,
)
from tests.transfer.archive_world import (
    ARCHIVIST,
    DOCS,
    HEAD,
    MATE,
    ME,
    TODAY,
    A,
    B,
    Step,
    accepted,
    closed,
    filled,
    opened,
    play,
    refused,
    submitted,
)

DUE, LIMIT = date(2025, 3, 1), date(2027, 3, 1)
LATER = date(2025, 2, 10)
RETURNED: list[Step] = [*submitted(A), (ARCHIVIST, ReturnCaseFile(A, "Còn bản nháp trong hồ sơ"))]
ASKED: list[Step] = [*closed(A), AdvanceClock(LATER)]


def keep(until: date = date(2026, 3, 1), symbol: str = "12/UBND-VP", consent_date: date = LATER) -> RetainCaseFile:
    return RetainCaseFile(A, symbol, consent_date, until)


@pytest.mark.parametrize(
    ("before", "step", "code"),
    [
        (closed(A), MarkConstruction(A, True, date(2024, 12, 17)), "future_settlement"),
        (closed(A), MarkConstruction(A, False), "nothing_changed"),
        ([], MarkConstruction(A, True), "not_opened"),
        (closed(A), MakeTransferBatch("  ", (A,)), "batch_unnamed"),
        (closed(A), MakeTransferBatch("x" * 51, (A,)), "batch_unnamed"),
        ([*closed(A), MakeTransferBatch("N", (A,))], MakeTransferBatch(" N ", (A,)), "batch_taken"),
        ([], MakeTransferBatch("N", ()), "batch_empty"),
        ([], MakeTransferBatch("N", (A,)), "not_opened"),
        (closed(A), (MATE, MakeTransferBatch("N", (A,))), "opened_by_another"),
        (submitted(A), MakeTransferBatch("N", (A,)), "already_submitted"),
        (accepted(A), MakeTransferBatch("N", (A,)), "already_submitted"),
        ([], SubmitTransfer("N"), "batch_unknown"),
        ([], DiscardTransferBatch("N"), "batch_unknown"),
        ([*closed(A), MakeTransferBatch("N", (A,))], (MATE, SubmitTransfer("N")), "batch_not_yours"),
        (submitted(A, batch="N"), SubmitTransfer("N"), "batch_submitted"),
        (submitted(A, batch="N"), DiscardTransferBatch("N"), "batch_submitted"),
        ([*opened(A), MakeTransferBatch("N", (A,))], SubmitTransfer("N"), "transfer_empty_file"),
        ([*filled(A), MakeTransferBatch("N", (A,))], SubmitTransfer("N"), "transfer_open_file"),
        ([*RETURNED, MakeTransferBatch("N", (A,))], SubmitTransfer("N"), "returned_not_mended"),
        (
            [*closed(A), MakeTransferBatch("N", (A,)), MakeTransferBatch("M", (A,)), SubmitTransfer("M")],
            SubmitTransfer("N"),
            "already_submitted",
        ),
        (submitted(A), AcceptCaseFile(A), "not_archivist"),
        (submitted(A), ("nobody", AcceptCaseFile(A)), "not_archivist"),
        (submitted(A), ReturnCaseFile(A, "Còn bản nháp trong hồ sơ"), "not_archivist"),
        (closed(A), (ARCHIVIST, AcceptCaseFile(A)), "not_waiting"),
        ([], (ARCHIVIST, AcceptCaseFile(A)), "not_waiting"),
        (accepted(A), (ARCHIVIST, AcceptCaseFile(A)), "not_waiting"),
        (accepted(A), (ARCHIVIST, ReturnCaseFile(A, "Còn bản nháp trong hồ sơ")), "not_waiting"),
        (RETURNED, (ARCHIVIST, AcceptCaseFile(A)), "not_waiting"),
        (submitted(A), (ARCHIVIST, ReturnCaseFile(A, "  chưa   đạt ")), "return_reason_short"),
        (submitted(A), EditCaseFile(A, title="Khác"), "waits_for_archive"),
        (submitted(A), ReopenCaseFile(A, "sửa"), "waits_for_archive"),
        (accepted(A), FileDocument(A, DOCS[3:4]), "accepted_is_fixed"),
        (accepted(A), TakeOutDocument(A, DOCS[:1]), "accepted_is_fixed"),
        (accepted(A), EditCaseFile(A, title="Khác"), "accepted_is_fixed"),
        (accepted(A), ReopenCaseFile(A, "sửa"), "accepted_is_fixed"),
        (accepted(A), CloseCaseFile(A, TODAY, "10 năm", "", True), "accepted_is_fixed"),
        (accepted(A), MarkConstruction(A, True), "accepted_is_fixed"),
        ([*ASKED, keep()], EditCaseFile(A, title="Khác"), "retained_is_fixed"),
        ([*ASKED, keep()], ReopenCaseFile(A, "sửa"), "retained_is_fixed"),
        (accepted(A, "Vĩnh viễn"), TransferToHistoricalArchive((A,)), "not_archivist"),
        ([], (ARCHIVIST, TransferToHistoricalArchive(())), "batch_empty"),
        (submitted(A, maintenance="Vĩnh viễn"), (ARCHIVIST, TransferToHistoricalArchive((A,))), "not_accepted"),
        (accepted(A), (ARCHIVIST, TransferToHistoricalArchive((A,))), "not_permanent"),
        (
            [*accepted(A, "Vĩnh viễn"), (ARCHIVIST, TransferToHistoricalArchive((A,)))],
            (ARCHIVIST, TransferToHistoricalArchive((A,))),
            "already_historical",
        ),
        (filled(A), keep(), "retain_open_file"),
        ([*closed(A), MarkConstruction(A, True)], keep(), "retain_no_due_date"),
        (closed(A), keep(), "retain_too_early"),
        (ASKED, keep(symbol=" "), "no_consent"),
        (ASKED, keep(consent_date=date(2025, 2, 11)), "future_consent"),
        (ASKED, keep(until=date(2027, 3, 2)), "retain_too_long"),
        (ASKED, keep(until=DUE), "retain_too_short"),
        ([*closed(A), AdvanceClock(date(2025, 6, 1))], keep(until=date(2025, 5, 31)), "retain_too_short"),
        (submitted(A), keep(), "waits_for_archive"),
        ([*RETURNED, AdvanceClock(LATER)], keep(), "returned_not_mended"),
        (closed(A), HandOverCaseFiles("nobody", MATE, (A,), "Nghỉ hưu"), "hand_over_unknown"),
        (closed(A), (MATE, HandOverCaseFiles(ME, MATE, (A,), "Nghỉ hưu")), "hand_over_not_yours"),
        (closed(A), HandOverCaseFiles(ME, "nobody", (A,), "Nghỉ hưu"), "no_receiver"),
        ([*closed(A), (MATE, FinishHandOver(MATE))], HandOverCaseFiles(ME, MATE, (A,), "Nghỉ hưu"), "no_receiver"),
        (closed(A), HandOverCaseFiles(ME, ME, (A,), "Nghỉ hưu"), "same_receiver"),
        (closed(A), HandOverCaseFiles(ME, MATE, (A,), " "), "no_hand_over_reason"),
        (closed(A), HandOverCaseFiles(ME, MATE, (), "Nghỉ hưu"), "batch_empty"),
        (closed(A), (HEAD, HandOverCaseFiles(MATE, ME, (A,), "Nghỉ hưu")), "opened_by_another"),
        (accepted(A), HandOverCaseFiles(ME, MATE, (A,), "Nghỉ hưu"), "archive_has_it"),
        ([*closed(A), *filled(B)], FinishHandOver(ME), "files_left"),
        ([FinishHandOver(ME)], FinishHandOver(ME), "already_departed"),
    ],
)
def test_it_is_refused(before: list[Step], step: Step, code: str) -> None:
    """What a real system would refuse, is; with its own reason."""
    refused(code, step, play(*before))


def test_a_refused_batch_submits_nothing() -> None:
    """The whole batch or none: one open file holds back its neighbours."""
    office = play(*closed(A), *filled(B), MakeTransferBatch("N", (A, B)))
    refused("transfer_open_file", SubmitTransfer("N"), office)
    assert office.case_files[A].status == "closed"


def test_a_late_or_needless_transfer_is_not_refused() -> None:
    """Lateness is an inspector's finding; under 05 years nobody is obliged, and nothing forbids (Điều 31.3.c)."""
    office = play(
        *closed(A),
        *closed(B, "03 năm"),
        AdvanceClock(date(2030, 1, 1)),
        MakeTransferBatch("N", (A, B)),
        SubmitTransfer("N"),
    )
    assert {one.status for one in office.case_files.values()} == {"submitted"}


def test_the_bound_itself_is_allowed() -> None:
    """02 years from the due date, to the day, also by a later consent."""
    office = play(*ASKED, keep(), keep(until=LIMIT, symbol="13/UBND-VP"))
    assert office.case_files[A].retained_until == LIMIT
