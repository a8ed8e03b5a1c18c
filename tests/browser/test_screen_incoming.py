"""Incoming documents on screen, from the day's post to the answer, each role doing its own part of the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.signed_papers import PAPERS_FOLDER
from tests.browser.learner import Learner, serious, shot
from tests.browser.live import open_live
from tests.browser.walking import take_part, turn_to
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

CHIEF, UNIT_HEAD, SPECIALIST, REGISTRY = "p01", "p05", "p04", "p08"
PLAN, TAMPERED, VILLAGE, BY_NAME, PAPER_PLAN = "g01", "g03", "g02", "g05", "g09"
PLAN_DOC = "v01"
Clerk = tuple[Learner, Page]


@pytest.fixture
def clerk(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """The registry clerk at the practice office's incoming documents; an error of the page fails the test."""
    monkeypatch.setenv("HOSO_HOME", str(tmp_path / "home"))
    desk = free_desk(practice_office(), tmp_path)
    errors = open_live(page, desk)
    play(page, REGISTRY)
    yield Learner(page), page
    assert errors == []


def play(page: Page, person: str) -> None:
    """Take somebody's part and come back to the incoming documents."""
    take_part(page, person, "incoming_work")


def choose(page: Page, delivery: str) -> None:
    """Choose one thing of the post."""
    page.locator(f'[data-delivery="{delivery}"]').click()
    expect(page.locator(f'[data-delivery="{delivery}"]')).to_have_attribute("aria-current", "true")


def verify(page: Page) -> str:
    """Have the signatures checked; what the screen says of them."""
    page.locator('[data-do="verify"]').click()
    expect(page.locator(".incoming-findings")).to_be_visible(timeout=30_000)
    return page.locator(".incoming-findings").inner_text()


def move_clock(page: Page, day: date) -> None:
    """Move the office to another day."""
    page.locator('[data-do="clock"]').click()
    page.locator('dialog [data-field="to_date"]').fill(f"{day:%d/%m/%Y}")
    page.locator('dialog [data-do="confirm-clock"]').click()
    expect(page.locator('dialog[data-dialog="clock"]')).to_have_count(0)


def doc_row(page: Page, doc_id: str, do: str) -> None:
    """Press a button of a document's row."""
    page.locator(f'[data-doc-row="{doc_id}"] [data-do="{do}"]').click()


def test_walk_of_incoming_documents(clerk: Clerk) -> None:
    """Điều 20–24: what is in order is received, registered, submitted, directed, passed on, answered; what isn't goes
    back with its reason; what is late turns red and is urged."""
    learner, page = clerk
    take_in_the_post(page, learner)
    register_it(page, learner)
    submit_and_direct(page, learner)
    turn_late_and_be_answered(page, learner)
    print_the_registers(page)


def take_in_the_post(page: Page, learner: Learner) -> None:
    """The valid message is received, the tampered one goes back with what was wrong, the envelope is opened."""
    expect(page.locator('button[data-view="incoming_work"] .hd-count')).to_have_text("6")
    assert serious(page) == []
    choose(page, PLAN)
    assert "nội dung nguyên vẹn" in verify(page)
    shot(page, "incoming-1-valid")
    assert serious(page) == []
    page.locator('[data-do="receive"]').click()
    expect(page.locator(f'[data-delivery="{PLAN}"]')).to_have_count(0)
    choose(page, TAMPERED)
    assert "Nội dung đã bị thay đổi sau khi ký" in verify(page)
    shot(page, "incoming-2-tampered")
    page.locator('[data-do="refuse"]').click()
    learner.fill("reason", "Sai")
    page.locator('dialog [data-do="confirm-refuse"]').click()
    refusal = page.locator('dialog [data-notice="refused"]')
    expect(refusal).to_contain_text("Lý do từ chối còn quá ngắn")
    expect(refusal).to_contain_text("Nên làm")
    expect(refusal).to_contain_text("Căn cứ")
    learner.fill("reason", "")
    page.locator("dialog [data-phrase]", has_text="đã bị thay đổi sau khi ký").click()
    shot(page, "incoming-3-refuse")
    learner.confirm("refuse")
    expect(page.locator(f'[data-decided="{TAMPERED}"]')).to_contain_text("Nội dung văn bản đã bị thay đổi")
    choose(page, VILLAGE)
    expect(page.locator(".incoming-chosen .hd-sheet")).to_have_count(0)
    shot(page, "incoming-4-envelope")
    assert serious(page) == []
    page.locator('[data-do="receive"]').click()


def register_it(page: Page, learner: Learner) -> None:
    """A message's fields stand fast, paper's are typed from the sheet; both run in one series of numbers."""
    turn_to(page, "register")
    choose(page, PLAN)
    page.locator('[data-do="register"]').click()
    number = int(page.locator("dialog .hd-stamp").inner_text().split("Số: ")[1].split()[0])
    expect(page.locator("dialog [data-fixed]")).to_contain_text("1842/KH-UBND")
    expect(page.locator("dialog input[data-field]")).to_have_count(0)
    shot(page, "incoming-5-register-message")
    learner.confirm("register")
    expect(page.locator('[data-notice="done"]').last).to_contain_text(f"số đến {number}")
    choose(page, VILLAGE)
    page.locator('[data-do="register"]').click()
    expect(page.locator("dialog .hd-stamp")).to_contain_text(f"Số: {number + 1}")
    page.locator('dialog [data-do="confirm-register"]').click()
    expect(page.locator('dialog [data-notice="refused"]')).to_contain_text("trích yếu")
    typed = {
        "code_number": "21",
        "code_notation": "BC-TNCV",
        "issued_date": date(2024, 12, 16),
        "organ_name": "Thôn Nà Cọ Vàng",
        "type_name": "Báo cáo",
        "subject": "Tình hình thiếu nước sinh hoạt tại thôn Nà Cọ Vàng",
    }
    for name, value in typed.items():
        learner.fill(name, value)
    shot(page, "incoming-6-register-paper")
    assert serious(page) == []
    learner.confirm("register")
    page.locator('[data-do="digitise"]').click()
    learner.confirm("digitise")
    expect(page.locator('[data-do="digitise"]')).to_have_count(0)


def submit_and_direct(page: Page, learner: Learner) -> None:
    """The head of the office names exactly one lead; the head of the unit passes his part on inside it."""
    turn_to(page, "submit")
    shot(page, "incoming-7-submit")
    doc_row(page, PLAN_DOC, "submit")
    learner.fill("to_person", CHIEF)
    learner.fill("proposal", "Giao bộ phận Văn hóa – Xã hội chủ trì.")
    learner.confirm("submit-incoming")
    expect(page.locator(f'[data-doc-row="{PLAN_DOC}"]')).to_have_count(0)
    play(page, CHIEF)
    expect(page.locator('button[data-view="incoming_work"] .hd-count')).to_have_text("1")
    doc_row(page, PLAN_DOC, "direct")
    learner.fill("directive", "Rà soát danh sách, trình ký trước hạn.")
    learner.fill("due_date", date(2024, 12, 20))
    page.locator('dialog [data-do="confirm-direct"]').click()
    expect(page.locator('dialog [data-notice="refused"]')).to_contain_text("chủ trì")
    page.locator(f'dialog [data-part="lead"][data-person="{UNIT_HEAD}"]').check()
    page.locator('dialog [data-part="informed"][data-person="p02"]').check()
    shot(page, "incoming-8-direct")
    assert serious(page) == []
    learner.confirm("direct")
    play(page, UNIT_HEAD)
    doc_row(page, PLAN_DOC, "assign")
    learner.fill("person", SPECIALIST)
    shot(page, "incoming-9-assign")
    learner.confirm("assign")
    expect(page.locator(f'[data-doc-row="{PLAN_DOC}"]')).to_contain_text("Đã giao trong đơn vị")


def turn_late_and_be_answered(page: Page, learner: Learner) -> None:
    """Past its due date it stands on the overdue board until the lead reports what came of it."""
    move_clock(page, date(2024, 12, 20))
    play(page, REGISTRY)
    choose(page, BY_NAME)
    shot(page, "incoming-10-by-name")
    page.locator('[data-do="forward"]').click()
    learner.fill("to_person", "p02")
    learner.confirm("forward")
    choose(page, PAPER_PLAN)
    page.locator('[data-do="receive"]').click()
    turn_to(page, "register")
    choose(page, PAPER_PLAN)
    expect(page.locator(".incoming-duplicate")).to_contain_text("1842/KH-UBND")
    shot(page, "incoming-11-duplicate")
    play(page, "p02")
    turn_to(page, "mine")
    expect(page.locator(f'[data-envelope="{BY_NAME}"]')).to_be_visible()
    move_clock(page, date(2024, 12, 24))
    play(page, CHIEF)
    turn_to(page, "overdue")
    row = page.locator(f'[data-doc-row="{PLAN_DOC}"]')
    expect(row).to_contain_text("quá hạn 4 ngày")
    expect(row).to_have_class("late")
    doc_row(page, PLAN_DOC, "urge")
    page.locator("dialog [data-phrase]").first.click()
    learner.confirm("urge")
    expect(row).to_contain_text("Đã đôn đốc 1 lần")
    shot(page, "incoming-12-overdue")
    assert serious(page) == []
    play(page, SPECIALIST)
    shot(page, "incoming-13-given")
    assert serious(page) == []
    doc_row(page, PLAN_DOC, "reply")
    expect(page.locator('dialog[data-dialog="draft"] [data-field="replies_to"]')).to_have_value(PLAN_DOC)
    page.keyboard.press("Escape")
    doc_row(page, PLAN_DOC, "resolve")
    learner.fill("result", "Đã rà soát, gửi danh sách 42 đối tượng ngày 23/12/2024.")
    shot(page, "incoming-14-resolve")
    learner.confirm("resolve")
    expect(page.locator(f'[data-doc-row="{PLAN_DOC}"]')).to_have_count(0)


def print_the_registers(page: Page) -> None:
    """What is followed tells the whole way, and the register bears the new numbers."""
    play(page, REGISTRY)
    turn_to(page, "follow")
    page.locator('[data-stage="resolved"]').click()
    expect(page.locator(f'[data-doc-row="{PLAN_DOC}"]')).to_contain_text("Xong chậm 24/12/2024")
    shot(page, "incoming-15-follow")
    assert serious(page) == []
    doc_row(page, PLAN_DOC, "look")
    shown = page.locator('dialog[data-dialog="incoming-detail"]')
    expect(shown).to_contain_text("Bên gửi được báo")
    expect(shown).to_contain_text("Đã giải quyết")
    shot(page, "incoming-16-detail")
    assert serious(page) == []
    page.keyboard.press("Escape")
    for form, word in (
        ("incoming_register", "1842/KH-UBND"),
        ("incoming_progress", "Đã giải quyết ngày 24/12/2024 (quá hạn)"),
    ):
        page.locator(f'[data-form="{form}"]').click()
        page.locator(f'[data-menu="{form}-html"]').click()
        expect(page.frame_locator("iframe.hd-preview").locator("body")).to_contain_text(word)
        shot(page, f"incoming-17-{form}")
        page.keyboard.press("Escape")


def test_pdf_opens_is_kept_and_fetched_again_when_it_is_spoilt(clerk: Clerk, tmp_path: Path) -> None:
    """The message's PDF opens beside the Desk and can be kept; a spoilt one says so and is fetched again, all by the
    keyboard."""
    _, page = clerk
    page.locator(f'[data-delivery="{TAMPERED}"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-delivery="{TAMPERED}"]')).to_have_attribute("aria-current", "true")
    expect(page.locator(f'[data-delivery="{TAMPERED}"]')).to_be_focused()
    # the browser's own PDF viewer is an extension of it, which the guard on requests doesn't know
    page.evaluate("window.open = (url) => { window.hosoOpened = url; return window; }")
    page.locator('[data-do="open-pdf"]').press("Enter")
    page.wait_for_function("window.hosoOpened")
    head = page.evaluate("fetch(window.hosoOpened).then((one) => one.text()).then((text) => text.slice(0, 5))")
    assert head == "%PDF-"
    with page.expect_download() as kept:
        page.locator('[data-do="save-pdf"]').press("Enter")
    assert kept.value.suggested_filename == "402-tb-ptckh.pdf"
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF-")
    (stored,) = (tmp_path / "home" / PAPERS_FOLDER).iterdir()
    stored.write_bytes(b"%PDF-1.7 nothing more")
    assert "bị hỏng" in verify(page)
    page.locator('[data-do="verify-again"]').press("Enter")
    expect(page.locator(".incoming-verdict")).to_contain_text("Nội dung đã bị thay đổi", timeout=30_000)
    expect(page.locator('[data-do="verify-again"]')).to_have_count(0)
