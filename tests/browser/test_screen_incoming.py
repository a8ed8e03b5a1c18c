"""Incoming documents on screen, from the day's post to the answer, each role doing its own part of the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner, serious, shot
from tests.browser.live import free_desk, open_live
from tests.world import practice_office

pytestmark = pytest.mark.browser

CHIEF, UNIT_HEAD, SPECIALIST, REGISTRY = "p01", "p05", "p04", "p08"
PLAN, TAMPERED, VILLAGE, URGENT, BY_NAME, PAPER_PLAN = "g01", "g03", "g02", "g04", "g05", "g09"
Clerk = tuple[Learner, Page, Desk]


@pytest.fixture
def clerk(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """The registry clerk at the practice office's incoming documents; an error of the page fails the test."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    desk = free_desk(practice_office(), tmp_path)
    errors = open_live(page, desk)
    play(page, REGISTRY)
    yield Learner(page), page, desk
    assert errors == []


def play(page: Page, person: str) -> None:
    """Take somebody's part and come back to the incoming documents."""
    page.locator('[data-do="act-as"]').click()
    page.locator(f'dialog [data-person="{person}"]').click()
    expect(page.locator(f'.hd-role[title*="{practice_office().people_by_id[person].full_name}"]')).to_be_visible()
    page.locator('button[data-view="incoming_work"]').click()
    expect(page.locator(".hd-screen-tabs")).to_be_visible()


def tab(page: Page, name: str) -> None:
    """Open one tab."""
    page.locator(f'[data-tab="{name}"]').click()
    expect(page.locator(f'[data-tab="{name}"]')).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(150)


def choose(page: Page, delivery: str) -> None:
    """Choose one thing of the post."""
    page.locator(f'[data-delivery="{delivery}"]').click()
    expect(page.locator(f'[data-delivery="{delivery}"]')).to_have_attribute("aria-current", "true")


def verify(page: Page) -> str:
    """Have the signatures checked; what the screen says of them."""
    page.locator('[data-do="verify"]').click()
    expect(page.locator(".incoming-findings")).to_be_visible(timeout=30_000)
    return page.locator(".incoming-findings").inner_text()


def move_clock(page: Page, day: date) -> None:
    """Move the office to another day."""
    page.locator('[data-do="clock"]').click()
    page.locator('dialog [data-field="to_date"]').fill(f"{day:%d/%m/%Y}")
    page.locator('dialog [data-do="confirm-clock"]').click()
    expect(page.locator('dialog[data-dialog="clock"]')).to_have_count(0)


def doc_row(page: Page, doc_id: str, do: str) -> None:
    """Press a button of a document's row."""
    page.locator(f'[data-doc-row="{doc_id}"] [data-do="{do}"]').click()


def test_walk_of_incoming_documents(clerk: Clerk) -> None:
    """Điều 20–24: what is in order is received, registered, submitted, directed, passed on, answered; what isn't goes
    back with its reason; what is late turns red and is urged."""
    learner, page, desk = clerk
    shot(page, "incoming-1-post")
    assert serious(page) == []
    choose(page, PLAN)
    assert "nội dung nguyên vẹn" in verify(page)
    shot(page, "incoming-2-valid")
    assert serious(page) == []
    page.locator('[data-do="receive"]').click()
    expect(page.locator(f'[data-delivery="{PLAN}"]')).to_have_count(0)
