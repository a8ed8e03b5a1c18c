"""One Chromium for all tests of a worker, and a guard on every request that a page makes.

Kept here, not with the browser tests: playwright drives one event loop a process, so
whoever needs a page must share this one.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

# how long an example takes says how busy the machine is, and no rule here is about that
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The system's Chromium, if any.

    The shell first: the same engine without the windows around it, which cost a second for each test.
    """
    for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    return None


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; tests are skipped without one."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One headless Chromium for all tests of this worker."""
    driver = sync_playwright()
    try:
        playwright = driver.start()
    except Exception as error:  # playwright's own node can't start: a library of the system is missing
        pytest.skip(f"playwright can't start here ({error}); Debian: apt-get install libatomic1")
    found = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
    yield found
    found.close()
    playwright.stop()


def is_local(url: str) -> bool:
    """Whether a request stays on this machine."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about", "file") or parts.hostname == "127.0.0.1"


@contextmanager
def guarded(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh 1366x768 Vietnamese browser window; the test fails if any request leaves this machine."""
    # no motion: a colour half-way through an animation is no colour that a learner reads
    window = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", reduced_motion="reduce")
    outside: list[str] = []

    def watch(request: Request) -> None:
        if not is_local(request.url):
            outside.append(request.url)

    window.on("request", watch)
    window.on("page", lambda page: page.on("websocket", lambda s: None if is_local(s.url) else outside.append(s.url)))
    try:
        yield window
    finally:
        window.close()
    assert outside == [], f"requests left this machine: {outside}"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """The guarded window of this test."""
    with guarded(browser) as window:
        yield window


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab in the guarded window."""
    return context.new_page()


@pytest.fixture(autouse=True)
def background_import_is_over() -> Iterator[None]:
    """A marked Desk imports nbgrader in a thread; pytest's warning filters, changed meanwhile, would break it."""
    yield
    for thread in threading.enumerate():
        if thread.name == "hoso-nbgrader":
            thread.join()
