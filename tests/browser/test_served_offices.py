"""The offices for practice through the real server: two of them write to each other, and one comes back from a copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hoso_kit.desk.opening import make_desk
from tests.browser.conftest import ServedApp, start_app, stop_app
from tests.browser.learner import Learner
from tests.browser.test_screen_care import choose_backup
from tests.browser.walking import looked_at
from tests.conftest import guarded
from tests.desk.desks import act, issue_draft
from tests.desk.desks import play as take_part
from tests.messages.message_world import CHIEF, CLERK, COMMUNE, DISTRICT, REGISTRY, TO, UNIT_HEAD

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ADMIN = "p12"
SUBJECT = "báo cáo thống kê công tác văn thư, lưu trữ năm 2024"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedApp]:
    """A server with its own home; the district has issued a letter to the commune already."""
    home = tmp_path_factory.mktemp("offices")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSO_HOME", str(home))
        patch.delenv("HOSO_LEARNER", raising=False)
        issue_a_letter()
    app = start_app(home, "--port", "19166")
    yield app
    stop_app(app.process)


def issue_a_letter() -> None:
    """Into the journal that the server's kernel will go on with."""
    desk = make_desk(DISTRICT, "free")
    take_part(desk, CLERK)
    body = ["Ủy ban nhân dân huyện đề nghị các xã báo cáo trước ngày 10/01/2025."]
    act(desk, "draft_document", type_name="Công văn", subject=SUBJECT, body=body, addressee=TO, recipients=["Như trên"])
    doc_id = desk.state["documents"][-1]["doc_id"]
    issue_draft(desk, doc_id, CLERK, UNIT_HEAD, CHIEF, REGISTRY)


def arrive(page: Page, app: ServedApp, office: str) -> list[str]:
    """Open an office's page; the list fills with errors of the page."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    Learner(page).arrive(f"{app.address}voila/render/{office}.ipynb")
    return errors


def tell(page: Page, words: str) -> None:
    """The notice that says so, then away with it."""
    notice = page.locator(".hd-notice.done", has_text=words)
    expect(notice).to_be_visible(timeout=30_000)
    notice.get_by_role("button", name="Đóng thông báo").click()


def post(page: Page, tab: str) -> None:
    """The messages, with what lies in the post box now."""
    page.locator('button[data-view="messages"]').click()
    page.locator(f'button[data-tab="{tab}"]').click()
    page.locator('button[data-do="refresh"]').click()


@pytest.mark.timeout(300)
def test_a_letter_goes_to_the_neighbour_and_its_states_come_back(page: Page, browser: Browser, app: ServedApp) -> None:
    """In two browsers: sent, taken in, its signature checked, registered, told; the sender sees each state."""
    errors = arrive(page, app, DISTRICT)
    post(page, "sent")
    looked_at(page, "may-chu-huyen-cho-gui")
    page.locator('[data-unsent] button[data-do="send"]').click()
    page.locator('[data-do="confirm-send-message"]').click()
    expect(page.locator('[data-sent][data-status="sent"]')).to_be_visible(timeout=30_000)
    looked_at(page, "may-chu-huyen-da-gui")
    with guarded(browser) as window:
        there = window.new_page()
        errors += arrive(there, app, COMMUNE)
        looked_at(there, "may-chu-xa-dau-trang")
        post(there, "arrived")
        there.locator('[data-kind="document"] button[data-do="take"]').click()
        tell(there, "đang chờ tiếp nhận")
        there.locator('[data-arrived] button[data-do="check"]').click()
        expect(there.locator('[data-dialog="signature"] .messages-verdict')).to_contain_text("Đạt", timeout=30_000)
        looked_at(there, "may-chu-xa-chu-ky-so")
        there.keyboard.press("Escape")
        there.locator('[data-arrived] button[data-do="handle"]').click()
        there.locator("[data-delivery]", has_text=SUBJECT).click()
        looked_at(there, "may-chu-xa-xu-ly")
        there.locator('[data-do="receive"]').click()
        there.locator('[data-tab="register"]').click()
        there.locator('[data-do="register"]').click()
        there.locator('dialog [data-do="confirm-register"]').click()
        tell(there, "Đã đăng ký, số đến")
        post(there, "arrived")
        there.locator('[data-arrived] button[data-do="tell"]').click()
        tell(there, "Đã báo tình trạng")
        looked_at(there, "may-chu-xa-da-bao")
        there.close()
    post(page, "arrived")
    looked_at(page, "may-chu-huyen-tin-bao")
    page.locator('[data-kind="status"]', has_text="Đã đăng ký").locator('button[data-do="take"]').click()
    page.locator('button[data-tab="sent"]').click()
    expect(page.locator('[data-sent][data-status="received"] .messages-trace li')).to_have_count(3, timeout=30_000)
    looked_at(page, "may-chu-huyen-cac-tinh-trang")
    page.locator('button[data-view="outgoing_work"]').click()
    page.locator('[data-tab="follow"]').click()
    expect(page.locator(f'[data-recipient="{TO}"]')).to_contain_text("Đã tiếp nhận")
    looked_at(page, "may-chu-huyen-theo-doi")
    assert errors == []


def freeze(page: Page, learner: Learner, name: str) -> None:
    """A change that is easily seen: one more frozen set."""
    page.locator('button[data-view="freezing"]').click()
    page.locator('[data-do="freeze"]').click()
    learner.fill("name", name)
    learner.fill("reason", "Thử sao lưu")
    page.locator("dialog .freezing-files input").first.check()
    learner.confirm("freeze")
    expect(page.locator(f'tr[data-row-key="{name}"]')).to_be_visible()


def be_administrator(page: Page) -> None:
    page.locator('[data-do="act-as"]').click()
    page.locator(f'dialog [data-person="{ADMIN}"]').click()
    expect(page.locator('.hd-view[data-view="administration"]')).to_be_visible()


@pytest.mark.timeout(300)
def test_an_office_comes_back_from_its_copy_and_stays_so(page: Page, app: ServedApp) -> None:
    """Changed, copied, changed again, brought back, opened anew: the first change is there and the second is not."""
    errors = arrive(page, app, "van-phong")
    learner = Learner(page)
    be_administrator(page)
    freeze(page, learner, "Trước sao lưu")
    page.locator('button[data-view="backup"]').click()
    with page.expect_download() as download:
        page.locator('[data-do="make-backup"]').click()
    content = Path(download.value.path()).read_bytes()
    freeze(page, learner, "Sau sao lưu")
    page.locator('button[data-view="backup"]').click()
    damaged = bytearray(content)
    damaged[content.rindex(b'"freeze"') + 1] ^= 1
    choose_backup(page, "hong.zip", bytes(damaged))
    expect(page.locator(".hd-notice.error")).to_contain_text("Bản sao lưu hỏng ở journal.jsonl")
    looked_at(page, "may-chu-sao-luu-hong")
    page.locator(".hd-notice.error button").click()
    choose_backup(page, download.value.suggested_filename, content)
    expect(page.locator('dialog[data-dialog="restore"]')).to_contain_text("sẽ được cất sang tệp khác")
    looked_at(page, "may-chu-phuc-hoi")
    page.locator('[data-do="confirm-restore"]').click()
    tell(page, "Đã phục hồi")
    looked_at(page, "may-chu-da-phuc-hoi")
    page.reload()
    learner.wait()
    be_administrator(page)
    page.locator('button[data-view="freezing"]').click()
    expect(page.locator('tr[data-row-key="Trước sao lưu"]')).to_be_visible()
    expect(page.locator('tr[data-row-key="Sau sao lưu"]')).to_have_count(0)
    looked_at(page, "may-chu-sau-phuc-hoi-mo-lai")
    assert errors == []
