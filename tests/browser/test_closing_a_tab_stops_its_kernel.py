"""Kernels end with their pages; a lost kernel or server is told in Vietnamese."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ServedApp, open_gallery, start_app, stop_app

pytestmark = pytest.mark.browser


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[ServedApp]:
    """A server of this test alone, so that its kernels can be counted."""
    app = start_app(tmp_path / "home", "--port", "18966")
    yield app
    stop_app(app.process)


def test_closing_leaves_no_kernel_and_reloading_one(own_app: ServedApp, page: Page) -> None:
    """A closed tab's kernel ends at once; a reload swaps one kernel for another."""
    open_gallery(page, own_app)
    assert own_app.wait_for_kernels(1) == 1
    before = own_app.kernels()[0].pid
    page.reload()
    page.wait_for_selector(".hg-card", timeout=40_000)
    assert own_app.wait_for_kernels(1) == 1
    assert own_app.kernels()[0].pid != before
    page.close()
    assert own_app.wait_for_kernels(0) == 0


def test_a_dead_kernel_is_told_and_reopened_with_one_click(own_app: ServedApp, page: Page) -> None:
    """When the kernel dies the page says so, says that the work is saved, and opens again on a click."""
    open_gallery(page, own_app)
    own_app.kernels()[0].kill()
    page.wait_for_selector("#hoso-stopped:not([hidden])", timeout=20_000)
    assert "bài làm đã lưu" in page.locator("#hoso-stopped").inner_text()
    page.get_by_role("button", name="Bấm để mở lại").click()
    page.wait_for_selector(".hg-card", timeout=40_000)
    assert page.locator("#hoso-stopped").is_hidden()


def test_the_message_lies_above_a_window_of_the_desk(own_app: ServedApp, page: Page) -> None:
    """With the desk's own window open, the message is still seen and its button still works."""
    page.goto(own_app.address + "voila/render/e16-lap-ho-so-luyen-tap.ipynb")
    page.get_by_role("button", name="Bắt đầu làm bài").wait_for(timeout=60_000)
    own_app.kernels()[0].kill()
    page.wait_for_selector("#hoso-stopped:not([hidden])", timeout=20_000)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Bấm để mở lại").click(timeout=5_000)
    page.wait_for_selector("body[data-hoso-ready]", state="attached", timeout=60_000)


def test_a_stopped_server_is_told(own_app: ServedApp, page: Page) -> None:
    """When the server goes away the page says that the connection is lost, not nothing."""
    open_gallery(page, own_app)
    threading.Thread(target=stop_app, args=(own_app.process,)).start()
    page.wait_for_selector("#hoso-stopped:not([hidden])", timeout=40_000)
    assert page.locator("#hoso-stopped-title").inner_text() in ("Mất kết nối với máy chủ", "Phiên làm việc đã đóng")


def test_stopping_the_command_ends_every_kernel(tmp_path: Path, page: Page) -> None:
    """Ctrl+C or SIGTERM to `hoso app` leaves no process behind."""
    app = start_app(tmp_path / "home", "--port", "19066")
    open_gallery(page, app)
    assert app.wait_for_kernels(1) == 1
    kernel = app.kernels()[0]
    stop_app(app.process)
    assert not kernel.is_running()
