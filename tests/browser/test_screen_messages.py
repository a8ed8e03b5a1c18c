"""Two learners in two windows: a district sends a document, a commune takes it in and tells what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from hoso_kit.office.issuing_actions import RecallDocument
from hoso_kit.office.receiving_actions import ReceiveDelivery, RegisterIncoming
from tests.browser.learner import serious, shot
from tests.browser.live import open_live
from tests.conftest import guarded
from tests.messages.desks import HomeDesk, issue_at
from tests.messages.message_world import CHIEF, COMMUNE, COMMUNE_ID, DISTRICT, DOC, REGISTRY, scenario

pytestmark = pytest.mark.browser


@pytest.fixture
def second_window(browser: Browser) -> Iterator[BrowserContext]:
    """The other learner's own browser, as guarded as the first."""
    with guarded(browser) as window:
        yield window


def go(page: Page, tab: str) -> None:
    """Open the screen at one of its tabs, with what lies in the post box now."""
    page.locator('button[data-view="messages"]').click()
    page.locator(f'button[data-tab="{tab}"]').click()
    page.locator('button[data-do="refresh"]').click()


def done(page: Page, text: str) -> None:
    """The notice that says so, then away with it."""
    notice = page.locator(".hd-notice.done", has_text=text)
    expect(notice).to_be_visible()
    notice.locator('button[aria-label="Đóng thông báo"]').click()


def test_a_district_and_a_commune_exchange_a_document(
    page: Page, second_window: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Send, take in, look at the signature, tell, see the states, recall: all from the screens of the two offices."""
    for name in ("HOSO_HOME", "HOSO_POST"):
        monkeypatch.setenv(name, "")
    post = tmp_path / "hop-thu"
    district = HomeDesk(scenario(DISTRICT), tmp_path / "a", post)
    commune = HomeDesk(scenario(COMMUNE), tmp_path / "b", post)
    issue_at(district)
    there = second_window.new_page()
    errors = [open_live(page, district), open_live(there, commune)]

    go(page, "sent")
    shot(page, "messages-1-to-send")
    assert serious(page) == []
    page.locator('[data-unsent] button[data-do="send"]').click()
    expect(page.locator('[data-field="to_organ_id"]')).to_have_value(COMMUNE_ID)
    shot(page, "messages-2-send-dialog")
    assert serious(page) == []
    page.locator('[data-do="confirm-send-message"]').click()
    expect(page.locator('[data-sent][data-status="sent"]')).to_be_visible()

    box = post / f"den-{COMMUNE_ID}"
    (box / "hong.xml").write_bytes(b"<Message>")
    go(there, "arrived")
    expect(there.locator('[data-kind="broken"] .messages-fault')).to_contain_text("Tệp")
    shot(there, "messages-3-in-the-box")
    assert serious(there) == []
    there.locator('[data-kind="broken"] button[data-do="set-aside"]').click()
    done(there, "Đã cất sang một bên")
    there.locator('[data-kind="document"] button[data-do="take"]').click()
    done(there, "đang chờ tiếp nhận")
    expect(there.locator('[data-arrived="lt001"]')).to_be_visible()
    there.locator('[data-arrived="lt001"] button[data-do="check"]').click()
    expect(there.locator('[data-dialog="signature"] .messages-verdict')).to_contain_text("Đạt")
    shot(there, "messages-4-signature")
    assert serious(there) == []
    there.keyboard.press("Escape")
    for action in (ReceiveDelivery("lt001"), RegisterIncoming("lt001")):
        assert commune.act(action)["ok"]
    there.locator('button[data-do="refresh"]').click()
    there.locator('[data-arrived="lt001"] button[data-do="tell"]').click()
    done(there, "Đã báo tình trạng")
    shot(there, "messages-5-taken-in")

    go(page, "arrived")
    expect(page.locator('[data-kind="status"]', has_text="Đã đến")).to_be_visible()
    page.locator('[data-kind="status"]', has_text="Đã đăng ký").locator('button[data-do="take"]').click()
    done(page, "Đã đăng ký")
    page.locator('button[data-tab="sent"]').click()
    expect(page.locator('[data-sent][data-status="received"] .messages-trace li')).to_have_count(3)
    shot(page, "messages-6-states")

    district.handle({"id": 1, "do": "act_as", "person": CHIEF})
    assert district.act(RecallDocument(DOC, "Ban hành sai thẩm quyền."))["ok"]
    district.handle({"id": 1, "do": "act_as", "person": REGISTRY})
    page.locator('button[data-do="refresh"]').click()
    page.locator('button[data-do="recall"]').click()
    done(page, "Đã gửi thông báo thu hồi")
    go(there, "arrived")
    there.locator('[data-kind="recall"] button[data-do="take"]').click()
    expect(there.locator('[data-recall="lt001"]')).to_contain_text("Chưa làm")
    shot(there, "messages-7-recall")
    assert serious(there) == []
    assert errors == [[], []]


def test_a_file_is_carried_by_hand(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message comes down as a file; the other office takes it in from the same file."""
    for name in ("HOSO_HOME", "HOSO_POST"):
        monkeypatch.setenv(name, "")
    district = HomeDesk(scenario(DISTRICT), tmp_path / "a", tmp_path / "hop-thu")
    commune = HomeDesk(scenario(COMMUNE), tmp_path / "b", tmp_path / "hop-thu")
    issue_at(district)
    errors = [open_live(page, district)]
    go(page, "sent")
    page.locator('[data-unsent] button[data-do="send"]').click()
    page.locator('[data-field="by"]').select_option("file")
    with page.expect_download() as coming:
        page.locator('[data-do="confirm-send-message"]').click()
    path = tmp_path / "thong-diep.xml"
    coming.value.save_as(path)
    there = page.context.new_page()
    errors.append(open_live(there, commune))
    go(there, "arrived")
    there.locator('button[data-do="upload"]').click()
    there.locator('input[type="file"]').set_input_files(path)
    there.locator('[data-do="confirm-upload-message"]').click()
    expect(there.locator('[data-arrived="lt001"]')).to_be_visible()
    assert commune.work.office.messaging.arrivals[0].from_organ_name == "Ủy ban nhân dân huyện Mường Sa Lĩnh"
    assert errors == [[], []]
