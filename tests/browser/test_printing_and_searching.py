"""The served Desk prints and finds: real forms are downloaded and read back, real documents are found and opened."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from hoso_kit.office.export import check_bag
from tests.browser.conftest import ServedApp
from tests.browser.learner import Learner, serious, shot

pytestmark = pytest.mark.browser
EXERCISE = "voila/render/e16-lap-ho-so-luyen-tap.ipynb"


@pytest.fixture
def learner(learner: Learner, served_app: ServedApp) -> Learner:
    """The clerk at the practice exercise."""
    learner.arrive(served_app.address + EXERCISE)
    return learner


def open_file_with_documents(learner: Learner) -> str:
    """One of the learner's own files, with the first two documents that he leads in it; its notation."""
    page = learner.page
    if page.locator(".hd-entry.mine.open").count():
        return page.locator(".hd-entry.mine.open").first.get_attribute("data-file") or ""
    notation = page.locator(".hd-entry.mine").first.get_attribute("data-file") or ""
    year = int(page.locator(".hd-tree-title").inner_text().split()[-1])
    learner.open_listed(notation, date(year, 1, 2))
    learner.box("incoming")
    page.locator("[data-chip=lead]").click()
    rows = page.locator('[role="grid"] [data-doc]').all()[:2]
    learner.put(notation, [row.get_attribute("data-doc") or "" for row in rows])
    return notation


def downloaded(page: Page, printer: Locator, entry: str) -> tuple[str, bytes]:
    """What one entry of a print menu brings: its file name and content."""
    printer.click()
    with page.expect_download() as download:
        page.locator(f'[data-menu="{entry}"]').click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def search(page: Page, text: str) -> int:
    """Type and wait for the answer to just this; how many were found."""
    page.locator("[data-field=query]").fill("")
    expect(page.locator("mark")).to_have_count(0)
    # what the empty box finds, not the nothing of the query before
    expect(page.locator("[data-total]:not([data-total='0'])")).to_have_count(1)
    page.locator("[data-field=query]").fill(text)
    page.wait_for_function("document.querySelector('mark') || document.querySelector('[data-total=\"0\"]')")
    return int(page.locator("[data-total]").get_attribute("data-total") or "-1")


def test_the_papers_of_a_file_come_down_whole(learner: Learner) -> None:
    """Word, Excel, XML and the package are opened by their own readers and hold what the screen shows."""
    page = learner.page
    notation = open_file_with_documents(learner)
    learner.entry(notation).click()
    printer = page.locator(".hd-card [data-do=print]")
    shown = page.locator(".hd-contents li").count()
    assert shown >= 2
    printer.click()
    shot(page, "in-thuc-don")
    assert serious(page) == []
    page.keyboard.press("Escape")

    name, content = downloaded(page, printer, "contents_list-docx")
    assert name.endswith(".docx")
    table = Document(BytesIO(content)).tables[-1]
    assert len(table.rows) == shown + 2
    _, content = downloaded(page, printer, "contents_list-xlsx")
    assert load_workbook(BytesIO(content)).active is not None
    _, content = downloaded(page, printer, "export-xml")
    assert len(ElementTree.fromstring(content).findall("{*}Documents/*")) == shown
    name, content = downloaded(page, printer, "export-bag")
    assert name.endswith(".zip")
    check_bag(content)

    page.locator('button[data-view="history"]').click()
    expect(page.locator("tr[data-entry]").first).to_contain_text(f"Tải hồ sơ {notation} (gói BagIt)")


def test_the_sample_is_the_form_itself(learner: Learner) -> None:
    """Xem mẫu shows the printed words in a page that can do nothing; from there the form is downloaded."""
    page = learner.page
    for view, entry, words in (
        ("list", "file_list", "DANH MỤC HỒ SƠ"),
        ("incoming", "incoming_register", "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"),
        ("outgoing", "outgoing_register", "SỔ ĐĂNG KÝ VĂN BẢN ĐI"),
    ):
        page.locator(f'button[data-view="{view}"]').click()
        page.locator(".hd-view [data-do=print]:visible, .hd-actions [data-do=print]:visible").first.click()
        page.locator(f'[data-menu="{entry}-html"]').click()
        frame = page.frame_locator("iframe.hd-preview")
        expect(frame.locator("body")).to_contain_text(words)
        assert page.locator("iframe.hd-preview").get_attribute("sandbox") == ""
        # axe can't look into a page without scripts: the dialog around it is what it sees
        assert serious(page) == []
        shot(page, f"mau-{entry}")
        with page.expect_download() as download:
            page.locator('dialog [data-do="save-docx"]').click()
        word = Document(download.value.path())
        assert words in "\n".join(line.text for line in word.paragraphs)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_learners_own_files_are_listed_on_paper(learner: Learner) -> None:
    """Hồ sơ của tôi prints the Mục lục hồ sơ of the files on screen."""
    page = learner.page
    notation = open_file_with_documents(learner)
    page.locator('button[data-view="files"]').click()
    shot(page, "ho-so-cua-toi")
    name, content = downloaded(page, page.locator(".hd-view [data-do=print]"), "case_file_list-docx")
    assert name == "muc-luc-ho-so.docx"
    cells = [row.cells[1].text for row in Document(BytesIO(content)).tables[-1].rows]
    assert notation in cells


def test_a_clerk_finds_with_and_without_diacritics_and_by_number(learner: Learner) -> None:
    """Marked words find no more than bare ones; a whole symbol finds its document, and Enter opens it in its list."""
    page = learner.page
    row = page.locator('[role="grid"] [data-doc]').first
    doc_id, symbol = row.get_attribute("data-doc") or "", row.locator(".c-symbol").inner_text()
    page.locator('button[data-view="find"]').click()
    page.wait_for_selector("[data-hit]")
    shot(page, "tra-cuu-mo")
    bare, marked = search(page, "bao cao"), search(page, "báo cáo")
    assert bare >= marked > 0
    shot(page, "tra-cuu-bao-cao")
    assert serious(page) == []
    assert search(page, "khônghềcótừnày") == 0
    shot(page, "tra-cuu-khong-co")
    for odd in ('"', "'; DROP TABLE found; --", "NEAR(a b)", "* OR *", "\u202e🙂"):
        page.locator("[data-field=query]").fill(odd)
        page.wait_for_timeout(400)
        expect(page.locator(".hd-notice.error")).to_have_count(0)
    assert search(page, symbol) >= 1
    hit = page.locator(f'[data-hit="{doc_id}"]')
    expect(hit).to_have_count(1)
    hit.locator(".hd-hit-open").focus()
    page.keyboard.press("Enter")
    expect(learner.row(doc_id)).to_have_attribute("aria-selected", "true")


def test_a_search_is_narrowed_kept_and_used_again_after_a_reload(learner: Learner, served_app: ServedApp) -> None:
    """Filters, columns and order come back with the search's name in a new window; a found file opens its card."""
    page = learner.page
    notation = open_file_with_documents(learner)
    page.locator('button[data-view="find"]').click()
    page.wait_for_selector("[data-hit]")
    page.locator("[data-do=filters]").click()
    shot(page, "tra-cuu-bo-loc")
    assert serious(page) == []
    page.locator("[data-field=kind]").select_option("case_file")
    expect(page.locator(f'[data-hit="{notation}"]')).to_have_count(1)
    expect(page.locator('[data-hit][data-kind="document"]')).to_have_count(0)
    page.locator("[data-do=columns]").click()
    assert serious(page) == []
    shot(page, "tra-cuu-cot")
    page.locator("[data-column=maintenance]").check()
    page.locator("[data-do=confirm-columns]").click()
    expect(page.locator(".hd-hits th").last).to_have_text("Thời hạn bảo quản")
    page.locator("[data-do=save-search]").click()
    page.locator("dialog [data-field=name]").fill("Hồ sơ đang làm")
    page.locator("[data-do=confirm-save-search]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)

    learner.arrive(served_app.address + EXERCISE)
    page.locator('button[data-view="find"]').click()
    page.wait_for_selector("[data-hit]")
    page.locator("[data-field=saved]").select_option("Hồ sơ đang làm")
    expect(page.locator('[data-hit][data-kind="document"]')).to_have_count(0)
    expect(page.locator(".hd-hits th").last).to_have_text("Thời hạn bảo quản")
    shot(page, "tra-cuu-da-luu")
    page.locator(f'[data-hit="{notation}"] .hd-hit-open').click()
    expect(page.locator(".hd-card h2")).to_have_text(f"Hồ sơ {notation}")


@pytest.mark.parametrize("size", [(1024, 768), (820, 1180)], ids=str)
def test_the_new_views_fit_smaller_screens(learner: Learner, size: tuple[int, int]) -> None:
    """On an old screen and on a tablet nothing is cut off sideways, and axe finds nothing serious."""
    page = learner.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.locator('button[data-view="find"]').click()
    page.wait_for_selector("[data-hit]")
    page.locator("[data-do=filters]").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    nav = page.locator(".hd-nav")
    assert nav.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert serious(page) == []
    shot(page, f"tra-cuu-{size[0]}x{size[1]}")
    page.locator('button[data-view="incoming"]').click()
    page.locator(".hd-actions [data-do=print]").click()
    menu = page.locator("[role=menu]").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= size[0]
    assert menu["y"] + menu["height"] <= size[1]
    shot(page, f"in-so-{size[0]}x{size[1]}")
