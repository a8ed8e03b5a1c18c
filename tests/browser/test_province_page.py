"""The page “Tra cứu toàn tỉnh (giả định)”: made with a progress bar, then searched, filtered, kept and opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.classroom.reports.province_data import SEED, database
from hoso_kit.desk.province import SCALE_VARIABLE, Province
from hoso_kit.office.province import generate
from tests.browser.conftest import ServedApp, open_gallery, start_app, stop_app
from tests.browser.learner import serious, shot
from tests.browser.live import settled, show_live

pytestmark = pytest.mark.browser
SCALE = 0.01


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province of a hundredth."""
    path = database(tmp_path_factory.mktemp("home"), SCALE)
    path.parent.mkdir()
    generate(path, SEED, SCALE)
    return path


@pytest.fixture
def live(page: Page, made: Path, tmp_path: Path) -> Iterator[Page]:
    """The page over it, without Jupyter between them."""
    province = Province(made, tmp_path, SCALE)
    errors = show_live(page, province)
    expect(page.locator("[data-hit]").first).to_be_visible()
    yield page
    assert errors == []
    province.close()


def search(page: Page, query: str) -> int:
    """Type, wait for the answer; how many there are."""
    page.locator('[data-field="query"]').fill(query)
    page.locator('[data-field="query"]').press("Enter")
    settled(page)
    return int(page.locator("[data-total]").get_attribute("data-total") or "-1")


def choose(page: Page, name: str, label: str) -> None:
    """One of the filters."""
    page.locator(f'.hd-find-filters [data-field="{name}"]').select_option(label=label)
    page.wait_for_function("!document.querySelector('[aria-busy=true]')")


def test_words_numbers_and_filters(live: Page) -> None:
    """With and without diacritics, a number exactly, then narrowed by level, year and kind."""
    marked = search(live, "khiếu nại")
    assert search(live, "khieu nai") >= marked > 0
    expect(live.locator("[data-hit] mark").first).to_be_visible()
    shot(live, "tinh-tim")
    number = live.locator('[data-kind="document"] .hd-hit-open').first.inner_text().split(",")[0]
    assert search(live, f'"{number}"') >= 1
    assert number in live.locator('[data-kind="document"] .hd-hit-open').first.inner_text()
    whole = search(live, "")
    live.locator('[data-do="filters"]').click()
    choose(live, "kind", "Hồ sơ")
    choose(live, "level", "Cấp xã")
    choose(live, "year", "2021")
    expect(live.locator('[data-do="filters"]')).to_have_text("Bộ lọc (3)")
    expect(live.locator('[data-kind="document"]')).to_have_count(0)
    expect(live.locator('[data-kind="case_file"]').first).to_contain_text("2021")
    settled(live)
    assert 0 < int(live.locator("[data-total]").get_attribute("data-total") or "0") < whole
    shot(live, "tinh-loc")
    assert serious(live) == []
    # a name is a filter when it is whole
    live.locator('[data-do="no-filters"]').click()
    maker = live.locator("[data-hit] td:last-child").first.inner_text()
    field = live.locator('.hd-find-filters [data-field="creator"]')
    field.fill(maker[:3])
    expect(live.locator('[data-do="filters"]')).to_have_text("Bộ lọc")
    field.fill(maker.lower())
    expect(live.locator('[data-do="filters"]')).to_have_text("Bộ lọc (1)")
    cells = live.locator("[data-hit] tr:first-child td:last-child")
    expect(cells.filter(has_not_text=maker)).to_have_count(0)
    expect(cells.first).to_have_text(maker)


def test_columns_order_and_a_kept_search(live: Page) -> None:
    """Columns are chosen, the order changed, and both come back with the kept search."""
    search(live, "báo cáo")
    live.locator('[data-field="order"]').select_option("newest")
    live.locator('[data-do="columns"]').click()
    live.locator('dialog[open] [data-column="organ_name"]').uncheck()
    live.locator('dialog[open] [data-column="arrival_date"]').check()
    live.locator('dialog[open] [data-do="confirm-columns"]').click()
    expect(live.locator(".hd-hits th", has_text="Ngày đến")).to_be_visible()
    live.locator('[data-do="save-search"]').click()
    live.locator('dialog[open] [data-field="name"]').fill("Báo cáo mới")
    live.locator('dialog[open] [data-do="confirm-save-search"]').click()
    expect(live.locator('[data-field="saved"]')).to_have_value("Báo cáo mới")
    live.reload()
    expect(live.locator("[data-hit]").first).to_be_visible()
    live.locator('[data-field="saved"]').select_option("Báo cáo mới")
    expect(live.locator('[data-field="query"]')).to_have_value("báo cáo")
    expect(live.locator('[data-field="order"]')).to_have_value("newest")
    expect(live.locator(".hd-hits th", has_text="Ngày đến")).to_be_visible()
    expect(live.locator(".hd-hits th", has_text="Cơ quan")).to_have_count(0)


def test_results_open_by_the_keyboard_and_lead_to_each_other(live: Page) -> None:
    """Arrow down from the box, Enter: the sheet; from it to its file, from there to another document; Escape back."""
    live.locator('[data-do="filters"]').click()
    choose(live, "is_filed", "Đã vào hồ sơ")
    settled(live)
    live.locator('[data-field="query"]').press("ArrowDown")
    expect(live.locator(".hd-hit-open").first).to_be_focused()
    live.keyboard.press("Enter")
    sheet = live.locator('dialog[data-dialog="found-document"]')
    expect(sheet.locator(".hd-sheet")).to_contain_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    expect(sheet.locator(".hd-sheet")).not_to_contain_text("undefined")
    shot(live, "tinh-van-ban")
    assert serious(live) == []
    sheet.locator('[data-key^="home-"]').click()
    card = live.locator('dialog[data-dialog="found-file"]')
    expect(card).to_contain_text("Mục lục:")
    expect(card).not_to_contain_text("undefined")
    for name in ("edit", "close", "print", "take-out-one", "reopen"):
        expect(card.locator(f'[data-do="{name}"]')).to_have_count(0)
    shot(live, "tinh-ho-so")
    assert serious(live) == []
    card.locator('[data-do="contents"]').click()
    expect(live.locator('dialog[data-dialog="contents"]')).to_contain_text("MỤC LỤC VĂN BẢN")
    live.keyboard.press("Escape")
    card.locator(".hd-contents-text").first.click()
    expect(live.locator('dialog[data-dialog="found-document"]')).to_have_count(2)
    for left in (2, 1, 0):
        live.keyboard.press("Escape")
        expect(live.locator("dialog[open]")).to_have_count(left)
    expect(live.locator(".hd-hit-open").first).to_be_focused()


@pytest.mark.slow
def test_made_cancelled_and_made_again_in_the_real_app(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the start page: what will be made, a bar that moves, Cancel; a reload in the middle loses nothing."""
    monkeypatch.setenv(SCALE_VARIABLE, "0.05")
    app = start_app(tmp_path, "--port", "18930")
    try:
        _make_and_search(page, app)
    finally:
        stop_app(app.process)


def _make_and_search(page: Page, app: ServedApp) -> None:
    open_gallery(page, app)
    page.get_by_role("link", name="Tra cứu toàn tỉnh (giả định)").click()
    make = page.locator('[data-do="make"]')
    expect(make).to_be_enabled(timeout=60_000)
    card = page.locator(".province-card")
    for text in ("3.056 hồ sơ", "35.000 văn bản", "MB", "giây"):
        expect(card).to_contain_text(text)
    shot(page, "tinh-chua-co")
    assert serious(page) == []
    make.click()
    bar = page.get_by_role("progressbar", name="Tạo dữ liệu tỉnh")
    expect(bar).to_be_visible()
    expect(bar).not_to_have_attribute("aria-valuenow", "0", timeout=30_000)
    shot(page, "tinh-dang-tao")
    assert serious(page) == []
    page.locator('[data-do="cancel-making"]').click()
    expect(card).to_contain_text("Đã dừng theo yêu cầu", timeout=20_000)
    folder = app.home / "tinh-gia-dinh"
    assert {one.suffix for one in folder.iterdir()} <= {".lock", ".progress"}
    make.click()
    expect(bar).to_be_visible()
    page.reload()
    expect(page.locator("[data-hit]").first).to_be_visible(timeout=120_000)
    assert {one.suffix for one in folder.iterdir()} == {".lock", ".progress", ".sqlite"}
    page.locator('[data-field="query"]').press_sequentially("khieu nai")
    expect(page.locator("[data-hit] mark").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    shot(page, "tinh-trong-app")
