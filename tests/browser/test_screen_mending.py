"""What is wrong in an issued document is mended on screen to the end, and whoever meets the document is told."""

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
    DISTRICT,
    REGISTRY,
    SUBJECT,
    UNIT_HEAD,
    chosen,
    do,
    go_the_way,
    item,
    play,
    sign_and_issue,
)
from tests.browser.walking import let_days_pass, looked_at, turn_to
from tests.desk.desks import act, free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

CORRECTED, REPLACED, RECALLED = "di001", "di002", "di003"
CASE_FILE = "02.VHXH"
Office = tuple[Learner, Page, Desk]


@pytest.fixture
def office(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Three issued reports in one file of the clerk's; an error of the page fails the test."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    desk = free_desk(practice_office(), tmp_path, person=CLERK)
    for doc_id in (CORRECTED, REPLACED, RECALLED):
        act(
            desk,
            "draft_document",
            type_name="Báo cáo",
            subject=SUBJECT,
            body=["Tổng số 97 người đủ điều kiện."],
            addressee=DISTRICT,
            recipients=["Như trên", "Phòng Lao động – Thương binh và Xã hội huyện", "Lưu: VT, VHXH"],
        )
        go_the_way(desk, doc_id)
    act(desk, "open_case_file", file_notation=CASE_FILE, start_date="2024-12-17")
    act(desk, "file_document", file_notation=CASE_FILE, documents=[CORRECTED, REPLACED, RECALLED])
    act(desk, "advance_clock", to_date="2024-12-18")
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def follow(page: Page, person: str, doc_id: str) -> None:
    """Somebody looks at an issued document."""
    play(page, person)
    turn_to(page, "follow")
    item(page, doc_id).click()
    expect(item(page, doc_id)).to_have_attribute("aria-current", "true")


def told_everywhere(page: Page, learner: Learner, doc_id: str, words: str) -> None:
    """The clerk meets the document in its list, on its sheet, in its file, in a search: each says what became of it."""
    learner.box("outgoing")
    expect(learner.row(doc_id)).to_contain_text(words)
    learner.row(doc_id).click()
    expect(page.locator(f'[data-fate="{doc_id}"]')).to_contain_text(words)
    looked_at(page, f"sua-sai-danh-sach-{doc_id}")
    learner.row(doc_id).dblclick()
    expect(page.locator(f'dialog [data-fate="{doc_id}"]')).to_contain_text(words)
    looked_at(page, f"sua-sai-to-van-ban-{doc_id}")
    page.keyboard.press("Escape")
    learner.entry(CASE_FILE).click()
    expect(page.locator(f'.hd-contents [data-doc="{doc_id}"]')).to_contain_text(words)
    page.locator('button[data-view="find"]').click()
    page.locator("[data-field=query]").fill("rà soát đối tượng")
    expect(page.locator(f'[data-hit="{doc_id}"]')).to_contain_text(words)
    looked_at(page, f"sua-sai-tra-cuu-{doc_id}")


def test_a_correction_goes_its_whole_way(office: Office) -> None:
    """Điều 18 khoản 3: a công văn corrects; it is signed, numbered, sealed, issued, and the original names it."""
    learner, page, _ = office
    follow(page, CLERK, CORRECTED)
    do(page, "correct_document")
    learner.fill("body", "Tại dòng 1, đã in “97 người”, nay đọc là “79 người”.")
    looked_at(page, "sua-sai-dinh-chinh")
    learner.confirm("correct-document")
    expect(chosen(page)).to_contain_text("đính chính Báo cáo số 396/BC-UBND ngày 17/12/2024")
    expect(chosen(page)).to_contain_text("Sửa sai")
    looked_at(page, "sua-sai-du-thao")
    for person, boss in ((CLERK, UNIT_HEAD), (UNIT_HEAD, CHAIR)):
        if person != CLERK:
            play(page, person)
        do(page, "submit_draft")
        learner.fill("to_person", boss)
        learner.confirm("submit-draft")
    sign_and_issue(page, learner)
    turn_to(page, "follow")
    expect(chosen(page)).to_contain_text("Đính chính Báo cáo số 396/BC-UBND")
    expect(chosen(page).locator("[data-recipient]")).to_have_count(2)
    looked_at(page, "sua-sai-da-dinh-chinh")
    item(page, CORRECTED).click()
    expect(chosen(page)).to_contain_text("Đã đính chính bằng 399/UBND-VHXH")
    play(page, CLERK)
    told_everywhere(page, learner, CORRECTED, "Đã đính chính bằng 399/UBND-VHXH")


def test_a_replacement_stands_beside_what_it_replaces(office: Office) -> None:
    """Điều 18 khoản 3: a document of the same form takes its place; the register tells both sides."""
    learner, page, desk = office
    follow(page, CLERK, REPLACED)
    do(page, "replace_document")
    learner.fill("body", "Tổng số 79 người đủ điều kiện.\nBáo cáo này thay thế Báo cáo số 397/BC-UBND ngày 17/12/2024.")
    looked_at(page, "sua-sai-thay-the")
    learner.confirm("replace-document")
    expect(chosen(page)).to_contain_text("Thay thế Báo cáo số 397/BC-UBND")
    go_the_way(desk, "di004")
    follow(page, REGISTRY, "di004")
    expect(chosen(page)).to_contain_text("Thay thế Báo cáo số 397/BC-UBND")
    page.locator('button[data-view="registers"]').click()
    page.locator('[data-tab="outgoing_register"]').click()
    register = page.frame_locator("iframe.registers-page").locator("tr")
    expect(register.filter(has_text="397/BC-UBND").first).to_contain_text("Đã được thay thế bằng 399/BC-UBND")
    expect(register.filter(has_text="399/BC-UBND").last).to_contain_text("Thay thế Báo cáo số 397/BC-UBND")
    register.last.scroll_into_view_if_needed()
    looked_at(page, "sua-sai-so-dang-ky")
    play(page, CLERK)
    told_everywhere(page, learner, REPLACED, "Đã được thay thế bằng 399/BC-UBND")


def test_a_recall_names_its_notice_and_the_receivers_answer(office: Office) -> None:
    """Điều 18 khoản 4: the notice is issued first and named; each receiver's word is recorded once; it stays frozen."""
    learner, page, desk = office
    facts = {"subject": "thu hồi Báo cáo số 398/BC-UBND", "body": ["Thu hồi báo cáo vì sai thẩm quyền."]}
    act(desk, "draft_document", type_name="Công văn", addressee=DISTRICT, recipients=["Như trên"], **facts)
    go_the_way(desk, "di004")
    follow(page, CHAIR, RECALLED)
    do(page, "recall_document")
    learner.fill("reason", "Ban hành sai thẩm quyền.")
    learner.fill("notice", "di004")
    looked_at(page, "sua-sai-thu-hoi")
    learner.confirm("recall-document")
    expect(chosen(page).locator(".outgoing-recalled")).to_contain_text("Theo văn bản 399/UBND-VHXH")
    follow(page, REGISTRY, RECALLED)
    first = chosen(page).locator("tr[data-recipient]").first
    expect(first).to_contain_text("chờ hủy hoặc gửi lại")
    first.locator('[data-do="record-receipt"]').click()
    learner.fill("status", "cancelled")
    learner.confirm("record-receipt")
    expect(first).to_contain_text("đã hủy hoặc gửi lại")
    expect(first.locator('[data-do="record-receipt"]')).to_have_count(0)
    expect(chosen(page).locator(".outgoing-recalled")).to_contain_text("1/2 nơi")
    looked_at(page, "sua-sai-mot-noi-da-huy")
    let_days_pass(page, learner, date(2024, 12, 20))
    turn_to(page, "follow")
    item(page, RECALLED).click()
    expect(chosen(page).locator(".outgoing-recalled")).to_contain_text("2/2 nơi")
    play(page, CLERK)
    told_everywhere(page, learner, RECALLED, "Đã thu hồi ngày 18/12/2024")
    learner.entry(CASE_FILE).click()
    page.locator('.hd-card [data-do="contents"]').click()
    expect(page.locator('dialog[data-dialog="contents"] tr').last).to_contain_text("Đã thu hồi ngày 18/12/2024")
    looked_at(page, "sua-sai-muc-luc")
