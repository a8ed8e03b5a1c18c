"""A file list from a spreadsheet: round trip, and each fault by its row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hoso_kit.office.forms import SheetFileList, file_list_form, read_file_list, to_xlsx
from hoso_kit.office.scenario import Scenario
from hoso_kit.records.file_list import FileList, FileListEntry, Heading, Subheading
from tests.forms.papers import office, papers


def printed(scenario: Scenario) -> tuple[Heading, ...]:
    """The scenario's headings as paper shows them: names for people, no row of a table."""

    def shown(entries: tuple[FileListEntry, ...]) -> tuple[FileListEntry, ...]:
        people = scenario.people_by_id
        return tuple(replace(e, retention_row="", creator=people[e.creator].full_name) for e in entries)

    return tuple(
        replace(
            heading,
            entries=shown(heading.entries),
            subheadings=tuple(replace(sub, entries=shown(sub.entries)) for sub in heading.subheadings),
        )
        for heading in scenario.file_list.headings
    )


def mended(change: Callable[[Worksheet, int], None]) -> SheetFileList:
    """What is read after ``change`` spoilt the sheet; it gets the number of the first entry's row."""
    book = load_workbook(BytesIO(to_xlsx(papers()["file_list"])))
    sheet = book.worksheets[0]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value and str(row[0].value).startswith("01."))
    change(sheet, first)
    buffer = BytesIO()
    book.save(buffer)
    return read_file_list(buffer.getvalue())


def test_export_and_import_give_the_same_list() -> None:
    """Printed as a sheet and read back: headings, subheadings, entries, year; no fault."""
    scenario = office().scenario
    found = read_file_list(to_xlsx(file_list_form(scenario)))
    assert found.faults == ()
    assert found.file_catalog == scenario.file_list.file_catalog
    assert found.headings == printed(scenario)


SPOKEN = "Hồ sơ về việc quản lý đất đai năm 2024 =1+1 @x -5 Đăk “ngày” & <b>"
WORDS = st.lists(st.sampled_from(SPOKEN.split()), min_size=1, max_size=9)
TITLES = WORDS.map(lambda words: "Hồ sơ " + " ".join(words))


@st.composite
def file_lists(draw: st.DrawFn) -> FileList:
    """A well-formed list with one to three headings."""
    headings = []
    for ordinal, abbreviation in enumerate(("VP", "VHXH", "ĐĐ")[: draw(st.integers(1, 3))], start=1):
        entries = [
            FileListEntry(
                f"{n:02d}.{abbreviation}",
                draw(TITLES),
                draw(st.sampled_from(["Vĩnh viễn", "5 năm", "10 năm"])),
                "",
                "p04",
                draw(st.sampled_from(["", "=A1", "Hồ sơ mật"])),
            )
            for n in range(1, draw(st.integers(1, 4)) + 1)
        ]
        cut = draw(st.integers(0, len(entries)))
        subheadings = (Subheading(1, draw(TITLES), tuple(entries[cut:])),) if cut < len(entries) else ()
        headings.append(Heading(ordinal, draw(TITLES), abbreviation, tuple(entries[:cut]), subheadings))
    return FileList(2024, "01/QĐ-UBND", date(2024, 1, 5), tuple(headings))


@settings(max_examples=25)
@given(file_lists())
def test_any_well_formed_list_survives_the_round_trip(file_list: FileList) -> None:
    """Whatever the titles, what was written is read; titles that look like formulas too."""
    scenario = replace(office().scenario, file_list=file_list)
    found = read_file_list(to_xlsx(file_list_form(scenario)))
    assert found.faults == ()
    assert found.headings == printed(scenario)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (2, "", "thiếu tiêu đề hồ sơ"),
        (2, "x" * 501, "tiêu đề hồ sơ dài 501 ký tự"),
        (1, "1.vp", "Có phải là 01.VP?"),
        (1, "hồ sơ một", "chưa đúng dạng 01.ABC"),
        (1, "02.VP", "đã dùng ở dòng"),
        (3, "mãi mãi", "thời hạn bảo quản “mãi mãi” không đọc được"),
        (3, "", "thiếu thời hạn bảo quản"),
        (4, "", "thiếu người lập hồ sơ"),
        (2, "=1+1", "công thức"),
    ],
)
def test_a_fault_is_named_with_its_row(column: int, value: str, said: str) -> None:
    """Each kind of fault in an entry is said in Vietnamese with the row of the sheet."""
    rows = []

    def spoil(sheet: Worksheet, first: int) -> None:
        rows.append(first)
        sheet.cell(first, column).value = value or None

    faults = mended(spoil).faults
    assert [fault for fault in faults if said in str(fault)]
    assert any(str(fault).startswith(f"Dòng {rows[0]}: ") for fault in faults) or said == "đã dùng ở dòng"


def test_totals_at_the_foot_are_compared() -> None:
    """A foot that doesn't agree with the table is a fault at the foot's row."""

    def spoil(sheet: Worksheet, first: int) -> None:
        cell = next(row[0] for row in sheet.iter_rows() if "hồ sơ này có" in str(row[0].value))
        cell.value = "Danh mục hồ sơ này có 99 hồ sơ, bao gồm:"

    (fault,) = mended(spoil).faults
    total = office().scenario.file_list.totals()[0]
    assert fault.message == f"tổng số hồ sơ ghi 99, đếm trong bảng được {total}."
    assert fault.row


def test_a_missing_foot_or_heading_is_a_fault() -> None:
    """Without its foot or with headings out of order the list is not in the decree's form."""

    def spoil(sheet: Worksheet, first: int) -> None:
        for row in sheet.iter_rows(min_row=first):
            text = str(row[0].value or "")
            if "bảo quản vĩnh viễn" in text:
                row[0].value = None
            if str(row[1].value or "").startswith("II. "):
                row[1].value = "IV. Đề mục"

    said = [str(fault) for fault in mended(spoil).faults]
    assert any("đề mục lớn đánh số IV, cần II" in text for text in said)
    assert any("thiếu dòng ghi số hồ sơ vĩnh viễn" in text for text in said)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken", to_xlsx(papers()["closing_note"])])
def test_what_is_no_file_list_is_said_not_raised(content: bytes) -> None:
    """Any bytes give faults, never an exception."""
    found = read_file_list(content)
    assert found.faults
    assert found.headings == ()
