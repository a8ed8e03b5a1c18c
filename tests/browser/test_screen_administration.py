"""Notices and their bell, registers, who used what, the administration, colleagues who act: walked on screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.live import open_live
from tests.browser.walking import go, looked_at, take_part
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

OFFICE = practice_office()
CHIEF, UNIT_HEAD, SPECIALIST, REGISTRY, ARCHIVIST, ADMIN = "p01", "p05", "p04", "p08", "p11", "p12"
Walk = tuple[Learner, Page, Desk]


@pytest.fixture
def walk(page: Page, tmp_path: Path) -> Iterator[Walk]:
    """The whole practice office at the usual size of an office screen; a page error fails the test."""
    page.set_viewport_size({"width": 1366, "height": 768})
    desk = free_desk(OFFICE, tmp_path)
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def move_clock(page: Page, jump: str) -> None:
    page.locator('[data-do="clock"]').click()
    page.locator(f'[data-do="jump-{jump}"]').click()
    page.locator('[data-do="confirm-clock"]').click()
    expect(page.locator('dialog[data-dialog="clock"]')).to_have_count(0)


@pytest.mark.parametrize("person", [SPECIALIST, REGISTRY, UNIT_HEAD, CHIEF, ARCHIVIST, ADMIN])
def test_the_navigation_of_each_role_fits(walk: Walk, person: str) -> None:
    """At 1366 × 768 every role sees its whole navigation at once, no name is cut, and nothing of others' work."""
    _, page, desk = walk
    if person != SPECIALIST:
        take_part(page, person)
    names = [one["name"] for one in desk.state["screens"]]
    nav = page.locator(".hd-nav")
    for name in set(names) & {"notices", "registers", "administration", "who_saw"}:
        expect(nav.locator(f'[data-view="{name}"]')).to_be_visible()
    assert nav.evaluate("node => node.scrollHeight <= node.clientHeight && node.scrollWidth <= node.clientWidth")
    cut = "nodes => nodes.filter(n => n.scrollWidth > n.clientWidth).map(n => n.textContent)"
    assert nav.locator(".hd-nav-link").evaluate_all(cut) == []
    assert nav.locator('[data-view="view_history"]').count() == 0
    assert nav.locator('[data-view="incoming"]').count() == (person != ADMIN)
    assert nav.locator('[data-view="draft"]').count() == (person in (SPECIALIST, UNIT_HEAD))
    looked_at(page, f"quan-tri-menu-{person}")


def test_the_bell_leads_to_the_work(walk: Walk) -> None:
    """By the keyboard: the bell opens the notices, a line opens the screen on its own part, or the document."""
    _, page, desk = walk
    take_part(page, REGISTRY)
    bell = page.locator('[data-do="bell"]')
    waits = next(one["count"] for one in desk.state["screens"] if one["name"] == "notices")
    expect(bell).to_have_text(str(waits))
    bell.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr[data-notice-kind]")).to_have_count(waits)
    looked_at(page, "quan-tri-thong-bao-van-thu")
    page.locator('[data-kind="to_submit"]').click()
    expect(page.locator('tr[data-notice-kind="delivery_waiting"]')).to_have_count(0)
    page.locator('[data-do="notice-document"]').first.press("Enter")
    expect(page.locator('dialog[data-dialog="sheet"]')).to_be_visible()
    page.keyboard.press("Escape")
    page.locator('[data-do="notice-screen"]').first.press("Enter")
    expect(page.locator('[data-tab="submit"]')).to_have_attribute("aria-pressed", "true")


def test_an_overdue_file_is_opened_from_its_notice(walk: Walk) -> None:
    """Late transfers stand first; the line opens the case file itself."""
    _, page, _ = walk
    page.locator('[data-do="bell"]').click()
    first = page.locator("tr[data-notice-kind]").first
    expect(first).to_have_attribute("data-notice-kind", "transfer_overdue")
    looked_at(page, "quan-tri-thong-bao-chuyen-vien")
    first.locator('[data-do="notice-file"]').click()
    expect(page.locator(".hd-card h2")).to_contain_text("2023.07.VHXH")


def test_a_week_s_clock_tells_what_colleagues_did(walk: Walk) -> None:
    """After the clock a list opens: who did what when; the same stands in the notices later."""
    _, page, desk = walk
    desk.handle({"id": 1, "do": "act_as", "person": REGISTRY})
    waiting = next(one.doc_id for one in OFFICE.documents if one.direction == "incoming" and one.lead is None)
    asked: dict[str, Any] = {"type": "submit_incoming", "doc_id": waiting, "to_person": CHIEF}
    answer = desk.handle({"id": 2, "do": "act", "action": asked})
    assert answer["ok"], answer
    take_part(page, UNIT_HEAD)
    take_part(page, REGISTRY)
    move_clock(page, "2024-12-24")
    dialog = page.locator('dialog[data-dialog="meanwhile"]')
    expect(dialog).to_contain_text(OFFICE.people_by_id[CHIEF].full_name)
    expect(dialog).to_contain_text("19/12/2024")
    looked_at(page, "quan-tri-trong-luc-do")
    page.locator('[data-do="see-notices"]').click()
    expect(dialog).to_have_count(0)
    page.locator('[data-tab="others"]').click()
    expect(page.locator(".hd-view tbody tr")).to_have_count(1)
    looked_at(page, "quan-tri-nguoi-khac-da-lam")


def test_days_in_which_nobody_did_anything_open_nothing(walk: Walk) -> None:
    """New post alone is told in a notice that goes by itself."""
    _, page, _ = walk
    move_clock(page, "2024-12-18")
    expect(page.locator(".hd-toasts")).to_contain_text("mới đến Văn thư")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_registers_are_read_and_fetched(walk: Walk) -> None:
    """The register of the chosen year stands on the screen as it is printed, and comes down as a file."""
    _, page, _ = walk
    take_part(page, REGISTRY)
    go(page, "registers")
    paper = page.frame_locator("iframe.registers-page")
    expect(paper.locator("body")).to_contain_text("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN")
    looked_at(page, "quan-tri-so-van-ban-den")
    page.locator('[data-field="register-year"]').select_option("2022")
    expect(paper.locator("body")).to_contain_text("Năm 2022")
    expect(page.locator(".registers-closing")).to_contain_text("Năm đã hết")
    go(page, "registers", tab="outgoing_progress")
    expect(paper.locator("body")).to_contain_text("BÁO CÁO TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐI")
    looked_at(page, "quan-tri-bao-cao-van-ban-di")
    with page.expect_download() as download:
        page.locator('[data-do="save-xlsx"]').press("Enter")
    assert download.value.suggested_filename == "bao-cao-tinh-hinh-giai-quyet-van-ban-di-nam-2022.xlsx"


def test_who_read_a_document_is_seen_by_its_owner_and_the_archive(walk: Walk) -> None:
    """Reading counts; the owner finds it by person and day; the archivist sees the use of the whole system."""
    learner, page, _ = walk
    led = next(one.doc_id for one in OFFICE.documents if one.lead == SPECIALIST and one.direction == "incoming")
    learner.box("incoming")
    learner.row(led).dblclick()
    expect(page.locator('dialog[data-dialog="sheet"]')).to_be_visible()
    page.keyboard.press("Escape")
    go(page, "who_saw", tab="documents")
    row = page.locator(f'tr[data-item="{led}"]')
    expect(row).to_contain_text(OFFICE.people_by_id[SPECIALIST].full_name)
    looked_at(page, "quan-tri-luot-xem")
    row.locator('[data-do="item-history"]').press("Enter")
    expect(page.locator('dialog[data-dialog="item-history"]')).to_contain_text("1 lượt xem")
    looked_at(page, "quan-tri-luot-xem-lich-su")
    page.keyboard.press("Escape")
    page.locator('[data-field="who-saw-every"]').check()
    expect(page.locator(".hd-view tbody tr").nth(3)).to_be_visible()
    take_part(page, ARCHIVIST)
    go(page, "who_saw", tab="use")
    expect(page.locator(".hd-view")).to_contain_text("17/12/2024")
    looked_at(page, "quan-tri-su-dung-he-thong")


def test_roles_change_with_two_people(walk: Walk) -> None:
    """The administrator begins on his own screen, proposes; the head finds it by the bell and confirms."""
    learner, page, _ = walk
    take_part(page, ADMIN)
    expect(page.locator('.hd-view[data-view="administration"] tr[data-account]')).to_have_count(len(OFFICE.people))
    looked_at(page, "quan-tri-tai-khoan")
    page.locator(f'[data-key="propose-{REGISTRY}"]').press("Enter")
    page.locator('[data-do="confirm-propose"]').click()
    expect(page.locator('dialog [data-field="reason"]')).to_have_attribute("aria-invalid", "true")
    page.locator('dialog [data-tick="archivist"]').check()
    learner.fill("reason", "Kiêm nhiệm lưu trữ")
    looked_at(page, "quan-tri-de-nghi-vai-tro")
    learner.confirm("propose")
    page.locator('[data-tab="proposals"]').click()
    expect(page.locator(f'tr[data-proposal="{REGISTRY}"]')).to_contain_text("chờ người thứ hai")
    expect(page.locator('[data-do="confirm-roles"]')).to_have_count(0)
    take_part(page, CHIEF)
    page.locator('[data-do="bell"]').click()
    page.locator('tr[data-notice-kind="roles_to_confirm"] [data-do="notice-screen"]').click()
    looked_at(page, "quan-tri-xac-nhan-vai-tro")
    page.locator('[data-do="confirm-roles"]').press("Enter")
    expect(page.locator(".hd-view")).to_contain_text("đã xác nhận")
    take_part(page, REGISTRY)
    expect(page.locator('button[data-view="archive"]')).to_be_visible()


def test_accounts_are_locked_and_opened_and_warnings_stand(walk: Walk) -> None:
    """A lock needs a reason; what it leaves behind is a warning; the duties and the ways to other work are there."""
    learner, page, _ = walk
    take_part(page, ADMIN)
    page.locator('[data-key="lock-p07"]').click()
    learner.fill("reason", "Đã chuyển công tác")
    looked_at(page, "quan-tri-khoa-tai-khoan")
    learner.confirm("lock")
    expect(page.locator('tr[data-account="p07"]')).to_contain_text("bị khóa")
    page.locator('[data-tab="conflicts"]').click()
    expect(page.locator('tr[data-conflict="locked_with_files"]')).to_have_count(1)
    looked_at(page, "quan-tri-canh-bao")
    page.locator('[data-tab="people"]').click()
    page.locator('[data-key="lock-p07"]').click()
    learner.fill("reason", "Trở lại làm việc")
    learner.confirm("lock")
    expect(page.locator('tr[data-account="p07"]')).to_contain_text("đang dùng")
    page.locator('[data-tab="duties"]').click()
    expect(page.locator(".hd-view")).to_contain_text("Cấp số, đóng dấu, phát hành")
    looked_at(page, "quan-tri-ai-duoc-lam-gi")
    page.locator('[data-do="go-freezing"]').click()
    expect(page.locator('.hd-view[data-view="freezing"]')).to_be_visible()


def test_a_group_of_documents_is_made_and_dissolved(walk: Walk) -> None:
    """A limited group names its people and files; an empty one is refused in the dialog."""
    learner, page, _ = walk
    take_part(page, ADMIN)
    page.locator('[data-tab="groups"]').click()
    page.locator('[data-do="make-group"]').click()
    learner.fill("name", "Hồ sơ thanh tra")
    page.locator('[data-do="confirm-group"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_be_visible()
    page.locator('dialog [data-ticks="people"] [data-tick="p04"]').check()
    page.locator('dialog [data-ticks="case_files"] input').first.check()
    looked_at(page, "quan-tri-lap-nhom")
    learner.confirm("group")
    expect(page.locator('tr[data-row-key="Hồ sơ thanh tra"]')).to_contain_text(OFFICE.people_by_id["p04"].full_name)
    looked_at(page, "quan-tri-nhom-tai-lieu")
    page.locator('[data-do="dissolve-group"]').click()
    page.locator('[data-do="confirm-dissolve"]').click()
    expect(page.locator(".hd-view")).to_contain_text("Chưa có nhóm tài liệu nào")
