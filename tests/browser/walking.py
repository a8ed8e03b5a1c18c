"""How a walk goes through an office's screens: taking parts, going to screens and tabs, letting days pass, looking."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.learner import Learner, serious, shot
from tests.browser.live import settled


def take_part(page: Page, person: str, screen: str = "") -> None:
    """Take somebody's part through the dialog, and go to a screen."""
    page.locator('[data-do="act-as"]').click()
    choice = page.locator(f'dialog[open] [data-person="{person}"]')
    full_name = choice.locator("b").inner_text()
    choice.click()
    expect(page.locator('dialog[data-dialog="act-as"]')).to_have_count(0)
    expect(page.locator(".hd-role b")).to_have_text(full_name)
    if screen:
        go(page, screen)


def go(page: Page, screen: str, *, tab: str = "") -> None:
    """One of the screens, or one of its tabs."""
    page.locator(f'button[data-view="{screen}"]').click()
    expect(page.locator(f'.hd-view[data-view="{screen}"] .hd-screen-head')).to_be_visible()
    if tab:
        turn_to(page, tab)


def turn_to(page: Page, tab: str) -> None:
    """One tab of the screen."""
    page.locator(f'[data-tab="{tab}"]').click()
    expect(page.locator(f'[data-tab="{tab}"]')).to_have_attribute("aria-pressed", "true")
    settled(page)


def looked_at(page: Page, name: str) -> None:
    """A picture, nothing serious for axe, nothing cut off sideways."""
    settled(page)
    shot(page, name)
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def let_days_pass(page: Page, learner: Learner, day: date) -> None:
    """Move the office's clock; what the others did meanwhile is read and put away."""
    page.locator('[data-do="clock"]').click()
    learner.fill("to_date", day)
    learner.confirm("clock")
    expect(page.locator('[data-do="clock"]')).to_contain_text(f"{day:%d/%m/%Y}")
    settled(page)
    if page.locator("dialog[open]").count():
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
