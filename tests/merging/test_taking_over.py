"""Files of offices that ceased to be: counted against their list, taken over by fonds, never mixed."""

from __future__ import annotations

from datetime import date

import pytest

from hoso_kit.office.action import Action
from hoso_kit.office.export import bag_name, to_xml
from hoso_kit.office.filing_actions import CloseCaseFile, FileDocument, OpenCaseFile
from hoso_kit.office.forms import case_file_list_form, incoming_register_form, outgoing_register_form, to_html
from hoso_kit.office.forms.merging import take_over_record_form
from hoso_kit.office.journal import Journal, compose
from hoso_kit.office.merging import take_over_lines
from hoso_kit.office.merging_actions import FinishTakeOver, NoteMissingCaseFile, TakeOverCaseFiles
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.reorganising_actions import JoinCaseFiles, SplitCaseFile
from hoso_kit.office.scenario import ScenarioError, make_scenario, unstructure_scenario
from hoso_kit.office.search import search_office
from hoso_kit.office.statistics import account_lines, file_lines, office_rows
from hoso_kit.office.transferring_actions import AcceptCaseFile, MakeTransferBatch, SubmitTransfer
from hoso_kit.office.transferring_dates import due_date
from hoso_kit.office.transferring_papers import transfer_list_of
from tests.world import office_of_2026

ARCHIVE, HEAD, ME, COLLEAGUE = "p11", "p01", "p04", "p07"
LUNG, THUONG, DISTRICT = "000.00.99.H99", "000.00.98.H99", "000.00.90.H99"
ENDED, UNDER_WAY = f"{LUNG}.2024.02.VHXH", f"{LUNG}.2025.04.KT"
ARCHIVED, MISSING = f"{LUNG}.2022.02.VP", f"{LUNG}.2024.02.KT"
SHORT = f"{THUONG}.2024.02.VHXH"
REMARK = "Không có trong Hộp 02; đề nghị bên giao tìm lại"


@pytest.fixture
def office() -> Office:
    """The office of 2026 on its first day."""
    return Office(office_of_2026())


def refused(office: Office, code: str, action: Action, person: str = ARCHIVE) -> None:
    """The office refuses with this code."""
    with pytest.raises(Refusal) as caught:
        office.apply(action, person)
    assert caught.value.code == code


def test_nothing_of_a_former_office_is_here_before_it_is_taken(office: Office) -> None:
    """No file, no document, nothing in a search or a register."""
    assert ENDED not in office.case_files
    assert all(office.document(one.doc_id) is None for one in office.scenario.former_offices[0].documents)
    assert search_office(office, {"query": "Trần Văn Hoạt"}, HEAD)["total"] == 0


def test_a_file_comes_with_its_documents_and_keeps_its_fonds(office: Office) -> None:
    """The receiver continues it under the old file code; the creator written on it stays."""
    before = office.scenario.former_offices[0].files[1].case_file
    after = office.apply(TakeOverCaseFiles(LUNG, (UNDER_WAY,), ME), ARCHIVE)
    taken = after.case_files[UNDER_WAY]
    assert (taken.opener, taken.creator, taken.fonds, taken.status) == (ME, before.creator, LUNG, "open")
    assert all(after.document(doc_id) is not None for doc_id in taken.documents)
    found = search_office(after, {"query": "Trần Văn Hoạt", "filters": {"kind": "case_file"}}, ME)
    assert [hit["ref"] for hit in found["hits"]] == [UNDER_WAY]
    assert f"<OrganId>{LUNG}</OrganId>" in to_xml(after, UNDER_WAY).decode()
    assert bag_name(after, taken).startswith("000.00.99")
    # work goes on: a document of today, and the end
    mine = next(one.doc_id for one in after.documents if one.lead == ME and not one.is_draft)
    after = after.apply(FileDocument(UNDER_WAY, (mine,)), ME)
    after = after.apply(CloseCaseFile(UNDER_WAY, after.today, "15 năm", "", True), ME)
    assert after.case_files[UNDER_WAY].status == "closed"


def test_their_papers_stand_in_no_register_of_this_office(office: Office) -> None:
    """What a former office received and issued was registered there, and takes no number here."""
    forms = (incoming_register_form, outgoing_register_form)
    before = [len(form(office, year).rows) for form in forms for year in (2022, 2024, 2025)]
    after = office.apply(TakeOverCaseFiles(LUNG, (ENDED, UNDER_WAY, ARCHIVED), ME), ARCHIVE)
    assert [len(form(after, year).rows) for form in forms for year in (2022, 2024, 2025)] == before


def test_the_statistics_of_this_office_count_its_own_work(office: Office) -> None:
    """Files that were made elsewhere swell nobody's numbers; the account that keeps them has them."""
    after = office.apply(TakeOverCaseFiles(LUNG, (ENDED, UNDER_WAY, ARCHIVED), ME), ARCHIVE)
    assert office_rows(after) == office_rows(office)
    assert file_lines(after) == file_lines(office)
    kept = {one.person_id: one.files for one in account_lines(after)}
    assert kept[ME] == {one.person_id: one.files for one in account_lines(office)}[ME] + 3


def test_what_is_not_there_is_noted_and_not_signed_for(office: Office) -> None:
    """A listed file without any document can't be taken over; one that is there can't be noted as missing."""
    refused(office, "merging_nothing_there", TakeOverCaseFiles(LUNG, (ENDED, MISSING), ME))
    refused(office, "merging_is_there", NoteMissingCaseFile(LUNG, ENDED, REMARK))
    refused(office, "merging_remark_short", NoteMissingCaseFile(LUNG, MISSING, "mất"))
    after = office.apply(NoteMissingCaseFile(LUNG, MISSING, REMARK), ARCHIVE)
    assert MISSING not in after.case_files
    refused(after, "merging_answered", NoteMissingCaseFile(LUNG, MISSING, REMARK))


def test_the_end_is_confirmed_only_when_the_whole_list_is_answered(office: Office) -> None:
    """Every line taken or noted; then nothing more of this fonds."""
    refused(office, "merging_files_left", FinishTakeOver(LUNG))
    office = office.apply(TakeOverCaseFiles(LUNG, (ENDED, UNDER_WAY, ARCHIVED), ME), ARCHIVE)
    refused(office, "merging_answered", TakeOverCaseFiles(LUNG, (ENDED,), ME))
    refused(office, "merging_files_left", FinishTakeOver(LUNG))
    office = office.apply(NoteMissingCaseFile(LUNG, MISSING, REMARK), HEAD).apply(FinishTakeOver(LUNG), ARCHIVE)
    refused(office, "merging_finished", FinishTakeOver(LUNG))
    assert [one.is_open for one in take_over_lines(office, office.scenario.former_offices[1])] == [True, True]


def test_strangers_and_strange_names_are_refused(office: Office) -> None:
    """Archive and head only; a file of the right fonds; a receiver who works here."""
    refused(office, "not_your_duty", TakeOverCaseFiles(LUNG, (ENDED,), ME), person=ME)
    refused(office, "merging_unknown_office", TakeOverCaseFiles("x", (ENDED,), ME))
    refused(office, "merging_unknown_file", TakeOverCaseFiles(LUNG, (SHORT,), ME))
    refused(office, "merging_no_receiver", TakeOverCaseFiles(LUNG, (ENDED,), "nobody"))
    refused(office, "batch_empty", TakeOverCaseFiles(LUNG, (), ME))


def test_two_fonds_are_never_mixed(office: Office) -> None:
    """No batch, no joining and no splitting over the border of a fonds; same notations stay two files."""
    office = office.apply(TakeOverCaseFiles(LUNG, (ENDED, UNDER_WAY), ME), ARCHIVE)
    office = office.apply(TakeOverCaseFiles(THUONG, (SHORT,), ME, "Thống kê 3, có 2 văn bản"), ARCHIVE)
    assert office.case_files[ENDED].file_notation == office.case_files[SHORT].file_notation
    for names in ((ENDED, SHORT), (ENDED, "2025.02.VHXH"), ("2025.02.VHXH", SHORT)):
        refused(office, "fonds_mixed", MakeTransferBatch("Đợt 1", names), ME)
    office = office.apply(OpenCaseFile("03.VHXH", office.today), ME)
    refused(office, "fonds_mixed", JoinCaseFiles(UNDER_WAY, "03.VHXH", "Cùng một việc"), ME)
    refused(office, "fonds_mixed", JoinCaseFiles("03.VHXH", UNDER_WAY, "Cùng một việc"), ME)
    first = office.case_files[UNDER_WAY].documents[:1]
    refused(office, "fonds_mixed", SplitCaseFile(UNDER_WAY, first, "04.VHXH", office.today), ME)


def test_a_file_of_a_former_office_goes_to_the_archive_by_itself(office: Office) -> None:
    """Work ended in 2024: due 31/12/2025, so it is late; its batch names the fonds it belongs to."""
    office = office.apply(TakeOverCaseFiles(LUNG, (ENDED,), ME), ARCHIVE)
    due = due_date(office, office.case_files[ENDED])
    assert (due.due, due.strict_date) == (date(2025, 12, 31), date(2025, 12, 20))
    office = office.apply(MakeTransferBatch("Phông cũ", (ENDED,)), ME).apply(SubmitTransfer("Phông cũ"), ME)
    assert "phông Ủy ban nhân dân xã Mường Cai Lũng" in transfer_list_of(office, "Phông cũ").block_name
    assert office.apply(AcceptCaseFile(ENDED), ARCHIVE).case_files[ENDED].status == "accepted"


def test_what_a_former_archive_held_stays_fixed(office: Office) -> None:
    """A file that its own archive had accepted is in this archive's hands, and nobody changes it."""
    office = office.apply(TakeOverCaseFiles(LUNG, (ARCHIVED,), ARCHIVE), ARCHIVE)
    assert office.case_files[ARCHIVED].status == "accepted"
    mine = next(one.doc_id for one in office.documents if one.lead == ME)
    with pytest.raises(Refusal):
        office.apply(FileDocument(ARCHIVED, (mine,)), ARCHIVE)


def test_the_record_tells_list_and_count_and_what_is_missing(office: Office) -> None:
    """One line for each listed file; the foot adds up; the words are the edition's."""
    office = office.apply(TakeOverCaseFiles(LUNG, (ENDED, UNDER_WAY), ME, "Đủ văn bản"), ARCHIVE)
    office = office.apply(NoteMissingCaseFile(LUNG, MISSING, REMARK), ARCHIVE)
    form = take_over_record_form(office, office.scenario.former_offices[0])
    assert [row.cells[5:7] for row in form.rows] == [("3", "3"), ("3", "3"), ("2", "2"), ("2", "0")]
    assert form.foot == ("Số hồ sơ theo thống kê: 04; đã nhận: 02; thiếu: 01; chưa kiểm đếm: 01.",)
    page = to_html(form)
    assert REMARK in page
    assert "Thời hạn lưu trữ" in page
    assert "cần đối chiếu văn bản gốc" in page
    # the list of files names those of other fonds by their whole code
    names = [row.cells[1] for row in case_file_list_form(office).rows]
    assert ENDED in names


def test_replay_gives_the_same_office(office: Office) -> None:
    """State is a fold over the journal, here too; the sentence of each step names no account's id."""
    steps: list[tuple[str, Action]] = [
        (ARCHIVE, TakeOverCaseFiles(LUNG, (ENDED, UNDER_WAY, ARCHIVED), COLLEAGUE)),
        (ARCHIVE, NoteMissingCaseFile(LUNG, MISSING, REMARK)),
        (HEAD, FinishTakeOver(LUNG)),
    ]
    for person, action in steps:
        assert "p07" not in action.describe(office)
        office = office.apply(action, person)
    scenario = office.scenario
    assert Journal.parse(compose(scenario, "hv001", steps)).replay(scenario) == office


def test_a_situation_with_a_wrong_former_office_is_refused() -> None:
    """Its files bear its fonds, its documents have ids of their own, each office comes once."""
    good = unstructure_scenario(office_of_2026())
    assert make_scenario(good) == office_of_2026()
    for change, told in (
        (lambda one: one["files"][0]["case_file"].update(fonds="x"), "không thuộc phông"),
        (lambda one: one["documents"][0].update(doc_id="d001"), "trùng mã"),
        (lambda one: one.update(organ_id=THUONG), "mã cơ quan trùng"),
    ):
        bad = unstructure_scenario(office_of_2026())
        change(bad["former_offices"][0])
        with pytest.raises(ScenarioError) as caught:
            make_scenario(bad)
        assert told in caught.value.message
