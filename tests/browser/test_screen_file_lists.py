"""A clerk makes next year's Danh mục hồ sơ on screen, from last year's and from a sheet, until its year is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from hoso_kit.office.forms import to_xlsx
from hoso_kit.office.listing_papers import list_form
from hoso_kit.office.listing_state import year_list
from hoso_kit.office.office import Office
from tests.browser.learner import Learner, serious, shot
from tests.browser.live import open_live
from tests.browser.walking import take_part
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

HEAD, CLERK = "p01", "p08"
YEAR, NEXT = 2024, 2025
Clerk = tuple[Learner, Page, Desk]


@pytest.fixture
def clerk(page: Page, tmp_path: Path) -> Iterator[Clerk]:
    """The practice office's screen of file lists; an error of the page fails the test."""
    desk = free_desk(practice_office(), tmp_path)
    errors = open_live(page, desk)
    page.locator('button[data-view="file_lists"]').click()
    yield Learner(page), page, desk
    assert errors == []


def play(page: Page, person: str) -> None:
    """Take somebody's part and come back to the file lists."""
    take_part(page, person, "file_lists")


def choose_year(page: Page, year: int) -> None:
    """The list of that year."""
    page.locator(f'[data-year="{year}"]').click()
    expect(page.locator(f'[data-year="{year}"]')).to_have_attribute("aria-pressed", "true")


def sheet_of(change: Callable[[Workbook], None]) -> bytes:
    """The given list as the office prints it to Excel, with something changed by hand."""
    office = Office(practice_office())
    listed = year_list(office, YEAR)
    assert listed is not None
    book = load_workbook(BytesIO(to_xlsx(list_form(office, listed))))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def set_cell(book: Workbook, below: str, column: int, text: str) -> None:
    """Write into the row whose first cell reads ``below``."""
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if row[0].value == below)
    row[column].value = text


def bring(page: Page, content: bytes) -> None:
    """Choose a sheet and have it read."""
    page.locator('[data-do="import_file_list"]').click()
    page.locator('dialog [data-field="sheet"]').set_input_files(
        {"name": "danh-muc.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.locator('dialog [data-do="confirm-import-list"]').click()
    expect(page.locator('dialog[data-dialog="import-preview"]')).to_be_visible()


def test_a_sheet_is_looked_at_before_it_is_taken(clerk: Clerk) -> None:
    """Faults are named by row, wrong numbers as they will be; nothing comes in before the clerk says so."""
    learner, page, desk = clerk
    choose_year(page, NEXT)
    shot(page, "file-lists-begin")

    def spoil(book: Workbook) -> None:
        set_cell(book, "02.VP", 2, "lâu dài")
        set_cell(book, "03.VP", 0, "02.VP")

    bring(page, sheet_of(spoil))
    faults = page.locator("dialog [data-fault]")
    expect(faults.filter(has_text="lâu dài")).to_have_count(1)
    expect(faults.filter(has_text="đã dùng ở dòng")).to_have_count(1)
    expect(page.locator('[data-corrected="03.VP"]')).to_have_text("02.VP → 03.VP")
    shot(page, "file-lists-import-faults")
    assert serious(page) == []
    page.locator('[data-do="other-sheet"]').click()
    page.locator('dialog[open] [data-do="cancel"]').click()
    assert year_list(desk._work.office, NEXT) is None

    bring(page, sheet_of(lambda book: set_cell(book, "02.VP", 1, "Hồ sơ Hội nghị tổng kết năm 2025")))
    expect(faults).to_have_count(0)
    shot(page, "file-lists-import-good")
    page.locator('[data-do="confirm-import-preview"]').click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator('[data-entry="02.VP"]')).to_contain_text("Hồ sơ Hội nghị tổng kết năm 2025")
    # what was brought from a sheet cites no row of the table yet: the review says so
    expect(page.locator('[data-finding="missing_row"]').first).to_be_visible()
    page.locator('[data-do="discard_file_list"]').click()
    learner.confirm("discard-list")
    expect(page.locator(".file_lists-begin")).to_be_visible()


def test_a_list_goes_from_last_year_to_its_own_closing(clerk: Clerk) -> None:
    """Carried over, filled, submitted, approved by the head alone, issued, used for a new file; the old year closed."""
    learner, page, desk = clerk
    play(page, CLERK)
    choose_year(page, NEXT)
    page.locator('[data-do="carry_over_file_list"]').click()
    page.locator('dialog [data-carry="02.KT"]').uncheck()
    shot(page, "file-lists-carry")
    learner.confirm("carry-list")
    expect(page.locator('[data-entry="01.VHXH"]')).to_contain_text("năm 2025")

    page.locator('[data-do="add_heading"]').click()
    learner.fill("name", "QUỐC PHÒNG – AN NINH")
    learner.fill("abbreviation", "QPAN")
    learner.confirm("heading")
    page.locator('[data-heading-row="QPAN"] [data-do="row-menu"]').click()
    page.locator('[data-menu="add-entry"]').click()
    learner.fill("title", "Hồ sơ tuyển chọn, gọi công dân nhập ngũ năm 2025")
    learner.pick_row("8")
    learner.fill("creator", "p10")
    shot(page, "file-lists-entry")
    learner.confirm("entry")
    page.locator('[data-do="add_entry"]').click()
    # no place is proposed: one chosen by the page would renumber the files after it
    expect(page.locator('dialog [data-field="place"]')).to_have_value("")
    learner.fill("place", '["VHXH","Thi đua, khen thưởng"]')
    learner.fill("title", "Hồ sơ khen thưởng gia đình văn hóa năm 2025")
    learner.confirm("entry")
    added = page.locator("[data-entry]").filter(has_text="gia đình văn hóa năm 2025")
    expect(added).to_contain_text("chưa ghi")
    expect(page.locator('[data-entry="01.QPAN"]')).to_contain_text("dòng 8")

    # what lacks its period can't go to the head: the office says so, the draft stays
    page.locator('[data-do="submit_file_list"]').click()
    page.locator('[data-do="confirm-submit-list"]').click()
    expect(page.locator('dialog [data-notice="refused"]')).to_contain_text("thiếu thời hạn")
    shot(page, "file-lists-refused")
    page.locator('dialog [data-do="cancel"]').click()
    added.locator('[data-do="row-menu"]').click()
    page.locator('[data-menu="edit"]').click()
    learner.fill("maintenance", "10 năm")
    learner.fill("creator", "p04")
    learner.confirm("entry")
    expect(page.locator('[data-notice="done"]')).to_contain_text("Sửa thời hạn, người lập của 03.VHXH")
    expect(page.locator("[data-totals]")).to_contain_text("có 21 hồ sơ")
    shot(page, "file-lists-draft")
    assert serious(page) == []
    page.locator('[data-do="submit_file_list"]').click()
    learner.confirm("submit-list")
    expect(page.locator('[data-do="approve_file_list"]')).to_have_count(0)

    play(page, HEAD)
    expect(page.locator('button[data-view="file_lists"] .hd-count')).to_have_text("1")
    choose_year(page, NEXT)
    page.locator('[data-do="return_file_list"]').click()
    learner.fill("reason", "Bổ sung chữ viết tắt của Ban Chỉ huy Quân sự")
    learner.confirm("return-list")
    play(page, CLERK)
    choose_year(page, NEXT)
    expect(page.locator(".file_lists-returned")).to_contain_text("Ban Chỉ huy Quân sự")
    page.locator('[data-do="submit_file_list"]').click()
    learner.confirm("submit-list")
    play(page, HEAD)
    choose_year(page, NEXT)
    page.locator('[data-do="approve_file_list"]').click()
    learner.confirm("approve-list")

    play(page, CLERK)
    choose_year(page, NEXT)
    page.locator('[data-do="issue_file_list"]').click()
    learner.fill("decision_symbol", "152/QĐ-UBND")
    learner.fill("decision_date", date(2024, 12, 17))
    shot(page, "file-lists-issue")
    learner.confirm("issue-list")
    expect(page.locator(".file_lists-sheet")).to_contain_text("152/QĐ-UBND ngày 17/12/2024")
    with page.expect_download() as caught:
        page.locator('main [data-do="print"]:visible').click()
        page.locator('[data-menu="paper-xlsx"]').click()
    assert caught.value.suggested_filename.endswith("2025.xlsx")

    page.locator('[data-do="clock"]').click()
    learner.fill("to_date", date(2025, 1, 6))
    learner.confirm("clock")
    play(page, "p04")
    choose_year(page, NEXT)
    page.locator('[data-open="2025.02.VHXH"]').click()
    expect(page.locator('[data-field="tree-year"]')).to_have_value("2025")
    page.locator('button[data-do="open"]').click()
    learner.fill("start_date", date(2025, 1, 6))
    learner.confirm("open")
    expect(page.locator('.hd-side [data-file="2025.02.VHXH"].open')).to_be_visible()
    shot(page, "file-lists-tree")

    play(page, CLERK)
    choose_year(page, YEAR)
    page.locator('[data-do="lock_file_list"]').click()
    learner.confirm("lock-list")
    expect(page.locator(f'[data-year="{YEAR}"]')).to_contain_text("Đã đóng năm")
    shot(page, "file-lists-locked")
    held = year_list(desk._work.office, YEAR)
    assert held is not None
    assert held.status == "locked"


def test_a_list_is_begun_with_the_keyboard_alone(clerk: Clerk) -> None:
    """Year, list, heading and file without a mouse; the focus comes back to where the work goes on."""
    _, page, _ = clerk
    keys = page.keyboard

    def reach(selector: str) -> None:
        """Tab until the control has the focus."""
        for _ in range(60):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            keys.press("Tab")
        pytest.fail(f"{selector} can't be reached by Tab")

    expect(page.locator("[data-totals]")).to_be_visible()
    reach(f'[data-year="{NEXT}"]')
    keys.press("Enter")
    expect(page.locator(".file_lists-begin")).to_be_visible()
    reach('[data-do="create_file_list"]')
    keys.press("Enter")
    reach('dialog [data-field="numbering"]')
    keys.press("ArrowDown")
    reach('[data-do="confirm-create-list"]')
    keys.press("Enter")
    expect(page.locator('[data-do="add_heading"]')).to_be_visible()
    reach('[data-do="add_heading"]')
    keys.press("Enter")
    keys.type("VĂN PHÒNG")
    keys.press("Tab")
    keys.type("VP")
    keys.press("Enter")
    expect(page.locator('[data-heading-row="VP"]')).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)
    reach('[data-heading-row="VP"] [data-do="row-menu"]')
    keys.press("Enter")
    keys.press("ArrowDown")
    expect(page.locator('[data-menu="add-entry"]')).to_be_focused()
    keys.press("Enter")
    reach('dialog [data-field="title"]')
    keys.type("Sổ đăng ký văn bản đến năm 2025")
    reach('[data-do="confirm-entry"]')
    keys.press("Enter")
    expect(page.locator('[data-entry="01.VP"]')).to_contain_text("Sổ đăng ký văn bản đến năm 2025")
    expect(page.locator(".file_lists-tools")).to_contain_text("liên tục trong toàn Danh mục")
