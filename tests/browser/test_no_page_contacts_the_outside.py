"""A training room has no internet, and no page may need or try it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ServedApp, open_gallery
from tests.conftest import is_local

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("notebook", ["gallery.ipynb", "e16-lap-ho-so-luyen-tap.ipynb", "e16-lap-ho-so-bai-cham.ipynb"])
def test_every_request_of_an_app_stays_on_this_machine(page: Page, served_app: ServedApp, notebook: str) -> None:
    """Opening an app asks nothing of another host (the `context` fixture fails the test on one)."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_app.address + "voila/render/" + notebook)
    page.wait_for_function("document.getElementById('hoso-opening').hidden", timeout=60_000)
    page.wait_for_timeout(500)  # late chunks
    assert asked
    assert [url for url in asked if not is_local(url)] == []


def test_the_page_links_to_no_other_host(page: Page, served_app: ServedApp) -> None:
    """Not even a link, a style or a setting of the page names another host."""
    text = page.request.get(served_app.address + "voila/render/gallery.ipynb").text()
    hosts = set(re.findall(r"(?:https?:)?//([a-z0-9.-]+\.[a-z]{2,})", text))
    assert hosts == set()


def test_the_browser_itself_refuses_another_host(page: Page, served_app: ServedApp) -> None:
    """The Content-Security-Policy stops a fetch to another host before it leaves the browser."""
    open_gallery(page, served_app)
    blocked = page.evaluate(
        """() => new Promise((done) => {
            addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
            fetch("http://example.invalid/x").catch(() => setTimeout(() => done("not blocked"), 1000));
        })"""
    )
    assert blocked == "connect-src"


def test_the_page_stays_light(page: Page, served_app: ServedApp) -> None:
    """The start page downloads under 6 MB: instructors' extensions are not sent to learners."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    sizes: list[float] = []
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    open_gallery(page, served_app)
    page.wait_for_timeout(500)
    print(f"gallery: {sum(sizes) / 1e6:.2f} MB in {len(sizes)} requests")
    assert sum(sizes) < 6e6
