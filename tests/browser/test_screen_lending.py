"""Archived files on screen: asked for, lent for a term, closed with their period, destroyed by decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.live import open_live
from tests.browser.walking import go, let_days_pass, looked_at, take_part, turn_to
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

OFFICE = practice_office()
CLERK, OPENER, CHIEF, ARCHIVIST = "p04", "p06", "p01", "p11"
# its period ends on 31/12/2024; the other's is over; the third is permanent
ENDING, OVER, PERMANENT = "2019.05.KT", "2018.04.VP", "2022.02.VP"
PURPOSE = "Đối chiếu số liệu thu ngân sách để lập báo cáo năm"
Archive = tuple[Learner, Page, Desk]


@pytest.fixture
def archive(page: Page, tmp_path: Path) -> Iterator[Archive]:
    """The practice office in a page of 1366×768; an error of the page fails the test."""
    page.set_viewport_size({"width": 1366, "height": 768})
    desk = free_desk(OFFICE, tmp_path)
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def row(page: Page, name: str) -> Locator:
    """The row of a file in the screen's table."""
    return page.locator(f'.hd-view tr[data-file="{name}"]')


def ask_for(page: Page, learner: Learner, name: str) -> None:
    row(page, name).locator('[data-do="ask-use"]').click()
    learner.fill("purpose", PURPOSE)
    learner.confirm("ask-use")
    expect(row(page, name)).to_have_attribute("data-state", "asked")


def test_a_file_is_asked_for_granted_read_and_closed_with_its_period(archive: Archive) -> None:
    """The asker sees his request, the archivist answers with a term, the file opens, and closes by the clock."""
    learner, page, _ = archive
    go(page, "lending")
    turn_to(page, "held")
    expect(row(page, OVER)).to_have_attribute("data-state", "closed")
    expect(row(page, OVER)).to_contain_text("Quy ước của bài tập (không phải quy định của pháp luật)")
    looked_at(page, "khai-thac-danh-sach")
    row(page, ENDING).locator('[data-do="ask-use"]').click()
    learner.fill("purpose", "Cần xem")
    page.locator('dialog [data-do="confirm-ask-use"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("quá ngắn")
    looked_at(page, "khai-thac-phieu-bi-tu-choi")
    learner.fill("purpose", PURPOSE)
    learner.confirm("ask-use")
    expect(row(page, ENDING)).to_have_attribute("data-state", "asked")
    ask_for(page, learner, PERMANENT)
    turn_to(page, "mine")
    expect(row(page, ENDING)).to_have_attribute("data-state", "waiting")
    looked_at(page, "khai-thac-phieu-cua-toi")

    take_part(page, ARCHIVIST)
    page.locator('[data-do="bell"]').click()
    waiting = page.locator('tr[data-notice-kind="use_waits"]').first
    expect(waiting).to_contain_text(PURPOSE)
    waiting.locator('[data-do="notice-screen"]').click()
    expect(page.locator('[data-tab="answer"]')).to_have_attribute("aria-pressed", "true")
    looked_at(page, "khai-thac-cho-tra-loi")
    row(page, ENDING).locator('[data-do="grant-use"]').click()
    learner.fill("until_date", date(2025, 1, 10))
    page.locator('dialog [data-do="confirm-grant-use"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("hết thời hạn bảo quản ngày 31/12/2024")
    looked_at(page, "khai-thac-cho-doc")
    learner.fill("until_date", date(2024, 12, 31))
    learner.confirm("grant-use")
    go(page, "archive")
    turn_to(page, "use")
    row(page, PERMANENT).locator('[data-do="refuse-use"]').click()
    learner.fill("reason", "Hồ sơ đang được kiểm kê, xin gửi lại phiếu sau ngày 31/12.")
    learner.confirm("refuse-use")
    expect(row(page, PERMANENT)).to_have_attribute("data-state", "refused")
    looked_at(page, "luu-tru-khai-thac")

    take_part(page, CLERK)
    page.locator('[data-do="bell"]').click()
    expect(page.locator('tr[data-notice-kind="use_refused"]')).to_contain_text("kiểm kê")
    granted = page.locator('tr[data-notice-kind="use_granted"]')
    expect(granted).to_contain_text("31/12/2024")
    granted.locator('[data-do="notice-screen"]').click()
    row(page, ENDING).locator('[data-do="read"]').click()
    expect(page.locator(".hd-card h2")).to_have_text(f"Hồ sơ {ENDING}")
    expect(page.locator(".hd-card")).to_contain_text("31/12/2024")
    expect(page.locator(".hd-card .hd-contents li")).to_have_count(3)
    page.locator(".hd-card .hd-contents-text").first.click()
    expect(page.locator(".hd-sheet")).to_contain_text("tháng 01 năm 2019")
    looked_at(page, "khai-thac-doc-ho-so")
    go(page, "lending")

    let_days_pass(page, learner, date(2025, 1, 2))
    turn_to(page, "mine")
    expect(row(page, ENDING)).to_have_attribute("data-state", "over")
    expect(page.locator(".hd-card h2")).not_to_have_text(f"Hồ sơ {ENDING}")
    turn_to(page, "held")
    expect(row(page, ENDING)).to_have_attribute("data-state", "closed")
    looked_at(page, "khai-thac-het-thoi-han")
    take_part(page, ARCHIVIST, "lending")
    turn_to(page, "register")
    # the file, and the document where it stayed in sight long enough to count as read
    expect(row(page, ENDING).locator("td.number")).to_have_text(re.compile("[12]"))
    looked_at(page, "khai-thac-so")


def test_who_made_a_file_is_told_why_it_is_closed(archive: Archive) -> None:
    """Until the last day its maker reads it; from the next he finds why not, with the source and that it is ours."""
    learner, page, _ = archive
    take_part(page, OPENER)
    page.locator('button[data-view="files"]').click()
    expect(page.locator(f'.hd-view tr[data-file="{ENDING}"]')).to_contain_text("31/12/2024")
    looked_at(page, "ho-so-cua-toi-het-thoi-han")
    let_days_pass(page, learner, date(2025, 1, 2))
    page.locator('button[data-view="files"]').click()
    expect(page.locator(f'.hd-view tr[data-file="{ENDING}"]')).to_have_count(0)
    closed = page.locator(f'[data-closed="{ENDING}"]')
    expect(closed).to_contain_text("Hết thời hạn bảo quản ngày 31/12/2024")
    expect(closed).to_contain_text("không phải quy định của pháp luật")
    looked_at(page, "ho-so-cua-toi-da-dong")


def test_an_expired_file_is_proposed_decided_and_destroyed(archive: Archive) -> None:
    """Archivist, head, archivist; asked twice; afterwards the contents list is there and no document can be opened."""
    learner, page, desk = archive
    take_part(page, ARCHIVIST, "archive")
    turn_to(page, "review")
    page.locator('[data-do="to-disposal"]').click()
    expect(page.locator('[data-do="propose"]')).to_be_disabled()
    page.locator(f'[data-choose="{OVER}"]').check()
    looked_at(page, "xet-huy-ho-so-het-han")
    page.locator('[data-do="propose"]').click()
    learner.fill("council_symbol", "05/BB-UBND")
    learner.fill("council_date", date(2023, 12, 31))
    page.locator('dialog [data-do="confirm-propose"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("còn thời hạn bảo quản")
    learner.fill("council_date", date(2024, 12, 12))
    learner.confirm("propose")
    expect(page.locator(f'[data-choose="{OVER}"]')).to_be_disabled()
    turn_to(page, "proposals")
    expect(page.locator('[data-do="destroy"]')).to_have_count(0)

    take_part(page, CHIEF)
    page.locator('[data-do="bell"]').click()
    page.locator('tr[data-notice-kind="destruction_to_decide"] [data-do="notice-screen"]').click()
    page.locator('[data-do="decide"]').click()
    learner.fill("decision_symbol", "12/QĐ-UBND")
    looked_at(page, "xet-huy-quyet-dinh")
    learner.confirm("decide")
    proposal = page.locator('[data-proposal="XH-2024-01"]')
    expect(proposal).to_have_attribute("data-state", "decided")

    take_part(page, ARCHIVIST, "disposal")
    turn_to(page, "proposals")
    page.locator('[data-do="destroy"]').click()
    learner.fill("record_symbol", "03/BB-UBND")
    page.locator('dialog [data-do="confirm-destroy"]').click()
    expect(page.locator('dialog [role="alert"]')).to_contain_text("đối chiếu")
    page.locator('dialog [data-field="checked"]').check()
    page.locator('dialog [data-do="confirm-destroy"]').click()
    looked_at(page, "xet-huy-hoi-lai")
    assert not desk._work.office.disposal.is_destroyed(OVER)
    page.locator('dialog [data-do="confirm-destroy-for-good"]').click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(proposal).to_have_attribute("data-state", "done")
    looked_at(page, "xet-huy-da-thuc-hien")
    turn_to(page, "destroyed")
    row(page, OVER).locator('[data-do="left"]').click()
    expect(page.locator("dialog tbody tr")).to_have_count(3)
    expect(page.locator("dialog")).to_contain_text("12/QĐ-UBND")
    looked_at(page, "xet-huy-du-lieu-con-lai")
    page.keyboard.press("Escape")

    go(page, "lending")
    turn_to(page, "held")
    expect(row(page, OVER)).to_have_attribute("data-state", "destroyed")
    hidden = set(desk.state["hidden"])
    assert set(desk._work.office.case_files[OVER].documents) <= hidden
    looked_at(page, "khai-thac-da-huy")
