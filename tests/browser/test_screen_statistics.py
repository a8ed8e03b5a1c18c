"""The statistics of the office at work, walked in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import serious
from tests.browser.live import open_live
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser


def test_a_leader_looks_who_files(page: Page, tmp_path: Path) -> None:
    """Bars by person, Biểu mẫu 3 by unit and by person, and the list of what lies in no file; axe finds nothing."""
    page.set_viewport_size({"width": 1366, "height": 768})
    desk = free_desk(practice_office(), tmp_path)
    desk.handle({"id": 1, "do": "act_as", "person": "p01"})
    errors = open_live(page, desk)
    page.locator('button[data-view="statistics"]').click()
    rows = page.locator('[data-row-key^="p"]')
    expect(rows).to_have_count(len(practice_office().people))
    page.locator("[data-tab=form]").click()
    expect(page.locator(".statistics-form th")).to_have_count(15)
    page.locator("[data-grouping=person]").click()
    expect(page.locator(".statistics-form tbody tr")).to_have_count(len(practice_office().people) + 1)
    assert serious(page) == []
    page.locator("[data-tab=unfiled]").click()
    page.locator('[data-row-key] [data-do="look"]').first.click()
    expect(page.locator("dialog[open] .hd-sheet")).to_be_visible()
    assert errors == []
