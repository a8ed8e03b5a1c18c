"""The screen of file lists without a browser: each year as it is shown, who is offered what, what a sheet brings."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hoso_kit.desk.desk import Desk
from tests.desk.desks import free_desk, play
from tests.world import practice_office

YEAR, NEXT = 2024, 2025
ME, HEAD, CLERK = "p04", "p01", "p08"
CARRY = {"type": "carry_over_file_list", "from_year": YEAR, "to_year": NEXT}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The practice office."""
    return free_desk(practice_office(), tmp_path)


def look(desk: Desk, **args: Any) -> dict[str, Any]:
    data: dict[str, Any] = desk.handle({"id": 1, "do": "look", "screen": "file_lists", "args": args})["data"]
    return data


def ask(desk: Desk, what: str, **args: Any) -> dict[str, Any]:
    return desk.handle({"id": 1, "do": "ask", "screen": "file_lists", "what": what, "args": args})


def act(desk: Desk, **action: Any) -> None:
    reply = desk.handle({"id": 1, "do": "act", "action": action})
    assert reply["ok"], reply["notice"]


def count(desk: Desk) -> int:
    (shown,) = [screen for screen in desk.state["screens"] if screen["name"] == "file_lists"]
    return int(shown["count"])


def printed(desk: Desk) -> bytes:
    """The given list as an Excel file."""
    return base64.b64decode(ask(desk, "print", year=YEAR, format="xlsx")["data"]["base64"])


def issue(desk: Desk, symbol: str = "152/QĐ-UBND") -> None:
    """Take next year's list the whole way."""
    play(desk, CLERK)
    act(desk, **CARRY)
    act(desk, type="submit_file_list", year=NEXT)
    play(desk, HEAD)
    act(desk, type="approve_file_list", year=NEXT)
    play(desk, CLERK)
    act(desk, type="issue_file_list", year=NEXT, decision_symbol=symbol, decision_date="2024-12-17", sent_to=["VP"])


def test_the_running_years_list_comes_first_and_the_next_year_can_be_begun(desk: Desk) -> None:
    """As printed: headings, files with the row cited, totals that fit the rows; other years at hand."""
    data = look(desk)
    assert (data["year"], data["list"]["status"]) == (YEAR, "issued")
    assert [(one["year"], one["status_text"]) for one in data["years"]] == [(YEAR, "Đã ban hành"), (NEXT, "Chưa có")]
    rows = data["list"]["rows"]
    entries = [row for row in rows if row["kind"] == "entry"]
    assert [row["number"] for row in rows if row["kind"] == "heading"] == ["I", "II", "III"]
    assert all(row["retention_row"] and row["creator_name"] for row in entries)
    permanent = sum(row["maintenance"] == "Vĩnh viễn" for row in entries)
    assert data["list"]["totals"][0] == f"Danh mục hồ sơ này có {len(entries)} hồ sơ, bao gồm:"
    assert data["list"]["totals"][1].startswith(f"{permanent:02d} ")
    assert data["actions"] == []
    begin = look(desk, year=NEXT)
    assert begin["list"] is None
    assert set(begin["actions"]) == {"create_file_list", "carry_over_file_list", "import_file_list"}
    assert all("2024" not in entry["title"] for entry in begin["sources"][0]["entries"])


@pytest.mark.parametrize("year", [1999, "2025", None, [], 10**9])
def test_a_year_that_no_chip_sends_shows_the_running_one(desk: Desk, year: object) -> None:
    """What the page sends is data: an odd year is no way to begin a list out of time."""
    assert look(desk, year=year)["year"] == YEAR
    assert not ask(desk, "print", year=1999, format="xlsx")["ok"]


def test_each_is_offered_what_is_his_at_this_moment(desk: Desk) -> None:
    """Approving to the head alone, issuing to the registry; who is waited for sees it counted."""
    act(desk, **CARRY)
    assert "submit_file_list" in look(desk, year=NEXT)["actions"]
    act(desk, type="submit_file_list", year=NEXT)
    assert (look(desk, year=NEXT)["actions"], count(desk)) == ([], 0)
    play(desk, HEAD)
    assert (set(look(desk, year=NEXT)["actions"]), count(desk)) == ({"approve_file_list", "return_file_list"}, 1)
    act(desk, type="return_file_list", year=NEXT, reason="Bổ sung")
    assert count(desk) == 0
    play(desk, ME)
    assert count(desk) == 1
    assert look(desk, year=NEXT)["list"]["return_reason"] == "Bổ sung"
    act(desk, type="submit_file_list", year=NEXT)
    play(desk, HEAD)
    act(desk, type="approve_file_list", year=NEXT)
    play(desk, CLERK)
    assert (look(desk, year=NEXT)["actions"], count(desk)) == (["issue_file_list"], 1)


def test_the_review_says_what_an_inspector_would_find_with_its_article(desk: Desk) -> None:
    """A period shorter than the table's is named with its file, advice and Điều."""
    (found,) = look(desk)["findings"]
    assert found["code"] == "shorter_period"
    assert found["file_notations"] == ["01.VHXH"]
    assert found["advice"]
    assert found["citation"].startswith("Nghị định 30/2020/NĐ-CP, Phụ lục V")


def test_reading_a_sheet_changes_nothing_and_gives_the_action_that_takes_it(desk: Desk) -> None:
    """Faults by row, corrected numbers and the rows as they would stand; then the action is done like any other."""
    book = load_workbook(BytesIO(printed(desk)))
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[0].value == "03.VP")
    row[0].value, row[2].value = "02.VP", "lâu dài"
    out = BytesIO()
    book.save(out)
    before = desk.state["version"]
    read = ask(desk, "import", year=NEXT, base64=base64.b64encode(out.getvalue()).decode(), arranged_by="unit")["data"]
    twice, unread = (one["message"] for one in read["faults"] if one["row"] == row[0].row)
    assert "đã dùng ở dòng" in twice
    assert "không đọc được" in unread
    assert read["corrected"] == [{"typed": "02.VP", "computed": "03.VP"}]
    assert len([one for one in read["rows"] if one["kind"] == "entry"]) == 20
    assert desk.state["version"] == before
    act(desk, **read["action"])
    assert look(desk, year=NEXT)["list"]["status"] == "draft"


def test_a_sheet_for_a_year_that_has_a_list_is_told_before_it_is_taken(desk: Desk) -> None:
    """The preview carries the office's own refusal, and no action."""
    read = ask(desk, "import", year=YEAR, base64=base64.b64encode(printed(desk)).decode())["data"]
    assert read["action"] is None
    assert "đã có" in read["refused"]["seen"]


@pytest.mark.parametrize(
    ("said", "args"),
    [
        ("chưa hợp lệ", {}),
        ("Không đọc được tệp", {"year": NEXT}),
        ("chưa hợp lệ", {"year": "2025", "base64": ""}),
        ("chưa tải lên trọn vẹn", {"year": NEXT, "base64": "không phải"}),
        ("chưa hợp lệ", {"year": NEXT, "base64": "AAAA", "arranged_by": "colour"}),
        ("chưa hợp lệ", {"year": NEXT, "base64": "AAAA", "numbering": 7}),
        ("lớn quá", {"year": NEXT, "base64": "A" * 6_000_000}),
        ("Không đọc được tệp", {"year": NEXT, "base64": base64.b64encode(b"PK\x03\x04").decode()}),
        ("chưa hợp lệ", {"year": NEXT, "base64": "AAAA", "arranged_by": ["unit"]}),
    ],
)
def test_a_spoilt_upload_is_told_and_nothing_comes_in(desk: Desk, said: str, args: dict[str, Any]) -> None:
    """Anything but a workbook ends in a sentence that names the fault, never in a list."""
    reply = ask(desk, "import", **args)
    # a request or an upload that is spoilt is refused; a whole file that is no workbook is read with its fault
    assert reply["ok"] is (said == "Không đọc được tệp")
    (told,) = [one["message"] for one in reply["data"]["faults"]] if reply["ok"] else [reply["notice"]["seen"]]
    assert said in told
    assert not reply["data"].get("action")
    assert look(desk, year=NEXT)["list"] is None


def test_any_years_list_is_printed_and_the_download_is_noted(desk: Desk) -> None:
    """An issued list bears its decision; looking leaves no note, taking it away does."""
    issue(desk)
    before = desk.state["version"]
    assert "152/QĐ-UBND" in ask(desk, "print", year=NEXT, format="html")["data"]["html"]
    assert desk.state["version"] == before
    reply = ask(desk, "print", year=NEXT, format="docx")
    assert reply["data"]["file_name"].endswith("2025.docx")
    assert desk.state["history"][-1]["text"] == "Tải Danh mục hồ sơ năm 2025 (Word)"
    assert not ask(desk, "print", year=NEXT, format="exe")["ok"]


def test_a_draft_with_blanks_is_not_printed_and_says_why(desk: Desk) -> None:
    """A form with holes would be taken for a list."""
    act(desk, type="create_file_list", year=NEXT, arranged_by="field", numbering="whole")
    act(desk, type="add_heading", year=NEXT, name="KINH TẾ", abbreviation="KT")
    act(desk, type="add_entry", year=NEXT, heading="KT", title="Hồ sơ mẫu")
    reply = ask(desk, "print", year=NEXT, format="html")
    assert not reply["ok"]
    assert "thiếu thời hạn bảo quản" in reply["notice"]["seen"]
    assert look(desk, year=NEXT)["list"]["totals"][-1] == "Còn 01 hồ sơ chưa ghi thời hạn bảo quản."


def test_the_page_learns_of_a_list_when_it_is_issued_and_opens_files_by_their_year(desk: Desk) -> None:
    """The tree gets the new year's files under the names that the office calls them; a draft isn't sent."""
    play(desk, CLERK)
    assert desk.state["file_lists"] == []
    issue(desk)
    (sent,) = desk.state["file_lists"]
    assert (sent["year"], sent["is_locked"]) == (NEXT, False)
    entries = [entry for head in sent["headings"] for sub in head["subheadings"] for entry in sub["entries"]]
    assert entries[0]["file_notation"] == "2025.01.VP"
    assert entries[0]["short_notation"] == "01.VP"
    play(desk, ME)
    mine = next(
        entry
        for entry in (
            one
            for head in desk.state["file_lists"][0]["headings"]
            for sub in head["subheadings"]
            for one in sub["entries"]
        )
        if entry["is_mine"]
    )
    act(desk, type="advance_clock", to_date="2025-01-06")
    act(desk, type="open_case_file", file_notation=mine["file_notation"], start_date="2025-01-06")
    opened = next(one for one in desk.state["case_files"] if one["file_notation"] == mine["file_notation"])
    assert opened["file_catalog"] == NEXT
    assert look(desk, year=NEXT)["list"]["can_open"]
    play(desk, CLERK)
    act(desk, type="lock_file_list", year=YEAR)
    assert [(one["year"], one["is_locked"]) for one in desk.state["file_lists"]] == [(YEAR, True), (NEXT, False)]
