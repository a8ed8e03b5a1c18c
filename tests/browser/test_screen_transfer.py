"""Files go their whole way on screen: batch, check, return, mending, acceptance, keeping back, hand-over, papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.live import open_live
from tests.browser.walking import looked_at, take_part, turn_to
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

CLERK, ARCHIVIST, LEAVER, UNIT_HEAD = "p04", "p11", "p07", "p06"
VAGUE, GOOD, KEPT = "2023.08.VHXH", "2023.02.VHXH", "2023.07.VHXH"
Clerk = tuple[Learner, Page, Desk]


@pytest.fixture
def clerk(page: Page, tmp_path: Path) -> Iterator[Clerk]:
    """The practice office; an error of the page fails the test."""
    desk = free_desk(practice_office(), tmp_path)
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def file_row(page: Page, name: str) -> Locator:
    """The row of a file in the screen's table."""
    return page.locator(f'.hd-view tr[data-file="{name}"]')


def downloaded(page: Page, printer: Locator, entry: str) -> bytes:
    """What one entry of a print menu brings."""
    printer.click()
    with page.expect_download() as download:
        page.locator(f'[data-menu="{entry}"]').click()
    return Path(download.value.path()).read_bytes()


def table_of(content: bytes) -> list[list[str]]:
    """The rows of a Word form's table, without the names of the columns and the line of numbers."""
    longest = max(Document(BytesIO(content)).tables, key=lambda table: len(table.rows))
    return [[cell.text for cell in row.cells] for row in longest.rows][2:]


def gather(page: Page, *names: str) -> None:
    """Make a batch of these files under the name that the screen proposes."""
    for name in names:
        box = page.locator(f'[data-choose="{name}"]')
        if not box.is_checked():
            box.check()
    page.locator('[data-do="make-batch"]').click()


def send(page: Page, batch: str) -> None:
    """Submit a batch."""
    page.locator(f'[data-batch="{batch}"] [data-do="submit-batch"]').click()
    page.locator('dialog [data-do="confirm-submit-batch"]').click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def accept(page: Page, name: str) -> None:
    """The archivist takes a file."""
    file_row(page, name).locator('[data-do="inspect"]').click()
    page.locator('dialog [data-do="accept"]').click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_file_is_submitted_returned_mended_and_accepted(clerk: Clerk) -> None:
    """Điều 30 khoản 3 điểm b: the maker submits; the archive returns one with a reason, takes the other, then both."""
    learner, page, desk = clerk
    nav = page.locator('button[data-view="transfer"]')
    expect(nav.locator(".hd-count")).to_have_text("3")
    nav.click()
    expect(file_row(page, KEPT)).to_have_attribute("data-state", "overdue")
    expect(file_row(page, GOOD)).to_have_attribute("data-state", "soon")
    expect(file_row(page, GOOD)).to_contain_text("22/12/2024")
    looked_at(page, "nop-luu-den-han")

    turn_to(page, "gather")
    gather(page, VAGUE, GOOD)
    batch = page.locator('[data-batch="NL-2024-01"]')
    expect(batch.locator("th")).to_have_count(7)
    expect(batch.locator("tbody tr")).to_have_count(2)
    looked_at(page, "nop-luu-chuan-bi")
    printer = batch.locator('[data-do="print"]')
    content = downloaded(page, printer, "transfer_list-docx")
    assert {row[1] for row in table_of(content)} == {VAGUE.removeprefix("2023."), GOOD.removeprefix("2023.")}
    assert "Năm 2023" in [line.text for line in Document(BytesIO(content)).paragraphs]
    sheet = load_workbook(BytesIO(downloaded(page, printer, "transfer_list-xlsx"))).active
    assert sheet is not None
    assert any(GOOD.removeprefix("2023.") == cell.value for row in sheet.iter_rows() for cell in row)
    printer.click()
    page.locator('[data-menu="handover_record-html"]').click()
    expect(page.frame_locator("iframe.hd-preview").locator("body")).to_contain_text("BIÊN BẢN")
    page.keyboard.press("Escape")
    send(page, "NL-2024-01")
    turn_to(page, "sent")
    expect(file_row(page, VAGUE)).to_have_attribute("data-state", "waiting")

    take_part(page, ARCHIVIST, "archive")
    expect(page.locator('button[data-view="archive"] .hd-count')).to_have_text("2")
    looked_at(page, "luu-tru-cho-kiem-tra")
    file_row(page, VAGUE).locator('[data-do="inspect"]').click()
    expect(page.locator("dialog .archive-checks li")).not_to_have_count(0)
    expect(page.locator("dialog tbody tr")).to_have_count(5)
    looked_at(page, "luu-tru-kiem-tra-mot-ho-so")
    page.locator('dialog [data-do="return"]').click()
    learner.fill("reason", "Thiếu.")
    page.locator('dialog [data-do="confirm-return"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("quá ngắn")
    learner.fill("reason", "")
    page.locator('dialog [data-phrase^="Tiêu đề"]').click()
    looked_at(page, "luu-tru-tra-lai")
    page.locator('dialog [data-do="confirm-return"]').click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    accept(page, GOOD)
    turn_to(page, "accepted")
    expect(file_row(page, GOOD)).to_contain_text("2033")
    looked_at(page, "luu-tru-da-tiep-nhan")

    take_part(page, CLERK, "transfer")
    turn_to(page, "sent")
    expect(file_row(page, GOOD)).to_have_attribute("data-state", "accepted")
    expect(file_row(page, VAGUE)).to_contain_text("Tiêu đề hồ sơ chưa phản ánh nội dung")
    looked_at(page, "nop-luu-bi-tra-lai")
    file_row(page, VAGUE).locator('[data-do="reopen"]').click()
    learner.fill("reason", "Sửa tiêu đề theo yêu cầu của lưu trữ")
    learner.confirm("reopen")
    file_row(page, VAGUE).locator('[data-do="show-file"]').click()
    page.locator('button[data-do="edit"]').click()
    learner.fill("title", "Hồ sơ tổ chức tập huấn công tác cải cách hành chính năm 2023")
    learner.confirm("edit")
    page.locator('button[data-do="close"]').click()
    for step in page.locator("dialog[open] [data-step]").all():
        step.check()
    learner.fill("end_date", date(2023, 12, 20))
    learner.confirm("close")

    page.locator('button[data-view="transfer"]').click()
    turn_to(page, "sent")
    file_row(page, VAGUE).locator('[data-do="gather-again"]').click()
    expect(page.locator(f'[data-choose="{VAGUE}"]')).to_be_checked()
    gather(page, VAGUE)
    send(page, "NL-2024-02")
    take_part(page, ARCHIVIST, "archive")
    accept(page, VAGUE)
    assert [desk._work.office.case_files[name].status for name in (VAGUE, GOOD)] == ["accepted", "accepted"]


def test_what_is_not_ready_is_refused_and_a_batch_is_dropped(clerk: Clerk) -> None:
    """An unended file can't be chosen; reopened in its batch it stops all of it, with the article; it is discarded."""
    learner, page, desk = clerk
    notation = page.locator(".hd-entry.mine").first.get_attribute("data-file") or ""
    learner.open_listed(notation, date(2024, 1, 2))
    page.locator('button[data-view="transfer"]').click()
    expect(file_row(page, notation)).to_have_attribute("data-state", "open")
    turn_to(page, "gather")
    unready = page.locator(f'[data-choose="{notation}"]')
    expect(unready).to_be_disabled()
    expect(unready).to_have_accessible_name(re.compile("chưa kết thúc"))
    expect(file_row(page, notation)).to_contain_text("Chưa nộp được")
    gather(page, GOOD)
    expect(page.locator("[data-batch]")).to_have_count(1)
    toasts = page.locator(".hd-toasts").bounding_box()
    assert toasts is not None
    assert toasts["x"] > 1366 / 2
    looked_at(page, "nop-luu-chua-chon-duoc")
    desk.handle(
        {"id": 1, "do": "act", "action": {"type": "reopen_case_file", "file_notation": GOOD, "reason": "Bổ sung"}}
    )
    turn_to(page, "due")
    turn_to(page, "gather")
    expect(page.locator("[data-batch] .hd-missing")).to_contain_text("Hồ sơ 02.VHXH chưa nộp được")
    page.locator('[data-do="submit-batch"]').click()
    page.locator('dialog [data-do="confirm-submit-batch"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("cả đợt chưa được gửi")
    looked_at(page, "nop-luu-tu-choi")
    page.locator('dialog [data-do="cancel"]').click()
    page.locator('[data-do="discard-batch"]').click()
    page.locator('dialog [data-do="confirm-discard-batch"]').click()
    expect(page.locator("[data-batch]")).to_have_count(0)


def test_a_due_file_is_kept_back_with_consent(clerk: Clerk) -> None:
    """Điều 31 khoản 3 điểm d: not past two years, with written consent; the list of kept files is printed."""
    learner, page, _ = clerk
    page.locator('button[data-view="transfer"]').click()
    file_row(page, KEPT).locator('[data-do="retain"]').click()
    learner.fill("consent_symbol", "152/UBND-VP")
    learner.fill("consent_date", date(2024, 12, 10))
    learner.fill("until_date", date(2026, 10, 17))
    learner.fill("reason", "Đang dùng để chuẩn bị Ngày hội năm 2025")
    page.locator('dialog [data-do="confirm-retain"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("16/10/2026")
    looked_at(page, "giu-lai-qua-han")
    learner.fill("until_date", date(2026, 10, 16))
    learner.confirm("retain")
    turn_to(page, "kept")
    expect(file_row(page, KEPT)).to_contain_text("152/UBND-VP ngày 10/12/2024")
    looked_at(page, "giu-lai")
    printer = page.locator('.hd-view [data-do="print"]')
    assert [row[5] for row in table_of(downloaded(page, printer, "retained_list-docx"))] == ["16/10/2026"]


def test_the_settlement_of_construction_moves_the_due_date(clerk: Clerk) -> None:
    """Điều 30 khoản 2 điểm a: three months from the settlement; no date while the accounts aren't settled."""
    learner, page, _ = clerk
    take_part(page, LEAVER, "transfer")
    row = file_row(page, "2022.03.KT")
    expect(row).to_contain_text("24/12/2024")
    row.locator('[data-do="construction"]').click()
    learner.fill("settlement_date", date(2024, 10, 31))
    looked_at(page, "xay-dung-co-ban")
    learner.confirm("construction")
    expect(row).to_contain_text("31/01/2025")


def test_the_archive_sees_who_is_late_sends_on_and_lists_for_review(clerk: Clerk) -> None:
    """Overdue by unit and person; permanent files go on; a list for review is printed and destroys nothing."""
    _, page, desk = clerk
    take_part(page, ARCHIVIST, "archive")
    turn_to(page, "overdue")
    expect(page.locator('tr[data-row-key="unit-KT"] td').nth(1)).to_have_text("2")
    expect(page.locator(f'tr[data-person="{CLERK}"]')).to_contain_text("62 ngày")
    page.locator(f'tr[data-person="{CLERK}"] summary').click()
    looked_at(page, "luu-tru-qua-han")
    turn_to(page, "historical")
    page.locator('[data-choose="2022.02.VP"]').check()
    looked_at(page, "luu-tru-lich-su")
    page.locator('[data-do="send-historical"]').click()
    page.locator('dialog [data-do="confirm-send-historical"]').click()
    expect(page.locator('tr[data-row-key="sent-2022.02.VP"]')).to_be_visible()
    assert desk._work.office.transfers.is_historical("2022.02.VP")
    turn_to(page, "review")
    expect(file_row(page, "2018.04.VP")).to_contain_text("31/12/2023")
    expect(page.locator(".hd-view .hd-notice")).to_contain_text("không tự hủy hồ sơ")
    looked_at(page, "luu-tru-xem-xet")
    sheet = load_workbook(BytesIO(downloaded(page, page.locator('.hd-view [data-do="print"]'), "review_list-xlsx")))
    assert any(cell.value == "2018.04.VP" for row in sheet.worksheets[0].iter_rows() for cell in row)


def test_all_files_of_a_leaving_colleague_find_a_receiver(clerk: Clerk) -> None:
    """Điều 31 khoản 3 điểm đ: finishing is refused while a file is left; the record names all of them."""
    learner, page, desk = clerk
    take_part(page, UNIT_HEAD, "hand_over")
    page.locator('[data-field="from"]').select_option(LEAVER)
    expect(page.locator(".hd-view [data-choose]")).to_have_count(4)
    looked_at(page, "ban-giao")
    page.locator('[data-do="finish"]').click()
    page.locator('dialog [data-do="confirm-finish"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("Còn 4 hồ sơ")
    page.locator('dialog [data-do="cancel"]').click()
    page.locator('[data-do="choose-all"]').click()
    page.locator('[data-do="hand-over"]').click()
    learner.fill("to_person", UNIT_HEAD)
    page.locator('dialog [data-phrase="Chuyển công tác"]').click()
    looked_at(page, "ban-giao-chon-nguoi-nhan")
    learner.confirm("hand-over")
    expect(page.locator(".hd-view [data-choose]")).to_have_count(0)
    page.locator('[data-do="finish"]').click()
    learner.confirm("finish")
    expect(page.locator(".hd-screen-title")).to_contain_text("đã bàn giao xong")
    looked_at(page, "ban-giao-xong")
    record = table_of(downloaded(page, page.locator('.hd-view [data-do="print"]'), "personal_hand_over-docx"))
    assert [row[6] for row in record] == [practice_office().people_by_id[UNIT_HEAD].full_name] * 4
    assert LEAVER in desk._work.office.transfers.departed


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)], ids=str)
def test_sixty_files_scroll_inside_their_table(page: Page, tmp_path: Path, size: tuple[int, int]) -> None:
    """With many files the head of the table and the button below it stay in sight; nothing is cut off sideways."""
    scenario = practice_office()
    given = next(one for one in scenario.case_files if one.name == GOOD)
    many = tuple(replace(given, file_notation=f"{number}.VHXH") for number in range(20, 80))
    page.set_viewport_size({"width": size[0], "height": size[1]})
    errors = open_live(page, free_desk(replace(scenario, case_files=scenario.case_files + many), tmp_path))
    page.locator('button[data-view="transfer"]').click()
    turn_to(page, "gather")
    table = page.locator(".hd-view .hd-screen-table")
    assert table.evaluate("node => node.scrollHeight > node.clientHeight")
    table.evaluate("node => node.scrollTop = node.scrollHeight")
    for seen in (
        table.locator("th").nth(1),
        page.locator('[data-choose="2023.79.VHXH"]'),
        page.locator(".hd-screen-bar"),
    ):
        expect(seen).to_be_in_viewport()
    looked_at(page, f"nop-luu-nhieu-{size[0]}")
    assert errors == []


def test_who_does_not_need_the_archive_does_not_see_it(clerk: Clerk) -> None:
    """The archive's desk is the archivist's alone; an administrator, who makes no files, has no transfer."""
    _, page, _ = clerk
    expect(page.locator('button[data-view="archive"]')).to_have_count(0)
    expect(page.locator('button[data-view="hand_over"]')).to_have_count(1)
    take_part(page, "p12", "hand_over")
    expect(page.locator('button[data-view="transfer"]')).to_have_count(0)
    assert page.locator('[data-field="from"] option').count() == len(practice_office().people)
