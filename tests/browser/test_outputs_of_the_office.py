"""What leaves the office or is brought to it, walked on screen: a search on paper, a package checked, addresses, books.

The Desk is the real one (`live.py`); downloads are read back with their own readers.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from hoso_kit.office.export import to_bag
from tests.browser.learner import Learner
from tests.browser.live import open_live, settled
from tests.browser.walking import go, looked_at, take_part
from tests.desk.desks import act, free_desk, issue_draft, play
from tests.world import practice_office

pytestmark = pytest.mark.browser

OFFICE = practice_office()
CHIEF, UNIT_HEAD, SPECIALIST, REGISTRY, ARCHIVIST, ADMIN = "p01", "p05", "p04", "p08", "p11", "p12"
Walk = tuple[Learner, Page, Desk]


@pytest.fixture
def walk(page: Page, tmp_path: Path) -> Iterator[Walk]:
    """The practice office at the usual size of an office screen, opened as a learner opens it."""
    page.set_viewport_size({"width": 1366, "height": 768})
    desk = free_desk(OFFICE, tmp_path)
    desk.note_opening()
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def done(desk: Desk, person: str, type_: str, **fields: Any) -> None:
    """Somebody does something that isn't looked at here."""
    play(desk, person)
    act(desk, type_, **fields)


def test_a_search_is_printed_as_it_is_shown(walk: Walk) -> None:
    """By the keyboard: all results with the shown columns and the question at the head, on screen and in Excel."""
    _, page, _ = walk
    page.locator('button[data-view="find"]').click()
    page.locator("[data-field=query]").fill("báo cáo")
    page.wait_for_function("document.querySelector('mark')")
    page.locator('[data-do="filters"]').click()
    page.locator('[data-field="kind"]').select_option("document")
    expect(page.locator('[data-do="filters"]')).to_contain_text("Bộ lọc (1)")
    settled(page)
    total = int(page.locator("[data-total]").get_attribute("data-total") or 0)
    assert total > 25
    printer = page.locator(".hd-found-bar [data-do=print]")
    printer.press("Enter")
    looked_at(page, "dau-ra-tim-kiem-thuc-don")
    page.locator('[data-menu="search_results-html"]').press("Enter")
    paper = page.frame_locator("dialog iframe").locator("body")
    expect(paper).to_contain_text("KẾT QUẢ TÌM KIẾM")
    expect(paper).to_contain_text("Nội dung tìm: báo cáo")
    expect(paper).to_contain_text("Tìm trong: Văn bản")
    expect(paper).to_contain_text(f"Cộng: {total} kết quả")
    expect(paper).to_contain_text(f"người in: {OFFICE.people_by_id[SPECIALIST].full_name}")
    looked_at(page, "dau-ra-tim-kiem-xem-mau")
    with page.expect_download() as download:
        page.locator('dialog [data-do="save-xlsx"]').click()
    sheet = load_workbook(BytesIO(Path(download.value.path()).read_bytes())).active
    assert sheet is not None
    first = [row[0].value for row in sheet.iter_rows()]
    assert [value for value in first if isinstance(value, int)] == list(range(1, total + 1))


def test_who_came_in_is_counted(walk: Walk) -> None:
    """The opening and each change of role stand by account and by day, with what counts as a visit."""
    _, page, _ = walk
    take_part(page, REGISTRY)
    take_part(page, ADMIN)
    go(page, "who_saw", tab="use")
    expect(page.locator("[data-visits]")).to_have_text("3 lượt đăng nhập")
    for person in (SPECIALIST, REGISTRY, ADMIN):
        expect(page.locator(f'tr[data-account="{person}"] td').nth(1)).to_have_text("1")
    expect(page.locator('tr[data-day="2024-12-17"] td').nth(1)).to_have_text("3")
    expect(page.locator(".hd-view")).to_contain_text("trong vòng 30 phút")
    looked_at(page, "dau-ra-luot-dang-nhap")


def test_the_archive_checks_a_package(walk: Walk, tmp_path: Path) -> None:
    """A whole one, one with a changed sheet, and a file that is none: told at once, by name, in words."""
    _, page, desk = walk
    office = desk._work.office
    name = next(one.name for one in office.case_files.values() if one.is_closed and one.documents)
    package = to_bag(office, name)
    whole, spoilt, other = tmp_path / "goi.zip", tmp_path / "goi-sua.zip", tmp_path / "khac.zip"
    whole.write_bytes(package)
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as given, zipfile.ZipFile(changed, "w") as made:
        for entry in given.namelist():
            content = given.read(entry)
            made.writestr(entry, content.replace(b"<p>", b"<p>x", 1) if "/van-ban/001" in entry else content)
    spoilt.write_bytes(changed.getvalue())
    other.write_bytes(b"no package at all")
    take_part(page, ARCHIVIST)
    go(page, "archive")
    page.locator('[data-do="check-package"]').press("Enter")
    dialog = page.locator('dialog[data-dialog="check-package"]')
    expect(dialog).to_be_visible()
    looked_at(page, "dau-ra-goi-ho-so-chon")
    chooser = dialog.locator('[data-field="package-file"]')
    chooser.set_input_files(whole)
    expect(dialog.locator('[data-verdict="whole"]')).to_contain_text("Gói nguyên vẹn")
    expect(dialog.locator('[data-verdict="same"]')).to_contain_text(name)
    looked_at(page, "dau-ra-goi-ho-so-nguyen-ven")
    chooser.set_input_files(spoilt)
    expect(dialog.locator('[data-verdict="broken"]')).to_contain_text("1 chỗ sai")
    expect(dialog.locator('tr[data-fault="changed"]')).to_contain_text("van-ban/001")
    looked_at(page, "dau-ra-goi-ho-so-bi-sua")
    chooser.set_input_files(other)
    expect(dialog.locator(".hd-notice.error")).to_contain_text("không mở được tệp nén")
    expect(dialog.locator("[data-verdict]")).to_have_count(0)
    looked_at(page, "dau-ra-goi-ho-so-hong")


def test_the_administrator_keeps_the_address_book(walk: Walk) -> None:
    """An office is added, a wrong one refused in the dialog, one corrected; the head only reads; the post finds it."""
    learner, page, _ = walk
    take_part(page, ADMIN)
    page.locator('[data-tab="contacts"]').click()
    expect(page.locator("tr[data-contact]")).to_have_count(len(OFFICE.contacts))
    looked_at(page, "dau-ra-danh-ba")
    page.locator('[data-do="add-contact"]').press("Enter")
    learner.fill("organ_name", "Ủy ban nhân dân xã Mường Cai Hạ")
    learner.fill("organ_id", OFFICE.contacts[0].organ_id)
    page.locator('[data-do="confirm-add-contact"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text(OFFICE.contacts[0].organ_name)
    looked_at(page, "dau-ra-danh-ba-trung-ma")
    learner.fill("organ_id", "000.05.98.H99")
    learner.confirm("add-contact")
    row = page.locator('tr[data-contact="000.05.98.H99"]')
    expect(row).to_contain_text("Mường Cai Hạ")
    row.locator('[data-do="change-contact"]').press("Enter")
    learner.fill("organ_name", "Ủy ban nhân dân phường Cai Hạ")
    page.locator('[data-do="confirm-change-contact"]').click()
    expect(page.locator('dialog [data-field="reason"]')).to_have_attribute("aria-invalid", "true")
    learner.fill("reason", "Đổi tên theo nghị quyết sắp xếp")
    looked_at(page, "dau-ra-danh-ba-sua")
    learner.confirm("change-contact")
    expect(row).to_contain_text("Tên trước đây: Ủy ban nhân dân xã Mường Cai Hạ")
    looked_at(page, "dau-ra-danh-ba-da-sua")
    take_part(page, CHIEF)
    go(page, "administration", tab="contacts")
    expect(page.locator("tr[data-contact]")).to_have_count(len(OFFICE.contacts) + 1)
    expect(page.locator('[data-do="change-contact"]')).to_have_count(0)


def test_the_registry_keeps_its_books_of_paper(walk: Walk) -> None:
    """A paper document goes to the post and its original is used and comes back; both books are read as printed."""
    learner, page, desk = walk
    draft = {"type_name": "Báo cáo", "subject": "Kết quả năm 2024", "body": ["Nội dung."], "carrier": "paper"}
    done(desk, SPECIALIST, "draft_document", **draft, recipients=["Các thôn", "Đảng ủy xã", "Lưu: VT"])
    doc_id = desk._work.office.documents[-1].doc_id
    issue_draft(desk, doc_id, SPECIALIST, UNIT_HEAD, CHIEF, REGISTRY)
    act(desk, "keep_original", doc_id=doc_id)
    take_part(page, REGISTRY)
    page.locator('button[data-view="outgoing_work"]').click()
    page.locator('[data-tab="follow"]').click()
    page.locator(f'[data-doc-item="{doc_id}"]').click()
    page.locator('.hd-view [data-do="post_document"]').press("Enter")
    expect(page.locator("dialog [data-tick]")).to_have_count(2)
    learner.fill("envelopes", "1")
    page.locator('[data-do="confirm-post-document"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("có 2 nơi nhận")
    learner.fill("envelopes", "12")
    learner.fill("note", "gửi bảo đảm")
    looked_at(page, "dau-ra-gui-buu-dien")
    learner.confirm("post-document")
    expect(page.locator("[data-posting]")).to_contain_text("12 bì")
    expect(page.locator('.hd-view [data-do="post_document"]')).to_have_count(0)
    page.locator('.hd-view [data-do="lend_kept_copy"]').press("Enter")
    learner.fill("user", SPECIALIST)
    learner.fill("allowed_by", CHIEF)
    looked_at(page, "dau-ra-giao-ban-luu")
    learner.confirm("lend-kept-copy")
    expect(page.locator("[data-loan]")).to_contain_text("chưa trả")
    looked_at(page, "dau-ra-so-cua-van-thu")
    page.locator('.hd-view [data-do="take_back_kept_copy"]').press("Enter")
    expect(page.locator("[data-loan]")).to_contain_text("trả 17/12/2024")
    go(page, "registers", tab="post_register")
    paper = page.frame_locator("iframe.registers-page").locator("body")
    expect(paper).to_contain_text("SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN")
    expect(paper).to_contain_text("Ký nhận và dấu bưu điện")
    expect(paper).to_contain_text("gửi bảo đảm")
    looked_at(page, "dau-ra-so-gui-buu-dien")
    go(page, "registers", tab="kept_copies_register")
    expect(paper).to_contain_text("SỔ SỬ DỤNG BẢN LƯU")
    expect(paper).to_contain_text(OFFICE.people_by_id[SPECIALIST].full_name)
    looked_at(page, "dau-ra-so-su-dung-ban-luu")
