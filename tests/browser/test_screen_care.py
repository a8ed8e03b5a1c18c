"""How files are kept, walked on screen: paper, rights and views, frozen sets, split and join, backup and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hoso_kit.desk.desk import Desk
from tests.browser.conftest import ServedApp, start_app, stop_app
from tests.browser.learner import Learner, serious, shot
from tests.browser.live import open_live
from tests.browser.walking import take_part
from tests.desk.desks import free_desk
from tests.world import practice_office

pytestmark = pytest.mark.browser

# only these functions: what else an office may have switched on has its own walks
OFFICE = replace(
    practice_office(),
    functions=("clock", "access", "freezing", "backup", "paper", "reorganising", "view_history"),
)
CLERK, HEAD, COLLEAGUE, ADMIN = "p04", "p05", "p07", "p12"
OWN, SECOND = "02.VHXH", "01.VHXH"
LED = [one.doc_id for one in OFFICE.documents if one.lead == CLERK and not one.is_draft and one.direction == "incoming"]
Care = tuple[Learner, Page, Desk]


@pytest.fixture
def care(page: Page, tmp_path: Path) -> Iterator[Care]:
    """The practice office, with one file of the clerk's that holds three documents; a page error fails the test."""
    desk = free_desk(OFFICE, tmp_path)
    act(desk, "open_case_file", file_notation=OWN, start_date="2024-01-05")
    act(desk, "file_document", file_notation=OWN, documents=LED[:3])
    errors = open_live(page, desk)
    yield Learner(page), page, desk
    assert errors == []


def act(desk: Desk, type_: str, **fields: Any) -> None:
    answer = desk.handle({"id": 1, "do": "act", "action": {"type": type_, **fields}})
    assert answer["ok"], answer


def show_file(page: Page, learner: Learner, notation: str) -> None:
    """Choose a file in the tree, whose heading may be shut."""
    heading = page.locator(f'[data-heading="{notation.split(".")[-1]}"]')
    if heading.get_attribute("aria-expanded") == "false":
        heading.click()
    learner.entry(notation).click()
    expect(page.locator(".hd-card h2")).to_have_text(f"Hồ sơ {notation}")


def card_button(page: Page, name: str) -> None:
    page.locator(f'.hd-card [data-do="{name}"]').click()
    expect(page.locator("dialog[open]")).to_be_visible()


def reorganise(page: Page, name: str) -> None:
    """By the keyboard: the menu opens with the focus on its first entry."""
    page.locator('.hd-card [data-do="reorganise"]').press("Enter")
    if name == "join" and page.locator('[data-menu="split"]').count():
        page.keyboard.press("ArrowDown")
    expect(page.locator(f'[data-menu="{name}"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f'dialog[data-dialog="{name}"]')).to_be_visible()


def leave(page: Page) -> None:
    """Escape closes the dialog on top."""
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_paper_file_is_opened_ended_and_its_duties_are_told(care: Care) -> None:
    """The carrier is chosen at the opening; at the end the duties follow the period and are done in the dialog."""
    learner, page, desk = care
    show_file(page, learner, SECOND)
    page.locator('.hd-card [data-do="open"]').click()
    learner.fill("start_date", date(2024, 1, 5))
    learner.fill("carrier", "paper")
    shot(page, "care-mo-ho-so-giay")
    learner.confirm("open")
    expect(page.locator(".hd-card")).to_contain_text("Vật mang tin")
    learner.box("incoming")
    learner.put(SECOND, LED[3:5])
    card_button(page, "close")
    expect(page.locator('dialog [data-duty="sheets_numbered"]')).to_have_attribute("data-done", "false")
    expect(page.locator('dialog [data-duty="contents_list_written"]')).to_have_count(0)
    learner.fill("maintenance", "Vĩnh viễn")
    expect(page.locator('dialog [data-duty="contents_list_written"]')).to_be_visible()
    learner.fill("sheet_total", "mười")
    page.locator('dialog [data-do="compose-note"]').click()
    expect(page.locator('dialog [data-field="sheet_total"]')).to_have_attribute("aria-invalid", "true")
    learner.fill("sheet_total", "12")
    learner.fill("box", "3")
    learner.fill("condition", "đầy đủ, nguyên vẹn")
    page.locator('dialog [data-do="compose-note"]').click()
    expect(page.locator('dialog [data-field="closing_note"]')).to_have_value(
        "\n".join(
            (
                f"Hồ sơ số {SECOND}: {desk.state['case_files'][-1]['title']}.",
                "Hồ sơ gồm 2 văn bản, 12 tờ (viết bằng chữ: mười hai tờ), được đánh số từ tờ 01 đến tờ 12.",
                "Thời hạn bảo quản: Vĩnh viễn.",
                "Hộp số: 3.",
                "Tình trạng tài liệu: đầy đủ, nguyên vẹn.",
            )
        )
    )
    page.locator('dialog [data-duty="sheets_numbered"]').scroll_into_view_if_needed()
    shot(page, "care-ket-thuc-ho-so-giay")
    assert serious(page) == []
    for step in page.locator("dialog [data-step]").all():
        step.check()
    learner.fill("end_date", date(2024, 12, 10))
    learner.confirm("close")
    # ended without the contents list: the system lets it pass and says what is left
    left = page.locator(".hd-card .paper-left")
    expect(left).to_contain_text("Viết Mục lục văn bản")
    expect(left.locator("li")).to_have_count(1)
    shot(page, "care-con-phai-lam")
    card_button(page, "paper")
    # the note is as it was written, line by line
    expect(page.locator('dialog [data-field="closing_note"]')).to_have_value(re.compile("tờ 12\\.\nThời hạn bảo quản"))
    page.locator('dialog [data-field="contents_list"]').check()
    shot(page, "care-ho-so-giay")
    assert serious(page) == []
    learner.confirm("paper")
    expect(left).to_have_count(0)
    page.locator('.hd-card [data-do="print"]').click()
    page.locator('[data-menu="closing_note-html"]').click()
    expect(page.frame_locator("iframe.hd-preview").locator("body")).to_contain_text("Hộp số: 3.")
    shot(page, "care-chung-tu-ket-thuc")


def test_the_carrier_is_mended_with_the_other_facts(care: Care) -> None:
    """Editing changes the carrier alone, or with the rest, and nothing when nothing is changed."""
    learner, page, desk = care
    show_file(page, learner, OWN)
    learner.edit(OWN, {"carrier": "mixed"})
    expect(page.locator(".hd-card")).to_contain_text("Giấy và điện tử")
    before = desk.state["version"]
    learner.edit(OWN, {"carrier": "paper", "description": "Bản giấy ở tủ 2"})
    assert desk.state["version"] == before + 2
    card_button(page, "edit")
    page.locator('[data-do="confirm-edit"]').click()
    expect(page.locator("dialog .hd-notice")).to_contain_text("Chưa có gì thay đổi")
    leave(page)


def test_rights_are_given_confirmed_used_and_taken_back(care: Care) -> None:
    """A colleague sees the file only with the right; who looked stands on the card; the head confirms the change."""
    learner, page, desk = care
    take_part(page, COLLEAGUE)
    show_file(page, learner, OWN)
    expect(page.locator(".hd-card")).to_contain_text("chưa được quyền xem")
    learner.box("incoming")
    expect(learner.row(LED[0])).to_have_count(0)
    shot(page, "care-chua-duoc-quyen")

    take_part(page, CLERK)
    show_file(page, learner, OWN)
    card_button(page, "access")
    page.locator('dialog [data-do="grant"]').click()
    expect(page.locator('dialog [data-field="person"]')).to_have_attribute("aria-invalid", "true")
    learner.fill("person", COLLEAGUE)
    page.locator('dialog [data-field="level"]').press("Enter")
    page.locator('dialog [data-do="grant"]').click()
    expect(page.locator("dialog .access-rights")).to_contain_text("chờ xác nhận")
    shot(page, "care-phan-quyen")
    assert serious(page) == []
    leave(page)
    expect(page.locator(".hd-card")).to_contain_text("1 thay đổi quyền chờ xác nhận")

    take_part(page, COLLEAGUE)
    show_file(page, learner, OWN)
    learner.box("incoming")
    learner.row(LED[0]).dblclick()
    expect(page.locator('dialog[data-dialog="sheet"]')).to_be_visible()
    leave(page)
    learner.row(LED[0]).click()
    page.locator('.hd-card [data-do="edit"]').wait_for(state="detached")

    take_part(page, HEAD)
    page.locator('button[data-view="access"]').click()
    expect(page.locator(".access-warnings li")).to_have_count(1)
    shot(page, "care-man-phan-quyen")
    assert serious(page) == []
    page.locator('[data-do="confirm-right"]').click()
    expect(page.locator(".access-warnings")).to_have_count(0)

    take_part(page, CLERK)
    show_file(page, learner, OWN)
    card_button(page, "views")
    rows = page.locator("dialog tbody tr")
    seen = [row.inner_text() for row in rows.all() if OFFICE.people_by_id[COLLEAGUE].full_name in row.inner_text()]
    assert len(seen) == 2, "the file once and the document once, however often they are drawn"
    shot(page, "care-luot-xem")
    assert serious(page) == []
    leave(page)
    card_button(page, "access")
    page.locator('dialog [data-do="withdraw"]').click()
    expect(page.locator("dialog .access-rights")).to_contain_text("không được xem")
    leave(page)
    take_part(page, COLLEAGUE)
    assert OWN not in [one["file_notation"] for one in desk.state["case_files"]]


def test_reading_beside_the_list_counts_and_walking_through_it_does_not(care: Care) -> None:
    """The arrows pass many documents; only the one that stays for a while is noted as read."""
    learner, page, desk = care
    learner.box("incoming")
    learner.row(LED[0]).click()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(2600)
    read = [one["text"] for one in desk.state["history"] if one["text"].startswith("Xem văn bản")]
    assert len(read) == 1


def test_the_administrator_freezes_a_set_and_lifts_it(care: Care) -> None:
    """The lock shows on tree, card and table; a change is refused by the set's name; lifting needs a reason."""
    learner, page, _ = care
    take_part(page, ADMIN)
    page.locator('button[data-view="freezing"]').click()
    page.locator('[data-do="freeze"]').click()
    learner.fill("name", "Thanh tra 2024")
    learner.fill("reason", "Theo yêu cầu của Đoàn thanh tra")
    page.locator('dialog input[type="search"]').fill("khen thưởng")
    page.locator(f'dialog [data-file="{OWN}"]').check()
    shot(page, "care-dong-bang")
    assert serious(page) == []
    learner.confirm("freeze")
    expect(page.locator('tr[data-row-key="Thanh tra 2024"]')).to_contain_text(OWN)
    shot(page, "care-man-dong-bang")
    assert serious(page) == []

    take_part(page, CLERK)
    show_file(page, learner, OWN)
    expect(learner.entry(OWN).locator(".hd-frozen")).to_have_attribute("title", "Đóng băng")
    expect(page.locator(".hd-card")).to_contain_text("Đóng băng trong tập hợp “Thanh tra 2024”")
    shot(page, "care-the-dong-bang")
    assert serious(page) == []
    page.locator(f'li[data-doc="{LED[0]}"] [data-do="take-out-one"]').click()
    expect(page.locator(".hd-notice.refused")).to_contain_text("Thanh tra 2024")
    page.locator('button[data-view="files"]').click()
    expect(page.locator(f'.hd-view tr[data-file="{OWN}"]')).to_contain_text("đóng băng")

    take_part(page, ADMIN)
    page.locator('button[data-view="freezing"]').click()
    page.locator('[data-do="unfreeze"]').click()
    learner.fill("reason", "Đã có kết luận thanh tra")
    learner.confirm("unfreeze")
    expect(page.locator(".hd-view")).to_contain_text("Chưa có tập hợp nào bị đóng băng")


def test_a_file_is_split_and_joined_again(care: Care) -> None:
    """Chosen documents go to a new file, listed or not; joining names its reason; both stand in the history."""
    learner, page, _ = care
    show_file(page, learner, OWN)
    reorganise(page, "split")
    page.locator(f'dialog [data-part="{LED[0]}"]').check()
    expect(page.locator("dialog")).to_contain_text("Chuyển 1 văn bản")
    learner.fill("into", "+")
    expect(page.locator('dialog [data-field="title"]')).to_be_visible()
    shot(page, "care-tach-ngoai-danh-muc")
    learner.fill("into", SECOND)
    expect(page.locator('dialog [data-field="title"]')).to_be_hidden()
    shot(page, "care-tach")
    assert serious(page) == []
    learner.confirm("split")
    expect(page.locator(".hd-card h2")).to_have_text(f"Hồ sơ {SECOND}")
    expect(page.locator(".hd-card")).to_contain_text("Tách từ")
    shot(page, "care-the-da-tach")
    show_file(page, learner, OWN)
    expect(page.locator(".hd-card")).to_contain_text(f"Đã tách sang{SECOND}")
    shot(page, "care-the-con-lai-sau-tach")
    show_file(page, learner, SECOND)
    reorganise(page, "join")
    learner.fill("into", OWN)
    learner.fill("reason", "Cùng một việc khen thưởng")
    shot(page, "care-gop")
    assert serious(page) == []
    learner.confirm("join")
    expect(page.locator(".hd-card h2")).to_have_text(f"Hồ sơ {OWN}")
    expect(page.locator(".hd-card")).to_contain_text(f"Đã gộp{SECOND}")
    expect(page.locator(".hd-contents li")).to_have_count(3)
    show_file(page, learner, SECOND)
    expect(page.locator(".hd-card")).to_contain_text(f"Đã gộp vào{OWN}")
    shot(page, "care-the-da-gop-di")
    page.locator(f'.hd-card [data-key="file-{OWN}"]').click()
    expect(page.locator(".hd-card h2")).to_have_text(f"Hồ sơ {OWN}")
    page.locator('button[data-view="history"]').click()
    expect(page.locator(".hd-view")).to_contain_text(f"Gộp hồ sơ {SECOND} vào hồ sơ {OWN}: Cùng một việc khen thưởng")

    show_file(page, learner, OWN)
    reorganise(page, "split")
    page.locator(f'dialog [data-part="{LED[1]}"]').check()
    learner.fill("into", "+")
    learner.fill("title", "Hồ sơ phong trào thi đua đột xuất năm 2024")
    learner.fill("file_notation", "09.VHXH")
    learner.fill("maintenance", "10 năm")
    learner.confirm("split")
    expect(page.locator(".hd-card h2")).to_have_text("Hồ sơ 09.VHXH")


def choose_backup(page: Page, path: Path | str, content: bytes | None = None) -> None:
    given: Any = path if content is None else {"name": str(path), "mimeType": "application/zip", "buffer": content}
    with page.expect_file_chooser() as chooser:
        page.locator('[data-do="choose-backup"]').click()
    chooser.value.set_files(given)


def test_the_office_comes_back_from_its_backup(care: Care, tmp_path: Path) -> None:
    """What came down brings the whole state back; a damaged file is named; a too large one isn't even sent."""
    _, page, desk = care
    take_part(page, ADMIN)
    page.locator('button[data-view="backup"]').click()
    with page.expect_download() as download:
        page.locator('[data-do="make-backup"]').click()
    content = Path(download.value.path()).read_bytes()
    saved = json.dumps(desk.state, ensure_ascii=False, sort_keys=True)
    shot(page, "care-sao-luu")
    assert serious(page) == []

    damaged = bytearray(content)
    damaged[content.rindex(b"file_document")] ^= 1
    choose_backup(page, "hong.zip", bytes(damaged))
    told = page.locator(".hd-notice.error")
    expect(told).to_contain_text("Bản sao lưu hỏng ở journal.jsonl (nhật ký thao tác): nội dung không còn như lúc")
    shot(page, "care-sao-luu-hong")
    page.locator(".hd-notice.error button").click()
    choose_backup(page, "to.zip", b"PK" + bytes(7_000_001))
    expect(page.locator(".hd-notice.error")).to_contain_text("Tệp quá lớn")
    page.locator(".hd-notice.error button").click()

    act(desk, "freeze", name="Sau sao lưu", case_files=[OWN], reason="Thử")
    choose_backup(page, download.value.suggested_filename, content)
    dialog = page.locator('dialog[data-dialog="restore"]')
    expect(dialog).to_contain_text("sẽ được cất sang tệp khác")
    shot(page, "care-phuc-hoi")
    assert serious(page) == []
    page.locator('[data-do="confirm-restore"]').click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".hd-notice.done")).to_contain_text("Đã phục hồi")
    assert json.dumps(desk.state, ensure_ascii=False, sort_keys=True) == saved
    assert list(tmp_path.glob("journal-truoc-phuc-hoi-*.jsonl"))
    # the same again: there is nothing to bring back
    page.locator('button[data-view="backup"]').click()
    choose_backup(page, download.value.suggested_filename, content)
    expect(dialog).to_contain_text("không có gì để phục hồi")
    expect(page.locator('[data-do="confirm-restore"]')).to_have_count(0)


@pytest.fixture(scope="module")
def office_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedApp]:
    """A server with its own home."""
    app = start_app(tmp_path_factory.mktemp("care"), "--port", "19066")
    yield app
    stop_app(app.process)


def test_a_backup_passes_the_real_server_in_both_directions(page: Page, office_app: ServedApp) -> None:
    """Through kernel and websocket: the office comes down whole, and a message of the greatest size still arrives."""
    learner = Learner(page)
    learner.arrive(office_app.address + "voila/render/van-phong.ipynb")
    take_part(page, ADMIN)
    page.locator('button[data-view="backup"]').click()
    with page.expect_download() as download:
        page.locator('[data-do="make-backup"]').click()
    content = Path(download.value.path()).read_bytes()
    choose_backup(page, "lon.zip", b"PK" + bytes(6_990_000))
    expect(page.locator(".hd-notice.error")).to_contain_text("Bản sao lưu hỏng", timeout=40_000)
    page.locator(".hd-notice.error button").click()
    page.locator('button[data-view="freezing"]').click()
    page.locator('[data-do="freeze"]').click()
    learner.fill("name", "Sau sao lưu")
    learner.fill("reason", "Thử")
    page.locator("dialog .freezing-files input").first.check()
    learner.confirm("freeze")
    page.locator('button[data-view="backup"]').click()
    choose_backup(page, download.value.suggested_filename, content)
    page.locator('[data-do="confirm-restore"]').click()
    expect(page.locator(".hd-notice.done")).to_contain_text("Đã phục hồi")
    page.locator('button[data-view="freezing"]').click()
    expect(page.locator(".hd-view")).to_contain_text("Chưa có tập hợp nào bị đóng băng")
