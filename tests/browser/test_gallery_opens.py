"""The start page as a learner meets it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ServedApp, open_gallery

pytestmark = pytest.mark.browser


def test_the_bare_address_shows_the_exercises(page: Page, served_app: ServedApp) -> None:
    """The address that is printed leads to both ways of doing exercise 16 and to the practice offices."""
    open_gallery(page, served_app)
    assert page.locator("h1:visible").inner_text() == "Phòng tập lập hồ sơ công việc"
    assert page.locator("html").get_attribute("lang") == "vi"
    links = page.locator(".hg-go")
    exercise = ["e16-lap-ho-so-luyen-tap.ipynb", "e16-lap-ho-so-bai-cham.ipynb"]
    apps = [*exercise, "van-phong.ipynb", "van-phong-2026.ipynb"]
    assert [a.get_attribute("href") for a in links.all()] == apps
    assert links.all_inner_texts() == ["Bắt đầu", "Bắt đầu", "Vào văn phòng", "Vào văn phòng"]


def test_the_page_fits_the_width_of_an_office_screen(page: Page, served_app: ServedApp) -> None:
    """At 1366x768 nothing scrolls sideways and the first button is in sight without scrolling."""
    open_gallery(page, served_app)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    box = page.locator(".hg-go").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 768


def test_no_code_and_no_english_machinery_is_in_sight(page: Page, served_app: ServedApp) -> None:
    """The page holds no source of the notebook, and the waiting text is Vietnamese."""
    reply = page.request.get(served_app.address + "voila/render/gallery.ipynb")
    source = reply.text()
    assert "show_gallery" not in source
    assert "import" not in source.split("<main")[1]
    assert "Đang mở…" in source
    assert "Executing" not in source


def test_an_unknown_page_says_so_in_vietnamese(page: Page, served_app: ServedApp) -> None:
    """A mistyped address gives a kind Vietnamese page with the way back and no traceback."""
    reply = page.goto(served_app.address + "voila/render/khong-co.ipynb")
    assert reply is not None
    assert reply.status == 404
    assert page.locator("h1").inner_text() == "Không có trang này"
    assert page.get_by_role("link", name="Về trang bài tập").get_attribute("href") == "/"
    assert "Traceback" not in page.content()
    other = page.goto(served_app.address + "lab")
    assert other is not None
    assert other.status == 404
    assert page.locator("h1").inner_text() == "Không có trang này"


@pytest.mark.parametrize("notebook", ["e16-lap-ho-so-luyen-tap.ipynb", "e16-lap-ho-so-bai-cham.ipynb"])
def test_both_ways_open_the_desk_full_width(page: Page, served_app: ServedApp, notebook: str) -> None:
    """The links of the gallery open the desk over the whole window, with nothing of the notebook around it."""
    page.goto(served_app.address + "voila/render/" + notebook)
    page.wait_for_selector("body[data-hoso-ready]", state="attached", timeout=60_000)
    box = page.locator(".hoso-desk").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1366, "height": 768}
