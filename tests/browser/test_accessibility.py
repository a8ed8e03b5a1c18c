"""axe finds nothing serious on the served start page and Desk (the feedback page: in the learner's walk)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ServedApp, open_gallery
from tests.browser.learner import Learner, serious, shot

pytestmark = pytest.mark.browser
SIZES = [(1366, 768), (1024, 768), (820, 1180)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_start_page(page: Page, served_app: ServedApp, size: tuple[int, int]) -> None:
    """Accessible names and contrast hold on the start page, on an office screen and on a tablet."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_gallery(page, served_app)
    assert serious(page) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_desk_in_each_view(page: Page, served_app: ServedApp, size: tuple[int, int]) -> None:
    """Brief, lists, file list, retention table, history and results hold on the served Desk."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(served_app.address + "voila/render/e16-lap-ho-so-luyen-tap.ipynb")
    learner = Learner(page)
    learner.wait()
    if page.locator('dialog [data-do="start"]').count():
        assert serious(page) == []
        page.locator('dialog [data-do="start"]').click()
    views = [link.get_attribute("data-view") for link in page.locator("button[data-view]").all()]
    assert len(views) >= 7
    for view in views:
        page.locator(f'button[data-view="{view}"]').click()
        assert serious(page) == [], view
    learner.check()
    shot(page, f"ket-qua-{size[0]}x{size[1]}")
    assert serious(page) == []
