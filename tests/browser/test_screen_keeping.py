"""What a file's card says once others have it: the archive, the historical archive, a colleague after a hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.live import open_live
from tests.browser.walking import looked_at, take_part
from tests.desk.desks import act, free_desk, play
from tests.world import practice_office

pytestmark = pytest.mark.browser

CLERK, OFFICE_HEAD, ARCHIVIST, ADMIN, LEAVER, UNIT_HEAD = "p04", "p03", "p11", "p12", "p07", "p06"
ACCEPTED, HISTORICAL, FROZEN, HANDED = "2023.02.VHXH", "2022.02.VP", "2023.07.VHXH", "04.KT"
Walk = tuple[Learner, Page, Desk]


@pytest.fixture
def walk(page: Page, tmp_path: Path) -> Iterator[Walk]:
    """One file was accepted, one went on, one is frozen, one was handed over; a page error fails the test."""
    desk = free_desk(practice_office(), tmp_path, person=CLERK)
    act(desk, "make_transfer_batch", batch_id="NL-2024-01", case_files=[ACCEPTED])
    act(desk, "submit_transfer", batch_id="NL-2024-01")
    play(desk, ARCHIVIST)
    act(desk, "accept_case_file", file_notation=ACCEPTED)
    act(desk, "transfer_to_historical_archive", case_files=[HISTORICAL])
    play(desk, ADMIN)
    act(desk, "freeze", name="Thanh tra 2024", case_files=[FROZEN], reason="Theo yêu cầu của Đoàn thanh tra")
    play(desk, LEAVER)
    facts = {"from_person": LEAVER, "to_person": UNIT_HEAD, "reason": "Chuyển công tác"}
    act(desk, "hand_over", case_files=[HANDED], **facts)
    play(desk, CLERK)
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def card_of(page: Page, name: str) -> Locator:
    """The card of one of one's own files."""
    page.locator('button[data-view="files"]').click()
    page.locator(f'.hd-view [data-key="file-{name}"]').click()
    expect(page.locator(".hd-card h2")).to_have_text(f"Hồ sơ {name}")
    return page.locator(".hd-card")


def test_an_accepted_file_is_there_to_be_read(walk: Walk) -> None:
    """Phụ lục VI phần I mục III.5.d: its maker sees who has it, may print it, and finds nothing to change."""
    _, page, _ = walk
    card = card_of(page, ACCEPTED)
    expect(card).to_contain_text("Lưu trữ cơ quan đã tiếp nhận; chỉ để xem")
    expect(card.locator('[data-do="print"]')).to_be_visible()
    for name in ("edit", "close", "reopen", "take-out-one", "reorganise", "paper"):
        expect(card.locator(f'[data-do="{name}"]')).to_have_count(0)
    looked_at(page, "giu-da-tiep-nhan")
    take_part(page, OFFICE_HEAD)
    expect(card_of(page, HISTORICAL)).to_contain_text("Đã nộp vào lưu trữ lịch sử")
    looked_at(page, "giu-da-nop-lich-su")


def test_what_a_frozen_file_still_lacks_is_found_and_refused(walk: Walk) -> None:
    """Phụ lục VI phần I mục IV.1.g: from the list of transfers to the card, where the set and its reason stand."""
    learner, page, _ = walk
    page.locator('button[data-view="transfer"]').click()
    page.locator(f'.hd-view tr[data-file="{FROZEN}"] [data-key="file-{FROZEN}"]').click()
    card = page.locator(".hd-card")
    expect(card).to_contain_text("Đóng băng trong tập hợp “Thanh tra 2024”: Theo yêu cầu của Đoàn thanh tra")
    card.locator('[data-do="paper"]').click()
    learner.fill("sheet_total", "12")
    page.locator('dialog [data-do="confirm-paper"]').click()
    expect(page.locator("dialog .hd-notice.refused")).to_contain_text("Thanh tra 2024")
    looked_at(page, "giu-dong-bang")


def test_a_file_that_was_handed_over_names_maker_and_holder(walk: Walk) -> None:
    """Điều 31 khoản 3 điểm đ: who made the file doesn't change; who keeps it now is told, and works on it."""
    _, page, _ = walk
    take_part(page, UNIT_HEAD)
    card = card_of(page, HANDED)
    people = practice_office().people_by_id
    expect(card).to_contain_text(f"Người lập{people[LEAVER].full_name}")
    expect(card).not_to_contain_text(f"{people[LEAVER].full_name} (tôi)")
    expect(card).to_contain_text(f"Người giữ{people[UNIT_HEAD].full_name} (tôi)")
    expect(card.locator('[data-do="close"]')).to_be_visible()
    looked_at(page, "giu-nhan-ban-giao")
    take_part(page, LEAVER)
    page.locator('button[data-view="files"]').click()
    expect(page.locator(f'.hd-view [data-key="file-{HANDED}"]')).to_have_count(0)
