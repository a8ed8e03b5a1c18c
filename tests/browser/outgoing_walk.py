"""A walk through the screen of outgoing documents: its places, its buttons, and the straight way of a draft."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.learner import Learner
from tests.browser.walking import take_part, turn_to
from tests.desk.desks import issue_draft
from tests.desk.desks import play as play_at

CLERK, UNIT_HEAD, CHAIR, REGISTRY = "p04", "p05", "p01", "p08"
DISTRICT = "Ủy ban nhân dân huyện Mường Sa Lĩnh"
SUBJECT = "Kết quả rà soát đối tượng được tặng quà Tết Nguyên đán Ất Tỵ 2025"


def play(page: Page, person: str) -> None:
    """Take somebody's part and go to the screen."""
    take_part(page, person, "outgoing_work")


def do(page: Page, name: str) -> None:
    """Press one of the screen's buttons."""
    page.locator(f'.hd-view [data-do="{name}"]').click()


def chosen(page: Page) -> Locator:
    """The document at the right."""
    return page.locator(".outgoing-chosen")


def item(page: Page, doc_id: str) -> Locator:
    """The document in the list."""
    return page.locator(f'[data-doc-item="{doc_id}"]')


def refused(page: Page, words: str) -> None:
    """The refusal says what was seen, what to try and which article; then it is put away."""
    notice = page.locator('[data-notice="refused"]').last
    expect(notice).to_contain_text(words)
    expect(notice).to_contain_text("Nên làm:")
    expect(notice).to_contain_text("Căn cứ:")
    notice.get_by_role("button", name="Đóng thông báo").click()


def write(page: Page, learner: Learner, secrecy: str = "") -> None:
    """Fill in the form of a draft."""
    page.locator('.hd-view [data-do="draft"]').click()
    dialog = page.locator('dialog[data-dialog="draft"]')
    expect(dialog.locator("[data-notation]")).to_have_text("UBND-VHXH")
    learner.fill("type_name", "Báo cáo")
    expect(dialog.locator("[data-notation]")).to_have_text("BC-UBND")
    learner.fill("subject", SUBJECT)
    learner.fill("addressee", DISTRICT)
    reply = dialog.locator('[data-field="replies_to"] option').nth(1).get_attribute("value")
    learner.fill("replies_to", reply or "")
    learner.fill("body", "Ủy ban nhân dân xã báo cáo kết quả rà soát đối tượng.\nTổng số 97 người đủ điều kiện.")
    learner.fill("recipients", "Như trên\nPhòng Lao động – Thương binh và Xã hội huyện\nLưu: VT, VHXH")
    learner.fill("secrecy", secrecy)
    expect(dialog.locator(".hd-sheet")).to_contain_text("Tổng số 97 người")


def issue(page: Page, learner: Learner) -> None:
    """A draft goes the straight way until it is issued (the desk is walked, the act is not looked at)."""
    play(page, CLERK)
    write(page, learner)
    learner.confirm("draft")
    do(page, "submit_draft")
    learner.fill("to_person", UNIT_HEAD)
    learner.confirm("submit-draft")
    play(page, UNIT_HEAD)
    do(page, "submit_draft")
    learner.fill("to_person", CHAIR)
    learner.confirm("submit-draft")
    sign_and_issue(page, learner)


def sign_and_issue(page: Page, learner: Learner) -> None:
    """What lies with the chair is approved, signed, numbered, sealed and issued."""
    play(page, CHAIR)
    do(page, "approve_draft")
    do(page, "sign_document")
    learner.confirm("sign-document")
    play(page, REGISTRY)
    do(page, "assign_number")
    turn_to(page, "seal")
    do(page, "seal_document")
    turn_to(page, "issue")
    do(page, "issue_document")
    learner.confirm("issue-document")


def go_the_way(desk: Desk, doc_id: str) -> None:
    """The same from the clerk's draft on, behind the screens; the clerk acts again at the end."""
    issue_draft(desk, doc_id, CLERK, UNIT_HEAD, CHAIR, REGISTRY)
    play_at(desk, CLERK)
