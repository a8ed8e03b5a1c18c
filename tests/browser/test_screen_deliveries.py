"""What came with something wrong: what the clerk is told of each, and what the system lets him do with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import Learner
from tests.browser.live import open_live, settled
from tests.browser.test_screen_incoming import REGISTRY, choose, play, verify
from tests.browser.walking import looked_at, turn_to
from tests.desk.desks import act, free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

NAMED, WRONG_PLACE, SECRET, TORN, PLAIN, RECALL, PLAN = "g05", "g06", "g08", "g13", "g02", "g15", "g01"
VICE = "p02"
# by delivery: the verdict, and a fact that tells why
VERDICTS = {
    "g03": ("Nội dung đã bị thay đổi sau khi ký", "Nội dung đã bị thay đổi sau khi ký"),
    "g07": ("Có chứng thư số đã hết hoặc chưa có hiệu lực khi ký", "đến 31/12/2023, đã hết hiệu lực khi ký"),
    "g10": ("Không thấy chữ ký số của cơ quan", "không thấy gì bất thường"),
    "g11": ("Tệp không có chữ ký số nào", ""),
    "g12": ("Có chứng thư số không xác minh được nơi cấp", "không xác minh được theo danh sách tin cậy"),
}
Clerk = tuple[Learner, Page]


@pytest.fixture
def clerk(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """The registry clerk on the day when all has come; an error of the page fails the test."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    desk = free_desk(practice_office(), tmp_path, person=REGISTRY)
    act(desk, "advance_clock", to_date="2025-01-03")
    errors = open_live(page, desk)
    play(page, REGISTRY)
    yield Learner(page), page
    assert errors == []


def test_each_fault_of_a_signature_is_told_in_its_own_words(clerk: Clerk) -> None:
    """Điều 21 khoản 2: what the check saw stands in one line, with the fact behind it; nothing is decided for him."""
    _, page = clerk
    for delivery, (verdict, fact) in VERDICTS.items():
        choose(page, delivery)
        told = verify(page)
        assert verdict in told
        assert fact in told
        assert "tiếp nhận hay từ chối do anh (chị) quyết định" in told
        expect(page.locator(".incoming-findings")).to_have_attribute("data-sound", "false")
        expect(page.locator('[data-do="refuse"]')).to_be_visible()
        looked_at(page, f"den-chu-ky-{delivery}")


def test_a_wrong_addressee_goes_back_though_its_signature_is_sound(clerk: Clerk) -> None:
    """Điều 21 khoản 2 điểm b: both names stand one under the other; the sender reads why it came back."""
    learner, page = clerk
    choose(page, WRONG_PLACE)
    assert "chứng thư số hợp lệ" in verify(page)
    facts = page.locator(".incoming-facts")
    expect(facts).to_contain_text("Ủy ban nhân dân xã Mường Cai Thượng (mã 000.00.98.H99)")
    expect(facts).to_contain_text("Ủy ban nhân dân xã Mường Cai Lũng (mã 000.00.99.H99)")
    page.locator('[data-do="refuse"]').click()
    page.locator("dialog [data-phrase]", has_text="không đúng nơi nhận").click()
    learner.confirm("refuse")
    row = page.locator(f'[data-decided="{WRONG_PLACE}"]')
    expect(row).to_contain_text("Đã từ chối, trả lại bên gửi")
    row.locator("summary").click()
    expect(row).to_contain_text("Từ chối tiếp nhận")
    row.scroll_into_view_if_needed()
    looked_at(page, "den-sai-noi-nhan")


def test_secrets_and_letters_by_name_have_ways_of_their_own(clerk: Clerk) -> None:
    """Điều 21 khoản 1 điểm b, 22 khoản 4: a secret isn't registered here, a letter by name isn't opened."""
    learner, page = clerk
    choose(page, SECRET)
    expect(page.locator(".incoming-envelope")).to_contain_text("MẬT")
    looked_at(page, "den-bi-mat")
    page.locator('[data-do="receive"]').click()
    settled(page)
    turn_to(page, "register")
    choose(page, SECRET)
    expect(page.locator(".incoming-paper .hd-urgent")).to_have_text("MẬT")
    page.locator('[data-do="register"]').click()
    page.locator('dialog [data-do="confirm-register"]').click()
    expect(page.locator('dialog [data-notice="refused"]')).to_contain_text("có dấu chỉ độ mật")
    looked_at(page, "den-mat-khong-dang-ky")
    page.keyboard.press("Escape")
    page.locator('[data-do="note-secret"]').click()
    page.locator('dialog [data-do="confirm-note-secret"]').click()
    expect(page.locator(f'[data-delivery="{SECRET}"]')).to_have_count(0)
    turn_to(page, "receive")
    expect(page.locator(f'[data-decided="{SECRET}"]')).to_contain_text("Đã vào sổ văn bản mật")
    choose(page, PLAIN)
    page.locator('[data-do="note-secret"]').click()
    page.locator('dialog [data-do="confirm-note-secret"]').click()
    expect(page.locator('dialog [data-notice="refused"]')).to_contain_text("Không thấy dấu chỉ độ mật")
    page.keyboard.press("Escape")
    choose(page, TORN)
    expect(page.locator(".incoming-envelope")).to_contain_text("Bì rách một góc")
    choose(page, NAMED)
    looked_at(page, "den-bi-dich-danh")
    page.locator('[data-do="forward"]').click()
    learner.fill("to_person", VICE)
    learner.confirm("forward")
    notice = page.locator('[data-notice="done"]').last
    expect(notice).to_contain_text("đến ngày 18/12/2024")
    expect(notice).not_to_contain_text(NAMED)
    play(page, VICE)
    turn_to(page, "mine")
    expect(page.locator(f'[data-envelope="{NAMED}"]')).to_be_visible()
    looked_at(page, "den-bi-dich-danh-nguoi-nhan")


def test_what_its_sender_recalls_is_cancelled_and_says_so_everywhere(clerk: Clerk) -> None:
    """Điều 18 khoản 4 điểm b: the registry cancels the document; list, sheet and board tell it."""
    learner, page = clerk
    for delivery in (PLAN, RECALL):
        turn_to(page, "receive")
        choose(page, delivery)
        page.locator('[data-do="receive"]').click()
        settled(page)
        turn_to(page, "register")
        choose(page, delivery)
        page.locator('[data-do="register"]').click()
        learner.confirm("register")
    turn_to(page, "follow")
    row = page.locator('[data-doc-row="v01"]')
    row.locator('[data-do="look"]').click()
    looked_at(page, "den-thu-hoi-xem")
    page.locator('dialog [data-do="cancel-incoming"]').click()
    looked_at(page, "den-thu-hoi-huy")
    learner.fill("reason", "Theo Công văn số 1871/UBND-VP ngày 18/12/2024.")
    learner.confirm("cancel-incoming")
    expect(row).to_contain_text("Đã hủy (bên gửi thu hồi)")
    looked_at(page, "den-thu-hoi-bang")
    learner.box("incoming")
    expect(learner.row("v01")).to_contain_text("Đã hủy ngày 03/01/2025 (bên gửi thu hồi)")
    learner.row("v01").click()
    expect(page.locator('[data-fate="v01"]')).to_contain_text("Đã hủy ngày 03/01/2025")
    looked_at(page, "den-thu-hoi-danh-sach")
