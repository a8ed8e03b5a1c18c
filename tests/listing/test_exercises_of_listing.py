"""Exercises 11 to 13 as journals: making a list, mending a faulty one, issuing it; each replays to the same office."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hoso_kit.office.actions import Action
from hoso_kit.office.clock_actions import AdvanceClock
from hoso_kit.office.forms import read_file_list, to_xlsx
from hoso_kit.office.journal import Journal
from hoso_kit.office.listing_actions import (
    AddEntry,
    AddHeading,
    AddSubheading,
    ApproveFileList,
    CarryOverFileList,
    CreateFileList,
    EditEntry,
    IssueFileList,
    RemoveEntry,
    SubmitFileList,
)
from hoso_kit.office.listing_papers import corrected_numbers, import_action, list_form
from hoso_kit.office.listing_review import review_file_list
from hoso_kit.office.listing_rows import list_rows, list_totals
from hoso_kit.office.office import Office
from hoso_kit.office.refusals import Refusal
from hoso_kit.office.work import Work
from hoso_kit.regulations import retention_table
from tests.listing.lists import CLERK, HEAD, LEARNER, NEW, OLD, done, notations, office, scenario, the_list, titles

# the duties of three units: heading, small heading, title, creator, row of the table
DUTIES = [
    ("VP", "Tổng hợp", "Kế hoạch, báo cáo công tác năm {y} của UBND xã", "p03"),
    ("VP", "Tổng hợp", "Hồ sơ hội nghị tổng kết công tác năm {y} của UBND xã", "p03"),
    ("VP", "Văn thư, lưu trữ", "Báo cáo thống kê văn thư, lưu trữ năm {y}", "p08"),
    ("VP", "Văn thư, lưu trữ", "Sổ đăng ký văn bản đến năm {y}", "p08"),
    ("VHXH", "", "Hồ sơ khen thưởng của Chủ tịch UBND xã năm {y}", "p04"),
    ("VHXH", "", "Hồ sơ rà soát hộ nghèo, hộ cận nghèo năm {y}", "p05"),
    ("VHXH", "", "Hồ sơ thăm hỏi, tặng quà người có công năm {y}", "p05"),
    ("VHXH", "", "Hồ sơ tổ chức lớp bồi dưỡng cán bộ thôn năm {y}", "p04"),
    ("KT", "", "Báo cáo tài chính và quyết toán năm {y} của UBND xã", "p06"),
    ("KT", "", "Chứng từ kế toán sử dụng trực tiếp để ghi sổ năm {y}", "p06"),
    ("KT", "", "Hồ sơ sửa chữa nhà văn hóa thôn năm {y}", "p07"),
    ("KT", "", "Sổ cấp phát văn phòng phẩm năm {y}", "p07"),
]
SOURCE = {entry.title: entry for _, entry in scenario().file_list.all_entries()}
ROWS = {row.row: row.maintenance for row in retention_table(scenario().retention_table).rows}


def played(path: Path, *steps: Action | tuple[str, Action]) -> Office:
    """The office after the steps, which must be the one that the journal gives when it is read again."""
    work = Work.resume(scenario(), path / "journal.jsonl", "hv001")
    for step in steps:
        person, action = step if isinstance(step, tuple) else (LEARNER, step)
        work.do(action, person)
    assert Journal.read(path / "journal.jsonl").replay(scenario()) == work.office
    return work.office


def made() -> list[Action]:
    """Exercise 11 done well."""
    steps: list[Action] = [
        CreateFileList(NEW, "unit", "heading"),
        AddHeading(NEW, "VĂN PHÒNG HĐND VÀ UBND", "VP"),
        AddHeading(NEW, "VĂN HÓA – XÃ HỘI", "VHXH"),
        AddHeading(NEW, "KINH TẾ", "KT"),
        AddSubheading(NEW, "VP", "Tổng hợp"),
        AddSubheading(NEW, "VP", "Văn thư, lưu trữ"),
    ]
    for heading, sub, title, creator in DUTIES:
        row = "190" if heading != "KT" else "1"
        period = ROWS[row] if ROWS[row][0].isdigit() else "Vĩnh viễn"
        steps.append(AddEntry(NEW, heading, title.format(y=NEW), period, row, creator, subheading=sub))
    return steps


def test_exercise_11_makes_a_list_from_the_units_duties(tmp_path: Path) -> None:
    """Five columns, Roman and Arabic headings, numbers from 01, periods of the table, known creators, a true foot."""
    end = played(tmp_path, *made())
    listed = the_list(end)
    rows = list_rows(end, listed)
    entries = [row for row in rows if row.kind == "entry"]
    assert len(entries) == len(DUTIES)
    assert all(row.number and row.name and row.maintenance and row.creator_name for row in entries)
    assert [row.number for row in rows if row.kind == "heading"] == ["I", "II", "III"]
    assert [row.number for row in rows if row.kind == "subheading"] == ["1", "2"]
    assert [row.number for row in entries] == [
        f"{n:02d}.{short}" for short in ("VP", "VHXH", "KT") for n in range(1, 5)
    ]
    assert list_totals(listed).is_balanced
    assert review_file_list(end, listed) == ()
    assert f"{len(DUTIES):02d} hồ sơ" in list_form(end, listed).foot[0]


def test_exercise_11_may_be_done_in_another_order(tmp_path: Path) -> None:
    """Headings last-first with places given lead to the same list as first-last."""
    one = played(tmp_path / "a", *made())
    steps = made()
    headings, subs, entries = steps[1:4], steps[4:6], steps[6:]
    backwards = [AddHeading(NEW, step.name, step.abbreviation, 1) for step in reversed(headings)]  # type: ignore[attr-defined]
    other = played(tmp_path / "b", steps[0], *backwards, *subs, *entries[8:], *entries[4:8], *entries[:4])
    assert the_list(other) == the_list(one)


def test_exercise_12_finds_and_mends_a_faulty_list(tmp_path: Path) -> None:
    """Eight planted faults: the sheet's reader, the numbering or the review names each; mended, nothing is left."""
    good = done(office(), *made())
    book = load_workbook(BytesIO(to_xlsx(list_form(good, the_list(good)))))
    sheet = book.worksheets[0]
    at = {str(row[0].value): row for row in sheet.iter_rows() if row[0].value}
    at["02.VP"][0].value = "01.VP"  # a number twice
    at["04.VHXH"][0].value = "06.VHXH"  # a number skipped
    at["03.VP"][2].value = None  # no period
    at["01.VHXH"][3].value = None  # no creator
    at["03.KT"][2].value = "lâu dài"  # a period that is none
    at["02.KT"][1].value = f"Chứng từ kế toán năm {OLD}"  # last year's title
    at["04.KT"][1].value = at["01.KT"][1].value  # a title twice
    for row in sheet.iter_rows():
        for cell in row:
            if str(cell.value).startswith("III. "):
                cell.value = str(cell.value).replace("III. ", "IV. ")  # a numeral skipped
            elif "12 hồ sơ" in str(cell.value):
                cell.value = str(cell.value).replace("12", "13")  # a wrong total
    buffer = BytesIO()
    book.save(buffer)

    read = read_file_list(buffer.getvalue())
    said = " ".join(str(fault) for fault in read.faults)
    for part in ("01.VP đã dùng", "thiếu thời hạn", "thiếu người lập", "lâu dài", "đánh số IV", "ghi 13"):
        assert part in said
    bring_in = import_action(read, scenario(), NEW)
    draft = played(tmp_path / "a", bring_in)
    assert corrected_numbers(bring_in, the_list(draft)) == (("01.VP", "02.VP"), ("06.VHXH", "04.VHXH"))
    found = {(f.code, f.file_notations) for f in review_file_list(draft, the_list(draft)) if f.code != "missing_row"}
    assert found == {
        ("missing_maintenance", ("03.VP",)),
        ("missing_creator", ("01.VHXH",)),
        ("missing_maintenance", ("03.KT",)),
        ("last_year", ("02.KT",)),
        ("same_title", ("01.KT", "04.KT")),
    }
    rows = [EditEntry(NEW, name, retention_row="190" if "KT" not in name else "1") for name in notations(draft)]
    mended = played(
        tmp_path / "b",
        bring_in,
        EditEntry(NEW, "03.VP", maintenance="Vĩnh viễn"),
        EditEntry(NEW, "01.VHXH", creator=LEARNER),
        EditEntry(NEW, "03.KT", maintenance="Vĩnh viễn"),
        EditEntry(NEW, "02.KT", title=f"Chứng từ kế toán năm {NEW}"),
        EditEntry(NEW, "04.KT", title=f"Sổ cấp phát văn phòng phẩm năm {NEW}"),
        *rows,
    )
    assert review_file_list(mended, the_list(mended)) == ()


def test_exercise_13_issues_the_list(tmp_path: Path) -> None:
    """A decision early in the year, signed by the head, sent to all units; after that nothing can be written."""
    issue = IssueFileList(NEW, "04/QĐ-UBND", date(NEW, 1, 4), ("VP", "VHXH", "KT"))
    end = played(
        tmp_path,
        CarryOverFileList(OLD, NEW),
        RemoveEntry(NEW, "04.KT"),
        SubmitFileList(NEW),
        AdvanceClock(date(NEW, 1, 4)),
        (HEAD, ApproveFileList(NEW)),
        (CLERK, issue),
    )
    listed = the_list(end)
    assert listed.decision_date == date(NEW, 1, 4)
    assert "head_of_office" in end.scenario.people_by_id[listed.approved_by].roles
    assert {f.code for f in review_file_list(end, listed)} <= {"shorter_period"}
    assert len(titles(end)) == len(SOURCE) - 1
    with pytest.raises(Refusal, match="list_not_draft"):
        end.apply(EditEntry(NEW, "01.VP", title="z"), HEAD)


def test_exercise_13_late_and_to_few_is_let_through_and_found(tmp_path: Path) -> None:
    """Issued in March and sent to one unit: the system does it, the review says so."""
    late = IssueFileList(NEW, "30/QĐ-UBND", date(NEW, 3, 4), ("VP",))
    steps = (
        CarryOverFileList(OLD, NEW),
        SubmitFileList(NEW),
        AdvanceClock(date(NEW, 3, 4)),
        (HEAD, ApproveFileList(NEW)),
    )
    end = played(tmp_path, *steps, (CLERK, late))
    assert {f.code for f in review_file_list(end, the_list(end))} >= {"issued_late", "not_sent"}
