"""The page “Thống kê lập hồ sơ” as a learner or an instructor meets it."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.browser.conftest import ServedApp
from tests.browser.learner import serious

pytestmark = pytest.mark.browser
NAME = "thong-ke.ipynb"


def open_statistics(page: Page, app: ServedApp) -> None:
    """Open the page and wait until its numbers are there."""
    page.goto(app.address + "voila/render/" + NAME)
    page.wait_for_selector("#tk-bai", timeout=120_000)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in one of the lists and wait for the new table."""
    before = page.locator("#tk-bm3 ~ .tk-scroll caption").inner_text()
    page.get_by_label(label, exact=True).select_option(option)
    page.wait_for_function(
        "(before) => document.querySelector('#tk-bm3 ~ .tk-scroll caption').innerText !== before", arg=before
    )


def number(text: str) -> int:
    """61.097 as a number."""
    return int(text.replace(".", ""))


@pytest.mark.slow
def test_the_statistics_page_from_opening_to_download(page: Page, served_app: ServedApp) -> None:
    """Progress first, then fifteen columns that add up, charts with words, the article's table, a real sheet."""
    open_statistics(page, served_app)
    assert page.locator("h1:visible").inner_text() == "Thống kê lập hồ sơ"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    heads = page.locator("#tk-bm3 ~ .tk-scroll thead th .tk-nr").all_inner_texts()
    assert heads == [f"({number})" for number in range(1, 16)]
    rows = [row.locator("td").all_inner_texts() for row in page.locator("#tk-bm3 ~ .tk-scroll tbody tr").all()]
    total = page.locator("#tk-bm3 ~ .tk-scroll tfoot td").all_inner_texts()
    assert page.locator("#tk-bm3 ~ .tk-scroll tbody th").all_inner_texts() == ["Cấp tỉnh", "Cấp huyện", "Cấp xã"]
    for place in range(1, 13):
        assert sum(number(row[place]) for row in rows) == number(total[place])
    images = page.locator(".tk figure img")
    assert all((image.get_attribute("alt") or "").startswith("Biểu đồ") for image in images.all())
    assert all(image.evaluate("image => image.naturalWidth") > 500 for image in images.all())
    assert "61.097" in page.locator("#tk-bai ~ * table tfoot").inner_text()
    assert page.locator(".tk-slips mark").all_inner_texts() == ["31/11/2022", "230/BC-SNV"]
    shots = os.environ.get("HOSO_SCREENSHOTS")
    if shots:
        page.screenshot(path=f"{shots}/thong-ke-1.png")
        page.screenshot(path=f"{shots}/thong-ke-full.png", full_page=True)

    choose(page, "Cấp", "Cấp xã")
    choose(page, "Xem theo", "Cơ quan, đơn vị")
    names = page.locator("#tk-bm3 ~ .tk-scroll tbody th").all_inner_texts()
    assert len(names) > 50
    choose(page, "Cơ quan", names[2])
    choose(page, "Năm", "2022")
    choose(page, "Xem theo", "Người chủ trì")
    people = page.locator("#tk-bm3 ~ .tk-scroll tbody th").all_inner_texts()
    page.wait_for_selector("#tk-nguoi ~ .tk-charts table")
    assert page.locator("#tk-nguoi ~ .tk-charts tbody th").all_inner_texts() == people
    page.wait_for_function("name => document.querySelector('#tk-bd ~ * img').alt.includes(name)", arg=people[0])
    if shots:
        page.screenshot(path=f"{shots}/thong-ke-unit.png", full_page=True)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Tải bảng này (Excel)").click()
    sheet = load_workbook(io.BytesIO(Path(downloading.value.path()).read_bytes())).worksheets[0]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"Tổng cộng", "Tổng số VB chủ trì", "(15)", *people} <= cells


@pytest.mark.slow
def test_the_page_obeys_the_rules_of_accessibility(page: Page, served_app: ServedApp) -> None:
    """axe-core finds no serious fault in tables, charts and controls."""
    open_statistics(page, served_app)
    assert serious(page, ".hoso-tk") == []
