"""From a notice to its work: the right screen, the right part of it, and the very document or file in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import serious, shot
from tests.browser.live import open_live
from tests.browser.walking import take_part
from tests.desk.desks import act, free_desk, issue_draft, play
from tests.world import practice_office

pytestmark = pytest.mark.browser

CHAIR, UNIT_HEAD, CLERK, REGISTRY, ARCHIVIST = "p01", "p05", "p04", "p08", "p11"
GIVEN, FILE, LATE_FILE, ENVELOPE = "v01", "2023.02.VHXH", "2023.07.VHXH", "g02"


@pytest.fixture
def page_of_all(page: Page, tmp_path: Path) -> Iterator[Page]:
    """An office where something waits for everybody; an error of the page fails the test."""
    desk = free_desk(practice_office(), tmp_path)
    for number, steps in enumerate((1, 2, 4, 5, 6), start=1):
        draft(desk, f"di{number:03d}", steps)
    draft(desk, "di006", 1)
    play(desk, UNIT_HEAD)
    act(desk, "send_back_draft", doc_id="di006", reason="Bổ sung số liệu theo từng thôn.")
    play(desk, CLERK)
    act(desk, "make_transfer_batch", batch_id="NL-2024-01", case_files=[FILE])
    act(desk, "submit_transfer", batch_id="NL-2024-01")
    play(desk, REGISTRY)
    for delivery in ("g01", ENVELOPE):
        act(desk, "receive_delivery", delivery_id=delivery)
    act(desk, "register_incoming", delivery_id="g01")
    act(desk, "submit_incoming", doc_id=GIVEN, to_person=CHAIR)
    play(desk, CHAIR)
    given = {"directive": "Giao bộ phận Văn hóa – Xã hội.", "lead": UNIT_HEAD, "support": [CLERK], "informed": []}
    act(desk, "direct_document", doc_id=GIVEN, due_date="2024-12-20", **given)
    play(desk, CLERK)
    errors = open_live(page, desk)
    yield page
    assert errors == []


def draft(desk: Desk, doc_id: str, steps: int) -> None:
    """A report that has come so far on its way."""
    play(desk, CLERK)
    facts = {"body": ["Tổng số 97 người."], "recipients": ["Lưu: VT"]}
    act(desk, "draft_document", type_name="Báo cáo", subject=f"Kết quả rà soát {doc_id}", **facts)
    issue_draft(desk, doc_id, CLERK, UNIT_HEAD, CHAIR, REGISTRY, steps=steps)


def follow(page: Page, person: str, kind: str, which: int = 0) -> None:
    """The bell, then the button of a notice."""
    if page.locator(".hd-role b").inner_text() != practice_office().people_by_id[person].full_name:
        take_part(page, person)
    page.locator('[data-do="bell"]').click()
    row = page.locator(f'tr[data-notice-kind="{kind}"]').nth(which)
    expect(row).to_be_visible()
    row.locator('[data-do="notice-screen"]').press("Enter")


def expect_row(page: Page, tab: str, key: str) -> None:
    """The tab is chosen; the row is marked, in sight, and the keyboard is in it."""
    expect(page.locator(f'[data-tab="{tab}"]')).to_have_attribute("aria-pressed", "true")
    row = page.locator(f'.hd-view tr:is([data-doc-row="{key}"], [data-file="{key}"])')
    expect(row).to_have_class("marked" if tab != "due" else "late marked")
    expect(row).to_be_in_viewport()
    assert row.evaluate("row => row.contains(document.activeElement)")
    shot(page, f"thong-bao-den-{tab}")
    assert serious(page) == []


def expect_chosen(page: Page, tab: str, attribute: str, key: str) -> None:
    """The tab is chosen, and in its list the very thing."""
    expect(page.locator(f'[data-tab="{tab}"]')).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f'[{attribute}="{key}"]')).to_have_attribute("aria-current", "true")
    shot(page, f"thong-bao-den-{tab}")


def test_every_notice_leads_to_the_very_thing(page_of_all: Page) -> None:
    """Phụ lục VI phần I mục III.1.i: among many lines of a table the one that was meant is marked and in sight."""
    page = page_of_all
    follow(page, CLERK, "assigned_to_me")
    expect_row(page, "mine", GIVEN)
    page.locator('[data-show="all"]').click()
    expect(page.locator("tr.marked")).to_have_count(0)
    follow(page, CLERK, "transfer_overdue")
    expect_row(page, "due", LATE_FILE)
    follow(page, CLERK, "draft_sent_back")
    expect_chosen(page, "drafts", "data-doc-item", "di006")
    follow(page, UNIT_HEAD, "draft_waits")
    expect_chosen(page, "approve", "data-doc-item", "di001")
    follow(page, CHAIR, "draft_waits")
    expect_chosen(page, "approve", "data-doc-item", "di002")
    follow(page, ARCHIVIST, "file_waits_for_archive")
    expect_row(page, "waiting", FILE)
    for which, (tab, doc_id) in enumerate((("number", "di003"), ("seal", "di004"), ("issue", "di005"))):
        follow(page, REGISTRY, "to_issue", which)
        expect_chosen(page, tab, "data-doc-item", doc_id)
    follow(page, REGISTRY, "to_submit", 2)
    expect(page.locator("tr.marked")).to_be_in_viewport()
    follow(page, REGISTRY, "delivery_waiting")
    expect_chosen(page, "register", "data-delivery", ENVELOPE)
