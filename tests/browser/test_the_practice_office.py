"""A clerk walks through the practice office: from the start page, in several roles, over some days, and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServedApp, open_gallery, start_app, stop_app
from tests.browser.learner import Learner, serious, shot
from tests.browser.walking import take_part
from tests.world import practice_office

pytestmark = pytest.mark.browser
ADDRESS = "voila/render/van-phong.ipynb"


@pytest.fixture(scope="module")
def office_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedApp]:
    """A server with its own home: what is done here must not stand in another test's start page."""
    app = start_app(tmp_path_factory.mktemp("office"), "--port", "18966")
    yield app
    stop_app(app.process)


def test_a_clerk_plays_several_roles_over_a_week(page: Page, learner: Learner, office_app: ServedApp) -> None:
    """From the start page into the office, two other roles, a week on, a reload, and back to the beginning."""
    open_gallery(page, office_app)
    page.get_by_role("link", name="Vào văn phòng: Văn phòng thực hành", exact=True).scroll_into_view_if_needed()
    shot(page, "vp-trang-chu")
    page.get_by_role("link", name="Vào văn phòng: Văn phòng thực hành", exact=True).click()
    learner.wait()
    expect(page.locator('dialog[data-dialog="brief"]')).to_be_visible()
    shot(page, "vp-gioi-thieu")
    page.locator('dialog [data-do="start"]').click()
    expect(page.locator(".hd-exercise")).to_contain_text("không chấm điểm")
    assert page.locator(".hd-score").count() == 0
    assert page.locator('[data-do="check"]').count() == 0
    shot(page, "vp-dau-trang")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366

    page.locator('[data-do="act-as"]').click()
    expect(page.locator("dialog[open] [data-person]")).to_have_count(len(practice_office().plays))
    shot(page, "vp-doi-vai")
    assert serious(page) == []
    page.keyboard.press("Escape")
    take_part(page, "p08")
    shot(page, "vp-van-thu")
    take_part(page, "p11")
    shot(page, "vp-luu-tru")

    page.locator('[data-do="clock"]').click()
    shot(page, "vp-lich")
    assert serious(page) == []
    page.locator('dialog[open] [data-do="jump-2024-12-24"]').click()
    learner.confirm("clock")
    expect(page.locator('[data-do="clock"]')).to_contain_text("Thứ Ba, 24/12/2024")
    shot(page, "vp-tuan-sau")

    page.reload()
    learner.wait()
    expect(page.locator('[data-do="clock"]')).to_contain_text("Thứ Ba, 24/12/2024")
    expect(page.locator(".hd-role b")).to_have_text(practice_office().people_by_id["p04"].full_name)
    # came in, moved the clock, came back to his own part; loading the page once more is the same visit
    for _ in range(2):
        page.locator('button[data-view="history"]').click()
        expect(page.locator(".hd-view [data-entry]")).to_have_count(3)
        expect(page.locator(".hd-view [data-entry]", has_text="Đăng nhập: mở văn phòng")).to_have_count(2)
        page.reload()
        learner.wait()

    page.locator('[data-do="new-variant"]').click()
    expect(page.locator('dialog[data-dialog="new-variant"]')).to_contain_text("như khi chưa ai làm gì")
    shot(page, "vp-lam-lai")
    learner.confirm("new-variant")
    expect(page.locator('[data-do="clock"]')).to_contain_text("17/12/2024")
