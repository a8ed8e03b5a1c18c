"""A learner's hands in the browser: what a clerk does on the Desk, waiting for what he sees."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

BOXES = {"incoming": "Văn bản đến", "outgoing": "Văn bản đi", "draft": "Dự thảo"}
DESK_SECONDS = 60_000


def shot(page: Page, name: str) -> None:
    """Keep a picture for people to look at, where HOSO_SHOTS names a folder."""
    if folder := os.environ.get("HOSO_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


def serious(page: Page, within: str | None = None) -> list[str]:
    """The serious and critical violations on the page or in one part of it, each with its first place."""
    answer = Axe().run(page, context=within).response
    found = [one for one in answer["violations"] if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


class Learner:
    """One clerk at the Desk; knows nothing but what the screen offers."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def arrive(self, url: str) -> None:
        """Open the exercise and wait until the office is there; close the brief if it opens."""
        self.page.goto(url)
        self.wait()
        brief = self.page.locator('dialog [data-do="start"]')
        if brief.count():
            brief.click()

    def wait(self) -> None:
        """Until the list of documents is drawn."""
        self.page.wait_for_selector("[data-view]", timeout=DESK_SECONDS)
        self.page.wait_for_selector('[role="grid"] [data-doc]', timeout=DESK_SECONDS)

    def box(self, name: str) -> None:
        """Go to one of the three lists and show all of it."""
        self.page.locator(f'button[data-view="{name}"]').click()
        everything = self.page.locator('[data-chip="all"]')
        if everything.count():
            everything.click()

    def row(self, doc_id: str) -> Locator:
        """A document's row in the list."""
        return self.page.locator(f'[role="grid"] [data-doc="{doc_id}"]')

    def select(self, doc_ids: Iterable[str]) -> None:
        """Choose documents of the list in view, the first plainly, the others with Ctrl."""
        for place, doc_id in enumerate(doc_ids):
            self.row(doc_id).click(modifiers=["Control"] if place else [])
            expect(self.row(doc_id)).to_have_attribute("aria-selected", "true")
            expect(self.page.locator(".hd-chosen")).to_have_text(f"Đang chọn {place + 1}")

    def open_listed(self, notation: str, start: date) -> None:
        """Open a file of the list from the tree."""
        self.entry(notation).click()
        self.page.locator('button[data-do="open"]').click()
        self.fill("start_date", start)
        self.confirm("open")

    def open_unlisted(self, facts: dict[str, str | date], row: str = "") -> None:
        """Open a file outside the list with its facts; a retention row is looked up in the table."""
        self.page.locator('button[data-do="open-unlisted"]:visible').first.click()
        if row:
            self.pick_row(row)
        for name, value in facts.items():
            self.fill(name, value)
        self.confirm("open-unlisted")

    def entry(self, notation: str) -> Locator:
        """A file in the tree of the list."""
        return self.page.locator(f'[role="tree"] [data-file="{notation}"]')

    def fill(self, name: str, value: str | date) -> None:
        """One field of the dialog on top."""
        field = self.page.locator(f'dialog[open] [data-field="{name}"]').last
        text = f"{value:%d/%m/%Y}" if isinstance(value, date) else value
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)

    def pick_row(self, row: str) -> None:
        """Look the row up in the retention table."""
        self.page.locator('dialog[open] [data-do="pick-row"]').last.click()
        self.page.locator(f'dialog[open] [data-row="{row}"] [data-do="choose-row"]').click()

    def confirm(self, name: str) -> None:
        """The dialog's own button; the dialog is gone once the office has done it."""
        self.page.locator(f'dialog[open] [data-do="confirm-{name}"]').click()
        expect(self.page.locator(f'dialog[data-dialog="{name}"]')).to_have_count(0)

    def put(self, notation: str, doc_ids: Iterable[str]) -> None:
        """File the documents of the list in view by the keyboard: choose, H, pick the file."""
        self.select(doc_ids)
        self.page.keyboard.press("h")
        self.page.locator(f'dialog[open] [data-do="choose-file"][data-file="{notation}"]').click()
        expect(self.page.locator('dialog[data-dialog="pick-file"]')).to_have_count(0)

    def drag(self, notation: str, doc_id: str) -> None:
        """File one document by dragging it onto the tree."""
        self.entry(notation).scroll_into_view_if_needed()
        self.row(doc_id).drag_to(self.entry(notation))

    def take_out(self, notation: str, doc_id: str) -> None:
        """Take one document out of a file's contents list."""
        self.entry(notation).click()
        self.page.locator(f'li[data-doc="{doc_id}"] [data-do="take-out-one"]').click()
        expect(self.page.locator(f'li[data-doc="{doc_id}"]')).to_have_count(0)

    def edit(self, notation: str, facts: dict[str, str | date]) -> None:
        """Mend facts of a file."""
        self.entry(notation).click()
        self.page.locator('button[data-do="edit"]').click()
        for name, value in facts.items():
            self.fill(name, value)
        self.confirm("edit")

    def close(self, notation: str, end: date, row: str = "") -> None:
        """End a file: tick the three steps, look the period up, give the date."""
        self.entry(notation).click()
        self.page.locator('button[data-do="close"]').click()
        if row:
            self.pick_row(row)
        for step in self.page.locator("dialog[open] [data-step]").all():
            step.check()
        self.fill("end_date", end)
        self.confirm("close")

    def reopen(self, notation: str, reason: str) -> None:
        """Open a closed file again."""
        self.entry(notation).click()
        self.page.locator('button[data-do="reopen"]').click()
        self.fill("reason", reason)
        self.confirm("reopen")

    def check(self) -> float:
        """Ctrl+Enter; the mark on screen."""
        self.page.locator('[role="grid"], [data-view]').first.focus()
        self.page.keyboard.press("Control+Enter")
        total = self.page.locator("[data-score]")
        expect(total).to_be_visible()
        expect(self.page.locator('button[data-do="check"]')).to_be_enabled()
        return float(total.get_attribute("data-score") or "nan")

    def outcomes(self) -> dict[str, str]:
        """Each criterion's outcome in the result panel."""
        return {
            line.get_attribute("data-criterion") or "": line.get_attribute("data-outcome") or ""
            for line in self.page.locator("button[data-criterion]").all()
        }

    def finding(self, criterion: str) -> str:
        """What the panel says of one criterion."""
        self.page.locator(f'button[data-criterion="{criterion}"]').click()
        return self.page.locator(".hd-dock").inner_text()
