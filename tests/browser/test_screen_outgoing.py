"""A document goes its whole way on screen: written, sent back, mended, signed, numbered, sealed, issued, recalled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.live import open_live
from tests.browser.outgoing_walk import (
    CHAIR,
    CLERK,
    REGISTRY,
    SUBJECT,
    UNIT_HEAD,
    chosen,
    do,
    issue,
    item,
    play,
    refused,
    write,
)
from tests.browser.walking import let_days_pass, looked_at, turn_to
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

Clerk = tuple[Learner, Page, Desk]


@pytest.fixture
def clerk(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """The practice office with keys and PDFs in a home of its own; an error of the page fails the test."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    desk = free_desk(practice_office(), tmp_path)
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def test_a_draft_is_sent_back_mended_signed_numbered_sealed_and_issued(clerk: Clerk) -> None:
    """Điều 10-18: each role does its part in turn; what was said on the way stands beside the document."""
    learner, page, desk = clerk
    play(page, CLERK)
    looked_at(page, "di-du-thao")
    write(page, learner, secrecy="Mật")
    page.locator('dialog [data-do="confirm-draft"]').click()
    refused(page, "độ mật")
    learner.fill("secrecy", "")
    looked_at(page, "di-soan")
    learner.confirm("draft")
    expect(chosen(page)).to_contain_text(SUBJECT)
    do(page, "submit_draft")
    looked_at(page, "di-trinh")
    learner.fill("to_person", CHAIR)
    page.locator('dialog [data-do="confirm-submit-draft"]').click()
    refused(page, "chưa qua")
    learner.fill("to_person", UNIT_HEAD)
    learner.confirm("submit-draft")

    play(page, UNIT_HEAD)
    expect(page.locator('button[data-view="outgoing_work"] .hd-count')).to_have_text("1")
    do(page, "send_back_draft")
    learner.fill("text", "Bổ sung số liệu theo từng thôn, nêu rõ thời điểm rà soát.")
    learner.confirm("send-back")
    play(page, CLERK)
    expect(item(page, "di001")).to_contain_text("Bị chuyển lại")
    expect(chosen(page).locator('[data-event="Chuyển lại"]')).to_contain_text("số liệu theo từng thôn")
    looked_at(page, "di-bi-chuyen-lai")
    do(page, "edit_draft")
    learner.fill("body", "Đến ngày 16/12/2024, xã có 97 người đủ điều kiện: Nà Cọ Vàng 41, các thôn khác 56.")
    learner.confirm("draft")
    expect(chosen(page).locator(".hd-sheet")).to_contain_text("Nà Cọ Vàng 41")
    expect(chosen(page).locator('[data-do="versions"]')).to_be_visible()
    do(page, "submit_draft")
    learner.fill("to_person", UNIT_HEAD)
    learner.confirm("submit-draft")
    play(page, UNIT_HEAD)
    do(page, "comment_on_draft")
    learner.fill("text", "Đã kiểm tra số liệu.")
    learner.confirm("comment")
    do(page, "submit_draft")
    learner.fill("to_person", CHAIR)
    learner.confirm("submit-draft")

    play(page, CHAIR)
    looked_at(page, "di-cho-ky")
    do(page, "approve_draft")
    do(page, "sign_document")
    learner.confirm("sign-document")
    expect(chosen(page)).to_contain_text("Đã ký, chờ cấp số")
    do(page, "verify")
    expect(chosen(page).locator("[data-sound]")).to_have_attribute("data-sound", "waits")
    looked_at(page, "di-da-ky")

    play(page, REGISTRY)
    expect(chosen(page).locator("[data-will-be]")).to_have_text("396/BC-UBND")
    expect(chosen(page).locator(".outgoing-right")).to_be_visible()
    looked_at(page, "di-cap-so")
    do(page, "assign_number")
    turn_to(page, "seal")
    do(page, "seal_document")
    turn_to(page, "issue")
    looked_at(page, "di-cho-phat-hanh")
    do(page, "issue_document")
    looked_at(page, "di-phat-hanh")
    learner.confirm("issue-document")
    turn_to(page, "follow")
    do(page, "verify")
    expect(chosen(page).locator("[data-sound]")).to_have_attribute("data-sound", "sound")
    looked_at(page, "di-da-phat-hanh")
    paper = desk.state["documents"][-1]
    assert (paper["code_number"], paper["copy"]) == ("396", "original")


def test_receipts_come_a_copy_is_made_and_a_recalled_document_stays_as_it_is(clerk: Clerk) -> None:
    """Điều 18, 19, 25: receivers tell, a copy is numbered, and what was recalled is changed by nobody."""
    learner, page, _ = clerk
    issue(page, learner)
    let_days_pass(page, learner, date(2024, 12, 18))
    turn_to(page, "follow")
    receipts = chosen(page).locator(".outgoing-receipts tr[data-recipient]")
    expect(receipts).to_have_count(2)
    for row in receipts.all():
        expect(row).to_contain_text("Đã tiếp nhận")
    receipts.first.locator('[data-do="record-receipt"]').click()
    learner.fill("status", "processing")
    learner.confirm("record-receipt")
    expect(receipts.first).to_contain_text("Đang xử lý")

    do(page, "copy_document")
    page.locator('dialog [data-do="confirm-copy-document"]').click()
    refused(page, "cho phép")
    page.keyboard.press("Escape")
    play(page, CHAIR)
    turn_to(page, "follow")
    do(page, "allow_copy")
    learner.confirm("allow-copy")
    play(page, REGISTRY)
    turn_to(page, "follow")
    do(page, "copy_document")
    looked_at(page, "di-sao")
    learner.fill("copies", "3")
    learner.confirm("copy-document")
    expect(chosen(page).locator("[data-copy]")).to_contain_text("01/SY-UBND")
    turn_to(page, "copies")
    expect(page.locator("tr[data-copy]")).to_contain_text("396/BC-UBND")
    looked_at(page, "di-ban-sao")

    play(page, CHAIR)
    turn_to(page, "follow")
    looked_at(page, "di-theo-doi")
    do(page, "recall_document")
    looked_at(page, "di-thu-hoi")
    learner.fill("reason", "Số liệu của thôn Nà Cọ Vàng chưa đúng.")
    learner.confirm("recall-document")
    expect(chosen(page).locator(".outgoing-recalled")).to_contain_text("giữ nguyên hiện trạng")
    looked_at(page, "di-da-thu-hoi")
    do(page, "replace_document")
    page.locator('dialog [data-do="confirm-replace-document"]').click()
    refused(page, "thu hồi")
    page.keyboard.press("Escape")
    play(page, REGISTRY)
    let_days_pass(page, learner, date(2024, 12, 20))
    turn_to(page, "follow")
    expect(chosen(page).locator(".outgoing-recalled")).to_contain_text("2/2 nơi đã hủy hoặc gửi lại")


def test_what_was_issued_is_filed_and_the_register_printed(clerk: Clerk) -> None:
    """Điều 19 khoản 1 điểm b, Phụ lục IV: an issued document stands in its box, a file, the register."""
    learner, page, desk = clerk
    issue(page, learner)
    do(page, "print")
    page.locator('[data-menu="outgoing_register-html"]').click()
    frame = page.frame_locator("iframe.hd-preview")
    expect(frame.locator("body")).to_contain_text("396/BC-UBND")
    looked_at(page, "di-so-dang-ky")
    page.keyboard.press("Escape")
    play(page, CLERK)
    turn_to(page, "follow")
    do(page, "file_document")
    page.locator('dialog [data-do="choose-entry"]').first.click()
    learner.fill("start_date", date(2024, 12, 17))
    learner.confirm("open")
    assert "di001" in desk.state["filed"]
    learner.box("outgoing")
    expect(learner.row("di001")).to_contain_text("396/BC-UBND")
    page.locator('button[data-view="outgoing_work"]').click()
    expect(chosen(page)).to_contain_text("Hồ sơ")
    expect(chosen(page).locator('[data-do="file_document"]')).to_have_count(0)


def test_the_screen_is_walked_by_the_keyboard(clerk: Clerk) -> None:
    """A clerk who uses no mouse writes a draft and finds the focus where he left it."""
    _, page, _ = clerk
    play(page, CLERK)
    page.locator('.hd-view [data-do="draft"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator('dialog [data-field="type_name"]')).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator('.hd-view [data-do="draft"]')).to_be_focused()
    second = page.locator("[data-doc-item]").nth(1)
    second.focus()
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-current", "true")
    expect(second).to_be_focused()
