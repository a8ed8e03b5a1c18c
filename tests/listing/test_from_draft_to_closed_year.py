"""The list's way: draft, submitted, approved, issued, closed; and what the office then opens files from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hoso_kit.office.actions import structure_action, unstructure_action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import DiscardCaseFile, EditCaseFile, OpenCaseFile, OpenUnlistedCaseFile
from hoso_kit.office.journal import Journal
from hoso_kit.office.listing_actions import (
    AddEntry,
    AddHeading,
    ApproveFileList,
    CreateFileList,
    DiscardFileList,
    EditEntry,
    ImportFileList,
    IssueFileList,
    LockFileList,
    ReturnFileList,
    SubmitFileList,
)
from hoso_kit.office.listing_rows import list_years, next_actions
from hoso_kit.office.listing_state import year_list
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.scenario import make_scenario, unstructure_scenario
from hoso_kit.office.work import Work
from tests.listing.lists import (
    APPROVE,
    CLERK,
    HEAD,
    LEARNER,
    NEW,
    OLD,
    SUBMIT,
    done,
    entry,
    issue,
    notations,
    office,
    refused,
    scenario,
    small,
    the_list,
)
from tests.world import marked

TODAY = marked().scenario.today
NEW_YEAR = AdvanceClock(date(NEW, 1, 5))


def test_each_step_is_remembered() -> None:
    """Who submitted, who approved, which decision, to whom it was sent: an inspector can read it."""
    issued = the_list(done(small(), SUBMIT, APPROVE, issue()))
    assert (issued.status, issued.made_by, issued.submitted_by, issued.approved_by) == (
        "issued",
        LEARNER,
        LEARNER,
        HEAD,
    )
    assert (issued.submitted_date, issued.approved_date, issued.decision_date) == (TODAY, TODAY, TODAY)
    assert (issued.decision_symbol, issued.sent_to) == ("05/QĐ-UBND", ("VP", "VHXH", "KT"))


def test_a_returned_list_can_be_mended_and_submitted_again() -> None:
    """The reason stands on the draft until it is submitted again; an approval is taken back with it."""
    returned = done(small(), SUBMIT, APPROVE, (HEAD, ReturnFileList(NEW, "Thiếu hồ sơ quyết toán")))
    draft = the_list(returned)
    assert (draft.status, draft.return_reason, draft.approved_by) == ("draft", "Thiếu hồ sơ quyết toán", "")
    again = the_list(done(returned, EditEntry(NEW, "01.VP", title="z"), SUBMIT))
    assert (again.status, again.return_reason) == ("submitted", "")


def test_a_list_holds_only_once_it_is_issued() -> None:
    """`Office.file_list` is the list by which files are opened: none before the decision."""
    approved = done(small(), SUBMIT, APPROVE)
    assert approved.file_list(NEW) is None
    listed = done(approved, issue()).file_list(NEW)
    assert listed is not None
    assert (listed.file_catalog, listed.totals()) == (NEW, (3, 3, 0))
    assert approved.file_list(OLD) == marked().scenario.file_list


def test_next_years_files_are_opened_when_the_year_has_come() -> None:
    """Điều 29.2.b: a file opened by the new list has its facts; it stands beside last year's of the same notation."""
    old = "01.VHXH"
    start = done(small(), OpenCaseFile(old, TODAY), SUBMIT, APPROVE, issue(), NEW_YEAR)
    both = done(start, OpenCaseFile(f"{NEW}.{old}", date(NEW, 1, 5)))
    assert list(both.case_files) == [old, f"{NEW}.{old}"]
    new = both.case_files[f"{NEW}.{old}"]
    assert (new.file_notation, new.title, new.creator, both.catalog_of(new)) == (old, "c", LEARNER, NEW)
    assert both.catalog_of(both.case_files[old]) == OLD
    assert refused(both, OpenCaseFile(f"{NEW}.{old}", TODAY)) == "notation_taken"
    edited = done(both, EditCaseFile(f"{NEW}.{old}", description="x"))
    assert (edited.case_files[old].description, edited.case_files[f"{NEW}.{old}"].description) == ("", "x")
    assert list(done(edited, DiscardCaseFile(f"{NEW}.{old}")).case_files) == [old]


def test_the_years_own_name_is_the_short_one() -> None:
    """A file of the situation's year may be named with its year; it is the same file."""
    opened = done(office(), OpenCaseFile(f"{OLD}.01.VHXH", TODAY))
    assert list(opened.case_files) == ["01.VHXH"]
    assert refused(opened, OpenCaseFile("01.VHXH", TODAY)) == "notation_taken"


def test_unlisted_files_stay_as_they_were() -> None:
    """A name with a year isn't a notation outside the list: it is refused as before."""
    action = OpenUnlistedCaseFile(f"{NEW}.41.VHXH", "Hồ sơ", "10 năm", LEARNER, TODAY)
    assert refused(office(), action) == "notation_unreadable"


def test_a_closed_year_keeps_its_files() -> None:
    """After closing no file is opened from the list; what is open goes on."""
    start = done(office(), OpenCaseFile("01.VHXH", TODAY), NEW_YEAR, (CLERK, LockFileList(OLD)))
    assert the_list(start, OLD).status == "locked"
    assert start.file_list(OLD) == marked().scenario.file_list
    assert done(start, EditCaseFile("01.VHXH", description="x")).case_files["01.VHXH"].description == "x"
    assert refused(start, OpenCaseFile("02.VHXH", TODAY)) == "list_locked"


def test_an_issued_list_never_renumbers() -> None:
    """Given lists keep the numbers that they came with, even odd ones."""
    data = unstructure_scenario(scenario())
    data["file_list"]["headings"][2]["subheadings"][1]["entries"][-1]["file_notation"] = "09.KT"
    odd = done(Office(make_scenario(data)), NEW_YEAR, (CLERK, LockFileList(OLD)))
    assert notations(odd, OLD)[-1] == "09.KT"


def test_an_office_without_a_list_makes_this_years() -> None:
    """A situation whose list is empty has none yet: the year's list is made, issued and used under short names."""
    empty = replace(marked().scenario.file_list, headings=())
    start = office(file_list=empty)
    assert start.file_list(OLD) is None
    made = done(
        start,
        CreateFileList(OLD, "unit", "heading"),
        AddHeading(OLD, "VĂN HÓA", "VHXH"),
        AddEntry(OLD, "VHXH", "a", "10 năm", "190", LEARNER),
        SubmitFileList(OLD),
        (HEAD, ApproveFileList(OLD)),
        (CLERK, IssueFileList(OLD, "90/QĐ-UBND", TODAY, ("VHXH",))),
        OpenCaseFile("01.VHXH", TODAY),
    )
    assert list(made.case_files) == ["01.VHXH"]


def test_a_draft_may_be_thrown_away() -> None:
    """Only a draft; then another can begin."""
    gone = done(small(), DiscardFileList(NEW))
    assert year_list(gone, NEW) is None
    assert list_years(small()) == (OLD, NEW)
    assert list_years(gone) == (OLD,)


def test_what_is_offered_is_never_refused_for_its_status_or_role() -> None:
    """Screens offer by status and role: approving to the head alone, issuing to those who keep papers."""
    draft = small()
    assert next_actions(office(), NEW, LEARNER)[0] == "create_file_list"
    assert "submit_file_list" in next_actions(draft, NEW, LEARNER)
    submitted = done(draft, SUBMIT)
    assert next_actions(submitted, NEW, LEARNER) == ()
    assert next_actions(submitted, NEW, HEAD) == ("approve_file_list", "return_file_list")
    approved = done(submitted, APPROVE)
    assert next_actions(approved, NEW, CLERK) == ("issue_file_list",)
    assert next_actions(approved, NEW, HEAD) == ("issue_file_list", "return_file_list")
    assert next_actions(done(approved, issue()), NEW, CLERK) == ()
    assert next_actions(done(office(), NEW_YEAR), OLD, CLERK) == ("lock_file_list",)
    assert next_actions(done(office(), NEW_YEAR), OLD, LEARNER) == ()
    empty = done(office(), CreateFileList(NEW, "unit", "whole"))
    assert set(next_actions(empty, NEW, LEARNER)) >= {"carry_over_file_list", "import_file_list", "add_heading"}


def test_the_whole_way_is_replayed_from_the_journal(tmp_path: Path) -> None:
    """State is a fold over the journal: read again, every role's actions give the same office."""
    work = Work.resume(scenario(), tmp_path / "journal.jsonl", "hv001")
    steps = [
        (LEARNER, CreateFileList(NEW, "unit", "whole")),
        (LEARNER, ImportFileList(NEW, "unit", "whole", *_columns())),
        (LEARNER, entry("VP", "b", position=1)),
        (LEARNER, SUBMIT),
        APPROVE,
        issue(),
        (LEARNER, NEW_YEAR),
        (LEARNER, OpenCaseFile(f"{NEW}.01.VP", date(NEW, 1, 5))),
        (CLERK, LockFileList(OLD)),
    ]
    for person, action in steps:
        work.do(action, person)
    with pytest.raises(Refusal):
        work.do(LockFileList(OLD), CLERK)
    again = Journal.read(tmp_path / "journal.jsonl").replay(scenario())
    assert again == work.office
    assert notations(again) == ["01.VP", "02.VP"]
    assert list(again.case_files) == [f"{NEW}.01.VP"]
    for _, action in steps:
        assert structure_action(unstructure_action(action)) == action
        assert action.describe(scenario())


def _columns() -> tuple[tuple[str, ...], ...]:
    rows = (
        ("heading", "VP", "VĂN PHÒNG", "", "", "", ""),
        ("entry", "07.VP", "a", "Vĩnh viễn", "", LEARNER, ""),
    )
    return tuple(zip(*rows, strict=True))
