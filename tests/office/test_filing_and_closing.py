"""Documents in and out of files, editing, closing, reopening, the contents list."""

from datetime import timedelta

import pytest

from hoso_kit.office.actions import (
    Action,
    CloseCaseFile,
    EditCaseFile,
    FileDocument,
    OpenCaseFile,
    ReopenCaseFile,
    TakeOutDocument,
)
from hoso_kit.office.contents import contents_list
from hoso_kit.office.refusals import Refusal
from tests.world import after, first_day, own_entry, practice

EX = practice()
ME, TODAY, DAY = EX.scenario.person, EX.scenario.today, first_day(EX)
A, B = own_entry(EX, 0), own_entry(EX, 1)
OPEN: tuple[Action, ...] = (OpenCaseFile(A, DAY), OpenCaseFile(B, DAY))
FILLED: tuple[Action, ...] = (*OPEN, FileDocument(A, ("d003", "d001", "d002")))


def close(**changes: object) -> CloseCaseFile:
    facts: dict[str, object] = {
        "file_notation": A, "end_date": TODAY, "maintenance": "10 năm", "retention_row": "", "is_reviewed": True,
    }  # fmt: skip
    return CloseCaseFile(**(facts | changes))  # type: ignore[arg-type]


CLOSED: tuple[Action, ...] = (*FILLED, close())


def test_one_document_in_two_files_exists_once() -> None:
    """Phụ lục VI.III.4.e: the second file links the same document; the office has no new one."""
    office = after(EX, *OPEN, FileDocument(A, ("d005",)), FileDocument(B, ("d005",)))
    assert office.files_of("d005") == (A, B)
    assert len(office.scenario.documents) == len(EX.scenario.documents)


def test_documents_are_numbered_by_time_whatever_the_order_of_filing() -> None:
    """Điều 29.1.b, Phụ lục VI.III.4.b: doc_ordinal runs 1…n in the order of the work."""
    office = after(EX, *FILLED)
    rows = contents_list(office, office.case_files[A])
    assert [row.doc_ordinal for row in rows] == [1, 2, 3]
    dates = [office.scenario.documents_by_id[row.doc_id].issued_date for row in rows]
    assert dates == sorted(dates)


def test_totals_and_page_spans_follow_from_the_documents() -> None:
    """Phụ lục VI phần II: DocTotal and PageTotal are computed; spans meet without gap."""
    office = after(EX, *FILLED)
    case_file = office.case_files[A]
    pages = [EX.scenario.documents_by_id[doc_id].page_amount for doc_id in case_file.documents]
    assert (case_file.doc_total, office.page_total(case_file)) == (3, sum(pages))
    last = contents_list(office, case_file)[-1].pages.split("-")[-1]
    assert int(last) == sum(pages)


def test_taking_out_leaves_the_document_in_the_office_and_in_other_files() -> None:
    """A link is removed, never a document."""
    both = (*OPEN, FileDocument(A, ("d005",)), FileDocument(B, ("d005",)))
    assert after(EX, *both, TakeOutDocument(A, ("d005",))).files_of("d005") == (B,)


def test_editing_changes_only_what_was_given() -> None:
    """A field left out stays as it was."""
    before, now = (
        after(EX, *FILLED).case_files[A],
        after(EX, *FILLED, EditCaseFile(A, rights="Sử dụng hạn chế")).case_files[A],
    )
    assert now.rights == "Sử dụng hạn chế"
    assert (now.title, now.documents, now.maintenance) == (before.title, before.documents, before.maintenance)


def test_closing_determines_the_period_anew() -> None:
    """Điều 29.4.b: the closing states the period and is remembered as its confirmation."""
    closed = after(EX, *FILLED, close(maintenance="vĩnh viễn", retention_row="3")).case_files[A]
    assert (closed.maintenance, closed.retention_row, closed.is_maintenance_confirmed) == ("Vĩnh viễn", "3", True)
    assert (closed.status, closed.end_date) == ("closed", TODAY)


def test_reopening_undoes_the_end_and_its_confirmation() -> None:
    """A reopened file must be reviewed again."""
    reopened = after(EX, *CLOSED, ReopenCaseFile(A, "Bổ sung")).case_files[A]
    assert (reopened.status, reopened.end_date, reopened.is_maintenance_confirmed) == ("open", None, False)


@pytest.mark.parametrize(
    ("before", "action", "code"),
    [
        (OPEN, FileDocument("77.KT", ("d001",)), "not_opened"),
        (OPEN, FileDocument(A, ()), "no_document"),
        (OPEN, FileDocument(A, ("d999",)), "unknown_document"),
        (FILLED, FileDocument(A, ("d001",)), "already_filed"),
        (FILLED, TakeOutDocument(A, ("d009",)), "not_filed"),
        (FILLED, TakeOutDocument(A, ()), "no_document"),
        (OPEN, close(), "empty_file"),
        (FILLED, close(is_reviewed=False), "not_reviewed"),
        (FILLED, close(end_date=TODAY + timedelta(days=1)), "future_end"),
        (FILLED, close(end_date=DAY - timedelta(days=1)), "end_before_start"),
        (FILLED, close(maintenance="tùy"), "bad_maintenance"),
        (FILLED, close(retention_row="0"), "unknown_row"),
        (FILLED, EditCaseFile(A), "nothing_changed"),
        (FILLED, EditCaseFile(A, title=" "), "blank_title"),
        (FILLED, EditCaseFile(A, creator="p99"), "unknown_creator"),
        (FILLED, EditCaseFile(A, creator=next(p.person_id for p in EX.scenario.people if p.person_id != ME)),
         "creator_listed"),
        (FILLED, ReopenCaseFile(A, "x"), "not_closed"),
        (CLOSED, ReopenCaseFile(A, " "), "no_reason"),
        (CLOSED, FileDocument(A, ("d009",)), "closed"),
        (CLOSED, TakeOutDocument(A, ("d001",)), "closed"),
        (CLOSED, EditCaseFile(A, title="Khác"), "closed"),
        (CLOSED, close(), "closed"),
    ],
)  # fmt: skip
def test_what_the_system_refuses(before: tuple[Action, ...], action: Action, code: str) -> None:
    """A refusal names itself and leaves the office as it was."""
    office = after(EX, *before)
    kept = dict(office.case_files)
    with pytest.raises(Refusal) as caught:
        office.apply(action, ME)
    assert caught.value.code == code
    assert dict(office.case_files) == kept
