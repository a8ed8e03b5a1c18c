"""The Desk on a phone, in Chromium's emulation (a touched window of 390×844): screens, dialogs, the exercise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hoso_kit.classroom.course import Course
from hoso_kit.desk.desk import Desk
from hoso_kit.desk.gallery import gallery_html
from hoso_kit.office.journal import FILE_NAME
from hoso_kit.office.work import Work
from tests.browser.learner import shot
from tests.browser.live import open_live, settled
from tests.browser.phone import SIZE, SMALL, VIEWPORT, faults, go, phone_window, serious_on_top
from tests.desk.desks import act, free_desk, play
from tests.world import COURSE, office_of_2026, own_entry, practice, practice_office

pytestmark = pytest.mark.browser

OFFICE = practice_office()
OWN = "02.VHXH"
LED = [one.doc_id for one in OFFICE.documents if one.lead == "p04" and not one.is_draft and one.direction == "incoming"]
# whoever of them comes later is looked at only for what the ones before him don't have
PEOPLE = {"p08": "Văn thư", "p01": "Chủ tịch", "p04": "chuyên viên", "p11": "Lưu trữ", "p12": "Quản trị"}
# whose work these are: others see less of them
AT_HOME = {"transfer": "p04", "hand_over": "p04", "administration": "p12"}
# buttons that open something without saying so by “…”
OPENERS = ("look", "contents", "clock", "act-as", "views", "row-menu")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone's page."""
    with phone_window(browser) as window:
        yield window.new_page()


class Sweep:
    """Looks at one state of the page after the other and remembers what is wrong where."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.seen: set[str] = set()
        self.wrong: list[str] = []

    def look(self, name: str) -> None:
        """Note what is wrong here; pictures are kept as of every test."""
        self.page.evaluate("document.querySelectorAll('.hd-toasts > *').forEach((node) => node.remove())")
        shot(self.page, f"{self.name}-{len(self.seen):03d}-{name}")
        self.seen.add(name)
        self.wrong += [f"{name}: {fault}" for fault in faults(self.page)]
        self.wrong += [f"{name}: axe {fault}" for fault in serious_on_top(self.page)]

    def open_all(self, name: str) -> None:
        """Each kind of button here that opens a dialog or a menu, once in this view."""
        offered = self.page.evaluate(
            """(openers) => [...new Set([...document.querySelectorAll(".hd-frame button[data-do]")]
                .filter((one) => one.checkVisibility() && !one.disabled)
                .filter((one) => one.textContent.trim().endsWith("…") || openers.includes(one.dataset.do))
                .map((one) => one.dataset.do))]""",
            OPENERS,
        )
        # the button of a file chooser opens the system's own window
        for do in [one for one in offered if one not in ("choose-backup",)]:
            mark = f"{name.split('-')[0]}+{do}"
            if mark in self.seen or (do in ("clock", "act-as") and any(one.endswith(f"+{do}") for one in self.seen)):
                continue
            self.page.locator(f'.hd-frame [data-do="{do}"]:visible').first.tap()
            expect(self.page.locator("dialog[open], .hd-menu").first).to_be_visible()
            settled(self.page)
            self.look(mark)
            self.page.keyboard.press("Escape")
            expect(self.page.locator("dialog[open], .hd-menu")).to_have_count(0)

    def view(self, name: str) -> None:
        """One view with all its tabs, and what is chosen of its list."""
        go(self.page, name)
        settled(self.page)
        strip = self.page.locator(".hd-view:not([hidden]) .hd-screen-tabs > button")
        for key in [one.get_attribute("data-key") for one in strip.all()] or [""]:
            if key:
                self.page.locator(f'.hd-view .hd-screen-tabs [data-key="{key}"]').tap()
                settled(self.page)
            self.part(f"{name}-{key}" if key else name)

    def part(self, name: str) -> None:
        """What is on the page now, its dialogs, and the first thing of its list."""
        if name in self.seen:
            return
        self.look(name)
        self.open_all(name)
        items = self.page.locator(".incoming-item:visible, .outgoing-item:visible")
        if items.count():
            items.first.tap()
            settled(self.page)
            expect(items.first).to_be_hidden()
            self.look(f"{name}-chosen")
            self.open_all(f"{name}-chosen")
            self.page.locator('[data-do="back-to-list"]').tap()
            expect(items.first).to_be_visible()


def busy_office(folder: Path) -> Desk:
    """The practice office with a file that holds documents, one handed in, and a week of post."""
    desk = free_desk(OFFICE, folder)
    act(desk, "open_case_file", file_notation=OWN, start_date="2024-01-05")
    act(desk, "file_document", file_notation=OWN, documents=LED[:3])
    play(desk, "p08")
    act(desk, "receive_delivery", delivery_id="g01")
    act(desk, "carry_over_file_list", from_year=2024, to_year=2025)
    act(desk, "advance_clock", to_date="2024-12-24")
    play(desk, "p04")
    # after the clock: else the archive would have looked at them by itself
    act(desk, "make_transfer_batch", batch_id="NL-01", case_files=["2023.02.VHXH"])
    act(desk, "submit_transfer", batch_id="NL-01")
    act(desk, "make_transfer_batch", batch_id="NL-02", case_files=["2023.08.VHXH"])
    play(desk, "p08")
    return desk


@pytest.mark.timeout(600)
def test_every_screen_and_its_dialogs(phone: Page, tmp_path: Path) -> None:
    """Nothing lies beyond the edge, is too small for a finger or an eye, or fails axe: views, tabs, dialogs, menus."""
    errors = open_live(phone, busy_office(tmp_path))
    sweep = Sweep(phone, "dt")
    screens: set[str] = set()
    for person in PEOPLE:
        if person != "p08":
            phone.locator('[data-do="act-as"]').tap()
            phone.locator(f'dialog[open] [data-person="{person}"]').tap()
            settled(phone)
        phone.locator('[data-do="menu"]').tap()
        sweep.look(f"chuc-nang-{person}")
        views = [one.get_attribute("data-view") or "" for one in phone.locator("dialog[open] button[data-view]").all()]
        phone.keyboard.press("Escape")
        # work on documents differs from role to role; most other views are the same for all
        mine = [one for one in views if AT_HOME.get(one, person) == person]
        for name in [one for one in mine if one not in screens or one.endswith("_work")]:
            screens.add(name)
            sweep.view(name)
    assert sweep.wrong == []
    assert errors == []
    assert len(screens) >= 22, screens


def test_taking_over_the_files_of_a_former_office(phone: Page, tmp_path: Path) -> None:
    """The screen that only the office of 2026 has: every fonds, the choice of files, the dialogs."""
    desk = free_desk(office_of_2026(), tmp_path, person="p11")
    errors = open_live(phone, desk)
    sweep = Sweep(phone, "nb")
    sweep.view("merging")
    phone.locator("[data-choose]").first.check()
    settled(phone)
    sweep.look("merging-chosen")
    sweep.open_all("nhan-merging-chosen")
    assert any(one.endswith("+take-over") for one in sweep.seen)
    assert sweep.wrong == []
    assert errors == []


def test_the_steps_of_a_case_file(phone: Page, tmp_path: Path) -> None:
    """Content, Danh mục and case file are steps with a way back, and so are the dialogs of a case file."""
    desk = busy_office(tmp_path)
    play(desk, "p04")
    errors = open_live(phone, desk)
    sweep = Sweep(phone, "buoc")
    phone.locator(f'[data-doc="{LED[0]}"] .c-subject').tap()
    expect(phone.locator(".hd-sheet-pane .hd-sheet")).to_be_visible()
    expect(phone.locator(".hd-grid")).to_be_hidden()
    sweep.part("noi-dung")
    phone.locator('[data-step-to="files"]').tap()
    sweep.part("danh-muc")
    phone.locator(f'[role="tree"] [data-file="{OWN}"]').tap()
    expect(phone.locator(".hd-card h2")).to_contain_text(OWN)
    sweep.part("ho-so")
    phone.locator('.hd-card [data-do="close"]').tap()
    phone.locator('dialog[open] [data-do="pick-row"]').tap()
    sweep.look("tra-bang")
    phone.keyboard.press("Escape")
    phone.locator('dialog[open] [aria-label*="trên lịch"]').first.tap()
    sweep.look("lich")
    phone.locator(".hd-calendar [data-day]").first.tap()
    phone.locator('dialog[open] [data-do="cancel"]').tap()
    phone.locator('.hd-card [data-do="print"]').tap()
    phone.locator('[data-menu="contents_list-html"], [data-menu$="-html"]').first.tap()
    expect(phone.locator(".hd-preview")).to_be_visible()
    sweep.look("xem-mau")
    phone.keyboard.press("Escape")
    phone.locator('[data-step-to="list"]').tap()
    expect(phone.locator(".hd-grid")).to_be_visible()
    go(phone, "find")
    settled(phone)
    phone.locator('[data-do="filters"]').tap()
    sweep.look("bo-loc")
    phone.locator(".hd-hit-open").first.tap()
    expect(phone.locator(".hd-sheet-pane .hd-sheet")).to_be_visible()
    assert sweep.wrong == []
    assert errors == []


def test_two_quick_taps_are_two_marks(phone: Page, tmp_path: Path) -> None:
    """A double tap on a mark box marks and unmarks; it doesn't open the document. All marks go at once, too."""
    errors = open_live(phone, free_desk(OFFICE, tmp_path))
    phone.locator('[role="grid"] [data-doc] .c-mark').first.dblclick()
    expect(phone.locator("dialog[open]")).to_have_count(0)
    expect(phone.locator(".hd-chosen")).to_have_text("")
    for at in range(2):
        phone.locator('[role="grid"] [data-doc] .c-mark').nth(at).tap()
    expect(phone.locator(".hd-chosen")).to_have_text("Đang chọn 2")
    phone.locator('[data-do="clear-selection"]').tap()
    expect(phone.locator('[role="grid"] [data-doc][aria-selected="true"]')).to_have_count(0)
    assert errors == []


@pytest.mark.parametrize("size", [SIZE, SMALL], ids=str)
def test_the_start_page(phone: Page, tmp_path: Path, size: tuple[int, int]) -> None:
    """The start page keeps to the same rules."""
    phone.set_viewport_size({"width": size[0], "height": size[1]})
    head = f'<!doctype html><html lang="vi"><head>{VIEWPORT}<title>Trang bài tập</title></head>'
    phone.set_content(f"{head}<main>{gallery_html('hv001', tmp_path, Course(COURSE))}</main>")
    shot(phone, f"trang-chu-{size[0]}")
    assert faults(phone) == []
    assert serious_on_top(phone) == []


def test_the_drawer(phone: Page, tmp_path: Path) -> None:
    """One labelled button opens the functions; the focus goes in and comes back, Escape closes, a choice closes too."""
    errors = open_live(phone, free_desk(OFFICE, tmp_path))
    menu = phone.locator('[data-do="menu"]')
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_have_accessible_name("Văn bản đến. Mở danh sách chức năng")
    menu.tap()
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert phone.evaluate("document.activeElement.dataset.view") == "incoming"
    phone.keyboard.press("Escape")
    expect(phone.locator("dialog[open]")).to_have_count(0)
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    go(phone, "retention")
    expect(phone.locator("dialog[open]")).to_have_count(0)
    expect(menu).to_have_text("Bảng thời hạn")
    phone.set_viewport_size({"width": 1366, "height": 768})
    expect(menu).to_be_hidden()
    expect(phone.locator('.hd-frame > .hd-nav button[data-view="retention"]')).to_be_visible()
    assert errors == []


@pytest.mark.parametrize("size", [SIZE, SMALL], ids=str)
def test_a_learner_does_the_exercise_with_a_thumb(phone: Page, tmp_path: Path, size: tuple[int, int]) -> None:
    """Open a file, file three documents, end the file, check, read what is said: by tapping alone."""
    phone.set_viewport_size({"width": size[0], "height": size[1]})
    exercise = practice()
    work = Work.resume(exercise.scenario, tmp_path / FILE_NAME, "hv001")
    desk = Desk(exercise, work, tmp_path, "practice")
    errors = open_live(phone, desk)
    sweep = Sweep(phone, f"e16-{size[0]}")
    notation = own_entry(exercise)
    today = exercise.scenario.today
    sweep.part("danh-sach")

    phone.locator('[data-step-to="files"]').tap()
    phone.locator(f'[role="tree"] [data-file="{notation}"]').tap()
    phone.locator('.hd-card [data-do="open"]').tap()
    phone.locator('dialog[open] [data-field="start_date"]').fill(f"05/01/{today.year}")
    sweep.look("mo-ho-so")
    phone.locator('dialog[open] [data-do="confirm-open"]').tap()
    expect(phone.locator(".hd-card h2")).to_contain_text(notation)

    phone.locator('[data-step-to="list"]').tap()
    phone.locator('[data-chip="lead"]').tap()
    rows = phone.locator('[role="grid"] [data-doc]')
    chosen = [rows.nth(at).get_attribute("data-doc") for at in range(3)]
    for doc_id in chosen:
        phone.locator(f'[role="grid"] [data-doc="{doc_id}"] .c-mark').tap()
    expect(phone.locator(".hd-chosen")).to_have_text("Đang chọn 3")
    sweep.look("da-chon")
    phone.locator('.hd-actions [data-do="file"]').tap()
    sweep.look("chon-ho-so")
    phone.locator(f'dialog[open] [data-do="choose-file"][data-file="{notation}"]').tap()
    # the list stays, for the documents that are still to be filed
    expect(phone.locator(".hd-grid")).to_be_visible()
    expect(phone.locator(f'[role="grid"] [data-doc="{chosen[0]}"]')).to_contain_text(f"đã vào {notation}")
    assert work.office.case_files[notation].documents == tuple(chosen)

    phone.locator('[data-step-to="card"]').tap()
    sweep.look("ho-so")
    phone.locator('.hd-card [data-do="close"]').tap()
    sweep.look("ket-thuc")
    for step in range(1, 4):
        phone.locator(f'dialog[open] [data-step="{step}"]').tap()
    phone.locator('dialog[open] [data-field="end_date"]').fill(f"{today:%d/%m/%Y}")
    phone.locator('dialog[open] [data-do="confirm-close"]').tap()
    expect(phone.locator(".hd-card .hd-card-head").first).to_contain_text("Đã kết thúc")

    phone.locator('[data-do="check"]').tap()
    expect(phone.locator("[data-score]")).to_be_visible()
    expect(phone.locator(".hd-finding").first).to_contain_text("Thấy:")
    sweep.look("ket-qua")
    telling = []
    for criterion in phone.locator("button[data-criterion]").all():
        criterion.tap()
        expect(criterion).to_have_attribute("aria-current", "true")
        if phone.locator(".hd-finding button[data-doc], .hd-finding button[data-file]").count():
            telling.append(criterion.get_attribute("data-criterion"))
    phone.locator('[data-do="hint"]').tap()
    phone.locator('[data-do="next-hint"]').tap()
    sweep.look("goi-y")
    phone.locator(f'button[data-criterion="{telling[0]}"]').tap()
    phone.locator(".hd-finding button[data-doc], .hd-finding button[data-file]").first.tap()
    expect(phone.locator(".hd-dock")).to_be_hidden()
    phone.locator('[data-do="show-result"]').tap()
    expect(phone.locator("[data-score]")).to_be_visible()
    phone.locator('[data-step-to="list"]').tap()
    expect(phone.locator(".hd-grid")).to_be_visible()
    sweep.look("sau-kiem-tra")
    assert sweep.wrong == []
    assert errors == []
