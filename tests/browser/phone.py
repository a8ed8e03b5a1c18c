"""A phone in a learner's hand: touch, a narrow window, and what the page must keep to there."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

SIZE = (390, 844)
SMALL = (360, 740)
_TEMPLATE = resources.files("hoso_kit.desk.voila").joinpath("templates/hoso/index.html.j2")
# what the served page says of its width decides how a phone shows it
VIEWPORT = re.findall('<meta name="viewport"[^>]*>', _TEMPLATE.read_text(encoding="utf-8"))[0]
_FAULTS = (Path(__file__).parent / "harness" / "phone_faults.js").read_text(encoding="utf-8")


# the rules are carried into the page once, not for each of a hundred looks
_AXE = """async () => {
  const scope = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
  const { violations } = await axe.run(scope, { resultTypes: ["violations"], preload: false, iframes: false });
  const grave = violations.filter((one) => ["serious", "critical"].includes(one.impact));
  return grave.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`);
}"""


def serious_on_top(page: Page) -> list[str]:
    """What axe finds serious in the dialog on top, else on the page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(_AXE)
    return found


def phone_window(context_of: Any, size: tuple[int, int] = SIZE) -> BrowserContext:
    """A window of a phone's width that is touched; ``context_of`` makes windows."""
    window: BrowserContext = context_of.new_context(
        viewport={"width": size[0], "height": size[1]},
        has_touch=True,
        is_mobile=True,
        locale="vi-VN",
        reduced_motion="reduce",
    )
    return window


def faults(page: Page) -> list[str]:
    """Every control beyond the edge or too small for a finger, every text too small to read."""
    found: list[str] = page.evaluate(_FAULTS)
    return found


def go(page: Page, view: str) -> None:
    """To another view through the drawer."""
    page.locator('[data-do="menu"]').tap()
    page.locator(f'dialog[open] button[data-view="{view}"]').tap()
