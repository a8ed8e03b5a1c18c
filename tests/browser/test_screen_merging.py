"""The archive takes over the files of merged offices on screen, and a clerk hands one on under the new law."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.live import open_live
from tests.browser.walking import looked_at, take_part
from tests.desk.desks import free_desk
from tests.world import office_of_2026

pytestmark = pytest.mark.browser
LUNG, THUONG = "000.00.99.H99", "000.00.98.H99"
ENDED, UNDER_WAY, MISSING = f"{LUNG}.2024.02.VHXH", f"{LUNG}.2025.04.KT", f"{LUNG}.2024.02.KT"
ARCHIVED, SHORT = f"{LUNG}.2022.02.VP", f"{THUONG}.2024.02.VHXH"
ME, ARCHIVE = "p04", "p11"
Office = tuple[Learner, Page, Desk]


@pytest.fixture
def office(page: Page, tmp_path: Path) -> Iterator[Office]:
    """The office of 2026; an error of the page fails the test."""
    desk = free_desk(office_of_2026(), tmp_path)
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def take(learner: Learner, page: Page, names: list[str], person: str, remark: str = "") -> None:
    """Choose files, open the dialog, give them to somebody."""
    for name in names:
        page.locator(f'[data-choose="{name}"]').check()
    page.locator('[data-do="take-over"]').click()
    learner.fill("to_person", person)
    learner.fill("remark", remark)


def test_a_fonds_is_counted_taken_over_and_finished(office: Office) -> None:
    """What is there is taken, what isn't is refused and noted, the end comes last, the record tells it all."""
    learner, page, _ = office
    take_part(page, ARCHIVE, "merging")
    nav = page.locator('button[data-view="merging"]')
    expect(nav.locator(".hd-count")).to_have_text("7")
    looked_at(page, "sx-dau")

    take(learner, page, [ENDED, MISSING], ME)
    looked_at(page, "sx-nhan")
    page.locator('dialog[open] [data-do="confirm-take-over"]').click()
    expect(page.locator("dialog[open]")).to_contain_text("kiểm đếm không thấy văn bản nào")
    looked_at(page, "sx-tu-choi")
    page.keyboard.press("Escape")
    page.locator(f'[data-choose="{MISSING}"]').uncheck()
    take(learner, page, [UNDER_WAY], ME)
    learner.confirm("take-over")
    expect(page.locator(f'tr[data-file="{ENDED}"]')).to_contain_text("16/12/2026")

    page.locator('[data-do="finish-take-over"]').click()
    page.locator('dialog[open] [data-do="confirm-finish-take-over"]').click()
    expect(page.locator("dialog[open]")).to_contain_text("chưa kiểm đếm")
    page.keyboard.press("Escape")

    page.locator('[data-do="note-missing"]').click()
    learner.fill("remark", "Không có trong Hộp 02; đề nghị bên giao tìm lại")
    learner.confirm("note-missing")
    take(learner, page, [ARCHIVED], ARCHIVE, "Nhận tại kho của xã cũ")
    learner.confirm("take-over")
    expect(page.locator('button[data-view="merging"] .hd-count')).to_have_text("3")

    page.locator('[data-do="record"]').click()
    paper = page.frame_locator("dialog[open] iframe")
    expect(paper.locator("body")).to_contain_text("đã nhận: 03; thiếu: 01; chưa kiểm đếm: 00")
    looked_at(page, "sx-bien-ban")
    page.keyboard.press("Escape")
    page.locator('[data-do="finish-take-over"]').click()
    learner.confirm("finish-take-over")
    expect(page.locator('[data-field="organ"]')).to_have_value(LUNG)
    expect(page.locator(".hd-screen-title")).to_contain_text("đã nhận xong")
    page.locator('[data-field="organ"]').select_option(THUONG)
    expect(page.locator(f'tr[data-file="{SHORT}"]')).to_be_visible()
    looked_at(page, "sx-phong-thu-hai")


def test_a_clerk_hands_over_what_a_former_commune_left(office: Office) -> None:
    """The old file is late by the year's end of 2025; it goes by itself, never with this commune's own."""
    learner, page, _ = office
    take_part(page, ARCHIVE, "merging")
    take(learner, page, [ENDED, UNDER_WAY], ME)
    learner.confirm("take-over")
    take_part(page, ME, "transfer")
    row = page.locator(f'.hd-view tr[data-file="{ENDED}"]')
    expect(row).to_have_attribute("data-state", "overdue")
    expect(row).to_contain_text("31/12/2025")
    expect(row).to_contain_text("20/12/2025")
    expect(row).to_contain_text("cần đối chiếu văn bản gốc")
    looked_at(page, "sx-nop-luu")
    page.locator('[data-tab="gather"]').click()
    for name in (ENDED, "2025.02.VHXH"):
        page.locator(f'[data-choose="{name}"]').check()
    page.locator('[data-do="make-batch"]').click()
    expect(page.locator(".hd-notice, [role=alert], dialog[open]").first).to_contain_text("không chung phông")
    looked_at(page, "sx-tron-phong")
    page.locator('button[data-view="files"]').click()
    expect(page.locator(f'tr[data-file="{UNDER_WAY}"]')).to_be_visible()
    looked_at(page, "sx-ho-so-cua-toi")
    page.locator(f'tr[data-file="{UNDER_WAY}"] button').first.click()
    expect(page.get_by_text("UBND xã Mường Cai Lũng (cũ)")).to_be_visible()
    looked_at(page, "sx-ho-so")
    expect(page.locator('button[data-do="edit"]')).to_be_visible()
