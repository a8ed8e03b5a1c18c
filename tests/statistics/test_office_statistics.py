"""An exercise's office, counted: details, accounts, and agreement with counting by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso_kit.office.actions import FileDocument, OpenCaseFile
from hoso_kit.office.office import Office
from hoso_kit.office.statistics import (
    Standing,
    account_lines,
    file_lines,
    form3,
    never_filed,
    office_rows,
    unfiled_lines,
)
from hoso_kit.regulations import cite
from tests.statistics.small_office import small_office
from tests.world import first_day, practice

EX = practice()
SCENARIO = EX.scenario
# a paper's name for counting, written once: folding all names again for each example would take the most time
NAMES = {one.doc_id: one.identity or one.doc_id for one in SCENARIO.documents}
MINE = [entry.file_notation for _, entry in SCENARIO.file_list.all_entries() if entry.creator == SCENARIO.person][:3]


def test_the_detail_of_column_three_says_how_each_document_stands() -> None:
    """Answered or sent out is settled; past its due date is overdue; the rest is in work; sorted by given name."""
    lines = unfiled_lines(small_office())
    assert [(line.doc_id, line.state_text) for line in lines] == [
        ("d4", "Đã giải quyết, chưa lập hồ sơ"),
        ("d5", "Quá hạn giải quyết, chưa lập hồ sơ"),
        ("d6", "Đang giải quyết, chưa lập hồ sơ"),
        ("d7", "Đã giải quyết, chưa lập hồ sơ"),
    ]
    assert [line.person for line in lines] == ["Nguyễn Thị Ánh"] * 3 + ["Trần Văn Đức"]
    assert lines[0].symbol == "04/UBND-VP"


def test_never_filed_is_work_done_without_a_file() -> None:
    """Documents that were led and settled and lie in no file."""
    assert [line.doc_id for line in never_filed(small_office())] == ["d4", "d7"]


def test_the_detail_counts_what_the_form_counts() -> None:
    """The lines of detail are as many as column 3 says, and the files as many as the form's."""
    office = small_office()
    total = form3(office_rows(office)).total
    assert len(unfiled_lines(office)) == total.unfiled
    assert len(file_lines(office)) == total.files
    assert [(line.file_notation, line.creator, line.standing) for line in file_lines(office)] == [
        ("01.VP", "Nguyễn Thị Ánh", Standing.OPEN),
        ("02.VP", "Nguyễn Thị Ánh", Standing.CLOSED),
        ("01.VHXH", "Trần Văn Đức", Standing.OPEN),
    ]


def test_files_are_counted_for_each_account() -> None:
    """Phụ lục VI phần I mục III.4.đ: every account has its line, with a shared document counted once."""
    lines = account_lines(small_office())
    assert [(line.person, line.files, line.closed_files, line.documents) for line in lines] == [
        ("Lê Thị An", 0, 0, 0),
        ("Nguyễn Thị Ánh", 2, 1, 3),
        ("Trần Văn Đức", 1, 0, 2),
    ]
    assert cite("nd30.pl6.3.4.dd").confidence == "verified"


def test_someone_without_work_still_has_a_row() -> None:
    """An office's list of officers is whole: who leads nothing and files nothing is on it with zeros."""
    rows = [row for row in office_rows(small_office()) if row.person == "Lê Thị An"]
    assert [(row.files, row.documents) for row in rows] == [(0, 0)]


filings = st.lists(
    st.tuples(st.sampled_from(MINE), st.sampled_from([document.doc_id for document in SCENARIO.documents])), max_size=30
)


@settings(max_examples=60)
@given(filings)
def test_the_exercises_office_agrees_with_counting_by_hand(steps: list[tuple[str, str]]) -> None:
    """Whatever is filed where: filed + unfiled = led, files by creator, and unfiled = no copy in any file."""
    office = Office(SCENARIO)
    for notation in dict.fromkeys(notation for notation, _ in steps):
        office = office.apply(OpenCaseFile(notation, first_day(EX)), SCENARIO.person)
    for notation, doc_id in dict.fromkeys(steps):
        if doc_id not in office.case_files[notation].documents:
            office = office.apply(FileDocument(notation, (doc_id,)), SCENARIO.person)
    form = form3(office_rows(office), "person")
    held = {doc_id for case_file in office.case_files.values() for doc_id in case_file.documents}
    seen: set[object] = set()
    led = unfiled = 0
    for document in SCENARIO.documents:
        name = NAMES[document.doc_id]
        if document.lead is None or document.is_draft or name in seen:
            continue
        seen.add(name)
        led += 1
        copies = [doc_id for doc_id, other in NAMES.items() if other == name]
        unfiled += held.isdisjoint(copies)
    assert (form.total.led, form.total.unfiled) == (led, unfiled)
    assert form.total.files == len(office.case_files)
    assert len(form.lines) == len(SCENARIO.people)
    assert form.total.open_documents == led - unfiled
