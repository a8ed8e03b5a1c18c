"""One office with a closed case file, and every form that can be made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from hoso_kit.office.actions import CloseCaseFile, FileDocument, OpenCaseFile
from hoso_kit.office.forms import (
    Form,
    HandoverRecord,
    Party,
    RetainedLine,
    RetainedList,
    TransferList,
    case_file_list_form,
    closing_note_form,
    contents_form,
    copies_form,
    file_list_form,
    handover_record_form,
    incoming_progress_form,
    incoming_register_form,
    kept_copies_register_form,
    outgoing_progress_form,
    outgoing_register_form,
    personal_hand_over_form,
    post_register_form,
    retained_list_form,
    review_list_form,
    search_results_form,
    take_over_record_form,
    transfer_lines,
    transfer_list_form,
)
from hoso_kit.office.issuing_state import CopyRecord, OutgoingBook
from hoso_kit.office.office import Office
from hoso_kit.office.registry_books_state import Loan, Posting, RegistryBooks
from hoso_kit.office.retaining_actions import HandOverCaseFiles
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document
from tests.world import after, first_day, office_of_2026, own_entry, practice


@lru_cache
def office() -> Office:
    """The practice office after its clerk filled and closed one file."""
    exercise = practice()
    scenario = exercise.scenario
    notation = own_entry(exercise)
    documents = tuple(d.doc_id for d in scenario.documents if d.lead == scenario.person)[:14]
    return after(
        exercise,
        OpenCaseFile(notation, first_day(exercise)),
        FileDocument(notation, documents),
        CloseCaseFile(notation, scenario.today, "10 năm", "", True),
    )


def case_file() -> CaseFile:
    """The one file of the office."""
    return next(iter(office().case_files.values()))


def office_with(**changes: object) -> Office:
    """The office with the file's first document changed."""
    scenario = office().scenario
    first = case_file().documents[0]
    documents = tuple(replace(d, **changes) if d.doc_id == first else d for d in scenario.documents)
    return Office(replace(scenario, documents=documents), office().case_files)


def a_document() -> Document:
    """The file's first document."""
    return office().scenario.documents_by_id[case_file().documents[0]]


def _with_a_copy() -> Office:
    """The office with one numbered copy."""
    copy = CopyRecord(
        "sao001",
        a_document().doc_id,
        "sao y",
        "01",
        "SY-UBND",
        date(2023, 12, 14),
        "p08",
        "p01",
        "paper",
        "paper",
        2,
        "",
        ("Các thôn",),
    )
    return replace(office(), outgoing=OutgoingBook(copies=(copy,)))


def _with_books() -> Office:
    """The office with one line in each of the registry's books."""
    today = office().today
    line = Posting(a_document().doc_id, ("Các thôn",), 12, "gửi bảo đảm", "p08", today)
    loan = Loan(a_document().doc_id, "p04", "p01", "đối chiếu", "p08", today, today)
    return replace(office(), registry_books=RegistryBooks((line,), (loan,)))


def _handed_over() -> Office:
    """The office after its clerk handed the file over to a colleague."""
    scenario = office().scenario
    mate = next(one.person_id for one in scenario.people if one.person_id != scenario.person)
    action = HandOverCaseFiles(scenario.person, mate, (case_file().name,), "Nghỉ hưu")
    return office().apply(action, scenario.person)


def papers() -> dict[str, Form]:
    """One form of each kind, by id."""
    scenario = office().scenario
    organ, today = scenario.office, scenario.today
    record = HandoverRecord(
        superior_name="",
        organ_name=organ.organ_name,
        basis=f"Danh mục hồ sơ năm {today.year}",
        giver=Party("Văn hóa – Xã hội", "Lò Thị Mẫu", "Công chức Văn hóa – Xã hội"),
        receiver=Party("Lưu trữ cơ quan", "A Mẫu", "Văn thư – Lưu trữ"),
        block_name="Tài liệu khen thưởng",
        period="18/01/2023 - 12/12/2023",
        place=organ.place,
        made_date=today,
        electronic_files=3,
        electronic_items=41,
    )
    transfer = TransferList(
        organ.organ_name,
        "Văn hóa – Xã hội",
        "Tài liệu khen thưởng",
        today.year,
        transfer_lines(office(), [case_file()]) * 21,
        organ.place,
        today,
        "Lò Thị Mẫu",
    )
    kept = RetainedLine("01.VHXH", "Hồ sơ mẫu", "10 năm", date(2024, 12, 1), date(2026, 12, 1), "Đang dùng")
    retained = RetainedList(
        organ.organ_name, "Văn hóa – Xã hội", 2024, "", "Lưu trữ cơ quan", (kept,), organ.place, today, "Lò Thị Mẫu"
    )
    return {
        "file_list": file_list_form(scenario),
        "contents_list": contents_form(office(), case_file()),
        "case_file_list": case_file_list_form(office()),
        "closing_note": closing_note_form(office(), case_file(), 105, 2),
        "transfer_list": transfer_list_form(transfer),
        "handover_record": handover_record_form(record),
        "retained_list": retained_list_form(retained),
        "personal_hand_over": personal_hand_over_form(_handed_over(), scenario.person),
        "review_list": review_list_form(replace(office(), moved_to=date(2050, 1, 1))),
        "take_over_record": take_over_record_form(office(), office_of_2026().former_offices[0]),
        "incoming_register": incoming_register_form(office()),
        "incoming_progress": incoming_progress_form(office()),
        "outgoing_progress": outgoing_progress_form(office()),
        "copies": copies_form(_with_a_copy()),
        "post_register": post_register_form(_with_books()),
        "kept_copies_register": kept_copies_register_form(_with_books()),
        "search_results": search_results_form(office(), scenario.person, {"query": "báo cáo"}),
        "outgoing_register": outgoing_register_form(office()),
    }
