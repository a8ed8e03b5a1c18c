"""A clerk goes from the start page into the office of 2026, plays its roles, and finds the office of 2024 untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ServedApp, open_gallery, start_app, stop_app
from tests.browser.learner import Learner, serious, shot
from tests.browser.walking import take_part
from tests.world import practice_office

pytestmark = pytest.mark.browser
NEW, OLD = "Văn phòng thực hành năm 2026", "Văn phòng thực hành"
# what a screen of the kit says under the other law; the brief tells of the district that is no more
OLD_WORDS = re.compile("lưu trữ cơ quan|thời hạn bảo quản|bảo quản vĩnh viễn|bảo quản có thời hạn", re.IGNORECASE)


@pytest.fixture(scope="module")
def office_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedApp]:
    """A server with its own home."""
    app = start_app(tmp_path_factory.mktemp("office"), "--port", "18986")
    yield app
    stop_app(app.process)


def enter(page: Page, learner: Learner, app: ServedApp, name: str) -> None:
    """From the start page into an office."""
    open_gallery(page, app)
    page.get_by_role("link", name=re.compile(f"^(Vào văn phòng|Vào tiếp): {name}$")).click()
    learner.wait()


def begin(page: Page) -> None:
    """Close the brief, which comes up where nothing has been done yet."""
    page.locator('dialog [data-do="start"]').click()


def goes(page: Page, view: str, picture: str) -> str:
    """One screen with all its words, looked at."""
    page.locator(f'button[data-view="{view}"]').first.click()
    expect(page.locator(f'button[data-view="{view}"][aria-current]').first).to_be_visible()
    expect(page.locator(".hoso-desk").get_by_text("Đang mở…", exact=True)).to_have_count(0)
    shot(page, f"26-{picture}")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    return page.locator("body").inner_text()


def test_every_role_meets_the_new_law_and_the_other_office_stays(
    page: Page, learner: Learner, office_app: ServedApp
) -> None:
    """Clerk, registry, head and archivist see the new words; a file goes to the archive; 2024 knows nothing of it."""
    enter(page, learner, office_app, NEW)
    begin(page)
    expect(page.locator('[data-do="clock"]')).to_contain_text("Thứ Tư, 16/12/2026")
    texts = [goes(page, view, f"cv-{view}") for view in ("files", "retention", "transfer", "statistics")]
    row = page.locator(".hd-view")
    goes(page, "transfer", "cv-han")
    expect(row).to_contain_text("Hạn nộp lưu")
    expect(page.locator('tr[data-file="2025.05.VHXH"]')).to_contain_text("31/12/2026")
    expect(page.locator('tr[data-file="2025.05.VHXH"]')).to_contain_text("15/09/2026")
    page.locator('[data-tab="gather"]').click()
    page.locator('[data-choose="2025.05.VHXH"]').check()
    page.locator('[data-do="make-batch"]').click()
    page.locator('[data-do="submit-batch"]').click()
    page.locator('dialog [data-do="confirm-submit-batch"]').click()
    expect(page.locator("dialog[open]")).to_have_count(0)

    take_part(page, "p08")
    texts += [goes(page, view, f"vt-{view}") for view in ("incoming_work", "registers")]
    take_part(page, "p01")
    texts += [goes(page, view, f"ld-{view}") for view in ("statistics", "merging", "file_lists")]
    take_part(page, "p11")
    texts += [goes(page, view, f"lt-{view}") for view in ("archive", "merging")]
    goes(page, "archive", "lt-cho")
    expect(page.locator(".hd-screen-head h2")).to_have_text("Lưu trữ hiện hành")
    page.locator('tr[data-file="2025.05.VHXH"] [data-do="inspect"]').click()
    shot(page, "26-lt-kiem-tra")
    page.locator('dialog [data-do="accept"]').click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert [OLD_WORDS.findall(text) for text in texts] == [[]] * len(texts)

    enter(page, learner, office_app, OLD)
    begin(page)
    expect(page.locator('[data-do="clock"]')).to_contain_text("17/12/2024")
    expect(page.locator(".hd-office")).to_contain_text(practice_office().office.short_name)
    page.locator('button[data-view="history"]').click()
    done = page.locator(".hd-view [data-entry]", has_text="2025.05.VHXH")
    expect(page.locator('[data-view="history"][aria-current]').first).to_be_visible()
    expect(done).to_have_count(0)
    enter(page, learner, office_app, NEW)
    page.locator('button[data-view="history"]').click()
    expect(done.first).to_be_visible()
