"""What the system refuses on a file list: each refusal once, by the code that the learner meets."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest

from hoso_kit.office.actions import Action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.filing_actions import OpenCaseFile
from hoso_kit.office.listing_actions import (
    AddHeading,
    AddSubheading,
    ApproveFileList,
    CarryOverFileList,
    CreateFileList,
    DiscardFileList,
    EditEntry,
    EditHeading,
    ImportFileList,
    IssueFileList,
    LockFileList,
    MoveEntry,
    MoveHeading,
    RemoveEntry,
    RemoveHeading,
    RemoveSubheading,
    ReturnFileList,
    SubmitFileList,
)
from hoso_kit.office.refusals import Refusal
from tests.listing.lists import (
    APPROVE,
    CLERK,
    HEAD,
    LEARNER,
    NEW,
    OLD,
    OTHER,
    SUBMIT,
    done,
    entry,
    issue,
    notations,
    office,
    refused,
    small,
)
from tests.world import marked

TODAY = marked().scenario.today
SUBMITTED = (SUBMIT,)
APPROVED = (SUBMIT, APPROVE)
ISSUED = (SUBMIT, APPROVE, issue())
NEW_YEAR = AdvanceClock(date(NEW, 1, 5))
EMPTIED = (RemoveEntry(NEW, "02.VP"), RemoveEntry(NEW, "01.VP"), RemoveEntry(NEW, "01.VHXH"))


def table(*rows: tuple[str, str, str], **changes: Any) -> ImportFileList:
    """An import of (kind, notation, name) rows; other cells are complete."""
    width = len(rows)
    columns: dict[str, Any] = {
        "kinds": tuple(row[0] for row in rows),
        "notations": tuple(row[1] for row in rows),
        "names": tuple(row[2] for row in rows),
        "maintenances": ("10 năm",) * width,
        "retention_rows": ("190",) * width,
        "creators": (LEARNER,) * width,
        "descriptions": ("",) * width,
    }
    return ImportFileList(NEW, "unit", "heading", **(columns | changes))


VP = ("heading", "VP", "VĂN PHÒNG")
CASES: list[tuple[str, tuple[Any, ...], Action, str]] = [
    ("no_list", (), AddHeading(NEW, "A", "A"), LEARNER),
    ("no_list", (), DiscardFileList(NEW), LEARNER),
    ("list_exists", (), CreateFileList(OLD, "unit", "heading"), LEARNER),
    ("list_year", (), CreateFileList(OLD + 2, "unit", "heading"), LEARNER),
    ("list_year", (), CreateFileList(OLD - 1, "unit", "heading"), LEARNER),
    ("list_source", (), CarryOverFileList(OLD - 1, NEW), LEARNER),
    ("list_source", (), CarryOverFileList(OLD, OLD), LEARNER),
    ("no_entry", (), CarryOverFileList(OLD, NEW, ("99.VP",)), LEARNER),
    ("list_not_draft", (), AddHeading(OLD, "A", "A"), LEARNER),
    ("import_columns", (), table(), LEARNER),
    ("import_columns", (), table(VP, creators=()), LEARNER),
]
DRAFT_CASES: list[tuple[str, tuple[Any, ...], Action, str]] = [
    ("list_exists", (), CreateFileList(NEW, "unit", "heading"), LEARNER),
    ("list_exists", (), CarryOverFileList(OLD, NEW), LEARNER),
    ("list_exists", (), table(VP), LEARNER),
    ("list_unchanged", (), EditEntry(NEW, "01.VP"), LEARNER),
    ("list_unchanged", (), EditHeading(NEW, "VP", "VĂN PHÒNG", "VP"), LEARNER),
    ("list_title_blank", (), entry("VP", "  "), LEARNER),
    ("list_title_blank", (), EditEntry(NEW, "01.VP", title=""), LEARNER),
    ("list_title_long", (), entry("VP", "x" * 501), LEARNER),
    ("list_title_long", (), AddHeading(NEW, "x" * 501, "X"), LEARNER),
    ("list_maintenance", (), entry("VP", "d", maintenance="lâu dài"), LEARNER),
    ("list_maintenance", (), EditEntry(NEW, "01.VP", maintenance="0 năm"), LEARNER),
    ("list_row", (), entry("VP", "d", retention_row="9999"), LEARNER),
    ("list_creator", (), entry("VP", "d", creator="p99"), LEARNER),
    ("heading_blank", (), AddHeading(NEW, " ", "X"), LEARNER),
    ("heading_blank", (), AddSubheading(NEW, "VP", ""), LEARNER),
    ("heading_abbreviation", (), AddHeading(NEW, "A", "tccb"), LEARNER),
    ("heading_abbreviation", (), AddHeading(NEW, "A", "X" * 16), LEARNER),
    ("heading_abbreviation", (), EditHeading(NEW, "VP", abbreviation="V P"), LEARNER),
    ("heading_taken", (), AddHeading(NEW, "A", "VP"), LEARNER),
    ("heading_taken", (), EditHeading(NEW, "VP", abbreviation="KT"), LEARNER),
    ("no_heading", (), entry("TP", "d"), LEARNER),
    ("no_heading", (), MoveEntry(NEW, "01.VP", "TP"), LEARNER),
    ("heading_holds", (), RemoveHeading(NEW, "VP"), LEARNER),
    ("heading_holds", (), RemoveSubheading(NEW, "VP", "Tổng hợp"), LEARNER),
    ("subheading_taken", (), AddSubheading(NEW, "VP", "TỔNG HỢP"), LEARNER),
    ("no_subheading", (), entry("VP", "d", subheading="Thi đua"), LEARNER),
    ("no_entry", (), RemoveEntry(NEW, "03.VP"), LEARNER),
    ("no_entry", (), EditEntry(NEW, "1.vp", title="d"), LEARNER),
    ("list_position", (), entry("VP", "d", position=3), LEARNER),
    ("list_position", (), MoveHeading(NEW, "VP", 0), LEARNER),
    ("list_empty", EMPTIED, SUBMIT, LEARNER),
    ("list_incomplete", (EditEntry(NEW, "01.VP", creator=""),), SUBMIT, LEARNER),
    ("list_incomplete", (EditEntry(NEW, "01.VP", maintenance=""),), SUBMIT, LEARNER),
    ("list_not_submitted", (), ApproveFileList(NEW), HEAD),
    ("list_not_submitted", (), ReturnFileList(NEW, "Thiếu"), HEAD),
    ("list_not_submitted", ISSUED, ReturnFileList(NEW, "Thiếu"), HEAD),
    ("list_head_only", SUBMITTED, ApproveFileList(NEW), LEARNER),
    ("list_head_only", SUBMITTED, ApproveFileList(NEW), CLERK),
    ("list_head_only", SUBMITTED, ReturnFileList(NEW, "Thiếu"), OTHER),
    ("list_head_only", SUBMITTED, ApproveFileList(NEW), "stranger"),
    ("list_issuer_only", APPROVED, issue()[1], "stranger"),
    ("list_no_reason", SUBMITTED, ReturnFileList(NEW, " "), HEAD),
    ("list_not_draft", SUBMITTED, SubmitFileList(NEW), LEARNER),
    ("list_not_draft", SUBMITTED, DiscardFileList(NEW), LEARNER),
    ("list_not_draft", ISSUED, EditEntry(NEW, "01.VP", title="z"), HEAD),
    ("list_not_approved", SUBMITTED, issue()[1], CLERK),
    ("list_not_approved", ISSUED, issue()[1], CLERK),
    ("list_issuer_only", APPROVED, issue()[1], LEARNER),
    ("list_issuer_only", ISSUED, LockFileList(NEW), LEARNER),
    ("list_decision_blank", APPROVED, IssueFileList(NEW, " ", TODAY, ()), CLERK),
    ("list_decision_future", APPROVED, issue(TODAY + timedelta(days=1))[1], CLERK),
    ("list_receiver", APPROVED, issue(sent_to=("TP",))[1], CLERK),
    ("list_not_issued", APPROVED, LockFileList(NEW), CLERK),
    ("list_year_running", ISSUED, LockFileList(NEW), CLERK),
    ("list_year_running", (), LockFileList(OLD), CLERK),
    ("list_not_begun", ISSUED, OpenCaseFile(f"{NEW}.01.VHXH", TODAY), LEARNER),
    ("not_listed", (), OpenCaseFile(f"{NEW}.01.VHXH", TODAY), LEARNER),
    ("not_listed", (*ISSUED, NEW_YEAR), OpenCaseFile(f"{NEW}.09.VHXH", TODAY), LEARNER),
    ("list_locked", (NEW_YEAR, (CLERK, LockFileList(OLD))), OpenCaseFile("01.VHXH", TODAY), LEARNER),
    ("list_not_issued", (NEW_YEAR, (CLERK, LockFileList(OLD))), LockFileList(OLD), CLERK),
]
IMPORT_CASES = [
    ("chữ viết tắt", table(("heading", "", "VĂN PHÒNG"))),
    ("đã dùng", table(VP, VP)),
    ("đứng trước", table(("entry", "01.VP", "a"))),
    ("đứng trước", table(("subheading", "", "a"))),
    ("đề mục hay hồ sơ", table(VP, ("row", "", "a"))),
    ("để trống", table(VP, ("entry", "01.VP", ""))),
    ("không phải là thời hạn", table(VP, ("entry", "01.VP", "a"), maintenances=("", "lâu"))),
]


@pytest.mark.parametrize(("code", "before", "action", "person"), CASES, ids=[case[0] for case in CASES])
def test_refused_where_no_draft_is(code: str, before: tuple[Any, ...], action: Action, person: str) -> None:
    """In an office with only the given list: the refusal that names what is missing or already there."""
    assert refused(done(office(), *before), action, person) == code


@pytest.mark.parametrize(("code", "before", "action", "person"), DRAFT_CASES, ids=[case[0] for case in DRAFT_CASES])
def test_refused_on_a_list(code: str, before: tuple[Any, ...], action: Action, person: str) -> None:
    """On a small list in the status that ``before`` brings about; nothing changes."""
    start = done(small(), *before)
    was = notations(start)
    assert refused(start, action, person) == code
    assert notations(start) == was


@pytest.mark.parametrize(("part", "action"), IMPORT_CASES)
def test_an_import_names_the_row_and_takes_nothing(part: str, action: ImportFileList) -> None:
    """A row that can't be taken is named by its number with its own reason."""
    with pytest.raises(Refusal) as caught:
        office().apply(action, LEARNER)
    assert caught.value.code == "import_row"
    assert f"Dòng thứ {len(action.kinds)} " in caught.value.notice.seen
    assert part in caught.value.notice.seen


def test_every_refusal_of_listing_is_met_here() -> None:
    """No refusal without a case above: a code that no test meets is a rule that nobody has seen."""
    text = files("hoso_kit.office").joinpath("data/refusals/listing.toml").read_text(encoding="utf-8")
    met = {case[0] for case in CASES + DRAFT_CASES} | {"import_row", "import_kind", "import_order"}
    assert set(tomllib.loads(text)) == met - {"not_listed"}
