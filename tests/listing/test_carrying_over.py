"""Next year's draft from this year's list: what comes along, what moves on, what stays behind."""

from __future__ import annotations

import pytest

from hoso_kit.office.filing_actions import CloseCaseFile, FileDocument, OpenCaseFile
from hoso_kit.office.listing_actions import CarryOverFileList, CreateFileList
from hoso_kit.office.listing_making import has_year, years_moved
from hoso_kit.office.listing_review import review_file_list
from hoso_kit.office.listing_state import YearList
from tests.listing.lists import LEARNER, NEW, OLD, done, notations, office, the_list, titles
from tests.world import first_day, marked

GIVEN = marked().scenario.file_list


def test_headings_files_periods_and_creators_come_along() -> None:
    """All that the given list says stays, but for the year in titles."""
    made = the_list(done(office(), CarryOverFileList(OLD, NEW)))
    assert (made.status, made.carried_from, made.made_by) == ("draft", OLD, LEARNER)
    assert [(h.name, h.abbreviation) for h in made.headings] == [(h.name, h.abbreviation) for h in GIVEN.headings]
    facts = [(e.file_notation, e.maintenance, e.retention_row, e.creator) for e in made.entries()]
    assert facts == [(e.file_notation, e.maintenance, e.retention_row, e.creator) for _, e in GIVEN.all_entries()]
    assert not any(str(OLD) in title for title in titles(done(office(), CarryOverFileList(OLD, NEW))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hồ sơ khen thưởng năm 2023", "Hồ sơ khen thưởng năm 2024"),
        ("Kế hoạch năm 2023, quý I-2023.", "Kế hoạch năm 2024, quý I-2024."),
        ("Năm học 2023-2024", "Năm học 2024-2025"),
        ("Năm học 2022 – 2023", "Năm học 2023 – 2024"),
        ("Kế hoạch trung hạn giai đoạn 2021-2025", "Kế hoạch trung hạn giai đoạn 2021-2025"),
        ("Giai đoạn 2023-2027", "Giai đoạn 2023-2027"),
        ("Thực hiện Nghị định 13/2023/NĐ-CP", "Thực hiện Nghị định 13/2023/NĐ-CP"),
        ("Họp ngày 05/3/2023 về việc", "Họp ngày 05/3/2023 về việc"),
        ("Kỷ niệm 20/11 năm 2023", "Kỷ niệm 20/11 năm 2024"),
        ("Tổng kết năm 2022", "Tổng kết năm 2022"),
        ("Mã 20231", "Mã 20231"),
    ],
)
def test_only_the_lists_own_year_moves(text: str, expected: str) -> None:
    """Years of the list and school years move on; plans of several years, dates, symbols and other years stay."""
    assert years_moved(text, 2023, 1) == expected
    assert has_year(text, 2023) == (text != expected)


def test_what_is_left_out_on_request_closes_the_gap() -> None:
    """A file left out leaves no hole in the numbers."""
    made = done(office(), CarryOverFileList(OLD, NEW, ("01.VHXH", "08.VHXH")))
    assert [name for name in notations(made) if name.endswith("VHXH")] == [f"{n:02d}.VHXH" for n in range(1, 7)]


def test_finished_one_off_files_stay_behind_on_request() -> None:
    """A file that was ended and whose title names no year won't come again; a yearly one does though ended."""
    one_off = "04.KT"
    assert str(OLD) not in marked().scenario.entries[one_off][1].title
    start = office()
    maker = marked().scenario.entries[one_off][1].creator
    opened = first_day(marked())
    document = start.scenario.documents[0].doc_id
    mine = "01.VHXH"
    closing = [
        (person, step)
        for person, name in ((maker, one_off), (LEARNER, mine))
        for step in (
            OpenCaseFile(name, opened),
            FileDocument(name, (document,)),
            CloseCaseFile(name, start.today, "10 năm", "190", True),
        )
    ]
    ended = done(start, *closing)
    total = len(list(GIVEN.all_entries()))
    assert len(notations(done(ended, CarryOverFileList(OLD, NEW)))) == total
    without = done(ended, CarryOverFileList(OLD, NEW, is_without_finished=True))
    assert len(notations(without)) == total - 1
    assert not any("khiếu nại" in title for title in titles(without))


def test_an_empty_draft_is_filled_and_keeps_its_numbering() -> None:
    """Having chosen another numbering first, the clerk fills that draft from last year's list."""
    made = done(office(), CreateFileList(NEW, "unit", "whole"), CarryOverFileList(OLD, NEW))
    assert notations(made)[-1] == f"{len(notations(made)):02d}.KT"


def test_a_title_that_was_left_behind_is_found() -> None:
    """A draft whose title still names last year has a finding; a carried-over one hasn't."""
    carried = done(office(), CarryOverFileList(OLD, NEW))
    assert "last_year" not in {finding.code for finding in review_file_list(carried, the_list(carried))}
    stale = YearList(NEW, "unit", "heading", GIVEN.headings)
    assert "last_year" in {finding.code for finding in review_file_list(carried, stale)}
