"""E22 and E23 of the exercise ideas, played as scripted journals."""

from dataclasses import replace
from datetime import date

from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import CloseCaseFile, ReopenCaseFile, TakeOutDocument
from hoso_kit.office.forms.transfer import handover_record_form, retained_list_form, transfer_list_form
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.office import Office
from hoso_kit.office.retaining_actions import RetainCaseFile
from hoso_kit.office.transferring_actions import (
    AcceptCaseFile,
    DiscardTransferBatch,
    MakeTransferBatch,
    MarkConstruction,
    ReturnCaseFile,
    SubmitTransfer,
    TransferToHistoricalArchive,
)
from hoso_kit.office.transferring_lists import due_list, historical_candidates, late_transfers, list_for_review
from hoso_kit.office.transferring_papers import handover_record_of, retained_list_of, transfer_list_of
from tests.transfer.archive_world import (
    ARCHIVIST,
    DOCS,
    ME,
    SCENARIO,
    TODAY,
    A,
    B,
    C,
    D,
    Step,
    accepted,
    closed,
    filled,
    opened,
    play,
    refused,
)  # fmt: skip


def test_e22_due_dates() -> None:
    """Each file's due date: leap day, construction by settlement, under 05 years, kept back to the bound."""
    leap = date(2024, 2, 29)
    steps: list[Step] = [
        *closed(A, end=leap),
        *closed(B, "Vĩnh viễn"),
        MarkConstruction(B, True, date(2024, 11, 30)),
        *closed(C, "03 năm"),
        *closed(D),
        MarkConstruction(D, True),
        AdvanceClock(date(2025, 2, 1)),
    ]
    lines = {line.case_file.name: line for line in due_list(play(*steps), ME)}
    assert {name: line.due.due for name, line in lines.items()} == {
        A: date(2025, 2, 28), B: date(2025, 2, 28), C: date(2025, 3, 1), D: None,
    }  # fmt: skip
    assert {name: line.state for name, line in lines.items()} == {
        A: "soon", B: "soon", C: "not_obliged", D: "unsettled",
    }  # fmt: skip
    kept = play(*steps, RetainCaseFile(A, "12/UBND-VP", date(2025, 1, 30), date(2027, 2, 28), "Đang dùng"))
    assert retained_list_form(retained_list_of(kept, ME)).rows[0].cells[4:6] == ("28/02/2025", "28/02/2027")
    late = play(AdvanceClock(date(2027, 3, 2)), office=kept)
    assert {line.case_file.name: line.state for line in due_list(late)}[A] == "overdue"
    sent = play(MakeTransferBatch("N", (A, B, C)), SubmitTransfer("N"), office=late)
    assert {one.file_notation: one.days_late for one in late_transfers(sent)} == {A: 2, B: 732}


def test_e22_the_newer_law_counts_from_the_year_and_says_that_it_is_unsure() -> None:
    """Edition luat-2024: until 31 December of the next year, with the stricter reading beside it and a mark."""
    office = play(*closed(A), office=Office(replace(SCENARIO, edition="luat-2024")))
    (line,) = due_list(office)
    assert (line.due.due, line.due.strict_date) == (date(2025, 12, 31), date(2025, 3, 1))
    assert "cần đối chiếu văn bản gốc" in line.due.notice


def test_the_reminder_comes_thirty_days_before() -> None:
    """F-5b: nothing on the 31st day before, a notice from the 30th, overdue from the day after."""
    days = (date(2025, 1, 29), date(2025, 1, 30), date(2025, 3, 1), date(2025, 3, 2))
    states = [due_list(play(*closed(A), AdvanceClock(day)))[0].state for day in days]
    assert states == ["later", "soon", "soon", "overdue"]


def test_e23_transfer_return_mend_accept() -> None:
    """Four files: one empty, one open are refused; one comes back, is mended and accepted; all ends read-only."""
    before: list[Step] = [*closed(A), *closed(B), *filled(C), *opened(D), MakeTransferBatch("N1", (A, B, C, D))]
    refused("transfer_open_file", SubmitTransfer("N1"), play(*before))
    rest: list[Step] = [
        DiscardTransferBatch("N1"),
        CloseCaseFile(C, date(2024, 5, 2), "10 năm", "", True),
        MakeTransferBatch("N2", (A, B, C)),
        SubmitTransfer("N2"),
        (ARCHIVIST, AcceptCaseFile(A)),
        (ARCHIVIST, ReturnCaseFile(B, "Còn bản trùng trong hồ sơ")),
        (ARCHIVIST, AcceptCaseFile(C)),
        ReopenCaseFile(B, "Loại bản trùng"),
        TakeOutDocument(B, DOCS[1:2]),
        CloseCaseFile(B, date(2024, 3, 1), "10 năm", "", True),
        MakeTransferBatch("N3", (B,)),
        SubmitTransfer("N3"),
        (ARCHIVIST, AcceptCaseFile(B)),
    ]
    office = Journal.parse(compose(SCENARIO, "hv001", [*before, *rest])).replay(SCENARIO)
    assert [office.case_files[name].status for name in (A, B, C, D)] == ["accepted"] * 3 + ["open"]
    assert office.case_files[B].accepted_date == TODAY
    listed = transfer_list_form(transfer_list_of(office, "N2"))
    assert len(listed.rows) == 3
    assert len(listed.columns) == 7
    record = handover_record_of(office, "N2")
    assert (record.electronic_files, record.electronic_items) == (2, 4)
    assert (record.receiver.name, record.receiver.full_name) == ("Lưu trữ cơ quan", "Lò Văn Mẫu")
    assert handover_record_form(record).lines


def test_permanent_files_go_on_and_expired_ones_are_reviewed() -> None:
    """Permanent: 10 years from the year of the end (marked as unsure); others: reviewed when their period is over."""
    office = play(*accepted(A, "Vĩnh viễn"), *accepted(B), AdvanceClock(date(2035, 1, 1)))
    (line,) = historical_candidates(office)
    assert (line.case_file.name, line.due, line.days_left) == (A, date(2034, 12, 31), -1)
    assert line.notice
    assert [one.case_file.name for one in list_for_review(office)] == [B]
    moved = play((ARCHIVIST, TransferToHistoricalArchive((A,))), office=office)
    assert historical_candidates(moved) == ()
    assert moved.case_files == office.case_files
